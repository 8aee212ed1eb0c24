import { z } from "zod";
import type { JsonValue } from "../../platform/db/rows.generated.ts";
import { jsonValue } from "../../platform/http/scalars.schema.ts";
import { isPlainObject } from "../../platform/values/json.ts";
import type { LicenseRow } from "./license.rules.ts";
import { nameOfChange } from "./provenance.rules.ts";

const sources = [
  "order",
  "order_default",
  "policy",
  "default_policy",
  "product",
  "default",
  "generated",
  "changed",
  "subscription",
] as const;
type Source = (typeof sources)[number];

const origin = z.strictObject({
  source: z.string().describe(`One of ${sources.join(", ")}.`),
  value: jsonValue,
  explanation: z.string(),
});
const origins = z.record(z.string(), origin);

/** Where each property of a license came from when it was issued, and what it is now. */
export const provenanceObject = z.strictObject({
  id: z.int(),
  policy: z.strictObject({ id: z.int(), code: z.string(), how: z.enum(["named", "default"]) }).nullable(),
  provenance: origins,
  product_features: z.record(z.string(), origins).describe("By the code of the feature."),
  custom_fields: origins.describe("By the name of the field."),
});

/** The provenance of a license in words. `noted` is what was stored when it was issued. */
export function presentProvenance(license: LicenseRow, noted: JsonValue | undefined) {
  const { policy, properties, product_features, custom_fields, changes } = isPlainObject(noted) ? noted : {};
  const policyCode = isPlainObject(policy) ? String(policy["code"]) : "";
  const now = new Map<string, unknown>(Object.entries(license));
  const features = new Map(license.product_features.map((each) => [each.product_feature.code, each]));
  const fields = new Map(license.product_custom_fields.map(({ name, value }) => [name, value]));
  const explained = (from: unknown, values: ReadonlyMap<string, unknown>, ...within: readonly string[]) =>
    mapMembers(from, (source, name) => ({
      ...explain(source, values.get(name), policyCode),
      ...changedBy(changes, [...within, name].join("."), source),
    }));
  return {
    id: license.id,
    policy: isPlainObject(policy) ? { id: policy["id"], code: policy["code"], how: policy["how"] } : null,
    provenance: explained(properties, now),
    product_features: mapMembers(product_features, (from, code) =>
      explained(
        from,
        new Map<string, unknown>(Object.entries(features.get(code) ?? {})),
        nameOfChange("product_features", code),
      ),
    ),
    custom_fields: explained(custom_fields, fields, "custom_fields"),
  };
}

function mapMembers<T>(value: unknown, map: (member: unknown, name: string) => T): Record<string, T> {
  const members = isPlainObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(members.map(([name, member]) => [name, map(member, name)]));
}

function explain(source: unknown, value: unknown, policyCode: string) {
  return { source: String(source), value: value ?? null, explanation: sentence(String(source), policyCode) };
}

/** Who changed a property since, and when. */
function changedBy(changes: unknown, name: string, source: unknown): { explanation?: string } {
  const change = isPlainObject(changes) ? changes[name] : undefined;
  if (!isPlainObject(change)) return {};
  if (source === "subscription")
    return {
      explanation: `Its subscription says so, by ${String(change["by"])} on ${String(change["at"]).slice(0, 10)}.`,
    };
  if (source !== "changed") return {};
  return { explanation: `Changed by ${String(change["by"])} on ${String(change["at"]).slice(0, 10)}.` };
}

function sentence(source: string, policyCode: string): string {
  const sentences: Readonly<Record<Source, string>> = {
    order: "The order says so for this license.",
    order_default: "The order says so for all its licenses, or all of this item or bundle.",
    policy: `The license policy ${policyCode} says so, which was named.`,
    default_policy: `The product's default policy ${policyCode} says so.`,
    product: "The product says so.",
    default: "Neither order, policy nor product says anything: this is the default.",
    generated: "The server made it.",
    changed: "It was changed since.",
    subscription: "Its subscription says so.",
  };
  const known = sources.find((each) => each === source);
  return known ? sentences[known] : `It comes from ${source}.`;
}
