import { z } from "zod";
import { text } from "../../platform/http/scalars.schema.ts";
import { HITS_MAX, KIND_NAMES, type Kind } from "./search.rules.ts";
import type { HitRow } from "./search.store.ts";

/** Query of `GET search/`. */
export const searchQuery = z.object({
  q: text(200, 1).describe("A key, an id, an e-mail, a name, or three letters of one."),
});

/** Something that was found. */
export const hitAnswer = z.strictObject({
  kind: z.enum(KIND_NAMES),
  id: z.number().int(),
  title: z.string(),
  detail: z.string().describe("What tells it from others of the same title."),
  license_id: z.number().int().nullable().describe("Of a device, and of a decision about a license."),
  product_id: z.number().int().nullable().describe("Of a feature; null for one of all products."),
});

/** What was found, by kind; kinds of which nothing was found, or that the caller may not read, are left out. */
export const searchAnswer = z.strictObject({
  q: z.string(),
  groups: z.array(
    z.strictObject({
      kind: z.enum(KIND_NAMES),
      has_more: z.boolean(),
      hits: z.array(hitAnswer).max(HITS_MAX),
    }),
  ),
});

/** What was found of one kind: the first of them. */
export function presentGroup(kind: Kind, rows: readonly HitRow[]) {
  return {
    kind,
    has_more: rows.length > HITS_MAX,
    hits: rows.slice(0, HITS_MAX).map((row) => ({ kind, ...row })),
  };
}
