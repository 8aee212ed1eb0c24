import { z } from "zod";
import { CONSUMPTION_PERIODS, LICENSE_TYPES, SEAT_REPLACEMENTS } from "../../platform/http/scalars.schema.ts";
import type { Kind } from "../../terms/members.rules.ts";
import type { OwnTerm } from "./own-terms.rules.ts";

const ownTerm = z.strictObject({
  name: z.string(),
  kind: z.string(),
  choices: z.array(z.string()).nullable().describe("What it may be, where that is a list."),
  own: z.unknown().describe("What is said here; null: `inherited` counts."),
  inherited: z.unknown(),
  source: z.enum(["product", "feature", "default"]).describe("Where `inherited` comes from."),
});

/** The answer of `GET license-templates/{id}/terms/`. */
export const policyTermsAnswer = z.strictObject({
  terms: z.array(ownTerm),
  features: z.array(z.strictObject({ id: z.int(), code: z.string(), name: z.string(), terms: z.array(ownTerm) })),
});

/** The answer of `GET products/{id}/terms/`. */
export const productTermsAnswer = z.strictObject({ terms: z.array(ownTerm) });

const choicesOfKind: Partial<Record<Kind, readonly string[]>> = {
  "license type": LICENSE_TYPES,
  "consumption period": CONSUMPTION_PERIODS,
  "seat replacement": SEAT_REPLACEMENTS,
};

/** A term as it leaves the server, with what it may be. */
export function presentTerm({ kind, ...term }: OwnTerm) {
  const choices = choicesOfKind[kind];
  return { ...term, kind, choices: choices ? [...choices] : null };
}
