import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createProduct, sell } from "../../server/test/support/application.ts";
import { type Fetch, OutcomeUnknownError } from "../src/index.ts";
import { codeOf, createWorld, type Network, type World } from "./support/world.ts";

// Counting, and never twice: whatever the network does, the server's counter has the value that the client reported, or
// the client reports that it does not know.

let world: World;
beforeAll(async () => {
  world = await createWorld();
  const product = await createProduct(world.app, "app");
  const body = { product, code: "export", name: "Export", feature_type: "consumption", max_consumption: 10 };
  expect((await world.app.management("POST", "product-features/", { body })).status).toBeLessThan(300);
});
beforeEach(() => {
  world.network = "up";
});
afterAll(() => world.close());

const counted = { license_type: "consumption", max_consumptions: 100, product_features: ["export"] };

async function activated(license: object = {}, options: object = {}) {
  const sold = await sell(world.app, "app", { ...counted, ...license });
  const client = world.client({ product: "app", ...options });
  await client.activate({ licenseKey: sold.license_key });
  world.asked.length = 0;
  const total = async () => {
    const { json } = await world.app.management("GET", `licenses/${sold.id}/`);
    return json.total_consumptions as number;
  };
  return { client, total, sold };
}

/** A network that behaves this way for the given number of requests to the counter, and works for all others. */
function failing(network: Network, times: number, from: Fetch = world.fetch): Fetch {
  let left = times;
  return async (url, request) => {
    const isCounter = /add_(feature_)?consumption$/.test(url);
    world.network = isCounter && left > 0 ? network : "up";
    if (isCounter) left -= 1;
    return from(url, request);
  };
}

/** A compatible server that does not know Idempotency-Key and promises nothing. */
const foreign: Fetch = async (url, request) => {
  if (url.endsWith("/.well-known")) return new Response("{}", { status: 404 });
  const { "Idempotency-Key": _, ...headers } = request.headers;
  return world.fetch(url, { ...request, headers });
};

test("books units and returns the whole counter", async () => {
  const { client, total } = await activated({ allow_overages: true, max_overages: 5 });
  expect(await client.consume()).toMatchObject({ total: 1, max: 100, overagesMax: 5, remaining: 104, overage: 0 });
  expect(await client.consume(101)).toMatchObject({ total: 102, remaining: 3, overage: 2 });
  expect(await codeOf(client.consume(4))).toBe("license_not_enough_consumptions");
  expect(await total()).toBe(102);
});

test("gives units back where the license allows it, and widens the overages where the company does", async () => {
  const { client } = await activated({ allow_negative_consumptions: true });
  await client.consume(5);
  expect(await client.consume(-2)).toMatchObject({ total: 3, allowsNegative: true });
  expect(await codeOf(client.consume(100, { overagesMax: 10 }))).toBe("license_not_enough_consumptions");
  await world.app.management("PATCH", "company/", { body: { allow_client_overages: true } });
  expect(await client.consume(100, { overagesMax: 10 })).toMatchObject({ total: 103, overagesMax: 10 });
});

test("counts a feature separately from the license", async () => {
  const { client, total } = await activated();
  expect(await client.feature("export").consume(3)).toMatchObject({ total: 3, max: 10, remaining: 7 });
  expect(await codeOf(client.feature("export").consume(8))).toBe("feature_not_enough_consumptions");
  expect(await codeOf(client.feature("none").consume())).toBe("unsupported_product_feature");
  expect(await total()).toBe(0);
});

test("refuses a number that is not whole before asking", async () => {
  const { client } = await activated();
  for (const amount of [1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
    expect(await codeOf(client.consume(amount))).toBe("invalid_options");
  expect(world.asked).toEqual([]);
});

describe("a Licet server", () => {
  test.each<[Network, number]>([
    ["loses answers", 1],
    ["loses answers", 3],
    ["loses requests", 1],
    ["loses requests", 3],
    ["down", 3],
  ])("books once when the network %s %i times", async (network, times) => {
    const { client, total } = await activated({}, { fetch: failing(network, times) });
    expect(await client.consume(7)).toMatchObject({ total: 7 });
    expect(await total()).toBe(7);
    expect(world.asked.filter((path) => path === "add_consumption")).toHaveLength(times + 1);
  });

  test("is asked once whether it supports keys, and only after an answer was lost", async () => {
    const { client } = await activated({}, { fetch: failing("loses answers", 2) });
    await client.consume();
    await client.consume();
    expect(world.asked).toEqual([
      "add_consumption",
      ".well-known",
      "add_consumption",
      "add_consumption",
      "add_consumption",
    ]);
  });

  test("that stays silent leaves the outcome unknown; the same key reveals it later", async () => {
    const { client, total } = await activated({}, { fetch: failing("loses answers", 4) });
    const error = await client.consume(7).catch((caught: unknown) => caught);
    if (!(error instanceof OutcomeUnknownError)) throw error;
    expect(error).toMatchObject({ code: "outcome_unknown", isRetryable: false, status: 0 });
    expect(await total()).toBe(7);
    expect(await client.consume(7, { idempotencyKey: error.idempotencyKey })).toMatchObject({ total: 7 });
    expect(await total()).toBe(7);
  });

  test("that cannot be reached at all has booked nothing, and the client knows that", async () => {
    const { client, total } = await activated({}, { fetch: failing("down", 99) });
    expect(await codeOf(client.consume(7))).toBe("cannot_connect_to_server");
    expect(await total()).toBe(0);
  });

  test("that refuses after a lost request: the refusal is reported", async () => {
    const { client, total } = await activated({}, { fetch: failing("loses requests", 1) });
    expect(await codeOf(client.consume(101))).toBe("license_not_enough_consumptions");
    expect(await total()).toBe(0);
  });

  test("that refuses the caller after a lost answer leaves the outcome unknown", async () => {
    const fetch: Fetch = async (url, request) => {
      const isRepeated = url.endsWith("add_consumption") && world.asked.includes("add_consumption");
      const headers = isRepeated ? { ...request.headers, Authorization: "none" } : request.headers;
      return failing("loses answers", isRepeated ? 0 : 1)(url, { ...request, headers });
    };
    const { client, total } = await activated({}, { fetch });
    expect(await codeOf(client.consume(7))).toBe("outcome_unknown");
    expect(await total()).toBe(7);
  });
});

describe("a server that promises nothing about repeated calls", () => {
  test.each<[Network]>([["loses answers"], ["loses requests"]])(
    "is not asked again when the network %s",
    async (network) => {
      const { client, total } = await activated({}, { fetch: failing(network, 1, foreign) });
      expect(await codeOf(client.consume(7))).toBe("outcome_unknown");
      expect(world.asked.filter((path) => path === "add_consumption")).toHaveLength(1);
      expect(await total()).toBe(network === "loses answers" ? 7 : 0);
    },
  );

  test("is asked again when the call certainly did not leave the device", async () => {
    const { client, total } = await activated({}, { fetch: failing("down", 3, foreign) });
    expect(await client.consume(7)).toMatchObject({ total: 7 });
    expect(await total()).toBe(7);
  });
});

test("64 consumptions over a network that loses every other answer count 64", async () => {
  let count = 0;
  const fetch: Fetch = async (url, request) => {
    const answer = await world.fetch(url, request);
    count += 1;
    if (url.endsWith("add_consumption") && count % 2 === 0) throw new TypeError("fetch failed");
    return answer;
  };
  const { client, total } = await activated({}, { fetch, retries: 12 });
  await Promise.all(Array.from({ length: 64 }, () => client.consume()));
  expect(await total()).toBe(64);
});
