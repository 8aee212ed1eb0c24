import { setTimeout as sleep } from "node:timers/promises";
import type { Deps } from "../../deps.ts";
import { reserveDecisionIds } from "./decision.store.ts";

/** How many ids a process reserves at first: it throws those away that it has not used when it ends. */
const blockMin = 10;
const blockMax = 500;
/** A block that lasts for less than this is followed by a larger one. */
const shortMs = 10_000;
/** For how long a refusal waits for its number where none is at hand, and after that for how long none waits. */
const waitMs = 2000;

/** The ids that a process has of one company. */
interface Stock {
  readonly ids: number[];
  size: number;
  reservedAt: number;
  refilling: Promise<void> | undefined;
  waiting: number;
}

/**
 * The numbers of decisions: reserved in blocks ahead of their use, so that refusals are not answered later for them.
 * Processes have blocks of their own, so that numbers follow the time only roughly.
 */
export class DecisionNumbers {
  private readonly stocks = new Map<number, Stock>();
  private brokenUntil = 0;

  constructor(private readonly deps: Pick<Deps, "db" | "log">) {}

  /** The next number of a company; undefined where none is at hand and the database gives none soon. */
  async take(companyId: number): Promise<number | undefined> {
    const stock = this.stocks.get(companyId) ?? emptyStock();
    this.stocks.set(companyId, stock);
    if (stock.ids.length <= stock.size / 4) this.refill(companyId, stock);
    return stock.ids.shift() ?? this.wait(companyId, stock);
  }

  private async wait(companyId: number, stock: Stock): Promise<number | undefined> {
    stock.waiting += 1;
    try {
      for (;;) {
        if (!stock.refilling) this.refill(companyId, stock);
        if (!stock.refilling) return undefined;
        await stock.refilling;
        const id = stock.ids.shift();
        if (id !== undefined) return id;
      }
    } finally {
      stock.waiting -= 1;
    }
  }

  private refill(companyId: number, stock: Stock): void {
    const now = performance.now();
    if (stock.refilling || now < this.brokenUntil) return;
    stock.size = now - stock.reservedAt < shortMs ? Math.min(2 * stock.size, blockMax) : blockMin;
    stock.reservedAt = now;
    const reserving = this.reserve(companyId, stock, stock.size + stock.waiting);
    stock.refilling = Promise.race([reserving, sleep(waitMs, false, { ref: false })]).then((isDone) => {
      stock.refilling = undefined;
      if (!isDone) this.brokenUntil = performance.now() + waitMs;
    });
  }

  private async reserve(companyId: number, stock: Stock, count: number): Promise<boolean> {
    try {
      const last = await reserveDecisionIds(this.deps.db, companyId, count);
      for (let id = last - count + 1; id <= last; id += 1) stock.ids.push(id);
      return true;
    } catch (error) {
      this.deps.log?.warn({ err: error }, "no numbers of decisions could be reserved");
      return false;
    }
  }
}

function emptyStock(): Stock {
  return { ids: [], size: blockMin, reservedAt: Number.NEGATIVE_INFINITY, refilling: undefined, waiting: 0 };
}
