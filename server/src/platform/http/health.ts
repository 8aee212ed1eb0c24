import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type { Deps } from "../../deps.ts";
import { isAnswering } from "../db/is-answering.ts";

const patienceMilliseconds = 2000;

/** `GET /healthz` answers 200 while the process lives; `GET /readyz` when the database answers too, else 503. */
export function healthRoutes(app: FastifyInstance, { db }: Deps): void {
  app.get("/healthz", async () => ({ status: "ok" }));
  app.get("/readyz", async (_request, reply) => {
    const isReady = await Promise.race([isAnswering(db), sleep(patienceMilliseconds, false, { ref: false })]);
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? "ready" : "database unavailable" });
  });
}
