import { LicetError } from "./errors.ts";

// The answers of the License API as they stand on the wire, with its own names. Applications rarely need them: `License.answer`.

/** A JSON object. */
export type JsonObject = { readonly [member: string]: unknown };

/** How often a counter starts again. */
export type ConsumptionPeriod = "daily" | "weekly" | "monthly" | "annually";

/** The members that describe a counter; features say `max_consumption` when they are read, licenses `max_consumptions`. */
export interface WireCounter {
  readonly max_consumption?: number;
  readonly max_consumptions?: number;
  readonly total_consumptions?: number;
  readonly allow_unlimited_consumptions?: boolean;
  readonly allow_negative_consumptions?: boolean;
  readonly allow_overages?: boolean;
  readonly max_overages?: number;
  readonly reset_consumption?: boolean;
  readonly consumption_period?: ConsumptionPeriod | null;
}

/** A feature inside a license. */
export interface WireFeature extends WireCounter {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly feature_type: "activation" | "consumption";
  readonly expiry_date: string | null;
  readonly metadata: JsonObject;
  readonly is_floating: boolean;
  readonly is_floating_cloud: boolean;
  readonly floating_timeout?: number;
  readonly floating_users?: number;
}

/** A license in the answer to an activation or a check. */
export interface WireLicense extends WireCounter {
  readonly id: number;
  readonly license_key?: string;
  readonly username?: string;
  readonly license_type: "perpetual" | "time-limited" | "subscription" | "consumption";
  readonly is_trial: boolean;
  readonly trial_days?: number;
  readonly validity_period: string | null;
  readonly maintenance_period: string | null;
  readonly allow_grace_period: boolean;
  readonly grace_period: number | null;
  readonly is_expired?: boolean;
  readonly license_enabled?: boolean;
  readonly license_active?: boolean;
  readonly device_id?: number;
  readonly hardware_id?: string;
  readonly is_floating: boolean;
  readonly is_floating_cloud: boolean;
  readonly floating_timeout: number;
  readonly floating_users?: number | null;
  readonly floating_in_use?: boolean;
  readonly floating_in_use_devices?: number;
  readonly is_borrowed?: boolean;
  readonly borrowed_until?: string | null;
  readonly max_activations: number;
  readonly times_activated: number;
  readonly metadata: JsonObject;
  readonly custom_fields: readonly { readonly name: string; readonly value: string }[];
  readonly product_features: readonly WireFeature[];
  readonly customer?: JsonObject;
  readonly user?: { readonly email: string; readonly is_initial_password: boolean } & JsonObject;
  readonly product_details: { readonly short_code: string; readonly product_name: string } & JsonObject;
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
