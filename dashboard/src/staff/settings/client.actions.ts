import type { Action } from "../../kit/action.tsx";
import { IconRefresh, IconTrash } from "../../kit/icons.ts";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { type Client, deleteClient, rotateClient } from "./sign-on.queries.ts";

const c = t.settings.client;

/** What can be done with the OAuth client of the company. */
export function clientActions(
  show: (shown: { readonly id: string; readonly secret: string }) => void,
): readonly Action<Client>[] {
  const permission = "keys_write";
  return [
    {
      id: "rotate",
      text: c.rotate,
      icon: IconRefresh,
      permission,
      question: ({ grace_days }) => ({ title: c.rotateTitle, body: c.rotateBody(grace_days), button: c.rotate }),
      act: async () => show(await rotateClient()),
    },
    {
      id: "delete",
      text: c.delete,
      icon: IconTrash,
      permission,
      isDanger: true,
      question: () => ({ title: c.deleteTitle, body: c.deleteBody, button: c.delete, isDanger: true }),
      act: async () => {
        await deleteClient();
        toast(c.deleted);
      },
    },
  ];
}
