import { randomBytes } from "node:crypto";
import { copyOrder } from "./copy-floor.ts";
import type { Address, Database } from "./database.ts";
import { type Load, load, type Target } from "./load.ts";
import { activateAll, activations, bindDevices, type Credentials, checks, consumption } from "./sold-licenses.ts";

/** Takes down one value of a measurement. */
export type Note = (name: string, unit: string, value: number) => void;

/** A server under load, and its floors. */
export interface Served {
  readonly url: string;
  readonly floors: string;
  readonly headers: Record<string, string>;
  readonly credentials: Credentials;
  /** Of a server on this machine: its database, and how much processor time both have used, in milliseconds. */
  readonly inside?: {
    readonly db: Database;
    readonly address: Address;
    processorTimes(): { readonly server: number | undefined; readonly database: number | undefined };
  };
}

const licensesOfLargeOrder = 10_000;
const coldChecks = 5000;
const warmLicenses = 500;

/** Measures a server and its floors in turns, as many rounds as asked for. */
export async function measure(
  served: Served,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
  note: Note,
): Promise<void> {
  const { url, floors, headers, inside } = served;
  const product = `bench-${randomBytes(4).toString("hex")}`;
  await post(served, "products/", { product_name: "Bench", short_code: product, max_activations: 3 });
  const insert = { url: `${floors}/insert`, body: () => JSON.stringify({ id: nextId() }) };
  const signedInsert = { ...insert, url: `${floors}/insert-and-sign` };
  const order = {
    url: `${url}/api/v1/orders/create_order/`,
    headers,
    body: () => JSON.stringify(orderOf(product, [{}])),
  };
  const measured = meter(served, note);

  await load(insert, 16, 2);
  await load(order, 16, 3);
  for (let round = 1; round <= rounds; round += 1) {
    process.stderr.write(`round ${round} of ${rounds}\n`);
    note("constant at 16", "answers/s", (await load({ url: `${floors}/constant` }, 16, seconds / 2)).rate);
    for (const inFlight of [1, 16, 64]) {
      note(`INSERT at ${inFlight}`, "answers/s", (await load(insert, inFlight, seconds)).rate);
      await measured(`orders at ${inFlight}`, "orders/s", order, inFlight, seconds);
    }
    note("INSERT and two signatures at 16", "answers/s", (await load(signedInsert, 16, seconds)).rate);
    await measureLicenseCalls(served, product, seconds, note);
    const begin = performance.now();
    const large = orderOf(
      product,
      Array.from({ length: licensesOfLargeOrder }, () => ({})),
    );
    const { id } = await post(served, "orders/create_order/", large);
    note("large order", "licenses/s", licensesOfLargeOrder / ((performance.now() - begin) / 1000));
    if (inside)
      note(
        "COPY of its rows",
        "licenses/s",
        licensesOfLargeOrder / (await copyOrder(inside.db, inside.address, Number(id))),
      );
  }
}

/** Checks, activations and consumption of licenses that are new in each round. */
async function measureLicenseCalls(served: Served, product: string, seconds: number, note: Note): Promise<void> {
  const { url, floors, credentials, inside } = served;
  const terms = { license_type: "consumption", allow_unlimited_consumptions: true, allow_unlimited_activations: true };
  const sold = await post(
    served,
    "orders/create_order/",
    orderOf(
      product,
      Array.from({ length: coldChecks }, () => terms),
    ),
  );
  const keys = inside ? await bindDevices(inside.db, Number(sold["id"])) : keysOf(sold);
  // The first check of another server is not one of a device that nobody has answered before.
  if (!inside) await activateAll(url, credentials, keys, product);
  const measured = meter(served, note);
  const signing = await load({ url: `${floors}/sign` }, 16, seconds);
  await measured("cold checks at 16", "checks/s", checks(url, credentials, keys, product), 16, { amount: coldChecks });
  note("two RSA signatures at 16", "answers/s", signing.rate);
  const warm = keys.slice(0, warmLicenses);
  await load(checks(url, credentials, warm, product), 16, { amount: warmLicenses });
  for (const inFlight of [1, 16, 64]) {
    const floor = await load({ url: `${floors}/select` }, inFlight, seconds / 2);
    note(`SELECT at ${inFlight}`, "answers/s", floor.rate);
    note(`SELECT at ${inFlight}, p99`, "ms", floor.p99);
    await measured(
      `warm checks at ${inFlight}`,
      "checks/s",
      checks(url, credentials, warm, product),
      inFlight,
      seconds,
    );
  }
  await measured(
    "activations at 16",
    "activations/s",
    activations(url, credentials, keys, nextId, product),
    16,
    seconds,
  );
  await measured("consumption at 16", "consumptions/s", consumption(url, credentials, keys, product), 16, seconds);
}

/** Runs a load and takes down its rate, its times, and the processor time of one call. */
function meter({ inside }: Served, note: Note) {
  return async (name: string, unit: string, target: Target, inFlight: number, until: Parameters<typeof load>[2]) => {
    const before = inside?.processorTimes();
    const { rate, answers, p50, p99 }: Load = await load(target, inFlight, until);
    const after = inside?.processorTimes();
    note(name, unit, rate);
    note(`${name}, p50`, "ms", p50);
    note(`${name}, p99`, "ms", p99);
    for (const [who, called] of [
      ["server", "server"],
      ["database", "PostgreSQL"],
    ] as const) {
      const [from, to] = [before?.[who], after?.[who]];
      if (from !== undefined && to !== undefined)
        note(`${name}, processor time of ${called}`, "ms a call", (to - from) / answers);
    }
  };
}

function nextId(): string {
  return randomBytes(9).toString("base64url");
}

function orderOf(product: string, licenses: readonly object[]) {
  return { id: nextId(), items: [{ product_code: product, licenses }] };
}

interface AnsweredOrder {
  readonly id?: unknown;
  readonly order_items?: readonly { readonly licenses: readonly { readonly license_key: string }[] }[];
}

function keysOf({ order_items = [] }: AnsweredOrder): string[] {
  return order_items.flatMap(({ licenses }) => licenses.map(({ license_key }) => license_key));
}

async function post({ url, headers }: Served, path: string, body: unknown): Promise<AnsweredOrder> {
  const answer = await fetch(`${url}/api/v1/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 500)}`);
  return JSON.parse(text) as AnsweredOrder;
}
