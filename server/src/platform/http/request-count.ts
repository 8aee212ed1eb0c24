import type { FastifyInstance } from "fastify";

/** Counts the requests that this process has taken, so that background work can make way while there are any. */
export function countRequests(app: FastifyInstance): () => number {
  let count = 0;
  app.addHook("onRequest", (_request, _reply, done) => {
    count += 1;
    done();
  });
  return () => count;
}
