import { ApiError } from "../../errors.ts";
import { goToTime } from "../../platform/db/transaction.ts";
import type { Work } from "../../platform/http/endpoint.ts";
import { groupBy } from "../../platform/values/lists.ts";
import type { Values } from "../../terms/license-precedence.rules.ts";
import { findPolicy } from "../catalog/policy.store.ts";
import { findProduct } from "../catalog/product.store.ts";
import { applyPolicyTerms, type PolicyChange, type PolicyTerms } from "./apply-policy.rules.ts";
import { listLicensesOfPolicy, listNoted } from "./apply-policy.store.ts";
import { type Impact, impactOf } from "./change-license.rules.ts";
import { updateLicenses } from "./change-license.store.ts";
import type { OwnLicense } from "./license.rules.ts";
import { countSeats, findLicensesById } from "./license.store.ts";
import { listByTime, lockLicenses } from "./license-state.store.ts";

const batchSize = 1000;

/** What became of the licenses of a policy, or would become of them. */
export type Applied = AsyncIterable<readonly Impact[]>;

/**
 * Brings the licenses that were issued by a policy to its present terms, batch by batch, and reports what changes of
 * each; `writes: false` only reports. Call in a transaction. Throws what is wrong with the terms.
 */
export async function* applyPolicy(context: Work, id: number, { writes }: { readonly writes: boolean }): Applied {
  const { db, companyId } = context;
  const policy = await readPolicyTerms(context, id);
  let behind = 0;
  for (;;) {
    const batch = await listLicensesOfPolicy(db, companyId, policy, behind, batchSize);
    const last = batch.at(-1);
    if (last === undefined) return;
    behind = last;
    for (const { ids, now } of await listByTime(db, companyId, batch, context.now)) {
      if (writes) await goToTime(db, now);
      yield await bringToTerms({ ...context, now }, ids, policy.terms, writes);
    }
  }
}

/**
 * The same for chosen licenses, each by the policy that issued it; those that none issued stay as they are. Call in a
 * transaction, with the time that they have.
 */
export async function followPolicies(context: Work, ids: readonly number[]): Promise<void> {
  const licenses = await findLicensesById(context.db, context.companyId, ids);
  const byPolicy = groupBy(licenses, ({ license_template_id }) => license_template_id);
  for (const [policy, own] of byPolicy) {
    if (policy === null) continue;
    const { terms } = await readPolicyTerms(context, policy);
    await bringToTerms(
      context,
      own.map(({ id }) => id),
      terms,
      true,
    );
  }
}

async function readPolicyTerms({ db, companyId }: Work, id: number) {
  const policy = await findPolicy(db, companyId, id);
  const product = policy && (await findProduct(db, companyId, policy.product_id));
  if (!policy || !product) throw new ApiError("not_found");
  return { ...policy, terms: { policy: valuesOf(policy), product: valuesOf(product) } };
}

async function bringToTerms(context: Work, ids: readonly number[], terms: PolicyTerms, writes: boolean) {
  const { db, companyId, caller, now } = context;
  if (writes) await lockLicenses(db, companyId, ids, now);
  const decided = await decide(ids, terms, context);
  const rows = decided.flatMap(({ license, change: { columns, sources } }) =>
    Object.keys(columns).length === 0 ? [] : [{ id: license.id, columns, sources }],
  );
  if (writes && rows.length > 0)
    await updateLicenses(db, companyId, rows, caller.actor?.name ?? "", now, { text: "License policy applied" });
  return decided.map(({ impact }) => impact);
}

async function decide(
  ids: readonly number[],
  terms: PolicyTerms,
  { db, companyId, now }: Pick<Work, "db" | "companyId" | "now">,
) {
  const [licenses, noted, seats] = await Promise.all([
    findLicensesById(db, companyId, ids),
    listNoted(db, companyId, ids),
    countSeats(db, companyId, ids, now),
  ]);
  const inUse = new Map<number, number>();
  for (const { license_id, in_use } of seats) inUse.set(license_id, (inUse.get(license_id) ?? 0) + in_use);
  return licenses.map((license) => {
    const { sources, users } = noted.get(license.id) ?? { sources: {}, users: 0 };
    const change = applyPolicyTerms(license, sources, terms, now);
    if ("problems" in change) throw ApiError.of(change.problems);
    return { license, change, impact: withUsers(license, change, users, inUse.get(license.id) ?? 0, now) };
  });
}

function withUsers(license: OwnLicense, { columns }: PolicyChange, users: number, inUse: number, now: Date): Impact {
  const impact = impactOf(license, columns, inUse, now);
  const most = columns.max_license_users ?? license.max_license_users;
  return { ...impact, is_over_limit: impact.is_over_limit || (most > 0 && users > most) };
}

/** The members of a catalog object as the resolving of terms reads them. */
function valuesOf(row: object): Values {
  return JSON.parse(JSON.stringify(row)) as Values;
}
