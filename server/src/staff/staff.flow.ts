import { ApiError } from "../errors.ts";
import type { Context } from "../http/endpoint.ts";
import type { Role } from "../http/permissions.schema.ts";
import { generateToken, hashToken } from "../signing/opaque-token.ts";
import * as store from "./staff.store.ts";

const setupMilliseconds = 7 * 24 * 3_600_000;

/** Somebody new. */
export interface NewStaff {
  readonly email: string;
  readonly name?: string | undefined;
  readonly role: Role;
  /** Of a password that was given; else there will be a link to set one. */
  readonly passwordHash?: string | undefined;
}

/** Adds somebody to the staff: with a password, or with a token for a link by which they set one. */
export async function createStaff(
  wished: NewStaff,
  { db, companyId, now, random }: Pick<Context, "db" | "companyId" | "now"> & Pick<Context["deps"], "random">,
) {
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

/** Changes e-mail, name, role or state; undefined members stay. The last owner stays one. */
export async function changeStaff(
  id: number,
  wished: { [K in keyof store.StaffValues]?: store.StaffValues[K] | undefined },
  { db, companyId, now }: Context,
): Promise<store.StaffMember> {
  const owners = await store.lockOwners(db, companyId);
  const before = await store.findStaff(db, companyId, id);
  if (!before) throw new ApiError("not_found");
  const { email = before.email, name = before.name, role = before.role, is_active = before.is_active } = wished;
  if (email !== before.email && (await store.hasEmail(db, companyId, email, id)))
    throw new ApiError("staff_email_exists");
  const staysOwner = role === "owner" && is_active;
  if (!staysOwner && isLast(owners, id)) throw new ApiError("last_owner");
  return (await store.updateStaff(db, companyId, id, { email, name, role, is_active }, now)) ?? before;
}

/** Removes somebody; what they did stays in the audit. The last owner stays. */
export async function removeStaff(id: number, { db, companyId }: Context): Promise<void> {
  const owners = await store.lockOwners(db, companyId);
  if (!(await store.findStaff(db, companyId, id))) throw new ApiError("not_found");
  if (isLast(owners, id)) throw new ApiError("last_owner");
  await store.deleteStaff(db, companyId, id);
}

/** A new link for somebody who lost password or phone: sessions end, and no code is asked for until they set an app up again. */
export async function renewSetup(id: number, { db, companyId, now, deps }: Context) {
  if (!(await store.findStaff(db, companyId, id))) throw new ApiError("not_found");
  const token = generateToken(deps.random);
  const expiresAt = new Date(now.getTime() + setupMilliseconds);
  await store.updateSetup(db, companyId, id, { hash: hashToken(token), expiresAt }, now);
  return { token, expiresAt };
}

function isLast(owners: readonly number[], id: number): boolean {
  return owners.length === 1 && owners[0] === id;
}
