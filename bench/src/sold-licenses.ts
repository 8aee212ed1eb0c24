import { createHmac } from "node:crypto";
import type { Database } from "./database.ts";
import { load, type Target } from "./load.ts";

// The calls of applications about licenses, and licenses for them to call about.

/** The credentials of an application. */
export interface Credentials {
  readonly apiKey: string;
  readonly sharedKey: string;
}

/** Headers that the server accepts for the next few minutes. */
export function authorization({ apiKey, sharedKey }: Credentials): Record<string, string> {
  const date = new Date().toUTCString();
  const signature = createHmac("sha256", sharedKey).update(`licenseSpring\ndate: ${date}`).digest("base64");
  const pairs = { algorithm: "hmac-sha256", headers: "date", signature, apikey: apiKey };
  return {
    date,
    authorization: Object.entries(pairs)
      .map(([name, value]) => `${name}="${value}"`)
      .join(","),
  };
}

/** Binds one device, `bench`, to each license of an order, bypassing the server, so that nothing is in its caches. */
export async function bindDevices(db: Database, orderId: number): Promise<string[]> {
  await db`
    insert into devices (company_id, license_id, hardware_id, device_active, time_activated, created_at, updated_at)
    select company_id, id, 'bench', true, now(), now(), now() from licenses where order_id = ${orderId}`;
  const rows = await db<{ license_key: string }[]>`
    update licenses set active = true, times_activated = 1, time_activated = now() where order_id = ${orderId}
    returning license_key`;
  await db`vacuum analyze licenses, devices`;
  return rows.map(({ license_key }) => license_key);
}

/** The same through the server: for one whose database is out of reach. */
export async function activateAll(
  server: string,
  credentials: Credentials,
  keys: readonly string[],
  product: string,
): Promise<void> {
  const target = activations(server, credentials, keys, () => "bench", product);
  await load(target, 16, { amount: keys.length });
}

/** Checks the licenses in turn, again and again. */
export function checks(server: string, credentials: Credentials, keys: readonly string[], product = "bench"): Target {
  const next = cycle(keys);
  return {
    url: server,
    headers: authorization(credentials),
    path: () => `/api/v4/check_license?product=${product}&hardware_id=bench&license_key=${next()}`,
  };
}

/** Activates the licenses, each time on a new device. */
export function activations(
  server: string,
  credentials: Credentials,
  keys: readonly string[],
  nextDevice: () => string,
  product = "bench",
): Target {
  const next = cycle(keys);
  const body = () => JSON.stringify({ product, license_key: next(), hardware_id: nextDevice() });
  return { url: `${server}/api/v4/activate_license`, headers: authorization(credentials), body };
}

/** Consumes one unit of each license in turn. */
export function consumption(
  server: string,
  credentials: Credentials,
  keys: readonly string[],
  product = "bench",
): Target {
  const next = cycle(keys);
  const body = () => JSON.stringify({ product, license_key: next(), hardware_id: "bench" });
  return { url: `${server}/api/v4/add_consumption`, headers: authorization(credentials), body };
}

function cycle(keys: readonly string[]): () => string {
  let at = 0;
  return () => {
    const key = keys[at % keys.length] ?? "";
    at += 1;
    return key;
  };
}
