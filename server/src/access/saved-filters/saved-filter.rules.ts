import type { Refusal } from "../../terms/refusal.rules.ts";

/** Who wants to write a filter. */
export interface Writer {
  readonly id: number;
  readonly permissions: ReadonlySet<string>;
}

/** A filter as far as it decides who may write it. */
export interface Shared {
  /** Null: of somebody who left. */
  readonly staff_id: number | null;
  readonly is_shared: boolean;
}

/**
 * Judges whether somebody may make a filter (no `before`), change it, or remove it (no `after`). What is only one's own
 * belongs to the person, whatever their role; what is shared belongs to the company, and whoever may change nothing of
 * it shares nothing. Shared filters of others are for owners.
 */
export function judgeSavedFilter(
  writer: Writer,
  before: Shared | undefined,
  after: Shared | undefined,
): true | Refusal {
  const isOfAnother = before !== undefined && before.staff_id !== writer.id;
  if (isOfAnother && !before.is_shared) return { refusal: "not_found" };
  if (isOfAnother && !writer.permissions.has("owner"))
    return { refusal: "permission_denied", message: "Only an owner changes filters that others share." };
  const isShared = before?.is_shared === true || after?.is_shared === true;
  if (isShared && !mayWriteAnything(writer))
    return { refusal: "permission_denied", message: "Filters are shared by those who may change something." };
  return true;
}

function mayWriteAnything({ permissions }: Writer): boolean {
  return [...permissions].some((permission) => permission.endsWith("_write"));
}
