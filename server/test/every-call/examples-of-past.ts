import { sell } from "../support/application.ts";
import { customerId, type Example, order } from "./office.ts";

/** Examples of calls about what licenses were. */
export const pastExamples: Readonly<Record<string, Example>> = {
  "GET /licenses/:id/diff/": async (office) => {
    const { id } = await order(office);
    return { address: `licenses/${id}/diff/?from=2026-01-01` };
  },
  "POST /customers/:id/forget_past/": async (office) => ({
    address: `customers/${await customerId(office)}/forget_past/`,
  }),
  "POST /license-users/:id/forget_past/": async (office) => {
    const code = office.fresh("team");
    await office.make("products/", { product_name: code, short_code: code, authorization_method: "user" });
    const { license_users } = await sell(office.app, code, { users: [{ email: `${code}@users.example` }] });
    return { address: `license-users/${license_users[0].id}/forget_past/` };
  },
};
