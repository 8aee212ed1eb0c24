import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { LicenseStorage } from "./storage.ts";

const nameLengthMax = 100;

/**
 * Keeps licenses as files of one folder, readable by their owner only. A file is written beside the old one, flushed to
 * the disk, and then takes its name, so that a crash leaves the old or the new one, never half of one.
 */
export class FileStorage implements LicenseStorage {
  readonly #folder: string;

  /** `folder` is made when something is first written. Default: `defaultFolder()`. */
  constructor(folder: string = defaultFolder()) {
    this.#folder = folder;
  }

  /** What was written under a name; undefined: nothing. Throws the error of the file system. */
  async read(name: string): Promise<string | undefined> {
    try {
      return await readFile(this.#fileOf(name), "utf8");
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }

  /** Writes a file whole, for its owner only. Throws the error of the file system. */
  async write(name: string, text: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const file = this.#fileOf(name);
    const draft = `${file}.${randomUUID()}.tmp`;
    try {
      const handle = await open(draft, "wx", 0o600);
      try {
        await handle.writeFile(text, "utf8");
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, file);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  /** Removes the file of a name; no error where there is none. */
  async remove(name: string): Promise<void> {
    await rm(this.#fileOf(name), { force: true });
  }

  #fileOf(name: string): string {
    return join(this.#folder, fileNameOf(name));
  }
}

/**
 * The folder for application data of the present user: `%APPDATA%`, `~/Library/Application Support`, or
 * `$XDG_DATA_HOME`; in it, `licet`.
 */
export function defaultFolder(
  platform: string = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const home = homedir();
  if (platform === "win32") return join(environment["APPDATA"] ?? join(home, "AppData", "Roaming"), "licet");
  if (platform === "darwin") return join(home, "Library", "Application Support", "licet");
  return join(environment["XDG_DATA_HOME"] ?? join(home, ".local", "share"), "licet");
}

/** A name that every file system takes, different for different names. */
function fileNameOf(name: string): string {
  const plain = encodeURIComponent(name).replaceAll("*", "%2A").replace(/^\./, "%2E");
  // Windows and macOS tell no letters apart by their case.
  if (plain === plain.toLowerCase() && plain.length <= nameLengthMax) return plain;
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 16);
  return `${plain.toLowerCase().slice(0, nameLengthMax)}-${hash}`;
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
