import { ApiError, type Problem, problem } from "../../errors.ts";
import type { Work } from "../../platform/http/endpoint.ts";
import type { JsonObject } from "../../platform/values/json.ts";
import { byId } from "../../platform/values/lists.ts";
import { judgeLinks } from "../consumption-pools/link.flow.ts";
import { listLinks } from "../consumption-pools/link.store.ts";
import {
  type Columns,
  changeLicense,
  type Impact,
  impactOf,
  type LicenseWish,
  otherChanges,
} from "./change-license.rules.ts";
import { type LicensePatch, wishOf } from "./change-license.schema.ts";
import { listFilesOfProducts, listOrders, moveLicense, type Told, updateLicenses } from "./change-license.store.ts";
import type { OwnLicense } from "./license.rules.ts";
import { countSeats, findLicensesById } from "./license.store.ts";
import { applyFeatures, decideFeatures } from "./license-feature.flow.ts";
import type { FeatureChange } from "./license-feature.rules.ts";
import { listedFeatures } from "./license-feature.schema.ts";
import { lockLicenses, updateEnabled } from "./license-state.store.ts";

/** An edit of one license; problems are reported at `at`. */
export interface Edit {
  readonly id: number;
  readonly body: LicensePatch;
  readonly at: string;
  /** What else it asks for, which no body can. */
  readonly wish?: LicenseWish;
}

/**
 * Where the values of edits come from, when a policy sets them: the columns and, if its list is taken, the features.
 */
export interface PolicyOrigin {
  readonly columns: ReadonlySet<string>;
  readonly features: boolean;
}

/** In whose name a subscription or another system changes licenses. */
export interface OutsideOrigin {
  /** What is noted as the source of each value. */
  readonly source: string;
  readonly told: Told & { readonly data: JsonObject };
}

interface Decided {
  readonly edit: Edit;
  readonly license: OwnLicense;
  readonly columns: Columns;
  readonly features: readonly FeatureChange[];
}

/** Edits licenses, all of them or none; call in a transaction. Throws every problem of every edit. */
export async function changeLicenses(
  context: Work,
  edits: readonly Edit[],
  { policy, outside }: { readonly policy?: PolicyOrigin; readonly outside?: OutsideOrigin } = {},
): Promise<void> {
  const { db, companyId, now, caller } = context;
  await lockLicenses(
    db,
    companyId,
    edits.map(({ id }) => id),
    now,
  );
  const decided = await decide(edits, context);
  const changes = decided.filter(({ columns }) => Object.keys(columns).length > 0);
  if (changes.length > 0) {
    const rows = changes.map(({ license, edit, columns }) => ({
      id: license.id,
      columns,
      ...(policy && { sources: sourcesOf(columns, wishOf(edit.body), policy) }),
      ...(outside && { sources: Object.fromEntries(Object.keys(columns).map((name) => [name, outside.source])) }),
    }));
    const told = outside?.told ?? { text: policy ? "License policy applied" : "License updated" };
    await updateLicenses(db, companyId, rows, caller.actor?.name ?? "", now, told);
  }
  await applyFeatures(
    context,
    decided.flatMap(({ features }) => features),
    "/product_features",
    { source: policy?.features ? "policy" : "changed" },
  );
  for (const enabled of [true, false]) {
    const named = decided.filter(({ edit }) => edit.body.enabled === enabled).map(({ license }) => license.id);
    if (named.length === 0) continue;
    const { all } = await lockLicenses(db, companyId, named, now);
    await updateEnabled(db, companyId, all, enabled, now, outside?.told.data);
  }
  for (const { edit, license } of decided) {
    const { order } = edit.body;
    if (order === undefined || order === license.order_id) continue;
    if (!(await moveLicense(db, companyId, license, order, now)))
      throw ApiError.of([problem("unknown_order", `${edit.at}/order`, order)]);
    await keepAccount(edit, license, context);
  }
}

/** What is noted of the columns: ends that follow from a duration keep the source that they have. */
function sourcesOf(columns: Columns, wish: LicenseWish, policy: PolicyOrigin): Readonly<Record<string, string>> {
  const wished = new Map<string, unknown>(Object.entries(wish));
  return Object.fromEntries(
    Object.keys(columns).flatMap((name) => {
      if (policy.columns.has(name)) return [[name, "policy"]];
      return wished.get(name) === undefined ? [] : [[name, "changed"]];
    }),
  );
}

/** A license that counts in a pool stays with the account of the pool. */
async function keepAccount({ at, body }: Edit, license: OwnLicense, { db, companyId }: Work): Promise<void> {
  const { consumption_pool: pool = license.consumption_pool_id } = body;
  if (pool === null) return;
  const [link] = await listLinks(db, companyId, [{ license: license.id, feature: null, definition: null, pool }]);
  if (!link?.is_of_account) throw ApiError.of([problem("invalid_pool_account", `${at}/order`, body.order)]);
}

/** What edits would do; nothing is written or locked. Throws every problem of every edit. */
export async function previewChanges(context: Work, edits: readonly Edit[]): Promise<Impact[]> {
  const { db, companyId, now } = context;
  const decided = await decide(edits, context);
  const seats = await countSeats(
    db,
    companyId,
    decided.map(({ license }) => license.id),
    now,
  );
  const inUse = new Map<number, number>();
  for (const { license_id, in_use } of seats) inUse.set(license_id, (inUse.get(license_id) ?? 0) + in_use);
  return decided.map(({ edit, license, columns, features }) =>
    impactOf(license, columns, inUse.get(license.id) ?? 0, now, otherChanges(license, edit.body, features)),
  );
}

async function decide(edits: readonly Edit[], context: Work): Promise<Decided[]> {
  const { db, companyId, now } = context;
  const ids = edits.map(({ id }) => id);
  const known = byId(await findLicensesById(db, companyId, ids));
  const problems: Problem[] = [];
  const found: Omit<Decided, "features">[] = [];
  const seen = new Set<number>();
  for (const edit of edits) {
    const license = known.get(edit.id);
    if (!license) {
      problems.push(problem("not_found", `${edit.at}/id`, edit.id, "There is no such license."));
      continue;
    }
    if (seen.has(edit.id))
      problems.push(problem("validation_error", `${edit.at}/id`, edit.id, "The license is named twice."));
    seen.add(edit.id);
    const change = changeLicense(license, { ...wishOf(edit.body), ...edit.wish }, now, edit.at);
    if ("problems" in change) problems.push(...change.problems);
    else found.push({ edit, license, columns: change.columns });
  }
  problems.push(
    ...(await foreignFiles(found, db, companyId)),
    ...(await foreignOrders(found, db, companyId)),
    ...(await wrongPools(found, db, companyId)),
  );
  const decided = await withFeatures(found, context, problems);
  if (problems.length > 0) throw ApiError.of(problems);
  return decided;
}

/** The same with what the edits make of features; what is wrong with those is added to the problems. */
async function withFeatures(
  found: readonly Omit<Decided, "features">[],
  context: Work,
  problems: Problem[],
): Promise<Decided[]> {
  const listed = found.flatMap(({ edit, license }) => {
    const { product_features: list } = edit.body;
    return list === undefined ? [] : [{ license, list: listedFeatures(list, `${edit.at}/product_features`) }];
  });
  const features = new Map<number, readonly FeatureChange[]>();
  for (const [index, decision] of (await decideFeatures(listed, context)).entries()) {
    if ("problems" in decision) problems.push(...decision.problems);
    else features.set(listed[index]?.license.id ?? 0, decision.changes);
  }
  return found.map((each) => ({ ...each, features: features.get(each.license.id) ?? [] }));
}

/**
 * What speaks against the orders that licenses are to move to: an order holds either licenses of products or licenses
 * of bundles.
 */
async function foreignOrders(
  decided: readonly Omit<Decided, "features">[],
  db: Work["db"],
  companyId: number,
): Promise<Problem[]> {
  const wished = decided.flatMap(({ edit, license }) => {
    const { order } = edit.body;
    return order === undefined || order === license.order_id ? [] : [{ at: `${edit.at}/order`, order, license }];
  });
  if (wished.length === 0) return [];
  const ids = wished.map(({ order }) => order);
  const known = byId(await listOrders(db, companyId, ids));
  return wished.flatMap(({ at, order, license }) => {
    const to = known.get(order);
    if (to === undefined) return [problem("unknown_order", at, order)];
    if (to.test_clock_id !== license.test_clock_id) return [problem("test_clocks_differ", at, order)];
    if (license.bundle_license_id !== null) return [problem("license_in_bundle", at, order)];
    return to.is_bundle === license.is_bundle ? [] : [problem("order_kind_mismatch", at, order)];
  });
}

function wrongPools(
  decided: readonly Omit<Decided, "features">[],
  db: Work["db"],
  companyId: number,
): Promise<Problem[]> {
  const wished = decided.flatMap(({ edit, license, columns: { consumption_pool_id: pool } }) => {
    const pointer = `${edit.at}/consumption_pool`;
    return pool === undefined ? [] : [{ license: license.id, feature: null, definition: null, pool, pointer }];
  });
  return judgeLinks({ db, companyId }, wished);
}

async function foreignFiles(
  decided: readonly Omit<Decided, "features">[],
  db: Work["db"],
  companyId: number,
): Promise<Problem[]> {
  const wished = decided.flatMap(({ edit, license, columns }) =>
    columns.installation_file_id
      ? [{ at: edit.at, file: columns.installation_file_id, product: license.product_id }]
      : [],
  );
  if (wished.length === 0) return [];
  const fitting = await listFilesOfProducts(db, companyId, wished);
  return wished
    .filter(({ file, product }) => !fitting.has(`${file} ${product}`))
    .map(({ at, file }) => problem("unknown_installation_file", `${at}/installation_file`, file));
}
