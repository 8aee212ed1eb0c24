import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { DatabaseAddress } from "../../src/platform/db/connect.ts";

/** A separate process that uses an embedded database, so that it can be killed. */
export type Holder = Readonly<{
  options: DatabaseAddress;
  adopted: boolean;
  kill(): Promise<void>;
  stop(): Promise<void>;
}>;

/** Compiles `embedded.ts` into a folder from which the installed packages can be found. */
export async function buildHolder(): Promise<{ script: string; remove(): Promise<void> }> {
  const server = fileURLToPath(new URL("../../", import.meta.url));
  const cache = join(server, "node_modules/.cache");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "holder-"));
  const config = {
    extends: join(server, "../tsconfig.base.json"),
    compilerOptions: { outDir: folder, rootDir: join(server, "src"), noCheck: true },
    files: [join(server, "src/platform/db/embedded.ts")],
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
  await promisify(execFile)(process.execPath, [compiler, "-p", folder]);
  const script = join(folder, "holder.js");
  await writeFile(script, holderText);
  await promisify(execFile)("chmod", ["-R", "a+rX", folder]);
  return { script, remove: () => rm(folder, { recursive: true, force: true }) };
}

const holderText = `
import { startEmbedded } from "./platform/db/embedded.js";
const log = { info: () => {}, warn: () => {} };
const embedded = await startEmbedded({ dataDir: process.argv[2], log, durable: process.argv[3] === "durable" });
console.log(JSON.stringify({ options: embedded.options, adopted: embedded.adopted }));
process.stdin.once("data", () => embedded.stop().then(() => process.exit()));
`;

/** Starts such a process and waits until its database answers. */
export async function startHolder(script: string, dataDir: string, account: { uid?: number; gid?: number } = {}) {
  const child = spawn(process.execPath, [script, dataDir], { stdio: ["pipe", "pipe", "pipe"], ...account });
  let errors = "";
  child.stderr.on("data", (text) => {
    errors += text;
  });
  const ended = once(child, "exit");
  const line = await Promise.race([
    once(createInterface(child.stdout), "line").then(([text]) => String(text)),
    ended.then(() => undefined),
  ]);
  if (line === undefined) throw new Error(`the holder ended: ${errors}`);
  return { ...(JSON.parse(line) as Pick<Holder, "options" | "adopted">), ...controls(child, ended) } satisfies Holder;
}

function controls(child: ChildProcess, ended: Promise<unknown>): Pick<Holder, "kill" | "stop"> {
  return {
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      child.stdin?.write("stop\n");
      await ended;
    },
  };
}
