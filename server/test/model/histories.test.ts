import { AsyncLocalStorage } from "node:async_hooks";
import fc from "fast-check";
import { afterAll, beforeAll, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct } from "../support/application.ts";
import { play, type Stage, tally } from "./play.ts";
import { featureTypes, history } from "./steps.ts";

// Random histories of a license, played to the real server with real PostgreSQL and to a model that was written from
// the reference alone. LICET_HISTORIES and LICET_HISTORIES_SEED choose how many, and which.

const isLong = process.env["LICET_TEST_LONG"] === "1";
const numRuns = Number(process.env["LICET_HISTORIES"] ?? (isLong ? 10_000 : 200));
const seed = Number(process.env["LICET_HISTORIES_SEED"] ?? 20_260_315);
const lanes = 8;

// Histories run side by side on one app, each at its own time: the clock shows the time of the history that asks.
const time = new AsyncLocalStorage<{ now: Date }>();

let app: TestApp;
let stage: Stage;
beforeAll(async () => {
  app = await createTestApp({ now: "2026-03-15T12:00:00.000Z" });
  const { now } = app.clock;
  Object.assign(app.clock, { now: () => time.getStore()?.now ?? now() });
  for (const [code, authorization_method] of [
    ["by-key", "license-key"],
    ["by-user", "user"],
  ] as const) {
    const product = await createProduct(app, code, { authorization_method });
    for (const [feature, feature_type] of Object.entries(featureTypes)) {
      const body = { product, code: feature, name: feature, feature_type };
      const { status, text } = await app.management("POST", "product-features/", { body });
      if (status >= 300) throw new Error(text);
    }
  }
  stage = {
    test: app,
    application: applicationOf({ ...app, app: fromEverywhere(app.app) }),
    setNow: (now) => {
      const here = time.getStore();
      if (here) here.now = now;
    },
  };
}, 60_000);
afterAll(() => app.close());

/** Each history calls from its own address: wrong passwords of one must not slow the others down. */
function fromEverywhere(server: TestApp["app"]): TestApp["app"] {
  let calls = 0;
  const inject = (options: object) => {
    calls += 1;
    const remoteAddress = `10.${(calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}`;
    return server.inject({ ...options, remoteAddress });
  };
  return { inject } as unknown as TestApp["app"];
}

test(
  `${numRuns} random histories of 50 steps: the server answers and counts as the reference says`,
  async () => {
    const property = fc.asyncProperty(history(50), (each) =>
      time.run({ now: new Date(each.sale.start) }, () => play(stage, each)),
    );
    const results = await Promise.allSettled(
      Array.from({ length: lanes }, (_, lane) =>
        fc.assert(property, { numRuns: Math.ceil(numRuns / lanes), seed: seed + lane }),
      ),
    );
    const failures = results.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
    for (const failure of failures) console.log("DIFF", String(failure.cause?.message ?? failure));
    if (isLong)
      console.log(
        [...tally]
          .sort()
          .map(([step, times]) => `${step}: ${times}`)
          .join("\n"),
      );
    if (failures.length > 0) throw failures[0];
  },
  numRuns > 200 ? 6 * 3_600_000 : 400_000,
);
