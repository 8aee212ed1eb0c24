import type { Deps } from "../../deps.ts";
import { ApiError } from "../../errors.ts";
import type { Db, Pool } from "../../platform/db/connect.ts";
import type { IsGone } from "../../platform/db/gate.ts";
import { repeatOnConflict, transactionOnce } from "../../platform/db/transaction.ts";
import type { Author } from "../../platform/http/audit.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { generateLicenseKeys, generatePassword } from "../../platform/signing/license-key.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import type { Cause } from "../../platform/values/cause.ts";
import { byId } from "../../platform/values/lists.ts";
import { type FindProducts, findOrderFacts } from "./find-order-facts.flow.ts";
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

/** A stored order, as the wire shows it, and what else the answer holds. */
export interface PlacedOrder {
  readonly order: Awaited<ReturnType<typeof readOrders>>[number];
  /** The generated passwords of the users that this order created. */
  readonly new_passwords: readonly { readonly email: string; readonly new_password: string }[];
  /** Members that were understood and left aside, as JSON pointers. */
  readonly ignored: readonly string[];
}

/** An order, and who places it; an application's trial has no author. */
export interface OrderToPlace {
  readonly order: OrderRequest;
  readonly author: Author | undefined;
  /** Whether an application asks for it, so that the addresses in it are unproven. */
  readonly isUnproven?: boolean;
  /** Whether the caller has left; then nothing is placed. */
  readonly isGone?: IsGone;
  /** Who and what causes its events, where no transaction of a request says so. */
  readonly cause?: Cause;
}

/** Takes this many unused ids, ascending. */
export type TakeIds = (count: number) => Promise<readonly number[]>;

type Tools = Pick<Deps, "clock" | "random" | "secrets">;

/** Orders upon which it is decided: each with its plan and all that the plan left open, or with its refusal. */
interface Decided {
  readonly now: Date;
  readonly facts: readonly OrderFacts[];
  readonly outcomes: readonly (OrderToWrite | ApiError)[];
  readonly accepted: readonly OrderToWrite[];
  /** Generated passwords, by person. */
  readonly passwords: ReadonlyMap<string, string>;
}

/** Reads the facts of some orders of one company together, and decides each by itself. */
async function decide(
  db: Db,
  companyId: number,
  placed: readonly OrderToPlace[],
  takeIds: TakeIds,
  { clock, random, secrets }: Tools,
  findProducts?: FindProducts,
): Promise<Decided> {
  const now = clock.now();
  const orders = placed.map(({ order }) => order);
  const idCount = orders.reduce((sum, order) => sum + idsNeededAtMost(order), 0);
  const [facts, ids] = await Promise.all([findOrderFacts({ db, companyId }, orders, findProducts), takeIds(idCount)]);
  const freeIds = ids.values();
  const next = () => {
    const { value } = freeIds.next();
    if (value === undefined) throw new Error("an order took more ids than it can need");
    return value;
  };
  const passwords = new Map<string, string>();
  const outcomes = facts.map(({ order, ...known }, index) => {
    // A database that stood still may have answered long after it was asked.
    if (placed[index]?.isGone?.()) return new ApiError("database_unavailable");
    const placement = placeOrder(order, known, now);
    if ("problems" in placement) return ApiError.of(placement.problems);
    const filled = fill(placement.plan, next, passwords, { random, secrets }, companyId);
    return { ...filled, author: placed[index]?.author, isUnproven: placed[index]?.isUnproven ?? false };
  });
  const accepted = outcomes.flatMap((outcome) => (outcome instanceof ApiError ? [] : [outcome]));
  return { now, facts, outcomes, accepted, passwords };
}

/** Answers each order: as it was written, or with its refusal. */
async function answer(
  db: Db,
  companyId: number,
  { now, facts, outcomes, accepted, passwords }: Decided,
  written: WrittenOrders,
  { secrets }: Tools,
): Promise<(PlacedOrder | ApiError)[]> {
  const appended = accepted.filter(({ plan }) => plan.order.existing_id !== undefined);
  const [fresh, grown] = await Promise.all([
    completeOrders({ db, companyId, now }, bareOrders(written, facts), secrets, partsOf(accepted, facts)),
    appended.length === 0
      ? []
      : readOrders(
          { db, companyId, now },
          appended.map(({ orderId }) => orderId),
          secrets,
        ),
  ]);
  const orderById = byId([...fresh, ...grown]);
  return outcomes.map((outcome) => {
    if (outcome instanceof ApiError) return outcome;
    const order = orderById.get(outcome.orderId);
    if (!order) throw unanswered();
    const new_passwords = written.newUsers
      .filter(({ order_id }) => order_id === outcome.orderId)
      .map(({ email, person }) => ({ email, new_password: passwords.get(person) ?? "" }));
    return { order, new_passwords, ignored: outcome.plan.ignored };
  });
}

/** What was written, completed from the facts of order and product, as if it had been read back. */
function bareOrders({ orders, items, licenses }: WrittenOrders, facts: readonly OrderFacts[]): BareOrders {
  const orderById = byId(orders);
  const productById = new Map(facts.flatMap(({ products }) => products.map((product) => [product.id, product])));
  const own = licenses.flatMap((license) => {
    const order = orderById.get(license.order_id);
    const product = productById.get(license.product_id);
    if (!order || !product) return [];
    const { product_name, short_code, authorization_method, is_bundle } = product;
    const told = { product_name, short_code, authorization_method, is_bundle, order_store_id: order.store_id };
    return [Object.assign(license, told)];
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

/**
 * Places orders of one company together, in a transaction of their own where one statement is not enough. Each is
 * answered by itself: with the order as stored, or with its refusal. All have the same cause. Starts again from the
 * facts when another transaction was faster.
 */
export function placeGroup(
  db: Pool,
  companyId: number,
  orders: readonly OrderToPlace[],
  takeIds: TakeIds,
  findProducts: FindProducts,
  tools: Tools,
): Promise<(PlacedOrder | ApiError)[]> {
  return repeatOnConflict(async () => {
    const decided = await decide(db, companyId, orders, takeIds, tools, findProducts);
    const { accepted, now } = decided;
    if (accepted.length === 0) return answer(db, companyId, decided, nothingWritten, tools);
    const cause = orders[0]?.cause;
    const write = (on: Db) => insertOrders(on, companyId, accepted, now, { cause });
    const written = await (isOneStatement(accepted)
      ? write(db)
      : transactionOnce(db, write, { now, cause: () => cause }));
    return answer(db, companyId, decided, written, tools);
  });
}

const nothingWritten: WrittenOrders = { orders: [], items: [], licenses: [], newUsers: [] };

/** Places one order inside a transaction, or throws its refusal. A new order takes the first of its ids for itself. */
export async function placeOneOrder(
  { db, companyId }: Pick<Context, "db" | "companyId">,
  order: OrderToPlace,
  tools: Tools,
  takeIds: TakeIds = (count) => reserveIds(db, count),
): Promise<PlacedOrder> {
  const decided = await decide(db, companyId, [order], takeIds, tools);
  const written = await insertOrders(db, companyId, decided.accepted, decided.now);
  const [placed] = await answer(db, companyId, decided, written, tools);
  if (!placed || placed instanceof ApiError) throw placed ?? unanswered();
  return placed;
}

/**
 * Places orders of one company inside a transaction and leaves them unanswered, as imports do: each gets its plan or
 * its refusal. None may name what another one makes. Unless `isWritten`, they are only decided upon.
 */
export async function placeUnanswered(
  { db, companyId }: Pick<Context, "db" | "companyId">,
  orders: readonly OrderRequest[],
  isWritten: boolean,
  findProducts: FindProducts,
  tools: Tools,
  importId?: number,
): Promise<(OrderPlan | ApiError)[]> {
  if (!isWritten) {
    const now = tools.clock.now();
    const facts = await findOrderFacts({ db, companyId }, orders, findProducts);
    return facts.map(({ order, ...known }) => {
      const placement = placeOrder(order, known, now);
      return "problems" in placement ? ApiError.of(placement.problems) : placement.plan;
    });
  }
  const asked = orders.map((order) => ({ order, author: undefined }));
  const takeIds: TakeIds = (count) => reserveIds(db, count);
  const { outcomes, accepted, now } = await decide(db, companyId, asked, takeIds, tools, findProducts);
  if (accepted.length > 0) await insertOrders(db, companyId, accepted, now, { importId });
  return outcomes.map((outcome) => (outcome instanceof ApiError ? outcome : outcome.plan));
}

/** The plan of an order, and the products it is made of; nothing is written or locked. Throws its refusal. */
export async function previewOrder(
  { db, companyId, now }: Pick<Context, "db" | "companyId" | "now">,
  order: OrderRequest,
) {
  const [facts] = await findOrderFacts({ db, companyId }, [order]);
  if (!facts) throw unanswered();
  const placement = placeOrder(order, facts, now);
  if ("problems" in placement) throw ApiError.of(placement.problems);
  return { plan: placement.plan, products: facts.products };
}

/** Gives a plan its ids and its random parts: keys, and an initial password for each new user. */
function fill(
  plan: OrderPlan,
  nextId: () => number,
  passwords: Map<string, string>,
  { random, secrets }: Pick<Deps, "random" | "secrets">,
  companyId: number,
): Omit<OrderToWrite, "author" | "isUnproven"> {
  const wanted = plan.licenses.filter((license) => license.key === "generate" && license.bundle === undefined).length;
  const keys = (wanted > 0 ? generateLicenseKeys(wanted, {}, random) : []).values();
  const licenseKeys: (string | null)[] = [];
  for (const { key, bundle } of plan.licenses) {
    if (bundle !== undefined) licenseKeys.push(licenseKeys[bundle] ?? null);
    else licenseKeys.push(key === "generate" ? (keys.next().value ?? null) : (key?.given ?? null));
  }
  const sealedPasswords = plan.users.map(({ person }) => {
    const password = passwords.get(person) ?? generatePassword(random);
    passwords.set(person, password);
    return secrets.seal(password, placeOf.initialPassword(companyId));
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

function unanswered(): Error {
  return new Error("an order was left without an answer");
}
