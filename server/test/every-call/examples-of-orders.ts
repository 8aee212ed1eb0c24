import { type Example, type Office, orderOf } from "./office.ts";

// Actions on orders that were placed.

const at = async (office: Office, action = "") => `orders/${(await orderOf(office)).id}/${action}`;
const person = ({ fresh }: Office) => ({ email: `${fresh("manager")}@acme.example`, first_name: "Max" });

/** The examples of these routes. */
export const orderExamples: Readonly<Record<string, Example>> = {
  "PATCH /orders/:id/": async (office) => ({
    address: await at(office),
    body: { store_id: office.fresh("renamed"), is_test: true },
  }),
  "DELETE /orders/:id/": async (office) => ({ address: await at(office) }),
  "DELETE /orders/:id/safe_delete/": async (office) => {
    const { id, order_items } = await orderOf(office);
    await office.app.management("DELETE", `licenses/${order_items[0].licenses[0].id}/`);
    return { address: `orders/${id}/safe_delete/` };
  },
  "GET /orders/export/": async () => ({ address: "orders/export/?range=last30" }),
  "GET /orders/:id/export/": async (office) => ({ address: await at(office, "export/") }),
  "GET /orders/:id/managers/": async (office) => ({ address: await at(office, "managers/") }),
  "POST /orders/:id/add_manager/": async (office) => ({
    address: await at(office, "add_manager/"),
    body: person(office),
  }),
  "POST /orders/:id/add_managers/": async (office) => ({
    address: await at(office, "add_managers/"),
    body: [person(office), person(office)],
  }),
  "POST /orders/:id/remove_manager/": async (office) => {
    const { id } = await orderOf(office);
    const manager = await office.make(`orders/${id}/add_manager/`, person(office));
    return { address: `orders/${id}/remove_manager/`, body: { license_user_id: manager.id } };
  },
};
