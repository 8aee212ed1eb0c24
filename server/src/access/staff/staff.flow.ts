import { ApiError } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { permissionsOf, type Role } from "../../platform/http/roles-and-permissions.schema.ts";
import { generateToken, hashToken } from "../../platform/signing/opaque-token.ts";
import { dayMs } from "../../platform/values/durations.ts";
import { requireDelegable } from "../delegation/delegation.flow.ts";
import { updateLeftBehind } from "../saved-filters/saved-filter.store.ts";
import * as store from "./staff.store.ts";

const setupMilliseconds = 7 * dayMs;

/** Somebody new. */
export interface NewStaff {
  readonly email: string;
  readonly name?: string | undefined;
  readonly role: Role;
  /** Of a password that was given; else there will be a link to set one. */
  readonly passwordHash?: string | undefined;
}

type Tools = Pick<Context, "db" | "companyId" | "now"> & Pick<Context["deps"], "random">;

/** Adds a member of staff: with a password, or with a token for a link to set one. Does not check permissions. */
export async function createStaff(wished: NewStaff, { db, companyId, now, random }: Tools) {
  const { email, name = "", role, passwordHash = null } = wished;
  if (await store.hasEmail(db, companyId, email, null)) throw new ApiError("staff_email_exists");
  const token = passwordHash === null ? generateToken(random) : undefined;
  const entry = {
    passwordHash,
    setupHash: token === undefined ? null : hashToken(token),
    setupExpiresAt: token === undefined ? null : new Date(now.getTime() + setupMilliseconds),
  };
  const row = await store.insertStaff(db, companyId, { email, name, role }, entry, now);
  if (!row) throw new Error("the person was not stored");
  return {
    row,
    setup: token === undefined ? undefined : { token, expiresAt: new Date(now.getTime() + setupMilliseconds) },
  };
}

/**
 * Changes e-mail, name, role or state of somebody who may do no more than the caller, before and after. The last owner
 * stays one.
 */
export async function changeStaff(
  { db, companyId, now, caller }: Context,
  id: number,
  wished: { [K in keyof store.StaffValues]?: store.StaffValues[K] | undefined },
): Promise<store.StaffMember> {
  const owners = await store.lockOwners(db, companyId);
  const before = await store.findStaff(db, companyId, id);
  if (!before) throw new ApiError("not_found");
  const { email = before.email, name = before.name, role = before.role, is_active = before.is_active } = wished;
  requireDelegable(caller, permissionsOf(before.role), permissionsOf(role));
  if (email !== before.email && (await store.hasEmail(db, companyId, email, id)))
    throw new ApiError("staff_email_exists");
  const staysOwner = role === "owner" && is_active;
  if (!staysOwner && isLast(owners, id)) throw new ApiError("last_owner");
  return (await store.updateStaff(db, companyId, id, { email, name, role, is_active }, now)) ?? before;
}

/** Removes somebody who may do no more than the caller; what they did stays in the audit. The last owner stays. */
export async function removeStaff({ db, companyId, caller }: Context, id: number): Promise<void> {
  const owners = await store.lockOwners(db, companyId);
  const before = await store.findStaff(db, companyId, id);
  if (!before) throw new ApiError("not_found");
  requireDelegable(caller, permissionsOf(before.role));
  if (isLast(owners, id)) throw new ApiError("last_owner");
  await updateLeftBehind(db, companyId, id);
  await store.deleteStaff(db, companyId, id);
}

/** Ends every session of somebody who may do no more than the caller; answers how many. */
export async function endSessions({ db, companyId, caller }: Context, id: number): Promise<number> {
  const before = await store.findStaff(db, companyId, id);
  if (!before) throw new ApiError("not_found");
  requireDelegable(caller, permissionsOf(before.role));
  return store.deleteSessions(db, companyId, id, null);
}

/** A new link for somebody who lost password or phone, and may do no more than the caller. */
export async function renewSetup(context: Context, id: number) {
  const { db, companyId, deps, caller } = context;
  await store.lockOwners(db, companyId);
  const before = await store.findStaff(db, companyId, id);
  if (!before) throw new ApiError("not_found");
  requireDelegable(caller, permissionsOf(before.role));
  return giveSetup(id, { ...context, random: deps.random });
}

/** Gives a new link: sessions end, and no code is asked for until an app is set up again. */
async function giveSetup(id: number, { db, companyId, now, random }: Tools) {
  const token = generateToken(random);
  const expiresAt = new Date(now.getTime() + setupMilliseconds);
  await store.updateSetup(db, companyId, id, { hash: hashToken(token), expiresAt }, now);
  return { token, expiresAt };
}

/** Lets the operator make someone an owner, or give an owner a new link, when no one in the company can. */
export async function restoreOwner(email: string, tools: Tools) {
  const { db, companyId, now } = tools;
  await store.lockOwners(db, companyId);
  const known = await store.findStaffByEmail(db, companyId, email);
  const id = known?.id ?? (await createStaff({ email, role: "owner" }, tools)).row.id;
  if (known) await store.updateStaff(db, companyId, id, { ...known, role: "owner", is_active: true }, now);
  return giveSetup(id, tools);
}

function isLast(owners: readonly number[], id: number): boolean {
  return owners.length === 1 && owners[0] === id;
}
