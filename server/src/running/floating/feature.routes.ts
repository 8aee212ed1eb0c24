import { z } from "zod";
import { ssoErrors } from "../../access/sso/claims.rules.ts";
import { ApiError } from "../../errors.ts";
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
import { accept } from "../../terms/refusal.rules.ts";
import type { FeatureFacts } from "../license-calls/activation-facts.rules.ts";
import { foundFeature } from "../license-calls/feature-facts.rules.ts";
import { findCalledFacts, lockCalledFacts, useErrors } from "../license-calls/license-call.flow.ts";
import { proveCaller } from "../license-calls/prove-caller.flow.ts";
import { useOf } from "../license-calls/use.rules.ts";
import { borrowFeature, refuseToBorrowFeature } from "./borrow.rules.ts";
import { refuseFeature, refuseFeatureSlot, refuseFloatingFeature } from "./feature.rules.ts";
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
      let found = await findCalledFacts(context, query);
      const asked = { ...found.claim, feature: query.feature, slots: undefined };
      accept(refuseFeature(found.facts, asked, now));
      let slotsInUse: number | undefined;
      if (foundFeature(found.facts, query.feature).is_floating_cloud) {
        const takeFeatureSlot = async (tx: Db) => {
          found = await lockCalledFacts({ ...context, db: tx }, query);
          accept(refuseFeature(found.facts, asked, now));
          const { device } = useOf(found.facts);
          const feature = foundFeature(found.facts, query.feature);
          const slots = await findFeatureSlots(tx, companyId, feature, device.id, now);
          accept(refuseFeatureSlot(found.facts, { ...asked, slots }, now));
          await upsertFeatureSlot(tx, companyId, feature.id, device.id, now);
          slotsInUse = slots.in_use + (slots.holds_slot ? 0 : 1);
        };
        const turn = rowOf(companyId, "licenses", useOf(found.facts).license.id);
        await transactionInTurn(deps.db, turn, takeFeatureSlot, context);
      }
      const { license } = useOf(found.facts);
      const feature = foundFeature(found.facts, query.feature);
      const withMetadataString = query.include_metadata_string ?? false;
      return presentCheckedFeature(feature, { licenseId: license.id, companyId, slotsInUse, withMetadataString });
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
      const { facts, claim } = await lockCalledFacts(context, body, user);
      const until = body.borrowed_until === null ? null : new Date(body.borrowed_until);
      const asked = { ...claim, feature: body.feature, until, slots: undefined };
      accept(refuseToBorrowFeature(facts, asked, now));
      const { license, device } = useOf(facts);
      const feature = foundFeature(facts, body.feature);
      const slots = await findFeatureSlots(db, companyId, feature, device.id, now);
      const { borrowed_until } = accept(borrowFeature(facts, { ...asked, slots }, now));
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
      const { facts, claim } = await lockCalledFacts(context, body);
      accept(refuseFloatingFeature(facts, { ...claim, feature: body.feature, slots: undefined }, now));
      const { license, device } = useOf(facts);
      const feature = foundFeature(facts, body.feature);
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

async function record(
  action: "borrowed" | "released",
  { code }: FeatureFacts,
  slot: { readonly licenseId: number; readonly deviceId: number; readonly sdkVersion: string | undefined },
  { db, companyId, now }: Context,
): Promise<void> {
  await recordSlot(db, companyId, { ...slot, sdkVersion: slot.sdkVersion ?? null, action, feature: code }, now);
}
