const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const time = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2}):(?<second>\d{2})(?:\.(?<fraction>\d{1,9}))?`;
const zone = String.raw`(?:(?:GMT|UTC|UT|Z)?(?<offset>[+-]\d{2}:?\d{2})|GMT|UTC|UT|Z)`;
const weekday = String.raw`(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?`;
const remark = String.raw`(?:\s*\([^()]*\))?`;

const forms = [
  // Tue, 07 Jun 2011 20:51:35 GMT, also with a day of one digit; Sunday, 06-Nov-94 08:49:37 GMT
  String.raw`${weekday}(?<day>\d{1,2})[\s-](?<month>[a-z]{3})[\s-](?<year>\d{4}|\d{2})\s+${time}\s*${zone}${remark}`,
  // Fri Jul 4 2025 10:56:13 GMT+0000
  String.raw`${weekday}(?<month>[a-z]{3})\s+(?<day>\d{1,2})\s+(?<year>\d{4})\s+${time}\s*${zone}${remark}`,
  // Sun Nov  6 08:49:37 1994
  String.raw`${weekday}(?<month>[a-z]{3})\s+(?<day>\d{1,2})\s+${time}\s+(?<year>\d{4})`,
  // 2025-07-04T10:56:13.000Z
  String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})[T\s]${time}\s*(?:${zone})?`,
].map((form) => new RegExp(`^${form}$`, "i"));

/**
 * Reads the `Date` header leniently (license-api.md §2.1): the three forms of RFC 7231, a day without its leading zero,
 * ISO 8601, and what JavaScript prints (`Fri Jul 4 2025 10:56:13 GMT+0000`). Offsets are honoured, a missing zone means
 * UTC, the name of the weekday is not compared, a two-digit year is between 1970 and 2069. Undefined for anything else,
 * such as 31 February.
 */
export function parseHttpDate(text: string): Date | undefined {
  const trimmed = text.trim();
  // No form is longer; a bound keeps the price of hostile headers constant.
  if (trimmed.length > 100) return undefined;
  for (const form of forms) {
    const parts = form.exec(trimmed)?.groups;
    if (parts) return dateOf(parts);
  }
  return undefined;
}

function dateOf(parts: Readonly<Record<string, string | undefined>>): Date | undefined {
  const { year = "", month = "", day = "", hour = "", minute = "", second = "", fraction = "0", offset } = parts;
  const monthIndex = /^\d/.test(month) ? Number(month) - 1 : months.indexOf(month.toLowerCase());
  const fullYear = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900);
  // A leap second is a legal 60.
  if (monthIndex < 0 || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;

  const midnight = new Date(Date.UTC(2000, 0, 1));
  midnight.setUTCFullYear(fullYear, monthIndex, Number(day));
  if (midnight.getUTCMonth() !== monthIndex || midnight.getUTCDate() !== Number(day)) return undefined;

  const seconds = (Number(hour) * 60 + Number(minute) - offsetMinutes(offset)) * 60 + Number(second);
  return new Date(midnight.getTime() + seconds * 1000 + Math.trunc(Number(`0.${fraction}`) * 1000));
}

function offsetMinutes(offset: string | undefined): number {
  if (offset === undefined) return 0;
  const digits = offset.replace(":", "");
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return digits.startsWith("-") ? -minutes : minutes;
}
