import type { Db } from "../../platform/db/connect.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { knownKeys } from "../../platform/http/signing-set.ts";
import type { DeviceInfo } from "../../selling/devices/device-info.rules.ts";
import { upsertVariables } from "../../selling/devices/device-variable.store.ts";
import {
  bindDevice,
  freeSeats,
  recordActivation,
  updateOfflineSeat,
  updateReplacedDevice,
} from "../../selling/devices/seat.store.ts";
import { updateUserActivations } from "../../selling/licenses/assignment.store.ts";
import { updateActivatedLicense, updateFeatureExpiry } from "../../selling/licenses/license-seats.store.ts";
import { endOf } from "../../terms/expiry.rules.ts";
import { accept } from "../../terms/refusal.rules.ts";
import { addDuration } from "../../terms/validity.rules.ts";
import { bookEndedCheckouts } from "../consumption/ended-checkout.flow.ts";
import type { Activated, License, LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import { type CallFacts, findLicenseFacts, lockLicenseFacts } from "../license-calls/activation-facts.store.ts";
import { claimOf, noteFound } from "../license-calls/license-call.flow.ts";
import type { LicenseIdentity } from "../license-calls/license-identity.store.ts";
import type { ProvenUser } from "../license-calls/prove-user.flow.ts";
import { type ActivationRequest, activate } from "./activate.rules.ts";
import type { OfflineRequest } from "./offline-seat.rules.ts";
import { replaceSeat } from "./replace-seat.flow.ts";

/** A device that asks to be bound to a license. */
export interface ActivationCall {
  readonly identity: LicenseIdentity;
  readonly hardware_id: string;
  readonly proof: ProvenUser["proof"];
  readonly is_vm: boolean;
  readonly info: DeviceInfo;
  readonly variables: Readonly<Record<string, string>> | undefined;
  /** What will hold the seat; on line unless given. */
  readonly seat?: ActivationRequest["seat"];
  /** The device whose place it takes, within the budget of the license; any free seat unless given. */
  readonly replaces?: number | undefined;
  /** The signing keys that the application knows; those that it says with the call unless given. */
  readonly key_ids?: readonly string[] | undefined;
}

/**
 * Binds a device to a license, or refreshes one that is bound already (semantics.md §2.3, §2.4, §2.6). Runs in the
 * caller's transaction: the license is locked, then read, judged and written. Throws the refusal as an ApiError.
 */
export async function activateDevice(context: Context, call: ActivationCall): Promise<Activated> {
  const { db, companyId, now } = context;
  const { identity, hardware_id } = call;
  const read = { hardware_id, env: undefined, channel: undefined, app_ver: call.info.app_ver };
  const seat = call.seat ?? "online";
  const judged = { ...read, counts_devices: true, is_answered: false };
  const { locked, facts: found } = await findSeats(identity, judged, context);
  const request = { ...claimOf(context, identity), hardware_id, is_vm: call.is_vm, password: call.proof, seat };
  const facts = await replaceSeat(context, found, request, {
    deviceId: call.replaces,
    sdkVersion: call.info.sdk_build_version ?? null,
    readAgain: () => findLicenseFacts(db, companyId, locked, judged, now),
  });
  const decision = accept(activate(facts, request, now));
  const userId = holderOf(facts);
  const binds = decision.kind === "bound";
  const device = {
    licenseId: decision.license.id,
    userId,
    hardwareId: hardware_id,
    binds,
    takesSlot: binds && decision.takes_slot,
    credential: context.caller.credential ?? null,
    keyIds: ownKeys(context, call.key_ids ?? knownKeys(context)),
  };
  const deviceId = await bindDevice(db, companyId, device, call.info, now);
  if (binds) {
    const { id: licenseId } = decision.license;
    const { validity_period: validityPeriod, maintenance_period: maintenancePeriod, transfer } = decision;
    const change = { validityPeriod, maintenancePeriod, isTransfer: transfer !== undefined };
    const sdkVersion = call.info.sdk_build_version ?? null;
    // None waits for the answer of another.
    await Promise.all([
      transfer && updateReplacedDevice(db, companyId, transfer.replaces),
      updateActivatedLicense(db, companyId, licenseId, change, now),
      decision.is_first && startFeatures(db, companyId, facts, now),
      updateUserActivations(db, companyId, [{ license_id: licenseId, license_user_id: userId }]),
      recordActivation(db, companyId, { licenseId, deviceId, userId, sdkVersion }, now),
    ]);
  }
  const variables = call.variables && (await upsertVariables(db, companyId, deviceId, call.variables, now));
  const after = await findLicenseFacts(
    db,
    companyId,
    locked,
    { ...read, counts_devices: false, is_answered: true },
    now,
  );
  if (!after.license) throw new Error("the license vanished inside its own transaction");
  const issued_at = seat === "online" ? now : await holdOffline(seat, facts, after.license, deviceId, context);
  return { facts: after, license: after.license, device_id: deviceId, variables, issued_at };
}

/** The keys of this server among those that an application knows. */
function ownKeys({ deps }: Context, known: readonly string[] | undefined): readonly string[] | null {
  return known ? deps.keys.own(known) : null;
}

/** The facts of the license, which is locked, after the seats of offline files that have ended were freed. */
async function findSeats(identity: LicenseIdentity, read: CallFacts, context: Context) {
  const { db, companyId, now } = context;
  const found = await lockLicenseFacts(db, companyId, identity, read, now);
  const { locked, facts } = found;
  noteFound(context, facts, true);
  if (!facts.license || facts.expired_offline_devices === 0) return found;
  await bookEndedCheckouts({ db, companyId, now }, facts.license, facts.features);
  const ended = { licenseIds: [facts.license.id], haveEnded: true } as const;
  await freeSeats(db, companyId, ended, { source: "server", text: "License file ended" }, now);
  return { locked, facts: await findLicenseFacts(db, companyId, locked, read, now) };
}

/** The file that is about to be issued holds the seat until it ends; asked for again, it stays the same one. */
async function holdOffline(
  seat: "air-gap" | OfflineRequest,
  { device }: LicenseFacts,
  license: License,
  deviceId: number,
  { db, companyId, now }: Context,
): Promise<Date> {
  const requestHash = seat === "air-gap" ? null : seat.hash;
  const isSame = requestHash !== null && device?.device_active && device.offline_request_hash === requestHash;
  const issuedAt = isSame ? (device.offline_issued_at ?? now) : now;
  const requestedAt = seat === "air-gap" ? null : seat.requested_at;
  const until = endOf(license);
  await updateOfflineSeat(db, companyId, deviceId, { issuedAt, until, requestedAt, requestHash });
  return issuedAt;
}

/** The user who holds the license; null where a key does. */
export function holderOf({ license, user }: LicenseFacts): number | null {
  return license?.license_key === null ? (user?.id ?? null) : null;
}

async function startFeatures(db: Db, companyId: number, facts: LicenseFacts, now: Date): Promise<void> {
  for (const feature of facts.features) {
    const expiry = feature.expiry_date === null ? addDuration(now, feature.valid_duration) : null;
    if (expiry) await updateFeatureExpiry(db, companyId, feature.id, expiry);
  }
}
