import { type Db, isDatabaseUnreachable } from "../db/connect.ts";
import { repeatOnConflict } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import { ApiError } from "../errors.ts";
import { generateLicenseKeys, generatePassword } from "../signing/license-key.ts";
import { together } from "../together.ts";
import { type FindProducts, findOrderFacts, rememberProducts } from "./find-order-facts.flow.ts";
import { mentionsOf } from "./order-facts.store.ts";
import type { OrderRequest } from "./order-request.rules.ts";
import { type OrderFacts, type OrderPlan, placeOrder } from "./place-order.rules.ts";
import {
  idsNeededAtMost,
  insertOrders,
  isOneStatement,
  type OrderToWrite,
  reserveIds,
  type WrittenOrders,
} from "./place-order.store.ts";
import { type BareOrders, completeOrders, type KnownOrders, readOrders } from "./read-order.flow.ts";

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

type Tools = Pick<Deps, "clock" | "random" | "secrets">;

/** Orders upon which it is decided: each with its plan and all that the plan left open, or with its refusal. */
interface Decided {
  readonly now: Date;
  readonly facts: readonly OrderFacts[];
  readonly desks: readonly (OrderToWrite | ApiError)[];
  readonly accepted: readonly OrderToWrite[];
  /** Generated passwords, by e-mail in lower case. */
  readonly passwords: ReadonlyMap<string, string>;
}

/** Reads the facts of some orders of one company together, and decides each by itself. */
async function decide(
  db: Db,
  companyId: number,
  orders: readonly OrderRequest[],
  takeIds: TakeIds,
  { clock, random, secrets }: Tools,
  findProducts?: FindProducts,
): Promise<Decided> {
  const now = clock.now();
  const idCount = orders.reduce((sum, order) => sum + idsNeededAtMost(order), 0);
  const [facts, ids] = await Promise.all([findOrderFacts(db, companyId, orders, findProducts), takeIds(idCount)]);
  const freeIds = ids.values();
  const next = () => freeIds.next().value ?? 0;
  const passwords = new Map<string, string>();
  const desks = facts.map(({ order, ...known }) => {
    const placement = placeOrder(order, known, now);
    if ("problems" in placement) return ApiError.of(placement.problems);
    return fill(placement.plan, next, passwords, { random, secrets }, companyId);
  });
  const accepted = desks.flatMap((desk) => (desk instanceof ApiError ? [] : [desk]));
  return { now, facts, desks, accepted, passwords };
}

/** Answers each order: as it was written, or with its refusal. */
async function answer(
  db: Db,
  companyId: number,
  { now, facts, desks, accepted, passwords }: Decided,
  written: WrittenOrders,
  { secrets }: Tools,
): Promise<(PlacedOrder | ApiError)[]> {
  const appended = accepted.filter(({ plan }) => plan.order.existing_id !== undefined);
  const [fresh, grown] = await Promise.all([
    completeOrders(db, companyId, bareOrders(written, facts), secrets, now, partsOf(accepted, facts)),
    appended.length === 0
      ? []
      : readOrders(
          db,
          companyId,
          appended.map(({ orderId }) => orderId),
          secrets,
          now,
        ),
  ]);
  const orderById = new Map([...fresh, ...grown].map((order) => [order.id, order]));
  return desks.map((desk) => {
    if (desk instanceof ApiError) return desk;
    const order = orderById.get(desk.orderId);
    if (!order) throw unanswered();
    const new_passwords = written.newUsers
      .filter(({ order_id }) => order_id === desk.orderId)
      .map(({ email }) => ({ email, new_password: passwords.get(email.toLowerCase()) ?? "" }));
    return { order, new_passwords, ignored: desk.plan.ignored };
  });
}

/** What was written with what the facts say of order and product, as if it had been read back. */
function bareOrders({ orders, items, licenses }: WrittenOrders, facts: readonly OrderFacts[]): BareOrders {
  const orderById = new Map(orders.map((order) => [order.id, order]));
  const productById = new Map(facts.flatMap(({ products }) => products.map((product) => [product.id, product])));
  const own = licenses.flatMap((license) => {
    const order = orderById.get(license.order_id);
    const product = productById.get(license.product_id);
    if (!order || !product) return [];
    const { product_name, short_code, authorization_method, is_bundle } = product;
    const told = { product_name, short_code, authorization_method, is_bundle, customer_id: order.customer_id };
    return [Object.assign(license, told, { order_store_id: order.store_id })];
  });
  return { orders, items, licenses: own };
}

/** What orders that were just written can hold. */
function partsOf(written: readonly OrderToWrite[], facts: readonly OrderFacts[]): KnownOrders {
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
  tools: Tools,
): Promise<PlacedOrder> {
  const decided = await decide(db, companyId, [order], (count) => reserveIds(db, count), tools);
  const written = await insertOrders(db, companyId, decided.accepted, decided.now);
  const [placed] = await answer(db, companyId, decided, written, tools);
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
 * A function that places one order, together with others that arrive while earlier ones are under way: under load that shares the
 * price of statements and of the disk among them. They share nothing else: each is answered by itself, and when the
 * transaction fails each is tried again alone.
 */
export function orderDesk(deps: Deps): (call: OrderCall) => Promise<PlacedOrder> {
  const { db } = deps;
  const takeIds = idStock((count) => reserveIds(db, count));
  const findProducts = rememberProducts();

  const place = (companyId: number, orders: readonly OrderRequest[]) =>
    repeatOnConflict(async () => {
      const decided = await decide(db, companyId, orders, takeIds, deps, findProducts);
      const { accepted, now } = decided;
      const write = (on: Db) => insertOrders(on, companyId, accepted, now);
      const written =
        accepted.length === 0 ? nothingWritten : await (isOneStatement(accepted) ? write(db) : db.begin(write));
      return answer(db, companyId, decided, written, deps);
    });

  const placeAlone = async ({ companyId, order }: OrderCall): Promise<PlacedOrder> => {
    const [placed] = await place(companyId, [order]);
    if (!placed || placed instanceof ApiError) throw placed ?? unanswered();
    return placed;
  };

  const placeTogether = together<OrderCall, PlacedOrder>(async (calls) => {
    const results = new Map<OrderCall, PlacedOrder | Error>();
    for (const [companyId, group] of withoutClashes(calls)) {
      const orders = group.map(({ order }) => order);
      const placed = await place(companyId, orders).catch((error: unknown) => {
        // After a lost connection nobody knows what was written: to try again would refuse an order as its own duplicate.
        const isHopeless = group.length === 1 || isDatabaseUnreachable(error);
        if (isHopeless) return group.map(() => asError(error));
        return Promise.all(group.map((call) => placeAlone(call).catch(asError)));
      });
      for (const [index, call] of group.entries()) results.set(call, placed[index] ?? unanswered());
    }
    return calls.map((call) => results.get(call) ?? unanswered());
  }, limits);

  return (call) => (idsNeededAtMost(call.order) > limits.licenses ? placeAlone(call) : placeTogether(call));
}

/** Takes this many unused ids. */
type TakeIds = (count: number) => Promise<readonly number[]>;

const idsAtOnce = 1000;

/** Takes ids out of a stock, which is filled for many orders at once; what is left when the process ends is lost, and no harm. */
function idStock(reserve: TakeIds): TakeIds {
  let stock: readonly number[] = [];
  return async (count) => {
    if (stock.length < count) {
      const fresh = await reserve(count + idsAtOnce);
      // Ascending, because items and licenses are told in the order of their ids.
      stock = stock.concat(fresh).sort((a, b) => a - b);
    }
    const taken = stock.slice(0, count);
    stock = stock.slice(count);
    return taken;
  };
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

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

const nothingWritten: WrittenOrders = { orders: [], items: [], licenses: [], newUsers: [] };

function unanswered(): Error {
  return new Error("an order was left without an answer");
}
