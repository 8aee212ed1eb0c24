import type { IncomingMessage } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Deps } from "../../deps.ts";
import { ApiError } from "../../errors.ts";
import { judgeHeaders, type Reading, tooLarge } from "./body-headers.ts";
import { notUtf8, parseJsonBody, refuseScanned } from "./json-body.ts";
import { JsonScan } from "./json-scan.ts";
import { digestCheck } from "./request-signatures.ts";
import { unescaped } from "./request-target.ts";
import { AwaitedBody, ordinaryPatience, patienceForFiles } from "./slow-bodies.ts";
import { utf8 } from "./utf8.ts";

/** A request whose body is to be read. */
export interface Call {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly deps: Pick<Deps, "patience">;
  /** What the body must hash to, where its signature covers it. */
  readonly digest?: string | undefined;
}

/**
 * Reads a JSON body: judges its headers, then its size, values and depth while it arrives, then its bytes and its
 * content. Undefined where there is none. Throws `unsupported_media_type`, `payload_too_large`, `request_timeout`,
 * `invalid_json` and `validation_error`.
 */
export async function readJsonBody(call: Call, reading: Reading): Promise<unknown> {
  if (!judgeHeaders(call.request, reading)) return digestCheck(call.digest).end();
  const { bytesMax, valuesMax = 0 } = reading;
  const scan = new JsonScan(valuesMax);
  const bytes = await readWhole(call, bytesMax, (piece) => refuseScanned(scan.add(piece), valuesMax));
  if (bytes.length === 0) return undefined;
  const text = utf8(bytes);
  if (text === undefined) throw notUtf8();
  return parseJsonBody(text);
}

/** Reads a form of HTML. Throws as `readJsonBody` does. */
export async function readFormBody(call: Call, bytesMax: number): Promise<Readonly<Record<string, string>>> {
  if (!judgeHeaders(call.request, { as: "form", bytesMax })) return {};
  const text = utf8(await readWhole(call, bytesMax));
  if (text === undefined) throw notUtf8();
  unescaped(text, "form");
  return Object.fromEntries(new URLSearchParams(text));
}

/**
 * The bytes of a body, which are given to `judge` as they come. Throws `payload_too_large`, `request_timeout`,
 * `validation_error` when the caller leaves, and what `judge` throws; whatever has not come by then is not kept.
 */
export function readWhole(call: Call, bytesMax: number, judge: (piece: Buffer) => void = () => {}): Promise<Buffer> {
  const { raw } = call.request;
  const patience = call.deps.patience ?? ordinaryPatience;
  letCome(call);
  return new Promise((done, fail) => {
    const pieces: Buffer[] = [];
    const check = digestCheck(call.digest);
    let size = 0;
    const awaited = new AwaitedBody(patience, (error) => stop(() => fail(error)));
    const stop = (then: () => void) => {
      awaited.end();
      raw.off("data", onData).off("end", onEnd).off("error", onGone).off("close", onGone);
      then();
    };
    const onData = (piece: Buffer) => {
      awaited.take(piece.length);
      size += piece.length;
      try {
        if (size > bytesMax) throw tooLarge(bytesMax);
        judge(piece);
        check.take(piece);
      } catch (error) {
        raw.pause();
        return stop(() => fail(error));
      }
      pieces.push(piece);
      awaited.wait();
    };
    const whole = () => (pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces, size));
    const onEnd = () =>
      stop(() => {
        try {
          check.end();
          done(whole());
        } catch (error) {
          fail(error);
        }
      });
    const onGone = () => stop(() => fail(gone()));
    raw.on("data", onData).on("end", onEnd).on("error", onGone).on("close", onGone);
    awaited.wait();
  });
}

/**
 * The bytes of a body piece by piece, as fast as they are taken. Throws as `readWhole` does. A reader that stops early
 * leaves the rest unread, and the connection as it is.
 */
export async function* readPieces(call: Call, bytesMax: number): AsyncGenerator<Buffer, void, undefined> {
  const { raw } = call.request;
  let failure: ApiError | undefined;
  let wake = () => {};
  const check = digestCheck(call.digest);
  const awaited = new AwaitedBody(call.deps.patience ?? patienceForFiles, (error) => {
    failure = error;
    wake();
  });
  letCome(call);
  for (let size = 0; ; ) {
    const piece: Buffer | null = raw.read();
    if (piece !== null) {
      size += piece.length;
      if (size > bytesMax) throw tooLarge(bytesMax);
      awaited.take(piece.length);
      check.take(piece);
      yield piece;
    } else if (raw.readableEnded) return check.end();
    else if (raw.destroyed) throw gone();
    else {
      awaited.wait();
      await somethingHappens(raw, (now) => {
        wake = now;
      });
      awaited.take(0);
      if (failure) throw failure;
    }
  }
}

const happenings = ["readable", "end", "error", "close"] as const;

/** Removes its listeners, because one for `readable` would keep the stream from flowing. */
async function somethingHappens(raw: IncomingMessage, wakeBy: (wake: () => void) => void): Promise<void> {
  let wake = () => {};
  await new Promise<void>((done) => {
    wake = done;
    wakeBy(done);
    for (const event of happenings) raw.on(event, wake);
  });
  for (const event of happenings) raw.off(event, wake);
}

/** Who asks before sending a body is asked to send it, which they are not where it is refused by its headers. */
function letCome({ request, reply }: Call): void {
  if (request.headers.expect?.toLowerCase() === "100-continue") reply.raw.writeContinue();
}

function gone(): ApiError {
  return new ApiError("validation_error", { message: "The request ended before its body did." });
}
