import type { Context } from "../../platform/http/endpoint.ts";
import { upsertVariables } from "../../selling/devices/device-variable.store.ts";
import { freeSeats, recordUnprovenRelease, updateOfflineRequest } from "../../selling/devices/seat.store.ts";
import { accept } from "../../terms/refusal.rules.ts";
import { lockLicenseFacts } from "../license-calls/activation-facts.store.ts";
import { claimOf, noteFound } from "../license-calls/license-call.flow.ts";
import type { LicenseIdentity } from "../license-calls/license-identity.store.ts";
import { holderOf } from "./activate.flow.ts";
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
 * Frees the seat of a device, with its slot, and keeps its last variables (semantics.md §2.6). Runs in the caller's
 * transaction. Answers which license that was; throws the refusal as an ApiError.
 */
export async function deactivateDevice(
  context: Context,
  call: DeactivationCall,
): Promise<{ readonly licenseId: number }> {
  const { db, companyId, now } = context;
  const { identity, hardware_id, variables } = call;
  const read = {
    hardware_id,
    env: undefined,
    channel: undefined,
    app_ver: undefined,
    counts_devices: true,
    is_answered: false,
  };
  const { facts } = await lockLicenseFacts(db, companyId, identity, read, now);
  noteFound(context, facts, true);
  const { license, device, is_unproven } = accept(
    deactivate(facts, { ...claimOf(context, identity), proof: call.proof }, now),
  );
  const userId = holderOf(facts);
  const requestedAt = call.proof && call.proof !== "air-gap" ? call.proof.requested_at : null;
  const holder = { licenseId: license.id, deviceId: device.id, userId };
  const by = { source: "sdk", sdkVersion: call.sdk_ver ?? null, text: "License deactivated" } as const;
  // None waits for the answer of another.
  await Promise.all([
    requestedAt && updateOfflineRequest(db, companyId, device.id, requestedAt),
    Object.keys(variables).length > 0 && upsertVariables(db, companyId, device.id, variables, now),
    freeSeats(db, companyId, { licenseIds: [license.id], deviceId: device.id }, by, now),
    is_unproven && recordUnprovenRelease(db, companyId, holder, now),
  ]);
  return { licenseId: license.id };
}
