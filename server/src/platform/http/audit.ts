import { ApiError } from "../../errors.ts";
import type { Db } from "../db/connect.ts";
import { isPlainObject } from "../values/json.ts";
import { callerAddress } from "./addresses.ts";
import type { Context } from "./endpoint.ts";
import { isSecretName } from "./redaction.ts";

/**
 * Who writes: a key, a person, a shop's plugin with a key of the License API; in the portal a license user, or whoever
 * opened a license by its key; or a billing system by a message.
 */
export interface Actor {
  readonly kind: "key" | "staff" | "license_key" | "license_user" | "license" | "billing";
  readonly id: number;
  readonly name: string;
}

/** Reads the object at an address, as its GET answers it. */
export type Reader = (params: unknown, context: Context) => Promise<unknown>;

/** What a handler may add to the audit, where the address and the answer do not show it. */
export interface AuditNote {
  /** The call was tried dry: nothing was written. */
  isDry?: boolean;
  object_id?: number;
  before?: unknown;
  after?: unknown;
}

/** Who wrote, from where, in which request. */
export interface Author {
  readonly actor: Actor;
  readonly ip: string;
  readonly request_id: string;
}

/** The author of a request. */
export function authorOf(context: Pick<Context, "caller" | "request" | "deps">): Author {
  const { caller, request } = context;
  if (!caller.actor) throw new Error("a write without an actor");
  return { actor: caller.actor, ip: callerAddress(context), request_id: request.id };
}

/** One row of the audit. */
export interface AuditRow extends Author {
  readonly ts: Date;
  readonly action: string;
  readonly object: string;
  readonly object_id: number | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** The object before or after a write; undefined where there is none. */
export async function readAudited(reader: Reader | undefined, params: unknown, context: Context): Promise<unknown> {
  if (!reader) return undefined;
  try {
    return await reader(params, context);
  } catch (error) {
    if (error instanceof ApiError && error.code === "not_found") return undefined;
    throw error;
  }
}

/**
 * The row of a write. Of an object that was there and is there, only the members that changed are kept; secrets never,
 * and of very large answers only the names of their members.
 */
export function auditRow(
  called: { readonly object: string; readonly action: string },
  { before, after, object_id }: { before: unknown; after: unknown; object_id: number | null },
  context: Context,
): AuditRow {
  return auditRowOf(called, { before, after, object_id }, authorOf(context), context.now);
}

/** The same of what a job wrote in the name of its author. */
export function auditRowOf(
  called: { readonly object: string; readonly action: string },
  { before, after, object_id }: { before: unknown; after: unknown; object_id: number | null },
  author: Author,
  now: Date,
): AuditRow {
  const [told, shownAfter] = isPlainObject(before) && isPlainObject(after) ? changesOf(before, after) : [before, after];
  return {
    ts: now,
    ...author,
    ...called,
    object_id,
    before: presentable(told),
    after: presentable(shownAfter),
  };
}

/** Stores rows in the transaction of their writes. */
export type AuditWriter = (db: Db, companyId: number, rows: readonly AuditRow[]) => Promise<void>;

type Members = Readonly<Record<string, unknown>>;

/** The members that differ, on either side. The time of the change is recorded anyway. */
export function changesOf(before: Members, after: Members): [Members, Members] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => name !== "updated_at" && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const pick = (from: Members) => Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
  return [pick(before), pick(after)];
}

const bytesMax = 64 * 1024;

function presentable(value: unknown): unknown {
  if (value === undefined || value === null || value === "") return undefined;
  const shown: unknown = JSON.parse(JSON.stringify(value, (name, member) => (isSecret(name, member) ? "•••" : member)));
  if (JSON.stringify(shown).length <= bytesMax) return shown;
  return isPlainObject(shown) ? { too_large: Object.keys(shown) } : { too_large: [] };
}

function isSecret(name: string, value: unknown): boolean {
  return isSecretName(name) && value !== "" && value !== null && typeof value !== "boolean";
}
