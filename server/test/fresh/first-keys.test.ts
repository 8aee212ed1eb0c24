import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { handOver } from "../../src/access/first-start/first-keys.flow.ts";

// How the operator receives the keys of the first start.

const secrets = {
  managementKey: "prefix01.abcdefghijklmnopqrstuvwxyz012345",
  sharedKey: "a-shared-key",
  setupToken: "a-set-up-token",
};
const keys = { companyId: 1, apiKey: "an-api-key", ...secrets };
const address = "http://127.0.0.1:8080";
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "licet-first-keys-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));
const file = () => join(dataDir, "first-keys.txt");

describe.each([true, false])("S28: the first keys, quiet: %s", (isQuiet) => {
  test("are in a file that only this account can read", () => {
    handOver(keys, address, { dataDir, isQuiet });
    const kept = readFileSync(file(), "utf8");
    for (const secret of Object.values(secrets)) expect(kept).toContain(secret);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test("are so even where a file that others can read existed before", () => {
    writeFileSync(file(), "old");
    chmodSync(file(), 0o644);
    handOver(keys, address, { dataDir, isQuiet });
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test("hold the address of the page where one becomes the owner, whose token no log sees", () => {
    handOver(keys, address, { dataDir, isQuiet });
    expect(readFileSync(file(), "utf8")).toContain(`${address}/set-up#token=a-set-up-token\n`);
    handOver(keys, address, { dataDir, isQuiet, publicUrl: "https://licenses.example.com/licet" });
    expect(readFileSync(file(), "utf8")).toContain("https://licenses.example.com/licet/set-up#token=a-set-up-token\n");
  });

  test(isQuiet ? "are not printed, and the file is named" : "are printed, and the file is named", () => {
    const printed = handOver(keys, address, { dataDir, isQuiet });
    expect(printed).toContain(file());
    for (const secret of Object.values(secrets)) expect(printed.includes(secret)).toBe(!isQuiet);
  });
});
