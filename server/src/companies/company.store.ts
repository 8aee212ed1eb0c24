import type { Db } from "../db/connect.ts";

/** Makes nodes that start at once on one empty database wait for each other. */
export async function lockFirstStart(db: Db): Promise<void> {
  await db`select pg_advisory_xact_lock(hashtextextended('licet first start', 0))`;
}

/** Whether anybody owns this server yet. */
export async function hasCompany(db: Db): Promise<boolean> {
  const rows = await db`select 1 from companies limit 1`;
  return rows.length > 0;
}

export async function insertCompany(db: Db, name: string, now: Date): Promise<number> {
  const [row] = await db<{ id: number }[]>`
    insert into companies (name, created_at) values (${name}, ${now}) returning id`;
  if (!row) throw new Error("the company was not stored");
  return row.id;
}

export async function insertManagementKey(
  db: Db,
  companyId: number,
  key: { readonly prefix: string; readonly hash: string; readonly label: string },
  now: Date,
): Promise<void> {
  await db`
    insert into management_api_keys (company_id, prefix, key_hash, label, created_at)
    values (${companyId}, ${key.prefix}, ${key.hash}, ${key.label}, ${now})`;
}

export async function insertLicenseApiKey(
  db: Db,
  companyId: number,
  key: { readonly apiKey: string; readonly sealed: Buffer; readonly label: string },
  now: Date,
): Promise<void> {
  await db`
    insert into license_api_keys (company_id, api_key, shared_key_sealed, label, created_at)
    values (${companyId}, ${key.apiKey}, ${key.sealed}, ${key.label}, ${now})`;
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

/** A company with its settings. */
export interface CompanyRow {
  readonly id: number;
  readonly name: string;
  readonly created_at: Date;
  readonly is_oauth_required: boolean;
  readonly allow_multiple_trials: boolean;
}

/** The company with its settings. */
export async function findCompany(db: Db, companyId: number): Promise<CompanyRow | undefined> {
  const [row] = await db<CompanyRow[]>`
    select id, name, created_at, is_oauth_required, allow_multiple_trials from companies where id = ${companyId}`;
  return row;
}

/** Changes settings; undefined ones stay. */
export async function updateCompany(
  db: Db,
  companyId: number,
  patch: { readonly is_oauth_required?: boolean | undefined; readonly allow_multiple_trials?: boolean | undefined },
): Promise<CompanyRow | undefined> {
  const { is_oauth_required: isOauthRequired = null, allow_multiple_trials: allowsTrials = null } = patch;
  const [row] = await db<CompanyRow[]>`
    update companies set is_oauth_required = coalesce(${isOauthRequired}, is_oauth_required),
      allow_multiple_trials = coalesce(${allowsTrials}, allow_multiple_trials)
    where id = ${companyId}
    returning id, name, created_at, is_oauth_required, allow_multiple_trials`;
  return row;
}
