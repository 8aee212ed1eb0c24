import { isExpired } from "../../terms/expiry.rules.ts";
import type { Remedy } from "../../terms/explanation.rules.ts";
import type { Rule } from "../../terms/rule-list.rules.ts";
import { type FoundFacts, hasLicense } from "../license-calls/call.rules.ts";

/** Floating slots of licenses (semantics.md §2.10): a device may hold the one it has already, or a free one. */

/** How many devices hold a slot, and whether the calling one does. */
export interface Slots {
  readonly in_use: number;
  readonly holds_slot: boolean;
}

/** Whether a floating license has a slot for the device. An expired one gives none, and needs none. */
export const licenseSlot: Rule<FoundFacts, unknown> = {
  name: "slot",
  canJudge: hasLicense,
  judge({ license, holds_slot, floating_in_use_devices }, _asked, now) {
    if (!license.is_floating_cloud || holds_slot || floating_in_use_devices < license.floating_users) return undefined;
    return isExpired(license, now) ? undefined : { refusal: "floating_not_available" };
  },
  facts: ({ license, holds_slot, floating_in_use_devices }) =>
    license.is_floating_cloud
      ? factsOfSlots({ in_use: floating_in_use_devices, holds_slot }, license)
      : { is_floating_cloud: false },
  remedy: ({ license }) => remedyOfSlots(license),
};

interface SlotTerms {
  readonly floating_users: number;
  /** Minutes. */
  readonly floating_timeout: number;
}

/** What the rule about slots saw. */
export function factsOfSlots({ in_use, holds_slot }: Slots, { floating_users, floating_timeout }: SlotTerms) {
  return { slots_in_use: in_use, floating_users, floating_timeout, holds_slot };
}

/** What gives a device a slot. */
export function remedyOfSlots({ floating_users, floating_timeout }: SlotTerms): Remedy {
  if (floating_users === 0) return { action: "raise_floating_users", text: "Raise floating_users: it is 0." };
  return {
    action: "release_a_slot",
    text: `Let a device give its slot back, wait until one was silent for ${floating_timeout} minutes, or raise floating_users.`,
  };
}
