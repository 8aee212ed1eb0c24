import type { LicenseTemplate } from "@licet/sdk";
import type { Action } from "../../kit/action.tsx";
import { IconArchive, IconArrowBackUp, IconCheck, IconTrash } from "../../kit/icons.ts";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { changePolicy, deletePolicy } from "./policies.queries.ts";

const permission = "catalog_write";

async function setArchived({ id, name }: LicenseTemplate, is_archived: boolean): Promise<void> {
  await changePolicy(id, { is_archived });
  const back = { text: t.catalog.undo, act: () => changePolicy(id, { is_archived: !is_archived }) };
  toast(is_archived ? t.catalog.archived(name) : t.catalog.restored(name), back);
}

const whyDefault = ({ is_default }: LicenseTemplate) => (is_default ? t.catalog.defaultStays : undefined);

/** What can be done with a policy. */
export const policyActions: readonly Action<LicenseTemplate>[] = [
  {
    id: "default",
    text: t.catalog.makeDefault,
    icon: IconCheck,
    permission,
    isFor: ({ is_default }) => !is_default,
    unavailable: ({ is_archived }) => (is_archived ? t.catalog.archivedIsNoDefault : undefined),
    act: async ({ id, name }) => {
      await changePolicy(id, { is_default: true });
      toast(t.catalog.isNowDefault(name));
    },
  },
  {
    id: "archive",
    text: t.catalog.archive,
    icon: IconArchive,
    permission,
    isFor: ({ is_archived }) => !is_archived,
    unavailable: whyDefault,
    act: (policy) => setArchived(policy, true),
  },
  {
    id: "restore",
    text: t.catalog.restore,
    icon: IconArrowBackUp,
    permission,
    isFor: ({ is_archived }) => is_archived,
    act: (policy) => setArchived(policy, false),
  },
];

/** Deletes a policy; the page leaves it then. */
export const deletePolicyAction = (onDone: () => void): Action<LicenseTemplate> => ({
  id: "delete",
  text: t.catalog.delete,
  icon: IconTrash,
  permission,
  isDanger: true,
  unavailable: whyDefault,
  question: ({ name }) => ({
    title: t.catalog.deleteTitle(name),
    body: t.catalog.deletePolicyBody,
    button: t.catalog.delete,
    isDanger: true,
  }),
  act: async ({ id, name }) => {
    onDone();
    await deletePolicy(id);
    toast(t.catalog.deleted(name));
  },
});
