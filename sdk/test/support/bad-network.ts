import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What happens to the next request; when nothing is left, all goes well. */
export type Mishap =
  /** The connection is cut before the server gets the request. */
  | "lost request"
  /** The server carries it out; the connection is cut before the answer. */
  | "lost answer"
  /** The answer is cut in the middle. */
  | "half an answer"
  /** Nothing is ever answered. */
  | "silence"
  /** Something on the way answers. */
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string };

/** A proxy in front of the server that causes these faults, one per request. */
export interface BadNetwork {
  readonly url: string;
  readonly mishaps: Mishap[];
  /** The idempotency keys of the requests that arrived, in their order. */
  readonly keys: (string | undefined)[];
  close(): Promise<void>;
}

/** Listens on its own port. */
export async function openBadNetwork(server: string): Promise<BadNetwork> {
  const mishaps: Mishap[] = [];
  const keys: (string | undefined)[] = [];
  const proxy = createServer((incoming, outgoing) => {
    keys.push(incoming.headers["idempotency-key"] as string | undefined);
    const mishap = mishaps.shift();
    if (mishap === "lost request") return void incoming.socket.destroy();
    if (mishap === "silence") return;
    if (typeof mishap === "object") return void outgoing.writeHead(mishap.status, mishap.headers).end(mishap.body);
    forward(server, incoming, outgoing, mishap);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    mishaps,
    keys,
    close: () => {
      proxy.closeAllConnections();
      return new Promise((resolve) => proxy.close(() => resolve()));
    },
  };
}

function forward(
  server: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  mishap: Mishap | undefined,
): void {
  const { method, headers, url = "/" } = incoming;
  const onward = request(new URL(url, server), { method, headers }, (answer) => {
    const parts: Buffer[] = [];
    answer.on("data", (part: Buffer) => parts.push(part));
    answer.on("end", () => {
      if (mishap === "lost answer") return void incoming.socket.destroy();
      const body = Buffer.concat(parts);
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      if (mishap !== "half an answer") return void outgoing.end(body);
      outgoing.write(body.subarray(0, body.length / 2), () => incoming.socket.destroy());
    });
  });
  incoming.pipe(onward);
}
