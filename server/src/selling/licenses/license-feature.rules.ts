import { type Problem, problem } from "../../errors.ts";
import type { LicenseProductFeaturesRow, ProductFeaturesRow } from "../../platform/db/rows.generated.ts";
import { isSameJson } from "../../platform/values/json.ts";
import { definedOf } from "../../platform/values/objects.ts";
import { counterAfter, currentTotal } from "../../terms/consumption-counter.rules.ts";
import { FEATURE_MEMBERS } from "../../terms/product-features.rules.ts";
import { addDuration } from "../../terms/validity.rules.ts";

/** Decides what edits make of the features of a license (management-api.md §5.5, §6.1; semantics.md §1.5). */

/** Every member of a feature that an edit may set. */
export const FEATURE_WISHES = [...FEATURE_MEMBERS, "total_consumptions", "consumption_pool_id"] as const;

type Wished = (typeof FEATURE_WISHES)[number];
/** New values of members. */
export type FeatureValues = { readonly [name in Wished]?: LicenseProductFeaturesRow[name] | undefined };

/** Columns of a feature to be stored. */
export type FeatureColumns = FeatureValues & { readonly consumptions_at?: Date | null };

/** What is known of the license. */
export interface FeatureOwner {
  readonly id: number;
  readonly product_id: number;
  readonly time_activated: Date | null;
  readonly consumptions_at: Date | null;
  readonly created_at: Date;
}

/** One feature that changes. `names`: the members that were sent and differ; of a new feature all that were sent. */
export type FeatureChange = {
  readonly license_id: number;
  readonly product_feature_id: number;
  readonly code: string;
  readonly names: readonly string[];
} & (
  | { readonly kind: "created"; readonly columns: FeatureColumns }
  | { readonly kind: "updated"; readonly id: number; readonly before: FeatureValues; readonly columns: FeatureColumns }
  | { readonly kind: "deleted"; readonly id: number }
);

/** A feature as it is written in a list of features, by its code; problems are reported at `at`. */
export interface ListedFeature {
  readonly code: string;
  readonly values: FeatureValues;
  readonly at: string;
}

type Definition = Omit<ProductFeaturesRow, "company_id">;
type Stored = Omit<LicenseProductFeaturesRow, "company_id" | "created_at">;

/** A feature that the license did not have: what is not said is as the product has it. */
export function addFeature(
  license: FeatureOwner,
  definition: Definition,
  wish: FeatureValues,
  now: Date,
): FeatureChange {
  const sent = saidOf(wish, definition);
  const terms = Object.fromEntries(FEATURE_MEMBERS.map((name) => [name, sent[name] ?? definition[name]]));
  // "Never" and "no period" are values.
  for (const name of ["expiry_date", "consumption_period"] as const) if (sent[name] === null) terms[name] = null;
  const total_consumptions = sent.total_consumptions ?? 0;
  const consumption_pool_id = sent.consumption_pool_id ?? null;
  const columns: FeatureColumns = { ...terms, total_consumptions, consumption_pool_id, consumptions_at: now };
  const begun = columns.expiry_date === null ? endAfter(license, columns.valid_duration, now) : undefined;
  return {
    kind: "created",
    license_id: license.id,
    product_feature_id: definition.id,
    code: definition.code,
    names: Object.keys(sent),
    columns: begun === undefined || sent.expiry_date === null ? columns : { ...columns, expiry_date: begun },
  };
}

/** What an edit makes of a feature that the license has; undefined where nothing differs. */
export function changeFeature(
  license: FeatureOwner,
  stored: Stored,
  definition: Pick<Definition, "code" | "floating_timeout">,
  wish: FeatureValues,
  now: Date,
): FeatureChange | undefined {
  const at = stored.consumptions_at ?? license.consumptions_at ?? license.created_at;
  const counter = { ...stored, consumptions_at: at };
  const { total_consumptions: total, ...said } = saidOf(wish, definition);
  // What counts already is no new count.
  const news =
    total === undefined || total === currentTotal(counter, now) ? said : { ...said, total_consumptions: total };
  const sent: FeatureColumns = {
    ...news,
    ...(wish.valid_duration !== undefined &&
    wish.expiry_date === undefined &&
    wish.valid_duration !== stored.valid_duration
      ? { expiry_date: endAfter(license, wish.valid_duration, now) }
      : {}),
    ...counterAfter(counter, news, now),
  };
  const names = Object.keys(sent).filter((name) => !isSameJson(Reflect.get(sent, name), Reflect.get(stored, name)));
  const told = names.filter((name) => name !== "consumptions_at");
  if (told.length === 0) return undefined;
  const pick = (from: object) => Object.fromEntries(names.map((name) => [name, Reflect.get(from, name)]));
  const { id, license_id, product_feature_id } = stored;
  return {
    kind: "updated",
    id,
    license_id,
    product_feature_id,
    code: definition.code,
    names: told,
    before: pick(stored),
    columns: pick(sent),
  };
}

/**
 * What a list that replaces the features of a license changes: listed ones are created or updated, others go. A feature
 * that the product does not offer any more stays with a license that has it, while it is listed. Of two with one code
 * the product's own is meant before a global one.
 */
export function replaceFeatures(
  license: FeatureOwner,
  known: { readonly definitions: readonly Definition[]; readonly stored: readonly Stored[] },
  list: readonly ListedFeature[],
  now: Date,
): { readonly changes: readonly FeatureChange[] } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const changes: (FeatureChange | undefined)[] = [];
  const storedOf = new Map(known.stored.map((feature) => [feature.product_feature_id, feature]));
  const listed = new Set<number>();
  for (const { code, values, at } of list) {
    const definition = findDefinition(known.definitions, code, license.product_id, storedOf);
    if (!definition) problems.push(problem("unsupported_product_feature", at, code));
    else if (listed.has(definition.id)) problems.push(problem("duplicate_product_feature", at, code));
    else {
      listed.add(definition.id);
      const stored = storedOf.get(definition.id);
      changes.push(
        stored ? changeFeature(license, stored, definition, values, now) : addFeature(license, definition, values, now),
      );
    }
  }
  if (problems.length > 0) return { problems };
  const codeOf = new Map(known.definitions.map(({ id, code }) => [id, code]));
  for (const stored of known.stored)
    if (!listed.has(stored.product_feature_id))
      changes.push(removeFeature(stored, codeOf.get(stored.product_feature_id) ?? ""));
  return { changes: changes.filter((change) => change !== undefined) };
}

/** A feature that goes. */
export function removeFeature(stored: Stored, code: string): FeatureChange {
  const { id, license_id, product_feature_id } = stored;
  return { kind: "deleted", id, license_id, product_feature_id, code, names: [] };
}

function findDefinition(
  definitions: readonly Definition[],
  code: string,
  productId: number,
  stored: ReadonlyMap<number, Stored>,
): Definition | undefined {
  const fitting = definitions.filter(
    (each) => each.code === code && (each.product_id === null || each.product_id === productId),
  );
  const offered = fitting.filter((each) => !each.is_deleted);
  return fitting.find((each) => stored.has(each.id)) ?? offered.find((each) => each.product_id !== null) ?? offered[0];
}

/** A duration begins with the first activation, or now where that has been (semantics.md §1.5). */
function endAfter({ time_activated }: FeatureOwner, duration: string | undefined, now: Date): Date | null {
  return time_activated === null || duration === undefined ? null : addDuration(now, duration);
}

/** What a wish sets. A timeout of 0 means the product's. */
function saidOf(wish: FeatureValues, { floating_timeout }: Pick<Definition, "floating_timeout">): FeatureValues {
  const said = wish.floating_timeout === 0 ? { ...wish, floating_timeout } : wish;
  return definedOf(said);
}
