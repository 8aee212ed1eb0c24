import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { authorization, type Credentials } from "../sold-licenses.ts";

/** Where the load goes, and what its calls are about. */
export interface Field {
  readonly url: string;
  readonly managementKey: string;
  readonly credentials: Credentials;
  /** Licenses that are active on the device `bench`. */
  readonly keys: readonly string[];
}

/** The results of the checks of a load. */
export interface Seen {
  readonly answered: number;
  /** Not answered with 200, or not at all. */
  readonly failed: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

type Kind = "check" | "consume" | "activate" | "order" | "list";

/** Calls per second of each kind. */
const rates: Readonly<Record<Kind, number>> = { check: 80, consume: 10, activate: 5, order: 5, list: 2 };

/**
 * Makes calls of every kind at a steady rate, whether or not earlier ones are answered; returns the results of its
 * checks.
 */
export async function loadOfEveryKind(field: Field, seconds: number): Promise<Seen> {
  const times: number[] = [];
  let failed = 0;
  const open = new Set<Promise<void>>();
  const end = performance.now() + seconds * 1000;
  const make = async (kind: Kind, count: number) => {
    const begun = performance.now();
    const isWell = await call(field, kind, count).catch(() => false);
    if (kind === "check" && isWell) times.push(performance.now() - begun);
    if (kind === "check" && !isWell) failed += 1;
  };
  const repeat = async (kind: Kind) => {
    const begun = performance.now();
    for (let count = 0; performance.now() < end; count += 1) {
      const one = make(kind, count).finally(() => open.delete(one));
      open.add(one);
      await sleep(Math.max(0, begun + ((count + 1) * 1000) / rates[kind] - performance.now()));
    }
  };
  await Promise.all((Object.keys(rates) as Kind[]).map(repeat));
  await Promise.all(open);
  const sorted = times.sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
  return { answered: sorted.length, failed, p50: at(0.5), p99: at(0.99) };
}

async function call({ url, managementKey, credentials, keys }: Field, kind: Kind, count: number): Promise<boolean> {
  const license_key = keys[count % keys.length] ?? "";
  const device = { product: "bench", hardware_id: "bench", license_key };
  const office = { authorization: `Api-Key ${managementKey}` };
  const application = authorization(credentials);
  const json = { "content-type": "application/json" };
  const requests: Readonly<
    Record<Kind, () => readonly [path: string, headers: Record<string, string>, body?: object]>
  > = {
    check: () => [`/api/v4/check_license?${new URLSearchParams(device)}`, application],
    consume: () => ["/api/v4/add_consumption", { ...application, ...json }, device],
    activate: () => ["/api/v4/activate_license", { ...application, ...json }, { ...device, hardware_id: nextId() }],
    order: () => [
      "/api/v1/orders/create_order/",
      { ...office, ...json },
      { id: nextId(), items: [{ product_code: "bench", licenses: [{}] }] },
    ],
    list: () => ["/api/v1/licenses/?limit=20&order_by=-created_at", office],
  };
  const [path, headers, body] = requests[kind]();
  const signal = AbortSignal.timeout(30_000);
  const answer = await fetch(url + path, {
    headers,
    signal,
    ...(body && { method: "POST", body: JSON.stringify(body) }),
  });
  await answer.arrayBuffer();
  return answer.status === 200;
}

function nextId(): string {
  return randomBytes(9).toString("base64url");
}
