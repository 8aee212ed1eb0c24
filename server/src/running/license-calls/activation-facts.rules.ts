import type { LicenseProductFeaturesRow, LicensesRow } from "../../platform/db/rows.generated.ts";
import type { JsonObject } from "../../platform/values/json.ts";
import type { TestTime } from "../../platform/values/test-time.ts";
import type { ApplicationProperty } from "../../terms/license-properties.rules.ts";
import type { FeatureMember } from "../../terms/product-features.rules.ts";
import type { ValidityFacts } from "../../terms/validity.rules.ts";

/** What one call of the License API is decided upon, read in one statement. */
export interface LicenseFacts {
  readonly product: ProductFacts | undefined;
  /** User-based products: the user that was named. */
  readonly user: UserFacts | undefined;
  readonly license: License | undefined;
  /** The row of the device that calls, bound or not. */
  readonly device: DeviceFacts | undefined;
  /** Whether this hardware was blacklisted on the license, under any user. */
  readonly is_blacklisted: boolean;
  readonly active_devices: number;
  /** Those of them whose seat was taken by an offline file that has ended. */
  readonly expired_offline_devices: number;
  /** Distinct devices that were ever bound, and those of them that the user bound. */
  readonly known_devices: number;
  readonly known_devices_of_user: number;
  /** Devices that hold a floating slot at the moment, and whether the calling one does. */
  readonly floating_in_use_devices: number;
  /** Devices that gave the seat of a file back in the last thirty days without proof that the file is gone. */
  readonly unproven_releases: number;
  readonly holds_slot: boolean;
  /** Freed and not yet replaced devices of the license (of the user, where users hold it), oldest first. */
  readonly released: readonly { readonly id: number; readonly hardware_id: string }[];
  readonly features: readonly FeatureFacts[];
  readonly custom_fields: readonly { name: string; data_type: "number" | "text" | "date/time" | null; value: string }[];
  readonly customer: JsonObject | undefined;
  readonly installation_file: InstallationFile | undefined;
  /** The call named a key that the license had before: since when it has another, and until when that one works. */
  readonly former_key?: { readonly rolled_at: Date; readonly ends_at: Date } | undefined;
  /** The release date of the client's version, as YYYY-MM-DD, if known. */
  readonly client_release_date: string | undefined;
}

/** The part of the facts that every license object shows. */
export type AnswerFacts = Pick<
  LicenseFacts,
  "product" | "user" | "license" | "features" | "custom_fields" | "customer"
>;

export interface ProductFacts {
  readonly id: number;
  readonly product_name: string;
  readonly short_code: string;
  readonly authorization_method: "license-key" | "user";
  readonly active: boolean;
  readonly is_archived: boolean;
  readonly is_bundle: boolean;
  readonly allow_trial: boolean;
  readonly trial_days: number;
  readonly allow_overages: boolean;
  readonly max_overages: number;
  readonly prevent_vm: boolean;
  readonly floating_timeout: number;
  readonly metadata: JsonObject;
}

export interface UserFacts {
  readonly id: number;
  readonly true_email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly phone_number: string;
  readonly is_active: boolean;
  readonly is_initial_password: boolean;
  /** Of the assignment to the license; null while no license is found. */
  readonly max_activations: number | null;
  readonly allow_unlimited_activations: boolean | null;
  readonly total_activations: number | null;
}

type ShownPart = Omit<Pick<LicensesRow, ApplicationProperty>, "license_type" | "consumption_period" | "metadata">;

/** A license as calls see it; its counter as it counts now, after a reset that is due. */
export interface License
  extends ShownPart,
    Pick<LicensesRow, "id" | "license_key" | "license_template_id" | "product_id"> {
  readonly order_store_id: string;
  /** Whether its order is a test; known where the license is answered. */
  readonly is_test: boolean;
  /** What it lives by instead of by the time. */
  readonly test_clock: TestTime | null;
  readonly license_type: ValidityFacts["license_type"];
  readonly consumption_period: ConsumptionPeriod | null;
  readonly time_activated: Date | null;
  readonly times_activated: number;
  /** When the counter was last changed. */
  readonly consumptions_at: Date;
  /** The pool it counts in as well. */
  readonly consumption_pool_id: number | null;
  readonly metadata: JsonObject;
}

type ConsumptionPeriod = "daily" | "weekly" | "monthly" | "annually";

export interface DeviceFacts {
  readonly id: number;
  readonly device_active: boolean;
  readonly is_borrowed: boolean;
  readonly borrowed_until: Date | null;
  /** Whether an offline file holds the seat, when that was issued and when it ends (null: never). */
  readonly is_offline: boolean;
  readonly offline_issued_at: Date | null;
  readonly offline_until: Date | null;
  /** The time that the client wrote in its latest request, and the hash of the request that led to the file. */
  readonly offline_requested_at: Date | null;
  readonly offline_request_hash: string | null;
  /** The API key or OAuth client that the application called with. */
  readonly credential: string | null;
  /** Staff freed its seat, and it has not come back since: it counts as a device that never had one. */
  readonly was_reset: boolean;
  /** When it last gave the seat of a file back without proof that the file is gone. */
  readonly unproven_release_at: Date | null;
}

/** A feature of a license; its counter as it counts now, after a reset that is due. */
export interface FeatureFacts
  extends Omit<Pick<LicenseProductFeaturesRow, FeatureMember>, "consumption_period" | "metadata"> {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly feature_type: "activation" | "consumption";
  readonly total_consumptions: number;
  readonly consumption_period: ConsumptionPeriod | null;
  /** When the counter was last changed. */
  readonly consumptions_at: Date;
  /** The pool it counts in as well. */
  readonly consumption_pool_id: number | null;
  readonly metadata: JsonObject;
}

export interface InstallationFile {
  readonly id: number;
  readonly version: string;
  readonly installation_file: string;
  readonly release_date: string | null;
  readonly hash_md5: string;
  readonly requires_version: string | null;
  readonly environment: string;
  readonly eula_link: string;
  readonly release_notes_link: string;
  readonly size: string | null;
  readonly channel: string;
}

/** What a caller claims: the products its API key may use (undefined means all), and how it names the license. */
export interface Claim {
  readonly product_ids: readonly number[] | undefined;
  readonly names_key: boolean;
  readonly names_user: boolean;
}

/** A variable of a device. */
export interface Variable {
  readonly variable: string;
  readonly value: string;
  readonly created_at: Date;
}

/** A bound device, and its license as it is then. */
export interface Activated {
  readonly facts: LicenseFacts;
  readonly license: License;
  readonly device_id: number;
  /** Those that came with the call; undefined where none did. */
  readonly variables: readonly Variable[] | undefined;
  /** The date of its file; a file that is asked for again keeps it. */
  readonly issued_at: Date;
}
