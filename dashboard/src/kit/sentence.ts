import type { LicetError, Problem } from "@licet/sdk";
import { germanSentences } from "../texts/de/codes.ts";
import { language } from "../texts/language.ts";

/** What a code means, in the reader's language; the server's own sentence, which may say more, where that is English. */
export function sentenceOf({ code, message }: Pick<LicetError | Problem, "code" | "message">): string {
  if (language === "en") return message;
  return germanSentences[code] ?? message;
}
