import type { Db } from "../../platform/db/connect.ts";
import { type ListPage, type ListSpec, type Page, readPage } from "../../platform/db/list-query.ts";
import type { StaffRow } from "../../platform/db/rows.generated.ts";

/** What the list of staff can be filtered and ordered by. */
export const staffList: ListSpec = {
  from: (db, companyId) => db`from staff where company_id = ${companyId}`,
  filters: {
    email: { kind: "text", isPerson: true, column: (db) => db`email`, published: ["exact", "icontains"] },
    name: { kind: "text", column: (db) => db`name`, published: ["icontains"] },
    role: { kind: "text", column: (db) => db`role`, published: ["exact", "in"] },
    is_active: { kind: "boolean", column: (db) => db`is_active`, published: ["exact"] },
  },
  orderings: { id: (db) => db`id`, email: (db) => db`email`, last_login: (db) => db`last_login` },
  nullable: ["last_login"],
  id: (db) => db`id`,
};

/** One of the staff, without anything secret. */
export type StaffMember = Pick<
  StaffRow,
  "id" | "email" | "name" | "is_active" | "last_login" | "created_at" | "updated_at" | "totp_confirmed_at"
> & {
  readonly role: "owner" | "admin" | "support" | "read-only";
  readonly is_set_up: boolean;
  readonly has_signed_on: boolean;
};

const columns = (db: Db) => db`id, email, name, role, is_active, last_login, created_at, updated_at, totp_confirmed_at,
  password_hash is not null as is_set_up, exists (
    select from staff_subjects u where u.company_id = staff.company_id and u.staff_id = staff.id
  ) as has_signed_on`;

/** One page of the staff of a company. */
export function listStaff(db: Db, companyId: number, page: ListPage): Promise<Page<StaffMember>> {
  return readPage(db, companyId, staffList, page, columns(db));
}

/** One of the staff. */
export async function findStaff(db: Db, companyId: number, id: number): Promise<StaffMember | undefined> {
  const [row] = await db<StaffMember[]>`
    select ${columns(db)} from staff where company_id = ${companyId} and id = ${id}`;
  return row;
}

/** The one of the staff who has an e-mail. */
export async function findStaffByEmail(db: Db, companyId: number, email: string): Promise<StaffMember | undefined> {
  const [row] = await db<StaffMember[]>`
    select ${columns(db)} from staff where company_id = ${companyId} and fold_person(email) = fold_person(${email})`;
  return row;
}

/** Whether the company has somebody with this e-mail beside `exceptId`. */
export async function hasEmail(db: Db, companyId: number, email: string, exceptId: number | null): Promise<boolean> {
  const rows = await db`
    select from staff
    where company_id = ${companyId} and fold_person(email) = fold_person(${email}) and id is distinct from ${exceptId}`;
  return rows.length > 0;
}

/** Locks the owners of a company who can act, and answers who they are: a company never loses its last one. */
export async function lockOwners(db: Db, companyId: number): Promise<number[]> {
  await db`select from companies where id = ${companyId} for no key update`;
  const rows = await db<{ id: number }[]>`
    select id from staff where company_id = ${companyId} and role = 'owner' and is_active`;
  return rows.map(({ id }) => id);
}

/** What is chosen of one of the staff. */
export interface StaffValues {
  readonly email: string;
  readonly name: string;
  readonly role: StaffMember["role"];
  readonly is_active: boolean;
}

/** Stores somebody new, who sets a password by a link, or has one. */
export async function insertStaff(
  db: Db,
  companyId: number,
  { email, name, role }: Omit<StaffValues, "is_active">,
  entry: {
    readonly passwordHash: string | null;
    readonly setupHash: string | null;
    readonly setupExpiresAt: Date | null;
  },
  now: Date,
): Promise<StaffMember | undefined> {
  const [row] = await db<StaffMember[]>`
    insert into staff (company_id, email, name, role, password_hash, setup_hash, setup_expires_at, created_at, updated_at)
    values (${companyId}, ${email}, ${name}, ${role}, ${entry.passwordHash}, ${entry.setupHash}, ${entry.setupExpiresAt},
      ${now}, ${now})
    returning ${columns(db)}`;
  return row;
}

/** Changes a member of staff; one who is no longer active loses all sessions. */
export async function updateStaff(
  db: Db,
  companyId: number,
  id: number,
  { email, name, role, is_active }: StaffValues,
  now: Date,
): Promise<StaffMember | undefined> {
  const [row] = await db<StaffMember[]>`
    update staff set email = ${email}, name = ${name}, role = ${role}, is_active = ${is_active},
      updated_at = case when (email, name, role, is_active) is distinct from (${email}, ${name}, ${role}, ${is_active})
        then ${now} else updated_at end
    where company_id = ${companyId} and id = ${id}
    returning ${columns(db)}`;
  if (!is_active) await deleteSessions(db, companyId, id, null);
  return row;
}

/**
 * Gives a new link to set a password with; the old password and codes of an app open nothing more, and whom the
 * provider meant is forgotten.
 */
export async function updateSetup(
  db: Db,
  companyId: number,
  id: number,
  setup: { readonly hash: string; readonly expiresAt: Date },
  now: Date,
): Promise<void> {
  await db`
    update staff set password_hash = null, setup_hash = ${setup.hash}, setup_expires_at = ${setup.expiresAt}, totp_sealed = null,
      totp_confirmed_at = null, totp_last_step = null, recovery_hashes = '{}', updated_at = ${now}
    where company_id = ${companyId} and id = ${id}`;
  await db`delete from staff_subjects where company_id = ${companyId} and staff_id = ${id}`;
  await deleteSessions(db, companyId, id, null);
}

/** Removes one of the staff with all sessions. */
export async function deleteStaff(db: Db, companyId: number, id: number): Promise<void> {
  await db`delete from staff where company_id = ${companyId} and id = ${id}`;
}

/** Ends the sessions of one of the staff, but for one; answers how many. */
export async function deleteSessions(db: Db, companyId: number, id: number, exceptId: number | null): Promise<number> {
  const { count } = await db`
    delete from staff_sessions
    where company_id = ${companyId} and staff_id = ${id} and id is distinct from ${exceptId}`;
  return count;
}
