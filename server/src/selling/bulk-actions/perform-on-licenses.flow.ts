import { ApiError } from "../../errors.ts";
import { goToTime, savepoint } from "../../platform/db/transaction.ts";
import { changesOf } from "../../platform/http/audit.ts";
import type { Work } from "../../platform/http/endpoint.ts";
import { resetLicenses } from "../devices/reset-license.store.ts";
import { followPolicies } from "../licenses/apply-policy.flow.ts";
import { licensePolicyBody } from "../licenses/apply-policy.schema.ts";
import { changeLicenses } from "../licenses/change-license.flow.ts";
import { licensePatch } from "../licenses/change-license.schema.ts";
import { removeLicense } from "../licenses/delete-license.flow.ts";
import { presentLicense } from "../licenses/license.schema.ts";
import { findLicensesById } from "../licenses/license.store.ts";
import { putPolicy } from "../licenses/license-policy.flow.ts";
import { listByTime, lockLicenses, updateEnabled } from "../licenses/license-state.store.ts";
import { completeLicenses } from "../licenses/read-licenses.flow.ts";
import type { BulkActionName, BulkProblem, Performed } from "./bulk-action.rules.ts";
import type { BulkAction } from "./bulk-action.store.ts";

// Every action is done by the flow of the endpoint that does the same to one license.

type Asked = Pick<BulkAction, "action" | "terms" | "policy_code">;
type Deed = (work: Work, ids: readonly number[], asked: Asked) => Promise<void>;

const setEnabled =
  (enabled: boolean): Deed =>
  async ({ db, companyId, now }, ids) => {
    const { all } = await lockLicenses(db, companyId, ids, now);
    await updateEnabled(db, companyId, all, enabled, now);
  };

const deeds: Readonly<Record<BulkActionName, Deed>> = {
  disable: setEnabled(false),
  enable: setEnabled(true),
  reset: async ({ db, companyId, now }, ids) => {
    const { all } = await lockLicenses(db, companyId, ids, now);
    await resetLicenses(db, companyId, all, now);
  },
  update: (work, ids, { terms }) =>
    changeLicenses(
      work,
      ids.map((id) => ({ id, body: licensePatch.parse(terms), at: "" })),
    ),
  apply_policy: async (work, ids, { terms, policy_code }) => {
    const body = licensePolicyBody.parse({ ...terms, policy_code });
    for (const id of ids) await putPolicy(work, id, body);
  },
  follow_policy: followPolicies,
  delete: async (work, ids) => {
    for (const id of ids) await removeLicense(work, id);
  },
};

/**
 * Does an action to licenses, and reports what became of each: those that it does not suit stay as they are. Call in a
 * transaction.
 */
export async function performOnLicenses(work: Work, asked: Asked, ids: readonly number[]): Promise<Performed[]> {
  const { db, companyId } = work;
  // Nobody else changes them between what is read before and after.
  const groups = await listByTime(
    db,
    companyId,
    [...ids].sort((a, b) => a - b),
    work.now,
  );
  for (const { ids: own, now } of groups) await lockLicenses(db, companyId, own, now);
  const before = await read(work, ids);
  const there = ids.filter((id) => before.has(id));
  const problems = new Map<number, readonly BulkProblem[]>();
  for (const { ids: own, now, clock } of groups) {
    const known = own.filter((id) => before.has(id));
    if (groups.length > 1 || clock) await goToTime(db, now);
    for (const [id, found] of await attempt({ ...work, now }, asked, known)) problems.set(id, found);
  }
  const after = await read(work, there);
  const timeOf = new Map(groups.flatMap(({ ids: own, now }) => own.map((id) => [id, now])));
  return ids.map((id) => {
    const [one, other] = [before.get(id), after.get(id)];
    const gone: BulkProblem = { license_id: id, code: "not_found", message: "There is no such license any more." };
    const at = timeOf.get(id) ?? work.now;
    const own = { id, at, license_key: one?.license_key ?? null, problems: one ? (problems.get(id) ?? []) : [gone] };
    if (!one || !other) return { ...own, from: {}, to: {}, isDeleted: one !== undefined };
    const [from, to] = changesOf(one, other);
    return { ...own, from, to, isDeleted: false };
  });
}

/** Together, and where that is refused one by one, so that each has only what speaks against itself. */
async function attempt(
  work: Work,
  asked: Asked,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly BulkProblem[]>> {
  if (ids.length === 0) return new Map();
  try {
    await savepoint(work.db, (db) => deeds[asked.action]({ ...work, db }, ids, asked));
    return new Map();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const [only] = ids;
    if (only !== undefined && ids.length === 1) return new Map([[only, problemsOf(only, error)]]);
  }
  const problems = new Map<number, readonly BulkProblem[]>();
  for (const id of ids) for (const [own, found] of await attempt(work, asked, [id])) problems.set(own, found);
  return problems;
}

function problemsOf(license_id: number, { code, message, problems }: ApiError): BulkProblem[] {
  const found = problems.length > 0 ? problems : [{ code, message }];
  return found.map((each) => ({ license_id, code: each.code, message: each.message || message }));
}

/** Licenses as their GET shows them, but for passwords, which no action changes. */
async function read({ db, companyId, now }: Work, ids: readonly number[]) {
  const rows = await completeLicenses({ db, companyId, now }, await findLicensesById(db, companyId, ids));
  return new Map(rows.map((row) => [row.id, presentLicense(row, () => "")]));
}
