import { z } from "zod";
import { ssoErrors } from "../../access/sso/claims.rules.ts";
import { ApiError, missing } from "../../errors.ts";
import type { Db } from "../../platform/db/connect.ts";
import { transactionInTurn } from "../../platform/db/transaction.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { rowOf } from "../../platform/http/turn-of-call.ts";
import {
  deleteFeatureSlot,
  findFeatureSlots,
  recordSlot,
  upsertBorrowedFeature,
  upsertFeatureSlot,
} from "../../selling/devices/slot.store.ts";
import { isExpired } from "../../terms/expiry.rules.ts";
import { accept } from "../../terms/refusal.rules.ts";
import type { FeatureFacts, LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import { findLockedUse, findUnlockedUse, useErrors } from "../license-calls/license-call.flow.ts";
import { proveCaller } from "../license-calls/prove-caller.flow.ts";
import { borrow, takeSlot } from "./borrow.rules.ts";
import {
  borrowAnswer,
  checkFeatureAnswer,
  checkFeatureQuery,
  featureBorrowBody,
  featureReleaseBody,
  presentCheckedFeature,
} from "./floating.schema.ts";

const featureErrors = [...useErrors, "invalid_license_feature_code"] as const;

/**
 * `GET check_license_feature`, `POST floating/feature_borrow` and `floating/feature_release` (license-api.md §6.6,
 * §6.11, §6.12).
 */
export function featureRoutes(api: Api): void {
  checkRoute(api);
  borrowRoute(api);
  releaseRoute(api);
}

function checkRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "GET",
      path: "/check_license_feature",
      permission: "license_use",
      tag: "Features",
      summary: "Read the present state of a feature on a bound device",
      description: "For floating features this takes a slot or renews it. An expired license has no features to use.",
      query: checkFeatureQuery,
      activity: "check_feature",
      reads: "object",
      answers: { json: checkFeatureAnswer },
      errors: [...featureErrors, "license_expired", "floating_not_available"],
    },
    handle: async ({ query }, context) => {
      const { companyId, now, deps } = context;
      let use = await findUnlockedUse(context, query);
      let feature = featureOf(use.facts, query.feature, now);
      let slotsInUse: number | undefined;
      if (isExpired(use.license, now)) throw new ApiError("license_expired");
      if (feature.is_floating_cloud) {
        const takeFeatureSlot = async (tx: Db) => {
          use = await findLockedUse({ ...context, db: tx }, query);
          feature = featureOf(use.facts, query.feature, now);
          const slots = await findFeatureSlots(tx, companyId, feature, use.device.id, now);
          const { slot } = accept(takeSlot({ ...feature, ...slots }));
          await upsertFeatureSlot(tx, companyId, feature.id, use.device.id, now);
          slotsInUse = slots.in_use + (slot === "taken" ? 1 : 0);
        };
        const turn = rowOf(companyId, "licenses", use.license.id);
        await transactionInTurn(deps.db, turn, takeFeatureSlot, context);
      }
      const withMetadataString = query.include_metadata_string ?? false;
      return presentCheckedFeature(feature, { licenseId: use.license.id, companyId, slotsInUse, withMetadataString });
    },
  });
}

function borrowRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/floating/feature_borrow",
      permission: "license_use_change",
      tag: "Floating",
      summary: "Keep a slot of a floating feature for a time without a connection",
      description: "A user who names a password must name the right one.",
      body: featureBorrowBody,
      activity: "floating_borrow",
      locks: "named",
      answers: { json: borrowAnswer },
      errors: [
        ...featureErrors,
        "invalid_credentials",
        ...ssoErrors,
        "feature_not_floating",
        "license_expired",
        "license_borrow_not_allowed",
        "borrow_until_not_valid",
        "floating_not_available",
      ],
    },
    prepare: proveCaller,
    handle: async ({ body }, context, user) => {
      const { db, companyId, now } = context;
      if (user.proof === "wrong") throw new ApiError("invalid_credentials");
      const { facts, license, device } = await findLockedUse(context, body, user);
      const feature = floatingFeatureOf(facts, body.feature, now);
      const slots = await findFeatureSlots(db, companyId, feature, device.id, now);
      const until = body.borrowed_until === null ? null : new Date(body.borrowed_until);
      const { borrowed_until } = accept(borrow({ ...feature, ...slots }, isExpired(license, now), until, now));
      await upsertBorrowedFeature(db, companyId, feature.id, device.id, borrowed_until, now);
      await record(
        "borrowed",
        feature,
        { licenseId: license.id, deviceId: device.id, sdkVersion: body.sdk_ver },
        context,
      );
      return {
        borrowed_until,
        max_borrow_time: feature.max_borrow_time,
        device_id: device.id,
        license_id: license.id,
        company: { id: companyId },
      };
    },
  });
}

function releaseRoute(api: Api): void {
  endpoint(api, {
    contract: {
      method: "POST",
      path: "/floating/feature_release",
      permission: "license_use_change",
      tag: "Floating",
      summary: "Give a slot of a floating feature back, and end a borrow early",
      body: featureReleaseBody,
      activity: "floating_release",
      locks: "named",
      answers: { text: z.literal("") },
      errors: [...featureErrors, "feature_not_floating", "floating_feature_device_not_in_use"],
    },
    handle: async ({ body }, context) => {
      const { db, companyId, now } = context;
      const { facts, license, device } = await findLockedUse(context, body);
      const feature = floatingFeatureOf(facts, body.feature, now);
      const { holds_slot } = await findFeatureSlots(db, companyId, feature, device.id, now);
      if (!holds_slot) throw new ApiError("floating_feature_device_not_in_use");
      await deleteFeatureSlot(db, companyId, feature.id, device.id);
      await record(
        "released",
        feature,
        { licenseId: license.id, deviceId: device.id, sdkVersion: body.sdk_ver },
        context,
      );
      return "";
    },
  });
}

/** A feature that the license has and that has not expired. */
function featureOf({ features }: LicenseFacts, code: string | undefined, now: Date): FeatureFacts {
  if (code === undefined) throw missing("feature");
  const feature = features.find((each) => each.code === code);
  if (feature && (feature.expiry_date === null || now <= feature.expiry_date)) return feature;
  const message = `License feature code: ${code} is invalid or not assigned to the license.`;
  throw new ApiError("invalid_license_feature_code", { message });
}

function floatingFeatureOf(facts: LicenseFacts, code: string | undefined, now: Date): FeatureFacts {
  const feature = featureOf(facts, code, now);
  if (!feature.is_floating_cloud) throw new ApiError("feature_not_floating");
  return feature;
}

async function record(
  action: "borrowed" | "released",
  { code }: FeatureFacts,
  slot: { readonly licenseId: number; readonly deviceId: number; readonly sdkVersion: string | undefined },
  { db, companyId, now }: Context,
): Promise<void> {
  await recordSlot(db, companyId, { ...slot, sdkVersion: slot.sdkVersion ?? null, action, feature: code }, now);
}
