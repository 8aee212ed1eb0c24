import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createProduct, sell } from "../../server/test/support/application.ts";
import { type Credential, isLicetError, type LicetClient, type LicetError, type Seats } from "../src/index.ts";
import { standIn } from "./support/stand-in.ts";
import { codeOf, createWorld, days, type World } from "./support/world.ts";

// A refused activation says which devices have the seats, and one of them makes place.

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await createProduct(world.app, "app");
  await createProduct(world.app, "team", { authorization_method: "user" });
  for (const product of ["draw", "paint"]) await createProduct(world.app, product);
  await createProduct(world.app, "suite", { is_bundle: true, products: ["draw", "paint"] });
});
beforeEach(() => {
  world.network = "up";
  world.asked.length = 0;
});
afterAll(() => world.close());

const machine = (product: string, hardwareId: string, hostname = hardwareId) =>
  world.client({ product, hardwareId, appName: "App", appVersion: "1.2", device: { hostname, osVersion: "Linux 6" } });

async function refusedBy(client: LicetClient, credential: Credential): Promise<LicetError> {
  const error = await client.activate(credential).catch((caught: unknown) => caught);
  if (!isLicetError(error)) throw error;
  expect(error.code).toBe("license_activated_max_times");
  return error;
}

const seatsOf = ({ seats }: LicetError): Seats => {
  if (!seats) throw new Error("the error has no seats");
  return seats;
};

/** A license of a user, and their credential. */
async function ofUser(terms: object = {}): Promise<Credential> {
  const users = [{ email: `${crypto.randomUUID()}@team.example`, max_activations: 5 }];
  const { license_users } = await sell(world.app, "team", { users, ...terms });
  return { username: license_users[0].true_email, password: license_users[0].initial_password };
}

describe("an activation that is refused for seats", () => {
  test("names the devices of the user, with their last contact, and what is left of the budget", async () => {
    const credential = await ofUser({ max_activations: 2, seat_resets_per_year: 3 });
    const then = world.app.clock.now();
    await machine("team", "laptop", "LAPTOP").activate(credential);
    await world.pass(days(1));
    await machine("team", "desk", "DESK").activate(credential);
    const seats = seatsOf(await refusedBy(machine("team", "new"), credential));
    const known = { os: "Linux 6", app: "App", appVersion: "1.2", isOffline: false, borrowedUntil: null };
    const now = world.app.clock.now();
    expect(seats).toEqual({
      devices: [
        {
          ...known,
          id: expect.any(Number),
          name: "LAPTOP",
          activatedAt: then,
          lastContactAt: then,
          isReplaceable: true,
        },
        { ...known, id: expect.any(Number), name: "DESK", activatedAt: now, lastContactAt: now, isReplaceable: true },
      ],
      left: 3,
      nextAt: null,
    });
  });

  test("one of them makes place, with the credential of the refused call, and the license is stored", async () => {
    const credential = await ofUser({ max_activations: 1 });
    const old = machine("team", "old");
    await old.activate(credential);
    const client = machine("team", "new");
    const [device] = seatsOf(await refusedBy(client, credential)).devices;
    if (!device) throw new Error("no device");
    const license = await client.replace(device);
    expect(license).toMatchObject({ source: "server", isActive: true });
    expect(await client.load()).toMatchObject({ id: license.id, source: "stored" });
    expect(await codeOf(old.check())).toBe("device_not_found");
    expect(await client.check()).toMatchObject({ id: license.id });
  });

  test("by a key says nothing where the license does not let keys replace devices", async () => {
    const { license_key: licenseKey } = await sell(world.app, "app", { max_activations: 1 });
    await machine("app", "old").activate({ licenseKey });
    const client = machine("app", "new");
    expect((await refusedBy(client, { licenseKey })).seats).toBeUndefined();
    expect(await codeOf(client.seats({ licenseKey }))).toBe("seat_replacement_not_allowed");
    expect(await codeOf(client.replace(1))).toBe("seat_replacement_not_allowed");
  });

  test("by a key is helped where the license says so; a device is named by its number, too", async () => {
    const { license_key: licenseKey } = await sell(world.app, "app", { max_activations: 1, seat_replacement: "key" });
    await machine("app", "old").activate({ licenseKey });
    const client = machine("app", "new");
    const { devices } = await client.seats({ licenseKey });
    expect(await client.replace(devices[0]?.id ?? 0, { licenseKey })).toMatchObject({ key: licenseKey });
  });

  test("and beyond the budget says when the next is possible", async () => {
    const terms = { max_activations: 1, seat_replacement: "key", seat_resets_per_year: 1 };
    const { license_key: licenseKey } = await sell(world.app, "app", terms);
    await machine("app", "a").activate({ licenseKey });
    const next = machine("app", "b");
    await next.replace((await next.seats({ licenseKey })).devices[0]?.id ?? 0, { licenseKey });
    const freedAt = world.app.clock.now();
    const last = machine("app", "c");
    const { devices, left, nextAt } = seatsOf(await refusedBy(last, { licenseKey }));
    expect([left, nextAt]).toEqual([0, new Date(freedAt.getTime() + days(365))]);
    expect(await codeOf(last.replace(devices[0]?.id ?? 0))).toBe("seat_reset_limit_reached");
    expect(await next.check()).toMatchObject({ isActive: true });
  });

  test("is a plain refusal where the server lists no seats", async () => {
    const { client, seen } = standIn(({ endpoint }) =>
      endpoint === "activate_license"
        ? {
            status: 400,
            code: "license_activated_max_times",
            message: "License is already activated max number of times",
          }
        : undefined,
    );
    const error = await client.activate({ licenseKey: "AAAA-BBBB" }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "license_activated_max_times", status: 400, seats: undefined });
    expect(seen.map(({ endpoint }) => endpoint)).toEqual(["activate_license", "seats"]);
  });

  test("asks for no seats with what single sign-on gave, since one call uses that up", async () => {
    const { client, seen } = standIn(({ endpoint }) =>
      endpoint === "activate_license"
        ? { status: 400, code: "license_activated_max_times", message: "Full" }
        : undefined,
    );
    await client.activate({ code: "once", customerAccountCode: "ACME" }).catch(() => undefined);
    expect(seen.map(({ endpoint }) => endpoint)).toEqual(["activate_license"]);
    expect(await codeOf(client.replace(1))).toBe("invalid_options");
  });
});

test("a replacement whose answer is lost is asked for again, and costs the budget once", async () => {
  const credential = await ofUser({ max_activations: 1, seat_resets_per_year: 1 });
  await machine("team", "old").activate(credential);
  const client = machine("team", "new");
  const [device] = seatsOf(await refusedBy(client, credential)).devices;
  if (!device) throw new Error("no device");
  world.network = "loses answers";
  expect(await codeOf(client.replace(device))).toBe("no_answer");
  world.network = "up";
  expect(await client.replace(device)).toMatchObject({ isActive: true });
  expect((await client.seats(credential)).left).toBe(0);
});

test("a bundle is left and taken as a whole", async () => {
  const products = ["draw", "paint"].map((product_code) => ({
    product_code,
    policy_code: "dftlp",
    max_activations: 1,
    seat_replacement: "key",
  }));
  const { license_key: licenseKey } = await sell(world.app, "suite", { products }, { is_bundle: true });
  const old = machine("suite", "old");
  await old.bundle.activate({ licenseKey });
  const client = machine("suite", "new");
  const error = await client.bundle.activate({ licenseKey }).catch((caught: unknown) => caught);
  const [device] = seatsOf(error as LicetError).devices;
  if (!device) throw new Error("no device");
  const licenses = await client.bundle.replace(device);
  expect(licenses.map(({ product }) => product)).toEqual(["suite", "draw", "paint"]);
  expect(await codeOf(old.bundle.check())).toBe("device_not_found");
});
