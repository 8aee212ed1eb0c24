import { missingSentence } from "../../errors.ts";
import type { Refusal } from "../../terms/refusal.rules.ts";
import { firstRefusal, type Rule, type RuleList } from "../../terms/rule-list.rules.ts";
import { maintenanceAtActivation, validityAtActivation } from "../../terms/validity.rules.ts";
import type { Claim, License, LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import {
  blacklist,
  type FoundFacts,
  formerKeyBinds,
  found,
  hasLicense,
  licenseRules,
  offeredProductRules,
  validityToActivate,
  virtualMachine,
} from "../license-calls/call.rules.ts";
import { airGap, type OfflineRequest, offlineActivation, offlineRequest } from "./offline-seat.rules.ts";
import { isBound, replacedDevice, seats, transfers, userSeats } from "./seat.rules.ts";

/** Decides an activation (semantics.md §2.4, A3–A14, in that order) and what it changes (§2.3, §2.6). */

/** Who calls. */
export interface Proof {
  /** Judged before; counts where users hold the licenses. */
  readonly password: "right" | "wrong" | "absent";
}

export interface ActivationRequest extends Claim, Proof {
  readonly hardware_id: string;
  readonly is_vm: boolean;
  /**
   * What holds the seat: the next check, a file (with what its client wrote in the request), or an air-gapped exchange.
   */
  readonly seat: "online" | "air-gap" | OfflineRequest;
}

/** A device that is bound already is refreshed; another one is bound, perhaps in place of a released one. */
export type Activation = { readonly license: License } & (
  | { readonly kind: "refreshed" }
  | {
      readonly kind: "bound";
      readonly validity_period: Date | null;
      readonly maintenance_period: Date | null;
      readonly is_first: boolean;
      readonly transfer: { readonly replaces: number } | undefined;
      /** A floating license takes a slot along with the device if one is free. */
      readonly takes_slot: boolean;
    }
);

/** A user proves who they are; a key proves itself. */
export const password: Rule<LicenseFacts, Proof> = {
  name: "password",
  canJudge: ({ product }) => product !== undefined,
  judge({ product }, asked) {
    if (product?.authorization_method !== "user" || asked.password === "right") return undefined;
    if (asked.password === "wrong") return { refusal: "invalid_credentials" };
    return { refusal: "missing_parameters", message: missingSentence("password") };
  },
  facts: ({ product }, asked) =>
    product?.authorization_method === "user" ? { password: asked.password } : { authorization_method: "license-key" },
  remedy: (_facts, asked) =>
    asked.password === "wrong"
      ? { action: "correct_password", text: "Send the present password of the user, or have it reset." }
      : { action: "send_password", text: "Send the password of the user." },
};

/** A start date blocks new activations only (§2.2). */
const startDate: Rule<FoundFacts, unknown> = {
  name: "start_date",
  canJudge: hasLicense,
  judge(facts, _asked, now) {
    const { start_date } = facts.license;
    if (isBound(facts) || start_date === null || now.toISOString().slice(0, 10) >= start_date) return undefined;
    const message = `The license cannot be activated before ${start_date}.`;
    return { refusal: "license_start_date_not_reached", message };
  },
  facts: (facts) => ({ start_date: facts.license.start_date, is_bound: isBound(facts) }),
  remedy: ({ license }) => ({
    action: "wait_until",
    text: `Wait until ${license.start_date} 00:00 UTC, or give the license an earlier start_date.`,
  }),
};

const hardwareKey: Rule<FoundFacts, unknown> = {
  name: "hardware_key",
  canJudge: hasLicense,
  judge: ({ license }) => (license.is_hardware_key_auth ? { refusal: "hardware_key_required" } : undefined),
  facts: ({ license }) => ({ is_hardware_key_auth: license.is_hardware_key_auth }),
  remedy: () => ({ action: "switch_hardware_key_off", text: "Switch is_hardware_key_auth of the license off." }),
};

/** A14: only a client that is a known version released after the end of maintenance is refused. */
const maintenance: Rule<FoundFacts, unknown> = {
  name: "maintenance",
  canJudge: hasLicense,
  judge(facts) {
    const { enable_maintenance_period, maintenance_period } = facts.license;
    if (isBound(facts) || !enable_maintenance_period || maintenance_period === null) return undefined;
    const { client_release_date: released } = facts;
    if (released === undefined || released <= maintenance_period.toISOString().slice(0, 10)) return undefined;
    return { refusal: "product_version_not_supported" };
  },
  facts: ({ license, client_release_date }) => ({
    enable_maintenance_period: license.enable_maintenance_period,
    maintenance_period: license.maintenance_period,
    version_released: client_release_date ?? null,
  }),
  remedy: () => ({
    action: "extend_maintenance",
    text: "Give the license a later maintenance_period, or activate an older version.",
  }),
};

/** The rules of an activation. */
export const activationRules: RuleList<LicenseFacts, ActivationRequest> = {
  action: "activate",
  rules: [
    ...offeredProductRules,
    password,
    ...licenseRules,
    formerKeyBinds,
    startDate,
    blacklist,
    validityToActivate,
    virtualMachine,
    hardwareKey,
    offlineActivation,
    airGap,
    offlineRequest,
    seats,
    userSeats,
    transfers,
    maintenance,
  ],
};

export function activate(facts: LicenseFacts, request: ActivationRequest, now: Date): Activation | Refusal {
  const refusal = firstRefusal(activationRules, facts, request, now);
  if (refusal) return refusal;
  const known = found(facts);
  const { license } = known;
  if (isBound(known)) return { license, kind: "refreshed" };
  const is_first = license.time_activated === null;
  const replaces = replacedDevice(known, request.hardware_id);
  return {
    license,
    kind: "bound",
    validity_period: is_first ? validityAtActivation(license, now) : license.validity_period,
    maintenance_period: is_first ? maintenanceAtActivation(license, now) : license.maintenance_period,
    is_first,
    transfer: replaces === undefined ? undefined : { replaces },
    takes_slot: license.is_floating_cloud && facts.floating_in_use_devices < license.floating_users,
  };
}
