import { z } from "zod";
import { maybe, text, wireDateTime } from "../../platform/http/scalars.schema.ts";
import { MOMENT_KINDS, progressOf } from "./test-clock.rules.ts";
import type { ListedClock, ListedMoment } from "./test-clock.store.ts";

/** The body of `POST test-clocks/`. */
export const testClockBody = z.object({
  time: wireDateTime().describe("Where it begins."),
  name: maybe(text(100)),
});

/** The body of `POST test-clocks/{id}/advance/`. */
export const advanceBody = z.object({ to: wireDateTime() });

/** The test clock object. */
export const testClockAnswer = z.strictObject({
  id: z.int(),
  name: z.string(),
  time: z.iso.datetime(),
  status: z.enum(["ready", "advancing"]),
  advancing_to: z.iso.datetime().nullable().describe("Where it is on its way to."),
  progress: z.int().describe("How much of the way it has gone, in hundredths."),
  total_orders: z.int().describe("Orders that live by it."),
  total_licenses: z.int(),
  created_at: z.iso.datetime().describe("By the time, not by the clock."),
});

const moment = {
  at: z.iso.datetime(),
  kind: z.enum(MOMENT_KINDS),
  license: z.int(),
  license_key: z.string().nullable(),
  detail: z.string().nullable().describe("The machine, the feature, or the scheduled update and what became of it."),
};

/** Something that came while a clock was advanced. */
export const testClockMoment = z.strictObject({ id: z.int(), ...moment });

/** What comes next, if nothing changes. */
export const dueAnswer = z.strictObject({ results: z.array(z.strictObject(moment)) });

/** A clock on its way out. */
export function presentTestClock(row: ListedClock): z.input<typeof testClockAnswer> {
  return {
    id: row.id,
    name: row.name,
    time: row.time.toISOString(),
    status: row.advancing_to ? "advancing" : "ready",
    advancing_to: row.advancing_to?.toISOString() ?? null,
    progress: progressOf(row),
    total_orders: row.total_orders,
    total_licenses: row.total_licenses,
    created_at: row.created_at.toISOString(),
  };
}

/** A moment on its way out. */
export function presentMoment({ at, kind, license_id, license_key, detail }: Omit<ListedMoment, "id">) {
  return { at: at.toISOString(), kind, license: license_id, license_key, detail };
}
