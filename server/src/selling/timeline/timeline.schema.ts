import { z } from "zod";
import { jsonValue, maybe } from "../../platform/http/scalars.schema.ts";
import { type Change, KINDS, type Named, NEWEST, type Place, readCursor } from "./timeline.rules.ts";

const limitDefault = 50;
const limitMax = 100;

/** What may be asked of a time line. */
export const timelineQuery = z.object({
  limit: maybe(z.coerce.number("Must be a number.").int().min(1).max(limitMax))
    .transform((limit) => limit ?? limitDefault)
    .describe(`Entries of a page (${limitDefault}); at most ${limitMax}.`),
  before: z
    .string()
    .optional()
    .transform((text, context) => {
      const cursor = text ? readCursor(text) : NEWEST;
      if (cursor) return cursor;
      context.addIssue({ code: "custom", message: "Must be the next of a page before." });
      return z.NEVER;
    })
    .describe("The next of the page before; without it, the newest entries."),
});

const actor = z.strictObject({
  kind: z
    .enum(["staff", "key", "license_key", "user", "application", "server"])
    .describe("staff without a name where the caller may not read the audit, or where it holds nothing."),
  id: z.int().nullable(),
  name: z.string().nullable(),
});

/** One thing that happened to a license. */
export const timelineEntry = z.strictObject({
  id: z.string().describe("Stays the same; for lists of what was shown already."),
  at: z.iso.datetime(),
  kind: z.enum(KINDS),
  code: z.string().describe("What happened: device_activated, license_updated, scheduled_update_failed."),
  title: z.string().describe("The same in English, as the history has it."),
  importance: z.enum(["high", "low"]),
  actor,
  device: z.strictObject({ id: z.int(), hardware_id: z.string(), hostname: z.string() }).nullable(),
  user: z.strictObject({ id: z.int(), email: z.string() }).nullable(),
  changes: z
    .array(z.strictObject({ member: z.string(), before: jsonValue, after: jsonValue }))
    .nullable()
    .describe("The members that changed, from the audit; null where the caller may not read it."),
  details: z
    .record(z.string(), jsonValue)
    .nullable()
    .describe("What else is known: an import, a feature, the use of a day."),
});

/** A page of a time line. */
export const timelineAnswer = z.strictObject({
  results: z.array(timelineEntry),
  next: z.string().nullable().describe("The before of the next page; null: this is the end."),
});

/** Who did it. */
export type Actor = z.output<typeof actor>;

/** An entry on its way to the wire. */
export interface Entry extends Place, Named {
  readonly source: string;
  readonly title: string;
  readonly actor: Actor;
  readonly device: z.output<typeof timelineEntry>["device"];
  readonly user: z.output<typeof timelineEntry>["user"];
  readonly changes: readonly Change[] | undefined;
  readonly details: object | null;
}

/** An entry as the wire shows it. */
export function presentEntry(entry: Entry): z.input<typeof timelineEntry> {
  const { us, source, id, kind, code, title, importance, actor: by, device, user, changes, details } = entry;
  return {
    id: `${source}-${source === "use" ? us : id}`,
    at: new Date(Math.floor(us / 1000)).toISOString(),
    kind,
    code,
    title,
    importance,
    actor: by,
    device,
    user,
    changes: (changes as z.input<typeof timelineEntry>["changes"]) ?? null,
    details: details as z.input<typeof timelineEntry>["details"],
  };
}
