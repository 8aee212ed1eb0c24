import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ServerProcess, startServerProcess } from "../support/server-process.ts";

// The README's own commands: the blocks are cut out of the file and run unchanged.

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "../../..");
const keys = {
  LICET_MANAGEMENT_KEY: "readmeK1.0123456789abcdefghijklmnopqrstuv",
  LICET_API_KEY: "7e3a0c52-1f55-4c55-9a55-2f0f2f0f2f0f",
  LICET_SHARED_KEY: "a-shared-key-for-the-test-of-the-readme",
};

let folder: string;
let server: ServerProcess;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "licet-readme-"));
  server = await startServerProcess(folder, keys);
  environment = { ...process.env, ...keys, LICET_URL: server.url, LICET_KEY: keys.LICET_MANAGEMENT_KEY };
}, 60_000);

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

test("the README's order sells a key, and its script activates and checks it", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const sold = await run("bash", ["-ec", blockWith(readme, "# readme: sell")], { env: environment });
  const key = /"license_key":"([^"]+)"/.exec(sold.stdout)?.[1];
  expect(key, sold.stdout).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}$/);

  const script = join(folder, "activate.mjs");
  await writeFile(script, blockWith(readme, "// readme: activate"));
  const { stdout } = await run(process.execPath, [script], { env: { ...environment, LICENSE_KEY: key } });
  const year = new Date(Date.now()).getUTCFullYear() + 1;
  expect(stdout).toContain(`activated, valid until ${year}-`);
  expect(stdout).toContain("checked, expired: false");
});

test("the README's script is strict TypeScript", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  // Next to the installed packages, so that the types of Node are found.
  const own = await mkdtemp(join(root, "node_modules/.readme-"));
  const file = join(own, "activate.mts");
  await writeFile(file, blockWith(readme, "// readme: activate"));
  const options = ["--strict", "--noEmit", "--target", "es2022", "--module", "nodenext", "--types", "node"];
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  try {
    await run(process.execPath, [compiler, "--ignoreConfig", ...options, file], { cwd: own });
  } finally {
    await rm(own, { recursive: true, force: true });
  }
});

/** The fenced block whose first line is the mark. */
function blockWith(text: string, mark: string): string {
  const block = text.split(/^```\w*\n/m).find((part) => part.startsWith(mark));
  if (!block) throw new Error(`the README has no block that begins with ${mark}`);
  return block.slice(0, block.indexOf("\n```"));
}
