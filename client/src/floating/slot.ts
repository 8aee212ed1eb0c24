import type { Context } from "../context.ts";
import { LicetError } from "../errors.ts";

/** How a slot is renewed and given back: of the license, or of one of its features. */
export interface SlotCalls {
  /** Takes or renews the slot. Answers the minutes it is good for without being renewed. */
  renew(): Promise<{ readonly timeoutMinutes: number }>;
  release(): Promise<void>;
  /** Answers until when it is borrowed. */
  borrow(until: Date | null): Promise<Date>;
}

/** What an application wants to know of a slot it holds. */
export interface SlotOptions {
  /**
   * Called once when the slot is lost: `floating_timeout` when it could not be renewed in time, else the server's
   * refusal (`floating_not_available`, `license_not_enabled`, …). The application must stop what the license allows.
   */
  readonly onLost?: (error: LicetError) => void;
  /** Called when a renewal failed for the network's sake and the slot is still held; another attempt follows. */
  readonly onTrouble?: (error: unknown) => void;
  /** Called after each renewal. */
  readonly onRenewed?: () => void;
  /** Seconds between renewals. Default: a third of the time a slot is good for. */
  readonly renewEverySeconds?: number;
}

const minuteMilliseconds = 60_000;
const secondMilliseconds = 1_000;
/** Three attempts fit into the time that a slot is good for. */
const shareOfTimeout = 3;
const renewMinMs = 1_000;
const renewMaxMs = 3_600_000;

/**
 * A floating slot that this device holds. A watchdog renews it, in a timer that does not keep the process alive, until `release()` or
 * `stop()`.
 */
export class FloatingSlot {
  readonly #context: Context;
  readonly #calls: SlotCalls;
  readonly #options: SlotOptions;
  #state: "held" | "borrowed" | "released" | "lost" | "stopped" = "held";
  #timeoutMinutes: number;
  #goodUntil: number;
  #borrowedUntil: Date | null = null;
  #cancel: () => void = () => {};

  /** @internal Use `client.acquire()` or `client.feature(code).acquire()`. */
  constructor(context: Context, calls: SlotCalls, options: SlotOptions, timeoutMinutes: number) {
    this.#context = context;
    this.#calls = calls;
    this.#options = options;
    this.#timeoutMinutes = timeoutMinutes;
    this.#goodUntil = this.#nowMs() + timeoutMinutes * minuteMilliseconds;
    this.#watch(this.#interval());
  }

  /**
   * `held`; `borrowed`: held without contact; `released`: given back; `lost`: somebody else's; `stopped`: no longer
   * renewed.
   */
  get state(): "held" | "borrowed" | "released" | "lost" | "stopped" {
    return this.#state;
  }

  /** Until when the slot is this device's if nothing more is heard. */
  get goodUntil(): Date {
    return this.#borrowedUntil ?? new Date(this.#goodUntil);
  }

  /**
   * Renews at once, as the watchdog does in time. Throws the refusal when the slot is lost, or that nobody answered.
   */
  async renew(): Promise<void> {
    const askedAt = this.#nowMs();
    try {
      const { timeoutMinutes } = await this.#calls.renew();
      if (this.#isOver()) return;
      this.#timeoutMinutes = timeoutMinutes;
      // Counted from the question: the server heard it after that.
      this.#goodUntil = askedAt + timeoutMinutes * minuteMilliseconds;
      this.#options.onRenewed?.();
    } catch (error) {
      if (error instanceof LicetError && !error.isRetryable) this.#lose(error);
      throw error;
    }
  }

  /** Gives the slot back, for the next device. The license stays active on this one. Ends a borrow early. */
  async release(): Promise<void> {
    this.#cancel();
    await this.#calls.release();
    this.#borrowedUntil = null;
    if (this.#state !== "lost") this.#state = "released";
  }

  /**
   * Keeps the slot without contact until a moment, or with `null` for as long as the license allows; answers until
   * when. The watchdog rests until then. Throws `license_borrow_not_allowed`, `borrow_until_not_valid`,
   * `floating_not_available`, `license_expired`.
   */
  async borrow(until: Date | null = null): Promise<Date> {
    const borrowedUntil = await this.#calls.borrow(until);
    this.#borrowedUntil = borrowedUntil;
    this.#state = "borrowed";
    this.#watch(Math.max(renewMinMs, borrowedUntil.getTime() - this.#nowMs()));
    return borrowedUntil;
  }

  /** Stops renewing without telling the server; the slot falls free when its time is over. */
  stop(): void {
    this.#cancel();
    if (!this.#isOver()) this.#state = "stopped";
  }

  async #tick(): Promise<void> {
    if (this.#isOver()) return;
    if (this.#borrowedUntil !== null && this.#nowMs() < this.#borrowedUntil.getTime()) {
      this.#watch(this.#borrowedUntil.getTime() - this.#nowMs());
      return;
    }
    if (this.#borrowedUntil !== null) {
      this.#borrowedUntil = null;
      this.#state = "held";
    }
    try {
      await this.renew();
    } catch (error) {
      if (this.#isOver()) return;
      if (this.#nowMs() >= this.#goodUntil) {
        const message = "The floating slot was not renewed in time.";
        this.#lose(new LicetError("floating_timeout", message, { cause: error }));
        return;
      }
      this.#options.onTrouble?.(error);
    }
    if (!this.#isOver()) this.#watch(Math.min(this.#interval(), Math.max(renewMinMs, this.#goodUntil - this.#nowMs())));
  }

  #watch(milliseconds: number): void {
    this.#cancel();
    // A timer cannot wait longer than a month; a tick that comes early looks and waits again.
    this.#cancel = this.#context.schedule(Math.min(milliseconds, renewMaxMs), () => void this.#tick());
  }

  #interval(): number {
    const { renewEverySeconds } = this.#options;
    if (renewEverySeconds !== undefined) return Math.max(renewMinMs, renewEverySeconds * secondMilliseconds);
    const share = (this.#timeoutMinutes * minuteMilliseconds) / shareOfTimeout;
    return Math.min(renewMaxMs, Math.max(renewMinMs, share));
  }

  #lose(error: LicetError): void {
    if (this.#isOver()) return;
    this.#state = "lost";
    this.#cancel();
    this.#options.onLost?.(error);
  }

  #isOver(): boolean {
    return this.#state === "released" || this.#state === "lost" || this.#state === "stopped";
  }

  #nowMs(): number {
    return this.#context.now().getTime();
  }
}
