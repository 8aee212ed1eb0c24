/** What can be done to many licenses. */
export const BULK_ACTIONS = [
  "disable",
  "enable",
  "reset",
  "update",
  "apply_policy",
  "follow_policy",
  "delete",
] as const;
/** One of `BULK_ACTIONS`. */
export type BulkActionName = (typeof BULK_ACTIONS)[number];

/** What may become of a bulk action. */
export const BULK_STATUSES = ["pending", "running", "success", "cancelled", "error"] as const;
/** One of `BULK_STATUSES`. */
export type BulkStatus = (typeof BULK_STATUSES)[number];

/** A company has so many under way at most. */
export const openMax = 10;
/** A filter may choose so many licenses. */
export const licensesMax = 500_000;
/** A caller may name so many. */
export const idsMax = 10_000;
/** A preview tries so many. */
export const examinedMax = 1000;

/** Something that speaks against a license. */
export interface BulkProblem {
  readonly license_id: number;
  readonly code: string;
  readonly message: string;
}

/** What became of a license, or would. */
export interface Performed {
  readonly id: number;
  /** The time by which the license lives. */
  readonly at: Date;
  readonly license_key: string | null;
  /** The members that changed, before and after. */
  readonly from: Readonly<Record<string, unknown>>;
  readonly to: Readonly<Record<string, unknown>>;
  readonly isDeleted: boolean;
  readonly problems: readonly BulkProblem[];
}

/** Whether a license is another one afterwards. */
export function hasChanged({ to, isDeleted }: Performed): boolean {
  return isDeleted || Object.keys(to).length > 0;
}

/** A member that changes from one value to another, and of how many licenses. */
export interface FieldCount {
  readonly name: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly licenses: number;
}

const fieldsShownMax = 100;

/** What changes from what to what, the most frequent changes first. */
export function countFields(performed: readonly Performed[]): FieldCount[] {
  const counts = new Map<string, FieldCount>();
  for (const { from, to } of performed)
    for (const [name, value] of Object.entries(to)) {
      const key = JSON.stringify([name, from[name], value]);
      const known = counts.get(key) ?? { name, from: from[name] ?? null, to: value ?? null, licenses: 0 };
      counts.set(key, { ...known, licenses: known.licenses + 1 });
    }
  return [...counts.values()].sort((one, other) => other.licenses - one.licenses).slice(0, fieldsShownMax);
}

/** The licenses that one code speaks against. */
export interface ProblemCount {
  readonly code: string;
  readonly message: string;
  readonly licenses: number;
  readonly ids: readonly number[];
}

const idsShownMax = 20;

/** What speaks against licenses, by code, the most frequent first. */
export function countProblems(performed: readonly Performed[]): ProblemCount[] {
  const counts = new Map<string, ProblemCount>();
  for (const { id, problems } of performed)
    for (const { code, message } of problems) {
      const known = counts.get(code) ?? { code, message, licenses: 0, ids: [] };
      if (known.ids.includes(id)) continue;
      const ids = known.ids.length < idsShownMax ? [...known.ids, id] : known.ids;
      counts.set(code, { ...known, licenses: known.licenses + 1, ids });
    }
  return [...counts.values()].sort((one, other) => other.licenses - one.licenses);
}
