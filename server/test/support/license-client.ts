// An application's side of the License API, in the dialects of the clients in the field (license-api.md §1, §2.1). Like
// the strict verifier it shares no code with the server.
import { createHmac } from "node:crypto";
import { type VerifiedRequest, verifyAnswer, verifySignedBody } from "./strict-verifier.ts";

/** What a request is sent with. */
export interface WireRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** A raw answer; the body is the text before anything parsed it. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly body: string;
}

/** An answer that passed the strict verifier where that applies. */
export interface ClientAnswer extends WireAnswer {
  /** The parsed body, or undefined when it is not JSON. */
  readonly json: unknown;
  /** The error's code, undefined when there is none. */
  readonly code: string | undefined;
}

/** How to reach a server and prove the caller's identity. */
export interface LicenseClientSettings {
  readonly fetch: (path: string, request: WireRequest) => Promise<WireAnswer>;
  readonly apiKey: string;
  readonly sharedKey: string;
  readonly now: () => Date;
  /** Read from `.well-known` when absent. */
  readonly publicKeyPem?: string;
  /** Whose habits to follow; `node` by default. */
  readonly variant?: "node" | "python" | "php";
}

/** Members of a body or a query; undefined ones are left out. */
export type Parameters = Readonly<Record<string, unknown>>;

/** An application that calls the License API. */
export interface LicenseClient {
  /** `POST activate_license`. */
  readonly activate: (body: Parameters) => Promise<ClientAnswer>;
  /** `GET check_license`. */
  readonly check: (query: Parameters) => Promise<ClientAnswer>;
  /** `POST deactivate_license`; a success must be the bare text `license_deactivated`. */
  readonly deactivate: (body: Parameters) => Promise<ClientAnswer>;
  /**
   * Any endpoint, by its name: `call("POST", "add_consumption", { body })`. `headers` override what the client would
   * send.
   */
  readonly call: (method: "GET" | "POST", endpoint: string, options?: CallOptions) => Promise<ClientAnswer>;
}

/** The content of a call. */
export interface CallOptions {
  readonly query?: Parameters;
  /** Sent as JSON, or a text unchanged. */
  readonly body?: Parameters | string;
  readonly headers?: Readonly<Record<string, string>>;
}

const licenseAnswers: Readonly<Record<string, "activation" | "check">> = {
  activate_license: "activation",
  activate_bundle: "activation",
  replace_device: "activation",
  replace_device_in_bundle: "activation",
  check_license: "check",
  check_bundle: "check",
};
const unsigned = [".well-known", "oauth_url"];

/**
 * A client that signs its requests and throws when a successful answer would not satisfy every known client; refusals
 * are returned with their code, after a check of their form.
 */
export function createLicenseClient(settings: LicenseClientSettings): LicenseClient {
  const { fetch, apiKey, sharedKey, now, variant = "node" } = settings;
  let publicKey = settings.publicKeyPem;

  async function call(method: "GET" | "POST", endpoint: string, options: CallOptions = {}): Promise<ClientAnswer> {
    const { query = {}, body } = options;
    const search = queryText(query, variant);
    const path = `/api/v4/${endpoint}${variant === "php" ? "/" : ""}${search === "" ? "" : `?${search}`}`;
    const headers = { ...authentication(), ...contentType(body), ...options.headers };
    const sent = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
    const answer = await fetch(path, { method, headers, ...sent });
    const parameters = typeof body === "object" ? body : query;
    return { ...answer, ...(await judge(endpoint, parameters, answer)) };
  }

  function authentication(): Record<string, string> {
    const fixed = now().toUTCString();
    const date = variant === "php" ? fixed.replace(/, 0(\d)/, ", $1") : fixed;
    const signature = createHmac("sha256", sharedKey).update(`licenseSpring\ndate: ${date}`).digest("base64");
    const pairs = [`algorithm="hmac-sha256"`, `headers="date"`, `signature="${signature}"`];
    pairs.push(`${variant === "node" ? "apikey" : "apiKey"}="${apiKey}"`);
    return { Date: date, Authorization: pairs.join(variant === "php" ? ", " : ",") };
  }

  async function judge(endpoint: string, parameters: Parameters, answer: WireAnswer) {
    const isJson = header(answer, "content-type")?.startsWith("application/json") ?? false;
    if (answer.status >= 400) return refusal(answer);
    if (answer.status < 200 || answer.status > 299)
      throw new Error(`${endpoint} answered the status ${answer.status}.`);

    const variantOfAnswer = licenseAnswers[endpoint];
    if (variantOfAnswer !== undefined && !isJson) throw new Error(`${endpoint} did not answer JSON.`);
    if (!isJson || answer.body === "") return { json: undefined, code: undefined };
    if (unsigned.includes(endpoint)) return { json: parse(answer.body), code: undefined };

    const signed = {
      publicKeyPem: await serversPublicKey(),
      rawBody: answer.body,
      headerSignature: header(answer, "licensesignature"),
    };
    if (variantOfAnswer === undefined) return { json: verifySignedBody(signed), code: undefined };
    const request = verifiedRequest(parameters);
    return { json: verifyAnswer({ ...signed, request, variant: variantOfAnswer }), code: undefined };
  }

  async function serversPublicKey(): Promise<string> {
    if (publicKey !== undefined) return publicKey;
    const json = parse((await fetch("/api/v4/.well-known", { method: "GET", headers: {} })).body);
    const published = typeof json === "object" && json !== null && "pub_key" in json ? json.pub_key : undefined;
    if (typeof published !== "string") throw new Error("The server publishes no public key at .well-known.");
    publicKey = published;
    return published;
  }

  return {
    call,
    activate: (body) => call("POST", "activate_license", { body }),
    check: (query) => {
      // Two of the known clients ask for this in every check.
      const always = variant === "php" ? {} : { include_expired_features: false };
      return call("GET", "check_license", { query: { ...always, ...query } });
    },
    deactivate: async (body) => {
      const answer = await call("POST", "deactivate_license", { body });
      if (answer.status < 400 && answer.body !== "license_deactivated") {
        throw new Error(
          `deactivate_license must answer the bare text license_deactivated, but answered ${answer.body}.`,
        );
      }
      return answer;
    },
  };
}

function queryText(query: Parameters, variant: "node" | "python" | "php"): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  const encoded = new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return variant === "node" ? encoded.replaceAll("%3A", ":").replaceAll("%24", "$").replaceAll("%2C", ",") : encoded;
}

function contentType(body: Parameters | string | undefined): Record<string, string> {
  if (body === undefined) return {};
  return { "Content-Type": typeof body === "string" ? "text/plain" : "application/json" };
}

function header(answer: WireAnswer, name: string): string | undefined {
  const found = Object.entries(answer.headers).find(([each]) => each.toLowerCase() === name)?.[1];
  return found === undefined ? undefined : String(found);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`The answer is not JSON: ${text.slice(0, 200)}`, { cause });
  }
}

/** Some clients read `code` from every refusal, so a refusal in another form is as bad as a wrong answer (§1). */
function refusal(answer: WireAnswer): { json: unknown; code: string } {
  const json = parse(answer.body);
  if (typeof json !== "object" || json === null || Object.keys(json).sort().join() !== "code,message,status") {
    throw new Error(`A refusal must be exactly {status, code, message}, but is ${answer.body}.`);
  }
  const { code, message, status } = json as { readonly [name: string]: unknown };
  if (typeof code !== "string" || typeof message !== "string" || status !== answer.status) {
    throw new Error(`A refusal's status must repeat the HTTP status, its code and message be strings: ${answer.body}.`);
  }
  return { json, code };
}

function verifiedRequest(parameters: Parameters): VerifiedRequest {
  const given = (name: string) => (parameters[name] === undefined ? {} : { [name]: String(parameters[name]) });
  return {
    hardware_id: String(parameters["hardware_id"]),
    ...given("license_key"),
    ...given("username"),
    ...given("id_token"),
    ...given("code"),
  };
}
