import { hourMs } from "../../platform/values/durations.ts";
import type { Refusal } from "../../terms/refusal.rules.ts";

/** Floating slots, of licenses and of features alike (semantics.md §2.10, §2.11; license-api.md §6.6, §6.9, §6.11). */

/** What slots are taken from, as it is for the device that calls. */
export interface SlotPool {
  readonly is_floating_cloud: boolean;
  readonly floating_users: number;
  readonly can_borrow: boolean;
  /** Hours. */
  readonly max_borrow_time: number;
  readonly in_use: number;
  /** Whether the calling device holds one of those in use. */
  readonly holds_slot: boolean;
}

/** Whether a device may hold a slot: the one it has already, or a free one. */
export function takeSlot(pool: SlotPool): { readonly slot: "renewed" | "taken" } | Refusal {
  if (pool.holds_slot) return { slot: "renewed" };
  return pool.in_use < pool.floating_users ? { slot: "taken" } : { refusal: "floating_not_available" };
}

/**
 * Until when a bound device may keep its slot without being heard of; `until` null means for as long as is allowed. A
 * borrow needs a slot that is free or held already, and ends in the future, at most `max_borrow_time` hours from now.
 */
export function borrow(
  pool: SlotPool,
  isExpired: boolean,
  until: Date | null,
  now: Date,
): { readonly borrowed_until: Date } | Refusal {
  if (!pool.is_floating_cloud || !pool.can_borrow) return { refusal: "license_borrow_not_allowed" };
  if (isExpired) return { refusal: "license_expired" };
  const latest = new Date(now.getTime() + pool.max_borrow_time * hourMs);
  const borrowed_until = until ?? latest;
  if (borrowed_until <= now || borrowed_until > latest) return { refusal: "borrow_until_not_valid" };
  const held = takeSlot(pool);
  return "refusal" in held ? held : { borrowed_until };
}
