import type { OAuthClient } from "@licet/sdk";
import type { Action } from "../../../kit/action.tsx";
import { IconKey, IconRefresh, IconTrash } from "../../../kit/icons.ts";
import { t } from "../../../texts/staff.ts";
import { type ClientOwner, createClient, deleteClient, rotateClient } from "./client.queries.ts";

const c = t.people.client;
const permission = "clients_write";

/** What can be done with an OAuth client, or where there is none. */
export const clientActions = (of: ClientOwner, id: number): readonly Action<OAuthClient | null>[] => [
  {
    id: "create",
    text: c.create,
    icon: IconKey,
    permission,
    isFor: (client) => client === null,
    act: () => createClient(of, id),
  },
  {
    id: "rotate",
    text: c.rotate,
    icon: IconRefresh,
    permission,
    isFor: (client) => client !== null,
    question: (client) => ({ title: c.rotateTitle, body: c.rotateBody(client?.grace_days ?? 0), button: c.rotate }),
    act: () => rotateClient(of, id),
  },
  {
    id: "delete",
    text: c.delete,
    icon: IconTrash,
    permission,
    isDanger: true,
    isFor: (client) => client !== null,
    question: () => ({ title: c.deleteTitle, body: c.deleteBody, button: c.delete, isDanger: true }),
    act: () => deleteClient(of, id),
  },
];
