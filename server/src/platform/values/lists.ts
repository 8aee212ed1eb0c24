/** The values of a list by their key, each group in the order of the list. */
export function groupBy<K, V>(list: Iterable<V>, keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of list) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** The rows of a list by their id. */
export function byId<V extends { readonly id: number }>(list: Iterable<V>): Map<number, V> {
  return new Map(Array.from(list, (value) => [value.id, value]));
}
