import type { EventType } from "../../record/events/event-types.rules.ts";
import type { RecordedEvent } from "../../record/events/recorded-event.rules.ts";

// What the original keeps to itself, though it happens ("not sent when", events-api.md §5). It is recorded all the same:
// history, audit and time line show it. The rest of that column holds because nothing is recorded.

const ofLicensePage: ReadonlySet<EventType> = new Set([
  "license_product_feature.created",
  "license_product_feature.updated",
  "license_product_feature.deleted",
]);

/** Whether other systems are told of an event. */
export function isSent({ type, data, cause }: Pick<RecordedEvent, "type" | "data" | "cause">): boolean {
  switch (cause?.via) {
    case "page":
      return !ofLicensePage.has(type);
    case "import":
      return type !== "customer.created" && !(type === "license.updated" && changesOnlyFeatures(data["changed"]));
    default:
      return true;
  }
}

function changesOnlyFeatures(changed: unknown): boolean {
  return Array.isArray(changed) && changed.every((name) => name === "product_features");
}
