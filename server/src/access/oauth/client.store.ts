import type { Db } from "../../platform/db/connect.ts";

/** Whose licenses a client reaches. */
export type ClientScope = "company" | "customeraccount" | "customer" | "license";

/** A client as it is stored, with the secrets that were not replaced or are still good. */
export interface ClientRow {
  readonly id: number;
  readonly client_id: string;
  readonly scope: ClientScope;
  readonly enabled: boolean;
  readonly secret_days: number | null;
  readonly grace_days: number;
  readonly created_at: Date;
  readonly secret_id: number;
  readonly secret_sealed: Buffer;
  readonly secret_created_at: Date;
}

const columnOf = { customeraccount: "customer_account_id", customer: "customer_id", license: "license_id" } as const;
const tableOf = { customeraccount: "customer_accounts", customer: "customers", license: "licenses" } as const;

/**
 * Whether the account, customer or license exists in the company; locks it, so that two calls do not make two clients.
 */
export async function lockSubject(db: Db, companyId: number, scope: ClientScope, subjectId: number): Promise<boolean> {
  const rows =
    scope === "company"
      ? await db`select from companies where id = ${companyId} for no key update`
      : await db`
          select from ${db(tableOf[scope])} where company_id = ${companyId} and id = ${subjectId} for no key update`;
  return rows.length > 0;
}

/** The client of an account, a customer, a license or the company, with its newest secret. */
export async function findClient(
  db: Db,
  companyId: number,
  scope: ClientScope,
  subjectId: number,
): Promise<ClientRow | undefined> {
  const subject = scope === "company" ? db`true` : db`c.${db(columnOf[scope])} = ${subjectId}`;
  const [row] = await db<ClientRow[]>`
    select c.id, c.client_id, c.scope, c.enabled, c.secret_days, c.grace_days, c.created_at,
      s.id as secret_id, s.secret_sealed, s.created_at as secret_created_at
    from oauth_clients c
    join oauth_secrets s on s.company_id = c.company_id and s.oauth_client_id = c.id
    where c.company_id = ${companyId} and c.scope = ${scope} and ${subject}
    order by s.id desc limit 1`;
  return row;
}

/** Makes a client without a secret; answers its id. */
export async function insertClient(
  db: Db,
  companyId: number,
  client: {
    readonly scope: ClientScope;
    readonly subjectId: number;
    readonly secretDays: number | null;
    readonly graceDays: number;
  },
  now: Date,
): Promise<number> {
  const { scope, subjectId, secretDays, graceDays } = client;
  const idOf = (wanted: ClientScope) => (scope === wanted ? subjectId : null);
  const [row] = await db<{ id: number }[]>`
    insert into oauth_clients (company_id, client_id, scope, customer_account_id, customer_id, license_id, secret_days,
      grace_days, created_at, updated_at)
    values (${companyId}, ${`auth-${scope}-${subjectId}`}, ${scope}, ${idOf("customeraccount")}, ${idOf("customer")},
      ${idOf("license")}, ${secretDays}, ${graceDays}, ${now}, ${now})
    returning id`;
  if (!row) throw new Error("the client was not stored");
  return row.id;
}

/** Gives a client a new secret; those before it end with the grace period, if they do not end earlier. */
export async function insertSecret(
  db: Db,
  companyId: number,
  clientId: number,
  sealed: Buffer,
  olderEnd: Date,
  now: Date,
): Promise<void> {
  await db`
    update oauth_secrets set expires_at = least(expires_at, ${olderEnd})
    where company_id = ${companyId} and oauth_client_id = ${clientId}`;
  await db`
    insert into oauth_secrets (company_id, oauth_client_id, secret_sealed, created_at)
    values (${companyId}, ${clientId}, ${sealed}, ${now})`;
}

/** Removes a client: its tokens stop working immediately. */
export async function deleteClient(db: Db, companyId: number, id: number): Promise<void> {
  await db`delete from oauth_clients where company_id = ${companyId} and id = ${id}`;
}

/** Gives the client of a customer to another one, unless that has one. */
export async function moveClientOfCustomer(db: Db, companyId: number, fromId: number, toId: number): Promise<void> {
  await db`
    update oauth_clients set customer_id = ${toId}
    where company_id = ${companyId} and customer_id = ${fromId}
      and not exists (select from oauth_clients where company_id = ${companyId} and customer_id = ${toId})`;
}
