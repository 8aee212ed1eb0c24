import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createProduct, sell } from "../../server/test/support/application.ts";
import { type Fetch, fetchServerKeys, LicetClient, MemoryStorage } from "../src/index.ts";
import { standIn } from "./support/stand-in.ts";
import { codeOf, createWorld, hours, openStorage, type World } from "./support/world.ts";

// Which answers are accepted, and which calls are repeated.

let world: World;
let licenseKey: string;
beforeAll(async () => {
  world = await createWorld();
  await createProduct(world.app, "app");
  licenseKey = (await sell(world.app, "app", { max_activations: 100 })).license_key;
});
beforeEach(() => {
  world.network = "up";
});
afterAll(() => world.close());

const activate = (options: object = {}) => world.client({ product: "app", ...options }).activate({ licenseKey });

/** An address where nothing listens any more. */
async function nobody(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

/** A network that changes the answers. */
function meddling(change: (answer: { body: string; headers: Headers }) => void): Fetch {
  return async (url, request) => {
    const answer = await world.fetch(url, request);
    const changed = {
      body: Buffer.from(await answer.arrayBuffer()).toString("utf8"),
      headers: answer.headers as Headers,
    };
    change(changed);
    return new Response(changed.body, { status: answer.status, headers: changed.headers });
  };
}

describe("an answer is refused", () => {
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const strangerPem = stranger.publicKey.export({ type: "spki", format: "pem" }).toString();

  test.each<[string, Parameters<typeof meddling>[0]]>([
    ["whose body was changed", (answer) => (answer.body = answer.body.replace("perpetual", "subscription"))],
    ["with another space", (answer) => (answer.body = answer.body.replace(":", ": "))],
    ["without its signature", (answer) => answer.headers.delete("licensesignature")],
  ])("%s", async (_name, change) => {
    expect(await codeOf(activate({ fetch: meddling(change), freshKey: undefined }))).toBe("signature_v2_mismatch");
    expect(await codeOf(activate({ fetch: meddling(change) }))).toMatch(/answer_not_fresh|signature_v2_mismatch/);
  });

  test("that is plain text where a signed one is expected", async () => {
    const storage = openStorage();
    const client = world.client({ product: "app", storage, freshKey: undefined });
    await client.activate({ licenseKey });
    const fetch: Fetch = async () => new Response("fine", { headers: { "Content-Type": "text/plain" } });
    const fooled = world.client({ product: "app", storage, freshKey: undefined, fetch });
    for (const work of [fooled.check(), fooled.validate(), fooled.consume(), fooled.acquire(), fooled.variables.get()])
      expect(await codeOf(work)).toBe("signature_v2_mismatch");
    const fresh = world.client({ product: "app", storage, fetch });
    expect(await codeOf(fresh.deactivate())).toBe("answer_not_fresh");
  });

  test.each([[], [null], ["text"], {}, { product_details: 1 }].map((body) => [body]))(
    "that is signed but contains no license: %j",
    async (body) => {
      const { client } = standIn(() => body as object);
      expect(await codeOf(client.activate({ licenseKey }))).toBe("unexpected_answer");
    },
  );

  test("that another server signed", async () => {
    expect(await codeOf(activate({ publicKey: strangerPem }))).toBe("signature_v2_mismatch");
  });

  test("that was recorded for another request, when freshKey is configured", async () => {
    const recorded = new Map<string, Response>();
    const replaying: Fetch = async (url, request) => {
      const known = recorded.get(url);
      if (known) return known.clone();
      const answer = await world.fetch(url, request);
      const made = new Response(await answer.arrayBuffer(), { headers: answer.headers as Headers });
      recorded.set(url, made.clone());
      return made;
    };
    const fresh = world.client({ product: "app", fetch: replaying });
    await fresh.activate({ licenseKey });
    expect(await codeOf(fresh.activate({ licenseKey }))).toBe("answer_not_fresh");
    recorded.clear();
    const trusting = world.client({ product: "app", fetch: replaying, freshKey: undefined });
    await trusting.activate({ licenseKey });
    expect((await trusting.activate({ licenseKey })).key).toBe(licenseKey);
  });

  test("whose Licet-Signature was removed or changed", async () => {
    for (const change of [
      ({ headers }: { headers: Headers }) => headers.delete("licet-signature"),
      ({ headers }: { headers: Headers }) => headers.set("licet-signature", "v1,t=yesterday,s=AAAA"),
    ])
      expect(await codeOf(activate({ fetch: meddling(change) }))).toBe("answer_not_fresh");
  });

  test("that is about another device: V1 is checked apart from V2", async () => {
    const other: Fetch = (url, request) => {
      const body = request.body?.replace('"hardware_id":"device"', '"hardware_id":"another"');
      return world.fetch(url, body === undefined ? request : { ...request, body });
    };
    // Without the key of fresh answers the client signs only the date, so such a request is accepted.
    expect(await codeOf(activate({ fetch: other, freshKey: undefined }))).toBe("license_signature_invalid");
  });
});

describe("the clock", () => {
  test("of a device that is hours off is corrected by the server's Date, once the error is detected", async () => {
    for (const off of [hours(5), -hours(5)]) {
      world.asked.length = 0;
      const client = world.client({ product: "app", now: () => new Date(world.app.clock.now().getTime() + off) });
      await client.activate({ licenseKey });
      await client.check();
      expect(world.asked).toEqual(["activate_license", "activate_license", "check_license"]);
    }
  });

  test("that cannot be corrected ends in the server's refusal, not in a loop", async () => {
    const fetch: Fetch = async (url, request) => {
      const answer = await world.fetch(url, request);
      (answer.headers as Headers).delete("Date");
      return answer;
    };
    const now = () => new Date(world.app.clock.now().getTime() + hours(5));
    expect(await codeOf(activate({ fetch, now }))).toBe("date_header_diff");
  });
});

describe("a call that fails", () => {
  /** A server that gives these answers one after another, then passes requests on. */
  const stumbling = (...answers: (Response | Error)[]): Fetch => {
    return async (url, request) => {
      const next = answers.shift();
      if (next instanceof Error) throw next;
      return next ?? world.fetch(url, request);
    };
  };
  const pauses: number[] = [];
  const pause = async (milliseconds: number) => void pauses.push(milliseconds);
  beforeEach(() => {
    pauses.length = 0;
  });

  test("because of the server is repeated with growing pauses", async () => {
    const fetch = stumbling(...[500, 502, 503].map((status) => new Response("<html>", { status })));
    await activate({ fetch, pause });
    expect(pauses).toHaveLength(3);
    const [first = 0, second = 0, third = 0] = pauses;
    expect([first >= 125 && first <= 250, second >= 250 && second <= 500, third >= 500 && third <= 1000]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test("waits as long as the server asks", async () => {
    const body = JSON.stringify({ status: 429, code: "too_many_requests", message: "Slower." });
    const busy = () => new Response(body, { status: 429, headers: { "Retry-After": "7" } });
    await activate({ fetch: stumbling(busy()), pause });
    expect(pauses).toEqual([7000]);
    const error = await activate({ fetch: stumbling(busy()), pause, retries: 0 }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "too_many_requests", status: 429, isRetryable: true });
  });

  test("is not repeated when it was refused", async () => {
    expect(await codeOf(world.client({ product: "app", pause }).activate({ licenseKey: "none" }))).toBe(
      "license_not_found",
    );
    expect(pauses).toEqual([]);
  });

  test("gives up after the allowed number of repetitions", async () => {
    world.network = "down";
    expect(await codeOf(activate({ pause, retries: 2 }))).toBe("cannot_connect_to_server");
    expect(pauses).toHaveLength(2);
    world.network = "loses requests";
    expect(await codeOf(activate({ pause, retries: 0 }))).toBe("no_answer");
  });

  test("is an error of this library even when something else answers", async () => {
    for (const answer of [new Response("<html>", { status: 404 }), new Response("", { status: 301 })])
      expect(await codeOf(activate({ fetch: stumbling(answer) }))).toBe("unexpected_answer");
    expect(await codeOf(activate({ fetch: stumbling(new Response("<html>")) }))).toBe("answer_not_fresh");
  });
});

describe("with the global fetch", () => {
  const options = () => ({
    product: "app",
    apiKey: world.app.apiKey,
    sharedKey: world.app.sharedKey,
    publicKey: world.app.publicKeyPem,
    hardwareId: "device",
    storage: new MemoryStorage(),
    now: () => world.app.clock.now(),
    retries: 0,
  });

  test("activates and checks", async () => {
    const client = new LicetClient({ ...options(), url: `${world.url}/`, freshKey: world.app.freshKeyPem });
    await client.activate({ licenseKey });
    expect((await client.validate()).source).toBe("server");
  });

  test("a port where nothing listens, and a name that does not exist, were certainly not reached", async () => {
    for (const url of [await nobody(), "http://name.invalid"])
      expect(await codeOf(new LicetClient({ ...options(), url }).activate({ licenseKey }))).toBe(
        "cannot_connect_to_server",
      );
  });

  test("a server that breaks the connection, or never answers, may have been reached", async () => {
    const silent = createServer((request) => {
      if (request.headers["content-type"]?.includes("json") && silentMode === "breaks") request.socket.destroy();
    });
    let silentMode = "breaks";
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const client = new LicetClient({ ...options(), url, timeoutMs: 100 });
    expect(await codeOf(client.activate({ licenseKey }))).toBe("no_answer");
    silentMode = "never answers";
    expect(await codeOf(client.activate({ licenseKey }))).toBe("no_answer");
    silent.closeAllConnections();
    silent.close();
  });
});

describe("set-up", () => {
  test.each<[string, object]>([
    ["no product", { product: "" }],
    ["no key", { apiKey: "" }],
    ["an invalid public key", { publicKey: "nonsense" }],
    ["a public key of another kind", { freshKey: "" }],
    ["an invalid address", { url: "licenses.example.com" }],
  ])("%s is reported immediately", (_name, wrong) => {
    const options = { product: "app", ...wrong };
    const make = () => world.client("freshKey" in wrong ? { ...options, freshKey: world.app.publicKeyPem } : options);
    expect(make).toThrow(expect.objectContaining({ code: "invalid_options" }));
  });

  test("the keys of a server can be fetched, to be built in", async () => {
    const keys = await fetchServerKeys(world.url);
    expect(keys).toMatchObject({ publicKey: world.app.publicKeyPem, freshKey: world.app.freshKeyPem });
    expect(keys.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(await codeOf(fetchServerKeys(await nobody()))).toBe("cannot_connect_to_server");
    const forged: Fetch = async (url, request) => {
      const answer = await world.fetch(url, request);
      const text = Buffer.from(await answer.arrayBuffer()).toString("utf8");
      return new Response(text.replace("prod", "test"), { headers: answer.headers as Headers });
    };
    expect(await codeOf(fetchServerKeys(world.url, { fetch: forged }))).toBe("signature_v2_mismatch");
  });
});

describe("S16: requests are signed over their contents", () => {
  const demand = (require_signed_requests: boolean) =>
    world.app.management("PATCH", "company/", { body: { require_signed_requests } });

  /** Loses the first answer of an endpoint. */
  const losingFirst = (endpoint: string): Fetch => {
    let isLost = false;
    return async (url, request) => {
      const answer = await world.fetch(url, request);
      if (isLost || !url.endsWith(endpoint)) return answer;
      isLost = true;
      throw new TypeError("fetch failed");
    };
  };

  test("so that a company may demand it: activate, consume once though an answer was lost, check", async () => {
    const { license_key } = await sell(world.app, "app", { license_type: "consumption", max_consumptions: 10 });
    const client = world.client({ product: "app", fetch: losingFirst("add_consumption"), pause: async () => {} });
    await demand(true);
    try {
      await client.activate({ licenseKey: license_key });
      await client.consume(2);
      expect((await client.check()).counter?.total).toBe(2);
    } finally {
      await demand(false);
    }
  });

  test("and a request that is changed on the way is refused", async () => {
    const tampered: Fetch = (url, request) => world.fetch(url, { ...request, body: `${request.body} ` });
    expect(await codeOf(activate({ fetch: tampered }))).toBe("digest_mismatch");
    const redirected: Fetch = (url, request) => world.fetch(`${url}?x=1`, request);
    expect(await codeOf(activate({ fetch: redirected }))).toBe("signature_mismatch");
  });
});
