import { createServer } from "node:net";
import Fastify from "fastify";
import { afterAll, expect, test } from "vitest";
import { createTestApp } from "../../../test/support/app.ts";
import type { Deps } from "../../deps.ts";
import { connect } from "../db/connect.ts";
import { healthRoutes } from "./health.ts";

const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

test("a server with its database lives and is ready", async () => {
  const { app, close } = await createTestApp();
  closing.push(close);
  expect((await app.inject("/healthz")).statusCode).toBe(200);
  expect((await app.inject("/readyz")).statusCode).toBe(200);
});

test.each([
  ["refuses", false],
  ["never answers", true],
])(
  "a server whose database %s lives, and is not ready within three seconds",
  async (_name, isListening) => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const address = silent.address();
    const port = typeof address === "object" ? address?.port : 0;
    if (!isListening) await new Promise((resolve) => silent.close(resolve));
    const db = connect({ databaseUrl: `postgres://nobody@127.0.0.1:${port}/none` });
    const app = Fastify();
    healthRoutes(app, { db } as Deps);
    closing.push(
      () => app.close(),
      () => db.end(),
      () => silent.close(),
    );
    const ready = app.inject("/readyz");
    expect((await app.inject("/healthz")).statusCode).toBe(200);
    expect((await ready).statusCode).toBe(503);
  },
  3000,
);
