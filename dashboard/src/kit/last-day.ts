import { Temporal } from "temporal-polyfill";

// Loaded by the forms that need it: calendars are large.

/** The last moment of a day in a zone, as the wire takes it: the first of the next day. */
export function endOfDay(day: string, zone: string): string {
  const next = Temporal.PlainDate.from(day).add({ days: 1 });
  return next.toZonedDateTime({ timeZone: zone }).toInstant().toString({ smallestUnit: "second" });
}

/** The day whose end a moment is, in a zone; the moment itself belongs to the next day. */
export function lastDayOf(moment: string, zone: string): string {
  const before = Temporal.Instant.from(moment).subtract({ milliseconds: 1 });
  return before.toZonedDateTimeISO(zone).toPlainDate().toString();
}
