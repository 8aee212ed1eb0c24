import { ApiError, missing } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { presentPoolOf } from "../../selling/consumption-pools/share.schema.ts";
import { updateFeatureCounter, updateLicenseCounter } from "../../selling/licenses/license-counter.store.ts";
import { overagesOf } from "../../terms/consumption-counter.rules.ts";
import { isExpired } from "../../terms/expiry.rules.ts";
import type { License, LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import { findLockedUse, useErrors } from "../license-calls/license-call.flow.ts";
import {
  consumptionAnswer,
  consumptionBody,
  featureConsumptionAnswer,
  featureConsumptionBody,
  presentConsumption,
  presentFeatureConsumption,
} from "./consumption.schema.ts";
import { findAllowsClientOverages, recordConsumption } from "./consumption.store.ts";
import { countIn, updatePool } from "./share.flow.ts";

const consumptionErrors = [...useErrors, "license_expired", "negative_consumptions_not_allowed"] as const;

/** `POST add_consumption` and `POST add_feature_consumption` (license-api.md §6.7, §6.8). */
export function consumptionRoutes(api: Api): void {
  addConsumptionRoute(api);
  addFeatureConsumptionRoute(api);
}

function addConsumptionRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/add_consumption",
      permission: "license_use_change",
      tag: "Consumption",
      summary: "Consume units of a license",
      description:
        "Nothing is booked beyond the limit and its overages. allow_overages and max_overages, when sent, become the license's own where they narrow them, or where the company has allow_client_overages.",
      body: consumptionBody,
      activity: "consumption",
      locks: "named",
      answers: { json: consumptionAnswer },
      errors: [...consumptionErrors, "invalid_license_type", "license_not_enough_consumptions"],
    },
    handle: async ({ body }, context) => {
      const { db, companyId, now } = context;
      const { facts, license, device } = unexpired(await findLockedUse(context, body), context.now);
      if (license.license_type !== "consumption") throw new ApiError("invalid_license_type");
      const amount = body.consumptions ?? 1;
      const says = body.allow_overages !== undefined || body.max_overages !== undefined;
      const mayWiden = says && (await findAllowsClientOverages(db, companyId));
      const { allow_overages, max_overages } = overagesOf(license, body, mayWiden);
      const wished = { ...license, allow_overages, max_overages };
      const member = {
        poolId: license.consumption_pool_id,
        licenseId: license.id,
        featureId: null,
        deviceId: device.id,
      };
      const counting = { counter: wished, limit: license.max_consumptions, amount } as const;
      const { total_consumptions, shared } = await countIn(
        context,
        member,
        counting,
        "license_not_enough_consumptions",
      );
      const limit = license.allow_unlimited_consumptions ? null : license.max_consumptions;
      const use = { ...useOf(facts, body), licenseId: license.id, deviceId: device.id, feature: undefined, limit };
      const counted = { total_consumptions, allow_overages, max_overages };
      await Promise.all([
        updateLicenseCounter(db, companyId, license.id, counted, now),
        !body.ignore_events && recordConsumption(db, companyId, { ...use, amount, total: total_consumptions }, now),
        shared && updatePool(context, shared, { amount, sendsEvents: !body.ignore_events }),
      ]);
      return presentConsumption({ ...wished, total_consumptions }, companyId, shared && presentPoolOf(shared));
    },
  });
}

function addFeatureConsumptionRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/add_feature_consumption",
      permission: "license_use_change",
      tag: "Consumption",
      summary: "Consume units of a feature of a license",
      body: featureConsumptionBody,
      activity: "f_consumption",
      locks: "named",
      answers: { json: featureConsumptionAnswer },
      errors: [
        ...consumptionErrors,
        "unsupported_product_feature",
        "invalid_feature_type",
        "feature_not_enough_consumptions",
      ],
    },
    handle: async ({ body }, context) => {
      const { db, companyId, now } = context;
      if (body.feature === undefined) throw missing("feature");
      const { facts, license, device } = unexpired(await findLockedUse(context, body), context.now);
      const feature = facts.features.find(({ code }) => code === body.feature);
      if (!feature || (feature.expiry_date !== null && now > feature.expiry_date))
        throw new ApiError("unsupported_product_feature");
      if (feature.feature_type !== "consumption") throw new ApiError("invalid_feature_type");
      const amount = body.consumptions ?? 1;
      const member = {
        poolId: feature.consumption_pool_id,
        licenseId: license.id,
        featureId: feature.id,
        deviceId: device.id,
      };
      const counting = { counter: feature, limit: feature.max_consumption, amount } as const;
      const counted = await countIn(context, member, counting, "feature_not_enough_consumptions");
      const { total_consumptions: total, shared } = counted;
      const limit = feature.allow_unlimited_consumptions ? null : feature.max_consumption;
      const use = { ...useOf(facts, body), licenseId: license.id, deviceId: device.id, feature: feature.code, limit };
      await Promise.all([
        updateFeatureCounter(db, companyId, feature.id, total, now),
        recordConsumption(db, companyId, { ...use, amount, total }, now),
        shared && updatePool(context, shared, { amount, sendsEvents: true }),
      ]);
      const after = { ...feature, total_consumptions: total };
      return presentFeatureConsumption(after, license.id, companyId, shared && presentPoolOf(shared));
    },
  });
}

interface Call {
  readonly sdk_ver?: string | undefined;
  readonly event?: readonly string[] | undefined;
}

/** An expired license consumes nothing. */
function unexpired<T extends { readonly license: License }>(use: T, now: Date): T {
  if (isExpired(use.license, now)) throw new ApiError("license_expired");
  return use;
}

function useOf({ license, user }: LicenseFacts, call: Call) {
  const userId = license?.license_key === null ? (user?.id ?? null) : null;
  return { userId, sdkVersion: call.sdk_ver ?? null, event: call.event?.[0] ?? "consumption_add" };
}
