import { dayMs } from "../../platform/values/durations.ts";
import type { Refusal } from "../../terms/refusal.rules.ts";
import { firstRefusal, type Rule, type RuleList } from "../../terms/rule-list.rules.ts";
import type { Claim, DeviceFacts, License, LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import { type UseFacts, useOf, useRules } from "../license-calls/use.rules.ts";

/** Decides a deactivation (semantics.md §2.6). */

export interface Deactivation {
  readonly license: License;
  readonly device: DeviceFacts;
  /** Whether the seat was a file's, and nothing proves that the file is gone. */
  readonly is_unproven: boolean;
}

/** What a client without a network states about the file it removed; null where its signature does not cover it. */
export interface RemovalProof {
  /** The date of the file, as the server wrote it; clients other than ours do not send it. */
  readonly license_date: Date | null;
  /** As the client's clock said; null where that cannot be read. */
  readonly requested_at: Date | null;
  /** Whether the signature covers that the request is a deactivation. */
  readonly is_meant: boolean;
  /** Whether it covers what was consumed. */
  readonly is_whole: boolean;
}

interface DeactivationRequest extends Claim {
  /** Signed by the client, or the word of an air-gapped machine; undefined where it calls on line. */
  readonly proof: RemovalProof | "air-gap" | undefined;
}

const offlineSeat: Rule<UseFacts, DeactivationRequest> = {
  name: "offline_seat",
  canJudge: ({ license, device }) => license !== undefined && device !== undefined,
  judge(facts, { proof }, now) {
    const seat = judgeSeat(facts, facts.license, facts.device, proof, now);
    return "refusal" in seat ? seat : undefined;
  },
  facts: ({ device, unproven_releases }) => ({
    is_offline: device.is_offline,
    offline_issued_at: device.offline_issued_at,
    offline_until: device.offline_until,
    unproven_releases,
  }),
  remedy: () => ({
    action: "return_license_file",
    text: "Give the license file back with a new deactivation request of its machine, or have staff free the seat.",
  }),
};

/** The rules of a deactivation. */
const deactivationRules: RuleList<LicenseFacts, DeactivationRequest> = {
  action: "deactivate",
  rules: [...useRules, offlineSeat],
};

export function deactivate(facts: LicenseFacts, request: DeactivationRequest, now: Date): Deactivation | Refusal {
  const refusal = firstRefusal(deactivationRules, facts, request, now);
  if (refusal) return refusal;
  const use = useOf(facts);
  const seat = judgeSeat(facts, use.license, use.device, request.proof, now);
  return "refusal" in seat ? seat : { ...use, ...seat };
}

type Released = { readonly is_unproven: boolean };

const outOfDate = { refusal: "offline_request_out_of_date" } as const;

/**
 * A seat that a file holds is free again by the proof that the file was removed, or when the file has ended
 * (docs/decisions/0013, 0061). A request that was signed before the file was issued proves nothing.
 */
function judgeSeat(
  facts: LicenseFacts,
  license: License,
  device: DeviceFacts,
  proof: RemovalProof | "air-gap" | undefined,
  now: Date,
): Released | Refusal {
  const hasEnded = device.offline_until !== null && device.offline_until < now;
  if (!device.is_offline || hasEnded) return isSpent(device, proof) ? outOfDate : { is_unproven: false };
  if (proof === undefined) return { refusal: "offline_deactivation_required" };
  if (proof === "air-gap") return unproven(facts, license, device, now);
  if (!proof.is_whole && countsUnits(facts, license)) return { refusal: "offline_request_not_signed" };
  const { license_date, requested_at } = proof;
  const { offline_issued_at: issued } = device;
  const isAfterIssue = (moment: Date) => issued === null || moment.getTime() + secondMilliseconds > issued.getTime();
  if (license_date !== null && issued !== null) return isAfterIssue(license_date) ? { is_unproven: false } : outOfDate;
  if (requested_at === null || isSpent(device, proof) || !isAfterIssue(requested_at)) return outOfDate;
  // A clock that is ahead may have signed before the file was there.
  const isAhead = requested_at.getTime() > now.getTime() + dayMs;
  return proof.is_meant && !isAhead ? { is_unproven: false } : unproven(facts, license, device, now);
}

/** Whether the request is not later than the latest one of its device. */
function isSpent({ offline_requested_at: asked }: DeviceFacts, proof: RemovalProof | "air-gap" | undefined): boolean {
  if (proof === undefined || proof === "air-gap" || proof.requested_at === null) return false;
  return asked !== null && proof.requested_at <= asked && proof.license_date === null;
}

/**
 * Without proof, within thirty days, no more machines give a license back than it has seats: each of them may still
 * hold a file that works.
 */
function unproven(facts: LicenseFacts, license: License, device: DeviceFacts, now: Date): Released | Refusal {
  const own = device.unproven_release_at;
  const isOwn = own !== null && own.getTime() > now.getTime() - unprovenDays * dayMs;
  const others = facts.unproven_releases - (isOwn ? 1 : 0);
  const isTooMany = !license.allow_unlimited_activations && others >= license.max_activations;
  return isTooMany ? { refusal: "offline_release_not_proven" } : { is_unproven: true };
}

function countsUnits({ features }: LicenseFacts, license: License): boolean {
  return license.license_type === "consumption" || features.some((each) => each.feature_type === "consumption");
}

/** Dates in files have no fractions of a second. */
const secondMilliseconds = 1000;
const unprovenDays = 30;
