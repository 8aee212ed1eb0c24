import type { CustomerLabel } from "@licet/sdk";
import type { Action } from "../../../kit/action.tsx";
import { IconEdit, IconTrash } from "../../../kit/icons.ts";
import { toast } from "../../../kit/toast.tsx";
import { t } from "../../../texts/staff.ts";
import { deleteLabel } from "./labels.queries.ts";

const permission = "customers_write";

/** What can be done with a label. */
export const labelActions = (edit: (label: CustomerLabel) => void): readonly Action<CustomerLabel>[] => [
  { id: "edit", text: t.people.edit, icon: IconEdit, permission, act: edit },
  {
    id: "delete",
    text: t.people.delete,
    icon: IconTrash,
    permission,
    isDanger: true,
    question: ({ label }) => ({
      title: t.people.labels.deleteTitle(label),
      body: t.people.labels.deleteBody,
      button: t.people.delete,
      isDanger: true,
    }),
    act: async ({ id, label }) => {
      await deleteLabel(id);
      toast(t.people.isDeleted(label));
    },
  },
];
