import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { firstStart } from "../../src/access/first-start/first-start.flow.ts";
import { readSets } from "../../src/access/signing-keys/signing-keys.flow.ts";
import { createPasswords } from "../../src/platform/signing/passwords.ts";
import { createSecretBox } from "../../src/platform/signing/secret-box.ts";
import { createTestDatabase } from "../support/database.ts";

const now = new Date("2026-03-15T12:00:00.000Z");
const presets = { managementKey: undefined, apiKey: undefined, sharedKey: undefined, signingKey: undefined };
const config = { presets, signingKeyBits: 2048, admin: undefined } as const;

test("the first start makes one key pair for fresh answers, encrypted, whichever node comes first", async () => {
  const { db, drop } = await createTestDatabase();
  const secrets = createSecretBox(randomBytes(32), randomBytes);
  const tools = { secrets, random: randomBytes, passwords: createPasswords() };
  const start = () => firstStart(db, config, tools, now);
  const made = await Promise.all([start(), start(), start()]);
  expect(made.filter(Boolean)).toHaveLength(1);
  const rows = await db<{ public_pem: string; private_sealed: Buffer }[]>`
    select fresh_public_pem as public_pem, fresh_private_sealed as private_sealed from signing_keys`;
  expect(rows).toHaveLength(1);
  expect(rows[0]?.private_sealed.toString("latin1")).not.toContain("PRIVATE KEY");
  const [set] = await readSets(db, { secrets });
  expect(set?.freshSigner?.publicKeyPem).toBe(rows[0]?.public_pem);
  const stranger = createSecretBox(randomBytes(32), randomBytes);
  await expect(readSets(db, { secrets: stranger })).rejects.toThrow("The master key does not fit this database.");
  await drop();
});
