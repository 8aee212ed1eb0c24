import { ApiError, problem } from "../../errors.ts";
import { foldPeople } from "../../platform/db/fold-people.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { passwordOpener } from "../../platform/signing/sealed-places.ts";
import { byId } from "../../platform/values/lists.ts";
import { findOrMakeUsers } from "../people/find-users.flow.ts";
import { findManagersOfOrders, updateUserMetadata } from "../people/license-user.store.ts";
import { findOwnOrders } from "./order.store.ts";
import { type ManagerBody, presentManager } from "./order-manager.schema.ts";
import { deleteManagerOfOrder, insertManagersOfOrder } from "./order-manager.store.ts";

/** The managers of an order, in the order they became so; `newIds`: users that were just made. */
export async function listManagers(context: Context, orderId: number, newIds: ReadonlySet<number> = new Set()) {
  const { db, companyId, deps } = context;
  await demandOrder(orderId, context);
  const managers = await findManagersOfOrders(db, companyId, [orderId]);
  const open = passwordOpener(deps.secrets, companyId);
  return managers.map((manager) => presentManager(manager, newIds.has(manager.id), open));
}

/**
 * Makes people the managers of an order, and license users where they are none yet; answers them as they were named.
 * Who manages it already goes on to. In the caller's transaction.
 */
export async function addManagers(context: Context, orderId: number, people: readonly ManagerBody[]) {
  const { db, companyId, now } = context;
  await demandOrder(orderId, context);
  const emails = people.map(({ email }) => email);
  const persons = await foldPeople(db, emails);
  const names = emails.map((email) => persons.get(email) ?? email);
  const twice = names.flatMap((name, index) =>
    names.indexOf(name) === index ? [] : [problem("duplicate_license_user", `/${index}/email`, people[index]?.email)],
  );
  if (twice.length > 0) throw ApiError.of(twice);
  const users = await findOrMakeUsers(context, people.map(personOf));
  const found = emails.flatMap((email) => users.get(email) ?? []);
  for (const { metadata, email } of people) {
    const user = users.get(email);
    if (metadata && user?.new_user) await updateUserMetadata(db, companyId, user.id, metadata, now);
  }
  const ids = found.map(({ id }) => id);
  await insertManagersOfOrder(db, companyId, orderId, ids, now);
  const newIds = new Set(found.filter(({ new_user }) => new_user).map(({ id }) => id));
  const managers = byId(await listManagers(context, orderId, newIds));
  return ids.flatMap((id) => managers.get(id) ?? []);
}

/** Ends that a user manages an order; in the caller's transaction. */
export async function removeManager(context: Context, orderId: number, userId: number): Promise<void> {
  await demandOrder(orderId, context);
  if (!(await deleteManagerOfOrder(context.db, context.companyId, orderId, userId, context.now)))
    throw ApiError.of([problem("license_manager_not_found", "/license_user_id", userId)]);
}

function personOf({ email, first_name, last_name, password }: ManagerBody) {
  return {
    email,
    first_name: first_name ?? undefined,
    last_name: last_name ?? undefined,
    password: password || undefined,
  };
}

async function demandOrder(id: number, { db, companyId }: Context): Promise<void> {
  if ((await findOwnOrders(db, companyId, [id])).length === 0) throw new ApiError("not_found");
}
