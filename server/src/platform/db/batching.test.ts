import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { together } from "./batching.ts";

/** Work that doubles, slowly, and remembers its groups. */
function doubling(limits = { max: 10, parallel: 1 }) {
  const groups: number[][] = [];
  const double = together<number, number>(async (calls) => {
    groups.push([...calls]);
    await sleep(20);
    return calls.map((call) => (call < 0 ? new Error(`no ${call}`) : call * 2));
  }, limits);
  return { groups, double };
}

test("the first call waits for nobody", async () => {
  const { groups, double } = doubling();
  expect(await double(1)).toBe(2);
  expect(groups).toEqual([[1]]);
});

test("calls that arrive while a group is under way go together, in their order, and no group exceeds its limit", async () => {
  const { groups, double } = doubling({ max: 3, parallel: 1 });
  const first = double(1);
  await sleep(5);
  const rest = [2, 3, 4, 5].map(double);
  expect(await Promise.all([first, ...rest])).toEqual([2, 4, 6, 8, 10]);
  expect(groups).toEqual([[1], [2, 3, 4], [5]]);
});

test("a further group starts beside the one under way when it is as large", async () => {
  const { groups, double } = doubling({ max: 10, parallel: 2 });
  const first = [1, 2].map(double);
  await sleep(5);
  const third = double(3);
  await sleep(5);
  expect(groups).toEqual([[1, 2]]);
  const fourth = double(4);
  await sleep(5);
  expect(groups).toEqual([
    [1, 2],
    [3, 4],
  ]);
  await Promise.all([...first, third, fourth]);
});

test("a call that fails alone fails alone", async () => {
  const { double } = doubling();
  const results = await Promise.allSettled([1, -2, 3].map(double));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("work that throws fails its group, and the next group is served", async () => {
  let attempts = 0;
  const call = together<number, number>(
    async (calls) => {
      attempts += 1;
      if (attempts === 1) throw new Error("broken");
      return calls;
    },
    { max: 10, parallel: 1 },
  );
  const results = await Promise.allSettled([1, 2].map(call));
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await call(3)).toBe(3);
});
