import { z } from "zod";
import type { LicenseTerms, ProductFacts } from "./license-of-product.rules.ts";
import type { LicensePlan, OrderPlan } from "./place-order.rules.ts";

const plannedLicense = z.object({
  product_id: z.number().int(),
  product_code: z.string(),
  license_template: z.number().int().nullable(),
  license_key: z.string().nullable(),
  license_key_generated: z.boolean(),
  properties: z.record(z.string(), z.unknown()),
  product_features: z.array(z.looseObject({ code: z.string() })),
  custom_fields: z.array(z.object({ name: z.string(), value: z.string() })),
  license_users: z.array(z.object({ email: z.string(), is_manager: z.boolean(), max_activations: z.number().int() })),
  provenance: z.record(z.string(), z.unknown()),
});

/** The answer of a dry run: what would be issued, and where each property would come from. */
export const orderPreview = z.object({
  dry_run: z.literal(true),
  order: z.looseObject({ store_id: z.string(), appended: z.boolean() }),
  customer: z.object({
    how: z.enum(["none", "kept", "linked", "created"]),
    id: z.number().int().nullable(),
    changes: z
      .array(z.strictObject({ name: z.string(), from: z.string(), to: z.string() }))
      .describe("What the order says otherwise of a known customer."),
  }),
  managers: z.array(z.string()),
  order_items: z.array(
    z.object({
      product_id: z.number().int(),
      licenses: z.array(plannedLicense.extend({ sub_licenses: z.array(plannedLicense) })),
    }),
  ),
});

type PlannedLicense = z.input<typeof plannedLicense>;
type PlannedBundle = PlannedLicense & { sub_licenses: PlannedLicense[] };

/** Shows a plan as what it would become. */
export function presentPreview(plan: OrderPlan, products: readonly ProductFacts[]): z.input<typeof orderPreview> {
  const codes = new Map(products.map((product) => [product.id, product.short_code]));
  const { existing_id, ...order } = plan.order;
  const lines = plan.items.map((item) => ({ product_id: item.product_id, licenses: new Map<number, PlannedBundle>() }));
  plan.licenses.forEach((license, index) => {
    const shown = presentPlanned(license, plan.terms[license.terms], codes);
    const line = lines[license.item]?.licenses;
    if (license.bundle === undefined) line?.set(index, { ...shown, sub_licenses: [] });
    else line?.get(license.bundle)?.sub_licenses.push(shown);
  });
  return {
    dry_run: true,
    order: { ...order, appended: existing_id !== undefined, customer_account: plan.customer.customer_account_id },
    customer: { how: plan.customer.how, id: plan.customer.id ?? null, changes: [...plan.customer.changes] },
    managers: [...plan.managers],
    order_items: lines.map(({ product_id, licenses }) => ({ product_id, licenses: [...licenses.values()] })),
  };
}

function presentPlanned(
  license: LicensePlan,
  terms: LicenseTerms | undefined,
  codes: ReadonlyMap<number, string>,
): PlannedLicense {
  return {
    product_id: terms?.product_id ?? 0,
    product_code: codes.get(terms?.product_id ?? 0) ?? "",
    license_template: terms?.license_template_id ?? null,
    license_key: typeof license.key === "object" ? (license.key?.given ?? null) : null,
    license_key_generated: license.key === "generate",
    properties: { ...terms?.properties, active: terms?.active ?? false },
    product_features: (terms?.features ?? []).map(({ code, total_consumptions, values }) => ({
      code,
      total_consumptions,
      ...values,
    })),
    custom_fields: (terms?.custom_fields ?? []).map(({ name, value }) => ({ name, value })),
    license_users: [...license.users],
    provenance: { ...terms?.provenance },
  };
}
