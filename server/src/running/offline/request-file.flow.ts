import { createHash } from "node:crypto";
import { type LicenseKeys, licenseKeys } from "../../access/keys/license-keys.flow.ts";
import { type OAuthClients, oauthClients } from "../../access/oauth/oauth-clients.store.ts";
import type { Deps } from "../../deps.ts";
import { ApiError, missing } from "../../errors.ts";
import { transactionInTurn } from "../../platform/db/transaction.ts";
import type { Caller, Context } from "../../platform/http/endpoint.ts";
import { parseJsonBytes } from "../../platform/http/json-body.ts";
import { problemsOf } from "../../platform/http/partial-input.ts";
import { turnOfCall } from "../../platform/http/turn-of-call.ts";
import { verifyOfflineSignature, verifyTextSignature } from "../../platform/signing/hmac.ts";
import { isPlainObject } from "../../platform/values/json.ts";
import { asSent } from "../license-calls/activation.schema.ts";
import { rawMember } from "./raw-member.rules.ts";
import { type RequestMembers, requestMembers } from "./request-file.schema.ts";

/** A request file whose signature holds: what a client asks for from a machine without a network. */
export interface RequestFile {
  readonly members: RequestMembers;
  /** The same with what signatures cover as the client wrote it. */
  readonly sent: RequestMembers;
  /** Whose key it was signed with. */
  readonly caller: Caller;
  readonly secret: string;
  /** The API key or the OAuth client. */
  readonly credential: string;
  /** Whether the signature covers the whole request; of schema 1 it covers date, license, device and key only. */
  readonly isWhole: boolean;
  /** Identifies the request. */
  readonly hash: string;
}

// A thousand features, each with its few members, and what there is beside them.
const valuesMax = 10_000;

/** Where the signers of files are found. */
export interface Credentials {
  readonly keys: LicenseKeys;
  readonly clients: OAuthClients;
}

/** Finds API keys and OAuth clients. */
export function fileCredentials(deps: Deps): Credentials {
  return { keys: licenseKeys(deps), clients: oauthClients(deps) };
}

/** What a refused request file may be answered with. */
export const requestFileErrors = [
  "missing_content",
  "invalid_api_key",
  "revoked_api_key",
  "oauth_required",
  "read_only_api_key",
  "signature_mismatch",
] as const;

/**
 * Reads a request file of either schema and verifies its signature over the exact bytes (license-api.md §7.1, §7.2).
 * `kind` is what the endpoint does; a file that names something else is refused, one that names nothing is accepted.
 */
export async function readRequestFile(
  base64: string,
  kind: "activation" | "deactivation",
  keys: Credentials,
): Promise<RequestFile> {
  const { text, body: document } = parseJsonBytes(decode(base64), valuesMax);
  if (!isPlainObject(document)) throw unreadable();
  const isWrapped = isPlainObject(document.request);
  const given = isWrapped ? document.request : document;
  const parsed = requestMembers.safeParse(given);
  if (!parsed.success) throw ApiError.of(problemsOf(parsed.error, "query", document));
  const members = parsed.data;
  const sent = asSent(members, given);
  if (members.request !== undefined && members.request !== kind)
    throw new ApiError("validation_error", { message: `The file asks for ${members.request}, not for ${kind}.` });
  const signer = members.client_id === undefined ? await keyOf(members, keys) : await clientOf(members.client_id, keys);
  const outer = isWrapped ? { raw: rawMember(text, "request") ?? "", signature: document.signature } : undefined;
  const covered = signer.secrets.map((each) => coveredBy(sent, signer.credential, each, outer));
  const index = covered.findIndex((each) => each !== "nothing");
  const secret = signer.secrets[index];
  if (secret === undefined) throw new ApiError("signature_mismatch");
  const isWhole = covered[index] === "everything";
  if (!signer.caller.permissions.has("license_use_change")) throw new ApiError("read_only_api_key");
  const hash = createHash("sha256").update(text).digest("base64");
  return { members, sent, caller: signer.caller, secret, credential: signer.credential, isWhole, hash };
}

/** Does what a file asks for in one transaction, in the turn of the license that it names. */
export function workOnFile<T>(
  context: Context,
  { members, caller }: RequestFile,
  work: (own: Context) => Promise<T>,
): Promise<T> {
  const turn = turnOfCall(caller.companyId, members);
  return transactionInTurn(context.deps.db, turn, (db) => work({ ...context, db, isInTransaction: true }), context);
}

/** Who a file claims to be from, and the secrets that would prove it. */
interface Signer {
  readonly caller: Caller;
  readonly credential: string;
  readonly secrets: readonly string[];
}

async function keyOf({ api_key: credential }: RequestMembers, { keys }: Credentials): Promise<Signer> {
  if (credential === undefined) throw missing("api_key");
  const key = await keys.find(credential);
  if (!key) throw new ApiError("invalid_api_key");
  if (key.isRevoked) throw new ApiError("revoked_api_key");
  if (key.isOauthRequired) throw new ApiError("oauth_required");
  return { caller: key.caller, credential, secrets: [key.secret] };
}

async function clientOf(credential: string, { clients }: Credentials): Promise<Signer> {
  const client = await clients.find(credential);
  if (!client) throw new ApiError("signature_mismatch");
  return { caller: client.caller, credential, secrets: client.secrets.map(({ secret }) => secret) };
}

/**
 * What of a request its signature covers. Schema 2 signs the exact text of the request; schema 1 what identifies it.
 * One known client with OAuth keys the outer signature with its id, which proves nothing, and carries a right signature
 * of schema 1 inside (license-api.md §7.2): that one counts.
 */
function coveredBy(
  members: RequestMembers,
  credential: string,
  secret: string,
  outer: { readonly raw: string; readonly signature: unknown } | undefined,
): "everything" | "names" | "nothing" {
  if (outer) {
    if (typeof outer.signature !== "string") return "nothing";
    if (verifyTextSignature(secret, outer.raw, outer.signature)) return "everything";
    const isByName = members.client_id !== undefined && verifyTextSignature(credential, outer.raw, outer.signature);
    if (!isByName) return "nothing";
  }
  const { date, license_key: licenseKey, username, hardware_id: hardwareId = "", signature = "" } = members;
  const signed = { secret, date, licenseKey, username, hardwareId, apiKey: credential };
  return verifyOfflineSignature(signed, signature) ? "names" : "nothing";
}

function decode(base64: string): Buffer {
  const line = base64.replace(/\s+/g, "");
  if (line === "") throw new ApiError("missing_content");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(line)) throw unreadable();
  return Buffer.from(line, "base64");
}

function unreadable(): ApiError {
  return new ApiError("validation_error", { message: "The file is not a request file: base64 of a JSON object." });
}
