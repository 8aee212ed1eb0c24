import type { Action } from "../../../kit/action.tsx";
import { IconEdit, IconTrash } from "../../../kit/icons.ts";
import { toast } from "../../../kit/toast.tsx";
import { t } from "../../../texts/staff.ts";
import { peopleChanged } from "../people.queries.ts";
import { deleteGroup, type UserGroup } from "./groups.queries.ts";

const g = t.people.groups;
const permission = "licenses_write";

/** Opens the form of a group. */
export const editGroupBy = (open: (group: UserGroup) => void): Action<UserGroup> => ({
  id: "edit",
  text: t.people.edit,
  icon: IconEdit,
  permission,
  act: open,
});

/** Deletes a group; `left` is told when it is gone. */
export const removeGroup = (left?: () => unknown): Action<UserGroup> => ({
  id: "delete",
  text: t.people.delete,
  icon: IconTrash,
  permission,
  isDanger: true,
  question: ({ name, code }) => ({
    title: g.deleteTitle(name || code),
    body: g.deleteBody,
    button: t.people.delete,
    isDanger: true,
  }),
  act: async ({ id, name, code }) => {
    await deleteGroup(id);
    await left?.();
    await peopleChanged();
    toast(t.people.isDeleted(name || code));
  },
});
