import type { Deps } from "../../deps.ts";
import { ApiError } from "../../errors.ts";
import { together } from "../../platform/db/batching.ts";
import { isDatabaseUnreachable } from "../../platform/db/unreachable.ts";
import { asError } from "../../platform/values/thrown.ts";
import { rememberProducts } from "./find-order-facts.flow.ts";
import { mentionsOf } from "./order-facts.store.ts";
import { idsNeededAtMost, reserveIds } from "./place-order.store.ts";
import { type OrderToPlace, type PlacedOrder, placeGroup, type TakeIds } from "./place-orders.flow.ts";

/** An order as it is asked for. */
export interface OrderCall extends OrderToPlace {
  readonly companyId: number;
}

/** Orders that are placed together at most, and how large one may be to wait for others and make them wait. */
const limits = { max: 64, parallel: 2, ids: 50 };

/**
 * A function that places one order, together with others that arrive while earlier ones are under way: under load that
 * shares the price of statements and of the disk among them. They share nothing else: each is answered by itself, and
 * when the transaction fails each is tried again alone.
 */
export function orderBatches(deps: Deps): (call: OrderCall) => Promise<PlacedOrder> {
  const { db } = deps;
  const takeIds = idStock((count) => reserveIds(db, count));
  const findProducts = rememberProducts();

  const place = (companyId: number, orders: readonly OrderToPlace[]) =>
    placeGroup(db, companyId, orders, takeIds, findProducts, deps);

  const placeAlone = async (call: OrderCall): Promise<PlacedOrder> => {
    const [placed] = await place(call.companyId, [call]);
    if (!placed || placed instanceof ApiError) throw placed ?? unanswered();
    return placed;
  };

  const placeTogether = together<OrderCall, PlacedOrder>(async (calls) => {
    const results = new Map<OrderCall, PlacedOrder | Error>();
    for (const [companyId, group] of withoutClashes(calls)) {
      const placed = await place(companyId, group).catch((error: unknown) => {
        // After a lost connection it is unknown what was written: a retry would refuse an order as its own duplicate.
        const isHopeless = group.length === 1 || isDatabaseUnreachable(error);
        if (isHopeless) return group.map(() => asError(error));
        return Promise.all(group.map((call) => placeAlone(call).catch(asError)));
      });
      for (const [index, call] of group.entries()) results.set(call, placed[index] ?? unanswered());
    }
    return calls.map((call) => results.get(call) ?? unanswered());
  }, limits);

  return (call) => (idsNeededAtMost(call.order) > limits.ids ? placeAlone(call) : placeTogether(call));
}

const idsAtOnce = 1000;

/**
 * Takes ids out of a stock, which is filled for many orders in one go; what is left when the process ends is lost,
 * harmlessly.
 */
function idStock(reserve: TakeIds): TakeIds {
  let stock: readonly number[] = [];
  return async (count) => {
    if (stock.length < count) {
      const fresh = await reserve(count + idsAtOnce);
      // Ascending, because items and licenses are answered in the order of their ids.
      stock = stock.concat(fresh).sort((a, b) => a - b);
    }
    const taken = stock.slice(0, count);
    stock = stock.slice(count);
    return taken;
  };
}

/**
 * Groups of orders of one company and one cause that can be decided upon the same facts: none names what another of its
 * group would make.
 */
function withoutClashes(calls: readonly OrderCall[]): (readonly [companyId: number, calls: OrderCall[]])[] {
  const groups: { companyId: number; cause: string; taken: Set<string>; calls: OrderCall[] }[] = [];
  for (const call of calls) {
    const { companyId, order } = call;
    const cause = JSON.stringify(call.cause);
    const claims = [`id ${order.id}`, ...mentionsOf([order]).keys.map((key) => `key ${key}`)];
    const { email, reference, company_name } = order.customer ?? {};
    if (email === "" && reference) claims.push(`customer ${reference}`);
    if (email === "" && company_name) claims.push(`company ${company_name}`);
    const open = groups.find(
      (group) =>
        group.companyId === companyId && group.cause === cause && !claims.some((claim) => group.taken.has(claim)),
    );
    const group = open ?? { companyId, cause, taken: new Set<string>(), calls: [] };
    if (!open) groups.push(group);
    group.calls.push(call);
    for (const claim of claims) group.taken.add(claim);
  }
  return groups.map((group) => [group.companyId, group.calls] as const);
}

function unanswered(): Error {
  return new Error("an order was left without an answer");
}
