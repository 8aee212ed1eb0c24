/** What can be found, in the order in which it is shown, and who may read it. */
export const KINDS = {
  license: "licenses_read",
  order: "orders_read",
  customer: "customers_read",
  license_user: "licenses_read",
  device: "licenses_read",
  product: "catalog_read",
  product_feature: "catalog_read",
} as const;

/** One of `KINDS`. */
export type Kind = keyof typeof KINDS;

/** Their names. */
export const KIND_NAMES = Object.keys(KINDS) as readonly Kind[];

/** How many of a kind are shown. */
export const HITS_MAX = 5;

/** What is looked for. */
export interface Sought {
  readonly text: string;
  /** Where it may be an id. */
  readonly number: number | null;
  /** Whether an index of parts of texts helps: it knows three letters or digits that follow each other. */
  readonly isLong: boolean;
}

/** Reads what somebody typed into the box. */
export function soughtOf(typed: string): Sought {
  const text = typed.trim();
  const digits = /^#?(\d{1,16})$/.exec(text)?.[1];
  const number = Number(digits ?? Number.NaN);
  return { text, number: Number.isSafeInteger(number) ? number : null, isLong: /[\p{L}\p{N}]{3}/u.test(text) };
}

/** The kinds that somebody may read. */
export function kindsFor(permissions: ReadonlySet<string>): readonly Kind[] {
  return KIND_NAMES.filter((kind) => permissions.has(KINDS[kind]));
}
