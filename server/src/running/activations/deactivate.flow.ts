import type { Context } from "../../platform/http/endpoint.ts";
import { accept } from "../../terms/refusal.rules.ts";
import { lockLicenseFacts } from "../license-calls/activation-facts.store.ts";
import { claimOf, noteFound } from "../license-calls/license-call.flow.ts";
import type { LicenseIdentity } from "../license-calls/license-identity.store.ts";
import { holderOf } from "./activate.flow.ts";
import * as store from "./activation.store.ts";
import { deactivate, type RemovalProof } from "./deactivate.rules.ts";

/** A bound device that gives its seat back. */
export interface DeactivationCall {
  readonly identity: LicenseIdentity;
  readonly hardware_id: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly sdk_ver: string | undefined;
  /** Of the file that held the seat, where one did. */
  readonly proof?: RemovalProof | "air-gap";
}

/**
 * Frees the seat of a device, with its slot, and keeps its last variables (semantics.md §2.6). Runs in the caller's transaction.
 * Answers which license that was; throws the refusal as an ApiError.
 */
export async function deactivateDevice(
  call: DeactivationCall,
  context: Context,
): Promise<{ readonly licenseId: number }> {
  const { db, companyId, now } = context;
  const { identity, hardware_id, variables } = call;
  const read = {
    hardware_id,
    env: undefined,
    channel: undefined,
    app_ver: undefined,
    counts_devices: true,
    is_told: false,
  };
  const { facts } = await lockLicenseFacts(db, companyId, identity, read, now);
  noteFound(context, facts);
  const { license, device, stays_active, is_unproven } = accept(
    deactivate(facts, claimOf(identity, context), call.proof, now),
  );
  const userId = holderOf(facts);
  const requestedAt = call.proof && call.proof !== "air-gap" ? call.proof.requested_at : null;
  const use = { licenseId: license.id, deviceId: device.id, userId, sdkVersion: call.sdk_ver ?? null };
  await store.updateReleasedDevice(db, companyId, device.id, now);
  // None waits for the answer of another.
  await Promise.all([
    requestedAt && store.updateOfflineRequest(db, companyId, device.id, requestedAt),
    store.updateDeactivatedLicense(db, companyId, license.id, stays_active, now),
    userId !== null && store.updateUserActivations(db, companyId, license.id, userId),
    Object.keys(variables).length > 0 && store.upsertVariables(db, companyId, device.id, variables, now),
    store.recordUse(db, companyId, { ...use, action: "deactivation" }, now),
    is_unproven && store.recordUnprovenRelease(db, companyId, use, now),
  ]);
  return { licenseId: license.id };
}
