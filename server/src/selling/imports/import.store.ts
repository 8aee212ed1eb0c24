import type { Db } from "../../platform/db/connect.ts";
import { jsonRows } from "../../platform/db/json-rows.ts";
import { type ListPage, type ListSpec, newestFirst, type Page, readPage } from "../../platform/db/list-query.ts";
import { inPieces, pieceRows } from "../../platform/db/paged-reads.ts";
import type { ImportProblemsRow, ImportsRow } from "../../platform/db/rows.generated.ts";
import type { Author } from "../../platform/http/audit.ts";
import type { ImportKind, ImportRow, Phase, RowProblem } from "./import.rules.ts";

const columnList = `company_id, id, kind, file_name, status, dry_run, on_error, author, delimiter, columns, data_start, data_line, size,
  phase, position, line, total_row_count, invalid_row_count, counts, sample, error, runner, leased_until, created_at, started_at, finished_at`;

/** An import as it is stored. */
export type Import = Omit<ImportsRow, "kind" | "phase" | "counts" | "sample"> & {
  readonly kind: ImportKind;
  readonly phase: Phase;
  readonly counts: Readonly<Record<string, number>>;
  readonly sample: readonly ImportRow[];
};

/** A bad row, as it is shown. */
export type ShownProblem = Pick<ImportProblemsRow, "line" | "column_name" | "code" | "message" | "value">;

/** How long a process may be silent before another takes its import over. */
export const leaseSeconds = 5;

function listOf(kind: ImportKind): ListSpec {
  return {
    from: (db, companyId) =>
      db`from imports where company_id = ${companyId} and kind = ${kind} and status <> 'uploading'`,
    filters: {
      id: { kind: "integer", column: (db) => db`id`, published: ["exact"] },
      status: { kind: "text", column: (db) => db`status`, published: ["exact", "iexact"] },
      file_name: { kind: "text", column: (db) => db`file_name`, published: ["exact", "icontains"] },
      created_at: { kind: "time", column: (db) => db`created_at`, published: ["gte", "lt"] },
    },
    orderings: { id: (db) => db`id`, created_at: (db) => db`created_at` },
    id: (db) => db`id`,
    limitMax: 100,
  };
}

/** What imports can be filtered and ordered by. */
export const importLists: Readonly<Record<ImportKind, ListSpec>> = {
  licenses: listOf("licenses"),
  license_features: listOf("license_features"),
  customers: listOf("customers"),
  orders: listOf("orders"),
};

/** One page of the imports of a kind, the newest first where nothing else is asked for. */
export function listImports(db: Db, companyId: number, kind: ImportKind, page: ListPage): Promise<Page<Import>> {
  const list = importLists[kind];
  return readPage(db, companyId, list, newestFirst(page, list.id), db`${db.unsafe(columnList)}`);
}

/** One import of a kind. */
export async function findImport(db: Db, companyId: number, kind: ImportKind, id: number): Promise<Import | undefined> {
  const [row] = await db<Import[]>`
    select ${db.unsafe(columnList)} from imports
    where company_id = ${companyId} and kind = ${kind} and id = ${id} and status <> 'uploading'`;
  return row;
}

/** The imports of some kinds that wait or are under way, the newest first. */
export function listUnderWay(
  db: Db,
  companyId: number,
  kinds: readonly ImportKind[],
  limit: number,
): Promise<Import[]> {
  return db<Import[]>`
    select ${db.unsafe(columnList)} from imports
    where company_id = ${companyId} and kind = any(${[...kinds]}::text[]) and status in ('pending', 'running')
    order by id desc limit ${limit}::bigint`;
}

/** The first problems of some imports, by import. */
export async function findProblems(db: Db, companyId: number, ids: readonly number[], max: number) {
  return db<(ShownProblem & { import_id: number })[]>`
    select p.import_id, p.line, p.column_name, p.code, p.message, p.value
    from unnest(${[...ids]}::bigint[]) as i(id)
    cross join lateral (
      select * from import_problems
      where company_id = ${companyId} and import_id = i.id order by id limit ${max}) p`;
}

/** A bad row: its cells as they stand in the file, if they were kept, and all that is wrong with it. */
export interface BadRow {
  readonly line: number;
  readonly cells: readonly string[] | null;
  readonly problems: readonly Pick<ShownProblem, "code" | "message" | "value" | "column_name">[];
}

/** The bad rows of an import after a line, in the order of the file. */
export function listBadRows(db: Db, companyId: number, id: number, after: number, limit: number): Promise<BadRow[]> {
  return db<BadRow[]>`
    select p.line, (array_agg(p.cells order by p.id) filter (where p.cells is not null))[1] as cells,
      json_agg(json_build_object('column_name', p.column_name, 'code', p.code, 'message', p.message, 'value', p.value)
        order by p.id) as problems
    from import_problems p
    where p.company_id = ${companyId} and p.import_id = ${id} and p.line in (
      select distinct line from import_problems
      where company_id = ${companyId} and import_id = ${id} and line > ${after}
      order by line limit ${limit}::bigint)
    group by p.line order by p.line`;
}

/** All problems of an import, in the order of the file, a thousand at a time. */
export function readProblems(db: Db, companyId: number, id: number): AsyncIterable<readonly ShownProblem[]> {
  return inPieces((after: (ShownProblem & { readonly id: number }) | undefined) =>
    db<(ShownProblem & { id: number })[]>`
      select id, line, column_name, code, message, value from import_problems
      where company_id = ${companyId} and import_id = ${id} and id > ${after?.id ?? 0} order by id`.cursor(pieceRows),
  );
}

/** Notes an import whose file is still to come; answers its id. */
export async function insertImport(
  db: Db,
  companyId: number,
  values: {
    readonly kind: ImportKind;
    readonly file_name: string;
    readonly dry_run: boolean;
    readonly on_error: "keep" | "nothing";
    readonly author: Author;
    readonly now: Date;
  },
): Promise<number> {
  const { kind, file_name, dry_run, on_error, author, now } = values;
  const phase: Phase = dry_run || on_error === "nothing" ? "check" : "write";
  const [row] = await db<{ id: number }[]>`
    insert into imports (company_id, kind, file_name, status, dry_run, on_error, author, phase, created_at, leased_until)
    values (${companyId}, ${kind}, ${file_name}, 'uploading', ${dry_run}, ${on_error}, ${JSON.stringify(author)}::text::jsonb,
      ${phase}, ${now}, now() + interval '1 day')
    returning id`;
  if (!row) throw new Error("the import was not stored");
  return row.id;
}

/** Keeps the next piece of a file. */
export async function insertChunk(
  db: Db,
  companyId: number,
  id: number,
  start: number,
  data: Uint8Array,
): Promise<void> {
  await db`
    insert into import_chunks (company_id, import_id, start, data)
    values (${companyId}, ${id}, ${start}, ${Buffer.from(data)})`;
}

/** What is known of a file that is there whole. */
export interface FileFacts {
  readonly delimiter: string;
  readonly columns: readonly string[];
  /** The end of its head, in bytes, and its last line. */
  readonly data_start: number;
  readonly data_line: number;
  readonly size: number;
}

/** The file is there: the import can begin. */
export async function updatePending(db: Db, companyId: number, id: number, file: FileFacts): Promise<void> {
  await db`
    update imports set status = 'pending', leased_until = null, delimiter = ${file.delimiter}, columns = ${[...file.columns]},
      data_start = ${file.data_start}, data_line = ${file.data_line}, size = ${file.size},
      position = ${file.data_start}, line = ${file.data_line}
    where company_id = ${companyId} and id = ${id}`;
}

/** Forgets a file that is not to be imported. */
export async function deleteUpload(db: Db, companyId: number, id: number): Promise<void> {
  await db`delete from imports where company_id = ${companyId} and id = ${id} and status = 'uploading'`;
}

/** The piece of a file that holds a position, with the place where it begins. */
export async function findChunk(db: Db, companyId: number, id: number, position: number) {
  const [row] = await db<{ start: number; data: Buffer }[]>`
    select start, data from import_chunks
    where company_id = ${companyId} and import_id = ${id} and start <= ${position}
    order by start desc limit 1`;
  return row;
}

/** Takes the lease of an import with work to do, if it is free. */
export async function claimImport(
  db: Db,
  companyId: number,
  id: number,
  runner: string,
  now: Date,
): Promise<Import | undefined> {
  const [row] = await db<Import[]>`
    update imports set runner = ${runner}, leased_until = now() + make_interval(secs => ${leaseSeconds}),
      status = 'running', started_at = coalesce(started_at, ${now})
    where company_id = ${companyId} and id = ${id} and status in ('pending', 'running')
      and (leased_until is null or leased_until < now() or runner = ${runner})
    returning ${db.unsafe(columnList)}`;
  return row;
}

/** Locks an import against every other runner; undefined where `runner` has it no more. */
export async function lockImport(db: Db, companyId: number, id: number, runner: string): Promise<Import | undefined> {
  const [row] = await db<Import[]>`
    select ${db.unsafe(columnList)} from imports
    where company_id = ${companyId} and id = ${id} and runner = ${runner} and status = 'running'
    for update`;
  return row;
}

/** How far an import has come. */
export type Progress = Pick<Import, "phase" | "position" | "line" | "total_row_count" | "invalid_row_count" | "counts">;

/** Notes how far an import has come, and that its runner lives. */
export async function updateProgress(
  db: Db,
  companyId: number,
  id: number,
  runner: string,
  to: Progress,
): Promise<void> {
  await db`
    update imports set leased_until = now() + make_interval(secs => ${leaseSeconds}), phase = ${to.phase},
      position = ${to.position}, line = ${to.line}, total_row_count = ${to.total_row_count},
      invalid_row_count = ${to.invalid_row_count}, counts = ${JSON.stringify(to.counts)}::text::jsonb
    where company_id = ${companyId} and id = ${id} and runner = ${runner} and status = 'running'`;
}

/** Lets any runner go on with an import. */
export async function releaseImport(db: Db, companyId: number, id: number, runner: string): Promise<void> {
  await db`
    update imports set runner = null, leased_until = null
    where company_id = ${companyId} and id = ${id} and runner = ${runner} and status = 'running'`;
}

/** Ends an import, and lets go of its file. */
export async function updateFinished(
  db: Db,
  companyId: number,
  id: number,
  status: "success" | "error",
  error: string | null,
  now: Date,
): Promise<void> {
  await db`
    update imports set status = ${status}, error = ${error}, finished_at = ${now}, runner = null, leased_until = null
    where company_id = ${companyId} and id = ${id}`;
  await db`delete from import_chunks where company_id = ${companyId} and import_id = ${id}`;
  await deleteMarks(db, companyId, id);
}

/** Keeps what is wrong with rows. */
export async function insertProblems(
  db: Db,
  companyId: number,
  id: number,
  problems: readonly RowProblem[],
): Promise<void> {
  await db`
    insert into import_problems (company_id, import_id, line, column_name, code, message, value, cells)
    select ${companyId}, ${id}, p.line, p."column", p.code, p.message, p.value, p.cells
    from rows from (json_to_recordset(${jsonRows(db, problems)})
      as (line bigint, "column" text, code text, message text, value text, cells jsonb)) with ordinality as p
    order by p.ordinality`;
}

/** Keeps good rows of a dry run, as they were read, to be shown. */
export async function updateSample(db: Db, companyId: number, id: number, rows: readonly ImportRow[]): Promise<void> {
  await db`
    update imports set sample = sample || ${JSON.stringify(rows)}::text::jsonb
    where company_id = ${companyId} and id = ${id}`;
}

/** Marks what rows would make; answers which of the marks were not there. */
export async function insertMarks(
  db: Db,
  companyId: number,
  id: number,
  marks: ReadonlyMap<string, string>,
): Promise<ReadonlySet<string>> {
  if (marks.size === 0) return new Set();
  const rows = [...marks].map(([mark, value]) => ({ mark, value }));
  const made = await db<{ mark: string }[]>`
    insert into import_marks (company_id, import_id, mark, value)
    select ${companyId}, ${id}, mark, value from json_to_recordset(${jsonRows(db, rows)}) as m(mark text, value text)
    on conflict do nothing returning mark`;
  return new Set(made.map(({ mark }) => mark));
}

/** Those of some marks that are there. */
export async function findMarks(
  db: Db,
  companyId: number,
  id: number,
  marks: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db<{ mark: string; value: string }[]>`
    select mark, value from import_marks
    where company_id = ${companyId} and import_id = ${id} and mark = any(${[...marks]})`;
  return new Map(rows.map(({ mark, value }) => [mark, value]));
}

/** Forgets all marks of an import. */
export async function deleteMarks(db: Db, companyId: number, id: number): Promise<void> {
  await db`delete from import_marks where company_id = ${companyId} and import_id = ${id}`;
}

/** Imports whose runner has been silent for too long, or that were left between two. */
export async function listAbandoned(db: Db): Promise<{ company_id: number; id: number }[]> {
  return db<{ company_id: number; id: number }[]>`
    select company_id, id from imports
    where status in ('pending', 'running') and (leased_until is null or leased_until < now())
    order by created_at limit 100`;
}

/** Forgets files that never came whole. */
export async function deleteUnfinishedUploads(db: Db): Promise<void> {
  await db`delete from imports where status = 'uploading' and leased_until < now()`;
}
