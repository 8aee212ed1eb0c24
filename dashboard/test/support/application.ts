import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import {
  fetchServerKeys,
  isLicetError,
  LicetClient,
  type LicetError,
  MemoryStorage,
} from "../../../client/src/index.ts";
import type { Office } from "./office.ts";

// Applications of the vendor, with the library that they are built with, at the server of the office.

const run = promisify(execFile);
const root = resolve(import.meta.dirname, "../../..");

/** An application on a machine of its own, which calls over the network. */
export async function installOn(
  hostname: string,
  product: string,
  { address: url, test }: Office,
): Promise<LicetClient> {
  const { publicKey, freshKey } = await fetchServerKeys(url);
  const { apiKey, sharedKey } = test;
  return new LicetClient({
    url,
    product,
    apiKey,
    sharedKey,
    publicKey,
    freshKey,
    hardwareId: hostname.toLowerCase(),
    device: { hostname, osVersion: "Windows 11" },
    storage: new MemoryStorage(),
    now: () => test.clock.now(),
  });
}

/** What an application is told when it may not. */
export async function refusalOf(work: Promise<unknown>): Promise<LicetError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isLicetError(error)) throw error ?? new Error("it was allowed");
  return error;
}

/** Runs a program that imports `@licet/client`, as it is; answers what it prints. */
export async function runProgram(text: string): Promise<string> {
  const build = `const { buildLibrary } = await import("./scripts/steps.mjs"); process.exit(buildLibrary("client") ? 0 : 1)`;
  await run(process.execPath, ["--input-type=module", "-e", build], { cwd: root });
  // Inside the package, where its own name resolves to what applications get of it.
  const folder = await mkdtemp(join(root, "client/dist/program-"));
  try {
    await writeFile(join(folder, "program.mjs"), text);
    const home = { HOME: folder, USERPROFILE: folder, APPDATA: folder, LOCALAPPDATA: folder, XDG_DATA_HOME: folder };
    const env = { ...process.env, ...home };
    const { stdout } = await run(process.execPath, [join(folder, "program.mjs")], { env });
    return stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
