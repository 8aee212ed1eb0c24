import type { NewOrder } from "./orders.queries.ts";

/** One license of an item while it is being typed: its members are those of the wire, an empty text is not sent. */
export type Terms = Record<string, unknown> & { readonly users?: readonly { readonly email: string }[] };

/** An item while it is being typed. */
export interface DraftItem {
  readonly product_code: string;
  readonly licenses: readonly Terms[];
}

/** An order while it is being typed; it has the shape of the body, so that every problem finds its field. */
export interface Draft extends Record<string, unknown> {
  readonly id: string;
  readonly is_bundle: boolean;
  readonly reference: string;
  /** The id of the test clock that it is to live by; empty: none. */
  readonly test_clock: string;
  readonly customer: Readonly<Record<string, string>>;
  readonly items: readonly DraftItem[];
}

/** An order of which nothing is known yet. */
export const emptyDraft: Draft = {
  id: "",
  is_bundle: false,
  reference: "",
  test_clock: "",
  customer: { email: "", first_name: "", last_name: "", company_name: "" },
  items: [{ product_code: "", licenses: [{}] }],
};

/** The body of a draft: what was left empty is not sent, so that policy, product or default decide. */
export function bodyOf(draft: Draft): NewOrder {
  const { customer, items, is_bundle, test_clock, ...rest } = draft;
  const buyer = filled(customer);
  return {
    ...filled(rest),
    ...(is_bundle ? { is_bundle } : {}),
    ...(test_clock === "" ? {} : { is_test: true, test_clock: Number(test_clock) }),
    ...(Object.keys(buyer).length > 0 ? { customer: buyer } : {}),
    items: items.map(({ licenses, ...item }) => ({ ...filled(item), licenses: licenses.map(filled) })),
  } as NewOrder;
}

/** Whether there is something to preview. */
export function isBegun(draft: Draft): boolean {
  return draft.items.some(({ product_code }) => product_code !== "");
}

function filled(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(members).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  return Object.fromEntries(entries.filter(([, value]) => !Array.isArray(value) || value.length > 0));
}

/** People as they are typed, separated by commas, semicolons, blanks or lines. */
export function readUsers(text: string): { email: string }[] {
  return text
    .split(/[\s,;]+/)
    .filter((email) => email !== "")
    .map((email) => ({ email }));
}
