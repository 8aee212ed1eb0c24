import type { Db } from "../../platform/db/connect.ts";
import { jsonb } from "../../platform/db/json-rows.ts";
import type { SigningKeysRow } from "../../platform/db/rows.generated.ts";
import type { Handover } from "../../platform/values/signing-sets.ts";

/** A set of keys as it is stored. */
export type SigningSetRow = Omit<SigningKeysRow, "handovers"> & { readonly handovers: readonly Handover[] };

const columns = (
  db: Db,
) => db`id, public_pem, private_sealed, fresh_public_pem, fresh_private_sealed, created_at, activated_at,
  retires_at, verifiable_until, recovery_pem, voucher, handovers`;

/** All sets, the oldest first. */
export function listSigningSets(db: Db): Promise<SigningSetRow[]> {
  return db<SigningSetRow[]>`select ${columns(db)} from signing_keys order by id`;
}

/** Makes changes of the sets wait for each other; answers all of them. */
export async function lockSigningSets(db: Db): Promise<SigningSetRow[]> {
  await db`select pg_advisory_xact_lock(hashtextextended('licet signing keys', 0))`;
  return listSigningSets(db);
}

/** What is stored of a new set. */
export type NewSigningSet = Pick<
  SigningSetRow,
  "public_pem" | "private_sealed" | "fresh_public_pem" | "fresh_private_sealed" | "activated_at"
>;

/** Stores a set; answers its id. */
export async function insertSigningSet(db: Db, set: NewSigningSet, now: Date): Promise<number> {
  const [row] = await db<{ id: number }[]>`
    insert into signing_keys ${db.values({ ...set, created_at: now })} returning id`;
  if (!row) throw new Error("the signing keys were not stored");
  return row.id;
}

/** Changes when a set signs. */
export async function updateSetTimes(
  db: Db,
  id: number,
  times: Partial<Pick<SigningSetRow, "activated_at" | "retires_at" | "verifiable_until">>,
): Promise<void> {
  await db`update signing_keys set ${db.set(times)} where id = ${id}`;
}

/** Keeps what the keys before a set say of it. */
export async function updateHandovers(db: Db, id: number, handovers: readonly Handover[]): Promise<void> {
  await db`update signing_keys set handovers = ${jsonb(db, [...handovers])} where id = ${id}`;
}

/** Keeps what the recovery key says of a set. */
export async function updateVoucher(db: Db, id: number, recoveryPem: string, voucher: string): Promise<void> {
  await db`update signing_keys set recovery_pem = ${recoveryPem}, voucher = ${voucher} where id = ${id}`;
}

/** Forgets the private keys of sets that have retired; their public ones stay. */
export async function deleteRetiredSecrets(db: Db, now: Date): Promise<void> {
  await db`
    update signing_keys set private_sealed = null, fresh_private_sealed = null
    where retires_at <= ${now} and private_sealed is not null`;
}

/** Whether a company is the one that was made first: it is the operator's. */
export async function isFirstCompany(db: Db, companyId: number): Promise<boolean> {
  const [row] = await db<{ id: number }[]>`select min(id) as id from companies`;
  return row?.id === companyId;
}
