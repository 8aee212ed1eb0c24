import { ApiError } from "../../errors.ts";

/** Whether the caller has hung up. */
export type IsGone = () => boolean;

/**
 * How many go through a gate at once, how many wait before it and for how long, and the refusal of those turned away.
 */
export interface GateLimits {
  readonly running: number;
  readonly waiting: number;
  readonly waitMs: number;
  readonly refuse: () => ApiError;
}

interface Waiting {
  readonly enter: () => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Lets this much work run at a time and no more; the rest waits in the order in which it came, bounded in number and in
 * time.
 */
export class Gate {
  private running = 0;
  private readonly waiting = new Set<Waiting>();

  constructor(private readonly limits: GateLimits) {}

  /** Whether nothing runs and nothing waits. */
  get isIdle(): boolean {
    return this.running === 0;
  }

  /**
   * Runs `work` when its turn has come. Refuses when too many wait or when it would wait too long; what no caller waits
   * for is not begun.
   */
  async run<T>(work: () => Promise<T>, isGone?: IsGone): Promise<T> {
    if (this.running < this.limits.running) this.running += 1;
    else await this.turn();
    try {
      if (isGone) refuseGone(isGone);
      return await work();
    } finally {
      this.leave();
    }
  }

  private turn(): Promise<void> {
    const { waiting, waitMs, refuse } = this.limits;
    if (this.waiting.size >= waiting) throw refuse();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(own);
        reject(refuse());
      }, waitMs);
      const own: Waiting = { enter: resolve, timer };
      this.waiting.add(own);
    });
  }

  /** Hands the place to the one that has waited longest. */
  private leave(): void {
    const [next] = this.waiting;
    if (!next) {
      this.running -= 1;
      return;
    }
    this.waiting.delete(next);
    clearTimeout(next.timer);
    next.enter();
  }
}

/** Throws where the caller has left: work without a caller would be repeated by the retry. */
export function refuseGone(isGone: IsGone): void {
  if (isGone()) throw new ApiError("database_unavailable", { message: "The caller left before its turn came." });
}
