import { type Problem, problem } from "../../errors.ts";
import type {
  LicenseTemplateCustomFieldsRow,
  LicenseTemplateFeaturesRow,
  ProductCustomFieldsRow,
  ProductFeaturesRow,
} from "../../platform/db/rows.generated.ts";

/**
 * A product keeps exactly one default policy, which is not archived, and a policy lists each of its product's (or the
 * global) features and fields at most once (semantics.md §1.4, §1.5).
 */

/** What a policy sets for a feature, with the feature itself. */
export interface PolicyFeatureRow {
  readonly own: LicenseTemplateFeaturesRow;
  readonly feature: ProductFeaturesRow;
}

/** What a policy sets for a custom field, with the field itself. */
export interface PolicyFieldRow {
  readonly own: LicenseTemplateCustomFieldsRow;
  readonly field: ProductCustomFieldsRow;
}

interface DefaultState {
  readonly is_default: boolean;
  readonly is_archived: boolean;
}

/** Problems of making a policy the default, of taking that back, or of archiving it. */
export function judgeDefault(
  before: DefaultState,
  sent: { readonly is_default?: boolean | undefined; readonly is_archived?: boolean | undefined },
): Problem[] {
  const isDefault = sent.is_default ?? before.is_default;
  const isArchived = sent.is_archived ?? before.is_archived;
  if (before.is_default && !isDefault)
    return [problem("default_policy_required", "/is_default", false, "Make another policy the default instead.")];
  if (isDefault && isArchived) {
    const pointer = sent.is_archived ? "/is_archived" : "/is_default";
    return [problem("default_policy_required", pointer, true, "The default policy of a product is not archived.")];
  }
  return [];
}

/** Problems of the features that a policy lists: each exists, belongs to the product or to all, and appears once. */
export function judgeFeatures(ids: readonly number[], known: readonly { readonly id: number }[]): Problem[] {
  return judgeEntries("/license_product_feature_templates", ids, known, "unsupported_product_feature");
}

/** The same for its custom fields. */
export function judgeCustomFields(ids: readonly number[], known: readonly { readonly id: number }[]): Problem[] {
  return judgeEntries("/license_custom_field_templates", ids, known, "unknown_custom_field");
}

function judgeEntries(
  pointer: string,
  ids: readonly number[],
  known: readonly { readonly id: number }[],
  unknown: "unsupported_product_feature" | "unknown_custom_field",
): Problem[] {
  const problems: Problem[] = [];
  ids.forEach((id, index) => {
    const at = `${pointer}/${index}/id`;
    if (!known.some((each) => each.id === id)) problems.push(problem(unknown, at, id));
    else if (ids.indexOf(id) < index) {
      const code = unknown === "unknown_custom_field" ? "validation_error" : "duplicate_product_feature";
      problems.push(problem(code, at, id, "It is listed twice."));
    }
  });
  return problems;
}
