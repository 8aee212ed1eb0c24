import type { Action } from "../../kit/action.tsx";
import { IconEdit, IconTrash } from "../../kit/icons.ts";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { type ApplicationKey, type ManagementKey, revokeApplicationKey, revokeManagementKey } from "./keys.queries.ts";

const k = t.settings.keys;

type Key = ManagementKey | ApplicationKey;

/** What a key is called: by its label, else by what of it may be shown. */
export function keyName(key: Key): string {
  return key.label || ("prefix" in key ? `${key.prefix}…` : key.api_key);
}

/** What can be done with a key that is good. */
export function keyActions<K extends Key>(edit: (key: K) => unknown, revoke: (id: number) => Promise<void>) {
  const shared = { permission: "keys_write", isFor: ({ revoked_at }: K) => revoked_at === null };
  const actions: readonly Action<K>[] = [
    { ...shared, id: "edit", text: k.edit, icon: IconEdit, act: edit },
    {
      ...shared,
      id: "revoke",
      text: k.revoke,
      icon: IconTrash,
      isDanger: true,
      question: (key) => ({
        title: k.revokeTitle(keyName(key)),
        body: key.last_used_at === null ? k.revokeUnused : k.revokeBody,
        button: k.revoke,
        isDanger: true,
      }),
      act: async (key) => {
        await revoke(key.id);
        toast(k.revoked(keyName(key)));
      },
    },
  ];
  return actions;
}

/** Those of a key of the Management API. */
export const managementKeyActions = (edit: (key: ManagementKey) => unknown) => keyActions(edit, revokeManagementKey);

/** Those of a key of the License API. */
export const applicationKeyActions = (edit: (key: ApplicationKey) => unknown) => keyActions(edit, revokeApplicationKey);
