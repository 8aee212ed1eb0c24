import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct } from "../support/application.ts";

// 5,000 malformed orders: valid ones with one part made invalid. Each must be refused with a pointer into what was
// sent.

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  const product = await createProduct(app, "PC");
  await createProduct(app, "UC", { authorization_method: "user" });
  await createProduct(app, "OTHER");
  await createProduct(app, "SUITE", { is_bundle: true, products: ["PC"] });
  await app.management("POST", "product-features/", {
    body: { product, code: "f", name: "F", feature_type: "consumption" },
  });
  await app.management("POST", "product-custom-fields/", { body: { product, name: "c", default_value: "" } });
});
afterAll(() => app.close());

const runs = process.env["LICET_TEST_LONG"] === "1" ? 50_000 : 5000;
const inFlight = 16;

const license = {
  max_activations: 3,
  max_transfers: 1,
  max_consumptions: 10,
  license_type: "time-limited",
  valid_duration: "1y",
  validity_period: "2030-01-01",
  start_date: "2026-01-01",
  prevent_vm: true,
  consumption_period: "weekly",
  note: "n",
  metadata: { a: 1 },
  product_features: [{ code: "f", max_consumption: 3, expiry_date: "2030-01-01" }],
  custom_fields: [{ name: "c", value: "v" }],
};
const good = {
  id: "bad-order",
  created: "2026-01-01 10:00:00",
  is_test: true,
  metadata: '{"a": 1}',
  customer: { email: "a@example.com", first_name: "A" },
  items: [
    { product_code: "PC", licenses: [license, { key: "K-1" }] },
    { product_code: "UC", licenses: [{ users: [{ email: "u@example.com", max_activations: 1 }] }] },
  ],
};

type Path = readonly (string | number)[];
/** An invalid value somewhere; `text` replaces a mark in the JSON text by what JSON.stringify cannot print. */
interface Mutation {
  readonly path: Path;
  readonly value: unknown;
  readonly text?: string;
}

const first = ["items", 0, "licenses", 0] as const;
const flags = [["is_test"], ["append"], ["is_bundle"], [...first, "prevent_vm"], [...first, "is_trial"]];
const counts = [
  [...first, "max_activations"],
  [...first, "floating_users"],
  [...first, "max_consumptions"],
  [...first, "product_features", 0, "max_consumption"],
  ["items", 1, "licenses", 0, "users", 0, "max_activations"],
];
const dates = [
  ["created"],
  [...first, "validity_period"],
  [...first, "start_date"],
  [...first, "maintenance_period"],
  [...first, "product_features", 0, "expiry_date"],
];
const texts = [
  ["id"],
  ["items", 0, "product_code"],
  [...first, "note"],
  [...first, "license_type"],
  ["customer", "first_name"],
  ["items", 1, "licenses", 0, "users", 0, "email"],
];
const lists = [["items"], ["items", 0, "licenses"], [...first, "product_features"], [...first, "custom_fields"]];
const objects = [
  ["customer"],
  ["items", 0],
  [...first],
  [...first, "metadata"],
  ["items", 1, "licenses", 0, "users", 0],
];
const anywhere = [...flags, ...counts, ...dates, ...texts];

const mark = "@@mark@@";
const oneOf = (paths: readonly Path[], values: readonly unknown[]) =>
  fc.record({ path: fc.constantFrom(...paths), value: fc.constantFrom(...values) });
const printed = (paths: readonly Path[], snippets: readonly string[]) =>
  fc.record({ path: fc.constantFrom(...paths), value: fc.constant(mark), text: fc.constantFrom(...snippets) });

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  oneOf(flags, [2, -1, "maybe", "yes please", [], [true], { a: 1 }, 0.5]),
  oneOf(counts, [-1, -2147483648, 1.5, "three", "1e3", true, [], { a: 1 }, 2 ** 53, "9007199254740993", "-5"]),
  printed(counts, ["9007199254740993", "1e400", "-1e400", "123456789012345678901234567890"]),
  oneOf(dates, [
    "0000-00-00",
    "2023-02-30",
    "2023-13-01",
    "2026-01-01 25:00:00",
    "tomorrow",
    "0999-01-01",
    5,
    true,
    [],
    { a: 1 },
    "2026-01-01T10:00:00+99:00",
  ]),
  oneOf(
    [
      [...first, "valid_duration"],
      [...first, "maintenance_duration"],
    ],
    ["1", "y", "-1y", "1.5d", "1 y", "1y2m", 5, [], { a: 1 }, "9999999d"],
  ),
  oneOf([[...first, "license_type"]], ["Perpetual!", "lifetime", 3, [], { a: 1 }, true]),
  oneOf([[...first, "consumption_period"]], ["hourly", 3, [], { a: 1 }, true]),
  oneOf([["order_type"]], ["special", 1, [], { a: 1 }]),
  oneOf(
    [
      ["customer", "email"],
      ["items", 1, "licenses", 0, "users", 0, "email"],
    ],
    ["nobody", "a@", "@b", "a b@c", 5, [], { a: 1 }, `${"x".repeat(300)}@example.com`],
  ),
  oneOf(texts, [[], ["x"], { a: 1 }, true]),
  oneOf(
    [["id"], ["items", 0, "product_code"], [...first, "product_features", 0, "code"]],
    ["", null, "x".repeat(5000)],
  ),
  oneOf(lists, ["text", 5, true, { a: 1 }, [null], ["nope", 5], [[[]]]]),
  oneOf(objects, ["text", 5, [], [1], true]),
  oneOf(
    [["metadata"]],
    ["{", "[1]", '"x"', "{'a': 1}", '{"a": 9007199254740993}', '{"a": "\\u0000"}', "null and void", 5, [1]],
  ),
  oneOf([["items"], ["items", 0, "licenses"]], [[], null, ""]),
  oneOf(anywhere, ["a\u0000b", "\ud800", "x\udfff"]),
  printed(anywhere, [
    "[".repeat(40) + "]".repeat(40),
    `${'{"a":'.repeat(50)}1${"}".repeat(50)}`,
    '{"__proto__": {"x": 1}}',
    '{"constructor": {"prototype": {"x": 1}}}',
  ]),
  oneOf([["items", 0, "product_code"]], ["NOPE", "pc", "SUITE", "UC"]),
  oneOf(
    [["items", 1, "licenses", 0]],
    [{ a: 1 }, { key: "K", users: [{ email: "a@example.com" }] }, { users: [{ email: "A@b.c" }, { email: "a@B.c" }] }],
  ),
  oneOf(
    [
      [...first, "policy_code"],
      [...first, "license_template_code"],
    ],
    ["unknown", "x".repeat(300), [], { a: 1 }],
  ),
  oneOf([[...first, "product_features"]], [["nope"], [{ code: "f" }, "f"], [{ max_consumption: 1 }]]),
  oneOf(
    [[...first, "custom_fields"]],
    [[{ name: "nope", value: 1 }], [{ value: 1 }], [{ name: "c", value: { a: 1 } }]],
  ),
  oneOf([["items", 0, "licenses", 1]], [{ key: "x".repeat(400) }, { key: ["K"] }, { key: { a: 1 } }]),
  oneOf([["customer_account_id"]], [999999999, "x", -1, [], { a: 1 }]),
  oneOf([["is_bundle"]], [true, "true", 1]),
);
const wholeBodies = [
  "",
  "null",
  "5",
  '"x"',
  "[]",
  "{",
  '{"id":',
  "{}",
  '{"id": "x"}',
  "\u0000",
  "[".repeat(5000),
  '{"id":"x","items":"',
];

test(`${runs} malformed orders are refused with a pointer that exists, and write nothing`, {
  timeout: 600_000,
}, async () => {
  const before = await counted();
  const bodies = fc.sample(mutation, { numRuns: runs - wholeBodies.length, seed: 20260315 }).map(bodyOf);
  const queue = [...wholeBodies, ...bodies];
  const wrong: string[] = [];
  const worker = async () => {
    for (let body = queue.pop(); body !== undefined; body = queue.pop()) {
      const sentence = await judge(body);
      if (sentence) wrong.push(`${sentence}: ${body.slice(0, 600)}`);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(await counted()).toEqual(before);
});

test("the order they are made from is accepted", async () => {
  const answer = await app.management("POST", "orders/create_order/?dry_run=true", { body: good });
  expect(answer.status, answer.text).toBe(200);
});

async function judge(body: string): Promise<string | undefined> {
  const { status, json } = await app.management("POST", "orders/create_order/", { body });
  if (status < 400 || status > 499) return `answered ${status} ${JSON.stringify(json).slice(0, 200)}`;
  if (json?.status !== status || !json.code || json.detail !== json.message || !json.request_id)
    return "has not the form of an error";
  if (!Array.isArray(json.errors) || json.errors.length === 0) return "lists no errors";
  const sent = parsed(body);
  for (const { pointer, code, message } of json.errors) {
    if (!code || !message) return "has an error without code or message";
    if (sent !== undefined && !exists(sent, pointer)) return `points to ${pointer}`;
  }
  return undefined;
}

function bodyOf({ path, value, text }: Mutation): string {
  const order = structuredClone(good) as unknown as Record<string | number, unknown>;
  const parent = path
    .slice(0, -1)
    .reduce<Record<string | number, unknown>>((node, step) => node[step] as Record<string | number, unknown>, order);
  const last = path.at(-1);
  if (last !== undefined) parent[last] = value;
  const body = JSON.stringify(order);
  return text === undefined ? body : body.replace(`"${mark}"`, () => text);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function exists(body: unknown, pointer: string): boolean {
  let node = body;
  for (const step of pointer
    .split("/")
    .slice(1)
    .map((each) => each.replaceAll("~1", "/").replaceAll("~0", "~"))) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, step)) return false;
    node = (node as Record<string, unknown>)[step];
  }
  return true;
}

async function counted() {
  const [row] = await app.db`
    select (select count(*) from orders) as orders, (select count(*) from licenses) as licenses,
      (select count(*) from customers) as customers, (select count(*) from license_users) as users,
      (select count(*) from events) as events, (select count(*) from license_histories) as histories`;
  return row;
}
