import { LicetError } from "../errors.ts";

/** Sends one request and answers status and text; throws when no answer came. */
export type Send = (
  url: string,
  request: { readonly method: string; readonly headers: Record<string, string>; readonly body?: string },
) => Promise<{ readonly status: number; readonly text: string }>;

interface Token {
  readonly value: string;
  readonly goodUntil: number;
}

const spareMs = 5_000;

/** Bearer tokens of an OAuth client (client credentials), asked for when there is none that is good for a while. */
export class TokenSource {
  readonly #api: string;
  readonly #client: { readonly clientId: string; readonly clientSecret: string };
  readonly #send: Send;
  readonly #now: () => Date;
  #token: Promise<Token> | undefined;

  constructor(api: string, client: { clientId: string; clientSecret: string }, send: Send, now: () => Date) {
    this.#api = api;
    this.#client = client;
    this.#send = send;
    this.#now = now;
  }

  /** The token for the next call. Throws `invalid_client` for wrong credentials. */
  async token(): Promise<string> {
    const known = await this.#token?.catch(() => undefined);
    if (known && known.goodUntil > this.#now().getTime()) return known.value;
    this.#token = this.#fetchToken();
    return (await this.#token).value;
  }

  /** Forgets the token: the server did not take it. */
  forget(): void {
    this.#token = undefined;
  }

  async #fetchToken(): Promise<Token> {
    const where = await this.#send(`${this.#api}/oauth_url?login_type=client_credentials`, {
      method: "GET",
      headers: {},
    });
    const { url } = parse(where.text);
    if (where.status !== 200 || typeof url !== "string")
      throw new LicetError("unexpected_answer", "The server does not say where OAuth tokens come from.");
    const { clientId, clientSecret } = this.#client;
    const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
    const { status, text } = await this.#send(url, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(form).toString(),
    });
    const { access_token, expires_in, error, error_description } = parse(text);
    if (typeof access_token === "string") {
      const lifeMs = (typeof expires_in === "number" ? expires_in : 60) * 1000;
      return { value: access_token, goodUntil: this.#now().getTime() + lifeMs - spareMs };
    }
    const code = typeof error === "string" ? error : "unexpected_answer";
    const isOverloaded = status >= 500;
    throw new LicetError(code, String(error_description ?? "No OAuth token was given."), {
      status,
      isRetryable: isOverloaded,
    });
  }
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
