import { dayMs } from "../../platform/values/durations.ts";
import type { Refusal } from "../../terms/refusal.rules.ts";

/** Whether those who use licenses may free a seat themselves, within the budget of the vendor (docs/decisions/0083). */

/**
 * Who frees a seat: the user who has it, a manager of the license, whoever holds the key, or its customer, who confirmed
 * by mail what the holder of the key asked for.
 */
export type Recoverer =
  | { readonly kind: "user"; readonly userId: number }
  | { readonly kind: "manager"; readonly userId: number }
  | { readonly kind: "key" }
  | { readonly kind: "customer" };

/** How often the seats of a license were freed within the last year, and how often they may be. */
export interface SeatBudget {
  readonly used: number;
  /** -1: any number. */
  readonly most: number;
  /** Null: any number. */
  readonly left: number | null;
  /** When the next one is possible, while none is left; null where that is now, or never. */
  readonly next_at: Date | null;
}

/** What a budget is made of. */
export interface BudgetFacts {
  readonly seat_resets_per_year: number;
  /** Within the last year. */
  readonly used: number;
  /** As many ago as the budget has: once that one is a year old, another is possible. */
  readonly decisive: Date | null;
}

/** A seat as it is judged, with the terms of its license. */
export interface SeatFacts extends BudgetFacts {
  readonly license_user_id: number | null;
  readonly is_offline: boolean;
  /** Until when the device keeps a slot of the license or of a feature without a network; null: not at all. */
  readonly borrowed_until: Date | null;
  readonly seat_replacement: string;
  /** The license of a bundle has no seats of its own: those of its products count. */
  readonly is_bundle: boolean;
}

/** Days after which a freed seat counts no longer. */
const yearDays = 365;
const unlimited = -1;

/** Since when freed seats count. */
export function budgetBegins(now: Date): Date {
  return new Date(now.getTime() - yearDays * dayMs);
}

/** The budget as it is now. */
export function seatBudget({ seat_resets_per_year: most, used, decisive }: BudgetFacts): SeatBudget {
  if (most === unlimited) return { used, most, left: null, next_at: null };
  const left = Math.max(0, most - used);
  const next_at = left === 0 && decisive ? new Date(decisive.getTime() + yearDays * dayMs) : null;
  return { used, most, left, next_at };
}

/** The one of several that allows least: a machine leaves all licenses of a bundle, or none. */
export function tightestBudget(budgets: readonly SeatBudget[]): SeatBudget | undefined {
  const allowed = ({ left }: SeatBudget) => left ?? Number.POSITIVE_INFINITY;
  // A budget that is never available again has no next moment, and is the last one to wait for.
  const waits = ({ left, next_at }: SeatBudget) => (left === 0 ? (next_at?.getTime() ?? Number.POSITIVE_INFINITY) : 0);
  const [tightest] = [...budgets].sort((a, b) => {
    if (allowed(a) !== allowed(b)) return allowed(a) < allowed(b) ? -1 : 1;
    return waits(a) > waits(b) ? -1 : 1;
  });
  return tightest;
}

/** What speaks against freeing one seat; undefined: nothing. */
export function judgeRecovery(seat: SeatFacts, by: Recoverer): Refusal | undefined {
  const isAllowed = by.kind === "customer" ? seat.seat_replacement !== "never" : seat.seat_replacement === "key";
  if ((by.kind === "key" || by.kind === "customer") && !seat.is_bundle && !isAllowed)
    return { refusal: "seat_replacement_not_allowed" };
  if (by.kind === "user" && seat.license_user_id !== by.userId) return { refusal: "unknown_device" };
  // The file would work on, and the slot is kept, whoever says that the machine is gone.
  if (seat.is_offline) return { refusal: "offline_deactivation_required" };
  if (seat.borrowed_until !== null) {
    const message = `The device has borrowed a slot until ${seat.borrowed_until.toISOString()}, and keeps it without a network.`;
    return { refusal: "device_borrowed", message };
  }
  return seat.is_bundle ? undefined : judgeBudget(seatBudget(seat));
}

function judgeBudget({ most, left, next_at }: SeatBudget): Refusal | undefined {
  if (left !== 0) return undefined;
  const often = most === 1 ? "once" : `${most} times`;
  const next = next_at ? ` The next is possible at ${next_at.toISOString()}.` : "";
  const message =
    most === 0
      ? "Seats of this license are freed by the vendor only."
      : `The seats of this license were freed ${often} within a year, as often as it allows.${next}`;
  return { refusal: "seat_reset_limit_reached", message };
}
