/**
 * A time zone of the IANA database by its name in any case; undefined for what is none. Offsets such as `+01:00` are
 * none: they know no summer.
 */
export function zoneNamed(name: string): string | undefined {
  if (!/^[a-z]/i.test(name)) return undefined;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    // Older and newer names of one zone stay as they were given.
    return timeZone.toLowerCase() === name.toLowerCase() ? timeZone : name;
  } catch {
    return undefined;
  }
}
