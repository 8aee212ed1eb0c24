import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Deps } from "../../deps.ts";
import { ApiError, type Problem } from "../../errors.ts";
import type { Db } from "../db/connect.ts";
import { type IsGone, refuseGone } from "../db/gate.ts";
import type { LicenseScope } from "../db/license-scope.ts";
import { transaction } from "../db/transaction.ts";
import { canonicalJson } from "../signing/canonical-json.ts";
import { isPlainObject } from "../values/json.ts";
import { type ActivityNote, type ActivitySink, actionOf, countCall } from "./activities.ts";
import {
  type Actor,
  type AuditNote,
  type AuditWriter,
  auditedAs,
  auditRow,
  type Reader,
  readAudited,
  readerOf,
} from "./audit.ts";
import { type Call, readJsonBody } from "./body.ts";
import { judgeHeaders, type Reading } from "./body-headers.ts";
import { claimOf, claimsKeys } from "./claims.ts";
import { type Answers, type AnyContract, type Contract, successOf, transactionOf } from "./contract.ts";
import { readTextFile } from "./form-file.ts";
import { nonceOf, signFresh } from "./fresh-answers.ts";
import { type Claim, claimIdempotencyKey, storeIdempotentAnswer } from "./idempotency.store.ts";
import { type Input, parseInput } from "./parse-input.ts";
import { followsFrom, withoutProblems } from "./partial-input.ts";
import type { Permission } from "./permissions.schema.ts";
import { type Outcome, preparedOnce } from "./prepare.ts";
import type { FileSender } from "./send-file.ts";
import { askedOf } from "./sent-back.ts";
import { digestCheck } from "./signed-requests.ts";
import { rowOf, turnOf } from "./turn-of.ts";
import { sendText } from "./unread.ts";

/** Who calls: the company, and the key that was shown. Every query of a handler carries `companyId`. */
export interface Caller {
  readonly companyId: number;
  readonly keyId: number;
  readonly permissions: ReadonlySet<Permission>;
  /** Staff only: the session that was shown. */
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
}

/** What a handler is given beside its parsed input. `db` is the request's transaction when `isInTransaction`. */
export interface Context {
  readonly db: Db;
  readonly isInTransaction: boolean;
  /** What the audit is told beside what the address and the answer tell. */
  readonly audit: AuditNote;
  /** What the statistics are told beside the route and its status. */
  readonly activity: ActivityNote;
  /** What the call turned out to lock, where that is not the license. */
  readonly turn: { row?: string };
  /** Whether the caller has hung up: nothing is begun for them any more. */
  readonly isGone: IsGone;
  readonly caller: Caller;
  readonly companyId: number;
  readonly now: Date;
  readonly deps: Deps;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What a change of a company's objects is made with: by a request, or by a job in the name of whoever asked for it. */
export interface Work extends Pick<Context, "db" | "companyId" | "now"> {
  readonly caller: Pick<Caller, "actor">;
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
  readonly recordAudits: AuditWriter;
  readonly files: FileSender;
  authenticate(request: FastifyRequest, permission: Permission): Promise<Caller>;
}

/** One route: its contract, what it asks of others before its transaction begins, and what it does. */
export interface Endpoint<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R> {
  readonly contract: Contract<P, Q, B>;
  /**
   * What takes long or asks other servers: runs outside of the transaction, and not again for a call that was answered. Where the contract
   * takes a file, it receives the file and answers it.
   */
  readonly prepare?: (input: Input<P, Q, B>, context: Context) => Promise<R>;
  readonly handle: (input: Input<P, Q, B>, context: Context, prepared: R) => Promise<unknown>;
}

/**
 * Publishes one route: authenticates, reads the body, parses, runs the handler (in the transaction that its contract asks for), answers.
 * A write with an `Idempotency-Key` is claimed in that same transaction and answered again word for word. A request of the License
 * API with a nonce gets a fresh answer.
 */
export function endpoint<
  P extends z.ZodType = z.ZodUnknown,
  Q extends z.ZodType = z.ZodUnknown,
  B extends z.ZodType = z.ZodUnknown,
  R = undefined,
>(api: Api, { contract, prepare, handle }: Endpoint<P, Q, B, R>): void {
  api.contracts.push(contract as unknown as AnyContract);
  const { deps } = api;
  const claims = claimsKeys(api, contract);
  const reading = contract.takes ?? api.takes;
  const once = preparedOnce<R>(deps, reading.as === "file");
  const transacted = transactionOf(contract);
  const { answers } = contract;
  const csv = answers !== "nothing" && "csv" in answers ? answers.csv : undefined;
  const nothing = undefined as R;
  if (contract.reads === "object")
    api.readers.set(contract.path, (params, context) =>
      handle({ params, query: {}, body: {} } as Input<P, Q, B>, context, nothing),
    );
  const called = auditedAs(contract.method, contract.path);
  const action = actionOf(contract.method, contract.path);
  const isAudited = api.name === "management" && contract.method !== "GET";

  api.app.route({
    method: contract.method,
    url: contract.path,
    // Nobody expects that a HEAD writes.
    exposeHeadRoute: transacted === "none",
    ...(action && {
      onResponse: (request, reply, done) => {
        if (request.activity) countCall(api.activities, action, request.activity, reply.statusCode);
        done();
      },
    }),
    handler: async (request, reply) => {
      const caller = await api.authenticate(request, contract.permission);
      const now = deps.clock.now();
      const isGone = () => request.raw.socket.destroyed === true;
      const call: CalledSoFar = { companyId: caller.companyId, now, activity: {} };
      if (action) request.activity = call;
      const nonce = api.name === "license" ? nonceOf(request) : undefined;
      if (contract.method !== "GET")
        request.body = await bodyOf(reading, { request, reply, deps, digest: caller.bodyDigest });
      const context: Omit<Context, "db" | "isInTransaction"> = {
        ...call,
        caller,
        deps,
        request,
        reply,
        audit: {},
        turn: {},
        isGone,
      };
      const unbound = { ...context, db: deps.db, isInTransaction: false };
      const asked = contract.method === "PATCH" ? await askedOf(api.readers, contract, unbound) : request.body;
      const parsed = await parseInput(contract, request, asked);
      if ("problems" in parsed)
        throw ApiError.of([...parsed.problems, ...(await problemsOfRest(contract, asked, parsed, unbound))]);
      const { input } = parsed;
      const claim = claims ? claimOf(request, caller, contract, api) : undefined;
      const pool = csv === undefined ? deps.db : deps.db.exports;
      const outside = { ...context, db: pool, isInTransaction: false };
      // The database may have answered late who this is.
      if (transacted !== "none") refuseGone(isGone);
      if (transacted === "none" || (transacted === "handler" && !claim)) {
        if (csv !== undefined) api.files.admit(caller.companyId, reply);
        const value = await handle(input, outside, prepare ? await prepare(input, outside) : nothing);
        if (csv !== undefined) return api.files.send(value, csv, reply);
        return send(textOf(value, answers, api), nonce, answers, api, request, reply);
      }
      const inTransaction =
        (prepared: R, claim: Claim | undefined) =>
        async (tx: Db): Promise<Outcome> => {
          const replay = claim && (await claimIdempotencyKey(tx, caller.companyId, claim, deps.secrets, context.now));
          if (replay) return { replay };
          const inside = { ...context, db: tx, isInTransaction: true };
          const work = () => handle(input, inside, prepared);
          const value = await (isAudited ? runAudited(api, contract.path, called, input.params, inside, work) : work());
          const text = textOf(value, answers, api);
          const told = { status: successOf(answers), answer: text };
          if (claim) await storeIdempotentAnswer(tx, caller.companyId, claim.key, told, deps.secrets);
          return { text };
        };
      const run = (prepared: R, claim: Claim | undefined) =>
        inTurn(contract, input, context, claim, () => transaction(deps.db, inTransaction(prepared, claim), context));
      const answer = prepare
        ? await once(caller.companyId, claim, { prepare: () => prepare(input, outside), run })
        : await run(nothing, claim);
      if (answer.replay) reply.header("Idempotency-Replayed", "true");
      return send(answer.replay?.answer ?? answer.text ?? "", nonce, answers, api, request, reply);
    },
  });
}

type CalledSoFar = Pick<Context, "companyId" | "now" | "activity">;

/** Runs `work` when neither a call with the same Idempotency-Key nor one about the same object stands before it. */
async function inTurn<T>(
  contract: { readonly path: string },
  input: { readonly params: unknown; readonly body: unknown },
  { companyId, activity, turn, isGone, deps: { db } }: Omit<Context, "db" | "isInTransaction">,
  claim: Pick<Claim, "key"> | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const name = turnOf(contract, input, { companyId });
  const claimed = claim && rowOf(companyId, "idempotency key", claim.key);
  try {
    return await db.turns.run(claimed, () => db.turns.run(name, work, isGone), isGone);
  } finally {
    const row = turn.row ?? (activity.license_id && rowOf(companyId, "licenses", activity.license_id));
    if (name && row) db.turns.learn(name, row);
  }
}

/** Runs a write of the Management API and leaves its row in the audit: what GET told of the object before, and tells after. */
async function runAudited(
  api: Api,
  path: string,
  called: ReturnType<typeof auditedAs>,
  params: unknown,
  context: Context,
  work: () => Promise<unknown>,
): Promise<unknown> {
  // Nobody may read before they have said who they are.
  const reader = context.caller.actor ? readerOf(api.readers, path) : undefined;
  const before = await readAudited(reader, params, context);
  const value = await work();
  const { audit } = context;
  if (audit.isDone) return value;
  const after = reader ? await readAudited(reader, params, context) : value;
  const object_id = audit.object_id ?? idOf(params) ?? idOf(value) ?? null;
  const told = { before: audit.before ?? before, after: audit.after ?? after, object_id };
  await api.recordAudits(context.db, context.companyId, [auditRow(called, told, context)]);
  return value;
}

function idOf(value: unknown): number | undefined {
  return isPlainObject(value) && typeof value.id === "number" ? value.id : undefined;
}

/** The body of a request; that of a file is left to the handler. */
async function bodyOf(reading: Reading, call: Call): Promise<unknown> {
  if (reading.as === "json") return readJsonBody(call, reading);
  if (!judgeHeaders(call.request, reading)) return digestCheck(call.digest).end();
  return reading.as === "text" ? readTextFile(call, reading.bytesMax) : undefined;
}

const judgedRestBytesMax = 256 * 1024;

/** What the rules find in the rest of a body that does not have the expected form, but for what follows from the missing members. */
async function problemsOfRest<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  contract: Contract<P, Q, B>,
  body: unknown,
  { problems, input }: { readonly problems: readonly Problem[]; readonly input: unknown },
  context: Context,
): Promise<Problem[]> {
  if (!contract.judgeRest || !contract.body || !isPlainObject(input)) return [];
  // To find the rest takes several parses of the whole, which nobody waits for where the body is large.
  if (problems.length >= 100 || !(Number(context.request.headers["content-length"]) <= judgedRestBytesMax)) return [];
  if (problems.some(({ pointer }) => pointer === "")) return [];
  const rest = withoutProblems(contract.body, body);
  if (!rest) return [];
  try {
    await contract.judgeRest({ ...input, body: rest.body } as Input<P, Q, B>, context);
    return [];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.problems.filter((each) => !rest.pruned.some((pointer) => followsFrom(pointer, each)));
  }
}

/** The body of an answer. */
function textOf(value: unknown, answers: Answers, api: Api): string {
  if (answers === "nothing" || "csv" in answers) return "";
  const schema = "text" in answers ? answers.text : answers.json;
  if (api.deps.checkAnswers) schema.parse(JSON.parse(JSON.stringify(value)));
  return "text" in answers ? String(value) : canonicalJson(value);
}

function send(
  text: string,
  nonce: string | undefined,
  answers: Answers,
  api: Api,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  signFresh(nonce, text, api.deps, reply);
  reply.code(successOf(answers));
  if (answers === "nothing") return reply.send();
  if ("text" in answers) return sendText(request, reply.type("text/plain; charset=utf-8"), text);
  if (api.name === "license") reply.header("LicenseSignature", api.deps.signer.sign(text));
  return sendText(request, reply.type("application/json; charset=utf-8"), text);
}
