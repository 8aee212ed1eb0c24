import type { z } from "zod";
import type { ErrorCode } from "../../errors.ts";
import type { CallAction } from "./activities.ts";
import type { Reading } from "./body-headers.ts";
import type { Context } from "./endpoint.ts";
import type { Input, Parsed } from "./parse-input.ts";
import type { Permission } from "./roles-and-permissions.schema.ts";

/** The contract of one route: the whole of what OpenAPI publishes about it, and of what `endpoint()` has to know. */
export type Contract<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Described<P, Q, B> & Method;

/** What a route does by HTTP. A GET says whether it reads one object or a list. */
type Method =
  | { readonly method: "GET"; readonly reads: "object" | "list" }
  | { readonly method: "POST" | "PUT" | "PATCH" | "DELETE"; readonly reads?: never };

interface Described<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  /** Below the prefix of its API, with the trailing slash of the reference; served without it as well. */
  readonly path: string;
  readonly permission: Permission;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** How the body is read and how large it may be; what the API ordinarily takes, unless given. */
  readonly takes?: Reading;
  /** Parses a body that may be large, some at a time, so that other calls get their turn; `body` does unless given. */
  readonly parseBody?: (value: unknown) => Promise<Parsed<z.output<B>>>;
  readonly answers: Answers;
  /** Unless given, a GET runs in none and every other call in one of the request. */
  readonly transaction?: Transaction;
  /** What a write of the Management API leaves in the audit. */
  readonly audits?: Audits;
  /** What a call counts as in the statistics; one without does not count. */
  readonly activity?: CallAction;
  /**
   * The row that a call locks, so that calls on one row take turns before they take a connection: of this kind, with
   * the id of the address; or "named", the license that a call of the License API names.
   */
  readonly locks?: string;
  /**
   * A request that arrives again is the same call, as if both carried one Idempotency-Key: its callers cannot send any.
   */
  readonly isSameCall?: true;
  /** Codes this route may answer beside those that any route may. */
  readonly errors: readonly ErrorCode[];
  /**
   * Of a body that does not have the expected form: judges what is left of it without the members that are wrong, and
   * throws what is wrong with that, so that all problems are answered together. Writes nothing.
   */
  judgeRest?(input: Input<P, Q, B>, context: Context): Promise<unknown>;
}

/**
 * How a route answers: JSON (200 unless it says 201), a bare text, a CSV file of this name, which is sent while it is
 * made, a small file of one of these media types, or nothing (204).
 */
export type Answers =
  | { readonly json: z.ZodType; readonly status?: 201 }
  | { readonly text: z.ZodType }
  | { readonly csv: string }
  | { readonly file: readonly string[] }
  | "nothing";

/**
 * Who opens the transaction of a call: no one; the request, with all that the handler does in it; or the handler, so
 * that calls can share one. A call with an Idempotency-Key is given the request's all the same, for its claim.
 */
export type Transaction = "none" | "request" | "handler";

/**
 * What a write leaves in the audit: the object and the action in its words, and the address whose GET shows the object
 * before and after; where there is none, the answer shows it after. Or the handler writes the row itself; or there is
 * nothing to say.
 */
export type Audits =
  | { readonly object: string; readonly action: string; readonly shows?: string }
  | "handler"
  | "nothing";

/** Any contract, as those who read all of them see it. */
export type AnyContract = Contract<z.ZodType, z.ZodType, z.ZodType>;

/** Who opens the transaction of a call to this route. */
export function transactionOf({ method, transaction }: Pick<AnyContract, "method" | "transaction">): Transaction {
  return transaction ?? (method === "GET" ? "none" : "request");
}

/** The status of a call that succeeds. */
export function successOf(answers: Answers): 200 | 201 | 204 {
  if (answers === "nothing") return 204;
  return "json" in answers ? (answers.status ?? 200) : 200;
}
