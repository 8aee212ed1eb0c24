import type { LicetError, Problem } from "@licet/sdk";
import { sentences, t } from "../texts/kit.ts";
import { waitUntil } from "./api.ts";

/** What a code means, in the reader's language; the server's own sentence, which may say more, where that is English. */
export function sentenceOf({ code, message }: Pick<LicetError | Problem, "code" | "message">): string {
  const until = code === "too_many_attempts" ? waitUntil() : undefined;
  if (until !== undefined) return t.problem.tooMany(until);
  return sentences[code] ?? message;
}
