import { ApiError, problem } from "../../errors.ts";
import { foldPeople } from "../../platform/db/fold-people.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { freeSeatsOfUsers } from "../devices/reset-license.store.ts";
import { deleteAssignments, updateQuotas, upsertAssignments } from "../licenses/assignment.store.ts";
import { lockLicenses } from "../licenses/license-state.store.ts";
import { insertManagersOfOrder } from "../orders/order-manager.store.ts";
import { type FoundUser, findOrMakeUsers, type Person } from "../people/find-users.flow.ts";
import { listAssignable, listAssigned } from "./assignable.store.ts";
import { type AssignableLicense, judgeHolder, judgeNewcomers, quotaOf } from "./assignment.rules.ts";

/** A person who is to have a license; problems are reported at `at`. */
export interface PersonToAssign extends Person {
  readonly at: string;
  readonly is_manager?: boolean | undefined;
  readonly max_activations?: number | undefined;
  readonly total_activations?: number | undefined;
}

/**
 * Gives a license, with those of its bundle, to people (semantics.md §2.13), all of them or none; who has it already
 * keeps it. Answers the users in the order of the request. `sendEmail`: false where nobody is to be written to.
 */
export async function assignUsers(
  context: Context,
  id: number,
  people: readonly PersonToAssign[],
  sendEmail?: boolean,
): Promise<FoundUser[]> {
  const { db, companyId, now } = context;
  const { license, licenses } = await lockHolder(id, context);
  const ids = licenses.map((each) => each.id);
  const persons = await foldPeople(
    db,
    people.map(({ email }) => email),
  );
  const wanted = people.map((each) => ({ ...each, person: persons.get(each.email) ?? each.email }));
  const problems = judgeNewcomers(licenses, await listAssigned(db, companyId, ids), wanted);
  if (problems.length > 0) throw ApiError.of(problems);
  const users = await findOrMakeUsers(context, people);
  const found = people.flatMap((person) => {
    const user = users.get(person.email);
    return user ? [{ person, user }] : [];
  });
  const wishes = found.flatMap(({ person, user }) =>
    licenses.map((each) => ({
      license_id: each.id,
      license_user_id: user.id,
      is_manager: person.is_manager ?? null,
      max_activations: person.max_activations ?? null,
      total_activations: person.total_activations ?? null,
      quota: quotaOf(each),
    })),
  );
  await upsertAssignments(db, companyId, wishes, now, sendEmail);
  const managers = found.flatMap(({ person, user }) => (person.is_manager ? [user.id] : []));
  await insertManagersOfOrder(db, companyId, license.order_id, managers, now);
  return found.map(({ user }) => user);
}

/**
 * Takes a license, with those of its bundle, away from a user, and frees the user's devices on it (semantics.md §5
 * Q30).
 */
export async function unassignUser(
  context: Context,
  id: number,
  named: { readonly license_user_id?: number | undefined; readonly license_user_email?: string | undefined },
): Promise<void> {
  const { db, companyId, now } = context;
  const { licenses } = await lockHolder(id, context);
  const ids = licenses.map((each) => each.id);
  const { license_user_id: userId, license_user_email: email } = named;
  const persons = await foldPeople(db, email === undefined ? [] : [email]);
  const has = (await listAssigned(db, companyId, ids)).find((each) =>
    userId === undefined ? each.person === persons.get(email ?? "") : each.license_user_id === userId,
  );
  if (!has) {
    const at = userId === undefined ? "/license_user_email" : "/license_user_id";
    throw ApiError.of([problem("license_user_not_assigned", at, userId ?? email)]);
  }
  await freeSeatsOfUsers(db, companyId, ids, [has.license_user_id], now);
  await deleteAssignments(db, companyId, ids, has.license_user_id, now);
}

/**
 * Sets how many devices users of a license may have, and frees those they have, all or none (management-api.md §5.7).
 */
export async function setUsersActivations(
  { db, companyId, now }: Context,
  id: number,
  wishes: Readonly<
    Record<
      string,
      { readonly max_activations?: number | undefined; readonly reset_total_activations?: boolean | undefined }
    >
  >,
): Promise<void> {
  const { known } = await lockLicenses(db, companyId, [id], now);
  if (!known.has(id)) throw new ApiError("not_found");
  const has = new Set((await listAssigned(db, companyId, [id])).map((each) => each.license_user_id));
  const named = Object.entries(wishes).map(([user, wish]) => ({ license_user_id: Number(user), ...wish }));
  const problems = named.flatMap(({ license_user_id: user }) =>
    has.has(user) ? [] : [problem("license_user_not_assigned", `/${user}`, user)],
  );
  if (problems.length > 0) throw ApiError.of(problems);
  const quotas = named.flatMap(({ license_user_id, max_activations }) =>
    max_activations === undefined ? [] : [{ license_user_id, max_activations }],
  );
  await updateQuotas(db, companyId, id, quotas, now);
  const freed = named.filter((each) => each.reset_total_activations).map((each) => each.license_user_id);
  if (freed.length > 0) await freeSeatsOfUsers(db, companyId, [id], freed, now);
}

/** The license under its lock, first, with those of its bundle. Limits are counted in the statements after. */
async function lockHolder(id: number, { db, companyId, now }: Context) {
  const { known, all } = await lockLicenses(db, companyId, [id], now);
  if (!known.has(id)) throw new ApiError("not_found");
  const licenses: readonly AssignableLicense[] = await listAssignable(db, companyId, all);
  const license = licenses.find((each) => each.id === id);
  if (!license) throw new ApiError("not_found");
  const problems = judgeHolder(license);
  if (problems.length > 0) throw ApiError.of(problems);
  return { license, licenses };
}
