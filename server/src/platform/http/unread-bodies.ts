import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";

// This much of an unread body is let pass to keep the connection; beyond that, the connection is closed.
const passedBytesMax = 1024 * 1024;
// A sender that still sends then has had time to read the answer.
const patienceMs = 5000;
const drainedBytesMax = 64 * 1024 * 1024;

/** Whether a request announces a body. */
export function hasBody(headers: IncomingHttpHeaders): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}

/**
 * Sends the text of an answer. Where the body of the request was not read, because it was refused before, the rest of
 * it has to pass before the connection can be used again, and a connection that is cut while the caller is sending
 * takes the answer with it: the answer is sent immediately, the rest is let pass for some seconds and megabytes, and
 * then the connection is closed unless it is clean.
 */
export function sendText(request: FastifyRequest, reply: FastifyReply, text: string): FastifyReply {
  const { raw, headers } = request;
  if (!hasBody(headers) || raw.readableEnded || request.method === "HEAD" || text === "") return reply.send(text);
  // One who waits to be asked may send the body all the same, or the next request.
  if (headers.expect !== undefined || !(Number(headers["content-length"]) <= passedBytesMax))
    reply.header("Connection", "close");
  reply.header("Content-Length", Buffer.byteLength(text));
  return reply.send(Readable.from(thenDrained(text, raw), { objectMode: false }));
}

async function* thenDrained(text: string, raw: IncomingMessage): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
  await drained(raw);
}

function drained(raw: IncomingMessage): Promise<void> {
  if (raw.readableEnded || raw.destroyed) return Promise.resolve();
  return new Promise((done) => {
    let left = drainedBytesMax;
    const end = () => {
      clearTimeout(timer);
      raw.off("data", onData).off("end", end).off("error", end).off("close", end);
      done();
    };
    const giveUp = () => {
      raw.destroy();
      end();
    };
    const onData = (piece: Buffer) => {
      left -= piece.length;
      if (left < 0) giveUp();
    };
    const timer = setTimeout(giveUp, patienceMs);
    raw.on("data", onData).on("end", end).on("error", end).on("close", end);
    raw.resume();
  });
}
