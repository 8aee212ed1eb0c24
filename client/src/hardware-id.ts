import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import type { LicenseStorage } from "./storage/storage.ts";

/** How the machine is asked for its id; replaced in tests. */
export interface Machine {
  readonly platform: string;
  /** The text of a file, or undefined. */
  readonly read: (path: string) => Promise<string | undefined>;
  /** What a program prints, or undefined when it fails. */
  readonly run: (program: string, args: readonly string[]) => Promise<string | undefined>;
}

const storedName = "device-id";
const execute = promisify(execFile);
const runTimeoutMs = 5_000;

const thisMachine: Machine = {
  platform: process.platform,
  read: (path) => readFile(path, "utf8").catch(() => undefined),
  run: async (program, args) => {
    const options = { timeout: runTimeoutMs, windowsHide: true };
    return execute(program, [...args], options).then(
      ({ stdout }) => stdout,
      () => undefined,
    );
  },
};

/**
 * The default hardware id: 64 hexadecimal digits, SHA-256 of the product code and the id that the operating system was given when it was
 * installed (`/etc/machine-id`, `IOPlatformUUID`, `MachineGuid`). It survives updates, renaming and new network cards, tells
 * nothing about the machine, and differs from product to product. Where the machine has no such id, a random one is made and kept in
 * `storage`. Copies of one disk image share an id: give such machines ids of their own, or `hardwareId`.
 */
export async function deviceId(
  product: string,
  storage: LicenseStorage,
  machine: Machine = thisMachine,
): Promise<string> {
  const id = (await machineId(machine)) ?? (await storedId(storage));
  return createHash("sha256").update(`licet hardware id v1\n${product}\n${id}`).digest("hex");
}

async function machineId({ platform, read, run }: Machine): Promise<string | undefined> {
  if (platform === "linux") {
    const id = (await read("/etc/machine-id")) ?? (await read("/var/lib/dbus/machine-id"));
    return usable("machine-id", id);
  }
  if (platform === "darwin") {
    const text = await run("/usr/sbin/ioreg", ["-rd1", "-c", "IOPlatformExpertDevice"]);
    return usable("IOPlatformUUID", /"IOPlatformUUID"\s*=\s*"([^"]+)"/.exec(text ?? "")?.[1]);
  }
  if (platform === "win32") {
    const key = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography";
    const text = await run("reg.exe", ["query", key, "/v", "MachineGuid", "/reg:64"]);
    return usable("MachineGuid", /MachineGuid\s+REG_SZ\s+(\S+)/.exec(text ?? "")?.[1]);
  }
  return undefined;
}

/** An image that was not yet started holds "uninitialized", or nothing. */
function usable(source: string, id: string | undefined): string | undefined {
  const text = id?.trim().toLowerCase() ?? "";
  return /^[0-9a-f-]{16,64}$/.test(text) && /[1-9a-f]/.test(text) ? `${source}:${text}` : undefined;
}

async function storedId(storage: LicenseStorage): Promise<string> {
  const known = (await storage.read(storedName))?.trim();
  if (known) return `random:${known}`;
  const made = randomUUID();
  await storage.write(storedName, made);
  return `random:${made}`;
}
