import { z } from "zod";
import { type PoolShareAnswer, poolShareAnswer } from "../../selling/consumption-pools/share.schema.ts";
import { isExpired } from "../../terms/expiry.rules.ts";
import type { ApplicationProperty } from "../../terms/license-properties.rules.ts";
import type { AnswerFacts, FeatureFacts, License, LicenseFacts, Variable } from "./activation-facts.rules.ts";

/** The license object of the License API, in the order of license-api.md §5.3–5.5. */

const moment = z.iso.datetime();
const jsonObject = z.record(z.string(), z.unknown());

const feature = z.object({
  id: z.number().int(),
  code: z.string(),
  name: z.string(),
  feature_type: z.enum(["activation", "consumption"]),
  expiry_date: moment.nullable(),
  metadata: jsonObject,
  metadata_string: z.string().optional(),
  max_consumption: z.number().int().optional(),
  allow_unlimited_consumptions: z.boolean().optional(),
  total_consumptions: z.number().int().optional(),
  allow_overages: z.boolean().optional(),
  max_overages: z.number().int().optional(),
  reset_consumption: z.boolean().optional(),
  consumption_period: z.string().nullable().optional(),
  allow_negative_consumptions: z.boolean().optional(),
  is_floating: z.boolean(),
  is_floating_cloud: z.boolean(),
  floating_timeout: z.number().int().optional(),
  floating_users: z.number().int().optional(),
  pool: poolShareAnswer.optional(),
});

/**
 * Of the properties that applications may know, those the object leaves out: a new one is missed below until it is
 * answered, or named here.
 */
type LeftOut =
  | "active"
  | "enabled"
  | "valid_duration"
  | "maintenance_duration"
  | "seat_resets_per_year"
  | "seat_replacement"
  | "installation_file_id";
type Answered = Exclude<ApplicationProperty, LeftOut>;

/** What every license object holds (§5.3). */
export const base = z.strictObject({
  id: z.number().int(),
  allow_grace_period: z.boolean(),
  allow_offline_activation: z.boolean(),
  allow_overages: z.boolean(),
  allow_unlimited_activations: z.boolean(),
  can_borrow: z.boolean(),
  enable_maintenance_period: z.boolean(),
  floating_timeout: z.number().int().describe("Minutes."),
  floating_users: z.number().int(),
  grace_period: z.number().int().describe("Hours."),
  is_air_gapped: z.boolean(),
  is_floating: z.boolean(),
  is_floating_cloud: z.boolean(),
  is_hardware_key_auth: z.boolean(),
  is_trial: z.boolean(),
  is_test: z.literal(true).optional().describe("Of a test order: nothing that was sold. Absent otherwise."),
  trial_days: z.number().int().optional(),
  license_key: z.string().optional(),
  license_template_id: z.number().int().nullable(),
  license_type: z.enum(["perpetual", "time-limited", "subscription", "consumption"]),
  maintenance_period: moment.nullable(),
  max_activations: z.number().int(),
  max_borrow_time: z.number().int().describe("Hours."),
  max_license_users: z.number().int(),
  max_overages: z.number().int(),
  max_transfers: z.number().int(),
  order_store_id: z.string(),
  prevent_vm: z.boolean(),
  start_date: z.string().nullable(),
  times_activated: z.number().int(),
  transfer_count: z.number().int(),
  validity_period: moment.nullable(),
  max_consumptions: z.number().int().optional(),
  total_consumptions: z.number().int().optional(),
  allow_unlimited_consumptions: z.boolean().optional(),
  reset_consumption: z.boolean().optional(),
  consumption_period: z.string().nullable().optional(),
  allow_negative_consumptions: z.boolean().optional(),
  metadata: jsonObject,
  metadata_string: z.string().optional(),
  custom_fields: z.array(z.object({ name: z.string(), data_type: z.string().nullable(), value: z.string() })),
  product_features: z.array(feature),
  customer: jsonObject,
  user: jsonObject.optional(),
  company: z.object({ id: z.number().int() }),
  product_details: jsonObject,
} satisfies Record<Answered, z.ZodType> & Record<string, z.ZodType>);

/** Answer of activate_license. */
export const activationAnswer = base.extend({
  active: z.literal(true),
  device_id: z.number().int(),
  is_expired: z.boolean(),
  hardware_id: z.string(),
  request: z.literal("activation"),
  username: z.string().optional(),
  floating_in_use: z.boolean().optional(),
  variables: z.array(jsonObject).optional(),
  installation_file: jsonObject.nullable(),
  pool: poolShareAnswer.optional().describe("In license files: the pool in which the license counts."),
  license_signature: z.string(),
});

/** Answer of check_license. */
export const checkAnswer = base.extend({
  license_active: z.boolean(),
  license_enabled: z.boolean(),
  is_expired: z.boolean(),
  device_id: z.number().int(),
  is_borrowed: z.boolean(),
  borrowed_until: moment.nullable(),
  floating_in_use_devices: z.number().int().optional(),
  version: z.string(),
  installation_file: z.string(),
  release_date: z.string().nullable(),
  hash_md5: z.string(),
  requires_version: z.string().nullable(),
  environment: z.string(),
  eula_link: z.string(),
  release_notes_link: z.string(),
  size: z.string().nullable(),
  channel: z.string(),
  license_signature: z.string(),
});

/** What a license object is made of. */
export interface ShownPart {
  readonly facts: AnswerFacts;
  readonly license: License;
  readonly companyId: number;
  readonly withMetadataString: boolean;
}

/** What an answer is made of. */
export interface AnswerOf extends ShownPart {
  readonly facts: LicenseFacts;
  readonly now: Date;
  readonly signature: string;
}

/** The answer of activate_license (§5.4). */
export function presentActivation(
  of: AnswerOf,
  call: {
    hardware_id: string;
    username: string | undefined;
    device_id: number;
    variables: readonly Variable[] | undefined;
    /** In license files: the pools, with what the device was given of them. */
    pools?: Pools | undefined;
  },
): z.input<typeof activationAnswer> {
  const { facts, license, now } = of;
  const base = presentBase(of, facts.features, true);
  return {
    ...base,
    product_features: base.product_features.map((each) => ({
      ...each,
      ...poolMember(call.pools?.features.get(each.id)),
    })),
    ...poolMember(call.pools?.license),
    active: true,
    device_id: call.device_id,
    is_expired: isExpired(license, now),
    hardware_id: call.hardware_id,
    request: "activation",
    ...(facts.user ? { username: call.username ?? facts.user.true_email } : {}),
    ...(license.is_floating_cloud ? { floating_in_use: facts.holds_slot } : {}),
    ...(call.variables
      ? {
          variables: call.variables.map(({ variable, value, created_at }) => ({
            value,
            device_id: call.device_id,
            variable,
            created_at: created_at.toISOString(),
          })),
        }
      : {}),
    installation_file: facts.installation_file ? { ...facts.installation_file } : null,
    license_signature: of.signature,
  };
}

/** The answer of check_license (§5.5); expired features only on request. */
export function presentCheck(
  of: AnswerOf,
  device: { id: number; is_borrowed: boolean; borrowed_until: Date | null },
  withExpiredFeatures: boolean,
  slotsInUse: number,
): z.input<typeof checkAnswer> {
  const { facts, license, now } = of;
  const isCurrent = ({ expiry_date }: FeatureFacts) => expiry_date === null || now <= expiry_date;
  const file = facts.installation_file;
  const { is_borrowed, borrowed_until } = device;
  const borrowedUntil = is_borrowed && borrowed_until !== null && borrowed_until > now ? borrowed_until : null;
  return {
    ...presentBase(of, withExpiredFeatures ? facts.features : facts.features.filter(isCurrent), false),
    license_active: license.active,
    license_enabled: license.enabled,
    is_expired: isExpired(license, now),
    device_id: device.id,
    is_borrowed: borrowedUntil !== null,
    borrowed_until: borrowedUntil?.toISOString() ?? null,
    ...(license.is_floating_cloud ? { floating_in_use_devices: slotsInUse } : {}),
    version: file?.version ?? "",
    installation_file: file?.installation_file ?? "",
    release_date: file?.release_date ?? null,
    hash_md5: file?.hash_md5 ?? "",
    requires_version: file?.requires_version ?? null,
    environment: file?.environment ?? "",
    eula_link: file?.eula_link ?? "",
    release_notes_link: file?.release_notes_link ?? "",
    size: file?.size ?? null,
    channel: file?.channel ?? "",
    license_signature: of.signature,
  };
}

interface Pools {
  readonly license?: PoolShareAnswer;
  readonly features: ReadonlyMap<number, PoolShareAnswer>;
}

function poolMember(pool: PoolShareAnswer | undefined) {
  return pool ? { pool } : {};
}

/** The members that every license object has. */
export function presentBase(
  of: ShownPart,
  features: readonly FeatureFacts[],
  isActivation: boolean,
): z.input<typeof base> {
  const { facts, license, companyId, withMetadataString } = of;
  const isConsumption = license.license_type === "consumption";
  return {
    id: license.id,
    allow_grace_period: license.allow_grace_period,
    allow_offline_activation: license.allow_offline_activation,
    allow_overages: license.allow_overages,
    allow_unlimited_activations: license.allow_unlimited_activations,
    can_borrow: license.can_borrow,
    enable_maintenance_period: license.enable_maintenance_period,
    floating_timeout: license.floating_timeout,
    floating_users: license.floating_users,
    grace_period: license.grace_period,
    is_air_gapped: license.is_air_gapped,
    // A client that reads is_floating asks a floating server on the premises: never both (license-api.md §9.9).
    is_floating: license.is_floating && !license.is_floating_cloud,
    is_floating_cloud: license.is_floating_cloud,
    is_hardware_key_auth: license.is_hardware_key_auth,
    is_trial: license.is_trial,
    ...(license.is_test ? { is_test: true as const } : {}),
    ...(license.is_trial ? { trial_days: license.trial_days } : {}),
    ...(license.license_key === null ? {} : { license_key: license.license_key }),
    license_template_id: license.license_template_id,
    license_type: license.license_type,
    maintenance_period: license.maintenance_period?.toISOString() ?? null,
    max_activations: license.max_activations,
    max_borrow_time: license.max_borrow_time,
    max_license_users: license.max_license_users,
    max_overages: license.max_overages,
    max_transfers: license.max_transfers,
    order_store_id: license.order_store_id,
    prevent_vm: license.prevent_vm,
    start_date: license.start_date,
    times_activated: license.times_activated,
    transfer_count: license.transfer_count,
    validity_period: license.validity_period?.toISOString() ?? null,
    ...(isConsumption ? presentConsumption(license) : {}),
    ...withText(license.metadata, withMetadataString),
    custom_fields: [...facts.custom_fields],
    product_features: features.map((each) => presentFeature(each, withMetadataString)),
    customer: presentCustomer(facts.customer, withMetadataString),
    ...(facts.user && license.license_key === null ? { user: presentUser(facts.user) } : {}),
    company: { id: companyId },
    product_details: presentProduct(of, isActivation),
  };
}

function presentConsumption(license: License) {
  return {
    max_consumptions: license.max_consumptions,
    total_consumptions: license.total_consumptions,
    allow_unlimited_consumptions: license.allow_unlimited_consumptions,
    reset_consumption: license.reset_consumption,
    consumption_period: license.consumption_period,
    allow_negative_consumptions: license.allow_negative_consumptions,
  };
}

function presentFeature(feature: FeatureFacts, withMetadataString: boolean) {
  const isFloating = feature.is_floating || feature.is_floating_cloud;
  return {
    id: feature.id,
    code: feature.code,
    name: feature.name,
    feature_type: feature.feature_type,
    expiry_date: feature.expiry_date?.toISOString() ?? null,
    ...withText(feature.metadata, withMetadataString),
    ...(feature.feature_type === "consumption"
      ? {
          max_consumption: feature.max_consumption,
          allow_unlimited_consumptions: feature.allow_unlimited_consumptions,
          total_consumptions: feature.total_consumptions,
          allow_overages: feature.allow_overages,
          max_overages: feature.max_overages,
          reset_consumption: feature.reset_consumption,
          consumption_period: feature.consumption_period,
          allow_negative_consumptions: feature.allow_negative_consumptions,
        }
      : {}),
    is_floating: feature.is_floating && !feature.is_floating_cloud,
    is_floating_cloud: feature.is_floating_cloud,
    ...(isFloating ? { floating_timeout: feature.floating_timeout, floating_users: feature.floating_users } : {}),
  };
}

function presentProduct({ facts, license, companyId, withMetadataString }: ShownPart, isActivation: boolean) {
  const { product } = facts;
  if (!product) throw new Error("a license was found without its product");
  return {
    product_id: product.id,
    product_name: product.product_name,
    short_code: product.short_code,
    authorization_method: product.authorization_method,
    ...withText(product.metadata, withMetadataString),
    ...(isActivation
      ? {
          allow_trial: product.allow_trial,
          trial_days: product.trial_days,
          allow_overages: product.allow_overages,
          max_overages: product.max_overages,
          prevent_vm: product.prevent_vm,
          validity_period: license.validity_period?.toISOString() ?? null,
          floating_timeout: product.floating_timeout,
          company_id: companyId,
        }
      : {}),
  };
}

const emptyCustomer = {
  email: "",
  company_name: "",
  reference: "",
  phone: "",
  first_name: "",
  last_name: "",
  city: "",
  postcode: "",
  state: "",
  country: "",
  address: "",
  customer_account: null,
  metadata: {},
};

/** A customer, with empty text where nothing is known (§5.1). */
export function presentCustomer(customer: LicenseFacts["customer"], withMetadataString: boolean) {
  const { metadata, ...rest } = { ...emptyCustomer, ...customer };
  return { ...rest, ...withText(metadata ?? {}, withMetadataString) };
}

/** A user with the quota on a license (§5.1). */
export function presentUser(user: NonNullable<LicenseFacts["user"]>) {
  return {
    id: user.id,
    email: user.true_email,
    first_name: user.first_name,
    last_name: user.last_name,
    phone_number: user.phone_number,
    is_initial_password: user.is_initial_password,
    max_activations: user.max_activations ?? 0,
    allow_unlimited_activations: user.allow_unlimited_activations ?? false,
    total_activations: user.total_activations ?? 0,
  };
}

function withText<T>(metadata: T, wanted: boolean): { metadata: T; metadata_string?: string } {
  return wanted ? { metadata, metadata_string: JSON.stringify(metadata) } : { metadata };
}
