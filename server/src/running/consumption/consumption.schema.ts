import { z } from "zod";
import { bigCount, CONSUMPTION_PERIODS, flag, unlessBlank, word } from "../../platform/http/scalars.schema.ts";
import { type PoolShareAnswer, poolShareAnswer } from "../../selling/consumption-pools/share.schema.ts";
import { detail, identity, text } from "../license-calls/activation.schema.ts";
import type { FeatureFacts, License } from "../license-calls/activation-facts.rules.ts";

/** What happened: an ordinary consumption, or the sync of an on-premise floating server; never both. */
const event = unlessBlank(
  z
    .array(
      word(
        ["consumption_add", "offline_floating_consumptions_sync"],
        "Must be consumption_add or offline_floating_consumptions_sync.",
      ),
    )
    .min(1, "event names at least one event.")
    .refine((names) => new Set(names).size === 1, "event names one event, not both."),
);

const shared = {
  ...identity,
  sdk_ver: detail(),
  consumptions: unlessBlank(bigCount({ min: -Number.MAX_SAFE_INTEGER })),
  event,
};

/** Body of add_consumption (license-api.md §6.7). */
export const consumptionBody = z.object({
  ...shared,
  allow_overages: unlessBlank(flag()),
  max_overages: unlessBlank(bigCount()),
  ignore_events: unlessBlank(flag()),
});

/** Body of add_feature_consumption (license-api.md §6.8). */
export const featureConsumptionBody = z.object({ ...shared, feature: text(255) });

const counter = {
  max_consumptions: z.number().int(),
  total_consumptions: z.number().int(),
  allow_unlimited_consumptions: z.boolean(),
  allow_negative_consumptions: z.boolean(),
  allow_overages: z.boolean(),
  max_overages: z.number().int(),
  reset_consumption: z.boolean(),
  consumption_period: z.enum(CONSUMPTION_PERIODS).nullable(),
  company: z.strictObject({ id: z.number().int() }),
  pool: poolShareAnswer.optional().describe("The pool it counts in as well, afterwards."),
};

/** Answer of add_consumption (license-api.md §6.7). */
export const consumptionAnswer = z.strictObject({ id: z.number().int().describe("Of the license."), ...counter });

/** Answer of add_feature_consumption (license-api.md §6.8). */
export const featureConsumptionAnswer = z.strictObject({
  id: z.number().int().describe("Of the feature of the license."),
  license_id: z.number().int(),
  ...counter,
  is_floating: z.boolean(),
  is_floating_cloud: z.boolean(),
  floating_users: z.number().int(),
  floating_timeout: z.number().int(),
});

/** A license after a consumption. */
export function presentConsumption(license: License, companyId: number, pool: PoolShareAnswer | undefined) {
  return { id: license.id, ...presentCounter(license, license.max_consumptions, companyId), ...(pool ? { pool } : {}) };
}

/** A feature after a consumption; here, and only here, it calls its limit max_consumptions, as licenses do. */
export function presentFeatureConsumption(
  feature: FeatureFacts,
  licenseId: number,
  companyId: number,
  pool: PoolShareAnswer | undefined,
) {
  return {
    id: feature.id,
    license_id: licenseId,
    ...presentCounter(feature, feature.max_consumption, companyId),
    is_floating: feature.is_floating && !feature.is_floating_cloud,
    is_floating_cloud: feature.is_floating_cloud,
    floating_users: feature.floating_users,
    floating_timeout: feature.floating_timeout,
    ...(pool ? { pool } : {}),
  };
}

function presentCounter(counted: License | FeatureFacts, max_consumptions: number, companyId: number) {
  return {
    max_consumptions,
    total_consumptions: counted.total_consumptions,
    allow_unlimited_consumptions: counted.allow_unlimited_consumptions,
    allow_negative_consumptions: counted.allow_negative_consumptions,
    allow_overages: counted.allow_overages,
    max_overages: counted.max_overages,
    reset_consumption: counted.reset_consumption,
    consumption_period: counted.consumption_period,
    company: { id: companyId },
  };
}
