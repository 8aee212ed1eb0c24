import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Two receivers of webhooks on this machine. */
export interface Receivers {
  /** The address that answers at once. */
  readonly working: string;
  /** The address that never answers. */
  readonly hanging: string;
  /** When the event of a customer arrived where it is answered; fails after so long. */
  arrivalOf(customer: number, ms: number): Promise<number>;
  /** How many events the other has got. */
  held(): number;
  /** Closes the connections of those that it has. */
  letGo(): void;
  close(): Promise<void>;
}

/** Opens both. */
export async function openReceivers(): Promise<Receivers> {
  const arrivals = new Map<number, number>();
  const waiting = new Map<number, (arrived: number) => void>();
  let open: ServerResponse[] = [];
  let held = 0;
  const server = createServer((request, answer) => {
    const parts: Buffer[] = [];
    request.on("error", () => {});
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      if (request.url !== "/works") {
        held += 1;
        open.push(answer);
        return;
      }
      const now = performance.now();
      answer.writeHead(200).end();
      const { data } = JSON.parse(Buffer.concat(parts).toString()) as { data: { customer: { id: number } } };
      const { id } = data.customer;
      arrivals.set(id, now);
      waiting.get(id)?.(now);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    working: `${url}/works`,
    hanging: `${url}/hangs`,
    arrivalOf(customer, ms) {
      const arrived = arrivals.get(customer);
      if (arrived !== undefined) return Promise.resolve(arrived);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`the event of customer ${customer} did not arrive`)), ms);
        waiting.set(customer, (at) => {
          clearTimeout(timer);
          resolve(at);
        });
      });
    },
    held: () => held,
    letGo() {
      for (const answer of open) answer.destroy();
      open = [];
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
