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

/** What a company writes about itself: its name, its time zone, and what its customers' portal shows of it. */
export interface CompanyTexts {
  readonly name: string;
  /** A name of the IANA database. */
  readonly time_zone: string;
  readonly portal_name: string | null;
  /** As in `#0b7285`. */
  readonly primary_color: string | null;
  readonly support_email: string | null;
  readonly support_url: string | null;
}

/** A company with its settings. */
export interface CompanyRow extends CompanySettings, CompanyTexts {
  readonly id: number;
  readonly created_at: Date;
  /** What new license managers may do. */
  readonly default_lm_permissions: readonly string[];
  /** Of its logo; null where there is none. */
  readonly logo_sha256: string | null;
}

/** What is to change of a company: undefined members stay, null clears. */
export type CompanyChange = {
  readonly [name in keyof (CompanySettings & CompanyTexts)]?: CompanyRow[name] | undefined;
} & {
  readonly default_lm_permissions?: readonly string[] | undefined;
};

const texts = ["name", "time_zone", "portal_name", "primary_color", "support_email", "support_url"] as const;
const permissions = "default_lm_permissions";
const columns = ["id", ...texts, "created_at", ...COMPANY_SETTINGS, `to_json(${permissions}) as ${permissions}`].join(
  ", ",
);
const changeable = [
  ...texts.map((name) => [name, "text"] as const),
  ...COMPANY_SETTINGS.map((name) => [name, "boolean"] as const),
  [permissions, "text[]"] as const,
];
const assignments = changeable
  .map(([name]) => `${name} = case when said.members ? '${name}' then new.${name} else c.${name} end`)
  .join(", ");
const types = changeable.map(([name, type]) => `${name} ${type}`).join(", ");

/** The company with its settings. */
export async function findCompany(db: Db, companyId: number): Promise<CompanyRow | undefined> {
  const [row] = await db<CompanyRow[]>`
    select ${db.unsafe(columns)}, (select l.sha256 from company_logos l where l.company_id = companies.id) as logo_sha256
    from companies where id = ${companyId}`;
  return row;
}

/** Changes settings; undefined ones stay. */
export async function updateCompany(db: Db, companyId: number, change: CompanyChange): Promise<CompanyRow | undefined> {
  await db`
    update companies c set ${db.unsafe(assignments)}
    from (select ${JSON.stringify(change)}::text::jsonb as members) said,
      jsonb_to_record(said.members) as new(${db.unsafe(types)})
    where c.id = ${companyId}`;
  return findCompany(db, companyId);
}
