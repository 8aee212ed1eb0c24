/** A member that changed. */
export interface ChangedMember {
  readonly name: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** What changed, a line for each member; before and after hold only members that did. */
export function changedMembers(before: unknown, after: unknown): readonly ChangedMember[] {
  const [was, is] = [membersOf(before), membersOf(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names.map((name) => ({ name, from: was[name], to: is[name] }));
}

/** Of a list, its entries by their places. */
function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...(value as object) } : {};
}
