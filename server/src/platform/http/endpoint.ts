import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Deps } from "../../deps.ts";
import type { Db } from "../db/connect.ts";
import { type IsGone, refuseGone } from "../db/gate.ts";
import type { LicenseScope } from "../db/license-scope.ts";
import { transaction } from "../db/transaction.ts";
import type { Cause } from "../values/cause.ts";
import { inItsTime, type TestTime, testClockHeader } from "../values/test-time.ts";
import { type ActivityNote, type ActivitySink, countsAs } from "./activities.ts";
import { answerText, sendAnswer, sendFile } from "./answer.ts";
import type { Actor, AuditNote, AuditWriter, Reader } from "./audit.ts";
import { audited } from "./audited.ts";
import { type Call, readJsonBody } from "./body.ts";
import { judgeHeaders, type Reading } from "./body-headers.ts";
import { causeOf } from "./cause.ts";
import { type AnyContract, type Contract, successOf, transactionOf } from "./contract.ts";
import { type DecisionNote, type DecisionSink, leavesDecisions } from "./decisions.ts";
import { readTextFile } from "./form-file.ts";
import { nonceOf } from "./fresh-answers.ts";
import { type Claim, claimIdempotencyKey, updateIdempotentAnswer } from "./idempotency.store.ts";
import { claimOf, claimsKeys } from "./idempotency-claim.ts";
import { type Input, inputOf } from "./parse-input.ts";
import { type Outcome, preparedOnce } from "./prepared-once.ts";
import { digestCheck } from "./request-signatures.ts";
import type { Permission } from "./roles-and-permissions.schema.ts";
import type { FileSender } from "./send-file.ts";
import { inTurn } from "./turn-of-call.ts";

/** Who calls: the company, and the key that was shown. Every query of a handler carries `companyId`. */
export interface Caller {
  readonly companyId: number;
  readonly keyId: number;
  readonly permissions: ReadonlySet<Permission>;
  /** Staff and the portal only: the session that was shown. */
  readonly sessionId?: number;
  /** Management API keys only: when the key ends; absent means never. */
  readonly expiresAt?: Date;
  /** Who is written into the audit; no OAuth client is. */
  readonly actor?: Actor;
  /** License API only: the API key or OAuth client that was shown. */
  readonly credential?: string;
  /** License API keys only: the products the key may use; absent means all. */
  readonly productIds?: readonly number[];
  /** What the body must hash to: SHA-256, base64. Absent where no signature covers it. */
  readonly bodyDigest?: string;
  /** OAuth clients only: the part of the company they reach; absent means all of it. */
  readonly scope?: LicenseScope;
  /** The portal only: who is signed in there. */
  readonly portal?: PortalPerson;
}

/**
 * Who is signed in at the portal: a license user, by a password or by the provider of an account, which vouches for
 * licenses of that account only; or whoever opened one license by its key.
 */
export type PortalPerson =
  | { readonly license_user_id: number; readonly customer_account_id?: number }
  | { readonly license_id: number };

/** What a handler is given beside its parsed input. `db` is the request's transaction when `isInTransaction`. */
export interface Context {
  readonly db: Db;
  readonly isInTransaction: boolean;
  /** What the audit records besides what the address and the answer show. */
  readonly audit: AuditNote;
  /** What the statistics record besides the route and its status. */
  readonly activity: ActivityNote;
  /** What a refusal leaves in the decisions besides the call. */
  readonly decision: DecisionNote;
  /** What the call turned out to lock, where that is not the license. */
  readonly turn: { row?: string };
  /** Whether the caller has hung up: nothing is begun for them any more. */
  readonly isGone: IsGone;
  /** Who and what causes the events that the call records. */
  readonly cause: () => Cause;
  readonly caller: Caller;
  readonly companyId: number;
  readonly now: Date;
  /** The time, where `now` is that of a test clock (docs/decisions/0093). */
  readonly realNow?: Date | undefined;
  readonly deps: Deps;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * What a change of a company's objects is made with: by a request, or by a job in the name of the one who asked for it.
 */
export interface Work extends Pick<Context, "db" | "companyId" | "now"> {
  readonly caller: Pick<Caller, "actor">;
}

/** A call that the server makes by itself. */
export interface PublishedWebhook {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly schema: z.ZodType;
}

/** One API of the server: its prefix, how callers prove who they are, and the contracts its routes declared. */
export interface Api {
  readonly name: "management" | "license";
  readonly app: FastifyInstance;
  readonly deps: Deps;
  readonly contracts: AnyContract[];
  /** How a body is read, and how large it may be, where the contract does not say. */
  readonly takes: Reading;
  /** Every GET that reads an object, by its path, for the audit. */
  readonly readers: Map<string, Reader>;
  readonly activities: ActivitySink;
  /** Where refusals of counted calls are kept; absent: nowhere. */
  readonly decisions?: DecisionSink;
  readonly recordAudits: AuditWriter;
  /** What the server sends by itself, for OpenAPI. */
  readonly webhooks?: readonly PublishedWebhook[];
  readonly files: FileSender;
  authenticate(request: FastifyRequest, permission: Permission): Promise<Caller>;
}

/** One route: its contract, what it asks of others before its transaction begins, and what it does. */
export interface Endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R> {
  readonly contract: Contract<P, Q, B>;
  /**
   * What takes long or asks other servers: runs outside of the transaction, and not again for a call that was answered.
   * Where the contract takes a file, it receives the file and answers it.
   */
  readonly prepare?: (input: Input<P, Q, B>, context: Context) => Promise<R>;
  readonly handle: (input: Input<P, Q, B>, context: Context, prepared: R) => Promise<unknown>;
  /** Of a GET that reads an object: what the audit shows of it, where that is not what it answers. */
  readonly show?: (input: Input<P, Q, B>, context: Context) => Promise<unknown>;
}

/**
 * Publishes one route: authenticates, reads the body, parses, runs the handler (in the transaction that its contract
 * asks for), answers. A write with an `Idempotency-Key` is claimed in that same transaction and answered again word for
 * word. A request of the License API with a nonce gets a fresh answer.
 */
export function endpoint<
  P extends z.ZodType = z.ZodUnknown,
  Q extends z.ZodType = z.ZodUnknown,
  B extends z.ZodType = z.ZodUnknown,
  R = undefined,
>(api: Api, { contract, prepare, handle, show }: Endpoint<P, Q, B, R>): void {
  const { deps } = api;
  const { method, path, answers, activity } = contract;
  const opener = transactionOf(contract);
  const takes = contract.takes ?? api.takes;
  const claims = claimsKeys(api, contract);
  const once = preparedOnce<R>(deps, takes.as === "file");
  const unprepared = undefined as R;

  /** Runs the handler in a transaction of the request: in its turn, under its claim, with its row in the audit. */
  const inTransaction = (input: Input<P, Q, B>, context: Context, claim: Claim | undefined): Promise<Outcome> => {
    const { companyId, now } = context;
    const attempt = async (tx: Db, timed: Context, prepared: R, own: Claim | undefined): Promise<Outcome> => {
      const replay = own && (await claimIdempotencyKey(tx, companyId, own, deps.secrets, now));
      if (replay) return { replay };
      const inside = { ...timed, db: tx, isInTransaction: true };
      const work = () => handle(input, inside, prepared);
      const text = answerText(await audited(api, contract.audits, input.params, inside, work), answers, api);
      const told = { status: successOf(answers), answer: text };
      if (own) await updateIdempotentAnswer(tx, companyId, own.key, told, deps.secrets);
      return { text };
    };
    const run = (prepared: R, own: Claim | undefined) =>
      inTimeOfCall(context, (timed) =>
        inTurn(contract.locks, input, timed, own, () =>
          transaction(deps.db, (tx) => attempt(tx, timed, prepared, own), timed),
        ),
      );
    return prepare ? once(companyId, claim, { prepare: () => prepare(input, context), run }) : run(unprepared, claim);
  };

  api.contracts.push(contract as unknown as AnyContract);
  if (contract.reads === "object") {
    const read = show ?? ((input, context) => handle(input, context, unprepared));
    api.readers.set(path, (params, context) => read({ params, query: {}, body: {} } as Input<P, Q, B>, context));
  }
  api.app.route({
    method,
    url: path,
    // A HEAD must not write.
    exposeHeadRoute: opener === "none",
    ...(activity && { onResponse: countsAs(activity, api.activities) }),
    // Seats are asked for after a refusal that has left its decision.
    ...(activity && activity !== "seats" && api.decisions && { onError: leavesDecisions(activity, api.decisions) }),
    handler: async (request, reply) => {
      const caller = await api.authenticate(request, contract.permission);
      const context = contextOf(api, caller, request, reply);
      request.activity = context;
      const nonce = api.name === "license" ? nonceOf(request) : undefined;
      if (method !== "GET") request.body = await bodyOf(takes, { request, reply, deps, digest: caller.bodyDigest });
      const input = await inputOf(contract, api.readers, context);
      if (answers !== "nothing" && "csv" in answers) {
        api.files.admit(caller.companyId, reply);
        const file = await handle(input, { ...context, db: deps.db.exports }, unprepared);
        return api.files.send(file, answers.csv, reply);
      }
      if (answers !== "nothing" && "file" in answers) return sendFile(await handle(input, context, unprepared), reply);
      const claim = claims ? claimOf(request, caller, contract, api) : undefined;
      // The database may have answered late who this is.
      if (opener !== "none") refuseGone(context.isGone);
      if (opener === "request" || claim) {
        const { replay, text = "" } = await inTransaction(input, context, claim);
        if (replay) reply.header("Idempotency-Replayed", "true");
        return sendAnswer(replay?.answer ?? text, answers, nonce, api, context);
      }
      const prepared = prepare ? await prepare(input, context) : unprepared;
      const value = await inTimeOfCall(context, (timed) => handle(input, timed, prepared));
      return sendAnswer(answerText(value, answers, api), answers, nonce, api, context);
    },
  });
}

/** Does what a call asks for, again where it turns out to be about what lives by a test clock; the answer says so. */
export function inTimeOfCall<T>(context: Context, work: (timed: Context) => Promise<T>): Promise<T> {
  return inItsTime(context, work, ({ time }: TestTime) => {
    context.reply.header(testClockHeader, time.toISOString());
  });
}

/** What a call has from its beginning. */
function contextOf(api: Api, caller: Caller, request: FastifyRequest, reply: FastifyReply): Context {
  const { deps } = api;
  const decision: DecisionNote = {};
  return {
    db: deps.db,
    isInTransaction: false,
    caller,
    companyId: caller.companyId,
    now: deps.clock.now(),
    isGone: () => request.raw.socket.destroyed === true,
    cause: () => causeOf({ caller, decision, deps, request }),
    audit: {},
    activity: {},
    decision,
    turn: {},
    deps,
    request,
    reply,
  };
}

/** The body of a request; that of a file is left to the handler. */
async function bodyOf(takes: Reading, call: Call): Promise<unknown> {
  if (takes.as === "json") return readJsonBody(call, takes);
  if (!judgeHeaders(call.request, takes)) return digestCheck(call.digest).end();
  return takes.as === "text" ? readTextFile(call, takes.bytesMax) : undefined;
}
