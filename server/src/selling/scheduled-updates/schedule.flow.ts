import { ApiError, problem } from "../../errors.ts";
import { authorOf } from "../../platform/http/audit.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { byId } from "../../platform/values/lists.ts";
import { findLicensesById } from "../licenses/license.store.ts";
import { listDefinitions } from "../licenses/license-feature.store.ts";
import { hasOneTime } from "../licenses/license-state.store.ts";
import {
  judgeHour,
  judgeItems,
  planSchedule,
  type ScheduleFacts,
  type ScheduleWish,
  type UpdateItem,
  type UpdateStatus,
} from "./scheduled-update.rules.ts";
import {
  presentScheduledUpdate,
  type ScheduledUpdateBody,
  type ScheduledUpdatePatch,
  type SentItem,
} from "./scheduled-update.schema.ts";
import {
  findScheduledUpdates,
  insertPlanned,
  listFieldsOf,
  lockScheduledUpdate,
  lockUpdatesAt,
  recordUpdates,
  replaceItems,
  type ScheduledUpdate,
  updateCancelled,
  updateScheduledUpdate,
} from "./scheduled-update.store.ts";

/**
 * Schedules updates, all of them or none; one that meets an update of the same license and hour that waits joins it.
 * Answers each once, in the order of the list. Throws every problem of every body, reported below `at`.
 */
export async function scheduleUpdates(
  context: Context,
  bodies: readonly (ScheduledUpdateBody & { readonly at: string })[],
): Promise<ScheduledUpdate[]> {
  const { db, companyId, now } = context;
  await hasOneTime(
    db,
    companyId,
    bodies.map(({ license }) => license),
    now,
  );
  const wishes = bodies.map(
    ({ license, scheduled_at, name = null, note = null, scheduled_update_data, at }): ScheduleWish => ({
      license,
      scheduled_at,
      name,
      note,
      items: scheduled_update_data.map(withoutIgnored),
      at,
    }),
  );
  const facts = await findFacts(
    wishes.map(({ license }) => license),
    wishes.flatMap(({ items }) => items),
    context,
  );
  const known = await lockUpdatesAt(db, companyId, wishes);
  const decided = planSchedule(wishes, { ...facts, known }, now);
  if ("problems" in decided) throw ApiError.of(decided.problems);
  const ids = await insertPlanned(db, companyId, decided.plan, authorOf(context), now);
  await recordUpdates(db, companyId, ids, "created", now);
  const stored = byId(await findScheduledUpdates(db, companyId, ids));
  return ids.flatMap((id) => stored.get(id) ?? []);
}

/** Changes an update that waits, or one that failed, which then waits again for another hour. */
export async function changeSchedule(context: Context, id: number, body: ScheduledUpdatePatch): Promise<void> {
  const { db, companyId, now } = context;
  const known = await lockUpdate(context, id, ["pending", "failed"]);
  const { scheduled_at = known.scheduled_at, name = known.name, note = known.note } = body;
  if (known.status === "failed" && body.scheduled_at === undefined)
    throw ApiError.of([
      problem("validation_error", "", undefined, "scheduled_at is required: the hour of this one is over."),
    ]);
  const isMoved = scheduled_at.getTime() !== known.scheduled_at.getTime();
  const problems = isMoved || known.status === "failed" ? judgeHour({ scheduled_at, at: "" }, now) : [];
  const place = { license: known.license_id, scheduled_at };
  if (isMoved && (await lockUpdatesAt(db, companyId, [place])).length > 0)
    problems.push(problem("scheduled_update_exists", "/scheduled_at", scheduled_at));
  const items = body.scheduled_update_data?.map(withoutIgnored);
  if (items) {
    const facts = await findFacts([known.license_id], items, context);
    problems.push(...judgeItems({ license: known.license_id, items, at: "" }, facts, []));
  }
  if (problems.length > 0) throw ApiError.of(problems);
  const isSame = !isMoved && name === known.name && note === known.note && items === undefined;
  if (isSame && known.status === "pending") return;
  await updateScheduledUpdate(db, companyId, id, { scheduled_at, name, note });
  if (items) await replaceItems(db, companyId, id, items);
  await recordUpdates(db, companyId, [id], "updated", now);
}

/** Cancels an update that waits. */
export async function cancelSchedule(context: Context, id: number): Promise<void> {
  const { db, companyId, now } = context;
  await lockUpdate(context, id, ["pending"]);
  await updateCancelled(db, companyId, id, now);
  await recordUpdates(db, companyId, [id], "canceled", now);
}

/** A scheduled update under its lock, whose status is one of those; throws otherwise. */
export async function lockUpdate(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  id: number,
  statuses: readonly UpdateStatus[],
): Promise<ScheduledUpdate> {
  const update = await lockScheduledUpdate(db, companyId, id);
  if (!update) throw new ApiError("not_found");
  await hasOneTime(db, companyId, [update.license_id], now);
  if (statuses.includes(update.status)) return update;
  const sentence = `The scheduled update is ${update.status}.`;
  throw ApiError.of([problem("scheduled_update_status", "", update.status, sentence)]);
}

/** A scheduled update as the wire has it; throws `not_found`. */
export async function presentScheduledUpdateById({ db, companyId }: Pick<Context, "db" | "companyId">, id: number) {
  const [update] = await findScheduledUpdates(db, companyId, [id]);
  if (!update) throw new ApiError("not_found");
  return presentScheduledUpdate(update);
}

async function findFacts(
  licenseIds: readonly number[],
  items: readonly UpdateItem[],
  { db, companyId }: Context,
): Promise<Omit<ScheduleFacts, "known">> {
  const licenses = await findLicensesById(db, companyId, licenseIds);
  const products = new Map(licenses.map(({ id, product_id }) => [id, product_id]));
  const ids = [...new Set(products.values())];
  const [features, fields] = await Promise.all([
    items.some(({ product_feature_id }) => product_feature_id !== null) ? listDefinitions(db, companyId, ids) : [],
    items.some(({ product_custom_field_id }) => product_custom_field_id !== null)
      ? listFieldsOf(db, companyId, ids)
      : [],
  ]);
  return { products, features, fields };
}

function withoutIgnored({ ignored: _ignored, ...item }: SentItem): UpdateItem {
  return item;
}
