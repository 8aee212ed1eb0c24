import { isPlainObject, type JsonObject } from "../../platform/values/json.ts";
import type { FeatureChange } from "./license-feature.rules.ts";

/** What is noted of where the features and custom fields of a license came from, after a change by hand. */

/**
 * Members that were sent come from `source`; the rest of a new feature is as the product has it. What is gone is noted
 * no more.
 */
export function featureSourcesAfter(before: JsonObject, changes: readonly FeatureChange[], source: string): JsonObject {
  const after = new Map(Object.entries(before));
  for (const change of changes) {
    if (change.kind === "deleted") after.delete(change.code);
    else {
      const noted = after.get(change.code);
      const known = change.kind === "updated" ? noted : Object.fromEntries(productMembers(change));
      after.set(change.code, {
        ...(isPlainObject(known) ? known : {}),
        ...Object.fromEntries(change.names.map((name) => [name, source])),
      });
    }
  }
  return Object.fromEntries(after);
}

function productMembers({ columns }: FeatureChange & { readonly kind: "created" }): [string, string][] {
  const names = Object.keys(columns).filter((name) => name !== "consumptions_at" && name !== "total_consumptions");
  return names.map((name) => [name, "product"]);
}

/** How a member of a feature is called among the changes of a license. */
export function nameOfChange(part: "product_features" | "custom_fields", ...names: readonly string[]): string {
  return [part, ...names].join(".");
}
