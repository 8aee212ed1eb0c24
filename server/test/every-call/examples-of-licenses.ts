import { activated, type Example, feature, field, license, type Office } from "./office.ts";

// Calls about what belongs to licenses: their features, custom fields, users and groups.

const fieldOf = async (office: Office) => ({
  license: await license(office),
  product_custom_field: (await office.make("product-custom-fields/", field(office))).id,
  value: "23",
});
const featureOf = async (office: Office) => ({
  license: await license(office),
  product_feature: (await office.make("product-features/", { ...feature(office), feature_type: "consumption" })).id,
  max_consumption: 5,
});

/** Create, read, change and delete, where the body needs objects of its own. */
function parts(path: string, body: (office: Office) => Promise<object>, patch: object): Record<string, Example> {
  const made = async (office: Office) => `${path}${(await office.make(path, await body(office))).id}/`;
  return {
    [`GET /${path}`]: async () => ({ address: path }),
    [`POST /${path}`]: async (office) => ({ address: path, body: await body(office) }),
    [`GET /${path}:id/`]: async (office) => ({ address: await made(office) }),
    [`PATCH /${path}:id/`]: async (office) => ({ address: await made(office), body: patch }),
    [`DELETE /${path}:id/`]: async (office) => ({ address: await made(office) }),
  };
}

/** Examples of calls about licenses and their users. */
export const licenseExamples: Readonly<Record<string, Example>> = {
  ...parts("license-product-features/", featureOf, { max_consumption: 9 }),
  ...parts("license-custom-fields/", fieldOf, { value: "Changed" }),
  "POST /licenses/:id/update_features/": async (office) => {
    const { code } = await office.make("product-features/", feature(office));
    const product_features = [{ product_feature: code, expiry_date: "2030-01-01" }];
    return { address: `licenses/${(await activated(office)).id}/update_features/`, body: { product_features } };
  },
};
