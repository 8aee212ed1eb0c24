import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { FreelyRead } from "./app.ts";

/** What arrived at a receiver. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly json: FreelyRead;
}

/** A server of a customer that receives webhooks. */
export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** What it does with the next ones; 200 unless set. Without an answer it hangs. */
  answers: (request: Received, answer: ServerResponse) => void;
  close(): Promise<void>;
}

/** Opens a receiver on this machine. */
export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, answer) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("error", () => {});
    request.on("end", () => {
      const text = Buffer.concat(parts).toString();
      const one = { path: request.url ?? "", headers: request.headers, text, json: JSON.parse(text) as FreelyRead };
      received.push(one);
      receiver.answers(one, answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    answers: (_request, answer) => void answer.writeHead(200).end("ok"),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return receiver;
}
