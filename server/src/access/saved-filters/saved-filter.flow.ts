import { ApiError, problem } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { accept } from "../../terms/refusal.rules.ts";
import { judgeSavedFilter, type Writer } from "./saved-filter.rules.ts";
import * as store from "./saved-filter.store.ts";

/** Keeps a filter for its person, or shares it; in the caller's transaction. */
export async function saveFilter(context: Context, values: store.SavedFilterValues): Promise<store.SavedFilterRow> {
  const { db, companyId, now } = context;
  const writer = writerOf(context);
  accept(judgeSavedFilter(writer, undefined, { staff_id: writer.id, is_shared: values.is_shared }));
  await refuseTakenName(context, writer.id, values, null);
  return find(context, await store.insertSavedFilter(db, companyId, writer.id, values, now));
}

/** Renames a filter, changes what it asks for, or shares it; in the caller's transaction. */
export async function changeFilter(
  context: Context,
  id: number,
  patch: { readonly [Name in keyof Omit<store.SavedFilterValues, "page">]?: store.SavedFilterValues[Name] | undefined },
): Promise<store.SavedFilterRow> {
  const { db, companyId, now } = context;
  const before = await find(context, id);
  const { name = before.name, query = before.query, is_shared = before.is_shared } = patch;
  // Who takes back what somebody left behind would leave it to nobody.
  const after = { staff_id: before.staff_id, is_shared: is_shared || before.staff_id === null };
  accept(judgeSavedFilter(writerOf(context), before, after));
  await refuseTakenName(context, before.staff_id, { name, page: before.page }, id);
  await store.updateSavedFilter(db, companyId, id, { name, query, is_shared: after.is_shared }, now);
  return find(context, id);
}

/** Removes a filter; in the caller's transaction. */
export async function removeFilter(context: Context, id: number): Promise<void> {
  accept(judgeSavedFilter(writerOf(context), await find(context, id), undefined));
  await store.deleteSavedFilter(context.db, context.companyId, id);
}

/** A filter that the caller sees. */
export async function findVisible(context: Context, id: number): Promise<store.SavedFilterRow> {
  const row = await find(context, id);
  if (!row.is_shared && row.staff_id !== writerOf(context).id) throw new ApiError("not_found");
  return row;
}

/** Who of the staff calls. */
export function writerOf({ caller }: Pick<Context, "caller">): Writer {
  if (caller.actor?.kind !== "staff") throw new ApiError("not_authenticated");
  return { id: caller.actor.id, permissions: caller.permissions };
}

async function find({ db, companyId }: Context, id: number): Promise<store.SavedFilterRow> {
  const row = await store.findSavedFilter(db, companyId, id);
  if (!row) throw new ApiError("not_found");
  return row;
}

async function refuseTakenName(
  { db, companyId }: Context,
  staffId: number | null,
  named: Pick<store.SavedFilterValues, "page" | "name">,
  ownId: number | null,
): Promise<void> {
  if (await store.hasSavedFilter(db, companyId, staffId, named, ownId))
    throw ApiError.of([problem("saved_filter_exists", "/name", named.name)]);
}
