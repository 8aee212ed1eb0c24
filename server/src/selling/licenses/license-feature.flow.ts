import { ApiError, problem } from "../../errors.ts";
import type { Work } from "../../platform/http/endpoint.ts";
import { groupBy } from "../../platform/values/lists.ts";
import { judgeLinks } from "../consumption-pools/link.flow.ts";
import type { OwnLicense } from "./license.rules.ts";
import { findLicensesById } from "./license.store.ts";
import {
  addFeature,
  changeFeature,
  type FeatureChange,
  type FeatureValues,
  type ListedFeature,
  removeFeature,
  replaceFeatures,
} from "./license-feature.rules.ts";
import {
  featureKey,
  findLicenseFeature,
  listDefinitions,
  listStoredFeatures,
  type StoredFeature,
  updateLicenseFeatures,
} from "./license-feature.store.ts";
import { lockLicenses } from "./license-state.store.ts";
import { featureSourcesAfter, nameOfChange } from "./provenance.rules.ts";
import { findSources, updateSources } from "./provenance.store.ts";

/**
 * What lists that replace the features of licenses would change, each beside its license; nothing is written or locked.
 */
export async function decideFeatures(
  wishes: readonly { readonly license: OwnLicense; readonly list: readonly ListedFeature[] }[],
  { db, companyId, now }: Pick<Work, "db" | "companyId" | "now">,
): Promise<ReturnType<typeof replaceFeatures>[]> {
  if (wishes.length === 0) return [];
  const licenses = wishes.map(({ license }) => license);
  const [definitions, stored] = await Promise.all([
    listDefinitions(db, companyId, [...new Set(licenses.map(({ product_id }) => product_id))]),
    listStoredFeatures(
      db,
      companyId,
      licenses.map(({ id }) => id),
    ),
  ]);
  const storedOf = groupBy(stored, ({ license_id }) => license_id);
  return wishes.map(({ license, list }) =>
    replaceFeatures(license, { definitions, stored: storedOf.get(license.id) ?? [] }, list, now),
  );
}

/**
 * Writes changes of features with their history and sources; call under the locks of the licenses. Answers the ids of
 * new ones; what is wrong with pools is reported at `at`. Only what is done through `license-product-features/` sends
 * events about features (`sendsEvents`): edits of licenses, policies and scheduled updates update the license.
 */
export async function applyFeatures(
  context: Work,
  changes: readonly FeatureChange[],
  at: string,
  { sendsEvents = false, source = "changed" }: { readonly sendsEvents?: boolean; readonly source?: string } = {},
) {
  if (changes.length === 0) return new Map<string, number>();
  const { db, companyId, caller, now } = context;
  await refuseWrongPools(changes, context, at);
  const made = await updateLicenseFeatures(db, companyId, changes, now, { sendsEvents });
  const changesOf = groupBy(changes, ({ license_id }) => license_id);
  const before = await findSources(db, companyId, [...changesOf.keys()], "product_features");
  const rows = [...changesOf].map(([id, ofLicense]) => ({
    id,
    sources: featureSourcesAfter(before.get(id) ?? {}, ofLicense, source),
    names: ofLicense.flatMap(({ code, names }) => names.map((name) => nameOfChange("product_features", code, name))),
  }));
  await updateSources(db, companyId, "product_features", rows, caller.actor?.name ?? "", now);
  return made;
}

async function refuseWrongPools(changes: readonly FeatureChange[], { db, companyId }: Work, at: string) {
  const wished = changes.flatMap((change) => {
    if (change.kind === "deleted") return [];
    const { license_id: license, product_feature_id: definition, columns } = change;
    const { consumption_pool_id: pool } = columns;
    const isNew = change.kind === "created";
    if (pool === undefined || (isNew && pool === null)) return [];
    return [{ license, feature: isNew ? 0 : change.id, definition, pool, pointer: at }];
  });
  const problems = await judgeLinks({ db, companyId }, wished);
  if (problems.length > 0) throw ApiError.of(problems);
}

/** Replaces the features of one license (management-api.md §5.5). */
export async function setFeatures(context: Work, id: number, list: readonly ListedFeature[]): Promise<void> {
  const license = await lockOwn(id, context);
  if (!license) throw new ApiError("not_found");
  const [decided] = await decideFeatures([{ license, list }], context);
  if (!decided) return;
  if ("problems" in decided) throw ApiError.of(decided.problems);
  await applyFeatures(context, decided.changes, "/product_features");
}

/** Gives a license a feature that its product offers, or a global one; answers the id of what was made. */
export async function giveFeature(context: Work, named: NamedFeature, values: FeatureValues): Promise<number> {
  const { license, definition, stored } = await lockNamed(named, context);
  if (!definition || definition.is_deleted)
    throw ApiError.of([problem("unsupported_product_feature", "/product_feature", named.product_feature)]);
  if (stored) throw ApiError.of([problem("license_feature_exists", "/product_feature", named.product_feature)]);
  const change = addFeature(license, definition, values, context.now);
  const id = (await applyFeatures(context, [change], "/consumption_pool", { sendsEvents: true })).get(
    featureKey(change),
  );
  if (id === undefined) throw new Error("the feature was not stored");
  return id;
}

/** Changes a feature of a license. */
export async function editFeature(
  context: Work,
  id: number,
  named: { readonly license?: number | undefined; readonly product_feature?: number | undefined },
  values: FeatureValues,
): Promise<void> {
  const { license, stored, definition } = await lockFeature(id, context);
  const same = { license: stored.license_id, product_feature: stored.product_feature_id };
  const problems = (["license", "product_feature"] as const).flatMap((name) =>
    named[name] === undefined || named[name] === same[name]
      ? []
      : [problem("immutable_property", `/${name}`, named[name])],
  );
  if (problems.length > 0) throw ApiError.of(problems);
  const change = changeFeature(license, stored, definition, values, context.now);
  if (change) await applyFeatures(context, [change], "/consumption_pool", { sendsEvents: true });
}

/** Takes a feature away from its license. */
export async function takeFeature(context: Work, id: number): Promise<void> {
  const { stored, definition } = await lockFeature(id, context);
  await applyFeatures(context, [removeFeature(stored, definition.code)], "", { sendsEvents: true });
}

/** A feature of a product, on one license. */
interface NamedFeature {
  readonly license: number;
  readonly product_feature: number;
}

/** Changes a feature of a license, or gives it to the license; sends no event. Throws what speaks against it. */
export async function putFeature(work: Work, named: NamedFeature, values: FeatureValues): Promise<void> {
  const { license, stored, definition } = await lockNamed(named, work);
  if (!definition || (!stored && definition.is_deleted))
    throw ApiError.of([problem("unsupported_product_feature", "/product_feature", named.product_feature)]);
  const change = stored
    ? changeFeature(license, stored, definition, values, work.now)
    : addFeature(license, definition, values, work.now);
  if (change) await applyFeatures(work, [change], "/consumption_pool");
}

/** Takes a feature of a product away from a license; sends no event. Throws where the license does not have it. */
export async function takeNamedFeature(work: Work, named: NamedFeature): Promise<void> {
  const { stored, definition } = await lockNamed(named, work);
  if (!stored) throw new ApiError("not_found", { message: "The license does not have the feature." });
  await applyFeatures(work, [removeFeature(stored, definition?.code ?? "")], "");
}

/** What is known of a feature of a product and a license, under the lock of the license. */
async function lockNamed({ license: id, product_feature }: NamedFeature, work: Work) {
  const { db, companyId } = work;
  const license = await lockOwn(id, work);
  if (!license) throw ApiError.of([problem("unknown_license", "/license", id)]);
  const [definitions, features] = await Promise.all([
    listDefinitions(db, companyId, [license.product_id]),
    listStoredFeatures(db, companyId, [id]),
  ]);
  return {
    license,
    definition: definitions.find((each) => each.id === product_feature),
    stored: features.find((each) => each.product_feature_id === product_feature),
  };
}

/** A feature under the lock of its license; read again once that is held. */
async function lockFeature(id: number, context: Work) {
  const { db, companyId } = context;
  const found = await findLicenseFeature(db, companyId, id);
  const license = found && (await lockOwn(found.license_id, context));
  const stored =
    license && (await listStoredFeatures(db, companyId, [license.id])).find((each: StoredFeature) => each.id === id);
  if (!license || !stored) throw new ApiError("not_found");
  const definitions = await listDefinitions(db, companyId, [license.product_id]);
  const definition = definitions.find((each) => each.id === stored.product_feature_id);
  if (!definition) throw new Error("a feature of a license is defined nowhere");
  return { license, stored, definition };
}

async function lockOwn(id: number, { db, companyId, now }: Work): Promise<OwnLicense | undefined> {
  await lockLicenses(db, companyId, [id], now);
  const [license] = await findLicensesById(db, companyId, [id]);
  return license;
}
