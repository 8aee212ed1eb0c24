import { z } from "zod";
import { cut, wireDate } from "../../platform/http/scalars.schema.ts";
import { CUSTOMER_MEMBERS } from "../../terms/customer-members.rules.ts";
import { propertiesSetBy } from "../../terms/license-properties.rules.ts";
import { namesOf } from "../../terms/members.rules.ts";

const ranges: Readonly<Record<string, number>> = { last30: 30, last60: 60, last180: 180, last365: 365 };
const day = wireDate();

/**
 * From when and until when orders were created: some days back from now, or two days of the calendar, both of them
 * whole.
 */
export type Period = { readonly days: number } | { readonly from: string; readonly to: string };

/**
 * The query of `GET orders/export/` (management-api.md §4.6): `range`, or `from` and `to`; in any case, as one known
 * client writes them.
 */
export const exportQuery = z
  .preprocess(
    inLowerCase,
    z.looseObject({
      range: z
        .string()
        .optional()
        .describe(`One of ${Object.keys(ranges).join(", ")}.`),
      from: z.string().optional().describe("The first day, in UTC; together with to."),
      to: z.string().optional().describe("The last day, in UTC."),
    }),
  )
  .transform((query, context): Period => {
    const complain = (name: string, message: string) => {
      context.addIssue({ code: "custom", path: [name], message });
      return z.NEVER;
    };
    const { range, from, to } = query;
    if (range && (from || to)) return complain("range", "Send either range, or from and to.");
    if (range) {
      const days = ranges[range.toLowerCase()];
      return days === undefined ? complain("range", `Must be one of ${Object.keys(ranges).join(", ")}.`) : { days };
    }
    if (!from || !to) return complain(from ? "to" : "from", "Send either range, or from and to.");
    const [first, last] = [day.safeParse(from), day.safeParse(to)];
    if (!first.success) return complain("from", "Must be a date such as 2030-01-31.");
    if (!last.success) return complain("to", "Must be a date such as 2030-01-31.");
    if (first.data > last.data) return complain("from", "from is later than to.");
    return { from: first.data, to: last.data };
  });

function inLowerCase(query: unknown): unknown {
  if (typeof query !== "object" || query === null) return {};
  const entries = Object.entries(query).map(([name, value]) => [
    name.toLowerCase(),
    cut(Array.isArray(value) ? value.at(-1) : value),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== ""));
}

/** The properties of a license that imports read. */
export const exportedProperties: readonly string[] = namesOf(propertiesSetBy("order"));

/** The columns of exported orders: first those that imports read (management-api.md §5.9), then what else is known. */
export const exportColumns: readonly string[] = [
  "order__store_id",
  "order__type",
  "order__is_test",
  "order__is_trial",
  "order__reference",
  "order__download_id",
  "order__language",
  "order__campaign_params",
  ...CUSTOMER_MEMBERS.map((name) => `customer__${name}`),
  "product__short_code",
  "license__license_key",
  "license__policy_code",
  "license_user__email",
  ...exportedProperties.map((name) => `license__${name}`),
  "license__product_features",
  "license__custom_fields",
  "license__products",
  "order__id",
  "order__created_at",
  "order__is_bundle",
  "order__metadata",
  "order__customer_account__code",
  "license__id",
  "license__times_activated",
  "license__time_activated",
  "license__created_at",
];
