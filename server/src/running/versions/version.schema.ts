import { z } from "zod";
import { detail, identity, text } from "../license-calls/activation.schema.ts";
import type { OfferedFile } from "../license-calls/offered-files.store.ts";

const filter = { ...identity, env: text(50), channel: text(100), sdk_ver: detail() };

/** Query of versions (license-api.md §6.22). */
export const versionsQuery = z.object(filter);

/** Query of installation_file (license-api.md §6.23). */
export const fileQuery = z.object({ ...filter, version: text(255) });

const releaseDate = z.iso.datetime().nullable();

/** Answer of versions. */
export const versionsAnswer = z.array(z.strictObject({ version: z.string(), release_date: releaseDate }));

/** Answer of installation_file. */
export const fileAnswer = z.strictObject({
  id: z.number().int(),
  version: z.string(),
  installation_file: z.string().nullable().describe("The link."),
  release_date: releaseDate,
  hash_md5: z.string(),
  environment: z.string(),
  eula_link: z.string(),
  release_notes_link: z.string(),
  size: z.string().nullable().describe("Bytes."),
  requires_version: z.string().nullable(),
  channel: z.string().nullable(),
  company: z.strictObject({ id: z.number().int() }),
});

/** An entry of versions. */
export function presentVersion({ version, release_date }: { version: string; release_date: string | null }) {
  return { version, release_date: midnightOf(release_date) };
}

/** The answer of installation_file. */
export function presentFile(file: OfferedFile, companyId: number): z.input<typeof fileAnswer> {
  return {
    id: file.id,
    version: file.version,
    installation_file: file.installation_file,
    release_date: midnightOf(file.release_date),
    hash_md5: file.hash_md5,
    environment: file.environment,
    eula_link: file.eula_link,
    release_notes_link: file.release_notes_link,
    size: file.size,
    requires_version: file.requires_version,
    channel: file.channel,
    company: { id: companyId },
  };
}

/** These two endpoints present a day as the moment it begins. */
function midnightOf(day: string | null): string | null {
  return day === null ? null : `${day}T00:00:00.000Z`;
}
