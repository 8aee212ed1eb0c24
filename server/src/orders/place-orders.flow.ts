import type { Db } from "../db/connect.ts";
import { transaction } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import { ApiError } from "../errors.ts";
import { generateLicenseKeys, generatePassword } from "../signing/license-key.ts";
import { together } from "../together.ts";
import { findOrderFacts, lockOrderIds, mentionsOf } from "./order-facts.store.ts";
import type { OrderRequest } from "./order-request.rules.ts";
import { type OrderFacts, type OrderPlan, placeOrder } from "./place-order.rules.ts";
import { idsNeededAtMost, insertOrders, type OrderToWrite, reserveIds } from "./place-order.store.ts";
import { type KnownOrders, readOrders } from "./read-order.flow.ts";

/** An order as it is asked for. */
export interface OrderCall {
  readonly companyId: number;
  readonly order: OrderRequest;
}

/** A stored order, as the wire tells it, and what else the answer tells. */
export interface PlacedOrder {
  readonly order: Awaited<ReturnType<typeof readOrders>>[number];
  /** The generated passwords of the users that this order created. */
  readonly new_passwords: readonly { readonly email: string; readonly new_password: string }[];
  /** Members that were understood and left aside, as JSON pointers. */
  readonly ignored: readonly string[];
}

/**
 * Places orders of one company inside a transaction, all with the same few statements, however many they are: lock their ids, read
 * their facts, decide, write, read back. Each is answered by itself, with the order as stored or with its refusal; orders of
 * one call must not clash (`clashes`).
 */
export async function placeOrders(
  db: Db,
  companyId: number,
  orders: readonly OrderRequest[],
  { clock, random, secrets }: Pick<Deps, "clock" | "random" | "secrets">,
): Promise<(PlacedOrder | ApiError)[]> {
  const now = clock.now();
  const [, facts, ids] = await Promise.all([
    lockOrderIds(
      db,
      companyId,
      orders.map(({ id }) => id),
    ),
    findOrderFacts(db, companyId, orders),
    reserveIds(
      db,
      orders.reduce((sum, order) => sum + idsNeededAtMost(order), 0),
    ),
  ]);
  const freeIds = ids.values();
  const next = () => freeIds.next().value ?? 0;
  const passwords = new Map<string, string>();
  const desks = facts.map(({ order, ...known }) => {
    const placement = placeOrder(order, known, now);
    if ("problems" in placement) return ApiError.of(placement.problems);
    return fill(placement.plan, next, passwords, { random, secrets }, companyId);
  });
  const accepted = desks.flatMap((desk) => (desk instanceof ApiError ? [] : [desk]));
  const newUsers = await insertOrders(db, companyId, accepted, now);
  const orderIds = accepted.map(({ orderId }) => orderId);
  const stored = await readOrders(db, companyId, orderIds, secrets, now, knownOf(accepted, facts));
  const storedById = new Map(stored.map((order) => [order.id, order]));
  return desks.map((desk) => {
    if (desk instanceof ApiError) return desk;
    const order = storedById.get(desk.orderId);
    if (!order) throw new Error(`order ${desk.orderId} vanished inside its own transaction`);
    const new_passwords = newUsers
      .filter(({ order_id }) => order_id === desk.orderId)
      .map(({ email }) => ({ email, new_password: passwords.get(email.toLowerCase()) ?? "" }));
    return { order, new_passwords, ignored: desk.plan.ignored };
  });
}

/** What orders that were just written can hold; one that was appended to may hold anything. */
function knownOf(written: readonly OrderToWrite[], facts: readonly OrderFacts[]): KnownOrders {
  if (written.some(({ plan }) => plan.order.existing_id !== undefined)) return {};
  return {
    haveManagers: written.some(({ plan }) => plan.managers.length > 0),
    haveFeatures: written.some(({ plan }) => plan.terms.some(({ features }) => features.length > 0)),
    haveCustomFields: facts.some(({ products }) => products.some(({ custom_fields }) => custom_fields.length > 0)),
    haveDevices: false,
  };
}

/** Places one order inside a transaction, or throws its refusal. */
export async function placeOneOrder(
  db: Db,
  companyId: number,
  order: OrderRequest,
  deps: Pick<Deps, "clock" | "random" | "secrets">,
): Promise<PlacedOrder> {
  const [placed] = await placeOrders(db, companyId, [order], deps);
  if (!placed || placed instanceof ApiError) throw placed ?? unanswered();
  return placed;
}

/** The plan of an order, and the products it is made of; nothing is written or locked. Throws its refusal. */
export async function previewOrder(db: Db, companyId: number, order: OrderRequest, now: Date) {
  const [facts] = await findOrderFacts(db, companyId, [order]);
  if (!facts) throw unanswered();
  const placement = placeOrder(order, facts, now);
  if ("problems" in placement) throw ApiError.of(placement.problems);
  return { plan: placement.plan, products: facts.products };
}

/** Gives a plan its ids and its random parts: keys, and an initial password for whoever turns out to be a new user. */
function fill(
  plan: OrderPlan,
  nextId: () => number,
  passwords: Map<string, string>,
  { random, secrets }: Pick<Deps, "random" | "secrets">,
  companyId: number,
): OrderToWrite {
  const wanted = plan.licenses.filter((license) => license.key === "generate" && license.bundle === undefined).length;
  const keys = (wanted > 0 ? generateLicenseKeys(wanted, {}, random) : []).values();
  const licenseKeys: (string | null)[] = [];
  for (const { key, bundle } of plan.licenses) {
    if (bundle !== undefined) licenseKeys.push(licenseKeys[bundle] ?? null);
    else licenseKeys.push(key === "generate" ? (keys.next().value ?? null) : (key?.given ?? null));
  }
  const sealedPasswords = plan.users.map(({ email }) => {
    const name = email.toLowerCase();
    const password = passwords.get(name) ?? generatePassword(random);
    passwords.set(name, password);
    return secrets.seal(password, `initial-password:${companyId}`);
  });
  return {
    plan,
    orderId: plan.order.existing_id ?? nextId(),
    itemIds: plan.items.map(nextId),
    licenseIds: plan.licenses.map(nextId),
    licenseKeys,
    sealedPasswords,
  };
}

/** Orders that are placed together at most, and how large one may be to wait for others and make them wait. */
const limits = { max: 64, parallel: 2, licenses: 50 };

/**
 * A function that places one order in a transaction, together with others that arrive while earlier ones are under way: under load
 * that shares the price of statements and of the disk among them. They share nothing else: each is answered by itself, and
 * when the transaction fails each is tried again alone.
 */
export function orderDesk(deps: Deps): (call: OrderCall) => Promise<PlacedOrder> {
  const placeAlone = ({ companyId, order }: OrderCall) =>
    transaction(deps.db, (tx) => placeOneOrder(tx, companyId, order, deps));

  const placeTogether = together<OrderCall, PlacedOrder>(async (calls) => {
    const results = new Map<OrderCall, PlacedOrder | Error>();
    for (const [companyId, group] of withoutClashes(calls)) {
      const orders = group.map(({ order }) => order);
      const placed = await transaction(deps.db, (tx) => placeOrders(tx, companyId, orders, deps)).catch(
        (error: unknown) => (group.length === 1 ? [asError(error)] : settleEach(group, placeAlone)),
      );
      for (const [index, call] of group.entries()) results.set(call, placed[index] ?? unanswered());
    }
    return calls.map((call) => results.get(call) ?? unanswered());
  }, limits);

  return (call) => (idsNeededAtMost(call.order) > limits.licenses ? placeAlone(call) : placeTogether(call));
}

/** Groups of orders of one company that can be decided upon the same facts: none names what another of its group would make. */
function withoutClashes(calls: readonly OrderCall[]): (readonly [companyId: number, calls: OrderCall[]])[] {
  const groups: { companyId: number; taken: Set<string>; calls: OrderCall[] }[] = [];
  for (const call of calls) {
    const { companyId, order } = call;
    const claims = [`id ${order.id}`, ...mentionsOf([order]).keys.map((key) => `key ${key}`)];
    const { email, reference } = order.customer ?? {};
    if (email === "" && reference) claims.push(`customer ${reference}`);
    const open = groups.find(
      (group) => group.companyId === companyId && !claims.some((claim) => group.taken.has(claim)),
    );
    const group = open ?? { companyId, taken: new Set<string>(), calls: [] };
    if (!open) groups.push(group);
    group.calls.push(call);
    for (const claim of claims) group.taken.add(claim);
  }
  return groups.map((group) => [group.companyId, group.calls] as const);
}

async function settleEach<Call, Result>(calls: readonly Call[], work: (call: Call) => Promise<Result>) {
  return Promise.all(calls.map((call) => work(call).catch(asError)));
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function unanswered(): Error {
  return new Error("an order was left without an answer");
}
