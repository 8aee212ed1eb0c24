import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createProduct, sell } from "../../server/test/support/application.ts";
import { type LicetError, systemSchedule } from "./support/internals.ts";
import { codeOf, createWorld, hours, minutes, openStorage, type World } from "./support/world.ts";

// Slots of floating licenses, and the watchdog that keeps them.

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await createProduct(world.app, "app");
});
beforeEach(() => {
  world.network = "up";
});
afterAll(() => world.close());

const floating = {
  is_floating_cloud: true,
  floating_users: 1,
  floating_timeout: 30,
  can_borrow: true,
  max_borrow_time: 48,
  max_activations: 100,
};

/** A floating license that is active on some devices, none of which holds a slot. */
async function devices<const Names extends readonly string[]>(names: Names, license: object = {}) {
  const sold = await sell(world.app, "app", { ...floating, ...license });
  const clients = await Promise.all(
    names.map(async (hardwareId) => {
      const client = world.client({ product: "app", hardwareId, storage: openStorage() });
      await client.activate({ licenseKey: sold.license_key });
      return client;
    }),
  );
  await world.pass(hours(1));
  return { sold, clients: clients as { [K in keyof Names]: (typeof clients)[number] } };
}

/** Records the callbacks of a slot. */
function notes() {
  const calls: string[] = [];
  return {
    calls,
    onLost: (error: LicetError) => void calls.push(`lost: ${error.code}`),
    onTrouble: (error: unknown) => void calls.push(`trouble: ${(error as LicetError).code}`),
    onRenewed: () => void calls.push("renewed"),
  };
}

describe("the watchdog", () => {
  test("renews after a third of the time, for as long as the slot is held", async () => {
    const { clients } = await devices(["a", "b"]);
    const { calls, ...callbacks } = notes();
    const slot = await clients[0].acquire(callbacks);
    await world.pass(minutes(65));
    expect(calls).toEqual(Array(6).fill("renewed"));
    expect(slot.state).toBe("held");
    expect(await codeOf(clients[1].acquire())).toBe("floating_not_available");
    await slot.release();
    expect(slot.state).toBe("released");
    await world.pass(hours(2));
    expect(calls).toHaveLength(6);
    await (await clients[1].acquire()).release();
  });

  test("renews as often as configured", async () => {
    const { clients } = await devices(["a"]);
    const { calls, ...callbacks } = notes();
    const slot = await clients[0].acquire({ ...callbacks, renewEverySeconds: 60 });
    await world.pass(minutes(5));
    expect(calls).toHaveLength(5);
    await slot.release();
  });

  test("reports trouble, tries again, and reports once that the slot is lost when its time is over", async () => {
    const { clients } = await devices(["a"]);
    const { calls, ...callbacks } = notes();
    const slot = await clients[0].acquire(callbacks);
    world.network = "down";
    await world.pass(minutes(29));
    expect(calls).toEqual(Array(2).fill("trouble: cannot_connect_to_server"));
    expect(slot.state).toBe("held");
    await world.pass(hours(5));
    expect(calls.slice(2)).toEqual(["lost: floating_timeout"]);
    expect(slot.state).toBe("lost");
    expect(await codeOf(clients[0].load())).toBe("floating_timeout");
  });

  test("continues when the network is back in time", async () => {
    const { clients } = await devices(["a"]);
    const { calls, ...callbacks } = notes();
    const slot = await clients[0].acquire(callbacks);
    world.network = "loses requests";
    await world.pass(minutes(20));
    world.network = "up";
    await world.pass(minutes(10));
    expect(calls).toEqual(["trouble: no_answer", "trouble: no_answer", "renewed"]);
    await slot.release();
  });

  test("reports a refusal of the server immediately", async () => {
    const { clients, sold } = await devices(["a"]);
    const { calls, ...callbacks } = notes();
    const slot = await clients[0].acquire(callbacks);
    await world.app.db`update licenses set enabled = false where id = ${sold.id}`;
    await world.pass(minutes(10));
    expect(calls).toEqual(["lost: license_not_enabled"]);
    expect(slot.state).toBe("lost");
  });

  test("stops silently, and the slot becomes free by itself", async () => {
    const { clients } = await devices(["a", "b"]);
    const { calls, ...callbacks } = notes();
    const slot = await clients[0].acquire(callbacks);
    slot.stop();
    await world.pass(minutes(31));
    expect([slot.state, calls]).toEqual(["stopped", []]);
    await (await clients[1].acquire()).release();
  });

  test("does not keep a process alive", () => {
    const before = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const cancel = systemSchedule(hours(1), () => {});
    expect(process.getActiveResourcesInfo().filter((name) => name === "Timeout")).toHaveLength(before);
    cancel();
  });
});

describe("borrow", () => {
  test("keeps the slot without contact, and the stored license is valid for exactly as long", async () => {
    const { clients } = await devices(["a", "b"]);
    const { calls, ...callbacks } = notes();
    const slot = await clients[0].acquire(callbacks);
    const until = new Date(world.app.clock.now().getTime() + hours(24));
    expect(await slot.borrow(until)).toEqual(until);
    expect([slot.state, slot.goodUntil]).toEqual(["borrowed", until]);
    world.network = "down";
    await world.pass(hours(24));
    expect((await clients[0].load()).floating?.borrowedUntil).toEqual(until);
    await world.pass(1);
    expect(await codeOf(clients[0].load())).toBe("floating_timeout");
    expect(calls.filter((line) => !line.startsWith("trouble"))).toEqual(["lost: floating_timeout"]);
    world.network = "up";
    await (await clients[1].acquire()).release();
  });

  test("renews again when the borrow ends and the network is available", async () => {
    const { clients } = await devices(["a"]);
    const { calls, ...callbacks } = notes();
    const slot = await clients[0].acquire(callbacks);
    await slot.borrow();
    expect(slot.goodUntil.getTime()).toBe(world.app.clock.now().getTime() + hours(48));
    await world.pass(hours(48));
    expect(calls).toEqual(["renewed"]);
    expect(slot.state).toBe("held");
    await slot.release();
  });

  test("ends early with a release", async () => {
    const { clients } = await devices(["a", "b"]);
    const slot = await clients[0].acquire();
    await slot.borrow();
    await slot.release();
    await (await clients[1].acquire()).release();
  });

  test("is refused with a code, and the slot is held as before", async () => {
    const { clients } = await devices(["a"]);
    const slot = await clients[0].acquire();
    expect(await codeOf(slot.borrow(new Date(0)))).toBe("borrow_until_not_valid");
    expect(slot.state).toBe("held");
    await slot.release();
    const strict = await devices(["a"], { can_borrow: false });
    const held = await strict.clients[0].acquire();
    expect(await codeOf(held.borrow())).toBe("license_borrow_not_allowed");
    await held.release();
  });
});

test("a floating license does not outlive its slot offline, however long offlineHours are", async () => {
  const { clients } = await devices(["a"]);
  await clients[0].check();
  world.network = "down";
  await world.pass(minutes(30));
  expect((await clients[0].validate()).floating).toMatchObject({ slots: 1, timeoutMinutes: 30 });
  await world.pass(1);
  expect(await codeOf(clients[0].validate())).toBe("floating_timeout");
});

test("a license that does not float has no slots", async () => {
  const { clients } = await devices(["a"], { is_floating_cloud: false });
  expect(await codeOf(clients[0].acquire())).toBe("wrong_license_type");
});
