import { missing } from "../../errors.ts";
import { type Api, endpoint } from "../../platform/http/endpoint.ts";
import { presentPoolOf } from "../../selling/consumption-pools/share.schema.ts";
import { updateFeatureCounter, updateLicenseCounter } from "../../selling/licenses/license-counter.store.ts";
import { overagesOf } from "../../terms/consumption-counter.rules.ts";
import { accept } from "../../terms/refusal.rules.ts";
import type { LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import { foundFeature } from "../license-calls/feature-facts.rules.ts";
import { lockCalledFacts, useErrors } from "../license-calls/license-call.flow.ts";
import { useOf } from "../license-calls/use.rules.ts";
import { consumeUnits, refuseToCount } from "./consume.rules.ts";
import {
  consumptionAnswer,
  consumptionBody,
  featureConsumptionAnswer,
  featureConsumptionBody,
  presentConsumption,
  presentFeatureConsumption,
} from "./consumption.schema.ts";
import { findAllowsClientOverages, recordConsumption } from "./consumption.store.ts";
import { lockShareOf, sharedOf, updatePool } from "./share.flow.ts";

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
      const { facts, claim } = await lockCalledFacts(context, body);
      const amount = body.consumptions ?? 1;
      const asked = { ...claim, feature: undefined, amount, counted: undefined };
      accept(refuseToCount(facts, asked, now));
      const { license, device } = useOf(facts);
      const says = body.allow_overages !== undefined || body.max_overages !== undefined;
      const mayWiden = says && (await findAllowsClientOverages(db, companyId));
      const { allow_overages, max_overages } = overagesOf(license, body, mayWiden);
      const wished = { ...license, allow_overages, max_overages };
      const { consumption_pool_id: poolId, max_consumptions } = license;
      const member = { poolId, licenseId: license.id, featureId: null, deviceId: device.id };
      const share = await lockShareOf(context, member);
      const counted = { counter: wished, limit: max_consumptions, share };
      const { total_consumptions, shared: totals } = accept(consumeUnits(facts, { ...asked, counted }, now));
      const shared = share && totals && sharedOf(member, share, totals);
      const limit = license.allow_unlimited_consumptions ? null : max_consumptions;
      const of = { licenseId: license.id, deviceId: device.id, feature: undefined, featureId: undefined };
      const recorded = { ...recordedOf(facts, body), ...of };
      const use = { ...recorded, limit, amount, total: total_consumptions };
      await Promise.all([
        updateLicenseCounter(db, companyId, license.id, { total_consumptions, allow_overages, max_overages }, now),
        !body.ignore_events && recordConsumption(db, companyId, use, now),
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
      const { facts, claim } = await lockCalledFacts(context, body);
      const amount = body.consumptions ?? 1;
      const asked = { ...claim, feature: body.feature, amount, counted: undefined };
      accept(refuseToCount(facts, asked, now));
      const { license, device } = useOf(facts);
      const feature = foundFeature(facts, body.feature);
      const { consumption_pool_id: poolId, max_consumption } = feature;
      const member = { poolId, licenseId: license.id, featureId: feature.id, deviceId: device.id };
      const share = await lockShareOf(context, member);
      const counted = { counter: feature, limit: max_consumption, share };
      const { total_consumptions: total, shared: totals } = accept(consumeUnits(facts, { ...asked, counted }, now));
      const shared = share && totals && sharedOf(member, share, totals);
      const limit = feature.allow_unlimited_consumptions ? null : max_consumption;
      const recorded = {
        ...recordedOf(facts, body),
        licenseId: license.id,
        deviceId: device.id,
        feature: feature.code,
        featureId: feature.id,
      };
      await Promise.all([
        updateFeatureCounter(db, companyId, feature.id, total, now),
        recordConsumption(db, companyId, { ...recorded, limit, amount, total }, now),
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

function recordedOf({ license, user }: LicenseFacts, call: Call) {
  const userId = license?.license_key === null ? (user?.id ?? null) : null;
  return { userId, sdkVersion: call.sdk_ver ?? null, event: call.event?.[0] ?? "consumption_add" };
}
