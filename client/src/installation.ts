import { createHash, randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import type { Context } from "./context.ts";
import { LicetError } from "./errors.ts";
import { readDate } from "./license.ts";
import type { FetchAnswer } from "./options.ts";
import type { Usage } from "./usage.ts";
import { type JsonObject, listOf } from "./wire.ts";

/** Which files to look for. */
export interface FileFilter {
  /** `win`, `win64`, `mac`, `linux`, …: what the vendor called the environment. */
  readonly env?: string;
  /** `prod`, `staging`, … as the vendor names them. */
  readonly channel?: string;
}

/** A version that the license may use. */
export interface Version {
  /** As the vendor numbers it. */
  readonly version: string;
  /** null: not told. */
  readonly releaseDate: Date | null;
}

/** A file to install. */
export interface InstallationFile {
  /** As the vendor numbers it. */
  readonly version: string;
  /** Where it is. */
  readonly url: string;
  /** MD5 of its content in hexadecimal; empty when the vendor gave none. */
  readonly md5: string;
  /** Bytes; undefined when the vendor gave none. */
  readonly size: number | undefined;
  /** null: not told. */
  readonly releaseDate: Date | null;
  /** The version that must be installed before this one. */
  readonly requiresVersion: string | undefined;
  /** Where the licence agreement is; empty: nowhere. */
  readonly eulaUrl: string;
  /** Where the news are; empty: nowhere. */
  readonly releaseNotesUrl: string;
  /** `win64`, `linux`, … as the vendor names them. */
  readonly environment: string;
  /** `prod`, `staging`, …; empty: none. */
  readonly channel: string;
}

/** Bytes of a download. */
export interface Progress {
  /** Bytes so far. */
  readonly received: number;
  /** undefined when neither vendor nor web server said. */
  readonly total: number | undefined;
}

/** Versions of the product and their files, as far as the license covers them. */
export class Installation {
  readonly #context: Context;
  readonly #usage: Usage;

  /** @internal Use `client.installation`. */
  constructor(context: Context, usage: Usage) {
    this.#context = context;
    this.#usage = usage;
  }

  /** All versions the license may use, oldest first. Throws `active_license_required`. */
  async versions({ env, channel }: FileFilter = {}): Promise<Version[]> {
    const { json } = await this.#usage.call("GET", "versions", { env, channel });
    return listOf(json).map(({ version, release_date }) => ({
      version: text(version),
      releaseDate: readDate(text(release_date)),
    }));
  }

  /**
   * The file of a version, or of the newest one the license may use. Throws `version_not_found`,
   * `active_license_required`.
   */
  async file({ env, channel, version }: FileFilter & { readonly version?: string } = {}): Promise<InstallationFile> {
    const { json } = await this.#usage.call("GET", "installation_file", { env, channel, version });
    const wire = json as JsonObject;
    const size = Number(wire["size"] || Number.NaN);
    return {
      version: text(wire["version"]),
      url: text(wire["installation_file"]),
      md5: text(wire["hash_md5"]).toLowerCase(),
      size: Number.isNaN(size) ? undefined : size,
      releaseDate: readDate(text(wire["release_date"])),
      requiresVersion: text(wire["requires_version"]) || undefined,
      eulaUrl: text(wire["eula_link"]),
      releaseNotesUrl: text(wire["release_notes_link"]),
      environment: text(wire["environment"]),
      channel: text(wire["channel"]),
    };
  }

  /**
   * Downloads a file to `path`, which appears there only when it is complete and its MD5 is right. MD5 finds damage,
   * not malice: sign installers. Throws `download_failed` (retryable) and `file_hash_mismatch`.
   */
  async download(
    file: Pick<InstallationFile, "url" | "md5" | "size">,
    path: string,
    {
      onProgress,
      signal = new AbortController().signal,
    }: { onProgress?: (progress: Progress) => void; signal?: AbortSignal } = {},
  ): Promise<void> {
    const draft = `${path}.${randomUUID()}.part`;
    const handle = await open(draft, "wx");
    try {
      const hash = createHash("md5");
      let received = 0;
      try {
        const answer = await this.#get(file.url, signal);
        const total = file.size ?? (Number(answer.headers.get("content-length") ?? 0) || undefined);
        for await (const chunk of chunksOf(answer)) {
          hash.update(chunk);
          await handle.write(chunk);
          received += chunk.byteLength;
          onProgress?.({ received, total });
        }
      } finally {
        await handle.close();
      }
      if (file.md5 !== "" && hash.digest("hex") !== file.md5.toLowerCase())
        throw new LicetError("file_hash_mismatch", "The downloaded file is damaged.", { isRetryable: true });
      await rename(draft, path);
    } catch (cause) {
      await rm(draft, { force: true });
      if (cause instanceof LicetError) throw cause;
      throw new LicetError("download_failed", "The file could not be downloaded.", { isRetryable: true, cause });
    }
  }

  /** Follows redirections, as download servers send them. No authorization: the file may be anybody's. */
  async #get(url: string, signal: AbortSignal): Promise<FetchAnswer> {
    let address = url;
    const redirectionsMax = 5;
    for (let redirections = 0; redirections <= redirectionsMax; redirections += 1) {
      const request = { method: "GET", headers: {}, redirect: "manual", signal } as const;
      const answer = await (this.#context.options.fetch ?? fetch)(address, request);
      const location = answer.headers.get("location");
      if (answer.status >= 200 && answer.status < 300) return answer;
      if (answer.status < 300 || answer.status >= 400 || location === null)
        throw new LicetError("download_failed", `The download was answered with the status ${answer.status}.`, {
          status: answer.status,
          isRetryable: answer.status >= 500,
        });
      address = new URL(location, address).href;
    }
    throw new LicetError("download_failed", "The download is redirected in circles.");
  }
}

/** The bytes as they come: browsers' streams are not iterable everywhere. */
async function* chunksOf(answer: FetchAnswer): AsyncGenerator<Uint8Array> {
  const { body } = answer;
  if (isObjectLike(body) && Symbol.asyncIterator in body) yield* body as AsyncIterable<Uint8Array>;
  else if (isObjectLike(body) && "getReader" in body) {
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } else yield new Uint8Array(await answer.arrayBuffer());
}

function isObjectLike(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function text(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}
