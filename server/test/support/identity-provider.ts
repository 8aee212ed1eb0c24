import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration, type JWK } from "oidc-provider";

// A real OpenID Connect provider on this machine, and a browser that signs a person on there.

/** What the provider knows about a person. */
export interface Person {
  readonly email?: string;
  readonly email_verified?: boolean | string;
}

/** The client that a test's company registered. */
export const client = {
  client_id: "licet",
  client_secret: "a-secret-that-only-server-and-provider-know",
  redirect_uris: ["https://app.example/signed-on", "https://app.example/elsewhere"],
} as const;

/** Another application of the same provider: its tokens are valid, but not for us. */
export const otherClient = {
  client_id: "somebody-else",
  client_secret: "another-secret-that-is-long-enough",
  redirect_uris: ["https://else.example/back"],
} as const;

/** A provider that listens. */
export interface IdentityProvider {
  readonly issuer: string;
  /** Requests by path, in the order they came. */
  readonly requests: string[];
  /** Signs a person on at an authorization address; returns what comes back to the redirect URI. */
  signOn(url: string, person: string): Promise<Readonly<Record<string, string>>>;
  /** An ID token as the provider would sign it, with any claims and header. */
  signed(claims: object, header?: object): string;
  /** The claims of an ID token that this provider would issue to us now. */
  claims(email: string, nonce: string): Record<string, unknown>;
  /** Delays the next answers by this many milliseconds. */
  delay(milliseconds: number): void;
  /** Refuses every connection until it listens again. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Starts a provider on a free loopback port. `settings` override its configuration. */
export async function startProvider(
  people: Readonly<Record<string, Person>>,
  settings: Partial<Configuration> = {},
): Promise<IdentityProvider> {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const requests: string[] = [];
  let delay = 0;
  let handle: (...call: Parameters<ReturnType<Provider["callback"]>>) => void = () => {};
  const server = createServer((request, response) => {
    requests.push((request.url ?? "").split("?", 1)[0] ?? "");
    setTimeout(() => handle(request, response), delay);
  });
  const port = await listen(server, 0);
  const issuer = `http://127.0.0.1:${port}`;
  const usual = configuration(people, privateKey);
  const features = { ...usual.features, ...settings.features };
  const provider = new Provider(issuer, { ...usual, ...settings, features });
  const answer = provider.callback();
  handle = (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", issuer);
    if (!pathname.startsWith("/sign-on/")) return void answer(request, response);
    const result = { login: { accountId: searchParams.get("person") ?? "" } };
    void provider.interactionFinished(request, response, result);
  };
  const header = { alg: "RS256", kid: "key-1", typ: "JWT" };
  return {
    issuer,
    requests,
    signOn: (url, person) => signOn(url, person, issuer),
    signed: (claims, more) => signedToken({ ...header, ...more }, claims, privateKey),
    claims: (email, nonce) => {
      const now = Math.floor(Date.now() / 1000);
      return { iss: issuer, sub: email, aud: client.client_id, iat: now, exp: now + 600, nonce, email };
    },
    delay: (milliseconds) => {
      delay = milliseconds;
    },
    stop: () => stop(server),
    start: async () => void (await listen(server, port)),
  };
}

function configuration(people: Readonly<Record<string, Person>>, key: KeyObject): Configuration {
  const jwk = { ...key.export({ format: "jwk" }), kid: "key-1", alg: "RS256", use: "sig" } as JWK;
  const flows = {
    grant_types: ["authorization_code", "implicit"],
    response_types: ["code", "id_token token"] as const,
  };
  return {
    clients: [client, otherClient].map((each) => ({
      ...each,
      redirect_uris: [...each.redirect_uris],
      grant_types: [...flows.grant_types],
      response_types: [...flows.response_types],
    })),
    responseTypes: ["code", "id_token token"],
    pkce: { methods: ["S256"], required: () => false },
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    features: {
      devInteractions: { enabled: false },
      introspection: { enabled: true, allowedPolicy: async () => true },
    },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Grant: 600, Interaction: 600, Session: 600 },
    cookies: { keys: ["a-key-of-the-test"] },
    jwks: { keys: [jwk] },
    interactions: { url: (_context, { uid }) => `/sign-on/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ sub, ...people[sub] }) }),
    // Consent is not asked for.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        accountId: oidc.session?.accountId ?? "",
        clientId: oidc.client?.clientId ?? "",
      });
      grant.addOIDCScope("openid email");
      grant.addOIDCClaims(["email", "email_verified"]);
      await grant.save();
      return grant;
    },
  };
}

/** Follows the redirects as a browser does, with its cookies, until they lead away from the provider. */
async function signOn(url: string, person: string, issuer: string): Promise<Readonly<Record<string, string>>> {
  const cookies = new Map<string, string>();
  let next = new URL(url);
  for (let step = 0; step < 10 && next.origin === issuer; step += 1) {
    if (next.pathname.startsWith("/sign-on/")) next.searchParams.set("person", person);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(next, { redirect: "manual", headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    if (!location) throw new Error(`${next.pathname} answered ${answer.status}: ${await answer.text()}`);
    next = new URL(location, next);
  }
  const back = Object.fromEntries(new URLSearchParams(next.hash === "" ? next.search : next.hash.slice(1)));
  if (back["error"] !== undefined || next.origin === issuer)
    throw new Error(`the provider refused: ${JSON.stringify(back)}`);
  return back;
}

function signedToken(header: object, claims: object, key: KeyObject): string {
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${text}.${sign("sha256", Buffer.from(text), key).toString("base64url")}`;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
