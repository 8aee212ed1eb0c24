import type { Rule } from "../../terms/rule-list.rules.ts";
import type { License, LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import { type FoundFacts, hasLicense } from "../license-calls/call.rules.ts";

/**
 * Whether there is a seat for a new device (semantics.md §2.4, A12 and A13; §2.6). A bundle license has no seats of its
 * own: those of its products are counted (§2.14).
 */

/** A device that is bound already needs no other seat. */
export function isBound({ device }: LicenseFacts): boolean {
  return device?.device_active === true;
}

function needsSeat(facts: FoundFacts): boolean {
  return !isBound(facts) && !facts.product.is_bundle;
}

/** A12: the seats of the license. */
export const seats: Rule<FoundFacts, unknown> = {
  name: "seats",
  canJudge: hasLicense,
  judge(facts) {
    const { allow_unlimited_activations, max_activations } = facts.license;
    if (!needsSeat(facts) || allow_unlimited_activations || facts.active_devices < max_activations) return undefined;
    return { refusal: "license_activated_max_times" };
  },
  facts: (facts) => ({
    is_bound: isBound(facts),
    active_devices: facts.active_devices,
    max_activations: facts.license.max_activations,
    allow_unlimited_activations: facts.license.allow_unlimited_activations,
  }),
  remedy: ({ active_devices, license: { max_activations } }) =>
    max_activations === 0
      ? { action: "raise_max_activations", text: "Raise max_activations of the license: it is 0." }
      : {
          action: "free_a_seat",
          text: `Free the seat of a device, or raise max_activations of the license to ${active_devices + 1}.`,
        },
};

/** A12: the seats of the user, where users hold the license. */
export const userSeats: Rule<FoundFacts, unknown> = {
  name: "user_seats",
  canJudge: hasLicense,
  judge(facts) {
    const { user } = facts;
    if (!user || !needsSeat(facts) || user.allow_unlimited_activations) return undefined;
    if ((user.total_activations ?? 0) < (user.max_activations ?? 0)) return undefined;
    return { refusal: "license_activated_max_times" };
  },
  facts: ({ user }) =>
    user
      ? {
          license_user: user.true_email,
          total_activations: user.total_activations,
          max_activations: user.max_activations,
          allow_unlimited_activations: user.allow_unlimited_activations,
        }
      : {},
  remedy: ({ user }) =>
    (user?.max_activations ?? 0) === 0
      ? { action: "raise_user_max_activations", text: "Raise max_activations of the user on this license: it is 0." }
      : {
          action: "free_a_seat",
          text: "Free the seat of a device of this user, or raise the user's max_activations on this license.",
        },
};

const unlimitedTransfers = -1;

/**
 * §2.6: a device that takes the place of a released one is a transfer; the released device itself coming back is none,
 * nor is taking a seat that was never freed, or that staff freed. `max_transfers`: 0 allows none, -1 any number;
 * unlimited activations skip the limit.
 */
export const transfers: Rule<FoundFacts, { readonly hardware_id: string }> = {
  name: "transfers",
  canJudge: hasLicense,
  judge(facts, { hardware_id }) {
    const { allow_unlimited_activations, max_transfers, transfer_count } = facts.license;
    if (!needsSeat(facts) || allow_unlimited_activations || max_transfers === unlimitedTransfers) return undefined;
    if (!takesReleasedPlace(facts, hardware_id)) return undefined;
    if (max_transfers > 0)
      return transfer_count < max_transfers ? undefined : { refusal: "device_transfer_limit_reached" };
    if (hasUntouchedSeat(facts, facts.license) || wasThere(facts)) return undefined;
    return { refusal: "device_transfer_not_allowed" };
  },
  facts: (facts, { hardware_id }) => ({
    is_transfer: needsSeat(facts) && takesReleasedPlace(facts, hardware_id),
    transfer_count: facts.license.transfer_count,
    max_transfers: facts.license.max_transfers,
    known_devices: facts.known_devices,
  }),
  remedy: ({ license }) =>
    license.max_transfers > 0
      ? { action: "raise_max_transfers", text: "Raise max_transfers of the license, or reset the license." }
      : {
          action: "allow_transfers",
          text: "Allow transfers (max_transfers; -1: any number), or have staff reset the device that was freed.",
        },
};

/** The released device whose place a new one takes; undefined where it takes a fresh seat. Asked once none refused. */
export function replacedDevice(facts: FoundFacts, hardwareId: string): number | undefined {
  if (facts.product.is_bundle || !takesReleasedPlace(facts, hardwareId)) return undefined;
  const { license } = facts;
  const allowsNone = !license.allow_unlimited_activations && license.max_transfers === 0;
  return allowsNone && hasUntouchedSeat(facts, license) ? undefined : facts.released[0]?.id;
}

/** Whether there are released devices, and this is none of them. */
function takesReleasedPlace({ released }: LicenseFacts, hardwareId: string): boolean {
  return released.length > 0 && !released.some((device) => device.hardware_id === hardwareId);
}

/** Whether the device had a seat before, and staff did not free it. */
function wasThere({ device }: LicenseFacts): boolean {
  return device !== undefined && !device.was_reset;
}

/** A seat that never held a device, neither of the license nor of the user's quota. */
function hasUntouchedSeat({ known_devices, known_devices_of_user, user }: LicenseFacts, license: License): boolean {
  if (known_devices >= license.max_activations) return false;
  if (!user || user.allow_unlimited_activations) return true;
  return known_devices_of_user < (user.max_activations ?? 0);
}
