/** What refusals can be counted by. */
export const countedBy = ["code", "action", "product", "feature", "license", "customer", "hour", "day"] as const;
export type CountedBy = (typeof countedBy)[number];

/** Whether a name is one of them. */
export function isCountedBy(name: string): name is CountedBy {
  return (countedBy as readonly string[]).includes(name);
}
