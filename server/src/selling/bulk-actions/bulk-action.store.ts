import type { Db } from "../../platform/db/connect.ts";
import { jsonb, jsonRows } from "../../platform/db/json-rows.ts";
import {
  andConditions,
  type ListPage,
  type ListSpec,
  newestFirst,
  type Page,
  readPage,
} from "../../platform/db/list-query.ts";
import { inPieces, pieceRows } from "../../platform/db/paged-reads.ts";
import type { BulkActionsRow } from "../../platform/db/rows.generated.ts";
import type { Author } from "../../platform/http/audit.ts";
import type { JsonObject } from "../../platform/values/json.ts";
import { licenseList } from "../licenses/license-list.store.ts";
import { type BulkActionName, type BulkProblem, type BulkStatus, licensesMax } from "./bulk-action.rules.ts";

const columnList = `company_id, id, action, terms, policy_code, filter, author, status, total, done, changed, failed, position, error,
  runner, leased_until, created_at, started_at, finished_at`;

/** A bulk action as it is stored. */
export type BulkAction = Omit<BulkActionsRow, "action" | "terms" | "status" | "author"> & {
  readonly action: BulkActionName;
  readonly terms: JsonObject;
  readonly status: BulkStatus;
  readonly author: Author;
};

/** What bulk actions can be filtered and ordered by. */
export const bulkActionList: ListSpec = {
  from: (db, companyId) => db`from bulk_actions where company_id = ${companyId}`,
  filters: {
    id: { kind: "integer", column: (db) => db`id`, published: ["exact"] },
    action: { kind: "text", column: (db) => db`action`, published: ["exact", "in"] },
    status: { kind: "text", column: (db) => db`status`, published: ["exact", "in"] },
    created_at: { kind: "time", column: (db) => db`created_at`, published: ["gte", "lt"] },
  },
  orderings: { id: (db) => db`id`, created_at: (db) => db`created_at` },
  id: (db) => db`id`,
  limitMax: 100,
};

/** One page of the bulk actions, the newest first where nothing else is asked for. */
export function listBulkActions(db: Db, companyId: number, page: ListPage): Promise<Page<BulkAction>> {
  return readPage(db, companyId, bulkActionList, newestFirst(page, bulkActionList.id), db`${db.unsafe(columnList)}`);
}

/** One bulk action. */
export async function findBulkAction(db: Db, companyId: number, id: number): Promise<BulkAction | undefined> {
  const [row] = await db<BulkAction[]>`
    select ${db.unsafe(columnList)} from bulk_actions where company_id = ${companyId} and id = ${id}`;
  return row;
}

/** The same, locked against its runner. */
export async function lockBulkAction(db: Db, companyId: number, id: number): Promise<BulkAction | undefined> {
  await db`select from bulk_actions where company_id = ${companyId} and id = ${id} for update`;
  return findBulkAction(db, companyId, id);
}

/** Lets the calls of a company that begin bulk actions take turns, so that the next statement counts all of them. */
export async function lockBulkActionsOf(db: Db, companyId: number): Promise<void> {
  await db`select from companies where id = ${companyId} for no key update`;
}

/** The bulk actions of a company that have not ended, the newest first; no company may have many. */
export function listOpenBulkActions(db: Db, companyId: number): Promise<BulkAction[]> {
  return db<BulkAction[]>`
    select ${db.unsafe(columnList)} from bulk_actions
    where company_id = ${companyId} and status in ('pending', 'running') order by id desc`;
}

/** How many bulk actions of a company have not ended. */
export async function countOpen(db: Db, companyId: number): Promise<number> {
  const [row] = await db<{ count: number }[]>`
    select count(*) as count from bulk_actions where company_id = ${companyId} and status in ('pending', 'running')`;
  return row?.count ?? 0;
}

/** What is asked for. */
export type NewBulkAction = Pick<BulkAction, "action" | "terms" | "policy_code" | "filter" | "author">;

/** Notes a bulk action whose licenses are still to be named. */
export async function insertBulkAction(db: Db, companyId: number, asked: NewBulkAction, now: Date): Promise<number> {
  const { action, terms, policy_code, filter, author } = asked;
  const [row] = await db<{ id: number }[]>`
    insert into bulk_actions (company_id, action, terms, policy_code, filter, author, total, created_at)
    values (${companyId}, ${action}, ${jsonb(db, terms)}, ${policy_code}, ${filter}, ${jsonb(db, author)}, 0, ${now})
    returning id`;
  if (!row) throw new Error("the bulk action was not stored");
  return row.id;
}

/** Fixes the licenses of a bulk action: those that are named, or that a filter finds now. Answers how many. */
export async function insertLicensesOfAction(
  db: Db,
  companyId: number,
  id: number,
  chosen: { readonly ids: readonly number[] } | { readonly page: ListPage },
): Promise<number> {
  const found =
    "ids" in chosen
      ? db`from licenses l where l.company_id = ${companyId} and l.id = any(${[...chosen.ids]}::bigint[])`
      : db`${licenseList.from(db, companyId, chosen.page)} ${andConditions(db, companyId, licenseList, chosen.page)}`;
  const { count } = await db`
    insert into bulk_action_licenses (company_id, bulk_action_id, license_id)
    select ${companyId}, ${id}, l.id ${found} limit ${licensesMax + 1}::bigint`;
  await db`update bulk_actions set total = ${count} where company_id = ${companyId} and id = ${id}`;
  return count;
}

/** The first licenses that a filter finds, by id, and how many there are. */
export async function listChosen(db: Db, companyId: number, page: ListPage, limit: number) {
  const found = db`${licenseList.from(db, companyId, page)} ${andConditions(db, companyId, licenseList, page)}`;
  const [rows, [all]] = await Promise.all([
    db<{ id: number }[]>`select l.id ${found} order by l.id limit ${limit}::bigint`,
    db<{ count: number }[]>`
      select count(*) as count from (select ${found} limit ${licensesMax + 1}::bigint) as chosen`,
  ]);
  return { ids: rows.map(({ id }) => id), total: all?.count ?? 0 };
}

/** Which of some licenses the company has. */
export async function findOwnIds(db: Db, companyId: number, ids: readonly number[]): Promise<number[]> {
  const rows = await db<{ id: number }[]>`
    select id from licenses where company_id = ${companyId} and id = any(${[...ids]}::bigint[]) order by id`;
  return rows.map(({ id }) => id);
}

/** The next licenses of a bulk action after its position. */
export async function listNext(db: Db, { company_id, id, position }: BulkAction, limit: number): Promise<number[]> {
  const rows = await db<{ license_id: number }[]>`
    select license_id from bulk_action_licenses
    where company_id = ${company_id} and bulk_action_id = ${id} and license_id > ${position}
    order by license_id limit ${limit}::bigint`;
  return rows.map(({ license_id }) => license_id);
}

const leaseSeconds = 5;

/** Takes the lease of a bulk action with work to do, if it is free. */
export async function claimBulkAction(
  db: Db,
  companyId: number,
  id: number,
  runner: string,
  now: Date,
): Promise<BulkAction | undefined> {
  const [row] = await db<BulkAction[]>`
    update bulk_actions set runner = ${runner}, leased_until = now() + make_interval(secs => ${leaseSeconds}),
      status = 'running', started_at = coalesce(started_at, ${now})
    where company_id = ${companyId} and id = ${id} and status in ('pending', 'running')
      and (leased_until is null or leased_until < now() or runner = ${runner})
    returning ${db.unsafe(columnList)}`;
  return row;
}

/** Locks a bulk action against every other runner; undefined where `runner` has it no more, or it was cancelled. */
export async function lockClaimed(
  db: Db,
  companyId: number,
  id: number,
  runner: string,
): Promise<BulkAction | undefined> {
  const [row] = await db<BulkAction[]>`
    select ${db.unsafe(columnList)} from bulk_actions
    where company_id = ${companyId} and id = ${id} and runner = ${runner} and status = 'running'
    for update`;
  return row;
}

/** Notes how far a bulk action has come, and that its runner lives. */
export async function updateBulkProgress(
  db: Db,
  { company_id, id }: BulkAction,
  to: Pick<BulkAction, "position" | "done" | "changed" | "failed">,
): Promise<void> {
  await db`
    update bulk_actions set leased_until = now() + make_interval(secs => ${leaseSeconds}), position = ${to.position},
      done = ${to.done}, changed = ${to.changed}, failed = ${to.failed}
    where company_id = ${company_id} and id = ${id}`;
}

/** Lets any runner go on with a bulk action. */
export async function releaseBulkAction(db: Db, { company_id, id }: BulkAction, runner: string): Promise<void> {
  await db`
    update bulk_actions set runner = null, leased_until = null
    where company_id = ${company_id} and id = ${id} and runner = ${runner} and status = 'running'`;
}

/** Ends a bulk action, and forgets its licenses; call under its lock. */
export async function updateBulkEnded(
  db: Db,
  companyId: number,
  id: number,
  status: "success" | "cancelled" | "error",
  error: string | null,
  now: Date,
): Promise<void> {
  await db`
    update bulk_actions set status = ${status}, error = ${error}, finished_at = ${now}, runner = null, leased_until = null
    where company_id = ${companyId} and id = ${id}`;
  await db`delete from bulk_action_licenses where company_id = ${companyId} and bulk_action_id = ${id}`;
}

/** Bulk actions whose runner has been silent for too long, or that were left between two. */
export function listAbandonedActions(db: Db): Promise<{ company_id: number; id: number }[]> {
  return db<{ company_id: number; id: number }[]>`
    select company_id, id from bulk_actions
    where status in ('pending', 'running') and (leased_until is null or leased_until < now())
    order by created_at limit 100`;
}

/** Keeps what spoke against licenses. */
export async function insertBulkProblems(
  db: Db,
  { company_id, id }: BulkAction,
  problems: readonly BulkProblem[],
): Promise<void> {
  await db`
    insert into bulk_action_problems (company_id, bulk_action_id, license_id, code, message)
    select ${company_id}, ${id}, p.license_id, p.code, p.message
    from rows from (json_to_recordset(${jsonRows(db, problems)}) as (license_id bigint, code text, message text))
      with ordinality as p
    order by p.ordinality`;
}

/** Something that spoke against a license, as it is shown. */
export type ShownBulkProblem = BulkProblem;

/** The first problems of some bulk actions, by bulk action. */
export function findBulkProblems(db: Db, companyId: number, ids: readonly number[], max: number) {
  return db<(ShownBulkProblem & { bulk_action_id: number })[]>`
    select p.bulk_action_id, p.license_id, p.code, p.message
    from unnest(${[...ids]}::bigint[]) as i(id)
    cross join lateral (
      select * from bulk_action_problems
      where company_id = ${companyId} and bulk_action_id = i.id order by id limit ${max}) p`;
}

/** All problems of a bulk action, in the order of the licenses, a thousand at a time. */
export function readBulkProblems(db: Db, companyId: number, id: number): AsyncIterable<readonly ShownBulkProblem[]> {
  return inPieces((after: (ShownBulkProblem & { readonly id: number }) | undefined) =>
    db<(ShownBulkProblem & { id: number })[]>`
      select id, license_id, code, message from bulk_action_problems
      where company_id = ${companyId} and bulk_action_id = ${id} and id > ${after?.id ?? 0} order by id`.cursor(
      pieceRows,
    ),
  );
}
