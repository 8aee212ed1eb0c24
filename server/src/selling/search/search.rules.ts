/** What can be found, in the order in which it is shown, and who may read it. */
export const KINDS = {
  license: "licenses_read",
  order: "orders_read",
  customer: "customers_read",
  license_user: "licenses_read",
  device: "licenses_read",
  product: "catalog_read",
  product_feature: "catalog_read",
  decision: "licenses_read",
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
  /** Written as decisions are: `#1042`. */
  readonly isDecision: boolean;
  /** Whether an index of parts of texts helps: it knows three letters or digits that follow each other. */
  readonly isLong: boolean;
}

/** Reads what somebody typed into the box. */
export function soughtOf(typed: string): Sought {
  const text = typed.trim();
  const digits = /^#?(\d{1,16})$/.exec(text)?.[1];
  const number = Number(digits ?? Number.NaN);
  const isDecision = digits !== undefined && text.startsWith("#");
  return {
    text,
    isDecision,
    number: Number.isSafeInteger(number) ? number : null,
    isLong: /[\p{L}\p{N}]{3}/u.test(text),
  };
}

/** The kinds that may be meant, of those that somebody may read. */
export function kindsFor(
  permissions: ReadonlySet<string>,
  { isDecision }: Pick<Sought, "isDecision">,
): readonly Kind[] {
  return KIND_NAMES.filter((kind) => permissions.has(KINDS[kind]) && (!isDecision || kind === "decision"));
}
