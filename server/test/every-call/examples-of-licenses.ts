import { sell } from "../support/application.ts";
import { account, activated, crud, type Example, feature, field, license, type Office, policy } from "./office.ts";

// Calls about the parts of licenses: features, custom fields, users and groups.

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

/** Create, read, change and delete, where the body needs its own objects. */
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

/** A license of a user-based product, and its user. */
async function assigned(office: Office): Promise<{ id: number; user: number; email: string }> {
  const code = office.fresh("team");
  await office.make("products/", { product_name: code, short_code: code, authorization_method: "user" });
  const email = `${office.fresh("user")}@team.example`;
  const { id, license_users } = await sell(office.app, code, { users: [{ email }] });
  return { id, user: license_users[0].id, email };
}

const group = ({ fresh }: Office) => ({ code: fresh("group"), name: "Group" });
const groupOf = async (office: Office) => (await office.make("license-user-groups/", group(office))).id as number;

/** Managers of groups and accounts. */
function managers(path: string, idOf: (office: Office) => Promise<number>): Record<string, Example> {
  const managed = async (office: Office) => {
    const at = `${path}${await idOf(office)}/`;
    const email = `${office.fresh("boss")}@team.example`;
    return { at, manager: await office.make(`${at}add_manager/`, { email }) };
  };
  return {
    [`GET /${path}:id/managers/`]: async (office) => ({ address: `${(await managed(office)).at}managers/` }),
    [`POST /${path}:id/add_manager/`]: async (office) => ({
      address: `${path}${await idOf(office)}/add_manager/`,
      body: { email: `${office.fresh("boss")}@team.example` },
    }),
    [`POST /${path}:id/remove_manager/`]: async (office) => {
      const { at, manager } = await managed(office);
      return { address: `${at}remove_manager/`, body: { license_user_id: manager.id } };
    },
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
  "GET /licenses/:id/explain/": async (office) => ({
    address: `licenses/${await license(office)}/explain/?action=activate&hardware_id=device`,
  }),
  "DELETE /licenses/:id/": async (office) => ({ address: `licenses/${await license(office)}/` }),
  "POST /licenses/:id/assign_user/": async (office) => ({
    address: `licenses/${(await assigned(office)).id}/assign_user/`,
    body: { email: `${office.fresh("user")}@team.example`, first_name: "Ann" },
  }),
  "POST /licenses/:id/assign_users/": async (office) => ({
    address: `licenses/${(await assigned(office)).id}/assign_users/`,
    body: { emails: [{ email: `${office.fresh("user")}@team.example` }] },
  }),
  "POST /licenses/:id/unassign_user/": async (office) => {
    const { id, user } = await assigned(office);
    return { address: `licenses/${id}/unassign_user/`, body: { license_user_id: user } };
  },
  "POST /licenses/:id/set_users_activations/": async (office) => {
    const { id, user } = await assigned(office);
    return { address: `licenses/${id}/set_users_activations/`, body: { [user]: { max_activations: 7 } } };
  },
  "GET /license-users/": async () => ({ address: "license-users/" }),
  "GET /license-users/:id/": async (office) => ({ address: `license-users/${(await assigned(office)).user}/` }),
  "PATCH /license-users/:id/": async (office) => ({
    address: `license-users/${(await assigned(office)).user}/`,
    body: { first_name: "Changed" },
  }),
  "DELETE /license-users/:id/": async (office) => {
    const { id, user } = await assigned(office);
    await office.make(`licenses/${id}/unassign_user/`, { license_user_id: user });
    return { address: `license-users/${user}/` };
  },
  "POST /license-users/:id/set_password/": async (office) => ({
    address: `license-users/${(await assigned(office)).user}/set_password/`,
    body: { password: "pass123" },
  }),
  "POST /license-users/set_password/": async (office) => ({
    address: `license-users/set_password/?email=${(await assigned(office)).email}`,
    body: { password: "pass123" },
  }),
  ...crud("license-user-groups/", group, { name: "Changed" }),
  ...managers("license-user-groups/", groupOf),
  ...managers("customer-accounts/", account),
  "GET /license-user-groups/:id/members/": async (office) => ({
    address: `license-user-groups/${await groupOf(office)}/members/`,
  }),
  "GET /license-manager-permissions/": async () => ({ address: "license-manager-permissions/" }),
  "POST /license-users/:id/update_lm_permissions/": async (office) => ({
    address: `license-users/${(await assigned(office)).user}/update_lm_permissions/`,
    body: {
      permission_ids: [1, 7],
      products: [{ product_id: office.productId, num_of_licenses: 5 }],
      license_template_ids: [(await office.make("license-templates/", policy(office))).id],
      customer_account_ids: [await account(office)],
    },
  }),
  "POST /license-users/:id/remove_lm_permissions/": async (office) => {
    const { user } = await assigned(office);
    await office.make(`license-users/${user}/update_lm_permissions/`, { permission_ids: [1] });
    return { address: `license-users/${user}/remove_lm_permissions/` };
  },
  "GET /license-users/:id/groups/": async (office) => ({
    address: `license-users/${(await assigned(office)).user}/groups/`,
  }),
  "POST /license-users/:id/add_to_group/": async (office) => ({
    address: `license-users/${(await assigned(office)).user}/add_to_group/`,
    body: { license_user_group_id: await groupOf(office) },
  }),
  "POST /license-users/:id/remove_from_group/": async (office) => {
    const { user } = await assigned(office);
    const body = { license_user_group_id: await groupOf(office) };
    await office.app.management("POST", `license-users/${user}/add_to_group/`, { body });
    return { address: `license-users/${user}/remove_from_group/`, body };
  },
  "POST /license-user-groups/:id/add_license/": async (office) => ({
    address: `license-user-groups/${await groupOf(office)}/add_license/`,
    body: { license_id: await license(office) },
  }),
  "POST /license-user-groups/:id/remove_license/": async (office) => {
    const at = `license-user-groups/${await groupOf(office)}`;
    const body = { license_id: await license(office) };
    await office.make(`${at}/add_license/`, body);
    return { address: `${at}/remove_license/`, body };
  },
};
