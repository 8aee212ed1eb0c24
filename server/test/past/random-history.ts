import fc from "fast-check";
import type { FreelyRead, TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { advance, makeClock } from "../test-clocks/clocks.ts";
import { type Stage, steps, timeOf } from "./history-steps.ts";

/** A step, and the number that chooses what it is done to. */
interface Step {
  readonly does: keyof typeof steps;
  readonly n: number;
}

/** Some steps, each with a pause after it. */
export function historyOf(length: number) {
  return fc.array(
    fc.record({
      does: fc.constantFrom(...(Object.keys(steps) as (keyof typeof steps)[])),
      n: fc.nat(1000),
      pauseMs: fc.oneof(
        fc.constant(1),
        fc.nat({ max: 4_000_000 }).map((ms) => ms + 1),
      ),
    }),
    { minLength: length, maxLength: length },
  );
}

/** A license with features, a field, a buyer and, where it is for users, some of them. */
async function stageOf(app: TestApp, code: string, isForUsers: boolean, isTest: boolean): Promise<Stage> {
  const made = async (path: string, body: object): Promise<number> => {
    const { status, json, text } = await app.management("POST", path, { body });
    if (status >= 300) throw new Error(`${path}: ${text}`);
    return json.id;
  };
  const product = await createProduct(app, code, isForUsers ? { authorization_method: "user" } : {});
  const feature = await made("product-features/", { product, code: "pro", name: "Pro", feature_type: "activation" });
  const units = await made("product-features/", { product, code: "units", name: "Units", feature_type: "consumption" });
  const field = await made("product-custom-fields/", { product, name: "region" });
  const customer = await made("customers/", { email: `buyer@${code}.example` });
  const other = await made("customers/", { email: `other@${code}.example` });
  const start = "2031-02-03T04:05:06.000Z";
  const clock = isTest ? { id: await makeClock(app, start, code), time: new Date(start) } : null;
  const sold: FreelyRead = await sell(
    app,
    code,
    {
      max_activations: 3,
      is_floating_cloud: code.endsWith("float"),
      floating_users: 2,
      max_consumptions: 500,
      reset_consumption: true,
      consumption_period: "daily",
      product_features: [{ code: "units", max_consumption: 50 }],
      ...(isForUsers ? { users: [{ email: "user-0@users.example" }] } : {}),
    },
    {
      id: code,
      customer: { email: `buyer@${code}.example` },
      ...(clock ? { is_test: true, test_clock: clock.id } : {}),
    },
  );
  const { json } = await app.management("GET", `licenses/${sold.id}/`);
  return {
    app,
    application: applicationOf(app),
    code,
    clock,
    ids: { product, feature, units, field, license: sold.id, order: json.order, customer, other },
    more: isForUsers ? { users: [{ email: "user-2@users.example" }] } : {},
    identity: isForUsers
      ? { username: "user-0@users.example", password: sold.license_users[0].initial_password }
      : { license_key: sold.license_key },
  };
}

/** What the API answered at a moment. */
interface Kept {
  readonly moment: Date;
  readonly after: string;
  readonly answer: FreelyRead;
}

/** Plays a history, and keeps what the API answers after each step; the moment of each is its own. */
export async function playHistory(
  app: TestApp,
  code: string,
  { isForUsers, isTest }: { readonly isForUsers: boolean; readonly isTest: boolean },
  history: readonly (Step & { readonly pauseMs: number })[],
): Promise<{ readonly license: number; readonly kept: readonly Kept[] }> {
  const stage = await stageOf(app, code, isForUsers, isTest);
  const license = stage.ids.license;
  const kept: Kept[] = [];
  const keep = async (after: string) => {
    app.clock.advance(1);
    const { json } = await app.management("GET", `licenses/${license}/`);
    kept.push({ moment: timeOf(stage), after, answer: json });
  };
  const pass = async (ms: number) => {
    app.clock.advance(ms);
    if (!stage.clock) return;
    stage.clock.time = new Date(stage.clock.time.getTime() + ms);
    await advance(app, stage.clock.id, stage.clock.time.toISOString());
    app.clock.advance(1);
  };
  await keep("sale");
  for (const { does, n, pauseMs } of history) {
    await pass(pauseMs);
    await steps[does](stage, n).catch((error: unknown) => {
      throw new Error(`${does} ${n} failed`, { cause: error });
    });
    await keep(`${does} ${n}`);
  }
  return { license, kept };
}
