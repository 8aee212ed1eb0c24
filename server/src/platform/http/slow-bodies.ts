import { ApiError } from "../../errors.ts";
import { hourMs } from "../values/durations.ts";

/** How long a body may take. */
export interface Patience {
  /** Not counted as slow: a connection that has just begun. */
  readonly graceMs: number;
  /** What each byte that came buys on top. */
  readonly msPerByte: number;
  /** When it ends whatever came. */
  readonly wholeMs: number;
}

/** A thousand bytes a second, which the slowest of lines has, and five minutes. */
export const ordinaryPatience: Patience = { graceMs: 20_000, msPerByte: 1, wholeMs: 300_000 };
/** The same for files, which take hours over a slow line. */
export const patienceForFiles: Patience = { ...ordinaryPatience, wholeMs: 6 * hourMs };

const checkedEveryMs = 1000;

/** A body that is waited for. */
export class AwaitedBody {
  private readonly began = performance.now();
  private waitedMs = 0;
  private waitsSince: number | undefined;
  private received = 0;

  constructor(
    private readonly patience: Patience,
    private readonly onSlow: (error: ApiError) => void,
  ) {}

  /** Time counts from here until the next bytes. */
  wait(): void {
    this.waitsSince ??= performance.now();
    awaited.add(this);
    timer ??= setInterval(check, Math.min(checkedEveryMs, this.patience.graceMs)).unref();
  }

  /** Bytes came; nothing is counted until the next `wait`. */
  take(bytes: number): void {
    if (this.waitsSince !== undefined) this.waitedMs += performance.now() - this.waitsSince;
    this.waitsSince = undefined;
    this.received += bytes;
    awaited.delete(this);
  }

  /** Nothing is waited for any more. */
  end(): void {
    awaited.delete(this);
  }

  check(now: number): void {
    const { graceMs, msPerByte, wholeMs } = this.patience;
    const waited = this.waitedMs + (this.waitsSince === undefined ? 0 : now - this.waitsSince);
    if (waited <= graceMs + this.received * msPerByte && now - this.began <= wholeMs) return;
    this.end();
    this.onSlow(new ApiError("request_timeout"));
  }
}

const awaited = new Set<AwaitedBody>();
let timer: NodeJS.Timeout | undefined;

function check(): void {
  const now = performance.now();
  for (const body of awaited) body.check(now);
  if (awaited.size > 0) return;
  clearInterval(timer);
  timer = undefined;
}
