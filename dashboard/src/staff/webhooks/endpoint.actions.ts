import type { WebhookEndpoint } from "@licet/sdk";
import type { Action } from "../../kit/action.tsx";
import { IconLock, IconPower, IconRefresh, IconSend, IconTrash } from "../../kit/icons.ts";
import { t } from "../../texts/staff.ts";
import {
  changeEndpoint,
  deleteEndpoint,
  revokeOldSecrets,
  rotateSecret,
  type TestResult,
  testEndpoint,
} from "./webhooks.queries.ts";

const w = t.webhooks;
const permission = "webhooks_write";
const overlapHours = 24;

/** What the page of an endpoint shows of its actions. */
export interface Shows {
  readonly result: (result: TestResult | undefined) => void;
  readonly secret: (secret: string) => void;
  readonly deleted: () => Promise<void>;
}

/** What can be done with an endpoint. */
export const endpointActions = (shows: Shows): readonly Action<WebhookEndpoint>[] => [
  {
    id: "test",
    text: w.test,
    icon: IconSend,
    permission,
    unavailable: ({ enabled }) => (enabled ? undefined : w.testOff),
    act: async ({ id }) => {
      shows.result(undefined);
      shows.result(await testEndpoint(id));
    },
  },
  {
    id: "rotate",
    text: w.rotate,
    icon: IconRefresh,
    permission,
    question: () => ({ title: w.rotateTitle, body: w.rotateBody(overlapHours), button: w.rotate }),
    act: async ({ id }) => shows.secret(await rotateSecret(id, overlapHours)),
  },
  {
    id: "revoke",
    text: w.revoke,
    icon: IconLock,
    permission,
    isDanger: true,
    isFor: ({ secrets }) => secrets.length > 1,
    question: () => ({ title: w.revokeTitle, body: w.revokeBody, button: w.revoke, isDanger: true }),
    act: ({ id }) => revokeOldSecrets(id),
  },
  {
    id: "off",
    text: w.switchOff,
    icon: IconPower,
    permission,
    isFor: ({ enabled }) => enabled,
    question: ({ url }) => ({ title: w.offTitle(url), body: w.offBody, button: w.switchOff, isDanger: true }),
    act: ({ id }) => changeEndpoint(id, { enabled: false }),
  },
  {
    id: "on",
    text: w.switchOn,
    icon: IconPower,
    permission,
    isFor: ({ enabled }) => !enabled,
    act: ({ id }) => changeEndpoint(id, { enabled: true }),
  },
  {
    id: "delete",
    text: w.delete,
    icon: IconTrash,
    permission,
    isDanger: true,
    question: ({ url }) => ({ title: w.deleteTitle(url), body: w.deleteBody, button: w.delete, isDanger: true }),
    act: async ({ id }) => {
      await deleteEndpoint(id);
      await shows.deleted();
    },
  },
];
