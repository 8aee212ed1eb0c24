import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { buildApp } from "../app.ts";
import { systemClock } from "../clock.ts";
import { connect } from "../platform/db/connect.ts";
import { openApiDocument } from "../platform/http/openapi.ts";
import { KeyRing } from "../platform/signing/key-ring.ts";
import { createPasswords } from "../platform/signing/passwords.ts";
import { createSecretBox } from "../platform/signing/secret-box.ts";

// Writes openapi/management.json and openapi/license.json. Building the app opens no connection, so any address will
// do.

const folder = new URL("../../../openapi/", import.meta.url);
const random = (bytes: number) => randomBytes(bytes);
const { app, management, license } = buildApp({
  db: connect({ databaseUrl: "postgres://nobody@127.0.0.1:1/none" }),
  clock: systemClock,
  random,
  secrets: createSecretBox(randomBytes(32), random),
  passwords: createPasswords(),
  keys: new KeyRing([]),
  jobs: { send: () => Promise.reject(new Error("nothing is sent")) },
});
await app.ready();
mkdirSync(folder, { recursive: true });
for (const api of [management, license]) {
  writeFileSync(new URL(`${api.name}.json`, folder), `${JSON.stringify(openApiDocument(api), null, 2)}\n`);
}
await app.close();
process.exit(0);
