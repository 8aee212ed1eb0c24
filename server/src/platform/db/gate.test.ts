import { expect, test } from "vitest";
import { ApiError } from "../../errors.ts";
import { Gate } from "./gate.ts";
import { Turns } from "./row-turns.ts";

const limits = { running: 2, waiting: 3, waitMs: 60_000, refuse: () => new ApiError("too_many_requests") };

/** Work that ends when it is told to. */
function held() {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const work = (number: number) => () =>
    new Promise<number>((resolve) => {
      begun.push(number);
      ends[number] = () => resolve(number);
    });
  return { begun, work, end: (number: number) => ends[number]?.() };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
const codeOf = (error: unknown) => (error instanceof ApiError ? error.code : error);

test("as much goes on at once as may, the rest in the order in which it came, and what is too much is refused", async () => {
  const gate = new Gate(limits);
  const { begun, work, end } = held();
  const all = [0, 1, 2, 3, 4].map((number) => gate.run(work(number)));
  expect(await gate.run(work(5)).catch(codeOf)).toBe("too_many_requests");
  expect(begun).toEqual([0, 1]);
  end(1);
  await nextTurn();
  expect(begun).toEqual([0, 1, 2]);
  for (const number of [0, 2, 3, 4]) {
    end(number);
    await nextTurn();
  }
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3, 4]);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  expect(gate.isIdle).toBe(true);
});

test("what waits too long is refused, and takes no place from others", async () => {
  const gate = new Gate({ ...limits, running: 1, waitMs: 20 });
  const { begun, work, end } = held();
  const first = gate.run(work(0));
  expect(await gate.run(work(1)).catch(codeOf)).toBe("too_many_requests");
  end(0);
  await first;
  const next = gate.run(work(2));
  end(2);
  expect(await next).toBe(2);
  expect(begun).toEqual([0, 2]);
});

test("what nobody waits for any more is not begun, and the next one is", async () => {
  const gate = new Gate({ ...limits, running: 1 });
  const { begun, work, end } = held();
  let isGone = false;
  const all = [gate.run(work(0)), gate.run(work(1), () => isGone).catch(codeOf), gate.run(work(2), () => false)];
  isGone = true;
  end(0);
  await nextTurn();
  await nextTurn();
  end(2);
  expect(await Promise.all(all)).toEqual([0, "database_unavailable", 2]);
  expect(begun).toEqual([0, 2]);
});

test("what fails gives its place back", async () => {
  const gate = new Gate({ ...limits, running: 1 });
  await expect(gate.run(() => Promise.reject(new Error("lost")))).rejects.toThrow("lost");
  expect(await gate.run(async () => 7)).toBe(7);
});

test("calls that lock the same row take turns, under all names that it was found under; others do not wait", async () => {
  const turns = new Turns();
  const { begun, work, end } = held();
  turns.learn("by key", "license 1");
  turns.learn("by user", "license 1");
  const all = [
    turns.run("by key", work(0)),
    turns.run("license 1", work(1)),
    turns.run("by user", work(2)),
    turns.run("another", work(3)),
    turns.run(undefined, work(4)),
  ];
  expect(begun).toEqual([0, 1, 3, 4]);
  for (const number of [0, 1, 2, 3, 4]) {
    end(number);
    await nextTurn();
  }
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3, 4]);
});
