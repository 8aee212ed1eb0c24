import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { Remembered } from "./remembered.ts";

/** Finds how often it was asked, slowly. */
function finder() {
  let times = 0;
  return async () => {
    times += 1;
    const found = times;
    await sleep(5);
    return found;
  };
}

test("what was found under a key is not looked for again before its time is over", async () => {
  const remembered = new Remembered<number>(60, 10);
  const find = finder();
  expect([await remembered.get("one", find), await remembered.get("one", find)]).toEqual([1, 1]);
  expect(await remembered.get("other", find)).toBe(2);
  await sleep(80);
  expect(await remembered.get("one", find)).toBe(3);
});

test("what many ask for at once is found once", async () => {
  const remembered = new Remembered<number>(1000, 10);
  const find = finder();
  expect(await Promise.all([1, 2, 3].map(() => remembered.get("one", find)))).toEqual([1, 1, 1]);
});

test("what could not be found is looked for again", async () => {
  const remembered = new Remembered<number>(1000, 10);
  await expect(remembered.get("one", () => Promise.reject(new Error("lost")))).rejects.toThrow("lost");
  expect(await remembered.get("one", async () => 7)).toBe(7);
});

test("beyond its limit the oldest is forgotten first", async () => {
  const remembered = new Remembered<number>(1000, 2);
  const find = finder();
  for (const key of ["a", "b", "c"]) await remembered.get(key, find);
  expect(await remembered.get("b", find)).toBe(2);
  expect(await remembered.get("c", find)).toBe(3);
  expect(await remembered.get("a", find)).toBe(4);
});
