import { AsyncLocalStorage } from "node:async_hooks";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { play, type Stage } from "../model/play.ts";
import { featureTypes, history } from "../model/steps.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct } from "../support/application.ts";
import type { LicenseClient, Parameters } from "../support/license-client.ts";

// Random histories of licenses (test/model), in which each call is explained before it is made: same verdict, same
// code. LICET_EXPLAINED and LICET_EXPLAINED_SEED choose how many states, and which.

const isLong = process.env["LICET_TEST_LONG"] === "1";
const states = Number(process.env["LICET_EXPLAINED"] ?? (isLong ? 10_000 : 600));
const seed = Number(process.env["LICET_EXPLAINED_SEED"] ?? 20_261_130);
const lanes = 4;

const time = new AsyncLocalStorage<{ now: Date }>();
const tally = new Map<string, number>();
let explained = 0;

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
    application: explaining(applicationOf(app)),
    setNow: (now) => {
      const here = time.getStore();
      if (here) here.now = now;
    },
  };
}, 60_000);
afterAll(() => app.close());

const actions: Readonly<Record<string, string>> = {
  activate_license: "activate",
  check_license: "check",
  add_consumption: "consume",
  add_feature_consumption: "consume",
  check_license_feature: "feature",
  "floating/borrow": "borrow",
  "floating/feature_borrow": "borrow",
};

/** An application of which each call is explained first, and then compared with what it was told. */
function explaining(application: LicenseClient): LicenseClient {
  const explainedCall = async <T extends { readonly status: number; readonly code: string | undefined }>(
    endpoint: string,
    parameters: Parameters,
    call: () => Promise<T>,
  ): Promise<T> => {
    const action = actions[endpoint];
    // A password counts as right, so a wrong one is nothing to explain.
    if (action === undefined || parameters["password"] === "wrong") return call();
    const told = await explain(action, parameters);
    const answer = await call();
    const expected =
      answer.status === 200 ? { verdict: "allowed", code: null } : { verdict: "refused", code: answer.code };
    const { verdict, code } = told;
    expect({ action, verdict, code }, JSON.stringify({ parameters, rules: told.rules })).toEqual({
      action,
      ...expected,
    });
    expect(told.rules.filter(({ passed }) => passed === null).length === 0 || verdict === "refused").toBe(true);
    const word = `${action} ${code ?? "allowed"}`;
    tally.set(word, (tally.get(word) ?? 0) + 1);
    explained += 1;
    return answer;
  };
  return {
    activate: (body) => explainedCall("activate_license", body, () => application.activate(body)),
    check: (query) => explainedCall("check_license", query, () => application.check(query)),
    deactivate: application.deactivate,
    call: (method, endpoint, options = {}) => {
      const parameters = typeof options.body === "object" ? options.body : (options.query ?? {});
      return explainedCall(endpoint, parameters, () => application.call(method, endpoint, options));
    },
  };
}

async function explain(action: string, parameters: Parameters) {
  const { username, license_key } = parameters;
  const [license] = await app.db<{ id: number }[]>`
    select l.id from licenses l where l.company_id = ${app.companyId} and (l.license_key = ${String(license_key)}
      or exists (select from license_assignments a join license_users u on u.id = a.license_user_id
        where a.license_id = l.id and u.true_email = ${String(username)}))`;
  const asked: Parameters = {
    action,
    hardware_id: parameters["hardware_id"],
    license_user: username,
    is_vm: parameters["is_vm"],
    feature: parameters["feature"],
    consumptions: parameters["consumptions"],
    allow_overages: parameters["allow_overages"],
    max_overages: parameters["max_overages"],
    borrowed_until: parameters["borrowed_until"] ?? undefined,
  };
  const pairs = Object.entries(asked).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)] as [string, string]));
  const { status, json, text } = await app.management("GET", `licenses/${license?.id}/explain/?${query}`);
  expect(status, text).toBe(200);
  return json as { verdict: string; code: string | null; rules: { rule: string; passed: boolean | null }[] };
}

test(
  `explain agrees with the call that follows in ${states} random states`,
  async () => {
    let round = 0;
    while (explained < states) {
      const runs = Array.from({ length: lanes }, (_, lane) => {
        const property = fc.asyncProperty(history(50), (each) =>
          time.run({ now: new Date(each.sale.start) }, () => play(stage, each)),
        );
        return fc.assert(property, { numRuns: 2, seed: seed + round * lanes + lane });
      });
      const failed = (await Promise.allSettled(runs)).flatMap((each) =>
        each.status === "rejected" ? [each.reason] : [],
      );
      for (const failure of failed) console.log("DIFF", String(failure.cause?.message ?? failure));
      if (failed.length > 0) throw failed[0];
      round += 1;
    }
    if (isLong)
      console.log(
        explained,
        [...tally]
          .sort()
          .map(([word, times]) => `${word}: ${times}`)
          .join("\n"),
      );
    for (const action of new Set(Object.values(actions)))
      expect([...tally.keys()].filter((word) => word.startsWith(`${action} `)).length).toBeGreaterThan(2);
  },
  states > 1000 ? 2 * 3_600_000 : 400_000,
);
