import { z } from "zod";
import { wireDateTime } from "../../platform/http/scalars.schema.ts";
import { dayMs } from "../../platform/values/durations.ts";
import type { HistoryRow } from "./history.store.ts";

/** A line of the usage history of a license (management-api.md §6.6). */
export const historyAnswer = z.strictObject({
  id: z.int(),
  device: z.int().nullable().describe("The device that called; null where none did."),
  license_user: z.int().nullable().describe("The user who called; null where a key did, or the vendor."),
  ts: z.iso.datetime(),
  source: z
    .string()
    .describe(
      "api, the vendor, or a check of a license; sdk, any other call of an application; server, Licet by itself; portal, a user or a manager.",
    ),
  sdk_version: z.string().nullable(),
  level: z.string(),
  text: z.string(),
  data: z
    .unknown()
    .describe(
      "Of a check, what it named: the license_key or the username, and the hardware_id; of a seat that the customer freed, recovered_by: user, manager, key or customer; null where there is nothing.",
    ),
  license: z.int(),
});

/** The line as it leaves the server. */
export function presentHistory(row: HistoryRow): z.input<typeof historyAnswer> {
  return {
    id: row.id,
    device: row.device_id,
    license_user: row.license_user_id,
    ts: row.ts.toISOString(),
    source: row.source,
    sdk_version: row.sdk_version,
    level: row.level,
    text: row.text,
    data: row.data,
    license: row.license_id,
  };
}

/** The columns of the exported files, in their order. */
export const historyColumns = [
  "ts",
  "source",
  "sdk_version",
  "level",
  "text",
  "data",
  "license_id",
  "device_id",
  "license_user_id",
] as const satisfies readonly (keyof HistoryRow)[];

const moment = (ts: Date) => `${ts.toISOString().slice(0, 19).replace("T", " ")}+00:00`;

/**
 * The forms of the exported files: moments as `2025-03-03 11:36:51+00:00`; texts of one day's file in quotes, of the
 * whole history where they must be.
 */
export const historyForms = { day: { quoted: true, moment }, whole: { moment } };

/** The time that `license-histories/export` takes: both ends, within 24 hours. */
export const dayShape = { ts__gte: wireDateTime(), ts__lte: wireDateTime() };

/** What is wrong with such a time; undefined: nothing. */
export function complaintOfDay({ ts__gte, ts__lte }: { ts__gte: Date; ts__lte: Date }): string | undefined {
  const milliseconds = ts__lte.getTime() - ts__gte.getTime();
  if (milliseconds < 0) return "ts__lte must not be earlier than ts__gte.";
  return milliseconds > dayMs ? "ts__lte must be within 24 hours of ts__gte." : undefined;
}
