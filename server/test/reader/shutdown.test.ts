import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openWire, requestBytes } from "../support/raw-http.ts";
import { startServerProcess } from "../support/server-process.ts";

test("S21: a server that is asked to stop does so, even while clients send bodies and hold connections", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "licet-shutdown-"));
  const server = await startServerProcess(dataDir);
  try {
    const port = Number(new URL(server.url).port);
    const idle = openWire(port);
    idle.send(requestBytes("GET", "/healthz", {}));
    expect((await idle.answer()).status).toBe(200);
    const slow = openWire(port);
    const headers = { "Content-Type": "application/json", "Content-Length": "60000" };
    slow.send(requestBytes("POST", "/api/v1/session/", headers, " "));
    // Fast enough to be waited for, for a minute.
    const dripping = setInterval(() => slow.isOpen() && slow.send(" ".repeat(200)), 200);
    await server.stop();
    clearInterval(dripping);
    await Promise.all([idle.closed, slow.closed]);
  } finally {
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 50_000);
