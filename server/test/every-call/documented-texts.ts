import { expect } from "vitest";
import type { ClientAnswer } from "../support/license-client.ts";

// The sentences that the reference prints (license-api.md §13.1) and applications show to people.

/** By code: the status and the possible sentences; `<…>` stands for what is filled in. */
export const documentedTexts: Readonly<Record<string, readonly [status: number, ...sentences: string[]]>> = {
  unknown_product: [400, "Provided product was not found"],
  license_not_found: [
    400,
    "License with the provided license_key not found",
    "License with the provided license user not found",
  ],
  license_not_active: [400, "The license is not active"],
  license_not_enabled: [400, "The license is not enabled"],
  license_expired: [400, "The license has expired"],
  device_not_found: [400, "An active device matching the hardware_id not found"],
  blacklisted: [400, "This device is blacklisted"],
  license_activated_max_times: [400, "License is already activated max number of times"],
  license_key_required: [400, "License_key is missing from the request"],
  missing_hardware_id: [400, "Hardware_id missing in the request"],
  missing_headers: [400, "Some headers are missing"],
  missing_parameters: [400, "Some parameters are missing in the request: <names>"],
  authorization_missing_params: [400, "Some parameters are missing in authorization: <names>"],
  authorization_invalid_headers: [400, "Invalid headers value in authorization"],
  hmac_required: [400, "Hmac is required algorithm"],
  invalid_api_key: [400, "Provided api key is not valid"],
  signature_mismatch: [401, "Signature mismatch."],
  disabled_product: [400, "Provided product is disabled"],
  trial_expired: [400, "trial period for device has expired"],
  trial_not_allowed: [400, "Product does not allow trial"],
  email_missing: [400, "An email is missing for user-based product"],
  invalid_product_auth_method: [400, "Product authorization method is invalid"],
  license_not_enough_consumptions: [
    400,
    "Not enough consumptions left",
    // Ours, where the pool is empty.
    "Not enough consumptions left in the pool",
  ],
  feature_not_enough_consumptions: [400, "Not enough consumptions left", "Not enough consumptions left in the pool"],
  unsupported_product_feature: [
    400,
    "One or more of requested product features do not exists or they are not enabled on the product",
  ],
  invalid_license_feature_code: [400, "License feature code: <code> is invalid or not assigned to the license."],
  feature_not_floating: [400, "License feature is not floating cloud feature."],
  floating_feature_device_not_in_use: [400, "Floating feature device is not in use"],
  floating_not_available: [400, "No available slots for floating license"],
  license_borrow_not_allowed: [400, "License does not allow borrowing"],
  borrow_until_not_valid: [400, "Borrow until field is not valid"],
  change_password_not_allowed: [400, "Change password not allowed for the company"],
  active_license_required: [400, "Active license is required"],
  version_not_found: [400, "file at requested version does not exist"],
  order_id_exists: [409, "Order with this ID already exists"],
  internal_error: [500, "Server-side error: Internal error"],
};

/** Checks a refusal against the status and the sentence of its code, where the reference prints one. */
export function expectDocumented({ status, body }: Pick<ClientAnswer, "status" | "body">): void {
  const { code, message } = JSON.parse(body);
  const [expected, ...sentences] = documentedTexts[code] ?? [];
  if (expected === undefined) return;
  expect(status).toBe(expected);
  expect(
    sentences.some((sentence) => patternOf(sentence).test(message)),
    `${code}: ${message}`,
  ).toBe(true);
}

function patternOf(sentence: string): RegExp {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${sentence.split(/<\w+>/).map(literal).join("[\\w, ]+")}$`);
}
