const dayMs = 86_400_000;

/** A moment of the wire so many days later. */
export function daysLater(time: string, days: number): string {
  return new Date(new Date(time).getTime() + days * dayMs).toISOString();
}

/** A moment of the wire a month later, in UTC: the 31st becomes the last day of a shorter month. */
export function monthLater(time: string): string {
  const from = new Date(time);
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + 1];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), last);
  return new Date(Date.UTC(year, month, day) + (from.getTime() % dayMs)).toISOString();
}

/** A moment as fields for date and time in UTC have it, and back. */
export const fieldOf = (time: string): string => new Date(time).toISOString().slice(0, 16);
/** What such a field says, as the wire has it; what is no time is sent as it is, so that the server says so. */
export const sentOf = (field: string): string => (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(field) ? `${field}:00Z` : field);
