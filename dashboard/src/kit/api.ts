import { Licet, LicetError, type Page } from "@licet/sdk";
import { QueryClient } from "@tanstack/react-query";
import { askSignIn } from "./sign-in-again.ts";
import { timeIn } from "./time.tsx";

// The one place that knows how the server is reached.

/** Where Licet is, with its prefix and a slash at the end: what the server wrote into `<base href>`. */
export const base = new URL(".", document.baseURI);

/** A page that the server did not mean: a filter that it ignored is our mistake, and tests fail on it. */
function onIgnored(names: readonly string[], { method, path }: { method: string; path: string }): void {
  console.error(`Licet-Ignored: ${names.join(", ")} of ${method} ${path}`);
}

/** The server, called with the cookie of the session. A session that has ended is renewed over the page. */
export const licet = new Licet({ url: base, timeoutMs: 15_000, onIgnored, fetch: fetchInSession });

/** The codes of a session that is not there, or has ended. */
export const signedOut: ReadonlySet<string> = new Set(["not_authenticated", "session_not_valid"]);

async function fetchInSession(address: RequestInfo | URL, request?: RequestInit): Promise<Response> {
  const answer = await fetch(address, request);
  if (answer.status === 429) noteWait(answer.headers);
  const isOpening = /\/session\/(setup\/|oidc\/|$)/.test(new URL(String(address), base).pathname);
  if (answer.status !== 403 || isOpening) return answer;
  const { code } = (await answer
    .clone()
    .json()
    .catch(() => ({}))) as { code?: string };
  if (code === undefined || !signedOut.has(code) || !(await askSignIn())) return answer;
  return fetch(address, request);
}

let wait: string | undefined;

function noteWait(headers: Headers): void {
  const seconds = Number(headers.get("Retry-After"));
  wait = seconds > 0 ? timeIn(seconds) : undefined;
}

/** When the server takes tries again, as it has said with its last refusal of too many. */
export function waitUntil(): string | undefined {
  return wait;
}

/** Posts to `/offline/`, which machines without a network use and the SDK does not know. */
export async function postOffline(path: string, body: string | object): Promise<unknown> {
  const isText = typeof body === "string";
  const answer = await fetch(new URL(`offline/${path}`, base), {
    method: "POST",
    headers: { "Content-Type": isText ? "text/plain" : "application/json" },
    body: isText ? body : JSON.stringify(body),
  }).catch((cause: unknown) => {
    throw new LicetError("connection_failed", `The server cannot be reached at ${base.href}.`, { cause });
  });
  const isJson = answer.headers.get("Content-Type")?.includes("json") ?? false;
  const content: unknown = isJson ? await answer.json() : await answer.text();
  if (answer.ok) return content;
  const { code = "unexpected_answer", message = String(content), errors = [] } = content as Partial<LicetError>;
  const request_id = answer.headers.get("X-Request-Id") ?? undefined;
  throw new LicetError(code as LicetError["code"], message, { status: answer.status, errors, request_id });
}

/** What pages show is kept for ten seconds and asked again when the tab is looked at; the SDK repeats by itself. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: false, refetchOnWindowFocus: true, gcTime: 5 * 60_000 },
    mutations: { retry: false },
  },
});

/** A page of a list as plain data, so that rows which did not change are kept. */
export interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly count: number;
  readonly isEstimate: boolean;
  readonly hasNext: boolean;
}

/** Turns a page of the SDK into plain data. */
export function plainPage<Row>({ results, count, next, meta }: Page<Row>): Rows<Row> {
  return { rows: results, count, isEstimate: meta.headers.get("Licet-Count") === "estimated", hasNext: next !== null };
}

/** What went wrong, as an error of the SDK; anything else is a mistake of ours and is shown as one. */
export function asLicetError(error: unknown): LicetError {
  if (error instanceof LicetError) return error;
  return new LicetError("unexpected_answer", error instanceof Error ? error.message : String(error));
}
