import { type Problem, problem } from "../../errors.ts";
import { hourMs } from "../../platform/values/durations.ts";
import type { JsonObject } from "../../platform/values/json.ts";

/** Decides what is scheduled: at which hours, and what joins what waits already (management-api.md §5.11). */

/** What one item of a scheduled update may do. */
export const ACTIONS = [
  "license-update",
  "license-reset",
  "license-product-feature-update",
  "license-product-feature-delete",
  "license-custom-field-update",
  "license-custom-field-delete",
] as const;
/** One of `ACTIONS`. */
export type Action = (typeof ACTIONS)[number];

/** What a scheduled update may be. */
export const UPDATE_STATUSES = ["pending", "applied", "cancelled", "failed"] as const;
/** One of `UPDATE_STATUSES`. */
export type UpdateStatus = (typeof UPDATE_STATUSES)[number];

/** Of how many items an update consists at most. */
export const itemsMax = 100;

/** One thing to do. `update_data` is kept as it was sent, and read again when its hourMs has come. */
export interface UpdateItem {
  readonly action: Action;
  readonly product_feature_id: number | null;
  readonly product_custom_field_id: number | null;
  readonly update_data: JsonObject;
}

/** What is asked to be scheduled; problems are reported at `at`. */
export interface ScheduleWish {
  readonly license: number;
  /** A full hourMs. */
  readonly scheduled_at: Date;
  readonly name: string | null;
  readonly note: string | null;
  readonly items: readonly UpdateItem[];
  readonly at: string;
}

/** A scheduled update that a license has already. */
export interface KnownUpdate {
  readonly id: number;
  readonly license_id: number;
  readonly scheduled_at: Date;
  readonly status: UpdateStatus;
  readonly items: readonly UpdateItem[];
}

/** What wishes are judged by. */
export interface ScheduleFacts {
  /** The product of each license that there is. */
  readonly products: ReadonlyMap<number, number>;
  /** Features of those products and global ones; also those that are offered no more, since licenses keep them. */
  readonly features: readonly { readonly id: number; readonly product_id: number | null }[];
  readonly fields: readonly { readonly id: number; readonly product_id: number }[];
  /** The updates that those licenses have at the hours wished for. */
  readonly known: readonly KnownUpdate[];
}

/**
 * What is to be stored for one license and one hourMs: an update of its own, or more items of one that waits (`id`).
 */
export interface PlannedUpdate extends Omit<ScheduleWish, "at"> {
  readonly id?: number;
}

/** The full hour of a moment. */
export function fullHour(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / hourMs) * hourMs);
}

/** Whether an hourMs is the next full one, or a later one. */
export function isToCome(scheduledAt: Date, now: Date): boolean {
  return scheduledAt.getTime() >= fullHour(now).getTime() + hourMs;
}

/** What is stored for wishes, which may meet each other and what waits already; or every problem of all of them. */
export function planSchedule(
  wishes: readonly ScheduleWish[],
  facts: ScheduleFacts,
  now: Date,
): { readonly plan: readonly PlannedUpdate[] } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const knownAt = new Map(facts.known.map((each) => [keyOf(each.license_id, each.scheduled_at), each]));
  const plan = new Map<string, PlannedUpdate>();
  for (const wish of wishes) {
    const { at, ...own } = wish;
    const key = keyOf(own.license, own.scheduled_at);
    const known = knownAt.get(key);
    const before = plan.get(key);
    const itemsBefore = [...(known?.items ?? []), ...(before?.items ?? [])];
    problems.push(...judgeHour(wish, now), ...judgeItems(wish, facts, itemsBefore));
    if (known && known.status !== "pending")
      problems.push(problem("scheduled_update_exists", `${at}/scheduled_at`, known.scheduled_at));
    plan.set(key, {
      ...own,
      ...(known && { id: known.id }),
      name: before?.name ?? own.name,
      note: before?.note ?? own.note,
      items: [...(before?.items ?? []), ...own.items],
    });
  }
  return problems.length > 0 ? { problems } : { plan: [...plan.values()] };
}

/** What is wrong with an hourMs. */
export function judgeHour({ scheduled_at, at }: Pick<ScheduleWish, "scheduled_at" | "at">, now: Date): Problem[] {
  return isToCome(scheduled_at, now) ? [] : [problem("scheduled_at_not_valid", `${at}/scheduled_at`, scheduled_at)];
}

/** What is wrong with items that come to those that are there already. */
export function judgeItems(
  { license, items, at }: Pick<ScheduleWish, "license" | "items" | "at">,
  { products, features, fields }: Omit<ScheduleFacts, "known">,
  before: readonly UpdateItem[],
): Problem[] {
  const product = products.get(license);
  if (product === undefined) return [problem("unknown_license", `${at}/license`, license)];
  const list = `${at}/scheduled_update_data`;
  const problems: Problem[] = [];
  const done = new Set(before.map(deedOf));
  for (const [index, item] of items.entries()) {
    const { product_feature_id: feature, product_custom_field_id: field } = item;
    const pointer = `${list}/${index}`;
    const isForeign = ({ id, product_id }: { id: number; product_id: number | null }, wanted: number) =>
      id !== wanted || (product_id !== null && product_id !== product);
    if (feature !== null && features.every((each) => isForeign(each, feature)))
      problems.push(problem("unsupported_product_feature", `${pointer}/product_feature`, feature));
    if (field !== null && fields.every((each) => isForeign(each, field)))
      problems.push(problem("unknown_custom_field", `${pointer}/product_custom_field`, field));
    if (done.has(deedOf(item))) problems.push(problem("duplicate_scheduled_action", pointer, item.action));
    done.add(deedOf(item));
  }
  if (before.length + items.length > itemsMax)
    problems.push(problem("validation_error", list, undefined, `At most ${itemsMax} items, those that wait included.`));
  return problems;
}

function deedOf(item: UpdateItem): string {
  return `${item.action} ${item.product_feature_id} ${item.product_custom_field_id}`;
}

function keyOf(license: number, scheduledAt: Date): string {
  return `${license} ${scheduledAt.getTime()}`;
}
