import type { BillingSource } from "@licet/sdk";
import type { Action } from "../../kit/action.tsx";
import { IconEdit, IconTrash } from "../../kit/icons.ts";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { changeBillingSource, deleteBillingSource } from "./billing.queries.ts";

const b = t.settings.billing;
const permission = "company_write";

/** What can be done with a billing system. */
export const billingActions = (edit: (source: BillingSource) => void): readonly Action<BillingSource>[] => [
  { id: "edit", text: b.edit, icon: IconEdit, permission, act: edit },
  {
    id: "off",
    text: b.switchOff,
    permission,
    isFor: ({ enabled }) => enabled,
    question: ({ name }) => ({ title: b.offTitle(name), body: b.offBody, button: b.switchOff, isDanger: true }),
    act: async ({ id, name }) => {
      await changeBillingSource(id, { enabled: false });
      toast(b.isOff(name));
    },
  },
  {
    id: "on",
    text: b.switchOn,
    permission,
    isFor: ({ enabled }) => !enabled,
    act: async ({ id, name }) => {
      await changeBillingSource(id, { enabled: true });
      toast(b.isOn(name));
    },
  },
  {
    id: "delete",
    text: b.delete,
    icon: IconTrash,
    permission,
    isDanger: true,
    question: ({ name }) => ({ title: b.deleteTitle(name), body: b.deleteBody, button: b.delete, isDanger: true }),
    act: async ({ id, name }) => {
      await deleteBillingSource(id);
      toast(b.isDeleted(name));
    },
  },
];
