import { z } from "zod";
import type { Db } from "../db/connect.ts";
import { transaction } from "../db/transaction.ts";
import { ApiError } from "../errors.ts";
import { type Api, type Context, endpoint } from "../http/endpoint.ts";
import { licenseSignatureText } from "../signing/license-signature.ts";
import { activate } from "./activate.rules.ts";
import {
  activateBody,
  checkQuery,
  deactivateBody,
  deviceInfoOf,
  identityOf,
  variablesOf,
} from "./activation.schema.ts";
import * as store from "./activation.store.ts";
import type { License, LicenseFacts } from "./activation-facts.rules.ts";
import { findLicenseFacts, lockLicense, pinned } from "./activation-facts.store.ts";
import { check } from "./check.rules.ts";
import { deactivate } from "./deactivate.rules.ts";
import {
  type AnswerOf,
  activationAnswer,
  checkAnswer,
  presentActivation,
  presentCheck,
} from "./license-answer.schema.ts";
import { accept, callErrors, claimOf, judgePassword, type Named, requireMembers } from "./license-call.flow.ts";
import { addDuration } from "./license-state.rules.ts";
import { Telemetry } from "./telemetry.ts";

/** Activation, check and deactivation on line (license-api.md §6.3–6.5). */
export function activationRoutes(api: Api): void {
  const telemetry = new Telemetry(api.deps.db, api.deps.log);
  api.app.addHook("onClose", () => telemetry.settle());
  activateRoute(api);
  checkRoute(api, telemetry);
  deactivateRoute(api);
}

function activateRoute(api: Api): void {
  endpoint(
    api,
    {
      method: "POST",
      path: "/activate_license",
      permission: "license_use_change",
      tag: "Licenses",
      summary: "Bind a device to a license",
      description:
        "A device that is bound already is refreshed and counts once. The first activation starts the validity.",
      body: activateBody,
      answer: activationAnswer,
      errors: [
        ...callErrors,
        "archived_product",
        "invalid_credentials",
        "sso_not_configured",
        "license_start_date_not_reached",
        "license_expired",
        "trial_expired",
        "vm_not_allowed",
        "hardware_key_required",
        "license_activated_max_times",
        "device_transfer_not_allowed",
        "device_transfer_limit_reached",
        "product_version_not_supported",
      ],
    },
    async ({ body }, context) => {
      const { db, companyId, now } = context;
      const hardwareId = requireMembers(body);
      if (body.id_token !== undefined || body.code !== undefined) throw new ApiError("sso_not_configured");
      const identity = identityOf(body);
      const call = { hardware_id: hardwareId, env: undefined, channel: undefined, app_ver: body.app_ver };
      const password = await judgePassword(context, identity.email, body.password);
      const lockedId = await lockLicense(db, companyId, identity);
      const locked = pinned(identity, lockedId);
      const facts = await findLicenseFacts(db, companyId, locked, { ...call, counts_devices: true }, now);
      const request = { ...claimOf(identity, context), hardware_id: hardwareId, is_vm: body.is_vm ?? false, password };
      const decision = accept(activate(facts, request, now));
      const { license } = decision;
      const userId = license.license_key === null ? (facts.user?.id ?? null) : null;
      const binds = decision.kind === "bound";
      const device = { licenseId: license.id, userId, hardwareId, binds, takesSlot: binds && decision.takes_slot };
      const deviceId = await store.upsertDevice(db, companyId, device, deviceInfoOf(body, externalIp(context)), now);
      if (binds) {
        const isTransfer = decision.transfer !== undefined;
        const { validity_period: validityPeriod, maintenance_period: maintenancePeriod } = decision;
        if (decision.transfer) await store.updateReplacedDevice(db, companyId, decision.transfer.replaces);
        await store.updateActivatedLicense(
          db,
          companyId,
          license.id,
          { validityPeriod, maintenancePeriod, isTransfer },
          now,
        );
        if (decision.is_first) await startFeatures(db, companyId, facts, now);
        if (userId !== null) await store.updateUserActivations(db, companyId, license.id, userId);
        const use = {
          licenseId: license.id,
          deviceId,
          userId,
          action: "activation",
          sdkVersion: body.sdk_ver ?? null,
        } as const;
        await store.recordUse(db, companyId, use, now);
      }
      const variables =
        body.variables && (await store.upsertVariables(db, companyId, deviceId, variablesOf(body.variables), now));
      const after = await findLicenseFacts(db, companyId, locked, { ...call, counts_devices: false }, now);
      const answer = answerOf(after, context, body);
      return presentActivation(answer, {
        hardware_id: hardwareId,
        username: body.username,
        device_id: deviceId,
        variables,
      });
    },
  );
}

function checkRoute(api: Api, telemetry: Telemetry): void {
  endpoint(
    api,
    {
      method: "GET",
      path: "/check_license",
      permission: "license_use",
      tag: "Licenses",
      summary: "Read the present state of a license on a bound device",
      description: "An expired license still answers, with is_expired. For floating licenses this is the heartbeat.",
      query: checkQuery,
      answer: checkAnswer,
      errors: [...callErrors, "license_not_active", "device_not_found", "vm_not_allowed", "floating_not_available"],
    },
    async ({ query }, context) => {
      const { companyId, now, deps } = context;
      const hardwareId = requireMembers(query);
      const identity = identityOf(query);
      const { env, channel, app_ver } = query;
      const call = { hardware_id: hardwareId, env, channel, app_ver, counts_devices: false };
      const request = { ...claimOf(identity, context), is_vm: query.is_vm ?? false };
      const judge = (facts: LicenseFacts) => accept(check(facts, request, now));
      let facts = await findLicenseFacts(deps.db, companyId, identity, call, now);
      let decision = judge(facts);
      if (decision.slot !== "none") {
        // A slot is a right: it is judged and taken under the lock of the license that owns the limit.
        await transaction(deps.db, async (tx) => {
          const lockedId = await lockLicense(tx, companyId, identity);
          facts = await findLicenseFacts(tx, companyId, pinned(identity, lockedId), call, now);
          decision = judge(facts);
          if (decision.slot !== "none") await store.updateSlot(tx, companyId, decision.device.id, now);
        });
      }
      const { license, device } = decision;
      const userId = license.license_key === null ? (facts.user?.id ?? null) : null;
      const info = deviceInfoOf(query, externalIp(context));
      telemetry.add({ companyId, licenseId: license.id, deviceId: device.id, userId, info, now });
      const slotsInUse = facts.floating_in_use_devices + (decision.slot === "taken" ? 1 : 0);
      const answer = answerOf(facts, context, query);
      return presentCheck(answer, device, query.include_expired_features ?? false, slotsInUse);
    },
  );
}

function deactivateRoute(api: Api): void {
  endpoint(
    api,
    {
      method: "POST",
      path: "/deactivate_license",
      permission: "license_use_change",
      tag: "Licenses",
      summary: "Free a device's seat",
      body: deactivateBody,
      answer: z.literal("license_deactivated"),
      text: true,
      errors: [...callErrors, "license_not_active", "device_not_found"],
    },
    async ({ body }, context) => {
      const { db, companyId, now } = context;
      const hardwareId = requireMembers(body);
      const identity = identityOf(body);
      const unused = { env: undefined, channel: undefined, app_ver: undefined };
      const call = { hardware_id: hardwareId, ...unused, counts_devices: true };
      const lockedId = await lockLicense(db, companyId, identity);
      const facts = await findLicenseFacts(db, companyId, pinned(identity, lockedId), call, now);
      const { license, device, stays_active } = accept(deactivate(facts, claimOf(identity, context)));
      const userId = license.license_key === null ? (facts.user?.id ?? null) : null;
      await store.updateReleasedDevice(db, companyId, device.id, now);
      await store.updateDeactivatedLicense(db, companyId, license.id, stays_active, now);
      if (userId !== null) await store.updateUserActivations(db, companyId, license.id, userId);
      const variables = variablesOf(body.variables);
      if (Object.keys(variables).length > 0) await store.upsertVariables(db, companyId, device.id, variables, now);
      const sdkVersion = body.sdk_ver ?? null;
      await store.recordUse(
        db,
        companyId,
        { licenseId: license.id, deviceId: device.id, userId, action: "deactivation", sdkVersion },
        now,
      );
      return "license_deactivated";
    },
  );
}

async function startFeatures(db: Db, companyId: number, facts: LicenseFacts, now: Date): Promise<void> {
  for (const feature of facts.features) {
    const expiry = feature.expiry_date === null ? addDuration(now, feature.valid_duration) : null;
    if (expiry) await store.updateFeatureExpiry(db, companyId, feature.id, expiry);
  }
}

interface SignedCall extends Named {
  readonly include_metadata_string?: boolean | undefined;
}

/** V1 signs what the client sent, as the client will put it together again (license-api.md §3.1). */
function answerOf(facts: LicenseFacts, { companyId, now, deps }: Context, call: SignedCall): AnswerOf {
  const license = licenseIn(facts);
  const id = call.username === undefined ? (call.license_key ?? "") : (call.username.split("|", 1)[0] ?? "");
  const text = licenseSignatureText({
    hardwareId: call.hardware_id ?? "",
    id,
    validityPeriod: license.validity_period,
  });
  const withMetadataString = call.include_metadata_string ?? false;
  return { facts, license, companyId, now, withMetadataString, signature: deps.signer.sign(text) };
}

function licenseIn({ license }: LicenseFacts): License {
  if (!license) throw new Error("the license vanished inside its own transaction");
  return license;
}

/** The first address that proxies name, else the peer's. */
function externalIp({ request }: Context): string | undefined {
  const forwarded = request.headers["x-forwarded-for"];
  const first = (Array.isArray(forwarded) ? forwarded[0] : forwarded)?.split(",", 1)[0]?.trim();
  return (first || request.ip).slice(0, 100);
}
