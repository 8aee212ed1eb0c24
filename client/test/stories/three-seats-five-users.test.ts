import { afterAll, beforeAll, expect, test } from "vitest";
import { createProduct, sell } from "../../../server/test/support/application.ts";
import type { FloatingSlot } from "../../src/index.ts";
import { codeOf, createWorld, hours, minutes, openStorage, type World } from "../support/world.ts";

// An office has three seats and five people. One machine crashes; its seat becomes free by itself.

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await createProduct(world.app, "cad");
});
afterAll(() => world.close());

test("three seats float among five, and a crash costs one for half an hour", async () => {
  const { license_key } = await sell(world.app, "cad", {
    is_floating_cloud: true,
    floating_users: 3,
    floating_timeout: 30,
    max_activations: 5,
  });
  const people = ["ann", "bob", "cy", "dee", "eve"].map((hardwareId) =>
    world.client({ product: "cad", hardwareId, storage: openStorage() }),
  );
  for (const person of people) await person.activate({ licenseKey: license_key });
  await world.pass(hours(1));

  // Monday, nine o'clock: all five start together, and three get a seat.
  const lost: string[] = [];
  const wishes = await Promise.allSettled(
    people.map((person, index) => person.acquire({ onLost: (error) => lost.push(`${index}: ${error.code}`) })),
  );
  const slots = wishes.flatMap((wish): FloatingSlot[] => (wish.status === "fulfilled" ? [wish.value] : []));
  expect(slots).toHaveLength(3);
  const refused = wishes.flatMap((wish) => (wish.status === "rejected" ? [wish.reason.code] : []));
  expect(refused).toEqual(["floating_not_available", "floating_not_available"]);
  const waiting = people.filter((_, index) => wishes[index]?.status === "rejected");

  // All morning the three keep theirs.
  await world.pass(hours(3));
  expect(await codeOf(waiting[0]?.acquire() ?? Promise.reject(new Error("nobody waits")))).toBe(
    "floating_not_available",
  );
  expect(lost).toEqual([]);

  // A machine crashes: it renews nothing and reports nothing.
  const [crashed, ...running] = slots;
  crashed?.stop();
  await world.pass(minutes(15));
  expect(await codeOf(waiting[0]?.acquire() ?? Promise.reject(new Error("nobody waits")))).toBe(
    "floating_not_available",
  );
  await world.pass(minutes(20));
  const fourth = await waiting[0]?.acquire();
  expect(fourth?.state).toBe("held");

  // Someone goes home and releases the seat, which is free immediately.
  await running[0]?.release();
  const fifth = await waiting[1]?.acquire();
  expect(fifth?.state).toBe("held");
  const counted = await people[4]?.check().catch(() => people[3]?.check());
  expect(counted?.floating?.slotsInUse).toBe(3);
  for (const slot of [running[1], fourth, fifth]) await slot?.release();
  expect(lost).toEqual([]);
});
