import type { Action } from "../../../kit/action.tsx";
import { IconEdit, IconEraser, IconKey, IconTrash } from "../../../kit/icons.ts";
import { toast } from "../../../kit/toast.tsx";
import { t } from "../../../texts/staff.ts";
import { peopleChanged } from "../people.queries.ts";
import { clearManagerPermissions, deleteUser, forgetPastOfUser, type User, type UserRow } from "./users.queries.ts";

const u = t.people.users;
const permission = "licenses_write";

/** What opens a dialog. */
export function userDialogs(open: (dialog: "edit" | "password") => void): readonly Action<User>[] {
  return [
    { id: "edit", text: t.people.edit, icon: IconEdit, permission, act: () => open("edit") },
    { id: "password", text: u.setPassword, icon: IconKey, permission, act: () => open("password") },
  ];
}

/** Deletes a license user; `left` is told when they are gone. */
export const removeUser = (left?: () => unknown): Action<UserRow> => ({
  id: "delete",
  text: t.people.delete,
  icon: IconTrash,
  permission,
  isDanger: true,
  unavailable: ({ total_licenses }) => (total_licenses > 0 ? u.hasLicenses(total_licenses) : undefined),
  question: ({ true_email }) => ({
    title: u.deleteTitle(true_email),
    body: u.deleteBody,
    button: t.people.delete,
    isDanger: true,
  }),
  act: async ({ id, true_email }) => {
    await deleteUser(id);
    await left?.();
    await peopleChanged();
    toast(t.people.isDeleted(true_email));
  },
});

/** Forgets what names and addresses of a license user were. */
export const forgetUser: Action<UserRow> = {
  id: "forget",
  text: t.people.forget,
  icon: IconEraser,
  permission,
  isDanger: true,
  question: ({ true_email }) => ({
    title: t.people.forgetTitle(true_email),
    body: t.people.forgetBody,
    button: t.people.forget,
    isDanger: true,
  }),
  act: async ({ id }) => {
    const { changes } = await forgetPastOfUser(id);
    await peopleChanged();
    toast(t.people.isForgotten(changes));
  },
};

/** Takes all that a manager is allowed. */
export const clearPermissions: Action<User> = {
  id: "clear",
  text: u.clearPermissions,
  icon: IconTrash,
  permission,
  isDanger: true,
  isFor: ({ lm_permissions }) => lm_permissions.length > 0,
  question: ({ true_email }) => ({
    title: u.clearTitle(true_email),
    body: u.clearBody,
    button: u.clearPermissions,
    isDanger: true,
  }),
  act: async ({ id }) => {
    await clearManagerPermissions(id);
    toast(u.cleared);
  },
};
