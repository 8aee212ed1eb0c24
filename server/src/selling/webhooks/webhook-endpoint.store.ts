import type { Db } from "../../platform/db/connect.ts";
import type { ListPage, ListSpec, Page } from "../../platform/db/list-query.ts";
import { readPage } from "../../platform/db/list-query.ts";
import type { WebhookEndpointsRow } from "../../platform/db/rows.generated.ts";
import { tenantTable, type ValuesOf } from "../../platform/db/tenant-table.ts";

const columnList =
  "company_id, id, url, events, format, description, enabled, disabled_reason, disabled_at, failing_since, warned_at, " +
  "last_success_at, last_failure_at, not_before, created_at, updated_at";
const columns = columnList.split(", ") as (keyof Endpoint)[];

/** An endpoint as it is stored. */
export type Endpoint = Omit<WebhookEndpointsRow, "deleted_at">;

/** An endpoint, and when each of its valid secrets was made and ends. */
export type EndpointWithSecrets = Endpoint & {
  readonly secrets: readonly { readonly created_at: string; readonly expires_at: string | null }[];
};

/** The columns of an endpoint that a caller writes. */
export type EndpointValues = ValuesOf<Endpoint>;

/** What lists of endpoints can be filtered and ordered by. */
export const endpointList: ListSpec = {
  from: (db, companyId) => db`from webhook_endpoints where company_id = ${companyId} and deleted_at is null`,
  filters: {
    id: { kind: "integer", column: (db) => db`id`, published: ["exact", "in"] },
    url: { kind: "text", column: (db) => db`url`, published: ["exact", "icontains"] },
    enabled: { kind: "boolean", column: (db) => db`enabled`, published: ["exact"] },
    format: { kind: "text", column: (db) => db`format`, published: ["exact"] },
  },
  orderings: { id: (db) => db`id`, created_at: (db) => db`created_at`, url: (db) => db`url` },
  id: (db) => db`id`,
};

const table = tenantTable<Endpoint>("webhook_endpoints", columns);

function whole(db: Db) {
  return db`${db.unsafe(columnList)}, (
    select coalesce(json_agg(json_build_object('created_at', s.created_at, 'expires_at', s.expires_at) order by s.id), '[]')
    from webhook_secrets s
    where s.company_id = webhook_endpoints.company_id and s.endpoint_id = webhook_endpoints.id) as secrets`;
}

/** One page of a company's endpoints. */
export function listEndpoints(db: Db, companyId: number, page: ListPage): Promise<Page<EndpointWithSecrets>> {
  return readPage<EndpointWithSecrets>(db, companyId, endpointList, page, whole(db));
}

/** One endpoint. */
export async function findEndpoint(db: Db, companyId: number, id: number): Promise<EndpointWithSecrets | undefined> {
  const [row] = await db<EndpointWithSecrets[]>`
    select ${whole(db)} from webhook_endpoints where company_id = ${companyId} and id = ${id} and deleted_at is null`;
  return row;
}

/** Every endpoint of a company, oldest first. */
export function listAllEndpoints(db: Db, companyId: number): Promise<Endpoint[]> {
  return db<Endpoint[]>`
    select ${db.unsafe(columnList)} from webhook_endpoints
    where company_id = ${companyId} and deleted_at is null order by id`;
}

/** The endpoints of some companies that name a code and are switched on. */
export function listEndpointsNaming(db: Db, companyIds: readonly number[], code: string): Promise<Endpoint[]> {
  return db<Endpoint[]>`
    select ${db.unsafe(columnList)} from webhook_endpoints
    where company_id = any(${[...companyIds]}::bigint[]) and deleted_at is null and enabled and ${code} = any(events)
    order by id`;
}

/** Locks the endpoints of a company against each other's changes, until the transaction ends. */
export async function lockEndpoints(db: Db, companyId: number): Promise<void> {
  await db`select pg_advisory_xact_lock(hashtext('licet webhooks'), ${companyId}::integer)`;
}

/** Stores an endpoint. */
export const insertEndpoint = table.insert;

/** Changes the columns that are given. */
export const updateEndpoint = table.change;

/** Deletes an endpoint: nothing is sent there any more, its secrets are gone, and the log of its deliveries stays. */
export async function deleteEndpoint(db: Db, companyId: number, id: number, now: Date): Promise<boolean> {
  const result = await db`
    with gone as (
      update webhook_endpoints set deleted_at = ${now}, enabled = false, updated_at = ${now}
      where company_id = ${companyId} and id = ${id} and deleted_at is null returning id),
    secrets as (
      delete from webhook_secrets s using gone where s.company_id = ${companyId} and s.endpoint_id = gone.id)
    select from gone`;
  return result.count === 1;
}

/** Gives an endpoint a secret. */
export async function insertSecret(
  db: Db,
  companyId: number,
  endpointId: number,
  sealed: Uint8Array,
  now: Date,
): Promise<void> {
  await db`
    insert into webhook_secrets (company_id, endpoint_id, secret_sealed, created_at)
    values (${companyId}, ${endpointId}, ${Buffer.from(sealed)}, ${now})`;
}

/** The secrets that an endpoint has end at a moment, if not before; those that ended already are forgotten. */
export async function updateSecretsEnd(
  db: Db,
  companyId: number,
  endpointId: number,
  end: Date,
  now: Date,
): Promise<void> {
  await db`
    update webhook_secrets set expires_at = least(expires_at, ${end})
    where company_id = ${companyId} and endpoint_id = ${endpointId}`;
  await db`
    delete from webhook_secrets
    where company_id = ${companyId} and endpoint_id = ${endpointId} and expires_at <= ${now}`;
}

/** Ends every secret but the newest; answers how many ended. */
export async function deleteOldSecrets(db: Db, companyId: number, endpointId: number): Promise<number> {
  const result = await db`
    delete from webhook_secrets where company_id = ${companyId} and endpoint_id = ${endpointId} and expires_at is not null`;
  return result.count;
}

/** The secrets that are valid at a moment, newest first. */
export function listSecrets(
  db: Db,
  companyId: number,
  endpointId: number,
  now: Date,
): Promise<{ readonly secret_sealed: Buffer }[]> {
  return db<{ secret_sealed: Buffer }[]>`
    select secret_sealed from webhook_secrets
    where company_id = ${companyId} and endpoint_id = ${endpointId} and (expires_at is null or expires_at > ${now})
    order by id desc`;
}
