import type { Claim, DeviceFacts, License, LicenseFacts, Refusal } from "./activation-facts.rules.ts";
import { findUse } from "./use.rules.ts";

/** Decides a deactivation (semantics.md §2.6). */

export interface Deactivation {
  readonly license: License;
  readonly device: DeviceFacts;
  /** Whether the license stays active: while another device is, and for a subscription always (§5 Q27). */
  readonly stays_active: boolean;
}

/** What a client without a network says of the file it removed. */
export interface RemovalProof {
  /** The date of the file, as the server wrote it; clients other than ours do not send it. */
  readonly license_date: Date | null;
  /** As the client's clock said; null where that cannot be read. */
  readonly requested_at: Date | null;
}

/** `proof`: signed by the client, or the word of an air-gapped machine; undefined where it calls on line. */
export function deactivate(
  facts: LicenseFacts,
  claim: Claim,
  proof: RemovalProof | "air-gap" | undefined,
  now: Date,
): Deactivation | Refusal {
  const use = findUse(facts, claim);
  if ("refusal" in use) return use;
  const { license, device } = use;
  const seat = judgeSeat(device, proof, now);
  if (seat) return seat;
  const stays_active = facts.active_devices > 1 || license.license_type === "subscription";
  return { ...use, stays_active };
}

/**
 * A seat that a file holds is free again by the proof that the file was removed, or when the file has ended (docs/decisions/0013).
 * The proof names a file as new as the latest one issued; without a name it is at least newer than the request for it.
 */
function judgeSeat(device: DeviceFacts, proof: RemovalProof | "air-gap" | undefined, now: Date): Refusal | undefined {
  if (!device.is_offline || proof === "air-gap") return undefined;
  if (device.offline_until !== null && device.offline_until < now) return undefined;
  if (!proof) return { refusal: "offline_deactivation_required" };
  const { license_date, requested_at } = proof;
  const { offline_issued_at: issued, offline_requested_at: asked } = device;
  const isNewer =
    license_date !== null && issued !== null
      ? license_date.getTime() + secondMilliseconds > issued.getTime()
      : requested_at === null || asked === null || requested_at > asked;
  return isNewer ? undefined : { refusal: "offline_request_out_of_date" };
}

/** Dates in files have no fractions of a second. */
const secondMilliseconds = 1000;
