import type { Customer } from "@licet/sdk";
import type { Action } from "../../../kit/action.tsx";
import { IconEdit, IconEraser, IconReplace, IconTrash } from "../../../kit/icons.ts";
import { toast } from "../../../kit/toast.tsx";
import { t } from "../../../texts/staff.ts";
import { peopleChanged } from "../people.queries.ts";
import { nameOf } from "../people.rules.ts";
import { deleteCustomer, forgetPastOfCustomer } from "./customers.queries.ts";

const c = t.people.customers;
const permission = "customers_write";

/** Deletes a customer; `left` is told when it is gone. */
export const removeCustomer = (left?: () => unknown): Action<Customer> => ({
  id: "delete",
  text: t.people.delete,
  icon: IconTrash,
  permission,
  isDanger: true,
  question: (customer) => ({
    title: c.deleteTitle(nameOf(customer)),
    body: c.deleteBody({ orders: customer.total_orders, licenses: customer.total_licenses }),
    button: t.people.delete,
    isDanger: true,
  }),
  act: async (customer) => {
    await deleteCustomer(customer.id);
    await left?.();
    await peopleChanged();
    toast(t.people.isDeleted(nameOf(customer)));
  },
});

/** Forgets what names and addresses of a customer were. */
export const forgetCustomer: Action<Customer> = {
  id: "forget",
  text: t.people.forget,
  icon: IconEraser,
  permission,
  isDanger: true,
  question: (customer) => ({
    title: t.people.forgetTitle(nameOf(customer)),
    body: t.people.forgetBody,
    button: t.people.forget,
    isDanger: true,
  }),
  act: async ({ id }) => {
    const { changes } = await forgetPastOfCustomer(id);
    await peopleChanged();
    toast(t.people.isForgotten(changes));
  },
};

/** What opens a dialog. */
export function customerDialogs(open: (dialog: "edit" | "merge") => void): readonly Action<Customer>[] {
  return [
    { id: "edit", text: t.people.edit, icon: IconEdit, permission, act: () => open("edit") },
    { id: "merge", text: c.merge, icon: IconReplace, permission, act: () => open("merge") },
  ];
}
