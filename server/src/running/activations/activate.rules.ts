import { missingSentence } from "../../errors.ts";
import { isExpired } from "../../terms/expiry.rules.ts";
import type { Refusal } from "../../terms/refusal.rules.ts";
import { maintenanceAtActivation, validityAtActivation } from "../../terms/validity.rules.ts";
import {
  type Claim,
  findLicense,
  findProduct,
  type License,
  type LicenseFacts,
} from "../license-calls/activation-facts.rules.ts";

/** Decides an activation (semantics.md §2.4, A3–A14, in that order) and what it changes (§2.3, §2.6). */

export interface ActivationRequest extends Claim {
  readonly hardware_id: string;
  readonly is_vm: boolean;
  /** Judged before; counts where users hold the licenses. */
  readonly password: "right" | "wrong" | "absent";
  /**
   * What holds the seat: the next check, a file (with what its client wrote in the request), or an air-gapped exchange.
   */
  readonly seat: "online" | "air-gap" | OfflineRequest;
}

/** A request for an offline file, identified. */
export interface OfflineRequest {
  readonly hash: string;
  /** As the client's clock said; null where that cannot be read. */
  readonly requested_at: Date | null;
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

export function activate(facts: LicenseFacts, request: ActivationRequest, now: Date): Activation | Refusal {
  const sold = findProduct(facts, request, true);
  if ("refusal" in sold) return sold;
  if (sold.product.authorization_method === "user" && request.password !== "right") {
    if (request.password === "wrong") return { refusal: "invalid_credentials" };
    return { refusal: "missing_parameters", message: missingSentence("password") };
  }
  const found = findLicense(facts);
  if ("refusal" in found) return found;
  const { license } = found;
  const isBound = facts.device?.device_active === true;
  // A start date blocks new activations only (§2.2).
  if (!isBound && license.start_date !== null && now.toISOString().slice(0, 10) < license.start_date) {
    const message = `The license cannot be activated before ${license.start_date}.`;
    return { refusal: "license_start_date_not_reached", message };
  }
  if (facts.is_blacklisted) return { refusal: "blacklisted" };
  if (isExpired(license, now)) return { refusal: license.is_trial ? "trial_expired" : "license_expired" };
  if (license.prevent_vm && request.is_vm) return { refusal: "vm_not_allowed" };
  if (license.is_hardware_key_auth) return { refusal: "hardware_key_required" };
  const offline = request.seat === "online" ? undefined : judgeOffline(facts, license, request.seat);
  if (offline) return offline;
  if (isBound) return { license, kind: "refreshed" };
  const seat = sold.product.is_bundle ? freshSeat : judgeSeat(facts, license, request.hardware_id);
  if ("refusal" in seat) return seat;
  if (isVersionOutOfMaintenance(facts, license)) return { refusal: "product_version_not_supported" };
  const is_first = license.time_activated === null;
  return {
    license,
    kind: "bound",
    validity_period: is_first ? validityAtActivation(license, now) : license.validity_period,
    maintenance_period: is_first ? maintenanceAtActivation(license, now) : license.maintenance_period,
    is_first,
    transfer: seat.replaces === undefined ? undefined : { replaces: seat.replaces },
    takes_slot: license.is_floating_cloud && facts.floating_in_use_devices < license.floating_users,
  };
}

/**
 * Whether a machine without a network may have a file or a confirmation; undefined where nothing speaks against it.
 * Subscriptions live from being renewed, so they need the network (§2.4, §5 Q13). A request older than the latest of
 * its device is spent.
 */
function judgeOffline(
  { device }: LicenseFacts,
  license: License,
  seat: "air-gap" | OfflineRequest,
): Refusal | undefined {
  if (!license.allow_offline_activation || license.license_type === "subscription")
    return { refusal: "offline_activation_not_allowed" };
  if (seat === "air-gap") return license.is_air_gapped ? undefined : { refusal: "air_gap_not_allowed" };
  const holdsIt = device?.device_active && device.is_offline && device.offline_request_hash === seat.hash;
  const last = device?.offline_requested_at ?? null;
  const isSpent = last !== null && seat.requested_at !== null && seat.requested_at <= last;
  return isSpent && !holdsIt ? { refusal: "offline_request_out_of_date" } : undefined;
}

/** The seat a new device takes: a fresh one, or that of a released device. */
type Seat = { readonly replaces: number | undefined };

/** A bundle license has no seats of its own: those of its products are counted (§2.14). */
const freshSeat: Seat = { replaces: undefined };

function judgeSeat(facts: LicenseFacts, license: License, hardwareId: string): Seat | Refusal {
  return isFull(facts, license)
    ? { refusal: "license_activated_max_times" }
    : judgeTransfer(facts, license, hardwareId);
}

/** A12: seats of the license, and of the user where users hold it. */
function isFull({ active_devices, user }: LicenseFacts, license: License): boolean {
  if (!license.allow_unlimited_activations && active_devices >= license.max_activations) return true;
  if (!user || user.allow_unlimited_activations) return false;
  return (user.total_activations ?? 0) >= (user.max_activations ?? 0);
}

const unlimitedTransfers = -1;

/**
 * §2.6: a device that takes the place of a released one is a transfer; the released device itself coming back is none,
 * nor is taking a seat that was never freed, or that staff freed. `max_transfers`: 0 allows none, -1 any number;
 * unlimited activations skip the limit.
 */
function judgeTransfer(facts: LicenseFacts, license: License, hardwareId: string): Seat | Refusal {
  const [oldest] = facts.released;
  const comesBack = facts.released.some((device) => device.hardware_id === hardwareId);
  if (!oldest || comesBack) return freshSeat;
  const transfer = { replaces: oldest.id };
  if (license.allow_unlimited_activations || license.max_transfers === unlimitedTransfers) return transfer;
  if (license.max_transfers > 0) {
    return license.transfer_count < license.max_transfers ? transfer : { refusal: "device_transfer_limit_reached" };
  }
  if (hasUntouchedSeat(facts, license)) return freshSeat;
  return facts.device && !facts.device.was_reset ? transfer : { refusal: "device_transfer_not_allowed" };
}

/** A seat that never held a device, neither of the license nor of the user's quota. */
function hasUntouchedSeat({ known_devices, known_devices_of_user, user }: LicenseFacts, license: License): boolean {
  if (known_devices >= license.max_activations) return false;
  if (!user || user.allow_unlimited_activations) return true;
  return known_devices_of_user < (user.max_activations ?? 0);
}

/** A14: only a client that is a known version released after the end of maintenance is refused. */
function isVersionOutOfMaintenance({ client_release_date }: LicenseFacts, license: License): boolean {
  if (!license.enable_maintenance_period || license.maintenance_period === null) return false;
  return (
    client_release_date !== undefined && client_release_date > license.maintenance_period.toISOString().slice(0, 10)
  );
}
