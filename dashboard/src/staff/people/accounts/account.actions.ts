import type { CustomerAccount } from "@licet/sdk";
import type { Action } from "../../../kit/action.tsx";
import { IconEdit, IconTrash } from "../../../kit/icons.ts";
import { toast } from "../../../kit/toast.tsx";
import { t } from "../../../texts/staff.ts";
import { peopleChanged } from "../people.queries.ts";
import { deleteAccount, removeSignOn, type SignOn } from "./accounts.queries.ts";

const a = t.people.accounts;
const permission = "customers_write";

/** Opens the form of an account. */
export const editAccountBy = (open: () => void): Action<CustomerAccount> => ({
  id: "edit",
  text: t.people.edit,
  icon: IconEdit,
  permission,
  act: open,
});

/** Deletes an account; `left` is told when it is gone. */
export const removeAccount = (left?: () => unknown): Action<CustomerAccount> => ({
  id: "delete",
  text: t.people.delete,
  icon: IconTrash,
  permission,
  isDanger: true,
  question: ({ name, customers_count }) => ({
    title: a.deleteTitle(name),
    body: a.deleteBody(customers_count),
    button: t.people.delete,
    isDanger: true,
  }),
  act: async ({ id, name }) => {
    await deleteAccount(id);
    await left?.();
    await peopleChanged();
    toast(t.people.isDeleted(name));
  },
});

/** What can be done with the single sign-on of an account, or where there is none. */
export const signOnActions = (id: number, edit: () => void): readonly Action<SignOn | null>[] => [
  { id: "set-up", text: a.sso.setUp, permission, isFor: (signOn) => signOn === null, act: edit },
  { id: "edit", text: t.people.edit, icon: IconEdit, permission, isFor: (signOn) => signOn !== null, act: edit },
  {
    id: "remove",
    text: a.sso.remove,
    icon: IconTrash,
    permission,
    isDanger: true,
    isFor: (signOn) => signOn !== null,
    question: () => ({ title: a.sso.removeTitle, body: a.sso.removeBody, button: a.sso.remove, isDanger: true }),
    act: async () => {
      await removeSignOn(id);
      toast(a.sso.isRemoved);
    },
  },
];
