import type { BodyOf, License } from "@licet/sdk";
import { bodyOf, type EditValues, sent, valuesOf } from "./edit-license.rules.ts";
import type { MemberKind } from "./license-terms.rules.ts";

/** What can be done at an hour to come. */
export const scheduleKinds = [
  "license-update",
  "license-reset",
  "license-product-feature-update",
  "license-product-feature-delete",
  "license-custom-field-update",
  "license-custom-field-delete",
] as const;

/** One of them. */
export type ScheduleKind = (typeof scheduleKinds)[number];

/** An item as a form holds it; its data are as in the body, so that what is refused finds its field. */
export interface TypedItem {
  readonly product_feature: string;
  readonly product_custom_field: string;
  readonly update_data: EditValues;
}

type Item = BodyOf<"post_scheduled_updates">["scheduled_update_data"][number];
type Feature = License["product_features"][number];

/** What an update may change of a feature of a license. */
export const featureMembers: readonly { readonly name: keyof Feature & string; readonly kind: MemberKind }[] = [
  { name: "max_consumption", kind: "number" },
  { name: "allow_overages", kind: "flag" },
  { name: "max_overages", kind: "number" },
  { name: "expiry_date", kind: "moment" },
  { name: "is_floating_cloud", kind: "flag" },
  { name: "floating_users", kind: "number" },
];

/** Whether an item is about a feature, a custom field, or the license itself. */
export function subjectOf(kind: ScheduleKind): "feature" | "field" | "license" {
  if (kind.startsWith("license-product-feature-")) return "feature";
  return kind.startsWith("license-custom-field-") ? "field" : "license";
}

/** The kinds that a license has something for. */
export function kindsFor({ product_features, product_custom_fields }: License): readonly ScheduleKind[] {
  const has = { license: true, feature: product_features.length > 0, field: product_custom_fields.length > 0 };
  return scheduleKinds.filter((kind) => has[subjectOf(kind)]);
}

/** The data of an item before anything was typed: what the license has now. */
export function presentData(kind: ScheduleKind, named: Omit<TypedItem, "update_data">, license: License): EditValues {
  if (kind === "license-product-feature-update") {
    const feature = featureNamed(named, license);
    return Object.fromEntries(
      featureMembers.map((member) => [member.name, typedOf(member.kind, feature?.[member.name])]),
    );
  }
  if (kind === "license-custom-field-update") return { value: fieldNamed(named, license)?.value ?? "" };
  return valuesOf(license);
}

/** An item as it is sent: of its data, what was changed. */
export function itemOf(kind: ScheduleKind, typed: TypedItem, license: License): Item {
  const { update_data: values, product_feature, product_custom_field } = typed;
  const before = presentData(kind, typed, license);
  switch (kind) {
    case "license-update":
      return { action: kind, update_data: bodyOf(values, before) as never };
    case "license-reset":
      return { action: kind, update_data: {} };
    case "license-product-feature-update": {
      const changed = featureMembers.filter(({ name }) => values[name] !== before[name]);
      const update_data = Object.fromEntries(changed.map((each) => [each.name, sent(each, values[each.name] ?? null)]));
      return { action: kind, product_feature: Number(product_feature), update_data: update_data as never };
    }
    case "license-product-feature-delete":
      return { action: kind, product_feature: Number(product_feature), update_data: {} };
    case "license-custom-field-update":
      return {
        action: kind,
        product_custom_field: Number(product_custom_field),
        update_data: { value: values["value"] ?? "" } as never,
      };
    case "license-custom-field-delete":
      return { action: kind, product_custom_field: Number(product_custom_field), update_data: {} };
  }
}

function featureNamed({ product_feature }: Pick<TypedItem, "product_feature">, license: License): Feature | undefined {
  return license.product_features.find(({ product_feature: { id } }) => String(id) === product_feature);
}

function fieldNamed({ product_custom_field: named }: Pick<TypedItem, "product_custom_field">, license: License) {
  return license.product_custom_fields.find(({ product_custom_field: id }) => String(id) === named);
}

function typedOf(kind: MemberKind, value: unknown): string | boolean | null {
  if (kind === "flag") return value === true;
  if (kind === "moment") return typeof value === "string" ? value : null;
  return value === null || value === undefined ? "" : String(value);
}
