import type { License, LicenseFacts, Refusal } from "../activations/activation-facts.rules.ts";
import { isExpired } from "../licenses/license.rules.ts";

/** Decides a borrow (semantics.md §2.11; license-api.md §6.9). */

const hourMilliseconds = 3_600_000;

/**
 * Until when a bound device may keep its slot without being heard of; `until` null means for as long as the license allows. A borrow
 * needs a slot that is free or held already, and ends in the future, at most `max_borrow_time` hours from now.
 */
export function borrow(
  facts: LicenseFacts,
  license: License,
  until: Date | null,
  now: Date,
): { readonly borrowed_until: Date } | Refusal {
  if (!license.is_floating_cloud || !license.can_borrow) return { refusal: "license_borrow_not_allowed" };
  if (isExpired(license, now)) return { refusal: "license_expired" };
  const latest = new Date(now.getTime() + license.max_borrow_time * hourMilliseconds);
  const borrowed_until = until ?? latest;
  if (borrowed_until <= now || borrowed_until > latest) return { refusal: "borrow_until_not_valid" };
  const isFree = facts.holds_slot || facts.floating_in_use_devices < license.floating_users;
  return isFree ? { borrowed_until } : { refusal: "floating_not_available" };
}
