import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { wrappedRequest } from "../support/offline-requests.ts";
import { readFile } from "../support/offline-verifier.ts";
import { type AtPortal, atPortal } from "../support/portal.ts";
import { advance, makeClock } from "./clocks.ts";

// Two licenses live the same life, one by a test clock and one by the time, which is set. Whoever asks for them, at
// whichever door, hears the same of both: no door looks at another clock.

const sold = "2030-01-01T09:00:00.000Z";
const later = "2030-01-03T10:00:00.000Z";
const customer = { email: "ada@acme.example", first_name: "Ada" };
const terms = {
  ...{
    license_type: "time-limited",
    validity_period: "2030-01-20T00:00:00Z",
    allow_grace_period: true,
    grace_period: 24,
  },
  ...{ is_floating_cloud: true, floating_users: 3, floating_timeout: 60, can_borrow: true, max_borrow_time: 24 },
  ...{ max_activations: 5, seat_resets_per_year: 1, seat_replacement: "key", is_air_gapped: false },
  ...{ enable_maintenance_period: true, maintenance_period: "2030-01-02T00:00:00Z" },
  product_features: [{ code: "pages" }],
};

/** A life, and all that its doors need. */
interface Life {
  readonly id: number;
  readonly order: number;
  readonly license_key: string;
  readonly former_key: string;
  readonly portal: AtPortal;
  readonly feature: number;
  readonly device: number;
  readonly former: number;
  readonly file: FreelyRead;
}

let app: TestApp;
let timed: Life;
let plain: Life;
/** Back to the time at which the life is asked for. */
let backTo: Record<"timed" | "plain", () => void>;
beforeAll(async () => {
  app = await createTestApp({ now: "2026-03-15T12:00:00.000Z" });
  const product = await createProduct(app, "app");
  const daily = {
    feature_type: "consumption",
    max_consumption: 20,
    reset_consumption: true,
    consumption_period: "daily",
  };
  await app.management("POST", "product-features/", { body: { product, code: "pages", name: "Pages", ...daily } });
  for (const [version, release_date] of [
    ["1.0", "2029-06-01"],
    ["2.0", "2030-01-01"],
    ["3.0", "2030-06-01"],
  ])
    await app.management("POST", "installation-files/", {
      body: { product, version, release_date, full_link: `https://files.example/${version}`, environment: "win" },
    });
  const clock = await makeClock(app, sold);
  timed = await live({ is_test: true, test_clock: clock }, async (to) => {
    if (to !== sold) await advance(app, clock, to);
  });
  plain = await live({}, async (to) => app.clock.set(to));
  backTo = { timed: () => app.clock.set("2026-03-15T12:00:00.000Z"), plain: () => app.clock.set(later) };
});
afterAll(() => app.close());

async function must(answer: Promise<{ status: number; json: unknown; text?: string }>): Promise<FreelyRead> {
  const { status, json } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(json)}`);
  return json;
}

async function live(order: object, at: (to: string) => Promise<void>): Promise<Life> {
  await at(sold);
  const { id, license_key: former_key } = await sell(app, "app", terms, { ...order, customer });
  const client = applicationOf(app);
  const device = (hardware_id: string) => ({
    product: "app",
    license_key: former_key,
    hardware_id,
    hostname: hardware_id,
  });
  for (const name of ["one", "two", "three"]) await must(client.activate(device(name)));
  await must(
    client.call("POST", "add_feature_consumption", { body: { ...device("one"), feature: "pages", consumptions: 7 } }),
  );
  await must(client.call("POST", "floating/borrow", { body: { ...device("two"), borrowed_until: null } }));
  const request = wrappedRequest(app, { product: "app", license_key: former_key, hardware_id: "off" }, app.clock.now());
  const file = await must(client.call("POST", "activate_offline", { body: request }));
  const opened = await atPortal(app, { license_key: former_key, email: customer.email });
  const { results } = await must(opened.call("GET", `licenses/${id}/devices/?hostname=three`));
  await must(opened.call("POST", `licenses/${id}/devices/${results[0].id}/free/`));
  const { license_key, order: orderId } = await must(
    app.management("POST", `licenses/${id}/roll_key/`, { body: { grace_days: 1 } }),
  );
  await at(later);
  const portal = await atPortal(app, { license_key, email: customer.email });
  const only = async (path: string) => (await must(app.management("GET", path))).results[0].id as number;
  return {
    ...{ id, order: orderId, license_key, former_key, portal, file },
    feature: await only(`license-product-features/?license=${id}`),
    device: await only(`devices/?license=${id}&hostname=two`),
    former: await only(`former-license-keys/?license=${id}`),
  };
}

const get = (path: string) => app.management("GET", path);
const call = ({ license_key }: Life, hardware_id = "one") => ({ product: "app", license_key, hardware_id });
const query = (life: Life) => ({ query: call(life) });

type Door = (life: Life) => Promise<{ readonly status: number; readonly json?: unknown; readonly text?: string }>;

const doors: Readonly<Record<string, Door>> = {
  "the file that was made off line": async ({ file }) => ({ status: 200, json: file }),
  "GET licenses/{id}/": ({ id }) => get(`licenses/${id}/`),
  "GET licenses/": ({ id }) => get(`licenses/?id__in=${id}`),
  "GET orders/{id}/": ({ order }) => get(`orders/${order}/`),
  "GET devices/": ({ id }) => get(`devices/?license=${id}&order_by=id`),
  "GET devices/{id}/": ({ device }) => get(`devices/${device}/`),
  "GET license-product-features/": ({ id }) => get(`license-product-features/?license=${id}`),
  "GET license-product-features/{id}/": ({ feature }) => get(`license-product-features/${feature}/`),
  "GET former-license-keys/": ({ id }) => get(`former-license-keys/?license=${id}`),
  "GET former-license-keys/{id}/": ({ former }) => get(`former-license-keys/${former}/`),
  "GET licenses/{id}/explain/": ({ id }) => get(`licenses/${id}/explain/?action=activate&hardware_id=new`),
  "GET licenses/{id}/provenance/": ({ id }) => get(`licenses/${id}/provenance/`),
  "GET licenses/{id}/timeline/": ({ id }) => get(`licenses/${id}/timeline/`),
  "GET license-histories/": ({ id }) => get(`license-histories/?license=${id}&order_by=id`),
  "GET license-activation-histories/": ({ id }) => get(`license-activation-histories/?license=${id}&order_by=id`),
  "GET licenses/{id}/refresh_file/": async ({ id }) => {
    const { status, text } = await get(`licenses/${id}/refresh_file/?hardware_id=one`);
    return { status, json: readFile(text) };
  },
  "GET licenses/check_license/": ({ license_key }) =>
    get(`licenses/check_license/?hardware_id=one&product=app&license_key=${license_key}`),
  "portal: licenses": ({ portal }) => portal.call("GET", "licenses/"),
  "portal: a license": ({ portal, id }) => portal.call("GET", `licenses/${id}/`),
  "portal: its devices": ({ portal, id }) => portal.call("GET", `licenses/${id}/devices/?order_by=id`),
  "portal: a device": ({ portal, id, device }) => portal.call("GET", `licenses/${id}/devices/${device}/`),
  "portal: its budget of seats": ({ portal, id }) => portal.call("GET", `licenses/${id}/seat_budget/`),
  "portal: its downloads": ({ portal, id }) => portal.call("GET", `licenses/${id}/downloads/`),
  "portal: another seat, beyond the budget": ({ portal, id, device }) =>
    portal.call("POST", `licenses/${id}/devices/${device}/free/`),
  "License API: seats": (life) => applicationOf(app).call("POST", "seats", { body: call(life) }),
  "License API: versions": (life) => applicationOf(app).call("GET", "versions", query(life)),
  "License API: installation_file": (life) => applicationOf(app).call("GET", "installation_file", query(life)),
  "License API: device_licenses": async ({ id }) => {
    const { status, json } = await applicationOf(app).call("GET", "device_licenses", { query: { hardware_id: "one" } });
    const listed = json as unknown as readonly FreelyRead[];
    return { status, json: listed.filter((each) => JSON.stringify(each).includes(String(id))) };
  },
  "License API: check_license_feature": (life) =>
    applicationOf(app).call("GET", "check_license_feature", { query: { ...call(life), feature: "pages" } }),
  "License API: the former key": ({ former_key, ...life }) =>
    applicationOf(app).check({ ...call({ former_key, ...life }), license_key: former_key }),
  "License API: activate": (life) => applicationOf(app).activate(call(life, "four")),
  "License API: replace_device beyond the budget": (life) =>
    applicationOf(app).call("POST", "replace_device", {
      body: { ...call(life, "five"), replace_device_id: life.device },
    }),
  "License API: check": (life) => applicationOf(app).check(call(life)),
  "POST former-license-keys/{id}/end/": ({ former }) => app.management("POST", `former-license-keys/${former}/end/`),
};

/** What the two differ in whatever the time is: names and numbers, signatures, and that one is a test. */
const own = /^(?:id|former_key|test_clock|is_test|.*signature.*|store_id|order_store_id|request_id|customer)$/;

function likeness(value: unknown, life: Life): unknown {
  if (Array.isArray(value)) return value.map((each) => likeness(each, life));
  if (typeof value === "number") return value > 1e9 ? "a number" : value;
  if (typeof value === "string")
    return value
      .replaceAll(life.license_key, "KEY")
      .replaceAll(life.former_key, "FORMER")
      .replace(/\d{13,}/g, "a number");
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([name]) => !own.test(name));
  return Object.fromEntries(members.map(([name, each]) => [name, likeness(each, life)]));
}

test.each(Object.keys(doors))("%s says of a license by a clock what it says of one by the time", async (name) => {
  const ask = async (life: Life, back: () => void) => {
    back();
    const { status, json } = (await doors[name]?.(life)) ?? { status: 0 };
    return { status, json: likeness(json, life) };
  };
  const [byTime, byClock] = [await ask(plain, backTo.plain), await ask(timed, backTo.timed)];
  expect(byTime.status).not.toBe(500);
  expect(byClock).toEqual(byTime);
});
