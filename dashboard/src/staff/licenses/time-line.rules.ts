import type { TimelineEntry } from "@licet/sdk";

/** Entries that are shown as one: one that matters, or several in a row that do not. */
export interface Stretch {
  readonly id: string;
  readonly entries: readonly TimelineEntry[];
}

/** Folds neighbours that happened by themselves, unless all are asked for. */
export function stretchesOf(entries: readonly TimelineEntry[], isWhole: boolean): readonly Stretch[] {
  const stretches: { id: string; entries: TimelineEntry[] }[] = [];
  for (const entry of entries) {
    const last = stretches.at(-1);
    if (!isWhole && entry.importance === "low" && last?.entries[0]?.importance === "low") last.entries.push(entry);
    else stretches.push({ id: entry.id, entries: [entry] });
  }
  return stretches;
}
