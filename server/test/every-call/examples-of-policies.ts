import { sell } from "../support/application.ts";
import { type Example, license, policy } from "./office.ts";

// Actions on license policies besides creating, changing and deleting them.

/** Examples of these routes. */
export const policyExamples: Readonly<Record<string, Example>> = {
  "GET /license-templates/:id/terms/": async (office) => {
    const { id } = await office.make("license-templates/", { ...policy(office), max_activations: 2 });
    return { address: `license-templates/${id}/terms/` };
  },
  "GET /products/:id/terms/": async (office) => {
    const { id } = await office.make("products/", { product_name: "Terms", short_code: office.fresh("terms") });
    return { address: `products/${id}/terms/` };
  },
  "POST /license-templates/:id/apply/": async (office) => {
    const { id, code } = await office.make("license-templates/", { ...policy(office), max_activations: 2 });
    await sell(office.app, "app", { policy_code: code });
    await office.app.management("PATCH", `license-templates/${id}/`, { body: { max_activations: 3 } });
    return { address: `license-templates/${id}/apply/` };
  },
  "POST /licenses/:id/apply_policy/": async (office) => {
    const { code } = await office.make("license-templates/", { ...policy(office), is_sku: true, max_activations: 5 });
    return { address: `licenses/${await license(office)}/apply_policy/`, body: { policy_code: code } };
  },
};
