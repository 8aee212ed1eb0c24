/** The members that somebody has changed; only these are sent. */
export function changesOf<Body extends Readonly<Record<string, unknown>>>(values: Body, before: Body): Partial<Body> {
  const changed = Object.entries(values).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
  );
  return Object.fromEntries(changed) as Partial<Body>;
}

/** What a person is called: by the first of these that is there. */
export function nameOf(person: {
  readonly id: number;
  readonly email?: string | null;
  readonly first_name?: string | null;
  readonly last_name?: string | null;
  readonly company_name?: string | null;
}): string {
  return person.email || fullName(person) || person.company_name || `#${person.id}`;
}

/** First and last name, as far as they are known. */
export function fullName(person: { readonly first_name?: string | null; readonly last_name?: string | null }): string {
  return `${person.first_name ?? ""} ${person.last_name ?? ""}`.trim();
}

// Thirty-two signs that nobody mistakes for one another.
const signs = "abcdefghjkmnpqrstuvwxyz23456789+";

/** A password that nobody guesses: a hundred bits. */
export function newPassword(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => signs[byte % signs.length]).join("");
}
