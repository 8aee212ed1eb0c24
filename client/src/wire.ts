import { LicetError } from "./errors.ts";

// The answers of the License API as they stand on the wire, with its own names. Applications rarely need them:
// `License.answer`.

/** A JSON object. */
export type JsonObject = { readonly [member: string]: unknown };

/** How often a counter starts again. */
export type ConsumptionPeriod = "daily" | "weekly" | "monthly" | "annually";

/**
 * The members that describe a counter; features say `max_consumption` when they are read, licenses `max_consumptions`.
 */
export interface WireCounter {
  /** Units without overages; of a feature. */
  readonly max_consumption?: number;
  /** Units without overages; of a license. */
  readonly max_consumptions?: number;
  /** Units consumed in the present period. */
  readonly total_consumptions?: number;
  /** Whether nothing is a limit. */
  readonly allow_unlimited_consumptions?: boolean;
  /** Whether units may be given back. */
  readonly allow_negative_consumptions?: boolean;
  /** Whether more than the limit may be consumed. */
  readonly allow_overages?: boolean;
  /** Units on top of the limit; 0: any number, where overages are allowed. */
  readonly max_overages?: number;
  /** Whether the counter starts again with each period. */
  readonly reset_consumption?: boolean;
  /** The period, in UTC; weeks begin on Monday. */
  readonly consumption_period?: ConsumptionPeriod | null;
}

/** A feature inside a license. */
export interface WireFeature extends WireCounter {
  /** The server's number of the feature on this license. */
  readonly id: number;
  /** Its code. */
  readonly code: string;
  /** Its name, for people. */
  readonly name: string;
  /** Whether it counts units. */
  readonly feature_type: "activation" | "consumption";
  /** ISO time; null: as long as the license. */
  readonly expiry_date: string | null;
  /** The vendor's own notes on the feature. */
  readonly metadata: JsonObject;
  /** Slots on a server on the premises. */
  readonly is_floating: boolean;
  /** Slots on this server. */
  readonly is_floating_cloud: boolean;
  /** Minutes; floating features only. */
  readonly floating_timeout?: number;
  /** Slots; floating features only. */
  readonly floating_users?: number;
}

/** A license in the answer to an activation or a check. */
export interface WireLicense extends WireCounter {
  /** The server's number of the license. */
  readonly id: number;
  /** Absent where users hold the license. */
  readonly license_key?: string;
  /** As the client named the user; activations only. */
  readonly username?: string;
  /** What ends it: nothing, time, billing, or units. */
  readonly license_type: "perpetual" | "time-limited" | "subscription" | "consumption";
  /** Whether it is a trial. */
  readonly is_trial: boolean;
  /** Of a test order: nothing that was sold. Absent otherwise. */
  readonly is_test?: true;
  /** Days from the activation; trials only. */
  readonly trial_days?: number;
  /** ISO time of its end; null: none, or not begun. */
  readonly validity_period: string | null;
  /** ISO time; versions released later are not covered. */
  readonly maintenance_period: string | null;
  /** Whether a subscription goes on for `grace_period`. */
  readonly allow_grace_period: boolean;
  /** Hours. */
  readonly grace_period: number | null;
  /** By the clock of the server. */
  readonly is_expired?: boolean;
  /** False: the vendor has switched it off. Checks only. */
  readonly license_enabled?: boolean;
  /** False: bound to no device. Checks only. */
  readonly license_active?: boolean;
  /** The server's number of this device. */
  readonly device_id?: number;
  /** As the client named the device; activations and files. */
  readonly hardware_id?: string;
  /** Slots on a server on the premises. */
  readonly is_floating: boolean;
  /** Slots on this server. */
  readonly is_floating_cloud: boolean;
  /** Minutes. */
  readonly floating_timeout: number;
  /** How many slots there are. */
  readonly floating_users?: number | null;
  /** Whether the activation took a slot. */
  readonly floating_in_use?: boolean;
  /** Slots in use; checks only. */
  readonly floating_in_use_devices?: number;
  /** Whether this device keeps its slot without contact; checks only. */
  readonly is_borrowed?: boolean;
  /** ISO time; checks only. */
  readonly borrowed_until?: string | null;
  /** Devices at most. */
  readonly max_activations: number;
  /** Devices bound at the moment. */
  readonly times_activated: number;
  /** The vendor's own notes on the license. */
  readonly metadata: JsonObject;
  /** Values as text. */
  readonly custom_fields: readonly { readonly name: string; readonly value: string }[];
  /** Expired ones only where they were asked for. */
  readonly product_features: readonly WireFeature[];
  /** Who bought it; empty text where nothing is known. */
  readonly customer?: JsonObject;
  /** Who holds it; where users do. */
  readonly user?: { readonly email: string; readonly is_initial_password: boolean } & JsonObject;
  /** Its product. */
  readonly product_details: { readonly short_code: string; readonly product_name: string } & JsonObject;
  /** V1: over device, key or user, and end. */
  readonly license_signature?: string;
}

/** The objects of a list. Throws `unexpected_answer` for anything else. */
export function listOf(json: unknown): readonly JsonObject[] {
  if (Array.isArray(json) && json.every(isObject)) return json;
  throw new LicetError("unexpected_answer", "The answer is not a list.");
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
