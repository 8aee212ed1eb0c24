import { crud, customerId, type Example, type Office } from "./office.ts";

// Customers, their labels, and the actions on them.

/** A new customer. */
const customer = ({ fresh }: Office) => ({ email: `${fresh("customer")}@acme.example`, first_name: "Ann" });
/** A new label. */
const label = ({ fresh }: Office) => ({ label: fresh("label"), color: "#ff9f43" });
const madeCustomer = async (office: Office) => (await office.make("customers/", customer(office))).id as number;
const mapping = async (office: Office) => ({
  customer: await madeCustomer(office),
  customer_label: (await office.make("clabels/", label(office))).id as number,
});

/** The examples of these routes. */
export const customerExamples: Readonly<Record<string, Example>> = {
  ...crud("customers/", customer, { first_name: "Changed" }),
  "GET /customers/export/": async () => ({ address: "customers/export/" }),
  "POST /customers/:id/merge/": async (office) => ({
    address: `customers/${await madeCustomer(office)}/merge/`,
    body: { customer_to_merge_id: await customerId(office) },
  }),
  ...crud("clabels/", label, { color: "#000000" }),
  "POST /customerclabels/": async (office) => ({ address: "customerclabels/", body: await mapping(office) }),
  "DELETE /customerclabels/:id/": async (office) => ({
    address: `customerclabels/${(await office.make("customerclabels/", await mapping(office))).id}/`,
  }),
};
