// The address of a list and its filter, which are the same thing: the names are those of the wire, so an address is a
// request that anybody can send.

/** What stands behind `?`: names and texts. */
export type ListSearch = Readonly<Record<string, string>>;

/** How a filter is asked for. */
export type FilterKind = "text" | "number" | "flag" | "day" | "choice";

/** A filter that a list offers. */
export interface FilterSpec {
  /** As on the wire, look-up included: `customer_email__icontains`. */
  readonly name: string;
  readonly kind: FilterKind;
  readonly label: string;
  /** Of a choice. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

/** What a list can be asked for by its address. */
export interface SearchSpec {
  readonly filters: readonly FilterSpec[];
  /** Columns that can be sorted by. */
  readonly orders: readonly string[];
  /** The order without `order_by`. */
  readonly order: string;
  /** The filter that the search field writes. */
  readonly quick?: string;
  /** Reads an address; what it does not name is dropped, and told under `unknownNames`. */
  read(raw: Readonly<Record<string, unknown>>): ListSearch;
}

const paging = ["limit", "offset", "order_by", "count"];
/** A choice within a page (a tab, a device, a dialog) also stands in its address. */
const ofPages = ["tab", "device", "open"];
const lookups = /__(?:exact|iexact|icontains|startswith|in|isnull|not|gte?|lte?|date(?:__[gl]te?)?|contains)$/;

/** The names of filters that were in the address and mean nothing. */
export const unknownNames = "licet.unknown";

/** Describes the address of a list. */
export function listSearch(spec: Omit<SearchSpec, "read">): SearchSpec {
  const names = new Set([...spec.filters.map(({ name }) => name), ...(spec.quick ? [spec.quick] : [])]);
  const roots = new Set([...names].map((name) => name.replace(lookups, "")));
  const isKnown = (name: string) =>
    names.has(name) || roots.has(name.replace(lookups, "")) || paging.includes(name) || ofPages.includes(name);
  return {
    ...spec,
    read: (raw) => {
      const search: Record<string, string> = {};
      const unknown: string[] = [];
      for (const [name, value] of Object.entries(raw)) {
        const text = String(value);
        if (text === "" || name === unknownNames) continue;
        if (!isKnown(name) && !name.startsWith("metadata__")) unknown.push(name);
        else if (isWell(name, text, spec)) search[name] = text;
        else unknown.push(name);
      }
      return unknown.length > 0 ? { ...search, [unknownNames]: unknown.join(", ") } : search;
    },
  };
}

function isWell(name: string, text: string, { orders, order }: Omit<SearchSpec, "read">): boolean {
  if (name === "limit" || name === "offset") return /^\d{1,9}$/.test(text);
  if (name === "order_by") return [...orders, order].some((each) => bare(each) === bare(text));
  return text.length <= 1000;
}

/** An order without its direction. */
export function bare(order: string): string {
  return order.replace(/^-/, "");
}

/** The same order the other way round. */
export function reversed(order: string): string {
  return order.startsWith("-") ? order.slice(1) : `-${order}`;
}

/** The part of an address that filters rows. */
export function filtersOf(search: ListSearch): [string, string][] {
  return Object.entries(search).filter(
    ([name]) => !paging.includes(name) && !ofPages.includes(name) && name !== unknownNames,
  );
}

/** The request that an address means. */
export function requestOf(search: ListSearch, { order }: SearchSpec, limit: number): Record<string, string | number> {
  const request: Record<string, string | number> = { limit, order_by: order };
  for (const [name, value] of Object.entries(search))
    if (!ofPages.includes(name) && name !== unknownNames) request[name] = value;
  return request;
}

/** Reads the part of an address behind `?`; a name that stands there twice counts the last time. */
export function parseAddress(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** Writes the part of an address behind `?`, with it; nothing where there is nothing. */
export function writeAddress(search: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(search).filter(
    ([name, value]) => value !== undefined && value !== "" && name !== unknownNames,
  );
  const text = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return text === "" ? "" : `?${text}`;
}
