import { ApiError, problem } from "../../errors.ts";
import type { ListPage } from "../../platform/db/list-query.ts";
import { withoutTrace } from "../../platform/db/transaction.ts";
import { authorOf } from "../../platform/http/audit.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { listQuery } from "../../platform/http/list.ts";
import { licenseList } from "../licenses/license-list.store.ts";
import { examinedMax, licensesMax, openMax } from "./bulk-action.rules.ts";
import { type BulkActionBody, presentBulkPreview } from "./bulk-action.schema.ts";
import {
  countOpen,
  findOwnIds,
  insertBulkAction,
  insertLicensesOfAction,
  listChosen,
  lockBulkActionsOf,
} from "./bulk-action.store.ts";
import { bulkActionQueue } from "./bulk-action-jobs.flow.ts";
import { performOnLicenses } from "./perform-on-licenses.flow.ts";

/** Which licenses a body means. */
type Chosen = { readonly ids: readonly number[] } | { readonly page: ListPage };

/** Notes a bulk action with its licenses, and sends its job; answers its id. In the caller's transaction. */
export async function beginBulkAction(context: Context, body: BulkActionBody): Promise<number> {
  const { db, companyId, now, deps } = context;
  const { action, terms, policy_code, filter = null } = body;
  const chosen = await choose(context, body);
  await lockBulkActionsOf(db, companyId);
  if ((await countOpen(db, companyId)) >= openMax) throw new ApiError("too_many_bulk_actions");
  const asked = { action, terms, policy_code, filter, author: authorOf(context) };
  const id = await insertBulkAction(db, companyId, asked, now);
  const total = await insertLicensesOfAction(db, companyId, id, chosen);
  if (total > licensesMax) throw tooMany();
  await deps.jobs.send(db, bulkActionQueue, { company_id: companyId, id }, { key: `${companyId}:${id}` });
  context.audit.object_id = id;
  context.audit.after = { action, values: terms, policy: policy_code, filter, total, ids: body.ids ?? null };
  return id;
}

/** What a bulk action would change: it is tried on the first licenses, and everything is taken back. */
export async function previewBulkAction(context: Context, body: BulkActionBody) {
  const { db, companyId } = context;
  const chosen = await choose(context, body);
  const { ids, total } =
    "ids" in chosen
      ? { ids: chosen.ids.slice(0, examinedMax), total: chosen.ids.length }
      : await listChosen(db, companyId, chosen.page, examinedMax);
  if (total > licensesMax) throw tooMany();
  const performed = await withoutTrace(db, (inner) => performOnLicenses({ ...context, db: inner }, body, ids));
  return presentBulkPreview(body.action, total, performed);
}

async function choose({ db, companyId }: Context, { ids, filter }: BulkActionBody): Promise<Chosen> {
  if (ids === undefined) return { page: pageOf(filter ?? "") };
  const own = await findOwnIds(db, companyId, ids);
  const known = new Set(own);
  const missing = ids.flatMap((id, index) =>
    known.has(id) ? [] : [problem("not_found", `/ids/${index}`, id, "There is no such license.")],
  );
  if (missing.length > 0) throw ApiError.of(missing);
  return { ids: own };
}

/** What the order and the count of a list say is nothing here. */
const meaningless = ["order_by", "count"];
/** What cuts a list off would be cut off without a word. */
const cutting = ["limit", "offset"];

/** The licenses of a query string. A filter with a slip of the pen is refused: it would mean all of them. */
function pageOf(filter: string): ListPage {
  const given = new URLSearchParams(filter);
  for (const name of meaningless) given.delete(name);
  const names = [...new Set(given.keys())];
  const query = Object.fromEntries(names.map((name) => [name, given.getAll(name)]));
  const read = listQuery(licenseList).safeParse(query);
  const refused = (read.error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
  const strange = [...(read.data?.ignored ?? []), ...cutting.filter((name) => names.includes(name))];
  const sentences = [...refused, ...strange.map((name) => `${name}: Is no filter of licenses.`)];
  if (!read.data || sentences.length > 0)
    throw ApiError.of(sentences.map((sentence) => problem("validation_error", "/filter", filter, sentence)));
  return read.data;
}

function tooMany(): ApiError {
  return ApiError.of([problem("validation_error", "/filter", undefined, `At most ${licensesMax} licenses at once.`)]);
}
