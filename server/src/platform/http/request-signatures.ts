import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { ApiError } from "../../errors.ts";
import { nonceOf } from "./fresh-answers.ts";

/** What the signature of a request covers beside its date (docs/guide/signed-requests.md). */
export interface Coverage {
  /** In the order in which they are signed, as `name: value`. */
  readonly lines: readonly string[];
  /** SHA-256 of the body, base64. */
  readonly digest?: string | undefined;
  readonly nonce?: string | undefined;
  /** Whether a recorded request is useless to an attacker. */
  readonly isWhole: boolean;
}

const digestForm = /^sha-256=([A-Za-z0-9+/]{43}=)$/i;

/**
 * Reads which parts the parameter `headers` of an `Authorization` lists as signed: `date` alone, as on the wire of the
 * field, or `date` followed by some of `(request-target)`, `digest` and `licet-nonce`. Throws
 * `authorization_invalid_headers` for any other name, and for a header that is named and not there.
 */
export function coverageOf(request: FastifyRequest, headers: string): Coverage {
  const [first, ...names] = headers.toLowerCase().split(" ");
  if (first !== "date" || new Set(names).size < names.length) throw new ApiError("authorization_invalid_headers");
  if (names.length === 0) return { lines: [], isWhole: false };
  const values: Record<string, string | undefined> = {
    "(request-target)": `${request.method.toLowerCase()} ${targetOf(request.raw.url ?? "")}`,
    digest: request.headers["digest"]?.toString(),
    "licet-nonce": nonceOf(request),
  };
  const lines = names.map((name) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new ApiError("authorization_invalid_headers");
    return `${name}: ${value}`;
  });
  const digest = names.includes("digest") ? digestForm.exec(values["digest"] ?? "")?.[1] : undefined;
  if (names.includes("digest") && digest === undefined) throw new ApiError("authorization_invalid_headers");
  const needed = ["(request-target)", "licet-nonce", ...(request.method === "POST" ? ["digest"] : [])];
  const nonce = names.includes("licet-nonce") ? values["licet-nonce"] : undefined;
  return { lines, digest, nonce, isWhole: needed.every((name) => names.includes(name)) };
}

/** A proxy may take a prefix off, so the target begins with the API. */
function targetOf(url: string): string {
  return url.slice(Math.max(0, url.indexOf("/api/")));
}

/**
 * Takes a body piece by piece; `end` throws `digest_mismatch` when it was not the one that its signature covers, if one
 * does.
 */
export function digestCheck(digest: string | undefined): { take(piece: Uint8Array): void; end(): void } {
  const sum = digest === undefined ? undefined : createHash("sha256");
  return {
    take: (piece) => void sum?.update(piece),
    end: () => {
      if (sum && sum.digest("base64") !== digest) throw new ApiError("digest_mismatch");
    },
  };
}
