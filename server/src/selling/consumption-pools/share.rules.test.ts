import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Counter } from "../../terms/consumption-counter.rules.ts";
import { checkOut, consumeShared, type Share } from "./share.rules.ts";

const now = new Date("2026-03-18T15:30:00Z"); // a Wednesday
const notEnough = "license_not_enough_consumptions";
const counter: Counter = {
  total_consumptions: 4,
  allow_unlimited_consumptions: false,
  allow_negative_consumptions: false,
  allow_overages: false,
  max_overages: 0,
  reset_consumption: false,
  consumption_period: null,
  consumptions_at: now,
};
const none = { all: 0, by_member: 0, by_device: 0 };
const share = (pool: Partial<Share["pool"]> = {}, held: Partial<Share["held"]> = {}): Share => ({
  pool: {
    ...{ id: 1, name: "Shared", code: "shared", default_offline_checkout: 7, max_consumptions: 20 },
    ...{ total_consumptions: 12, allow_overages: false, max_overages: 0, reset_consumption: false },
    ...{ consumption_period: null, consumptions_at: now },
    ...pool,
  },
  held: { ...none, ...held },
});

describe("a consumption counts in the member and in its pool", () => {
  test.each<[string, Partial<Counter>, Share, number, [total: number, pool: number, drawn: number] | string]>([
    ["within both limits", {}, share(), 3, [7, 15, 0]],
    ["up to both limits", {}, share({ total_consumptions: 14 }), 6, [10, 20, 0]],
    ["past the limit of the member", {}, share(), 7, "own"],
    ["past the limit of the pool", {}, share({ max_consumptions: 14 }), 3, "pool"],
    [
      "past the pool's limit, within its overages",
      {},
      share({ max_consumptions: 14, allow_overages: true, max_overages: 1 }),
      3,
      [7, 15, 0],
    ],
    [
      "overages of the member are none of the pool",
      { allow_overages: true },
      share({ max_consumptions: 14 }),
      9,
      "pool",
    ],
    ["a member without a limit still has the pool's", { allow_unlimited_consumptions: true }, share(), 9, "pool"],
    [
      "a pool whose period began anew",
      {},
      share({
        reset_consumption: true,
        consumption_period: "daily",
        consumptions_at: new Date("2026-03-17T23:59:59Z"),
      }),
      5,
      [9, 5, 0],
    ],
    ["given back to both", { allow_negative_consumptions: true }, share(), -3, [1, 9, 0]],
    [
      "given back to a pool that was reset",
      { allow_negative_consumptions: true },
      share({ total_consumptions: 1 }),
      -3,
      [1, 0, 0],
    ],
    ["not given back where the member forbids it", {}, share(), -1, "own"],
    ["what others of the pool hold is not there", {}, share({}, { all: 6 }), 3, "pool"],
    ["what other devices of the member hold is not there", {}, share({}, { all: 4, by_member: 4 }), 3, "own"],
    ["out of what the device holds", {}, share({}, { all: 8, by_member: 6, by_device: 5 }), 5, [9, 17, 5]],
    [
      "more than the device holds, judged as a whole",
      {},
      share({}, { all: 5, by_member: 5, by_device: 5 }),
      6,
      [10, 18, 5],
    ],
    [
      "more than the device holds, and more than there is",
      {},
      share({}, { all: 7, by_member: 5, by_device: 5 }),
      7,
      "own",
    ],
    [
      "what the device holds counts, whatever became of the limits",
      {},
      share({ max_consumptions: 0 }, { all: 5, by_member: 5, by_device: 5 }),
      5,
      [9, 17, 5],
    ],
  ])("%s", (_name, members, shared, amount, expected) => {
    const result = consumeShared({ ...counter, ...members }, 10, shared, amount, now, notEnough);
    if ("refusal" in result) expect(result.message === undefined ? "own" : "pool").toBe(expected);
    else expect([result.total_consumptions, result.pool_total, result.drawn]).toEqual(expected);
  });
});

describe("an offline device is given", () => {
  test.each<[string, Partial<Counter>, Share, number | undefined, number | "refused"]>([
    ["what it asks for", {}, share(), 5, 5],
    ["nothing, where it asks for nothing", {}, share(), 0, 0],
    ["no more than the member has", {}, share(), 7, "refused"],
    ["no more than the pool has", {}, share({ max_consumptions: 14 }), 3, "refused"],
    ["the difference to what it holds", {}, share({}, { all: 2, by_member: 2, by_device: 2 }), 5, 3],
    ["nothing more, where it holds as much", {}, share({}, { all: 6, by_member: 6, by_device: 6 }), 5, 0],
    ["what is left of the member's limit", {}, share(), undefined, 6],
    ["and not what other devices of it hold", {}, share({}, { all: 2, by_member: 2 }), undefined, 4],
    ["with its overages", { allow_overages: true, max_overages: 2 }, share(), undefined, 8],
    [
      "the pool's default, where the member has no limit",
      { allow_unlimited_consumptions: true },
      share(),
      undefined,
      7,
    ],
    ["the same where its overages have none", { allow_overages: true }, share(), undefined, 7],
    ["what the pool has left, if that is less", {}, share({ max_consumptions: 14 }), undefined, 2],
    ["nothing out of an empty pool", {}, share({ max_consumptions: 12 }, {}), undefined, 0],
    ["nothing unasked, while it holds some", {}, share({}, { all: 1, by_member: 1, by_device: 1 }), undefined, 0],
  ])("%s", (_name, members, shared, asked, expected) => {
    const result = checkOut({ ...counter, ...members }, 10, shared, asked, now, notEnough);
    expect("refusal" in result ? "refused" : result.amount).toBe(expected);
  });
});

test("whatever is consumed and checked out, in any order: what is counted and held stays within the limits of both", () => {
  const step = fc.record({
    device: fc.nat(2),
    amount: fc.option(fc.nat(9), { nil: undefined }),
    isCheckout: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), fc.array(step, { maxLength: 40 }), (limit, poolLimit, steps) => {
      let [total, poolTotal] = [0, 0];
      const holds = [0, 0, 0];
      const all = () => holds.reduce((sum, each) => sum + each, 0);
      for (const { device, amount, isCheckout } of steps) {
        const by_device = holds[device] ?? 0;
        const held = { all: all(), by_member: all(), by_device };
        const met = share({ max_consumptions: poolLimit, total_consumptions: poolTotal }, held);
        const own = { ...counter, total_consumptions: total };
        if (isCheckout) {
          const given = checkOut(own, limit, met, amount, now, notEnough);
          if (!("refusal" in given)) holds[device] = by_device + given.amount;
        } else {
          const booked = consumeShared(own, limit, met, amount ?? 1, now, notEnough);
          if ("refusal" in booked) continue;
          [total, poolTotal] = [booked.total_consumptions, booked.pool_total];
          holds[device] = by_device - booked.drawn;
        }
        expect(total + all()).toBeLessThanOrEqual(limit);
        expect(poolTotal + all()).toBeLessThanOrEqual(poolLimit);
        expect(poolTotal).toBe(total);
      }
    }),
  );
});
