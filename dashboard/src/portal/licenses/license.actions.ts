import { confirm } from "../../kit/confirm/confirm.tsx";
import { t } from "../../texts/portal.ts";
import {
  askCustomer,
  borrow,
  changeUser,
  freeAllDevices,
  freeDevice,
  type PortalDevice,
  type PortalUser,
  removeUser,
  resetPassword,
  revokeDevice,
  type SeatBudget,
} from "./licenses.queries.ts";

/** Told what was done, as a sentence. */
export type Say = (sentence: string) => void;

/** Why a device cannot be freed now; undefined: it can. */
export function notFreeable({ is_offline }: PortalDevice, budget: SeatBudget): string | undefined {
  if (is_offline) return t.licenses.isOffline;
  return budget.left === 0 ? t.licenses.budgetOf(budget) : undefined;
}

/** Asks, and frees the seat of a device. */
export function askToFree(device: PortalDevice, budget: SeatBudget, onFreed: (left: SeatBudget) => void): void {
  confirm({
    title: t.licenses.freeTitle(device.name),
    body: t.licenses.freeBody(device.name, budget),
    button: t.licenses.freeButton,
    isDanger: true,
    act: async () => onFreed(await freeDevice(device)),
  });
}

/** Asks, and has the customer of the license asked by mail. */
export function askToAsk(device: PortalDevice, onAsked: () => void): void {
  confirm({
    title: t.licenses.askTitle(device.name),
    body: t.licenses.askBody(device.name),
    button: t.licenses.askButton,
    act: async () => {
      await askCustomer(device);
      onAsked();
    },
  });
}

/** Asks, and frees the seats of all devices of a license. */
export function askToFreeAll(license: number, count: number, budget: SeatBudget, onFreed: (left: SeatBudget) => void) {
  confirm({
    title: t.licenses.freeAllTitle(count),
    body: t.licenses.freeAllBody(budget),
    button: t.licenses.freeAll,
    isDanger: true,
    act: async () => onFreed(await freeAllDevices(license)),
  });
}

/** Asks, and keeps a device out. */
export function askToRevoke(device: PortalDevice, onRevoked: (left: SeatBudget) => void): void {
  confirm({
    title: t.licenses.revokeTitle(device.name),
    body: t.licenses.revokeBody(device.name),
    button: t.licenses.revoke,
    isDanger: true,
    act: async () => onRevoked(await revokeDevice(device)),
  });
}

/** Asks, and lets a device keep its slot without a connection. */
export function askToBorrow(device: PortalDevice, hours: number, say: (until: string) => void): void {
  confirm({
    title: t.licenses.borrowTitle(device.name),
    body: t.licenses.borrowBody(hours),
    button: t.licenses.borrow,
    act: async () => say(await borrow(device)),
  });
}

/** Asks, and takes a license away from a user. */
export function askToRemove(license: number, user: PortalUser, say: Say): void {
  confirm({
    title: t.users.removeTitle(user.true_email),
    body: t.users.removeBody(user.total_activations),
    button: t.users.remove,
    isDanger: true,
    act: async () => {
      await removeUser(license, user.id);
      say(t.users.removed(user.true_email));
    },
  });
}

/** Asks, and gives a user a new initial password, which is shown once. */
export function askToReset(license: number, user: PortalUser, show: (password: string) => void): void {
  confirm({
    title: t.users.resetTitle(user.true_email),
    body: t.users.resetBody,
    button: t.users.reset,
    isDanger: true,
    act: async () => show(await resetPassword(license, user.id)),
  });
}

/** Asks, and switches a user off or on. */
export function askToSwitch(license: number, user: PortalUser, say: Say): void {
  const texts = user.is_active ? t.users.off : t.users.on;
  confirm({
    title: texts.title(user.true_email),
    body: texts.body,
    button: texts.button,
    isDanger: user.is_active,
    act: async () => {
      await changeUser(license, user.id, { is_active: !user.is_active });
      say(texts.done(user.true_email));
    },
  });
}
