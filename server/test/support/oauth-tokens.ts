import type { TestApp } from "./app.ts";
import { applicationOf } from "./application.ts";
import type { LicenseClient } from "./license-client.ts";

/** What an application needs to fetch tokens. */
export interface TestClient {
  readonly clientId: string;
  readonly secret: string;
}

/** Creates the OAuth client of a subject (`licenses/7`, `company`), as a vendor does. */
export async function createClient({ management }: TestApp, subject: string, body: object = {}): Promise<TestClient> {
  const { status, json, text } = await management("POST", `${subject}/client/`, { body });
  if (status !== 200) throw new Error(`the client was refused: ${text}`);
  return json;
}

/** The answer of the token endpoint to a form. */
export async function askToken({ app }: TestApp, form: Readonly<Record<string, string>>, path = "/oauth/token") {
  const answer = await app.inject({
    method: "POST",
    url: path,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: new URLSearchParams(form).toString(),
  });
  return { status: answer.statusCode, headers: answer.headers, json: answer.json() as Record<string, unknown> };
}

/** A token of a client. */
export async function fetchToken(test: TestApp, { clientId, secret }: TestClient): Promise<string> {
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: secret };
  const { status, json } = await askToken(test, form);
  if (status !== 200) throw new Error(`the token was refused: ${JSON.stringify(json)}`);
  return String(json["access_token"]);
}

/** An application that sends a token. */
export function bearerOf(test: TestApp, token: string): LicenseClient {
  const application = applicationOf(test);
  const call: LicenseClient["call"] = (method, endpoint, options = {}) =>
    application.call(method, endpoint, {
      ...options,
      headers: { Authorization: `Bearer ${token}`, ...options.headers },
    });
  return {
    call,
    activate: (body) => call("POST", "activate_license", { body }),
    check: (query) => call("GET", "check_license", { query }),
    deactivate: (body) => call("POST", "deactivate_license", { body }),
  };
}
