import type { Explanation } from "./terms/explanation.rules.ts";

/**
 * The catalogue of errors: code → HTTP status and title. Codes are permanent; the published list and OpenAPI are made
 * from here. Codes of the wire are those of the reference (license-api.md §13); the rest is in their style.
 * Applications show the sentences: those that the reference prints (§13.1) stand here to the letter, without a final
 * dot.
 */
export const ERRORS = {
  // The request itself, both APIs
  invalid_json: [400, "The body is not valid JSON."],
  validation_error: [400, "The request does not have the expected form."],
  malformed_request: [400, "The request is not valid HTTP."],
  request_timeout: [408, "The request did not arrive in time."],
  request_headers_too_large: [431, "The address and the headers of the request are larger than this server accepts."],
  uri_too_long: [414, "A part of the address is longer than anything here."],
  payload_too_large: [413, "The body is larger than this server accepts."],
  unsupported_media_type: [415, "The body must be sent as application/json."],
  not_found: [404, "Not found."],
  method_not_allowed: [405, "This method is not allowed here."],
  not_authenticated: [403, "Authentication credentials were not provided."],
  invalid_management_key: [403, "The Management API key is unknown, revoked or malformed."],
  expired_management_key: [403, "The Management API key has expired."],
  permission_denied: [403, "You do not have permission to perform this action."],
  idempotency_key_reused: [422, "This Idempotency-Key was used for another request."],
  internal_error: [500, "Server-side error: Internal error"],
  database_unavailable: [503, "The database cannot be reached at the moment. Try again shortly."],
  too_many_attempts: [429, "Too many attempts. Try again in some minutes."],
  passwords_busy: [503, "Too many passwords are being checked at the moment. Try again shortly."],
  too_many_requests: [429, "Too many calls about the same object are under way. Try again shortly."],

  // Orders
  missing_parameters: [400, "Some parameters are missing in the request"],
  order_id_exists: [409, "Order with this ID already exists"],
  order_too_large: [400, "An order holds at most 20,000 licenses, those that it has already included."],
  order_kind_mismatch: [400, "An order holds either licenses of products or licenses of bundles, not both."],
  unknown_product: [400, "Provided product was not found"],
  disabled_product: [400, "Provided product is disabled"],
  archived_product: [400, "The product is archived."],
  product_not_a_bundle: [400, "The product is not a bundle, but the order is a bundle order."],
  product_is_a_bundle: [400, "The product is a bundle, but the order is not a bundle order."],
  product_not_in_bundle: [400, "The product is not part of the bundle."],
  bundle_products_required: [400, "A license of a bundle lists the products it holds."],
  duplicate_bundle_product: [400, "The product is listed twice in one license of the bundle."],
  invalid_product_auth_method: [400, "Product authorization method is invalid"],
  license_policy_required: [400, "Every product of a bundle order names its license policy."],
  unknown_license_policy: [400, "The product has no such license policy."],
  archived_license_policy: [400, "The license policy is archived."],
  license_policy_not_sku: [400, "Only a SKU policy can be put onto a license."],
  conflicting_license_policy: [400, "The policy is named twice, and the names differ."],
  license_key_exists: [409, "The license key is in use already."],
  duplicate_license_key: [400, "The license key appears twice in this order."],
  license_users_required: [400, "A license of a user-based product needs at least one user."],
  license_users_limit_reached: [400, "The license has more users than max_license_users allows."],
  duplicate_license_user: [400, "The user is listed twice."],
  unsupported_product_feature: [
    400,
    "One or more of requested product features do not exists or they are not enabled on the product",
  ],
  duplicate_product_feature: [400, "The feature is listed twice."],
  unknown_custom_field: [400, "The product has no such custom field."],
  valid_duration_required: [400, "A time-limited license needs valid_duration or validity_period."],
  conflicting_license_key: [400, "The licenses of one bundle share one key."],
  order_has_licenses: [409, "The order has licenses. Delete them first."],
  order_has_active_licenses: [409, "Licenses of the order are active. Disable them first."],
  license_manager_not_found: [400, "There is no such license manager here."],
  customer_account_not_found: [400, "There is no such customer account."],
  customer_account_id_mismatch: [400, "The customer belongs to another customer account."],
  customer_account_ambiguous: [400, "customer_account_id is given twice, and the values differ."],

  // Webhooks
  webhook_url_not_allowed: [400, "Nothing is sent to this address."],
  webhook_endpoints_limit_reached: [409, "A company has at most 100 webhook endpoints."],
  webhook_endpoint_disabled: [409, "The webhook endpoint is switched off."],

  // Test clocks
  unknown_test_clock: [400, "There is no such test clock."],
  test_clock_needs_test_order: [400, "Only a test order lives by a test clock: send is_test."],
  test_clocks_differ: [400, "This concerns licenses that live by different times. Do it for those of each test clock."],
  test_clock_backwards: [400, "A test clock only goes forward."],
  test_clock_too_far: [400, "A test clock is advanced by two years at most at a time."],
  test_clock_advancing: [409, "The test clock is being advanced. Wait until it is ready."],
  test_clock_in_use: [409, "Orders live by the test clock. Delete them first, or send with_orders."],
  test_clock_in_pool: [400, "A license that lives by a test clock counts in no pool: those live by the time."],
  // Signing keys
  signing_key_waits: [409, "There are keys that wait already. Activate them first, or give them up."],
  signing_key_not_waiting: [409, "Only keys that wait can be activated."],
  signing_key_in_use: [409, "The active keys cannot be retired. Activate others first."],
  recovery_signature_invalid: [400, "The recovery key did not sign this statement."],
  // Customers and their labels
  customer_email_exists: [409, "A customer with this e-mail exists already."],
  customer_merged_with_itself: [400, "A customer cannot be merged with itself."],
  unknown_customer: [400, "There is no such customer."],
  customer_label_exists: [409, "A label with this name exists already."],
  unknown_customer_label: [400, "There is no such label."],

  // Customer accounts, and their sign-on
  customer_account_code_exists: [409, "A customer account with this code exists already."],
  customer_account_in_use: [409, "Consumption pools belong to the account. Delete them first."],
  sso_discovery_failed: [400, "The identity provider cannot be used as it is described."],

  // Catalog
  product_code_exists: [409, "A product or bundle with this code exists already."],
  feature_code_exists: [409, "The product has a feature with this code already."],
  custom_field_exists: [409, "The product has a custom field with this name already."],
  license_policy_exists: [409, "The product has a license policy with this code already."],
  immutable_property: [400, "This property cannot be changed after creation."],
  default_policy_required: [400, "A product keeps exactly one default policy, and it is not archived."],
  bundle_authorization_mismatch: [400, "All products of a bundle share its authorization method."],
  bundle_in_bundle: [400, "A bundle cannot hold another bundle."],
  bundle_product_required: [400, "A bundle holds at least one product."],
  product_in_use: [409, "The product cannot be deleted: licenses, bundles or orders refer to it. Archive it."],
  feature_in_use: [409, "The feature is used by license policies."],
  invalid_catalog: [400, "The catalog file is not valid."],

  // Subscriptions, and the billing systems that tell of them
  subscription_of_other_source: [409, "Another billing source tells of the subscription with this id."],
  unknown_payment: [400, "The subscription has no such payment."],
  unknown_billing_source: [400, "There is no such billing source."],
  billing_source_exists: [409, "A billing source with this name exists already."],
  billing_price_taken: [409, "Another license policy is sold at this price."],
  billing_signature_mismatch: [400, "The signature of the message is missing, wrong or too old."],
  billing_mode_mismatch: [
    400,
    "The message is of the live mode and the billing source of the test mode, or the reverse.",
  ],
  billing_message_not_readable: [400, "The message cannot be read."],
  billing_message_pending: [409, "The message waits for its turn already."],

  // Bulk actions
  bulk_action_ended: [409, "The bulk action has ended."],
  too_many_bulk_actions: [409, "Too many bulk actions are under way; wait until one of them ends."],

  // Imports
  import_column_missing: [400, "The file lacks a column that is required."],

  // License API: authorization (license-api.md §2.4)
  missing_headers: [400, "Some headers are missing"],
  date_header_diff: [400, "The Date header is too far from the time of the server."],
  authorization_invalid_headers: [400, "Invalid headers value in authorization"],
  authorization_missing_params: [400, "Some parameters are missing in authorization"],
  hmac_required: [400, "Hmac is required algorithm"],
  invalid_api_key: [400, "Provided api key is not valid"],
  revoked_api_key: [400, "The API key is revoked."],
  read_only_api_key: [400, "The API key is read-only."],
  api_key_orders_not_allowed: [
    400,
    "The API key may not place orders. Allow it on a key of its own, which no application holds.",
  ],
  signed_request_required: [400, "This company wants signatures over target, body and nonce"],
  digest_mismatch: [400, "The body is not the one that was signed"],
  request_replayed: [409, "A request with this nonce was answered before"],
  signature_mismatch: [401, "Signature mismatch."],
  oauth_required: [400, "This company takes OAuth clients only."],
  oauth_token_expired: [401, "The bearer token has expired."],
  oauth_token_malformed: [401, "The bearer token is not valid here."],
  api_key_product_not_allowed: [400, "The API key is not allowed to use this product."],

  // Licenses
  conflicting_validity: [400, "Send either valid_duration or validity_period."],
  unknown_installation_file: [400, "The product has no such installation file."],
  unknown_order: [400, "There is no such order for this license."],
  unknown_license: [400, "There is no such license."],
  license_feature_exists: [409, "The license has this feature already. Change it."],
  license_custom_field_exists: [409, "The license has a value for this field already. Change it."],
  license_user_in_use: [409, "The user has licenses. Unassign them first."],
  license_user_not_assigned: [400, "The user does not have this license."],
  license_user_email_exists: [409, "Another license user has this e-mail."],
  license_user_group_code_exists: [409, "A group with this code exists already."],
  unknown_license_user_group: [400, "There is no such group of license users."],
  not_in_license_user_group: [400, "The group does not hold it."],
  license_without_key: [400, "Users hold the license: it has no key."],
  license_in_bundle: [409, "The license is part of a bundle. Do this to the license of the bundle."],

  // Scheduled updates
  scheduled_at_not_valid: [400, "A scheduled update waits for the next full hour (UTC) at least."],
  scheduled_update_exists: [409, "The license has another scheduled update for this hour."],
  scheduled_update_status: [400, "The status of the scheduled update does not allow this."],
  duplicate_scheduled_action: [400, "The scheduled update does the same twice."],

  // Consumption pools
  consumption_pool_code_exists: [409, "The customer account has a consumption pool with this code already."],
  consumption_pool_in_use: [409, "The consumption pool has members, or offline devices hold units of it."],
  consumption_pool_units_held: [
    409,
    "Offline devices hold units of the present consumption pool: they give them back first.",
  ],
  unknown_consumption_pool: [400, "There is no such consumption pool."],
  invalid_pool_type: [400, "The consumption pool is not for members of this kind."],
  invalid_pool_account: [400, "A member belongs to the customer account of its consumption pool."],

  // Devices
  unknown_device: [400, "There is no such device."],
  device_variable_exists: [409, "The device has a variable with this name already."],

  // Keys
  permission_not_grantable: [403, "You cannot grant what you may not do yourself."],
  owner_required: [403, "Only an owner who is logged in may do this."],
  own_key: [409, "A key cannot revoke itself. Use another one."],

  // Mail
  mail_not_configured: [409, "No mail server is configured: set LICET_SMTP_URL, LICET_MAIL_FROM and LICET_PUBLIC_URL."],
  mail_not_repeatable: [409, "This mail waits to be sent, or holds a link that is good once."],
  mail_recipient_missing: [409, "The customer of this order has no e-mail address."],
  mail_without_licenses: [409, "The order has no licenses to send."],
  mail_text_not_valid: [400, "The text cannot be read."],
  mail_not_offered: [409, "Such mails are not sent here."],
  mail_link_not_valid: [403, "The link is not whole, has been used, or is too old."],

  // Staff
  invalid_login: [403, "The e-mail or the password is wrong."],
  code_required: [403, "The code of the authenticator app is required."],
  invalid_code: [403, "The code is wrong, or was used before."],
  company_required: [409, "The e-mail belongs to several companies."],
  setup_link_not_valid: [403, "The link is not valid any more. Ask for a new one."],
  session_not_valid: [403, "The session has ended. Log in again."],
  foreign_origin: [403, "Another site's page may not do this."],
  staff_email_exists: [409, "Somebody of the staff has this e-mail already."],
  last_owner: [409, "A company keeps at least one active owner."],
  password_login_not_allowed: [403, "The staff of this company sign on at its identity provider."],
  sign_on_not_valid: [403, "The sign-on did not begin here, or was used before. Begin again."],
  sign_on_expired: [403, "The sign-on took too long. Begin again."],
  sso_domain_not_allowed: [403, "The staff of this company have e-mails of other domains."],
  sso_staff_not_found: [403, "Nobody of the staff has this e-mail."],
  sso_staff_not_active: [403, "This person is not active any more."],
  sso_other_person: [403, "The identity provider means another person with this e-mail than before."],
  saved_filter_exists: [409, "You have a filter of this name on this page already."],
  totp_is_on: [409, "An authenticator app is in use already."],
  totp_is_off: [409, "No authenticator app is in use."],

  // OAuth clients
  oauth_client_exists: [409, "There is an OAuth client already. Rotate its secret, or delete it."],

  // License API: licenses and devices
  missing_hardware_id: [400, "Hardware_id missing in the request"],
  license_key_required: [400, "License_key is missing from the request"],
  license_key_or_license_user_required: [400, "Either license_key or username is required."],
  license_not_found: [400, "License with the provided license_key not found"],
  license_key_rolled: [400, "This license key was replaced and works no longer. Use the new one."],
  license_not_enabled: [400, "The license is not enabled"],
  license_not_active: [400, "The license is not active"],
  license_borrow_not_allowed: [400, "License does not allow borrowing"],
  borrow_until_not_valid: [400, "Borrow until field is not valid"],
  license_not_enough_consumptions: [400, "Not enough consumptions left"],
  feature_not_enough_consumptions: [400, "Not enough consumptions left"],
  negative_consumptions_not_allowed: [400, "Consumptions cannot be given back here."],
  invalid_license_type: [400, "Only consumption licenses count consumptions."],
  invalid_feature_type: [400, "Only consumption features count consumptions."],
  license_expired: [400, "The license has expired"],
  trial_not_allowed: [400, "Product does not allow trial"],
  email_missing: [400, "An email is missing for user-based product"],
  trial_expired: [400, "trial period for device has expired"],
  license_activated_max_times: [400, "License is already activated max number of times"],
  license_start_date_not_reached: [400, "The license cannot be activated before its start date."],
  blacklisted: [400, "This device is blacklisted"],
  product_version_not_supported: [400, "This version was released after the end of the maintenance period."],
  active_license_required: [400, "Active license is required"],
  version_not_found: [400, "file at requested version does not exist"],
  vm_not_allowed: [400, "The license may not be used on a virtual machine."],
  hardware_key_required: [400, "The license can be activated with its hardware key only."],
  device_transfer_not_allowed: [400, "The license may not be moved to another device."],
  device_transfer_limit_reached: [400, "The license was moved to other devices as often as it allows."],
  seat_replacement_not_allowed: [400, "This license does not let a key replace its devices. Ask the vendor."],
  seat_replacement_mailed: [
    400,
    "The customer of this license was sent a mail. Confirm there that the device makes place, then activate again.",
  ],
  seat_reset_limit_reached: [400, "The seats of this license were freed as often as a year allows."],
  device_borrowed: [400, "The device has borrowed a slot, and keeps it without a network."],
  device_not_found: [400, "An active device matching the hardware_id not found"],
  missing_content: [400, "The request file is empty."],
  offline_activation_not_allowed: [400, "The license may not be activated on a machine without a network."],
  offline_deactivation_required: [
    400,
    "A license file holds this seat: give it back with the deactivation request of its machine.",
  ],
  offline_request_out_of_date: [
    400,
    "The request is older than the license file or the latest request of this device. Make a new one.",
  ],
  offline_request_not_signed: [
    400,
    "The signature of this request does not cover what was consumed. Use a newer client, or have the seat freed by the vendor.",
  ],
  offline_release_not_proven: [
    400,
    "The request does not prove that the license file is gone, and seats of this license were given back so lately. Have the seat freed by the vendor.",
  ],
  air_gap_code_not_valid: [400, "The code does not fit this license key and hardware id, or was used before."],
  air_gap_not_allowed: [400, "The license is not made for air-gapped machines."],
  invalid_credentials: [400, "The username or the password is wrong."],
  customer_does_not_exist: [400, "There is no customer with this e-mail."],
  customer_not_found: [400, "No customer with this e-mail can be seen with these credentials."],
  change_password_not_allowed: [400, "Change password not allowed for the company"],
  sso_not_configured: [400, "Single sign-on is not configured for this customer account."],
  sso_not_enabled: [400, "Single sign-on is switched off for this customer account."],
  sso_not_allowed: [400, "Single sign-on cannot be used here."],
  sso_redirect_uri_not_allowed: [400, "The redirect_uri is not one of those configured."],
  sso_token_not_valid: [400, "The code or the token was not accepted. Sign on again."],
  sso_email_missing: [400, "The identity provider did not tell the e-mail of the user."],
  sso_email_not_verified: [400, "The identity provider has not verified the e-mail of the user."],
  sso_user_not_found: [400, "The customer account has no license user with this e-mail."],
  sso_provider_refused: [400, "The identity provider refuses this server. Check client id and client secret."],
  sso_provider_unavailable: [503, "The identity provider cannot be reached at the moment. Try again shortly."],
  invalid_license_feature_code: [400, "License feature code is invalid or not assigned to the license."],
  feature_not_floating: [400, "License feature is not floating cloud feature."],
  floating_feature_device_not_in_use: [400, "Floating feature device is not in use"],
  floating_not_available: [400, "No available slots for floating license"],
} as const satisfies Record<string, readonly [status: number, title: string]>;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof ERRORS;

/** One thing wrong with a request: a code, a sentence, and where (RFC 6901 pointer into the body, "" for the whole). */
export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
  readonly pointer: string;
  readonly value?: unknown;
}

/** The HTTP status of a code. */
export function statusOf(code: ErrorCode): number {
  return ERRORS[code][0];
}

/** The catalogue's sentence for a code. */
export function titleOf(code: ErrorCode): string {
  return ERRORS[code][1];
}

/** The sentence about a member that a call lacks (license-api.md §13.1). */
export function missingSentence(name: string): string {
  return `${titleOf("missing_parameters")}: ${name}`;
}

/** The refusal of a call that lacks a member. */
export function missing(name: string): ApiError {
  return new ApiError("missing_parameters", { message: missingSentence(name) });
}

/** A problem in the catalogue's words, unless a better sentence is given. */
export function problem(code: ErrorCode, pointer: string, value?: unknown, message: string = titleOf(code)): Problem {
  return value === undefined ? { code, message, pointer } : { code, message, pointer, value };
}

/** A refusal on its way to the caller: thrown by handlers, answered by `http/`. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly Problem[];
  /** When trying again may help; sent as `Retry-After`. */
  readonly retryAfterSeconds: number | undefined;
  /** Where rules refused: all of them, with the facts of that moment; computed when it is asked for. */
  readonly explain?: (() => Explanation) | undefined;

  constructor(
    code: ErrorCode,
    options: {
      message?: string;
      problems?: readonly Problem[];
      retryAfterSeconds?: number;
      explain?: (() => Explanation) | undefined;
    } = {},
  ) {
    super(options.message ?? titleOf(code));
    this.name = "ApiError";
    this.code = code;
    this.problems = options.problems ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.explain = options.explain;
  }

  /** The error that reports all problems, under the code and sentence of the first. */
  static of(problems: readonly Problem[]): ApiError {
    const [first] = problems;
    return first ? new ApiError(first.code, { message: first.message, problems }) : new ApiError("validation_error");
  }
}
