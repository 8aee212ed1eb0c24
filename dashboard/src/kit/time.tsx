import { useSyncExternalStore } from "react";
import { t } from "../texts/kit.ts";
import { language, locale } from "../texts/language.ts";
import { Hint } from "./hint.tsx";

// Every moment is shown in the reader's own zone, with UTC and how long ago on hover and on focus. One timer serves all.

const tickMs = 30_000;
const listeners = new Set<() => void>();
let moment = Date.now();
setInterval(() => {
  moment = Date.now();
  for (const listener of listeners) listener();
}, tickMs);

/** Now, to half a minute. */
export function useNow(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => moment,
  );
}

const formats = {
  minute: new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }),
  day: new Intl.DateTimeFormat(locale, { dateStyle: "medium" }),
  utc: new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" }),
};
const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
const units = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;

/** A moment of the wire in the reader's zone. `as` says how much of it; absent moments show a dash, or `never`. */
export function Time({
  at,
  as = "minute",
  absent = t.time.none,
}: {
  at: string | null | undefined;
  as?: "minute" | "day" | "relative";
  absent?: string;
}) {
  const now = useNow();
  if (!at) return <span>{absent}</span>;
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return <span>{at}</span>;
  const text = as === "relative" ? ago(date.getTime() - now) : formats[as].format(date);
  return (
    <Hint label={`${formats.utc.format(date)} ${t.time.utc} · ${ago(date.getTime() - now)}`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what a mouse finds by hovering, a keyboard finds by focus. */}
      <time dateTime={date.toISOString()} tabIndex={0}>
        {text}
      </time>
    </Hint>
  );
}

/** How long ago, or how long until: "3 days ago". */
export function ago(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [unit, size] = units.find(([, each]) => Math.abs(seconds) >= each) ?? ["second", 1];
  return relative.format(Math.round(seconds / size), unit);
}

/** The time of day, some seconds from now. */
export function timeIn(seconds: number): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(Date.now() + seconds * 1000);
}

/** A moment of the wire as a text, where there is no room for more. */
export function momentText(at: string, as: "minute" | "day"): string {
  return formats[as].format(new Date(at));
}

/** A day of the wire (`YYYY-MM-DD`), which has no zone, in the reader's manner. */
export function dayText(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(date);
}
