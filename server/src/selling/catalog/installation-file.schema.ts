import { z } from "zod";
import type { InstallationFilesRow } from "../../platform/db/rows.generated.ts";
import { bigCount, flag, text, wireDate } from "../../platform/http/scalars.schema.ts";
import { silent } from "./catalog-terms.schema.ts";

const link = silent(text(2000));
const md5 = z
  .string({ error: "Must be text." })
  .regex(/^([0-9a-f]{32})?$/i, "Must be an MD5 hash: 32 hexadecimal digits.");
const bytes = text(19).refine((value) => /^\d*$/.test(value), "Must be a number of bytes.");

const shape = {
  product: bigCount({ min: 1 }),
  version: text(255, 1),
  environment: silent(text(50)),
  channel: silent(text(100)),
  full_link: link,
  filename: silent(text(255)),
  hash_md5: silent(md5),
  release_date: silent(wireDate()),
  requires_version: silent(text(255)),
  size: silent(bytes),
  eula_link: link,
  release_notes_link: link,
  enabled: silent(flag()),
};

/** The body of `POST installation-files/`. */
export const fileBody = z.object(shape);

/** The body of `PATCH installation-files/{id}/`; the product may be sent as it is. */
export const filePatch = z.object({
  ...shape,
  product: shape.product.optional(),
  version: shape.version.optional(),
});

/** A parsed body of `POST installation-files/`. */
export type FileBody = z.output<typeof fileBody>;
/** A parsed body of `PATCH installation-files/{id}/`. */
export type FilePatch = z.output<typeof filePatch>;

/** The installation file object, a version of a product (management-api.md §10.1). */
export const fileAnswer = z.object({
  id: z.int(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  version: z.string(),
  full_link: z.string(),
  filename: z.string(),
  release_date: z.iso.date().nullable(),
  enabled: z.boolean(),
  hash_md5: z.string(),
  environment: z.string(),
  channel: z.string(),
  eula_link: z.string(),
  release_notes_link: z.string(),
  size: z.string().nullable().describe("Bytes."),
  requires_version: z.string().nullable(),
  product: z.int(),
});

/** An installation file as it leaves the server. */
export function presentFile(row: InstallationFilesRow): z.output<typeof fileAnswer> {
  return {
    id: row.id,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    version: row.version,
    full_link: row.full_link,
    filename: row.filename,
    release_date: row.release_date,
    enabled: row.enabled,
    hash_md5: row.hash_md5,
    environment: row.environment,
    channel: row.channel,
    eula_link: row.eula_link,
    release_notes_link: row.release_notes_link,
    size: row.size,
    requires_version: row.requires_version,
    product: row.product_id,
  };
}
