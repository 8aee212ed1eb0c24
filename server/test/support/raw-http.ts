// HTTP as bytes on a socket, for what no HTTP client would send.
import { createHmac } from "node:crypto";
import { connect } from "node:net";
import type { FreelyRead, TestApp, TestCompany } from "./app.ts";

/** An answer as it came over the socket. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The parsed body, if it is JSON. */
  readonly json: FreelyRead;
}

/** A connection to which bytes are written, and whose answers are awaited in turn. */
export interface Wire {
  send(bytes: string | Buffer): void;
  /** The next answer, including status 1xx; fails when the connection ends before it. */
  answer(): Promise<RawAnswer>;
  /** Resolves when the server has closed the connection. */
  readonly closed: Promise<void>;
  readonly isOpen: () => boolean;
  end(): void;
}

/** Listens on a port of the loopback, once for each app. */
export async function portOf({ app }: Pick<TestApp, "app">): Promise<number> {
  if (!app.server.listening) await app.listen({ port: 0, host: "127.0.0.1" });
  const address = app.server.address();
  return typeof address === "object" && address ? address.port : 0;
}

/** Opens a connection. */
export function openWire(port: number): Wire {
  const socket = connect(port, "127.0.0.1");
  let received = Buffer.alloc(0);
  let wake = () => {};
  let isClosed = false;
  const closed = new Promise<void>((done) => {
    socket.on("close", () => {
      isClosed = true;
      wake();
      done();
    });
  });
  socket.on("error", () => {});
  socket.on("data", (piece) => {
    received = Buffer.concat([received, piece]);
    wake();
  });
  const answer = async (): Promise<RawAnswer> => {
    for (;;) {
      const found = parseAnswer(received, isClosed);
      if (found) {
        received = received.subarray(found.length);
        return found.answer;
      }
      if (isClosed)
        throw new Error(`the connection ended after ${received.length} bytes: ${received.toString("latin1")}`);
      await new Promise<void>((done) => {
        wake = done;
      });
    }
  };
  return { send: (bytes) => socket.write(bytes), answer, closed, isOpen: () => !isClosed, end: () => socket.destroy() };
}

/** Sends bytes on a new connection and returns the first answer. */
export async function sendRaw(port: number, bytes: string | Buffer): Promise<RawAnswer> {
  const wire = openWire(port);
  wire.send(bytes);
  const answer = await wire.answer();
  wire.end();
  return answer;
}

/** The bytes of a request; `Content-Length` is added for a body that has none. */
export function requestBytes(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string | Buffer = "",
): Buffer {
  const bytes = Buffer.from(body);
  const all: Record<string, string> = { Host: "licet.test", ...headers };
  const names = Object.keys(all).map((name) => name.toLowerCase());
  if (bytes.length > 0 && !names.includes("content-length") && !names.includes("transfer-encoding"))
    all["Content-Length"] = String(bytes.length);
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n`, "latin1"), bytes]);
}

/** The headers of the Management API. */
export function managementHeaders({ managementKey }: Pick<TestCompany, "managementKey">): Record<string, string> {
  return { Authorization: `Api-Key ${managementKey}` };
}

/** The signed headers of the License API. */
export function licenseHeaders({ apiKey, sharedKey, clock }: TestApp): Record<string, string> {
  const date = clock.now().toUTCString();
  const signature = createHmac("sha256", sharedKey).update(`licenseSpring\ndate: ${date}`).digest("base64");
  return {
    Date: date,
    Authorization: `algorithm="hmac-sha256",headers="date",signature="${signature}",apikey="${apiKey}"`,
  };
}

function parseAnswer(bytes: Buffer, isClosed: boolean): { answer: RawAnswer; length: number } | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [first = "", ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const status = Number(first.split(" ")[1]);
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const begin = end + 4;
  const body = bodyOf(bytes.subarray(begin), status, headers, isClosed);
  if (!body) return undefined;
  const text = body.content.toString("utf8");
  const isJson = headers["content-type"]?.startsWith("application/json") && text !== "";
  return {
    answer: { status, headers, text, json: isJson ? JSON.parse(text) : undefined },
    length: begin + body.length,
  };
}

function bodyOf(
  bytes: Buffer,
  status: number,
  headers: Record<string, string>,
  isClosed: boolean,
): { content: Buffer; length: number } | undefined {
  if (status < 200 || status === 204) return { content: Buffer.alloc(0), length: 0 };
  if (headers["transfer-encoding"] === "chunked") return dechunked(bytes);
  const announced = headers["content-length"];
  if (announced === undefined) return isClosed ? { content: bytes, length: bytes.length } : undefined;
  const length = Number(announced);
  return bytes.length < length ? undefined : { content: bytes.subarray(0, length), length };
}

function dechunked(bytes: Buffer): { content: Buffer; length: number } | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = bytes.indexOf("\r\n", at);
    if (line < 0) return undefined;
    const size = Number.parseInt(bytes.subarray(at, line).toString("latin1"), 16);
    const begin = line + 2;
    if (bytes.length < begin + size + 2) return undefined;
    if (size === 0) return { content: Buffer.concat(parts), length: begin + 2 };
    parts.push(bytes.subarray(begin, begin + size));
    at = begin + size + 2;
  }
}
