import { describe, expect, test } from "vitest";
import type { Cause } from "../../platform/values/cause.ts";
import type { EventType } from "../../record/events/event-types.rules.ts";
import { isSent } from "./unsent-events.rules.ts";

const page: Cause = { user_id: 1, via: "page" };
const file: Cause = { via: "import" };
const call: Cause = { request_info: { ip: "203.0.113.7" } };
const bulk: Cause = { user_id: 1 };
const features = { changed: ["product_features"] };

describe("nobody is told of", () => {
  test.each<[string, EventType, Cause, Record<string, unknown>]>([
    ["a feature that is added on the page of its license", "license_product_feature.created", page, {}],
    ["one that is changed there", "license_product_feature.updated", page, {}],
    ["one that is removed there", "license_product_feature.deleted", page, {}],
    ["customers of a file", "customer.created", file, {}],
    ["features of licenses in a file", "license.updated", file, features],
  ])("%s", (_name, type, cause, data) => {
    expect(isSent({ type, data, cause })).toBe(false);
  });
});

describe("others are told of", () => {
  test.each<[string, EventType, Cause | null, Record<string, unknown>]>([
    ["a feature that a key adds", "license_product_feature.created", call, {}],
    ["a feature that a job adds for a person", "license_product_feature.created", bulk, {}],
    ["a license that is changed on its page", "license.updated", page, { changed: ["note"] }],
    ["orders of a file", "order.created", file, {}],
    ["licenses of a file", "license.created", file, {}],
    ["the end of a file", "import.finished", file, {}],
    ["a customer that a page makes", "customer.created", page, {}],
    ["features in the edit of a license", "license.updated", call, features],
    ["what time alone brings", "license.expired", null, {}],
  ])("%s", (_name, type, cause, data) => {
    expect(isSent({ type, data, cause })).toBe(true);
  });
});
