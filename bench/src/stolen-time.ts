import { readFile } from "node:fs/promises";

/**
 * A function that returns the share of processor time that this machine's host has since given to others; 0 where no
 * host reports it.
 */
export async function watchStolenTime(): Promise<() => Promise<number>> {
  const before = await processorTime();
  return async () => {
    const now = await processorTime();
    return now.all > before.all ? (now.stolen - before.stolen) / (now.all - before.all) : 0;
  };
}

/** Since the machine was started, in ticks. */
async function processorTime(): Promise<{ readonly all: number; readonly stolen: number }> {
  const text = await readFile("/proc/stat", "utf8").catch(() => "");
  // cpu user nice system idle iowait irq softirq steal …; the time of guests is part of user and nice.
  const ticks = /^cpu +(.+)$/m.exec(text)?.[1]?.split(" ").slice(0, 8).map(Number) ?? [];
  return { all: ticks.reduce((sum, each) => sum + each, 0), stolen: ticks[7] ?? 0 };
}
