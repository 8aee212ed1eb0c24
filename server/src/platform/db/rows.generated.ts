// Generated from the migrations by `npm run generate`; do not edit.

/** What a json column holds. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [member: string]: JsonValue };

/** A row of `activities`. */
export interface ActivitiesRow {
  company_id: number;
  id: number;
  ts: Date;
  action: string;
  status_code: number;
  count: number;
  product_id: number | null;
  license_id: number | null;
  order_id: number | null;
  customer_id: number | null;
}

/** A row of `activities_hourly`. */
export interface ActivitiesHourlyRow {
  company_id: number;
  id: number;
  hour: Date;
  action: string;
  status_code: number;
  product_id: number | null;
  license_id: number | null;
  order_id: number | null;
  customer_id: number | null;
  count: number;
}

/** A row of `activity_totals`. */
export interface ActivityTotalsRow {
  company_id: number;
  id: number;
  hour: Date;
  action: string;
  status_code: number;
  product_id: number | null;
  count: number;
}

/** A row of `air_gap_codes`. */
export interface AirGapCodesRow {
  company_id: number;
  id: number;
  license_id: number;
  public_key: string;
  created_at: Date;
  hardware_id: string | null;
  activation_code: string | null;
  time_activated: Date | null;
  time_deactivated: Date | null;
}

/** A row of `air_gap_keys`. */
export interface AirGapKeysRow {
  company_id: number;
  private_sealed: Buffer;
  public_key: string;
  created_at: Date;
}

/** A row of `attempts`. */
export interface AttemptsRow {
  company_id: number;
  counter: string;
  free_at: Date;
}

/** A row of `audit`. */
export interface AuditRow {
  company_id: number;
  id: number;
  ts: Date;
  actor_kind: string;
  actor_id: number;
  actor_name: string;
  ip: string;
  request_id: string;
  action: string;
  object: string;
  object_id: number | null;
  before: JsonValue | null;
  after: JsonValue | null;
}

/** A row of `billing_customers`. */
export interface BillingCustomersRow {
  company_id: number;
  source_id: number;
  customer: string;
  email: string;
  name: string;
  occurred_at: Date;
}

/** A row of `billing_messages`. */
export interface BillingMessagesRow {
  company_id: number;
  id: number;
  source_id: number;
  dedup_id: string;
  type: string;
  subscription_id: string | null;
  livemode: boolean | null;
  occurred_at: Date | null;
  body: string;
  status: string;
  reason: string | null;
  waits_for: string[];
  repeats: number;
  attempts: number;
  due_at: Date | null;
  received_at: Date;
  processed_at: Date | null;
}

/** A row of `billing_prices`. */
export interface BillingPricesRow {
  company_id: number;
  price: string;
  license_template_id: number;
}

/** A row of `billing_sources`. */
export interface BillingSourcesRow {
  company_id: number;
  id: number;
  kind: string;
  name: string;
  token: string;
  secret_sealed: Buffer | null;
  private_key_sealed: Buffer | null;
  api_key_sealed: Buffer | null;
  livemode: boolean;
  enabled: boolean;
  created_at: Date;
  updated_at: Date;
}

/** A row of `bulk_action_licenses`. */
export interface BulkActionLicensesRow {
  company_id: number;
  bulk_action_id: number;
  license_id: number;
}

/** A row of `bulk_action_problems`. */
export interface BulkActionProblemsRow {
  company_id: number;
  bulk_action_id: number;
  id: number;
  license_id: number;
  code: string;
  message: string;
}

/** A row of `bulk_actions`. */
export interface BulkActionsRow {
  company_id: number;
  id: number;
  action: string;
  terms: JsonValue;
  policy_code: string | null;
  filter: string | null;
  author: JsonValue;
  status: string;
  total: number;
  done: number;
  changed: number;
  failed: number;
  position: number;
  error: string | null;
  runner: string | null;
  leased_until: Date | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

/** A row of `bundle_products`. */
export interface BundleProductsRow {
  company_id: number;
  bundle_id: number;
  product_id: number;
  position: number;
}

/** A row of `catalog_versions`. */
export interface CatalogVersionsRow {
  company_id: number;
  version: number;
}

/** A row of `companies`. */
export interface CompaniesRow {
  id: number;
  name: string;
  is_oauth_required: boolean;
  require_signed_requests: boolean;
  allow_multiple_trials: boolean;
  allow_client_overages: boolean;
  allow_password_readback: boolean;
  default_lm_permissions: string[];
  time_zone: string;
  portal_name: string | null;
  primary_color: string | null;
  support_email: string | null;
  support_url: string | null;
  created_at: Date;
}

/** A row of `company_logos`. */
export interface CompanyLogosRow {
  company_id: number;
  media_type: string;
  bytes: Buffer;
  sha256: string;
}

/** A row of `company_sso`. */
export interface CompanySsoRow {
  company_id: number;
  issuer: string;
  client_id: string;
  client_secret_sealed: Buffer | null;
  scopes: string;
  redirect_uris: string[];
  enabled: boolean;
  email_domains: string[];
  new_staff_role: string | null;
  allows_passwords: boolean;
  asks_for_code: boolean;
  created_at: Date;
  updated_at: Date;
}

/** A row of `consumption_pool_checkouts`. */
export interface ConsumptionPoolCheckoutsRow {
  company_id: number;
  id: number;
  consumption_pool_id: number;
  license_id: number;
  license_product_feature_id: number | null;
  device_id: number;
  checked_out: number;
  consumed: number;
  returned: number;
  synced_at: Date | null;
  created_at: Date;
}

/** A row of `consumption_pools`. */
export interface ConsumptionPoolsRow {
  company_id: number;
  id: number;
  customer_account_id: number;
  code: string;
  name: string;
  type: string;
  max_consumptions: number;
  total_consumptions: number;
  consumptions_at: Date;
  allow_overages: boolean;
  max_overages: number;
  reset_consumption: boolean;
  consumption_period: string | null;
  default_offline_checkout: number;
  metadata: JsonValue;
  created_at: Date;
  updated_at: Date;
}

/** A row of `customer_account_managers`. */
export interface CustomerAccountManagersRow {
  company_id: number;
  customer_account_id: number;
  license_user_id: number;
  created_at: Date;
}

/** A row of `customer_account_sso`. */
export interface CustomerAccountSsoRow {
  company_id: number;
  customer_account_id: number;
  issuer: string;
  client_id: string;
  client_secret_sealed: Buffer | null;
  scopes: string;
  redirect_uris: string[];
  enabled: boolean;
  created_at: Date;
  updated_at: Date;
}

/** A row of `customer_accounts`. */
export interface CustomerAccountsRow {
  company_id: number;
  id: number;
  code: string;
  name: string;
  description: string;
  phone: string;
  address: string;
  email: string;
  reference: string;
  metadata: JsonValue;
  created_at: Date;
  updated_at: Date;
}

/** A row of `customer_label_mappings`. */
export interface CustomerLabelMappingsRow {
  company_id: number;
  id: number;
  customer_id: number;
  customer_label_id: number;
  created_at: Date;
}

/** A row of `customer_labels`. */
export interface CustomerLabelsRow {
  company_id: number;
  id: number;
  label: string;
  color: string;
  created_at: Date;
  updated_at: Date;
}

/** A row of `customers`. */
export interface CustomersRow {
  company_id: number;
  id: number;
  customer_account_id: number | null;
  email: string;
  first_name: string;
  last_name: string;
  company_name: string;
  phone: string;
  reference: string;
  address: string;
  postcode: string;
  city: string;
  country: string;
  state: string;
  metadata: JsonValue;
  created_at: Date;
  updated_at: Date;
}

/** A row of `decision_numbers`. */
export interface DecisionNumbersRow {
  company_id: number;
  last: number;
}

/** A row of `decision_totals`. */
export interface DecisionTotalsRow {
  company_id: number;
  id: number;
  hour: Date;
  action: string;
  code: string;
  product_id: number | null;
  feature_code: string | null;
  count: number;
  not_kept: number;
}

/** A row of `decisions`. */
export interface DecisionsRow {
  company_id: number;
  id: number;
  created_at: Date;
  action: string;
  code: string;
  message: string;
  product_id: number | null;
  license_id: number | null;
  order_id: number | null;
  customer_id: number | null;
  product_code: string | null;
  license_key: string | null;
  username: string | null;
  feature_code: string | null;
  hardware_id: string | null;
  device_name: string | null;
  app_ver: string | null;
  sdk_ver: string | null;
  ip: string;
  request_id: string;
  facts: JsonValue;
  rules: JsonValue;
  words: string;
}

/** A row of `decisions_hourly`. */
export interface DecisionsHourlyRow {
  company_id: number;
  id: number;
  hour: Date;
  action: string;
  code: string;
  product_id: number | null;
  feature_code: string | null;
  license_id: number | null;
  order_id: number | null;
  customer_id: number | null;
  count: number;
  not_kept: number;
}

/** A row of `device_variables`. */
export interface DeviceVariablesRow {
  company_id: number;
  id: number;
  device_id: number;
  variable: string;
  value: string;
  created_at: Date;
}

/** A row of `devices`. */
export interface DevicesRow {
  company_id: number;
  id: number;
  license_id: number;
  license_user_id: number | null;
  hardware_id: string;
  device_active: boolean;
  is_released: boolean;
  was_reset: boolean;
  blacklisted: boolean;
  type: string;
  os: string;
  hostname: string;
  ip: string;
  external_ip: string;
  mac_address: string | null;
  is_vm: boolean;
  vm_info: string;
  sdk_build_version: string;
  app_ver: string;
  app_name: string;
  credential: string | null;
  key_ids: string[] | null;
  time_activated: Date;
  time_deactivated: Date | null;
  last_check: Date | null;
  floating_last_seen: Date | null;
  is_borrowed: boolean;
  borrowed_until: Date | null;
  is_offline: boolean;
  offline_issued_at: Date | null;
  offline_until: Date | null;
  offline_requested_at: Date | null;
  offline_request_hash: string | null;
  unproven_release_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** A row of `event_outbox`. */
export interface EventOutboxRow {
  company_id: number;
  event_id: number;
}

/** A row of `event_subscriptions`. */
export interface EventSubscriptionsRow {
  company_id: number;
  consumer: string;
  type: string;
}

/** A row of `events`. */
export interface EventsRow {
  company_id: number;
  id: number;
  type: string;
  subject_id: number | null;
  data: JsonValue;
  ts: Date;
  cause: JsonValue | null;
}

/** A row of `former_license_keys`. */
export interface FormerLicenseKeysRow {
  company_id: number;
  id: number;
  license_id: number;
  license_key: string;
  rolled_at: Date;
  ends_at: Date;
}

/** A row of `idempotency_keys`. */
export interface IdempotencyKeysRow {
  company_id: number;
  key: string;
  request_hash: string;
  status: number;
  sealed: Buffer | null;
  created_at: Date;
}

/** A row of `import_chunks`. */
export interface ImportChunksRow {
  company_id: number;
  import_id: number;
  start: number;
  data: Buffer;
}

/** A row of `import_marks`. */
export interface ImportMarksRow {
  company_id: number;
  import_id: number;
  mark: string;
  value: string;
}

/** A row of `import_problems`. */
export interface ImportProblemsRow {
  company_id: number;
  import_id: number;
  id: number;
  line: number;
  column_name: string | null;
  code: string;
  message: string;
  value: string | null;
  cells: JsonValue | null;
}

/** A row of `imports`. */
export interface ImportsRow {
  company_id: number;
  id: number;
  kind: string;
  file_name: string;
  status: string;
  dry_run: boolean;
  on_error: string;
  author: JsonValue;
  delimiter: string;
  columns: string[];
  data_start: number;
  data_line: number;
  size: number;
  phase: string;
  position: number;
  line: number;
  total_row_count: number;
  invalid_row_count: number;
  counts: JsonValue;
  sample: JsonValue;
  error: string | null;
  runner: string | null;
  leased_until: Date | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

/** A row of `installation_files`. */
export interface InstallationFilesRow {
  company_id: number;
  id: number;
  product_id: number;
  version: string;
  version_order: string | null;
  environment: string;
  channel: string;
  full_link: string;
  filename: string;
  hash_md5: string;
  eula_link: string;
  release_notes_link: string;
  requires_version: string | null;
  size: string | null;
  release_date: string | null;
  enabled: boolean;
  created_at: Date;
  updated_at: Date;
}

/** A row of `license_activation_histories`. */
export interface LicenseActivationHistoriesRow {
  company_id: number;
  id: number;
  license_id: number;
  device_id: number;
  ts: Date;
  action: string;
  is_transfer: boolean;
  recovered_by: string | null;
}

/** A row of `license_api_keys`. */
export interface LicenseApiKeysRow {
  company_id: number;
  id: number;
  api_key: string;
  shared_key_sealed: Buffer;
  label: string;
  is_read_only: boolean;
  allow_orders: boolean;
  product_ids: number[] | null;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

/** A row of `license_assignments`. */
export interface LicenseAssignmentsRow {
  company_id: number;
  id: number;
  license_id: number;
  license_user_id: number;
  is_manager: boolean;
  max_activations: number;
  allow_unlimited_activations: boolean;
  total_activations: number;
  created_at: Date;
}

/** A row of `license_custom_fields`. */
export interface LicenseCustomFieldsRow {
  company_id: number;
  id: number;
  license_id: number;
  product_custom_field_id: number;
  value: string;
  created_at: Date;
}

/** A row of `license_feature_slots`. */
export interface LicenseFeatureSlotsRow {
  company_id: number;
  license_product_feature_id: number;
  device_id: number;
  last_seen: Date;
  borrowed_until: Date | null;
}

/** A row of `license_histories`. */
export interface LicenseHistoriesRow {
  company_id: number;
  id: number;
  license_id: number;
  device_id: number | null;
  license_user_id: number | null;
  ts: Date;
  source: string;
  sdk_version: string | null;
  level: string;
  text: string;
  data: JsonValue | null;
}

/** A row of `license_manager_products`. */
export interface LicenseManagerProductsRow {
  company_id: number;
  license_user_id: number;
  product_id: number;
  num_of_licenses: number | null;
}

/** A row of `license_manager_templates`. */
export interface LicenseManagerTemplatesRow {
  company_id: number;
  license_user_id: number;
  license_template_id: number;
}

/** A row of `license_product_features`. */
export interface LicenseProductFeaturesRow {
  company_id: number;
  id: number;
  license_id: number;
  product_feature_id: number;
  max_consumption: number;
  total_consumptions: number;
  consumptions_at: Date | null;
  allow_unlimited_consumptions: boolean;
  allow_negative_consumptions: boolean;
  allow_overages: boolean;
  max_overages: number;
  reset_consumption: boolean;
  consumption_period: string | null;
  consumption_pool_id: number | null;
  is_floating: boolean;
  is_floating_cloud: boolean;
  floating_users: number;
  floating_timeout: number;
  can_borrow: boolean;
  max_borrow_time: number;
  expiry_date: Date | null;
  valid_duration: string;
  metadata: JsonValue;
  created_at: Date;
}

/** A row of `license_template_custom_fields`. */
export interface LicenseTemplateCustomFieldsRow {
  company_id: number;
  id: number;
  license_template_id: number;
  product_custom_field_id: number;
  default_value: string;
}

/** A row of `license_template_features`. */
export interface LicenseTemplateFeaturesRow {
  company_id: number;
  id: number;
  license_template_id: number;
  product_feature_id: number;
  max_consumption: number | null;
  allow_unlimited_consumptions: boolean | null;
  allow_negative_consumptions: boolean | null;
  allow_overages: boolean | null;
  max_overages: number | null;
  reset_consumption: boolean | null;
  consumption_period: string | null;
  is_floating: boolean | null;
  is_floating_cloud: boolean | null;
  floating_users: number | null;
  floating_timeout: number | null;
  can_borrow: boolean | null;
  max_borrow_time: number | null;
  expiry_date: Date | null;
  valid_duration: string | null;
  metadata: JsonValue | null;
}

/** A row of `license_templates`. */
export interface LicenseTemplatesRow {
  company_id: number;
  id: number;
  product_id: number;
  code: string;
  name: string;
  is_default: boolean;
  is_archived: boolean;
  is_sku: boolean;
  default_license_type: string | null;
  allow_trial: boolean | null;
  trial_days: number | null;
  max_activations: number | null;
  allow_unlimited_activations: boolean | null;
  user_max_activations: number | null;
  max_license_users: number | null;
  max_transfers: number | null;
  seat_resets_per_year: number | null;
  seat_replacement: string | null;
  prevent_vm: boolean | null;
  is_floating: boolean | null;
  is_floating_cloud: boolean | null;
  floating_users: number | null;
  floating_timeout: number | null;
  can_borrow: boolean | null;
  max_borrow_time: number | null;
  valid_duration: string | null;
  allow_grace_period: boolean | null;
  grace_period: number | null;
  enable_maintenance_period: boolean | null;
  maintenance_duration: string | null;
  max_consumptions: number | null;
  allow_unlimited_consumptions: boolean | null;
  allow_negative_consumptions: boolean | null;
  allow_overages: boolean | null;
  max_overages: number | null;
  reset_consumption: boolean | null;
  consumption_period: string | null;
  is_air_gapped: boolean | null;
  is_hardware_key_auth: boolean | null;
  allow_offline_activation: boolean | null;
  installation_file_id: number | null;
  on_refund: string | null;
  on_dispute: string | null;
  on_cancel: string | null;
  on_quantity: string | null;
  metadata: JsonValue;
  created_at: Date;
  updated_at: Date;
}

/** A row of `license_timers`. */
export interface LicenseTimersRow {
  company_id: number;
  license_id: number;
  type: string;
  date: Date;
}

/** A row of `license_user_group_licenses`. */
export interface LicenseUserGroupLicensesRow {
  company_id: number;
  license_user_group_id: number;
  license_id: number;
  created_at: Date;
}

/** A row of `license_user_group_managers`. */
export interface LicenseUserGroupManagersRow {
  company_id: number;
  license_user_group_id: number;
  license_user_id: number;
  created_at: Date;
}

/** A row of `license_user_group_members`. */
export interface LicenseUserGroupMembersRow {
  company_id: number;
  license_user_group_id: number;
  license_user_id: number;
  created_at: Date;
}

/** A row of `license_user_groups`. */
export interface LicenseUserGroupsRow {
  company_id: number;
  id: number;
  customer_account_id: number | null;
  code: string;
  name: string;
  description: string;
  metadata: JsonValue;
  created_at: Date;
  updated_at: Date;
}

/** A row of `license_users`. */
export interface LicenseUsersRow {
  company_id: number;
  id: number;
  true_email: string;
  first_name: string;
  last_name: string;
  phone_number: string;
  reference: string;
  is_active: boolean;
  is_unproven: boolean;
  initial_password_sealed: Buffer | null;
  password_hash: string | null;
  lm_permissions: string[] | null;
  last_login: Date | null;
  metadata: JsonValue;
  created_at: Date;
  updated_at: Date;
}

/** A row of `licenses`. */
export interface LicensesRow {
  company_id: number;
  id: number;
  order_id: number;
  order_item_id: number;
  customer_id: number | null;
  product_id: number;
  license_template_id: number | null;
  bundle_license_id: number | null;
  test_clock_id: number | null;
  license_key: string | null;
  license_type: string;
  active: boolean;
  enabled: boolean;
  time_activated: Date | null;
  time_disabled: Date | null;
  max_activations: number;
  allow_unlimited_activations: boolean;
  times_activated: number;
  max_transfers: number;
  transfer_count: number;
  seat_resets_per_year: number;
  seat_replacement: string;
  start_date: string | null;
  valid_duration: string;
  validity_period: Date | null;
  allow_grace_period: boolean;
  grace_period: number;
  enable_maintenance_period: boolean;
  maintenance_duration: string;
  maintenance_period: Date | null;
  is_trial: boolean;
  trial_days: number;
  max_consumptions: number;
  total_consumptions: number;
  consumptions_at: Date | null;
  allow_unlimited_consumptions: boolean;
  allow_negative_consumptions: boolean;
  allow_overages: boolean;
  max_overages: number;
  reset_consumption: boolean;
  consumption_period: string | null;
  consumption_pool_id: number | null;
  prevent_vm: boolean;
  is_floating: boolean;
  is_floating_cloud: boolean;
  floating_users: number;
  floating_timeout: number;
  can_borrow: boolean;
  max_borrow_time: number;
  max_license_users: number;
  is_air_gapped: boolean;
  is_hardware_key_auth: boolean;
  allow_offline_activation: boolean;
  installation_file_id: number | null;
  subscription_id: string | null;
  note: string | null;
  metadata: JsonValue;
  provenance: JsonValue;
  last_check: Date | null;
  ends_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** A row of `mail_requests`. */
export interface MailRequestsRow {
  company_id: number;
  id: number;
  purpose: string;
  email: string | null;
  license_id: number | null;
  device_id: number | null;
  new_device: string | null;
  created_at: Date;
}

/** A row of `mail_settings`. */
export interface MailSettingsRow {
  company_id: number;
  kinds: JsonValue;
  sender_name: string | null;
  reply_to: string | null;
  staff_email: string | null;
  language: string;
  expiry_days: number[];
  updated_at: Date;
}

/** A row of `mail_texts`. */
export interface MailTextsRow {
  company_id: number;
  kind: string;
  language: string;
  subject: string;
  text: string;
  created_at: Date;
  updated_at: Date;
}

/** A row of `mails`. */
export interface MailsRow {
  company_id: number;
  id: number;
  kind: string;
  language: string;
  recipient: string;
  occasion: string;
  event_id: number | null;
  order_id: number | null;
  license_id: number | null;
  repeats_id: number | null;
  sender_name: string;
  reply_to: string | null;
  subject: string;
  text: string;
  html: string;
  secrets_sealed: Buffer | null;
  has_secrets: boolean;
  status: string;
  is_urgent: boolean;
  attempts: number;
  next_at: Date;
  useful_until: Date | null;
  message_id: string | null;
  problem: string | null;
  response: string | null;
  runner: string | null;
  leased_until: Date | null;
  created_at: Date;
  begun_at: Date | null;
  finished_at: Date | null;
}

/** A row of `management_api_keys`. */
export interface ManagementApiKeysRow {
  company_id: number;
  id: number;
  prefix: string;
  key_hash: string;
  label: string;
  permissions: string[] | null;
  expires_at: Date | null;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

/** A row of `near_limits`. */
export interface NearLimitsRow {
  company_id: number;
  id: number;
  license_id: number;
  license_product_feature_id: number | null;
  what: string;
  percent: number;
  until: Date | null;
}

/** A row of `oauth_clients`. */
export interface OauthClientsRow {
  company_id: number;
  id: number;
  client_id: string;
  scope: string;
  customer_account_id: number | null;
  customer_id: number | null;
  license_id: number | null;
  enabled: boolean;
  secret_days: number | null;
  grace_days: number;
  created_at: Date;
  updated_at: Date;
}

/** A row of `oauth_secrets`. */
export interface OauthSecretsRow {
  company_id: number;
  id: number;
  oauth_client_id: number;
  secret_sealed: Buffer;
  created_at: Date;
  expires_at: Date | null;
}

/** A row of `order_items`. */
export interface OrderItemsRow {
  company_id: number;
  id: number;
  order_id: number;
  product_id: number;
  note: string | null;
  subscription_id: string | null;
  created_at: Date;
  updated_at: Date;
}

/** A row of `order_managers`. */
export interface OrderManagersRow {
  company_id: number;
  order_id: number;
  license_user_id: number;
  created_at: Date;
}

/** A row of `orders`. */
export interface OrdersRow {
  company_id: number;
  id: number;
  store_id: string;
  is_bundle: boolean;
  type: string;
  is_test: boolean;
  is_trial: boolean;
  test_clock_id: number | null;
  reference: string | null;
  language: string | null;
  campaign_params: string | null;
  download_id: string | null;
  customer_id: number | null;
  customer_account_id: number | null;
  customer_email: string | null;
  customer_first_name: string | null;
  customer_last_name: string | null;
  customer_company: string | null;
  customer_phone: string | null;
  customer_reference: string;
  metadata: JsonValue;
  created_at: Date;
  updated_at: Date;
}

/** A row of `past_changes`. */
export interface PastChangesRow {
  company_id: number;
  what: string;
  row_id: number;
  id: number;
  until: Date;
  was: string;
}

/** A row of `portal_links`. */
export interface PortalLinksRow {
  company_id: number;
  id: number;
  token_hash: string;
  purpose: string;
  license_user_id: number | null;
  license_id: number | null;
  device_id: number | null;
  email: string;
  new_device: string | null;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

/** A row of `portal_sessions`. */
export interface PortalSessionsRow {
  company_id: number;
  id: number;
  license_user_id: number | null;
  customer_account_id: number | null;
  license_id: number | null;
  email: string;
  token_hash: string;
  ip: string;
  user_agent: string;
  created_at: Date;
  expires_at: Date;
}

/** A row of `product_custom_fields`. */
export interface ProductCustomFieldsRow {
  company_id: number;
  id: number;
  product_id: number;
  name: string;
  data_type: string | null;
  default_value: string;
  description: string | null;
  created_at: Date;
  updated_at: Date;
}

/** A row of `product_features`. */
export interface ProductFeaturesRow {
  company_id: number;
  id: number;
  product_id: number | null;
  code: string;
  name: string;
  feature_type: string;
  max_consumption: number;
  allow_unlimited_consumptions: boolean;
  allow_negative_consumptions: boolean;
  allow_overages: boolean;
  max_overages: number;
  reset_consumption: boolean;
  consumption_period: string | null;
  is_floating: boolean;
  is_floating_cloud: boolean;
  floating_users: number;
  floating_timeout: number;
  can_borrow: boolean;
  max_borrow_time: number;
  expiry_date: Date | null;
  valid_duration: string;
  metadata: JsonValue;
  is_deleted: boolean;
  created_at: Date;
  updated_at: Date;
}

/** A row of `products`. */
export interface ProductsRow {
  company_id: number;
  id: number;
  product_name: string;
  short_code: string;
  is_bundle: boolean;
  authorization_method: string;
  active: boolean;
  is_archived: boolean;
  default_license_type: string | null;
  valid_duration: string | null;
  subscription_duration: string | null;
  allow_trial: boolean;
  trial_days: number | null;
  max_activations: number | null;
  max_consumptions: number | null;
  allow_overages: boolean | null;
  max_overages: number | null;
  reset_consumption: boolean | null;
  consumption_period: string | null;
  enable_maintenance_period: boolean | null;
  maintenance_duration: string | null;
  is_floating: boolean | null;
  is_floating_cloud: boolean | null;
  floating_users: number | null;
  floating_timeout: number | null;
  seat_resets_per_year: number | null;
  seat_replacement: string | null;
  prevent_vm: boolean | null;
  hardware_id_required: boolean;
  is_node_locked: boolean;
  is_user_locked: boolean;
  is_upgrade: boolean;
  upgrade_from: number[];
  metadata: JsonValue;
  created_at: Date;
  updated_at: Date;
}

/** A row of `request_nonces`. */
export interface RequestNoncesRow {
  company_id: number;
  nonce: string;
  expires_at: Date;
}

/** A row of `saved_filters`. */
export interface SavedFiltersRow {
  company_id: number;
  id: number;
  staff_id: number | null;
  name: string;
  page: string;
  query: string;
  is_shared: boolean;
  created_at: Date;
  updated_at: Date;
}

/** A row of `scheduled_update_items`. */
export interface ScheduledUpdateItemsRow {
  company_id: number;
  id: number;
  scheduled_update_id: number;
  action: string;
  product_feature_id: number | null;
  product_custom_field_id: number | null;
  update_data: JsonValue;
  error_message: string | null;
}

/** A row of `scheduled_updates`. */
export interface ScheduledUpdatesRow {
  company_id: number;
  id: number;
  license_id: number;
  scheduled_at: Date;
  status: string;
  name: string | null;
  note: string | null;
  author: JsonValue;
  created_at: Date;
  applied_at: Date | null;
  cancelled_at: Date | null;
  failed_at: Date | null;
}

/** A row of `security_events`. */
export interface SecurityEventsRow {
  company_id: number;
  id: number;
  minute: Date;
  code: string;
  who: string;
  ip: string;
  route: string;
  count: number;
  first_at: Date;
  last_at: Date;
}

/** A row of `signing_keys`. */
export interface SigningKeysRow {
  id: number;
  public_pem: string;
  private_sealed: Buffer | null;
  fresh_public_pem: string;
  fresh_private_sealed: Buffer | null;
  created_at: Date;
  activated_at: Date | null;
  retires_at: Date | null;
  verifiable_until: Date | null;
  recovery_pem: string | null;
  voucher: string | null;
  handovers: JsonValue;
}

/** A row of `staff`. */
export interface StaffRow {
  company_id: number;
  id: number;
  email: string;
  name: string;
  role: string;
  is_active: boolean;
  password_hash: string | null;
  setup_hash: string | null;
  setup_expires_at: Date | null;
  totp_sealed: Buffer | null;
  totp_confirmed_at: Date | null;
  totp_last_step: number | null;
  recovery_hashes: string[];
  last_login: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** A row of `staff_sessions`. */
export interface StaffSessionsRow {
  company_id: number;
  id: number;
  staff_id: number;
  token_hash: string;
  ip: string;
  user_agent: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
}

/** A row of `staff_sign_ons`. */
export interface StaffSignOnsRow {
  company_id: number;
  state_hash: string;
  browser_hash: string;
  sealed: Buffer;
  redirect_uri: string;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
  staff_id: number | null;
}

/** A row of `staff_subjects`. */
export interface StaffSubjectsRow {
  company_id: number;
  subject: string;
  staff_id: number;
  created_at: Date;
}

/** A row of `subscription_licenses`. */
export interface SubscriptionLicensesRow {
  company_id: number;
  license_id: number;
  subscription_id: string;
  item: string | null;
  applied: JsonValue;
  is_due: boolean;
}

/** A row of `subscription_references`. */
export interface SubscriptionReferencesRow {
  company_id: number;
  source_id: number;
  reference: string;
  subscription_id: string;
  payment: string | null;
}

/** A row of `subscriptions`. */
export interface SubscriptionsRow {
  company_id: number;
  id: number;
  source_id: number | null;
  subscription_id: string;
  is_recurring: boolean;
  is_test: boolean;
  status: string;
  paid_through: Date | null;
  trial_end: Date | null;
  cancel_at: Date | null;
  ended_at: Date | null;
  quantity: number | null;
  customer_email: string | null;
  facts: JsonValue;
  occurred_at: Date | null;
  wakes_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** A row of `test_clock_moments`. */
export interface TestClockMomentsRow {
  company_id: number;
  id: number;
  test_clock_id: number;
  at: Date;
  kind: string;
  license_id: number;
  detail: string | null;
}

/** A row of `test_clocks`. */
export interface TestClocksRow {
  company_id: number;
  id: number;
  name: string;
  time: Date;
  advancing_to: Date | null;
  advancing_from: Date | null;
  created_at: Date;
}

/** A row of `trials`. */
export interface TrialsRow {
  company_id: number;
  product_id: number;
  hardware_id: string;
  email: string;
  license_id: number | null;
  created_at: Date;
}

/** A row of `webhook_attempts`. */
export interface WebhookAttemptsRow {
  company_id: number;
  id: number;
  delivery_id: number;
  url: string;
  ts: Date;
  signature: string;
  status_code: number | null;
  response: string;
  error: string | null;
  duration_ms: number;
}

/** A row of `webhook_deliveries`. */
export interface WebhookDeliveriesRow {
  company_id: number;
  id: number;
  endpoint_id: number;
  message_id: number;
  event: string;
  license_id: number | null;
  order_key: string;
  lane: number;
  status: string;
  attempts: number;
  due_at: Date;
  leased_until: Date | null;
  last_status_code: number | null;
  last_error: string | null;
  finished_at: Date | null;
  replay_of: number | null;
  created_at: Date;
}

/** A row of `webhook_endpoints`. */
export interface WebhookEndpointsRow {
  company_id: number;
  id: number;
  url: string;
  events: string[];
  format: string;
  description: string;
  enabled: boolean;
  disabled_reason: string | null;
  disabled_at: Date | null;
  failing_since: Date | null;
  warned_at: Date | null;
  last_success_at: Date | null;
  last_failure_at: Date | null;
  not_before: Date | null;
  deleted_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** A row of `webhook_messages`. */
export interface WebhookMessagesRow {
  company_id: number;
  id: number;
  event_id: string;
  event: string;
  ts: Date;
  user_id: number | null;
  data: string;
  created_at: Date;
}

/** A row of `webhook_secrets`. */
export interface WebhookSecretsRow {
  company_id: number;
  id: number;
  endpoint_id: number;
  secret_sealed: Buffer;
  created_at: Date;
  expires_at: Date | null;
}

/** A row of `written_batches`. */
export interface WrittenBatchesRow {
  company_id: number;
  id: string;
  written_at: Date;
}
