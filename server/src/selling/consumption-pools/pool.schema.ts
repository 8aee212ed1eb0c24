import { z } from "zod";
import type { ConsumptionPoolsRow } from "../../platform/db/rows.generated.ts";
import {
  bigCount,
  CONSUMPTION_PERIODS,
  consumptionPeriod,
  flag,
  metadataObject,
  text,
  word,
} from "../../platform/http/scalars.schema.ts";
import { currentTotal } from "../../terms/consumption-counter.rules.ts";
import { silent } from "../catalog/catalog-terms.schema.ts";
import type { WholePool } from "./pool.store.ts";
import { POOL_TYPES } from "./share.rules.ts";

const type = word(POOL_TYPES, `Must be one of ${POOL_TYPES.join(", ")}.`);

const terms = {
  max_consumptions: silent(bigCount()),
  total_consumptions: silent(bigCount()).describe("What was consumed so far; 0 begins anew."),
  allow_overages: silent(flag()),
  max_overages: silent(bigCount()).describe("0: any number, where overages are allowed."),
  reset_consumption: silent(flag()),
  consumption_period: silent(consumptionPeriod()),
  default_offline_checkout: silent(bigCount()).describe(
    "Units that an offline device is given for a member without a limit of its own.",
  ),
  metadata: silent(metadataObject()),
};

/** The body of `POST consumption-pools/` (management-api.md §7.1). */
export const poolBody = z.object({
  code: text(255, 1),
  name: text(255, 1).optional(),
  type,
  customer_account: bigCount({ min: 1 }),
  ...terms,
});

/** The body of `PATCH consumption-pools/{id}/`; what cannot change may be sent as it is. */
export const poolPatch = z.object({
  code: text(255, 1).optional(),
  name: text(255, 1).optional(),
  type: type.optional(),
  customer_account: bigCount({ min: 1 }).optional(),
  ...terms,
});

/** A parsed body of `POST consumption-pools/`. */
export type PoolBody = z.output<typeof poolBody>;
/** A parsed body of `PATCH consumption-pools/{id}/`. */
export type PoolPatch = z.output<typeof poolPatch>;

/** A pool as lists show it. */
export const listedPool = z.strictObject({
  id: z.int(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  name: z.string(),
  code: z.string(),
  type,
  max_consumptions: z.int(),
  total_consumptions: z.int().describe("After a reset that is due."),
  allow_overages: z.boolean(),
  max_overages: z.int(),
  reset_consumption: z.boolean(),
  consumption_period: z.enum(CONSUMPTION_PERIODS).nullable(),
  default_offline_checkout: z.int(),
  metadata: z.record(z.string(), z.unknown()),
  customer_account: z.int(),
  company: z.int(),
});

/** A pool, whole. */
export const poolAnswer = listedPool.extend({
  held_total: z.int().describe("Units that offline devices hold; not in total_consumptions."),
  member_count: z.int(),
});

/** One row of a pool's members. */
export const memberAnswer = z.strictObject({ id: z.int(), held: z.int() });

/** A pool as lists show it, as of `now`. */
export function presentListedPool(row: ConsumptionPoolsRow, now: Date) {
  return {
    id: row.id,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    name: row.name,
    code: row.code,
    type: row.type,
    max_consumptions: row.max_consumptions,
    total_consumptions: currentTotal(row, now),
    allow_overages: row.allow_overages,
    max_overages: row.max_overages,
    reset_consumption: row.reset_consumption,
    consumption_period: row.consumption_period,
    default_offline_checkout: row.default_offline_checkout,
    metadata: row.metadata,
    customer_account: row.customer_account_id,
    company: row.company_id,
  };
}

/** A pool, whole, as of `now`. */
export function presentPool(row: WholePool, now: Date) {
  return { ...presentListedPool(row, now), held_total: row.held_total, member_count: row.member_count };
}
