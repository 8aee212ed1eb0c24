import type { Db } from "../../platform/db/connect.ts";

/** Makes nodes that start at the same time on one empty database wait for each other. */
export async function lockFirstStart(db: Db): Promise<void> {
  await db`select pg_advisory_xact_lock(hashtextextended('licet first start', 0))`;
}

/** Whether anybody owns this server yet. */
export async function hasCompany(db: Db): Promise<boolean> {
  const rows = await db`select 1 from companies limit 1`;
  return rows.length > 0;
}

/** Every company of this server, in the order in which they were made. */
export function listCompanies(db: Db): Promise<{ readonly id: number; readonly name: string }[]> {
  return db<{ id: number; name: string }[]>`select id, name from companies order by id`;
}

export async function insertCompany(db: Db, name: string, now: Date): Promise<number> {
  const [row] = await db<{ id: number }[]>`
    insert into companies (name, created_at) values (${name}, ${now}) returning id`;
  if (!row) throw new Error("the company was not stored");
  return row.id;
}

export async function insertSigningKey(db: Db, publicPem: string, sealed: Buffer, now: Date): Promise<void> {
  await db`
    insert into signing_keys (public_pem, private_sealed, created_at) values (${publicPem}, ${sealed}, ${now})`;
}

export async function insertFreshKey(db: Db, publicPem: string, sealed: Buffer, now: Date): Promise<void> {
  await db`
    insert into fresh_answer_keys (public_pem, private_sealed, created_at) values (${publicPem}, ${sealed}, ${now})`;
}

/** The newest key pair for fresh answers in use. */
export async function findFreshKey(db: Db): Promise<{ private_sealed: Buffer } | undefined> {
  const [row] = await db<{ private_sealed: Buffer }[]>`
    select private_sealed from fresh_answer_keys where retired_at is null order by id desc limit 1`;
  return row;
}

/** The newest key pair in use. */
export async function findSigningKey(db: Db): Promise<{ public_pem: string; private_sealed: Buffer } | undefined> {
  const [row] = await db<{ public_pem: string; private_sealed: Buffer }[]>`
    select public_pem, private_sealed from signing_keys where retired_at is null order by id desc limit 1`;
  return row;
}

/** The settings of a company: switches that are off until someone turns them on. */
export const COMPANY_SETTINGS = [
  "is_oauth_required",
  "require_signed_requests",
  "allow_multiple_trials",
  "allow_client_overages",
  "allow_password_readback",
] as const;

/** Every setting by its name. */
export type CompanySettings = { readonly [name in (typeof COMPANY_SETTINGS)[number]]: boolean };

/** A company with its settings. */
export interface CompanyRow extends CompanySettings {
  readonly id: number;
  readonly name: string;
  readonly created_at: Date;
  /** What new license managers may do. */
  readonly default_lm_permissions: readonly string[];
}

const permissions = "default_lm_permissions";
const columns = ["id", "name", "created_at", ...COMPANY_SETTINGS, `to_json(${permissions}) as ${permissions}`].join(
  ", ",
);
const assignments = [...COMPANY_SETTINGS, permissions]
  .map((name) => `${name} = coalesce(said.${name}, c.${name})`)
  .join(", ");
const said = [...COMPANY_SETTINGS.map((name) => `${name} boolean`), `${permissions} text[]`].join(", ");

/** The company with its settings. */
export async function findCompany(db: Db, companyId: number): Promise<CompanyRow | undefined> {
  const [row] = await db<CompanyRow[]>`select ${db.unsafe(columns)} from companies where id = ${companyId}`;
  return row;
}

/** Changes settings; undefined ones stay. */
export async function updateCompany(
  db: Db,
  companyId: number,
  patch: { readonly [name in keyof CompanySettings]?: boolean | undefined } & {
    readonly default_lm_permissions?: readonly string[] | undefined;
  },
): Promise<CompanyRow | undefined> {
  await db`
    update companies c set ${db.unsafe(assignments)}
    from json_to_record(${JSON.stringify(patch)}::text::json) as said(${db.unsafe(said)})
    where c.id = ${companyId}`;
  return findCompany(db, companyId);
}
