/** An object without the members that are undefined. */
export function definedOf<T extends object>(members: T): { [name in keyof T]?: Exclude<T[name], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
