import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { type Fetch, LicetClient, type LicetClientOptions, MemoryStorage } from "../../src/index.ts";

// A server that gives the answers of a test, signed by license-api.md §3: for what the real server does not serve yet,
// and for answers that it would never give.

/** A request as it arrived. */
export interface Seen {
  readonly method: string;
  readonly endpoint: string;
  /** Query or JSON body. */
  readonly members: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** JSON, plain text, or a refusal. */
export type Reply = object | string | { readonly status: number; readonly code: string; readonly message: string };

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** A license in the form of §5, not signed yet. */
export const wireLicense = (members: object = {}) => ({
  id: 1743502393341012,
  license_key: "AAAA-BBBB",
  license_type: "perpetual",
  is_trial: false,
  validity_period: null as string | null,
  maintenance_period: null,
  allow_grace_period: false,
  grace_period: null,
  is_floating: false,
  is_floating_cloud: false,
  floating_timeout: 120,
  max_activations: 1,
  times_activated: 1,
  metadata: {},
  custom_fields: [],
  product_features: [],
  product_details: { short_code: "app", product_name: "My App" },
  ...members,
});

/** Signs a license for a device and the name it is requested by (V1). */
export function signed<T extends { validity_period: string | null }>(license: T, id = "AAAA-BBBB", device = "device") {
  const text = `${device}#${id}#${license.validity_period ?? ""}`.toLowerCase();
  return { ...license, license_signature: sign("sha256", Buffer.from(text), rsa.privateKey).toString("base64") };
}

/** A stand-in server and a client of it. `reply` is called for each request. */
export function standIn(reply: (seen: Seen) => Reply | undefined, options: Partial<LicetClientOptions> = {}) {
  const seen: Seen[] = [];
  const fetch: Fetch = async (address, { method, headers, body = "" }) => {
    const url = new URL(address);
    const query = Object.fromEntries(url.searchParams);
    const isJson = headers["Content-Type"] === "application/json";
    const members =
      method === "GET" ? query : isJson ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
    const request = { method, endpoint: url.pathname.replace(/^\/api\/v4\//, ""), members, headers };
    seen.push(request);
    const answer = reply(request) ?? { status: 404, code: "not_found", message: "Not found." };
    if (typeof answer === "string") return new Response(answer, { headers: { "Content-Type": "text/plain" } });
    const text = JSON.stringify(answer);
    const status = "code" in answer && "status" in answer ? Number(answer.status) : 200;
    const signature = sign("sha256", Buffer.from(text), rsa.privateKey).toString("base64");
    return new Response(text, {
      status,
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        ...(status === 200 ? { LicenseSignature: signature } : {}),
      },
    });
  };
  const authorization = "clientId" in options ? {} : { apiKey: "key", sharedKey: "secret" };
  const client = new LicetClient({
    url: "https://licenses.example.com",
    product: "app",
    ...authorization,
    publicKey: rsa.publicKey.export({ type: "spki", format: "pem" }).toString(),
    hardwareId: "device",
    storage: new MemoryStorage(),
    fetch,
    pause: async () => {},
    device: {},
    ...options,
  } as LicetClientOptions);
  return { client, seen, fetch };
}

/** Whether the request is signed with the shared key over its own date (§2.1). */
export function isAuthentic({ headers }: Seen): boolean {
  const signature = createHmac("sha256", "secret").update(`licenseSpring\ndate: ${headers["Date"]}`).digest("base64");
  const expected = `algorithm="hmac-sha256",headers="date",signature="${signature}",apikey="key"`;
  return headers["Authorization"] === expected;
}
