import { z } from "zod";
import { flag, text } from "../../platform/http/scalars.schema.ts";
import type { SavedFilterRow } from "./saved-filter.store.ts";

const name = text(100, 1);
const page = text(40).refine((value) => /^[a-z][a-z0-9_-]*$/.test(value), "Must be a name such as licenses.");
const query = z.preprocess(
  (value) => (typeof value === "string" ? value.trim().replace(/^\?/, "") : value),
  text(4000).refine((value) => !/[\s#]/.test(value), "Must be a query as it stands in an address."),
);

/** Body of `POST saved-filters/`. */
export const savedFilterBody = z.object({
  name,
  page: page.describe("Of the dashboard, as in `licenses`."),
  query: query.describe("As it stands in an address after the question mark: `active=true&product_id=3`."),
  is_shared: flag().default(false).describe("Whether all of the staff see it."),
});

/** Body of `PATCH saved-filters/{id}/`: what is absent stays. */
export const savedFilterPatch = z.object({
  name: name.optional(),
  query: query.optional(),
  is_shared: flag().optional(),
});

/** A saved filter. */
export const savedFilterAnswer = z.strictObject({
  id: z.number().int(),
  name: z.string(),
  page: z.string(),
  query: z.string(),
  is_shared: z.boolean(),
  is_own: z.boolean(),
  owner: z.string().nullable().describe("Whose it is, by name; null where they left."),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});

/** A saved filter as one of the staff sees it. */
export function presentSavedFilter(
  { staff_id, owner, ...row }: SavedFilterRow,
  viewer: number,
): z.input<typeof savedFilterAnswer> {
  return {
    ...row,
    is_own: staff_id === viewer,
    owner,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}
