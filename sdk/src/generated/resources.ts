// Generated from openapi/management.json.

import type { Call } from "../call.ts";
import type { CallOptions, Caller } from "../caller.ts";
import type { List } from "../list.ts";
import type { AnswerOf, BodyOf, DoneOf, FileBody, PreviewOf, QueryOf, RowOf } from "../types.ts";

/** Writes without a caller, which no idempotency key protects. */
export const unprotected: ReadonlySet<string> = new Set([
  "POST /api/v1/portal/license_keys/",
  "POST /api/v1/portal/link/",
  "POST /api/v1/portal/link/confirm/",
  "POST /api/v1/portal/session/",
  "POST /api/v1/portal/session/link/",
  "POST /api/v1/portal/session/sso/",
  "POST /api/v1/portal/session/sso/callback/",
  "POST /api/v1/portal/sign_in_link/",
  "POST /api/v1/session/",
  "POST /api/v1/session/oidc/",
  "POST /api/v1/session/oidc/callback/",
  "POST /api/v1/session/setup/",
  "POST /api/v1/session/setup/check/",
]);

/** A property for every resource of the Management API. */
export abstract class Resources {
  /** `/api/v1/activities/` */
  readonly activities: ActivitiesResource;
  /** `/api/v1/activities-hourly/` */
  readonly activitiesHourly: ActivitiesHourlyResource;
  /** `/api/v1/air-gap-key/` */
  readonly airGapKey: AirGapKeyResource;
  /** `/api/v1/audit/` */
  readonly audit: AuditResource;
  /** `/api/v1/billing-messages/` */
  readonly billingMessages: BillingMessagesResource;
  /** `/api/v1/billing-sources/` */
  readonly billingSources: BillingSourcesResource;
  /** `/api/v1/clabels/` */
  readonly clabels: ClabelsResource;
  /** `/api/v1/company/` */
  readonly company: CompanyResource;
  /** `/api/v1/consumption-pool-license-checkouts/` */
  readonly consumptionPoolLicenseCheckouts: ConsumptionPoolLicenseCheckoutsResource;
  /** `/api/v1/consumption-pool-license-feature-checkouts/` */
  readonly consumptionPoolLicenseFeatureCheckouts: ConsumptionPoolLicenseFeatureCheckoutsResource;
  /** `/api/v1/consumption-pools/` */
  readonly consumptionPools: ConsumptionPoolsResource;
  /** `/api/v1/customer-accounts/` */
  readonly customerAccounts: CustomerAccountsResource;
  /** `/api/v1/customerclabels/` */
  readonly customerclabels: CustomerclabelsResource;
  /** `/api/v1/customers/` */
  readonly customers: CustomersResource;
  /** `/api/v1/customers-import-results/` */
  readonly customersImportResults: CustomersImportResultsResource;
  /** `/api/v1/decisions/` */
  readonly decisions: DecisionsResource;
  /** `/api/v1/device-variables/` */
  readonly deviceVariables: DeviceVariablesResource;
  /** `/api/v1/devices/` */
  readonly devices: DevicesResource;
  /** `/api/v1/former-license-keys/` */
  readonly formerLicenseKeys: FormerLicenseKeysResource;
  /** `/api/v1/installation-files/` */
  readonly installationFiles: InstallationFilesResource;
  /** `/api/v1/license-activation-histories/` */
  readonly licenseActivationHistories: LicenseActivationHistoriesResource;
  /** `/api/v1/license-api-keys/` */
  readonly licenseApiKeys: LicenseApiKeysResource;
  /** `/api/v1/license-custom-fields/` */
  readonly licenseCustomFields: LicenseCustomFieldsResource;
  /** `/api/v1/license-features-import-results/` */
  readonly licenseFeaturesImportResults: LicenseFeaturesImportResultsResource;
  /** `/api/v1/license-histories/` */
  readonly licenseHistories: LicenseHistoriesResource;
  /** `/api/v1/license-manager-permissions/` */
  readonly licenseManagerPermissions: LicenseManagerPermissionsResource;
  /** `/api/v1/license-product-features/` */
  readonly licenseProductFeatures: LicenseProductFeaturesResource;
  /** `/api/v1/license-templates/` */
  readonly licenseTemplates: LicenseTemplatesResource;
  /** `/api/v1/license-user-groups/` */
  readonly licenseUserGroups: LicenseUserGroupsResource;
  /** `/api/v1/license-users/` */
  readonly licenseUsers: LicenseUsersResource;
  /** `/api/v1/licenses/` */
  readonly licenses: LicensesResource;
  /** `/api/v1/licenses-import-results/` */
  readonly licensesImportResults: LicensesImportResultsResource;
  /** `/api/v1/mail-settings/` */
  readonly mailSettings: MailSettingsResource;
  /** `/api/v1/mail-texts/` */
  readonly mailTexts: MailTextsResource;
  /** `/api/v1/mails/` */
  readonly mails: MailsResource;
  /** `/api/v1/management-api-keys/` */
  readonly managementApiKeys: ManagementApiKeysResource;
  /** `/api/v1/orders/` */
  readonly orders: OrdersResource;
  /** `/api/v1/orders-import-results/` */
  readonly ordersImportResults: OrdersImportResultsResource;
  /** `/api/v1/overview/` */
  readonly overview: OverviewResource;
  /** `/api/v1/portal/` */
  readonly portal: PortalResource;
  /** `/api/v1/product-custom-fields/` */
  readonly productCustomFields: ProductCustomFieldsResource;
  /** `/api/v1/product-features/` */
  readonly productFeatures: ProductFeaturesResource;
  /** `/api/v1/products/` */
  readonly products: ProductsResource;
  /** `/api/v1/running_work/` */
  readonly runningWork: RunningWorkResource;
  /** `/api/v1/saved-filters/` */
  readonly savedFilters: SavedFiltersResource;
  /** `/api/v1/scheduled-updates/` */
  readonly scheduledUpdates: ScheduledUpdatesResource;
  /** `/api/v1/search/` */
  readonly search: SearchResource;
  /** `/api/v1/security-events/` */
  readonly securityEvents: SecurityEventsResource;
  /** `/api/v1/session/` */
  readonly session: SessionResource;
  /** `/api/v1/sessions/` */
  readonly sessions: SessionsResource;
  /** `/api/v1/signing-keys/` */
  readonly signingKeys: SigningKeysResource;
  /** `/api/v1/staff/` */
  readonly staff: StaffResource;
  /** `/api/v1/subscriptions/` */
  readonly subscriptions: SubscriptionsResource;
  /** `/api/v1/test-clock-moments/` */
  readonly testClockMoments: TestClockMomentsResource;
  /** `/api/v1/test-clocks/` */
  readonly testClocks: TestClocksResource;
  /** `/api/v1/webhook-deliveries/` */
  readonly webhookDeliveries: WebhookDeliveriesResource;
  /** `/api/v1/webhook-endpoints/` */
  readonly webhookEndpoints: WebhookEndpointsResource;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.activities = new ActivitiesResource(caller);
    this.activitiesHourly = new ActivitiesHourlyResource(caller);
    this.airGapKey = new AirGapKeyResource(caller);
    this.audit = new AuditResource(caller);
    this.billingMessages = new BillingMessagesResource(caller);
    this.billingSources = new BillingSourcesResource(caller);
    this.clabels = new ClabelsResource(caller);
    this.company = new CompanyResource(caller);
    this.consumptionPoolLicenseCheckouts = new ConsumptionPoolLicenseCheckoutsResource(caller);
    this.consumptionPoolLicenseFeatureCheckouts = new ConsumptionPoolLicenseFeatureCheckoutsResource(caller);
    this.consumptionPools = new ConsumptionPoolsResource(caller);
    this.customerAccounts = new CustomerAccountsResource(caller);
    this.customerclabels = new CustomerclabelsResource(caller);
    this.customers = new CustomersResource(caller);
    this.customersImportResults = new CustomersImportResultsResource(caller);
    this.decisions = new DecisionsResource(caller);
    this.deviceVariables = new DeviceVariablesResource(caller);
    this.devices = new DevicesResource(caller);
    this.formerLicenseKeys = new FormerLicenseKeysResource(caller);
    this.installationFiles = new InstallationFilesResource(caller);
    this.licenseActivationHistories = new LicenseActivationHistoriesResource(caller);
    this.licenseApiKeys = new LicenseApiKeysResource(caller);
    this.licenseCustomFields = new LicenseCustomFieldsResource(caller);
    this.licenseFeaturesImportResults = new LicenseFeaturesImportResultsResource(caller);
    this.licenseHistories = new LicenseHistoriesResource(caller);
    this.licenseManagerPermissions = new LicenseManagerPermissionsResource(caller);
    this.licenseProductFeatures = new LicenseProductFeaturesResource(caller);
    this.licenseTemplates = new LicenseTemplatesResource(caller);
    this.licenseUserGroups = new LicenseUserGroupsResource(caller);
    this.licenseUsers = new LicenseUsersResource(caller);
    this.licenses = new LicensesResource(caller);
    this.licensesImportResults = new LicensesImportResultsResource(caller);
    this.mailSettings = new MailSettingsResource(caller);
    this.mailTexts = new MailTextsResource(caller);
    this.mails = new MailsResource(caller);
    this.managementApiKeys = new ManagementApiKeysResource(caller);
    this.orders = new OrdersResource(caller);
    this.ordersImportResults = new OrdersImportResultsResource(caller);
    this.overview = new OverviewResource(caller);
    this.portal = new PortalResource(caller);
    this.productCustomFields = new ProductCustomFieldsResource(caller);
    this.productFeatures = new ProductFeaturesResource(caller);
    this.products = new ProductsResource(caller);
    this.runningWork = new RunningWorkResource(caller);
    this.savedFilters = new SavedFiltersResource(caller);
    this.scheduledUpdates = new ScheduledUpdatesResource(caller);
    this.search = new SearchResource(caller);
    this.securityEvents = new SecurityEventsResource(caller);
    this.session = new SessionResource(caller);
    this.sessions = new SessionsResource(caller);
    this.signingKeys = new SigningKeysResource(caller);
    this.staff = new StaffResource(caller);
    this.subscriptions = new SubscriptionsResource(caller);
    this.testClockMoments = new TestClockMomentsResource(caller);
    this.testClocks = new TestClocksResource(caller);
    this.webhookDeliveries = new WebhookDeliveriesResource(caller);
    this.webhookEndpoints = new WebhookEndpointsResource(caller);
  }
}

/** `/api/v1/activities/` */
export class ActivitiesResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List calls of applications, newest first
   *
   * Single calls are kept for LICET_ACTIVITY_DAYS days; their counts stay.
   *
   * `GET /api/v1/activities/`
   */
  list(query?: QueryOf<"get_activities">, options?: CallOptions): List<RowOf<"get_activities">> {
    return this.#caller.list("GET", "/api/v1/activities/", { query, options });
  }
}

/** `/api/v1/activities-hourly/` */
export class ActivitiesHourlyResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List counts of calls by hour, newest first
   *
   * `GET /api/v1/activities-hourly/`
   */
  list(query?: QueryOf<"get_activities_hourly">, options?: CallOptions): List<RowOf<"get_activities_hourly">> {
    return this.#caller.list("GET", "/api/v1/activities-hourly/", { query, options });
  }

  /**
   * Count calls by action
   *
   * `GET /api/v1/activities-hourly/actions_stats/`
   */
  actionsStats(query?: QueryOf<"get_activities_hourly_actions_stats">, options?: CallOptions): Call<AnswerOf<"get_activities_hourly_actions_stats">> {
    return this.#caller.call("GET", "/api/v1/activities-hourly/actions_stats/", { query, options });
  }

  /**
   * List the customers with the most calls
   *
   * Of the last 30 days, unless ts says of when.
   *
   * `GET /api/v1/activities-hourly/top_call_count_customers/`
   */
  topCallCountCustomers(query?: QueryOf<"get_activities_hourly_top_call_count_customers">, options?: CallOptions): Call<AnswerOf<"get_activities_hourly_top_call_count_customers">> {
    return this.#caller.call("GET", "/api/v1/activities-hourly/top_call_count_customers/", { query, options });
  }

  /**
   * List the licenses with the most calls
   *
   * Of the last 30 days, unless ts says of when.
   *
   * `GET /api/v1/activities-hourly/top_call_count_licenses/`
   */
  topCallCountLicenses(query?: QueryOf<"get_activities_hourly_top_call_count_licenses">, options?: CallOptions): Call<AnswerOf<"get_activities_hourly_top_call_count_licenses">> {
    return this.#caller.call("GET", "/api/v1/activities-hourly/top_call_count_licenses/", { query, options });
  }

  /**
   * List the orders with the most calls
   *
   * Of the last 30 days, unless ts says of when.
   *
   * `GET /api/v1/activities-hourly/top_call_count_orders/`
   */
  topCallCountOrders(query?: QueryOf<"get_activities_hourly_top_call_count_orders">, options?: CallOptions): Call<AnswerOf<"get_activities_hourly_top_call_count_orders">> {
    return this.#caller.call("GET", "/api/v1/activities-hourly/top_call_count_orders/", { query, options });
  }

  /**
   * Count calls by hour or by day
   *
   * `GET /api/v1/activities-hourly/total_call_count/`
   */
  totalCallCount(query?: QueryOf<"get_activities_hourly_total_call_count">, options?: CallOptions): Call<AnswerOf<"get_activities_hourly_total_call_count">> {
    return this.#caller.call("GET", "/api/v1/activities-hourly/total_call_count/", { query, options });
  }
}

/** `/api/v1/air-gap-key/` */
export class AirGapKeyResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * The public key that confirmation codes are verified with
   *
   * `GET /api/v1/air-gap-key/`
   */
  retrieve(options?: CallOptions): Call<AnswerOf<"get_air_gap_key">> {
    return this.#caller.call("GET", "/api/v1/air-gap-key/", { options });
  }
}

/** `/api/v1/audit/` */
export class AuditResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List what was changed, newest first
   *
   * `GET /api/v1/audit/`
   */
  list(query?: QueryOf<"get_audit">, options?: CallOptions): List<RowOf<"get_audit">> {
    return this.#caller.list("GET", "/api/v1/audit/", { query, options });
  }

  /**
   * Export what was changed as CSV
   *
   * All rows that the filters match; limit and offset mean nothing here.
   *
   * `GET /api/v1/audit/export/`
   */
  export(query?: QueryOf<"get_audit_export">, options?: CallOptions): Call<AnswerOf<"get_audit_export">> {
    return this.#caller.call("GET", "/api/v1/audit/export/", { query, options });
  }
}

/** `/api/v1/billing-messages/` */
export class BillingMessagesResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List the messages of billing systems
   *
   * They are kept for 90 days.
   *
   * `GET /api/v1/billing-messages/`
   */
  list(query?: QueryOf<"get_billing_messages">, options?: CallOptions): List<RowOf<"get_billing_messages">> {
    return this.#caller.list("GET", "/api/v1/billing-messages/", { query, options });
  }

  /**
   * Read a message of a billing system, as it came
   *
   * `GET /api/v1/billing-messages/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_billing_messages_id">> {
    return this.#caller.call("GET", "/api/v1/billing-messages/{id}/", { path: { id }, options });
  }

  /**
   * Process a message of a billing system again
   *
   * What it changed already, it does not change twice.
   *
   * `POST /api/v1/billing-messages/{id}/replay/`
   */
  replay(id: number, options?: CallOptions): Call<AnswerOf<"post_billing_messages_id_replay">> {
    return this.#caller.call("POST", "/api/v1/billing-messages/{id}/replay/", { path: { id }, options });
  }
}

/** `/api/v1/billing-sources/` */
export class BillingSourcesResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List billing sources
   *
   * `GET /api/v1/billing-sources/`
   */
  list(query?: QueryOf<"get_billing_sources">, options?: CallOptions): List<RowOf<"get_billing_sources">> {
    return this.#caller.list("GET", "/api/v1/billing-sources/", { query, options });
  }

  /**
   * Take the messages of a billing system
   *
   * The answer holds the address to enter there, and the secret where one is made here.
   *
   * `POST /api/v1/billing-sources/`
   */
  create(body: BodyOf<"post_billing_sources">, options?: CallOptions): Call<AnswerOf<"post_billing_sources">> {
    return this.#caller.call("POST", "/api/v1/billing-sources/", { body, options });
  }

  /**
   * Read a billing source
   *
   * `GET /api/v1/billing-sources/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_billing_sources_id">> {
    return this.#caller.call("GET", "/api/v1/billing-sources/{id}/", { path: { id }, options });
  }

  /**
   * Change a billing source
   *
   * `PATCH /api/v1/billing-sources/{id}/`
   */
  update(id: number, body: BodyOf<"patch_billing_sources_id">, options?: CallOptions): Call<AnswerOf<"patch_billing_sources_id">> {
    return this.#caller.call("PATCH", "/api/v1/billing-sources/{id}/", { path: { id }, body, options });
  }

  /**
   * Delete a billing source with its messages
   *
   * What is known of its subscriptions stays, and so do their licenses.
   *
   * `DELETE /api/v1/billing-sources/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_billing_sources_id">> {
    return this.#caller.call("DELETE", "/api/v1/billing-sources/{id}/", { path: { id }, options });
  }
}

/** `/api/v1/clabels/` */
export class ClabelsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List labels
   *
   * `GET /api/v1/clabels/`
   */
  list(query?: QueryOf<"get_clabels">, options?: CallOptions): List<RowOf<"get_clabels">> {
    return this.#caller.list("GET", "/api/v1/clabels/", { query, options });
  }

  /**
   * Create a label
   *
   * `POST /api/v1/clabels/`
   */
  create(body: BodyOf<"post_clabels">, options?: CallOptions): Call<AnswerOf<"post_clabels">> {
    return this.#caller.call("POST", "/api/v1/clabels/", { body, options });
  }

  /**
   * Read a label
   *
   * `GET /api/v1/clabels/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_clabels_id">> {
    return this.#caller.call("GET", "/api/v1/clabels/{id}/", { path: { id }, options });
  }

  /**
   * Change a label
   *
   * `PATCH /api/v1/clabels/{id}/`
   */
  update(id: number, body: BodyOf<"patch_clabels_id">, options?: CallOptions): Call<AnswerOf<"patch_clabels_id">> {
    return this.#caller.call("PATCH", "/api/v1/clabels/{id}/", { path: { id }, body, options });
  }

  /**
   * Delete a label, and take it off all customers
   *
   * `DELETE /api/v1/clabels/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_clabels_id">> {
    return this.#caller.call("DELETE", "/api/v1/clabels/{id}/", { path: { id }, options });
  }
}

/** `/api/v1/company/` */
export class CompanyResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Read the company and its settings
   *
   * `GET /api/v1/company/`
   */
  retrieve(options?: CallOptions): Call<AnswerOf<"get_company">> {
    return this.#caller.call("GET", "/api/v1/company/", { options });
  }

  /**
   * Change the settings of the company
   *
   * `PATCH /api/v1/company/`
   */
  update(body: BodyOf<"patch_company">, options?: CallOptions): Call<AnswerOf<"patch_company">> {
    return this.#caller.call("PATCH", "/api/v1/company/", { body, options });
  }

  /**
   * Create the OAuth client of the company
   *
   * `POST /api/v1/company/client/`
   */
  createClient(body: BodyOf<"post_company_client"> = {}, options?: CallOptions): Call<AnswerOf<"post_company_client">> {
    return this.#caller.call("POST", "/api/v1/company/client/", { body, options });
  }

  /**
   * Read the OAuth client of the company, with its secret
   *
   * A secret whose days are over is replaced by this.
   *
   * `GET /api/v1/company/client/`
   */
  retrieveClient(options?: CallOptions): Call<AnswerOf<"get_company_client">> {
    return this.#caller.call("GET", "/api/v1/company/client/", { options });
  }

  /**
   * Delete the OAuth client of the company
   *
   * `DELETE /api/v1/company/client/`
   */
  deleteClient(options?: CallOptions): Call<AnswerOf<"delete_company_client">> {
    return this.#caller.call("DELETE", "/api/v1/company/client/", { options });
  }

  /**
   * Replace the secret of the OAuth client of the company
   *
   * The secret before it is good for the days of grace.
   *
   * `POST /api/v1/company/client/rotate/`
   */
  rotateClient(options?: CallOptions): Call<AnswerOf<"post_company_client_rotate">> {
    return this.#caller.call("POST", "/api/v1/company/client/rotate/", { options });
  }

  /**
   * Read the public keys that answers to applications are verified with
   *
   * `GET /api/v1/company/signing_key/`
   */
  signingKey(options?: CallOptions): Call<AnswerOf<"get_company_signing_key">> {
    return this.#caller.call("GET", "/api/v1/company/signing_key/", { options });
  }

  /**
   * Read the single sign-on of the staff
   *
   * `GET /api/v1/company/sso/`
   */
  retrieveSso(options?: CallOptions): Call<AnswerOf<"get_company_sso">> {
    return this.#caller.call("GET", "/api/v1/company/sso/", { options });
  }

  /**
   * Set up or change the single sign-on of the staff
   *
   * The provider is asked for its discovery document before anything is stored. Another issuer needs the
   * client_secret again; with another issuer or client everybody is found by e-mail once more.
   *
   * `PATCH /api/v1/company/sso/`
   */
  updateSso(body: BodyOf<"patch_company_sso">, options?: CallOptions): Call<AnswerOf<"patch_company_sso">> {
    return this.#caller.call("PATCH", "/api/v1/company/sso/", { body, options });
  }

  /**
   * Remove the single sign-on of the staff
   *
   * Passwords are good again for everybody who has one.
   *
   * `DELETE /api/v1/company/sso/`
   */
  deleteSso(options?: CallOptions): Call<AnswerOf<"delete_company_sso">> {
    return this.#caller.call("DELETE", "/api/v1/company/sso/", { options });
  }
}

/** `/api/v1/consumption-pool-license-checkouts/` */
export class ConsumptionPoolLicenseCheckoutsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List what offline devices took out of pools for licenses
   *
   * `GET /api/v1/consumption-pool-license-checkouts/`
   */
  list(query?: QueryOf<"get_consumption_pool_license_checkouts">, options?: CallOptions): List<RowOf<"get_consumption_pool_license_checkouts">> {
    return this.#caller.list("GET", "/api/v1/consumption-pool-license-checkouts/", { query, options });
  }

  /**
   * Read a checkout for licenses
   *
   * `GET /api/v1/consumption-pool-license-checkouts/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_consumption_pool_license_checkouts_id">> {
    return this.#caller.call("GET", "/api/v1/consumption-pool-license-checkouts/{id}/", { path: { id }, options });
  }
}

/** `/api/v1/consumption-pool-license-feature-checkouts/` */
export class ConsumptionPoolLicenseFeatureCheckoutsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List what offline devices took out of pools for features of licenses
   *
   * `GET /api/v1/consumption-pool-license-feature-checkouts/`
   */
  list(query?: QueryOf<"get_consumption_pool_license_feature_checkouts">, options?: CallOptions): List<RowOf<"get_consumption_pool_license_feature_checkouts">> {
    return this.#caller.list("GET", "/api/v1/consumption-pool-license-feature-checkouts/", { query, options });
  }

  /**
   * Read a checkout for features of licenses
   *
   * `GET /api/v1/consumption-pool-license-feature-checkouts/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_consumption_pool_license_feature_checkouts_id">> {
    return this.#caller.call("GET", "/api/v1/consumption-pool-license-feature-checkouts/{id}/", { path: { id }, options });
  }
}

/** `/api/v1/consumption-pools/` */
export class ConsumptionPoolsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List consumption pools
   *
   * `GET /api/v1/consumption-pools/`
   */
  list(query?: QueryOf<"get_consumption_pools">, options?: CallOptions): List<RowOf<"get_consumption_pools">> {
    return this.#caller.list("GET", "/api/v1/consumption-pools/", { query, options });
  }

  /**
   * Create a consumption pool of a customer account
   *
   * `POST /api/v1/consumption-pools/`
   */
  create(body: BodyOf<"post_consumption_pools">, options?: CallOptions): Call<AnswerOf<"post_consumption_pools">> {
    return this.#caller.call("POST", "/api/v1/consumption-pools/", { body, options });
  }

  /**
   * Read a consumption pool
   *
   * `GET /api/v1/consumption-pools/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_consumption_pools_id">> {
    return this.#caller.call("GET", "/api/v1/consumption-pools/{id}/", { path: { id }, options });
  }

  /**
   * Change a consumption pool
   *
   * A limit below what was consumed takes nothing away, and gives nothing more until it is higher, or reset.
   *
   * `PATCH /api/v1/consumption-pools/{id}/`
   */
  update(id: number, body: BodyOf<"patch_consumption_pools_id">, options?: CallOptions): Call<AnswerOf<"patch_consumption_pools_id">> {
    return this.#caller.call("PATCH", "/api/v1/consumption-pools/{id}/", { path: { id }, body, options });
  }

  /**
   * Delete a consumption pool
   *
   * With its settled checkouts; not while it has members, or while offline devices hold units of it.
   *
   * `DELETE /api/v1/consumption-pools/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_consumption_pools_id">> {
    return this.#caller.call("DELETE", "/api/v1/consumption-pools/{id}/", { path: { id }, options });
  }

  /**
   * List the licenses, or features of licenses, that count in a pool
   *
   * `GET /api/v1/consumption-pools/{id}/members/`
   */
  members(id: number, query?: QueryOf<"get_consumption_pools_id_members">, options?: CallOptions): List<RowOf<"get_consumption_pools_id_members">> {
    return this.#caller.list("GET", "/api/v1/consumption-pools/{id}/members/", { path: { id }, query, options });
  }
}

/** `/api/v1/customer-accounts/` */
export class CustomerAccountsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List customer accounts
   *
   * `GET /api/v1/customer-accounts/`
   */
  list(query?: QueryOf<"get_customer_accounts">, options?: CallOptions): List<RowOf<"get_customer_accounts">> {
    return this.#caller.list("GET", "/api/v1/customer-accounts/", { query, options });
  }

  /**
   * Create a customer account
   *
   * `POST /api/v1/customer-accounts/`
   */
  create(body: BodyOf<"post_customer_accounts">, options?: CallOptions): Call<AnswerOf<"post_customer_accounts">> {
    return this.#caller.call("POST", "/api/v1/customer-accounts/", { body, options });
  }

  /**
   * Read a customer account
   *
   * `GET /api/v1/customer-accounts/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_customer_accounts_id">> {
    return this.#caller.call("GET", "/api/v1/customer-accounts/{id}/", { path: { id }, options });
  }

  /**
   * Change a customer account
   *
   * `PATCH /api/v1/customer-accounts/{id}/`
   */
  update(id: number, body: BodyOf<"patch_customer_accounts_id">, options?: CallOptions): Call<AnswerOf<"patch_customer_accounts_id">> {
    return this.#caller.call("PATCH", "/api/v1/customer-accounts/{id}/", { path: { id }, body, options });
  }

  /**
   * Delete a customer account
   *
   * With its sign-on, its OAuth client and its groups of license users. Its customers and orders stay, in no
   * account. Not while it has consumption pools.
   *
   * `DELETE /api/v1/customer-accounts/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_customer_accounts_id">> {
    return this.#caller.call("DELETE", "/api/v1/customer-accounts/{id}/", { path: { id }, options });
  }

  /**
   * Make somebody a license manager, and a license user where they are none yet
   *
   * `POST /api/v1/customer-accounts/{id}/add_manager/`
   */
  addManager(id: number, body: BodyOf<"post_customer_accounts_id_add_manager">, options?: CallOptions): Call<AnswerOf<"post_customer_accounts_id_add_manager">> {
    return this.#caller.call("POST", "/api/v1/customer-accounts/{id}/add_manager/", { path: { id }, body, options });
  }

  /**
   * Create the OAuth client of a customer account
   *
   * `POST /api/v1/customer-accounts/{id}/client/`
   */
  createClient(id: number, body: BodyOf<"post_customer_accounts_id_client"> = {}, options?: CallOptions): Call<AnswerOf<"post_customer_accounts_id_client">> {
    return this.#caller.call("POST", "/api/v1/customer-accounts/{id}/client/", { path: { id }, body, options });
  }

  /**
   * Read the OAuth client of a customer account, with its secret
   *
   * A secret whose days are over is replaced by this.
   *
   * `GET /api/v1/customer-accounts/{id}/client/`
   */
  retrieveClient(id: number, options?: CallOptions): Call<AnswerOf<"get_customer_accounts_id_client">> {
    return this.#caller.call("GET", "/api/v1/customer-accounts/{id}/client/", { path: { id }, options });
  }

  /**
   * Delete the OAuth client of a customer account
   *
   * `DELETE /api/v1/customer-accounts/{id}/client/`
   */
  deleteClient(id: number, options?: CallOptions): Call<AnswerOf<"delete_customer_accounts_id_client">> {
    return this.#caller.call("DELETE", "/api/v1/customer-accounts/{id}/client/", { path: { id }, options });
  }

  /**
   * Replace the secret of the OAuth client of a customer account
   *
   * The secret before it is good for the days of grace.
   *
   * `POST /api/v1/customer-accounts/{id}/client/rotate/`
   */
  rotateClient(id: number, options?: CallOptions): Call<AnswerOf<"post_customer_accounts_id_client_rotate">> {
    return this.#caller.call("POST", "/api/v1/customer-accounts/{id}/client/rotate/", { path: { id }, options });
  }

  /**
   * List the license managers
   *
   * `GET /api/v1/customer-accounts/{id}/managers/`
   */
  managers(id: number, options?: CallOptions): Call<AnswerOf<"get_customer_accounts_id_managers">> {
    return this.#caller.call("GET", "/api/v1/customer-accounts/{id}/managers/", { path: { id }, options });
  }

  /**
   * Make somebody a license manager no longer
   *
   * `POST /api/v1/customer-accounts/{id}/remove_manager/`
   */
  removeManager(id: number, body: BodyOf<"post_customer_accounts_id_remove_manager">, options?: CallOptions): Call<AnswerOf<"post_customer_accounts_id_remove_manager">> {
    return this.#caller.call("POST", "/api/v1/customer-accounts/{id}/remove_manager/", { path: { id }, body, options });
  }

  /**
   * Read the single sign-on of a customer account
   *
   * `GET /api/v1/customer-accounts/{id}/sso/`
   */
  retrieveSso(id: number, options?: CallOptions): Call<AnswerOf<"get_customer_accounts_id_sso">> {
    return this.#caller.call("GET", "/api/v1/customer-accounts/{id}/sso/", { path: { id }, options });
  }

  /**
   * Set up or change the single sign-on of a customer account
   *
   * The provider is asked for its discovery document before anything is stored. Another issuer needs the
   * client_secret again.
   *
   * `PATCH /api/v1/customer-accounts/{id}/sso/`
   */
  updateSso(id: number, body: BodyOf<"patch_customer_accounts_id_sso">, options?: CallOptions): Call<AnswerOf<"patch_customer_accounts_id_sso">> {
    return this.#caller.call("PATCH", "/api/v1/customer-accounts/{id}/sso/", { path: { id }, body, options });
  }

  /**
   * Remove the single sign-on of a customer account
   *
   * `DELETE /api/v1/customer-accounts/{id}/sso/`
   */
  deleteSso(id: number, options?: CallOptions): Call<AnswerOf<"delete_customer_accounts_id_sso">> {
    return this.#caller.call("DELETE", "/api/v1/customer-accounts/{id}/sso/", { path: { id }, options });
  }
}

/** `/api/v1/customerclabels/` */
export class CustomerclabelsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Put a label on a customer
   *
   * A label that is on the customer already is answered as it is.
   *
   * `POST /api/v1/customerclabels/`
   */
  create(body: BodyOf<"post_customerclabels">, options?: CallOptions): Call<AnswerOf<"post_customerclabels">> {
    return this.#caller.call("POST", "/api/v1/customerclabels/", { body, options });
  }

  /**
   * Take a label off a customer
   *
   * By the id in the customer's `labels`, not by the id of the label.
   *
   * `DELETE /api/v1/customerclabels/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_customerclabels_id">> {
    return this.#caller.call("DELETE", "/api/v1/customerclabels/{id}/", { path: { id }, options });
  }
}

/** `/api/v1/customers/` */
export class CustomersResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List customers
   *
   * `GET /api/v1/customers/`
   */
  list(query?: QueryOf<"get_customers">, options?: CallOptions): List<RowOf<"get_customers">> {
    return this.#caller.list("GET", "/api/v1/customers/", { query, options });
  }

  /**
   * Create a customer
   *
   * `POST /api/v1/customers/`
   */
  create(body: BodyOf<"post_customers"> = {}, options?: CallOptions): Call<AnswerOf<"post_customers">> {
    return this.#caller.call("POST", "/api/v1/customers/", { body, options });
  }

  /**
   * Export customers as CSV
   *
   * All customers that the filters match; limit and offset mean nothing here. Imports take the columns as they are
   * named.
   *
   * `GET /api/v1/customers/export/`
   */
  export(query?: QueryOf<"get_customers_export">, options?: CallOptions): Call<AnswerOf<"get_customers_export">> {
    return this.#caller.call("GET", "/api/v1/customers/export/", { query, options });
  }

  /**
   * Import customers from a CSV file
   *
   * The file is UTF-8, with the names of its columns in the first line (docs/guide/imports.md). It is stored while
   * it arrives, and imported afterwards: the answer tells the id of the import. Columns that nothing reads are
   * listed in the header Licet-Ignored.
   *
   * `POST /api/v1/customers/import_from_csv/`
   */
  importFromCsv(body: FileBody, query?: QueryOf<"post_customers_import_from_csv">, options?: CallOptions): Call<AnswerOf<"post_customers_import_from_csv">> {
    return this.#caller.call("POST", "/api/v1/customers/import_from_csv/", { file: body, query, options });
  }

  /**
   * Read a customer
   *
   * `GET /api/v1/customers/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_customers_id">> {
    return this.#caller.call("GET", "/api/v1/customers/{id}/", { path: { id }, options });
  }

  /**
   * Change a customer
   *
   * Orders that are placed already keep the customer account they are in.
   *
   * `PATCH /api/v1/customers/{id}/`
   */
  update(id: number, body: BodyOf<"patch_customers_id">, options?: CallOptions): Call<AnswerOf<"patch_customers_id">> {
    return this.#caller.call("PATCH", "/api/v1/customers/{id}/", { path: { id }, body, options });
  }

  /**
   * Delete a customer
   *
   * With its labels and its OAuth client. Its orders and their licenses stay, with what is written on them of the
   * customer, and are nobody's.
   *
   * `DELETE /api/v1/customers/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_customers_id">> {
    return this.#caller.call("DELETE", "/api/v1/customers/{id}/", { path: { id }, options });
  }

  /**
   * Create the OAuth client of a customer
   *
   * `POST /api/v1/customers/{id}/client/`
   */
  createClient(id: number, body: BodyOf<"post_customers_id_client"> = {}, options?: CallOptions): Call<AnswerOf<"post_customers_id_client">> {
    return this.#caller.call("POST", "/api/v1/customers/{id}/client/", { path: { id }, body, options });
  }

  /**
   * Read the OAuth client of a customer, with its secret
   *
   * A secret whose days are over is replaced by this.
   *
   * `GET /api/v1/customers/{id}/client/`
   */
  retrieveClient(id: number, options?: CallOptions): Call<AnswerOf<"get_customers_id_client">> {
    return this.#caller.call("GET", "/api/v1/customers/{id}/client/", { path: { id }, options });
  }

  /**
   * Delete the OAuth client of a customer
   *
   * `DELETE /api/v1/customers/{id}/client/`
   */
  deleteClient(id: number, options?: CallOptions): Call<AnswerOf<"delete_customers_id_client">> {
    return this.#caller.call("DELETE", "/api/v1/customers/{id}/client/", { path: { id }, options });
  }

  /**
   * Replace the secret of the OAuth client of a customer
   *
   * The secret before it is good for the days of grace.
   *
   * `POST /api/v1/customers/{id}/client/rotate/`
   */
  rotateClient(id: number, options?: CallOptions): Call<AnswerOf<"post_customers_id_client_rotate">> {
    return this.#caller.call("POST", "/api/v1/customers/{id}/client/rotate/", { path: { id }, options });
  }

  /**
   * Forget what a customer's names and addresses were
   *
   * Moments before now then show what is there now, or nothing where the person is deleted. Works after the
   * deletion as well, and as often as wanted. What the audit and histories say of the person is theirs to forget.
   *
   * `POST /api/v1/customers/{id}/forget_past/`
   */
  forgetPast(id: number, options?: CallOptions): Call<AnswerOf<"post_customers_id_forget_past">> {
    return this.#caller.call("POST", "/api/v1/customers/{id}/forget_past/", { path: { id }, options });
  }

  /**
   * Merge another customer into this one
   *
   * Its orders and labels move here, then it is deleted. Its OAuth client moves as well, unless this customer has
   * one.
   *
   * `POST /api/v1/customers/{id}/merge/`
   */
  merge(id: number, body: BodyOf<"post_customers_id_merge">, options?: CallOptions): Call<AnswerOf<"post_customers_id_merge">> {
    return this.#caller.call("POST", "/api/v1/customers/{id}/merge/", { path: { id }, body, options });
  }
}

/** `/api/v1/customers-import-results/` */
export class CustomersImportResultsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List imports of customers, newest first
   *
   * `GET /api/v1/customers-import-results/`
   */
  list(query?: QueryOf<"get_customers_import_results">, options?: CallOptions): List<RowOf<"get_customers_import_results">> {
    return this.#caller.list("GET", "/api/v1/customers-import-results/", { query, options });
  }

  /**
   * Tell how an import of customers stands
   *
   * `GET /api/v1/customers-import-results/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_customers_import_results_id">> {
    return this.#caller.call("GET", "/api/v1/customers-import-results/{id}/", { path: { id }, options });
  }

  /**
   * List the bad rows of an import with their cells, each with all that is wrong with it
   *
   * In the order of the file, also while the import runs. Pages follow each other by next.
   *
   * `GET /api/v1/customers-import-results/{id}/bad_rows/`
   */
  badRows(id: number, query?: QueryOf<"get_customers_import_results_id_bad_rows">, options?: CallOptions): Call<AnswerOf<"get_customers_import_results_id_bad_rows">> {
    return this.#caller.call("GET", "/api/v1/customers-import-results/{id}/bad_rows/", { path: { id }, query, options });
  }

  /**
   * Export all bad rows of an import, with line, column and reason, as CSV
   *
   * `GET /api/v1/customers-import-results/{id}/invalid_rows/`
   */
  invalidRows(id: number, options?: CallOptions): Call<AnswerOf<"get_customers_import_results_id_invalid_rows">> {
    return this.#caller.call("GET", "/api/v1/customers-import-results/{id}/invalid_rows/", { path: { id }, options });
  }
}

/** `/api/v1/decisions/` */
export class DecisionsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List refused calls of applications, newest first
   *
   * search finds parts of device, license key, user and address. Decisions are kept for LICET_DECISION_DAYS days;
   * their counts stay.
   *
   * `GET /api/v1/decisions/`
   */
  list(query?: QueryOf<"get_decisions">, options?: CallOptions): List<RowOf<"get_decisions">> {
    return this.#caller.list("GET", "/api/v1/decisions/", { query, options });
  }

  /**
   * Count refused calls of applications
   *
   * Of the last 30 days, unless created_at says of when; hours count whole. With license or customer, only
   * refusals that found one are listed.
   *
   * `GET /api/v1/decisions/counts/`
   */
  counts(query?: QueryOf<"get_decisions_counts">, options?: CallOptions): Call<AnswerOf<"get_decisions_counts">> {
    return this.#caller.call("GET", "/api/v1/decisions/counts/", { query, options });
  }

  /**
   * Open a decision by its number
   *
   * What the call named, and every rule with what it saw at that moment.
   *
   * `GET /api/v1/decisions/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_decisions_id">> {
    return this.#caller.call("GET", "/api/v1/decisions/{id}/", { path: { id }, options });
  }
}

/** `/api/v1/device-variables/` */
export class DeviceVariablesResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List variables of devices
   *
   * `GET /api/v1/device-variables/`
   */
  list(query?: QueryOf<"get_device_variables">, options?: CallOptions): List<RowOf<"get_device_variables">> {
    return this.#caller.list("GET", "/api/v1/device-variables/", { query, options });
  }

  /**
   * Set a new variable of a device
   *
   * `POST /api/v1/device-variables/`
   */
  create(body: BodyOf<"post_device_variables">, options?: CallOptions): Call<AnswerOf<"post_device_variables">> {
    return this.#caller.call("POST", "/api/v1/device-variables/", { body, options });
  }

  /**
   * Read a variable of a device
   *
   * `GET /api/v1/device-variables/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_device_variables_id">> {
    return this.#caller.call("GET", "/api/v1/device-variables/{id}/", { path: { id }, options });
  }

  /**
   * Change a variable of a device
   *
   * `PATCH /api/v1/device-variables/{id}/`
   */
  update(id: number, body: BodyOf<"patch_device_variables_id">, options?: CallOptions): Call<AnswerOf<"patch_device_variables_id">> {
    return this.#caller.call("PATCH", "/api/v1/device-variables/{id}/", { path: { id }, body, options });
  }

  /**
   * Delete a variable of a device
   *
   * `DELETE /api/v1/device-variables/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_device_variables_id">> {
    return this.#caller.call("DELETE", "/api/v1/device-variables/{id}/", { path: { id }, options });
  }
}

/** `/api/v1/devices/` */
export class DevicesResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List devices
   *
   * `GET /api/v1/devices/`
   */
  list(query?: QueryOf<"get_devices">, options?: CallOptions): List<RowOf<"get_devices">> {
    return this.#caller.list("GET", "/api/v1/devices/", { query, options });
  }

  /**
   * Read a device
   *
   * `GET /api/v1/devices/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_devices_id">> {
    return this.#caller.call("GET", "/api/v1/devices/{id}/", { path: { id }, options });
  }

  /**
   * Free the seat of a device, and refuse it from now on
   *
   * `POST /api/v1/devices/{id}/blacklist/`
   */
  blacklist(id: number, options?: CallOptions): Call<AnswerOf<"post_devices_id_blacklist">> {
    return this.#caller.call("POST", "/api/v1/devices/{id}/blacklist/", { path: { id }, options });
  }

  /**
   * Let a device keep its floating slot for a time without a connection
   *
   * `POST /api/v1/devices/{id}/borrow/`
   */
  borrow(id: number, body: BodyOf<"post_devices_id_borrow"> = {}, options?: CallOptions): Call<AnswerOf<"post_devices_id_borrow">> {
    return this.#caller.call("POST", "/api/v1/devices/{id}/borrow/", { path: { id }, body, options });
  }

  /**
   * Free the seat of a device, as if it had never been taken
   *
   * The seat is free as if never taken: neither this nor the next device is a transfer. The seat of an offline
   * file is freed as well: here the vendor decides.
   *
   * `POST /api/v1/devices/{id}/reset/`
   */
  reset(id: number, options?: CallOptions): Call<AnswerOf<"post_devices_id_reset">> {
    return this.#caller.call("POST", "/api/v1/devices/{id}/reset/", { path: { id }, options });
  }

  /**
   * Refuse a device no longer
   *
   * `POST /api/v1/devices/{id}/unblacklist/`
   */
  unblacklist(id: number, options?: CallOptions): Call<AnswerOf<"post_devices_id_unblacklist">> {
    return this.#caller.call("POST", "/api/v1/devices/{id}/unblacklist/", { path: { id }, options });
  }
}

/** `/api/v1/former-license-keys/` */
export class FormerLicenseKeysResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List keys that licenses had before
   *
   * `GET /api/v1/former-license-keys/`
   */
  list(query?: QueryOf<"get_former_license_keys">, options?: CallOptions): List<RowOf<"get_former_license_keys">> {
    return this.#caller.list("GET", "/api/v1/former-license-keys/", { query, options });
  }

  /**
   * Read a key that a license had before
   *
   * `GET /api/v1/former-license-keys/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_former_license_keys_id">> {
    return this.#caller.call("GET", "/api/v1/former-license-keys/{id}/", { path: { id }, options });
  }

  /**
   * End a former key before its time
   *
   * From now on it works on no device. One that has ended already stays as it is.
   *
   * `POST /api/v1/former-license-keys/{id}/end/`
   */
  end(id: number, options?: CallOptions): Call<AnswerOf<"post_former_license_keys_id_end">> {
    return this.#caller.call("POST", "/api/v1/former-license-keys/{id}/end/", { path: { id }, options });
  }
}

/** `/api/v1/installation-files/` */
export class InstallationFilesResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List installation files
   *
   * `GET /api/v1/installation-files/`
   */
  list(query?: QueryOf<"get_installation_files">, options?: CallOptions): List<RowOf<"get_installation_files">> {
    return this.#caller.list("GET", "/api/v1/installation-files/", { query, options });
  }

  /**
   * Publish a version of a product
   *
   * The server keeps links, never files. Without release_date it is released today; without requires_version the
   * oldest version may update to it.
   *
   * `POST /api/v1/installation-files/`
   */
  create(body: BodyOf<"post_installation_files">, options?: CallOptions): Call<AnswerOf<"post_installation_files">> {
    return this.#caller.call("POST", "/api/v1/installation-files/", { body, options });
  }

  /**
   * Read an installation file
   *
   * `GET /api/v1/installation-files/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_installation_files_id">> {
    return this.#caller.call("GET", "/api/v1/installation-files/{id}/", { path: { id }, options });
  }

  /**
   * Change an installation file
   *
   * `PATCH /api/v1/installation-files/{id}/`
   */
  update(id: number, body: BodyOf<"patch_installation_files_id">, options?: CallOptions): Call<AnswerOf<"patch_installation_files_id">> {
    return this.#caller.call("PATCH", "/api/v1/installation-files/{id}/", { path: { id }, body, options });
  }

  /**
   * Delete an installation file
   *
   * `DELETE /api/v1/installation-files/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_installation_files_id">> {
    return this.#caller.call("DELETE", "/api/v1/installation-files/{id}/", { path: { id }, options });
  }
}

/** `/api/v1/license-activation-histories/` */
export class LicenseActivationHistoriesResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List activations and deactivations, newest first
   *
   * `GET /api/v1/license-activation-histories/`
   */
  list(query?: QueryOf<"get_license_activation_histories">, options?: CallOptions): List<RowOf<"get_license_activation_histories">> {
    return this.#caller.list("GET", "/api/v1/license-activation-histories/", { query, options });
  }

  /**
   * Count the transfers of devices
   *
   * Activations on another device than the one before, known or not. The transfer_count of a license counts less:
   * its limit asks only for devices that took the place of another.
   *
   * `GET /api/v1/license-activation-histories/transfer_count/`
   */
  transferCount(query?: QueryOf<"get_license_activation_histories_transfer_count">, options?: CallOptions): Call<AnswerOf<"get_license_activation_histories_transfer_count">> {
    return this.#caller.call("GET", "/api/v1/license-activation-histories/transfer_count/", { query, options });
  }

  /**
   * Read an activation or deactivation
   *
   * `GET /api/v1/license-activation-histories/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_license_activation_histories_id">> {
    return this.#caller.call("GET", "/api/v1/license-activation-histories/{id}/", { path: { id }, options });
  }
}

/** `/api/v1/license-api-keys/` */
export class LicenseApiKeysResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List the keys of the License API
   *
   * `GET /api/v1/license-api-keys/`
   */
  list(query?: QueryOf<"get_license_api_keys">, options?: CallOptions): List<RowOf<"get_license_api_keys">> {
    return this.#caller.list("GET", "/api/v1/license-api-keys/", { query, options });
  }

  /**
   * Make a key of the License API, with its shared key
   *
   * The shared key is in this answer and nowhere else.
   *
   * `POST /api/v1/license-api-keys/`
   */
  create(body: BodyOf<"post_license_api_keys"> = {}, options?: CallOptions): Call<AnswerOf<"post_license_api_keys">> {
    return this.#caller.call("POST", "/api/v1/license-api-keys/", { body, options });
  }

  /**
   * Read a key
   *
   * `GET /api/v1/license-api-keys/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_license_api_keys_id">> {
    return this.#caller.call("GET", "/api/v1/license-api-keys/{id}/", { path: { id }, options });
  }

  /**
   * Change the label of a key, or what it may do
   *
   * `PATCH /api/v1/license-api-keys/{id}/`
   */
  update(id: number, body: BodyOf<"patch_license_api_keys_id">, options?: CallOptions): Call<AnswerOf<"patch_license_api_keys_id">> {
    return this.#caller.call("PATCH", "/api/v1/license-api-keys/{id}/", { path: { id }, body, options });
  }

  /**
   * Revoke a key
   *
   * `DELETE /api/v1/license-api-keys/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_license_api_keys_id">> {
    return this.#caller.call("DELETE", "/api/v1/license-api-keys/{id}/", { path: { id }, options });
  }
}

/** `/api/v1/license-custom-fields/` */
export class LicenseCustomFieldsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List custom field values of licenses
   *
   * `GET /api/v1/license-custom-fields/`
   */
  list(query?: QueryOf<"get_license_custom_fields">, options?: CallOptions): List<RowOf<"get_license_custom_fields">> {
    return this.#caller.list("GET", "/api/v1/license-custom-fields/", { query, options });
  }

  /**
   * Give a license a value of its own for a custom field
   *
   * `POST /api/v1/license-custom-fields/`
   */
  create(body: BodyOf<"post_license_custom_fields">, options?: CallOptions): Call<AnswerOf<"post_license_custom_fields">> {
    return this.#caller.call("POST", "/api/v1/license-custom-fields/", { body, options });
  }

  /**
   * Read a custom field value
   *
   * `GET /api/v1/license-custom-fields/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_license_custom_fields_id">> {
    return this.#caller.call("GET", "/api/v1/license-custom-fields/{id}/", { path: { id }, options });
  }

  /**
   * Change a custom field value
   *
   * `PATCH /api/v1/license-custom-fields/{id}/`
   */
  update(id: number, body: BodyOf<"patch_license_custom_fields_id">, options?: CallOptions): Call<AnswerOf<"patch_license_custom_fields_id">> {
    return this.#caller.call("PATCH", "/api/v1/license-custom-fields/{id}/", { path: { id }, body, options });
  }

  /**
   * Take a custom field value away: the license has that of its product again
   *
   * `DELETE /api/v1/license-custom-fields/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_license_custom_fields_id">> {
    return this.#caller.call("DELETE", "/api/v1/license-custom-fields/{id}/", { path: { id }, options });
  }
}

/** `/api/v1/license-features-import-results/` */
export class LicenseFeaturesImportResultsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List imports of features of licenses, newest first
   *
   * `GET /api/v1/license-features-import-results/`
   */
  list(query?: QueryOf<"get_license_features_import_results">, options?: CallOptions): List<RowOf<"get_license_features_import_results">> {
    return this.#caller.list("GET", "/api/v1/license-features-import-results/", { query, options });
  }

  /**
   * Tell how an import of features of licenses stands
   *
   * `GET /api/v1/license-features-import-results/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_license_features_import_results_id">> {
    return this.#caller.call("GET", "/api/v1/license-features-import-results/{id}/", { path: { id }, options });
  }

  /**
   * List the bad rows of an import with their cells, each with all that is wrong with it
   *
   * In the order of the file, also while the import runs. Pages follow each other by next.
   *
   * `GET /api/v1/license-features-import-results/{id}/bad_rows/`
   */
  badRows(id: number, query?: QueryOf<"get_license_features_import_results_id_bad_rows">, options?: CallOptions): Call<AnswerOf<"get_license_features_import_results_id_bad_rows">> {
    return this.#caller.call("GET", "/api/v1/license-features-import-results/{id}/bad_rows/", { path: { id }, query, options });
  }

  /**
   * Export all bad rows of an import, with line, column and reason, as CSV
   *
   * `GET /api/v1/license-features-import-results/{id}/invalid_rows/`
   */
  invalidRows(id: number, options?: CallOptions): Call<AnswerOf<"get_license_features_import_results_id_invalid_rows">> {
    return this.#caller.call("GET", "/api/v1/license-features-import-results/{id}/invalid_rows/", { path: { id }, options });
  }
}

/** `/api/v1/license-histories/` */
export class LicenseHistoriesResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List what was done with licenses, newest first
   *
   * `GET /api/v1/license-histories/`
   */
  list(query?: QueryOf<"get_license_histories">, options?: CallOptions): List<RowOf<"get_license_histories">> {
    return this.#caller.list("GET", "/api/v1/license-histories/", { query, options });
  }

  /**
   * Export at most 24 hours of history as CSV, oldest first
   *
   * `GET /api/v1/license-histories/export/`
   */
  export(query: QueryOf<"get_license_histories_export">, options?: CallOptions): Call<AnswerOf<"get_license_histories_export">> {
    return this.#caller.call("GET", "/api/v1/license-histories/export/", { query, options });
  }

  /**
   * Read a line of the history
   *
   * `GET /api/v1/license-histories/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_license_histories_id">> {
    return this.#caller.call("GET", "/api/v1/license-histories/{id}/", { path: { id }, options });
  }
}

/** `/api/v1/license-manager-permissions/` */
export class LicenseManagerPermissionsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List what license managers can be allowed
   *
   * `GET /api/v1/license-manager-permissions/`
   */
  list(query?: QueryOf<"get_license_manager_permissions">, options?: CallOptions): List<RowOf<"get_license_manager_permissions">> {
    return this.#caller.list("GET", "/api/v1/license-manager-permissions/", { query, options });
  }
}

/** `/api/v1/license-product-features/` */
export class LicenseProductFeaturesResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List features of licenses
   *
   * `GET /api/v1/license-product-features/`
   */
  list(query?: QueryOf<"get_license_product_features">, options?: CallOptions): List<RowOf<"get_license_product_features">> {
    return this.#caller.list("GET", "/api/v1/license-product-features/", { query, options });
  }

  /**
   * Give a license a feature
   *
   * What is not said is as the product feature has it.
   *
   * `POST /api/v1/license-product-features/`
   */
  create(body: BodyOf<"post_license_product_features">, options?: CallOptions): Call<AnswerOf<"post_license_product_features">> {
    return this.#caller.call("POST", "/api/v1/license-product-features/", { body, options });
  }

  /**
   * Export features of licenses as CSV
   *
   * All that the filters of licenses match; limit and offset mean nothing here. An import takes the file as it is.
   *
   * `GET /api/v1/license-product-features/export/`
   */
  export(query?: QueryOf<"get_license_product_features_export">, options?: CallOptions): Call<AnswerOf<"get_license_product_features_export">> {
    return this.#caller.call("GET", "/api/v1/license-product-features/export/", { query, options });
  }

  /**
   * Read a feature of a license
   *
   * `GET /api/v1/license-product-features/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_license_product_features_id">> {
    return this.#caller.call("GET", "/api/v1/license-product-features/{id}/", { path: { id }, options });
  }

  /**
   * Change a feature of a license
   *
   * `PATCH /api/v1/license-product-features/{id}/`
   */
  update(id: number, body: BodyOf<"patch_license_product_features_id">, options?: CallOptions): Call<AnswerOf<"patch_license_product_features_id">> {
    return this.#caller.call("PATCH", "/api/v1/license-product-features/{id}/", { path: { id }, body, options });
  }

  /**
   * Take a feature away from its license
   *
   * Its counter and its floating slots go with it.
   *
   * `DELETE /api/v1/license-product-features/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_license_product_features_id">> {
    return this.#caller.call("DELETE", "/api/v1/license-product-features/{id}/", { path: { id }, options });
  }
}

/** `/api/v1/license-templates/` */
export class LicenseTemplatesResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List license policies
   *
   * `GET /api/v1/license-templates/`
   */
  list(query?: QueryOf<"get_license_templates">, options?: CallOptions): List<RowOf<"get_license_templates">> {
    return this.#caller.list("GET", "/api/v1/license-templates/", { query, options });
  }

  /**
   * Create a license policy
   *
   * `POST /api/v1/license-templates/`
   */
  create(body: BodyOf<"post_license_templates">, options?: CallOptions): Call<AnswerOf<"post_license_templates">> {
    return this.#caller.call("POST", "/api/v1/license-templates/", { body, options });
  }

  /**
   * Read a license policy
   *
   * `GET /api/v1/license-templates/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_license_templates_id">> {
    return this.#caller.call("GET", "/api/v1/license-templates/{id}/", { path: { id }, options });
  }

  /**
   * Delete a license policy
   *
   * Licenses that were made of it keep what they have. The default policy stays until another one is the default.
   *
   * `DELETE /api/v1/license-templates/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_license_templates_id">> {
    return this.#caller.call("DELETE", "/api/v1/license-templates/{id}/", { path: { id }, options });
  }

  /**
   * Change a license policy
   *
   * Licenses keep what they have until the policy is applied to them.
   *
   * `PATCH /api/v1/license-templates/{id}/`
   */
  update(id: number, body: BodyOf<"patch_license_templates_id">, query?: QueryOf<"patch_license_templates_id"> & { dry_run?: false }, options?: CallOptions): Call<DoneOf<"patch_license_templates_id">>;
  /**
   * Answers what it would do, and writes nothing.
   *
   * Change a license policy
   *
   * Licenses keep what they have until the policy is applied to them.
   *
   * `PATCH /api/v1/license-templates/{id}/`
   */
  update(id: number, body: BodyOf<"patch_license_templates_id">, query: QueryOf<"patch_license_templates_id"> & { dry_run: true }, options?: CallOptions): Call<PreviewOf<"patch_license_templates_id">>;
  update(id: number, body: BodyOf<"patch_license_templates_id">, query?: QueryOf<"patch_license_templates_id">, options?: CallOptions): Call<AnswerOf<"patch_license_templates_id">>;
  update(id: number, body: BodyOf<"patch_license_templates_id">, query?: QueryOf<"patch_license_templates_id">, options?: CallOptions): Call<AnswerOf<"patch_license_templates_id">> {
    return this.#caller.call("PATCH", "/api/v1/license-templates/{id}/", { path: { id }, body, query, options });
  }

  /**
   * Bring the licenses of a policy to its present terms
   *
   * Only what the policy set when a license was issued changes: never what an order or an edit said. A new
   * duration counts from the first activation. All licenses, or none.
   *
   * `POST /api/v1/license-templates/{id}/apply/`
   */
  apply(id: number, query?: QueryOf<"post_license_templates_id_apply">, options?: CallOptions): Call<AnswerOf<"post_license_templates_id_apply">> {
    return this.#caller.call("POST", "/api/v1/license-templates/{id}/apply/", { path: { id }, query, options });
  }

  /**
   * The policy file of an air-gapped policy, one line of base64
   *
   * `GET /api/v1/license-templates/{id}/policy_file/`
   */
  policyFile(id: number, query?: QueryOf<"get_license_templates_id_policy_file">, options?: CallOptions): Call<AnswerOf<"get_license_templates_id_policy_file">> {
    return this.#caller.call("GET", "/api/v1/license-templates/{id}/policy_file/", { path: { id }, query, options });
  }

  /**
   * What a license policy says itself, and what counts where it says nothing
   *
   * A policy itself is answered with every member filled; this tells those apart that it sets.
   *
   * `GET /api/v1/license-templates/{id}/terms/`
   */
  terms(id: number, options?: CallOptions): Call<AnswerOf<"get_license_templates_id_terms">> {
    return this.#caller.call("GET", "/api/v1/license-templates/{id}/terms/", { path: { id }, options });
  }
}

/** `/api/v1/license-user-groups/` */
export class LicenseUserGroupsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List groups of license users
   *
   * `GET /api/v1/license-user-groups/`
   */
  list(query?: QueryOf<"get_license_user_groups">, options?: CallOptions): List<RowOf<"get_license_user_groups">> {
    return this.#caller.list("GET", "/api/v1/license-user-groups/", { query, options });
  }

  /**
   * Create a group
   *
   * `POST /api/v1/license-user-groups/`
   */
  create(body: BodyOf<"post_license_user_groups">, options?: CallOptions): Call<AnswerOf<"post_license_user_groups">> {
    return this.#caller.call("POST", "/api/v1/license-user-groups/", { body, options });
  }

  /**
   * Read a group
   *
   * `GET /api/v1/license-user-groups/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_license_user_groups_id">> {
    return this.#caller.call("GET", "/api/v1/license-user-groups/{id}/", { path: { id }, options });
  }

  /**
   * Change a group
   *
   * `PATCH /api/v1/license-user-groups/{id}/`
   */
  update(id: number, body: BodyOf<"patch_license_user_groups_id">, options?: CallOptions): Call<AnswerOf<"patch_license_user_groups_id">> {
    return this.#caller.call("PATCH", "/api/v1/license-user-groups/{id}/", { path: { id }, body, options });
  }

  /**
   * Delete a group; its members and licenses stay
   *
   * `DELETE /api/v1/license-user-groups/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_license_user_groups_id">> {
    return this.#caller.call("DELETE", "/api/v1/license-user-groups/{id}/", { path: { id }, options });
  }

  /**
   * Put a license into a group, for lists; it gives nobody the license
   *
   * `POST /api/v1/license-user-groups/{id}/add_license/`
   */
  addLicense(id: number, body: BodyOf<"post_license_user_groups_id_add_license">, options?: CallOptions): Call<AnswerOf<"post_license_user_groups_id_add_license">> {
    return this.#caller.call("POST", "/api/v1/license-user-groups/{id}/add_license/", { path: { id }, body, options });
  }

  /**
   * Make somebody a license manager, and a license user where they are none yet
   *
   * `POST /api/v1/license-user-groups/{id}/add_manager/`
   */
  addManager(id: number, body: BodyOf<"post_license_user_groups_id_add_manager">, options?: CallOptions): Call<AnswerOf<"post_license_user_groups_id_add_manager">> {
    return this.#caller.call("POST", "/api/v1/license-user-groups/{id}/add_manager/", { path: { id }, body, options });
  }

  /**
   * List the license managers
   *
   * `GET /api/v1/license-user-groups/{id}/managers/`
   */
  managers(id: number, options?: CallOptions): Call<AnswerOf<"get_license_user_groups_id_managers">> {
    return this.#caller.call("GET", "/api/v1/license-user-groups/{id}/managers/", { path: { id }, options });
  }

  /**
   * List the members of a group
   *
   * `GET /api/v1/license-user-groups/{id}/members/`
   */
  members(id: number, options?: CallOptions): Call<AnswerOf<"get_license_user_groups_id_members">> {
    return this.#caller.call("GET", "/api/v1/license-user-groups/{id}/members/", { path: { id }, options });
  }

  /**
   * Take a license out of a group
   *
   * `POST /api/v1/license-user-groups/{id}/remove_license/`
   */
  removeLicense(id: number, body: BodyOf<"post_license_user_groups_id_remove_license">, options?: CallOptions): Call<AnswerOf<"post_license_user_groups_id_remove_license">> {
    return this.#caller.call("POST", "/api/v1/license-user-groups/{id}/remove_license/", { path: { id }, body, options });
  }

  /**
   * Make somebody a license manager no longer
   *
   * `POST /api/v1/license-user-groups/{id}/remove_manager/`
   */
  removeManager(id: number, body: BodyOf<"post_license_user_groups_id_remove_manager">, options?: CallOptions): Call<AnswerOf<"post_license_user_groups_id_remove_manager">> {
    return this.#caller.call("POST", "/api/v1/license-user-groups/{id}/remove_manager/", { path: { id }, body, options });
  }
}

/** `/api/v1/license-users/` */
export class LicenseUsersResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List license users
   *
   * `GET /api/v1/license-users/`
   */
  list(query?: QueryOf<"get_license_users">, options?: CallOptions): List<RowOf<"get_license_users">> {
    return this.#caller.list("GET", "/api/v1/license-users/", { query, options });
  }

  /**
   * Set the password of the license user with an e-mail
   *
   * `POST /api/v1/license-users/set_password/`
   */
  setPasswordBy(body: BodyOf<"post_license_users_set_password">, query: QueryOf<"post_license_users_set_password">, options?: CallOptions): Call<AnswerOf<"post_license_users_set_password">> {
    return this.#caller.call("POST", "/api/v1/license-users/set_password/", { body, query, options });
  }

  /**
   * Read a license user
   *
   * `GET /api/v1/license-users/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_license_users_id">> {
    return this.#caller.call("GET", "/api/v1/license-users/{id}/", { path: { id }, options });
  }

  /**
   * Change a license user
   *
   * `PATCH /api/v1/license-users/{id}/`
   */
  update(id: number, body: BodyOf<"patch_license_users_id">, options?: CallOptions): Call<AnswerOf<"patch_license_users_id">> {
    return this.#caller.call("PATCH", "/api/v1/license-users/{id}/", { path: { id }, body, options });
  }

  /**
   * Delete a license user who has no licenses
   *
   * Whoever manages orders, accounts or groups manages them no longer. Unassign the licenses first.
   *
   * `DELETE /api/v1/license-users/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_license_users_id">> {
    return this.#caller.call("DELETE", "/api/v1/license-users/{id}/", { path: { id }, options });
  }

  /**
   * Put a license user into a group
   *
   * `POST /api/v1/license-users/{id}/add_to_group/`
   */
  addToGroup(id: number, body: BodyOf<"post_license_users_id_add_to_group">, options?: CallOptions): Call<AnswerOf<"post_license_users_id_add_to_group">> {
    return this.#caller.call("POST", "/api/v1/license-users/{id}/add_to_group/", { path: { id }, body, options });
  }

  /**
   * Forget what a license user's names and addresses were
   *
   * Moments before now then show what is there now, or nothing where the person is deleted. Works after the
   * deletion as well, and as often as wanted. What the audit and histories say of the person is theirs to forget.
   *
   * `POST /api/v1/license-users/{id}/forget_past/`
   */
  forgetPast(id: number, options?: CallOptions): Call<AnswerOf<"post_license_users_id_forget_past">> {
    return this.#caller.call("POST", "/api/v1/license-users/{id}/forget_past/", { path: { id }, options });
  }

  /**
   * List the groups that a license user is in
   *
   * `GET /api/v1/license-users/{id}/groups/`
   */
  groups(id: number, options?: CallOptions): Call<AnswerOf<"get_license_users_id_groups">> {
    return this.#caller.call("GET", "/api/v1/license-users/{id}/groups/", { path: { id }, options });
  }

  /**
   * Take a license user out of a group
   *
   * `POST /api/v1/license-users/{id}/remove_from_group/`
   */
  removeFromGroup(id: number, body: BodyOf<"post_license_users_id_remove_from_group">, options?: CallOptions): Call<AnswerOf<"post_license_users_id_remove_from_group">> {
    return this.#caller.call("POST", "/api/v1/license-users/{id}/remove_from_group/", { path: { id }, body, options });
  }

  /**
   * Take from a license user all that they may do as a manager
   *
   * Permissions, products, policies and customer accounts; orders and groups stay theirs.
   *
   * `POST /api/v1/license-users/{id}/remove_lm_permissions/`
   */
  removeLmPermissions(id: number, options?: CallOptions): Call<AnswerOf<"post_license_users_id_remove_lm_permissions">> {
    return this.#caller.call("POST", "/api/v1/license-users/{id}/remove_lm_permissions/", { path: { id }, options });
  }

  /**
   * Set the password of a license user
   *
   * `POST /api/v1/license-users/{id}/set_password/`
   */
  setPassword(id: number, body: BodyOf<"post_license_users_id_set_password">, options?: CallOptions): Call<AnswerOf<"post_license_users_id_set_password">> {
    return this.#caller.call("POST", "/api/v1/license-users/{id}/set_password/", { path: { id }, body, options });
  }

  /**
   * Say what a license user may do as a manager
   *
   * Each list that is sent replaces the one that there is. No one gives what they may not do themselves.
   *
   * `POST /api/v1/license-users/{id}/update_lm_permissions/`
   */
  updateLmPermissions(id: number, body: BodyOf<"post_license_users_id_update_lm_permissions"> = {}, options?: CallOptions): Call<AnswerOf<"post_license_users_id_update_lm_permissions">> {
    return this.#caller.call("POST", "/api/v1/license-users/{id}/update_lm_permissions/", { path: { id }, body, options });
  }
}

/** `/api/v1/licenses/` */
export class LicensesResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List licenses
   *
   * Filters take the look-ups of their kind behind two underscores: exact, iexact, icontains, startswith, in,
   * isnull, not for text; gt, gte, lt, lte for numbers and times; date__gt … date__lte for the UTC day of a time.
   *
   * `GET /api/v1/licenses/`
   */
  list(query?: QueryOf<"get_licenses">, options?: CallOptions): List<RowOf<"get_licenses">> {
    return this.#caller.list("GET", "/api/v1/licenses/", { query, options });
  }

  /**
   * Do something to many licenses, named or found by a filter, after the answer
   *
   * Which licenses is fixed when the call is answered. Each is done once, as its own call would do it, with its
   * history, events and audit; those that it does not suit stay as they are and are reported. With dry_run: what
   * would change.
   *
   * `POST /api/v1/licenses/bulk_actions/`
   */
  createBulkActions(body: BodyOf<"post_licenses_bulk_actions">, query?: QueryOf<"post_licenses_bulk_actions"> & { dry_run?: false }, options?: CallOptions): Call<DoneOf<"post_licenses_bulk_actions">>;
  /**
   * Answers what it would do, and writes nothing.
   *
   * Do something to many licenses, named or found by a filter, after the answer
   *
   * Which licenses is fixed when the call is answered. Each is done once, as its own call would do it, with its
   * history, events and audit; those that it does not suit stay as they are and are reported. With dry_run: what
   * would change.
   *
   * `POST /api/v1/licenses/bulk_actions/`
   */
  createBulkActions(body: BodyOf<"post_licenses_bulk_actions">, query: QueryOf<"post_licenses_bulk_actions"> & { dry_run: true }, options?: CallOptions): Call<PreviewOf<"post_licenses_bulk_actions">>;
  createBulkActions(body: BodyOf<"post_licenses_bulk_actions">, query?: QueryOf<"post_licenses_bulk_actions">, options?: CallOptions): Call<AnswerOf<"post_licenses_bulk_actions">>;
  createBulkActions(body: BodyOf<"post_licenses_bulk_actions">, query?: QueryOf<"post_licenses_bulk_actions">, options?: CallOptions): Call<AnswerOf<"post_licenses_bulk_actions">> {
    return this.#caller.call("POST", "/api/v1/licenses/bulk_actions/", { body, query, options });
  }

  /**
   * List bulk actions, newest first
   *
   * `GET /api/v1/licenses/bulk_actions/`
   */
  retrieveBulkActionsAll(query?: QueryOf<"get_licenses_bulk_actions">, options?: CallOptions): List<RowOf<"get_licenses_bulk_actions">> {
    return this.#caller.list("GET", "/api/v1/licenses/bulk_actions/", { query, options });
  }

  /**
   * Tell how a bulk action stands
   *
   * `GET /api/v1/licenses/bulk_actions/{id}/`
   */
  retrieveBulkActions(id: number, options?: CallOptions): Call<AnswerOf<"get_licenses_bulk_actions_id">> {
    return this.#caller.call("GET", "/api/v1/licenses/bulk_actions/{id}/", { path: { id }, options });
  }

  /**
   * Stop a bulk action; what it has changed stays changed
   *
   * `POST /api/v1/licenses/bulk_actions/{id}/cancel/`
   */
  cancelBulkActions(id: number, options?: CallOptions): Call<AnswerOf<"post_licenses_bulk_actions_id_cancel">> {
    return this.#caller.call("POST", "/api/v1/licenses/bulk_actions/{id}/cancel/", { path: { id }, options });
  }

  /**
   * Export what spoke against licenses of a bulk action, as CSV
   *
   * `GET /api/v1/licenses/bulk_actions/{id}/problems/`
   */
  problemsBulkActions(id: number, options?: CallOptions): Call<AnswerOf<"get_licenses_bulk_actions_id_problems">> {
    return this.#caller.call("GET", "/api/v1/licenses/bulk_actions/{id}/problems/", { path: { id }, options });
  }

  /**
   * Change many licenses, all of them or none
   *
   * `PATCH /api/v1/licenses/bulk_update/`
   */
  bulkUpdate(body: BodyOf<"patch_licenses_bulk_update">, query?: QueryOf<"patch_licenses_bulk_update"> & { dry_run?: false }, options?: CallOptions): Call<DoneOf<"patch_licenses_bulk_update">>;
  /**
   * Answers what it would do, and writes nothing.
   *
   * Change many licenses, all of them or none
   *
   * `PATCH /api/v1/licenses/bulk_update/`
   */
  bulkUpdate(body: BodyOf<"patch_licenses_bulk_update">, query: QueryOf<"patch_licenses_bulk_update"> & { dry_run: true }, options?: CallOptions): Call<PreviewOf<"patch_licenses_bulk_update">>;
  bulkUpdate(body: BodyOf<"patch_licenses_bulk_update">, query?: QueryOf<"patch_licenses_bulk_update">, options?: CallOptions): Call<AnswerOf<"patch_licenses_bulk_update">>;
  bulkUpdate(body: BodyOf<"patch_licenses_bulk_update">, query?: QueryOf<"patch_licenses_bulk_update">, options?: CallOptions): Call<AnswerOf<"patch_licenses_bulk_update">> {
    return this.#caller.call("PATCH", "/api/v1/licenses/bulk_update/", { body, query, options });
  }

  /**
   * The state of a license for one of its devices, as a signed document
   *
   * `GET /api/v1/licenses/check_license/`
   */
  check(query: QueryOf<"get_licenses_check_license">, options?: CallOptions): Call<AnswerOf<"get_licenses_check_license">> {
    return this.#caller.call("GET", "/api/v1/licenses/check_license/", { query, options });
  }

  /**
   * Disable licenses
   *
   * All of them, or none where one does not exist.
   *
   * `POST /api/v1/licenses/disable_bulk/`
   */
  disableBulk(body: BodyOf<"post_licenses_disable_bulk">, options?: CallOptions): Call<AnswerOf<"post_licenses_disable_bulk">> {
    return this.#caller.call("POST", "/api/v1/licenses/disable_bulk/", { body, options });
  }

  /**
   * Enable licenses
   *
   * All of them, or none where one does not exist.
   *
   * `POST /api/v1/licenses/enable_bulk/`
   */
  enableBulk(body: BodyOf<"post_licenses_enable_bulk">, options?: CallOptions): Call<AnswerOf<"post_licenses_enable_bulk">> {
    return this.#caller.call("POST", "/api/v1/licenses/enable_bulk/", { body, options });
  }

  /**
   * Export licenses as CSV
   *
   * All that the filters of licenses match; limit and offset mean nothing here. An import takes the file as it is.
   *
   * `GET /api/v1/licenses/export/`
   */
  export(query?: QueryOf<"get_licenses_export">, options?: CallOptions): Call<AnswerOf<"get_licenses_export">> {
    return this.#caller.call("GET", "/api/v1/licenses/export/", { query, options });
  }

  /**
   * Export the history of licenses as CSV, oldest first
   *
   * All of it, or of the time that range, or from and to, name; the columns of license-histories/export, in quotes
   * only where a text must be.
   *
   * `GET /api/v1/licenses/export_history/`
   */
  exportHistory(query?: QueryOf<"get_licenses_export_history">, options?: CallOptions): Call<AnswerOf<"get_licenses_export_history">> {
    return this.#caller.call("GET", "/api/v1/licenses/export_history/", { query, options });
  }

  /**
   * Import features of licenses from a CSV file
   *
   * The file is UTF-8, with the names of its columns in the first line (docs/guide/imports.md). It is stored while
   * it arrives, and imported afterwards: the answer tells the id of the import. Columns that nothing reads are
   * listed in the header Licet-Ignored.
   *
   * `POST /api/v1/licenses/import_features_from_csv/`
   */
  importFeaturesFromCsv(body: FileBody, query?: QueryOf<"post_licenses_import_features_from_csv">, options?: CallOptions): Call<AnswerOf<"post_licenses_import_features_from_csv">> {
    return this.#caller.call("POST", "/api/v1/licenses/import_features_from_csv/", { file: body, query, options });
  }

  /**
   * Import licenses from a CSV file
   *
   * The file is UTF-8, with the names of its columns in the first line (docs/guide/imports.md). It is stored while
   * it arrives, and imported afterwards: the answer tells the id of the import. Columns that nothing reads are
   * listed in the header Licet-Ignored.
   *
   * `POST /api/v1/licenses/import_from_csv/`
   */
  importFromCsv(body: FileBody, query?: QueryOf<"post_licenses_import_from_csv">, options?: CallOptions): Call<AnswerOf<"post_licenses_import_from_csv">> {
    return this.#caller.call("POST", "/api/v1/licenses/import_from_csv/", { file: body, query, options });
  }

  /**
   * Free all devices of licenses, and count anew
   *
   * All of them, or none where one does not exist.
   *
   * `POST /api/v1/licenses/reset_bulk/`
   */
  resetBulk(body: BodyOf<"post_licenses_reset_bulk">, options?: CallOptions): Call<AnswerOf<"post_licenses_reset_bulk">> {
    return this.#caller.call("POST", "/api/v1/licenses/reset_bulk/", { body, options });
  }

  /**
   * Retrieve a license
   *
   * `GET /api/v1/licenses/{id}/`
   */
  retrieve(id: number, query?: QueryOf<"get_licenses_id">, options?: CallOptions): Call<AnswerOf<"get_licenses_id">> {
    return this.#caller.call("GET", "/api/v1/licenses/{id}/", { path: { id }, query, options });
  }

  /**
   * Change a license
   *
   * A new duration of an activated license begins now. A limit below what is in use takes nothing away, and gives
   * nothing more until less is in use.
   *
   * `PATCH /api/v1/licenses/{id}/`
   */
  update(id: number, body: BodyOf<"patch_licenses_id">, query?: QueryOf<"patch_licenses_id"> & { dry_run?: false }, options?: CallOptions): Call<DoneOf<"patch_licenses_id">>;
  /**
   * Answers what it would do, and writes nothing.
   *
   * Change a license
   *
   * A new duration of an activated license begins now. A limit below what is in use takes nothing away, and gives
   * nothing more until less is in use.
   *
   * `PATCH /api/v1/licenses/{id}/`
   */
  update(id: number, body: BodyOf<"patch_licenses_id">, query: QueryOf<"patch_licenses_id"> & { dry_run: true }, options?: CallOptions): Call<PreviewOf<"patch_licenses_id">>;
  update(id: number, body: BodyOf<"patch_licenses_id">, query?: QueryOf<"patch_licenses_id">, options?: CallOptions): Call<AnswerOf<"patch_licenses_id">>;
  update(id: number, body: BodyOf<"patch_licenses_id">, query?: QueryOf<"patch_licenses_id">, options?: CallOptions): Call<AnswerOf<"patch_licenses_id">> {
    return this.#caller.call("PATCH", "/api/v1/licenses/{id}/", { path: { id }, body, query, options });
  }

  /**
   * Delete a license and all that belongs to it
   *
   * Irreversible: its devices, active or not, users' assignments, features and histories go with it, and so do the
   * licenses of its bundle. Applications are answered license_not_found from then on. A license in a bundle goes
   * with its bundle only.
   *
   * `DELETE /api/v1/licenses/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_licenses_id">> {
    return this.#caller.call("DELETE", "/api/v1/licenses/{id}/", { path: { id }, options });
  }

  /**
   * Put a SKU policy onto a license
   *
   * What the policy says is set, and its features replace those of the license; other members of the body win over
   * the policy. Counters, the type of the license and what the policy is silent on stay. A new duration of an
   * activated license begins now.
   *
   * `POST /api/v1/licenses/{id}/apply_policy/`
   */
  applyPolicy(id: number, body: BodyOf<"post_licenses_id_apply_policy">, options?: CallOptions): Call<AnswerOf<"post_licenses_id_apply_policy">> {
    return this.#caller.call("POST", "/api/v1/licenses/{id}/apply_policy/", { path: { id }, body, options });
  }

  /**
   * Give a license to a user
   *
   * The user is made where nobody has the e-mail. Who has the license already keeps it, with what is said anew.
   * The licenses of a bundle are given with it.
   *
   * `POST /api/v1/licenses/{id}/assign_user/`
   */
  assignUser(id: number, body: BodyOf<"post_licenses_id_assign_user">, options?: CallOptions): Call<AnswerOf<"post_licenses_id_assign_user">> {
    return this.#caller.call("POST", "/api/v1/licenses/{id}/assign_user/", { path: { id }, body, options });
  }

  /**
   * Give a license to several users, all of them or none
   *
   * `POST /api/v1/licenses/{id}/assign_users/`
   */
  assignUsers(id: number, body: BodyOf<"post_licenses_id_assign_users">, options?: CallOptions): Call<AnswerOf<"post_licenses_id_assign_users">> {
    return this.#caller.call("POST", "/api/v1/licenses/{id}/assign_users/", { path: { id }, body, options });
  }

  /**
   * Create the OAuth client of a license
   *
   * `POST /api/v1/licenses/{id}/client/`
   */
  createClient(id: number, body: BodyOf<"post_licenses_id_client"> = {}, options?: CallOptions): Call<AnswerOf<"post_licenses_id_client">> {
    return this.#caller.call("POST", "/api/v1/licenses/{id}/client/", { path: { id }, body, options });
  }

  /**
   * Read the OAuth client of a license, with its secret
   *
   * A secret whose days are over is replaced by this.
   *
   * `GET /api/v1/licenses/{id}/client/`
   */
  retrieveClient(id: number, options?: CallOptions): Call<AnswerOf<"get_licenses_id_client">> {
    return this.#caller.call("GET", "/api/v1/licenses/{id}/client/", { path: { id }, options });
  }

  /**
   * Delete the OAuth client of a license
   *
   * `DELETE /api/v1/licenses/{id}/client/`
   */
  deleteClient(id: number, options?: CallOptions): Call<AnswerOf<"delete_licenses_id_client">> {
    return this.#caller.call("DELETE", "/api/v1/licenses/{id}/client/", { path: { id }, options });
  }

  /**
   * Replace the secret of the OAuth client of a license
   *
   * The secret before it is good for the days of grace.
   *
   * `POST /api/v1/licenses/{id}/client/rotate/`
   */
  rotateClient(id: number, options?: CallOptions): Call<AnswerOf<"post_licenses_id_client_rotate">> {
    return this.#caller.call("POST", "/api/v1/licenses/{id}/client/rotate/", { path: { id }, options });
  }

  /**
   * What changed of a license between two moments
   *
   * Compares what the license was at both, member by member (docs/guide/past.md); also of a license that is gone.
   * Who changed it comes from the audit, where the caller may read that, and from the history.
   *
   * `GET /api/v1/licenses/{id}/diff/`
   */
  diff(id: number, query: QueryOf<"get_licenses_id_diff">, options?: CallOptions): Call<AnswerOf<"get_licenses_id_diff">> {
    return this.#caller.call("GET", "/api/v1/licenses/{id}/diff/", { path: { id }, query, options });
  }

  /**
   * Disable a license: activations and checks are refused
   *
   * `POST /api/v1/licenses/{id}/disable/`
   */
  disable(id: number, options?: CallOptions): Call<AnswerOf<"post_licenses_id_disable">> {
    return this.#caller.call("POST", "/api/v1/licenses/{id}/disable/", { path: { id }, options });
  }

  /**
   * Enable a disabled license
   *
   * `POST /api/v1/licenses/{id}/enable/`
   */
  enable(id: number, options?: CallOptions): Call<AnswerOf<"post_licenses_id_enable">> {
    return this.#caller.call("POST", "/api/v1/licenses/{id}/enable/", { path: { id }, options });
  }

  /**
   * Explain why a call would be allowed or refused
   *
   * Judges by the rules that judge calls of applications and shows all of them: what each saw, whether it passed,
   * the code that it gives and what would make it pass. Changes nothing. A password counts as right.
   *
   * `GET /api/v1/licenses/{id}/explain/`
   */
  explain(id: number, query: QueryOf<"get_licenses_id_explain">, options?: CallOptions): Call<AnswerOf<"get_licenses_id_explain">> {
    return this.#caller.call("GET", "/api/v1/licenses/{id}/explain/", { path: { id }, query, options });
  }

  /**
   * Tell where each property of a license came from
   *
   * `GET /api/v1/licenses/{id}/provenance/`
   */
  provenance(id: number, options?: CallOptions): Call<AnswerOf<"get_licenses_id_provenance">> {
    return this.#caller.call("GET", "/api/v1/licenses/{id}/provenance/", { path: { id }, options });
  }

  /**
   * A file that brings the present state of a license to a device, one line of base64
   *
   * For a bundle license the file holds each of its products.
   *
   * `GET /api/v1/licenses/{id}/refresh_file/`
   */
  refreshFile(id: number, query: QueryOf<"get_licenses_id_refresh_file">, options?: CallOptions): Call<AnswerOf<"get_licenses_id_refresh_file">> {
    return this.#caller.call("GET", "/api/v1/licenses/{id}/refresh_file/", { path: { id }, query, options });
  }

  /**
   * Free all devices of a license, and count anew
   *
   * `POST /api/v1/licenses/{id}/reset/`
   */
  reset(id: number, options?: CallOptions): Call<AnswerOf<"post_licenses_id_reset">> {
    return this.#caller.call("POST", "/api/v1/licenses/{id}/reset/", { path: { id }, options });
  }

  /**
   * Set what a license and its features consumed to nothing
   *
   * `POST /api/v1/licenses/{id}/reset_consumption/`
   */
  resetConsumption(id: number, options?: CallOptions): Call<AnswerOf<"post_licenses_id_reset_consumption">> {
    return this.#caller.call("POST", "/api/v1/licenses/{id}/reset_consumption/", { path: { id }, options });
  }

  /**
   * Give a license another key
   *
   * The old key still works for grace_days, but only on devices that have a seat; applications learn the new one
   * from their next check. A new device needs the new key at once. Of a bundle, all its licenses get it.
   *
   * `POST /api/v1/licenses/{id}/roll_key/`
   */
  rollKey(id: number, body: BodyOf<"post_licenses_id_roll_key"> = {}, options?: CallOptions): Call<AnswerOf<"post_licenses_id_roll_key">> {
    return this.#caller.call("POST", "/api/v1/licenses/{id}/roll_key/", { path: { id }, body, options });
  }

  /**
   * Set how many devices users of a license may have, or free those they have
   *
   * `POST /api/v1/licenses/{id}/set_users_activations/`
   */
  setUsersActivations(id: number, body: BodyOf<"post_licenses_id_set_users_activations"> = {}, options?: CallOptions): Call<AnswerOf<"post_licenses_id_set_users_activations">> {
    return this.#caller.call("POST", "/api/v1/licenses/{id}/set_users_activations/", { path: { id }, body, options });
  }

  /**
   * Everything that happened to a license, newest first
   *
   * Its history, its devices, what was written, scheduled and imported, in one list. Checks and consumption are
   * one entry for each day in UTC. Who wrote, and which members changed, is shown to callers that may read the
   * audit. Pages follow each other by next.
   *
   * `GET /api/v1/licenses/{id}/timeline/`
   */
  timeline(id: number, query?: QueryOf<"get_licenses_id_timeline">, options?: CallOptions): Call<AnswerOf<"get_licenses_id_timeline">> {
    return this.#caller.call("GET", "/api/v1/licenses/{id}/timeline/", { path: { id }, query, options });
  }

  /**
   * Take a license away from a user, and free the devices that the user has on it
   *
   * `POST /api/v1/licenses/{id}/unassign_user/`
   */
  unassignUser(id: number, body: BodyOf<"post_licenses_id_unassign_user"> = {}, options?: CallOptions): Call<AnswerOf<"post_licenses_id_unassign_user">> {
    return this.#caller.call("POST", "/api/v1/licenses/{id}/unassign_user/", { path: { id }, body, options });
  }

  /**
   * Replace the features of a license
   *
   * Features that are listed are created or updated, those that are not listed are taken away.
   *
   * `POST /api/v1/licenses/{id}/update_features/`
   */
  updateFeatures(id: number, body: BodyOf<"post_licenses_id_update_features">, options?: CallOptions): Call<AnswerOf<"post_licenses_id_update_features">> {
    return this.#caller.call("POST", "/api/v1/licenses/{id}/update_features/", { path: { id }, body, options });
  }
}

/** `/api/v1/licenses-import-results/` */
export class LicensesImportResultsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List imports of licenses, newest first
   *
   * `GET /api/v1/licenses-import-results/`
   */
  list(query?: QueryOf<"get_licenses_import_results">, options?: CallOptions): List<RowOf<"get_licenses_import_results">> {
    return this.#caller.list("GET", "/api/v1/licenses-import-results/", { query, options });
  }

  /**
   * Tell how an import of licenses stands
   *
   * `GET /api/v1/licenses-import-results/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_licenses_import_results_id">> {
    return this.#caller.call("GET", "/api/v1/licenses-import-results/{id}/", { path: { id }, options });
  }

  /**
   * List the bad rows of an import with their cells, each with all that is wrong with it
   *
   * In the order of the file, also while the import runs. Pages follow each other by next.
   *
   * `GET /api/v1/licenses-import-results/{id}/bad_rows/`
   */
  badRows(id: number, query?: QueryOf<"get_licenses_import_results_id_bad_rows">, options?: CallOptions): Call<AnswerOf<"get_licenses_import_results_id_bad_rows">> {
    return this.#caller.call("GET", "/api/v1/licenses-import-results/{id}/bad_rows/", { path: { id }, query, options });
  }

  /**
   * Export all bad rows of an import, with line, column and reason, as CSV
   *
   * `GET /api/v1/licenses-import-results/{id}/invalid_rows/`
   */
  invalidRows(id: number, options?: CallOptions): Call<AnswerOf<"get_licenses_import_results_id_invalid_rows">> {
    return this.#caller.call("GET", "/api/v1/licenses-import-results/{id}/invalid_rows/", { path: { id }, options });
  }
}

/** `/api/v1/mail-settings/` */
export class MailSettingsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Read which mails are sent, and whether they can be
   *
   * `GET /api/v1/mail-settings/`
   */
  retrieve(options?: CallOptions): Call<AnswerOf<"get_mail_settings">> {
    return this.#caller.call("GET", "/api/v1/mail-settings/", { options });
  }

  /**
   * Change which mails are sent
   *
   * `PATCH /api/v1/mail-settings/`
   */
  update(body: BodyOf<"patch_mail_settings">, options?: CallOptions): Call<AnswerOf<"patch_mail_settings">> {
    return this.#caller.call("PATCH", "/api/v1/mail-settings/", { body, options });
  }

  /**
   * Send a test mail, and say what the mail server answers
   *
   * Immediately, past the queue; it leaves no mail in the log.
   *
   * `POST /api/v1/mail-settings/test/`
   */
  test(body: BodyOf<"post_mail_settings_test">, options?: CallOptions): Call<AnswerOf<"post_mail_settings_test">> {
    return this.#caller.call("POST", "/api/v1/mail-settings/test/", { body, options });
  }
}

/** `/api/v1/mail-texts/` */
export class MailTextsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List what mails say, in every language
   *
   * `GET /api/v1/mail-texts/`
   */
  retrieveAll(options?: CallOptions): Call<AnswerOf<"get_mail_texts">> {
    return this.#caller.call("GET", "/api/v1/mail-texts/", { options });
  }

  /**
   * Show how a mail would look, with the latest license
   *
   * Sends and stores nothing.
   *
   * `POST /api/v1/mail-texts/preview/`
   */
  preview(body: BodyOf<"post_mail_texts_preview">, options?: CallOptions): Call<AnswerOf<"post_mail_texts_preview">> {
    return this.#caller.call("POST", "/api/v1/mail-texts/preview/", { body, options });
  }

  /**
   * Read what a kind of mail says in a language
   *
   * `GET /api/v1/mail-texts/{kind}/{language}/`
   */
  retrieve(kind: string, language: string, options?: CallOptions): Call<AnswerOf<"get_mail_texts_kind_language">> {
    return this.#caller.call("GET", "/api/v1/mail-texts/{kind}/{language}/", { path: { kind, language }, options });
  }

  /**
   * Write what a kind of mail says in a language
   *
   * In place of what Licet brings. Any language of two letters; a new one needs subject and text.
   *
   * `PATCH /api/v1/mail-texts/{kind}/{language}/`
   */
  update(kind: string, language: string, body: BodyOf<"patch_mail_texts_kind_language">, options?: CallOptions): Call<AnswerOf<"patch_mail_texts_kind_language">> {
    return this.#caller.call("PATCH", "/api/v1/mail-texts/{kind}/{language}/", { path: { kind, language }, body, options });
  }

  /**
   * Take a text back: mails say again what Licet brings
   *
   * `DELETE /api/v1/mail-texts/{kind}/{language}/`
   */
  delete(kind: string, language: string, options?: CallOptions): Call<AnswerOf<"delete_mail_texts_kind_language">> {
    return this.#caller.call("DELETE", "/api/v1/mail-texts/{kind}/{language}/", { path: { kind, language }, options });
  }
}

/** `/api/v1/mails/` */
export class MailsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List mails that wait or were sent
   *
   * `GET /api/v1/mails/`
   */
  list(query?: QueryOf<"get_mails">, options?: CallOptions): List<RowOf<"get_mails">> {
    return this.#caller.list("GET", "/api/v1/mails/", { query, options });
  }

  /**
   * Read a mail with its texts
   *
   * `GET /api/v1/mails/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_mails_id">> {
    return this.#caller.call("GET", "/api/v1/mails/{id}/", { path: { id }, options });
  }

  /**
   * Send a mail again, as it was
   *
   * As a new mail, which refers to this one. Not while it waits, and not where it holds a link that is good once.
   *
   * `POST /api/v1/mails/{id}/send_again/`
   */
  sendAgain(id: number, options?: CallOptions): Call<AnswerOf<"post_mails_id_send_again">> {
    return this.#caller.call("POST", "/api/v1/mails/{id}/send_again/", { path: { id }, options });
  }
}

/** `/api/v1/management-api-keys/` */
export class ManagementApiKeysResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List the keys of the Management API
   *
   * `GET /api/v1/management-api-keys/`
   */
  list(query?: QueryOf<"get_management_api_keys">, options?: CallOptions): List<RowOf<"get_management_api_keys">> {
    return this.#caller.list("GET", "/api/v1/management-api-keys/", { query, options });
  }

  /**
   * Make a key of the Management API
   *
   * The key is in this answer and nowhere else. It grants no more than its maker may do.
   *
   * `POST /api/v1/management-api-keys/`
   */
  create(body: BodyOf<"post_management_api_keys"> = {}, options?: CallOptions): Call<AnswerOf<"post_management_api_keys">> {
    return this.#caller.call("POST", "/api/v1/management-api-keys/", { body, options });
  }

  /**
   * Read a key
   *
   * `GET /api/v1/management-api-keys/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_management_api_keys_id">> {
    return this.#caller.call("GET", "/api/v1/management-api-keys/{id}/", { path: { id }, options });
  }

  /**
   * Change the label, permissions or end of a key
   *
   * `PATCH /api/v1/management-api-keys/{id}/`
   */
  update(id: number, body: BodyOf<"patch_management_api_keys_id">, options?: CallOptions): Call<AnswerOf<"patch_management_api_keys_id">> {
    return this.#caller.call("PATCH", "/api/v1/management-api-keys/{id}/", { path: { id }, body, options });
  }

  /**
   * Revoke a key
   *
   * `DELETE /api/v1/management-api-keys/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_management_api_keys_id">> {
    return this.#caller.call("DELETE", "/api/v1/management-api-keys/{id}/", { path: { id }, options });
  }
}

/** `/api/v1/orders/` */
export class OrdersResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List orders
   *
   * Orders come without their items. Filters take the look-ups that GET licenses/ describes.
   *
   * `GET /api/v1/orders/`
   */
  list(query?: QueryOf<"get_orders">, options?: CallOptions): List<RowOf<"get_orders">> {
    return this.#caller.list("GET", "/api/v1/orders/", { query, options });
  }

  /**
   * Create an order with its licenses, or append to one
   *
   * An order is stored whole or not at all, and every problem is reported at once. With dry_run=true nothing is
   * written: the answer says what would be issued, and where each property would come from. Members that nothing
   * reads are listed in the header Licet-Ignored.
   *
   * `POST /api/v1/orders/create_order/`
   */
  create(body: BodyOf<"post_orders_create_order">, query?: QueryOf<"post_orders_create_order"> & { dry_run?: false }, options?: CallOptions): Call<DoneOf<"post_orders_create_order">>;
  /**
   * Answers what it would do, and writes nothing.
   *
   * Create an order with its licenses, or append to one
   *
   * An order is stored whole or not at all, and every problem is reported at once. With dry_run=true nothing is
   * written: the answer says what would be issued, and where each property would come from. Members that nothing
   * reads are listed in the header Licet-Ignored.
   *
   * `POST /api/v1/orders/create_order/`
   */
  create(body: BodyOf<"post_orders_create_order">, query: QueryOf<"post_orders_create_order"> & { dry_run: true }, options?: CallOptions): Call<PreviewOf<"post_orders_create_order">>;
  create(body: BodyOf<"post_orders_create_order">, query?: QueryOf<"post_orders_create_order">, options?: CallOptions): Call<AnswerOf<"post_orders_create_order">>;
  create(body: BodyOf<"post_orders_create_order">, query?: QueryOf<"post_orders_create_order">, options?: CallOptions): Call<AnswerOf<"post_orders_create_order">> {
    return this.#caller.call("POST", "/api/v1/orders/create_order/", { body, query, options });
  }

  /**
   * Export the orders of a period as CSV
   *
   * A row for each license, with its order, its customer and its users. Give either range, or from and to. The
   * columns are named as imports name them.
   *
   * `GET /api/v1/orders/export/`
   */
  exportAll(query?: QueryOf<"get_orders_export">, options?: CallOptions): Call<AnswerOf<"get_orders_export">> {
    return this.#caller.call("GET", "/api/v1/orders/export/", { query, options });
  }

  /**
   * Generate license keys
   *
   * Keys that no license has yet, for a later order. They are not reserved.
   *
   * `GET /api/v1/orders/generate_license/`
   */
  generateLicense(query: QueryOf<"get_orders_generate_license">, options?: CallOptions): Call<AnswerOf<"get_orders_generate_license">> {
    return this.#caller.call("GET", "/api/v1/orders/generate_license/", { query, options });
  }

  /**
   * Import orders from a CSV file
   *
   * The file is UTF-8, with the names of its columns in the first line (docs/guide/imports.md). It is stored while
   * it arrives, and imported afterwards: the answer tells the id of the import. Columns that nothing reads are
   * listed in the header Licet-Ignored.
   *
   * `POST /api/v1/orders/import_from_csv/`
   */
  importFromCsv(body: FileBody, query?: QueryOf<"post_orders_import_from_csv">, options?: CallOptions): Call<AnswerOf<"post_orders_import_from_csv">> {
    return this.#caller.call("POST", "/api/v1/orders/import_from_csv/", { file: body, query, options });
  }

  /**
   * Retrieve an order with its licenses
   *
   * By the numeric id, not by the id its creator gave (store_id).
   *
   * `GET /api/v1/orders/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_orders_id">> {
    return this.#caller.call("GET", "/api/v1/orders/{id}/", { path: { id }, options });
  }

  /**
   * Change an order, or move it to another customer or account
   *
   * What is written on the order of its customer follows a new customer, and so does its account, unless
   * customer_account names one.
   *
   * `PATCH /api/v1/orders/{id}/`
   */
  update(id: number, body: BodyOf<"patch_orders_id">, options?: CallOptions): Call<AnswerOf<"patch_orders_id">> {
    return this.#caller.call("PATCH", "/api/v1/orders/{id}/", { path: { id }, body, options });
  }

  /**
   * Delete an order with its licenses
   *
   * With devices, histories and all else that hangs on them. Not while has_active_licenses is true: disable its
   * licenses first.
   *
   * `DELETE /api/v1/orders/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_orders_id">> {
    return this.#caller.call("DELETE", "/api/v1/orders/{id}/", { path: { id }, options });
  }

  /**
   * Make somebody a license manager of an order
   *
   * Who is no license user yet becomes one, with an initial password. A password that is given replaces the one of
   * a known user.
   *
   * `POST /api/v1/orders/{id}/add_manager/`
   */
  addManager(id: number, body: BodyOf<"post_orders_id_add_manager">, options?: CallOptions): Call<AnswerOf<"post_orders_id_add_manager">> {
    return this.#caller.call("POST", "/api/v1/orders/{id}/add_manager/", { path: { id }, body, options });
  }

  /**
   * Make several people license managers of an order
   *
   * `POST /api/v1/orders/{id}/add_managers/`
   */
  addManagers(id: number, body: BodyOf<"post_orders_id_add_managers">, options?: CallOptions): Call<AnswerOf<"post_orders_id_add_managers">> {
    return this.#caller.call("POST", "/api/v1/orders/{id}/add_managers/", { path: { id }, body, options });
  }

  /**
   * Export an order as CSV
   *
   * A row for each license, with the order, its customer and its users.
   *
   * `GET /api/v1/orders/{id}/export/`
   */
  export(id: number, options?: CallOptions): Call<AnswerOf<"get_orders_id_export">> {
    return this.#caller.call("GET", "/api/v1/orders/{id}/export/", { path: { id }, options });
  }

  /**
   * List the license managers of an order
   *
   * `GET /api/v1/orders/{id}/managers/`
   */
  managers(id: number, options?: CallOptions): Call<AnswerOf<"get_orders_id_managers">> {
    return this.#caller.call("GET", "/api/v1/orders/{id}/managers/", { path: { id }, options });
  }

  /**
   * Take the management of an order from a license user
   *
   * The user stays, with the licenses that are assigned to them.
   *
   * `POST /api/v1/orders/{id}/remove_manager/`
   */
  removeManager(id: number, body: BodyOf<"post_orders_id_remove_manager">, options?: CallOptions): Call<AnswerOf<"post_orders_id_remove_manager">> {
    return this.#caller.call("POST", "/api/v1/orders/{id}/remove_manager/", { path: { id }, body, options });
  }

  /**
   * Delete an order that has no licenses
   *
   * `DELETE /api/v1/orders/{id}/safe_delete/`
   */
  deleteSafeDelete(id: number, options?: CallOptions): Call<AnswerOf<"delete_orders_id_safe_delete">> {
    return this.#caller.call("DELETE", "/api/v1/orders/{id}/safe_delete/", { path: { id }, options });
  }

  /**
   * Send the licenses of an order to its customer by mail
   *
   * Also where such mails are switched off. Answers the mail, which waits to be sent.
   *
   * `POST /api/v1/orders/{id}/send_email/`
   */
  sendEmail(id: number, body: BodyOf<"post_orders_id_send_email"> = {}, options?: CallOptions): Call<AnswerOf<"post_orders_id_send_email">> {
    return this.#caller.call("POST", "/api/v1/orders/{id}/send_email/", { path: { id }, body, options });
  }
}

/** `/api/v1/orders-import-results/` */
export class OrdersImportResultsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List imports of orders, newest first
   *
   * `GET /api/v1/orders-import-results/`
   */
  list(query?: QueryOf<"get_orders_import_results">, options?: CallOptions): List<RowOf<"get_orders_import_results">> {
    return this.#caller.list("GET", "/api/v1/orders-import-results/", { query, options });
  }

  /**
   * Tell how an import of orders stands
   *
   * `GET /api/v1/orders-import-results/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_orders_import_results_id">> {
    return this.#caller.call("GET", "/api/v1/orders-import-results/{id}/", { path: { id }, options });
  }

  /**
   * List the bad rows of an import with their cells, each with all that is wrong with it
   *
   * In the order of the file, also while the import runs. Pages follow each other by next.
   *
   * `GET /api/v1/orders-import-results/{id}/bad_rows/`
   */
  badRows(id: number, query?: QueryOf<"get_orders_import_results_id_bad_rows">, options?: CallOptions): Call<AnswerOf<"get_orders_import_results_id_bad_rows">> {
    return this.#caller.call("GET", "/api/v1/orders-import-results/{id}/bad_rows/", { path: { id }, query, options });
  }

  /**
   * Export all bad rows of an import, with line, column and reason, as CSV
   *
   * `GET /api/v1/orders-import-results/{id}/invalid_rows/`
   */
  invalidRows(id: number, options?: CallOptions): Call<AnswerOf<"get_orders_import_results_id_invalid_rows">> {
    return this.#caller.call("GET", "/api/v1/orders-import-results/{id}/invalid_rows/", { path: { id }, options });
  }
}

/** `/api/v1/overview/` */
export class OverviewResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * The start page in one answer: numbers, and the filtered lists behind them
   *
   * Numbers are those of the lists that they lead to, so very many rows are estimated (is_estimate). What the
   * caller may not read is left out.
   *
   * `GET /api/v1/overview/`
   */
  retrieve(query?: QueryOf<"get_overview">, options?: CallOptions): Call<AnswerOf<"get_overview">> {
    return this.#caller.call("GET", "/api/v1/overview/", { query, options });
  }
}

/** `/api/v1/portal/` */
export class PortalResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Read how the portal of a company looks
   *
   * Without a company, that of the only one of this server.
   *
   * `GET /api/v1/portal/appearance/`
   */
  appearance(query?: QueryOf<"get_portal_appearance">, options?: CallOptions): Call<AnswerOf<"get_portal_appearance">> {
    return this.#caller.call("GET", "/api/v1/portal/appearance/", { query, options });
  }

  /**
   * Have the license keys of an address mailed to it
   *
   * Answers the same, and as quickly, whoever has the address: a stranger learns nothing. Few such mails go to one
   * address.
   *
   * `POST /api/v1/portal/license_keys/`
   */
  licenseKeys(body: BodyOf<"post_portal_license_keys">, options?: CallOptions): Call<AnswerOf<"post_portal_license_keys">> {
    return this.#caller.call("POST", "/api/v1/portal/license_keys/", { body, options });
  }

  /**
   * List the licenses that one holds or manages
   *
   * The newest first. A license key sees its license, and those of its bundle.
   *
   * `GET /api/v1/portal/licenses/`
   */
  licenses(query?: QueryOf<"get_portal_licenses">, options?: CallOptions): List<RowOf<"get_portal_licenses">> {
    return this.#caller.list("GET", "/api/v1/portal/licenses/", { query, options });
  }

  /**
   * Read a license that one holds or manages
   *
   * `GET /api/v1/portal/licenses/{id}/`
   */
  license(id: number, options?: CallOptions): Call<AnswerOf<"get_portal_licenses_id">> {
    return this.#caller.call("GET", "/api/v1/portal/licenses/{id}/", { path: { id }, options });
  }

  /**
   * List the devices of a license
   *
   * Those that were heard of last first. Of users who do not manage the license, their own.
   *
   * `GET /api/v1/portal/licenses/{id}/devices/`
   */
  licenseDevices(id: number, query?: QueryOf<"get_portal_licenses_id_devices">, options?: CallOptions): List<RowOf<"get_portal_licenses_id_devices">> {
    return this.#caller.list("GET", "/api/v1/portal/licenses/{id}/devices/", { path: { id }, query, options });
  }

  /**
   * Read a device of a license
   *
   * `GET /api/v1/portal/licenses/{id}/devices/{device_id}/`
   */
  licenseDevice(id: number, device_id: number, options?: CallOptions): Call<AnswerOf<"get_portal_licenses_id_devices_device_id">> {
    return this.#caller.call("GET", "/api/v1/portal/licenses/{id}/devices/{device_id}/", { path: { id, device_id }, options });
  }

  /**
   * Have the customer of a license asked by mail whether the seat of a device may be freed
   *
   * By the key, where the license says that its customer confirms it (seat_replacement: email). The customer gets
   * a link that is good once, for an hour, and five such mails a day at the most.
   *
   * `POST /api/v1/portal/licenses/{id}/devices/{device_id}/ask_to_free/`
   */
  askToFreeLicenseDevice(id: number, device_id: number, options?: CallOptions): Call<AnswerOf<"post_portal_licenses_id_devices_device_id_ask_to_free">> {
    return this.#caller.call("POST", "/api/v1/portal/licenses/{id}/devices/{device_id}/ask_to_free/", { path: { id, device_id }, options });
  }

  /**
   * Let a device keep its floating slot for a time without a connection
   *
   * `POST /api/v1/portal/licenses/{id}/devices/{device_id}/borrow/`
   */
  borrowLicenseDevice(id: number, device_id: number, body: BodyOf<"post_portal_licenses_id_devices_device_id_borrow"> = {}, options?: CallOptions): Call<AnswerOf<"post_portal_licenses_id_devices_device_id_borrow">> {
    return this.#caller.call("POST", "/api/v1/portal/licenses/{id}/devices/{device_id}/borrow/", { path: { id, device_id }, body, options });
  }

  /**
   * Free the seat of a device, within the budget of the license
   *
   * One's own device; that of another user where one manages the license and may reset devices. Answers what is
   * left of the budget.
   *
   * `POST /api/v1/portal/licenses/{id}/devices/{device_id}/free/`
   */
  freeLicenseDevice(id: number, device_id: number, options?: CallOptions): Call<AnswerOf<"post_portal_licenses_id_devices_device_id_free">> {
    return this.#caller.call("POST", "/api/v1/portal/licenses/{id}/devices/{device_id}/free/", { path: { id, device_id }, options });
  }

  /**
   * Free the seat of a device, within the budget of the license, and refuse the device from now on
   *
   * By the manager of the license, who may revoke devices. The vendor can allow the device again.
   *
   * `POST /api/v1/portal/licenses/{id}/devices/{device_id}/revoke/`
   */
  revokeLicenseDevice(id: number, device_id: number, options?: CallOptions): Call<AnswerOf<"post_portal_licenses_id_devices_device_id_revoke">> {
    return this.#caller.call("POST", "/api/v1/portal/licenses/{id}/devices/{device_id}/revoke/", { path: { id, device_id }, options });
  }

  /**
   * List the files that a license may have, the newest version first
   *
   * What was released until the end of maintenance, or else of the license; nothing of a disabled one.
   *
   * `GET /api/v1/portal/licenses/{id}/downloads/`
   */
  licenseDownloads(id: number, options?: CallOptions): Call<AnswerOf<"get_portal_licenses_id_downloads">> {
    return this.#caller.call("GET", "/api/v1/portal/licenses/{id}/downloads/", { path: { id }, options });
  }

  /**
   * Free the seats of all devices, within the budget of the license
   *
   * By its manager, who may reset licenses: all seats, or none. Nothing else of the license changes.
   *
   * `POST /api/v1/portal/licenses/{id}/free_devices/`
   */
  freeDevicesLicense(id: number, options?: CallOptions): Call<AnswerOf<"post_portal_licenses_id_free_devices">> {
    return this.#caller.call("POST", "/api/v1/portal/licenses/{id}/free_devices/", { path: { id }, options });
  }

  /**
   * Read how many seats of a license may still be freed
   *
   * `GET /api/v1/portal/licenses/{id}/seat_budget/`
   */
  licenseSeatBudget(id: number, options?: CallOptions): Call<AnswerOf<"get_portal_licenses_id_seat_budget">> {
    return this.#caller.call("GET", "/api/v1/portal/licenses/{id}/seat_budget/", { path: { id }, options });
  }

  /**
   * List the users of a license that one manages
   *
   * `GET /api/v1/portal/licenses/{id}/users/`
   */
  licenseUsers(id: number, query?: QueryOf<"get_portal_licenses_id_users">, options?: CallOptions): List<RowOf<"get_portal_licenses_id_users">> {
    return this.#caller.list("GET", "/api/v1/portal/licenses/{id}/users/", { path: { id }, query, options });
  }

  /**
   * Give a license that one manages to a user, who is made where nobody has the e-mail
   *
   * `POST /api/v1/portal/licenses/{id}/users/`
   */
  createLicenseUser(id: number, body: BodyOf<"post_portal_licenses_id_users">, options?: CallOptions): Call<AnswerOf<"post_portal_licenses_id_users">> {
    return this.#caller.call("POST", "/api/v1/portal/licenses/{id}/users/", { path: { id }, body, options });
  }

  /**
   * Read a user of a license that one manages
   *
   * `GET /api/v1/portal/licenses/{id}/users/{user_id}/`
   */
  licenseUser(id: number, user_id: number, options?: CallOptions): Call<AnswerOf<"get_portal_licenses_id_users_user_id">> {
    return this.#caller.call("GET", "/api/v1/portal/licenses/{id}/users/{user_id}/", { path: { id, user_id }, options });
  }

  /**
   * Change how many devices a user may have, or whether the user is active
   *
   * `PATCH /api/v1/portal/licenses/{id}/users/{user_id}/`
   */
  updateLicenseUser(id: number, user_id: number, body: BodyOf<"patch_portal_licenses_id_users_user_id">, options?: CallOptions): Call<AnswerOf<"patch_portal_licenses_id_users_user_id">> {
    return this.#caller.call("PATCH", "/api/v1/portal/licenses/{id}/users/{user_id}/", { path: { id, user_id }, body, options });
  }

  /**
   * Take a license away from a user, and free the devices that the user has on it
   *
   * `DELETE /api/v1/portal/licenses/{id}/users/{user_id}/`
   */
  deleteLicenseUser(id: number, user_id: number, options?: CallOptions): Call<AnswerOf<"delete_portal_licenses_id_users_user_id">> {
    return this.#caller.call("DELETE", "/api/v1/portal/licenses/{id}/users/{user_id}/", { path: { id, user_id }, options });
  }

  /**
   * Give a user of a license a new initial password
   *
   * Of users who have and manage nothing that the caller does not manage.
   *
   * `POST /api/v1/portal/licenses/{id}/users/{user_id}/reset_password/`
   */
  resetPasswordLicenseUser(id: number, user_id: number, options?: CallOptions): Call<AnswerOf<"post_portal_licenses_id_users_user_id_reset_password">> {
    return this.#caller.call("POST", "/api/v1/portal/licenses/{id}/users/{user_id}/reset_password/", { path: { id, user_id }, options });
  }

  /**
   * Read what a mailed link is good for
   *
   * The link stays good: programs that look into mail follow links.
   *
   * `POST /api/v1/portal/link/`
   */
  link(body: BodyOf<"post_portal_link">, options?: CallOptions): Call<AnswerOf<"post_portal_link">> {
    return this.#caller.call("POST", "/api/v1/portal/link/", { body, options });
  }

  /**
   * Confirm by a mailed link that a device makes place for another
   *
   * Uses the link up, and frees the seat within the budget of the license.
   *
   * `POST /api/v1/portal/link/confirm/`
   */
  linkConfirm(body: BodyOf<"post_portal_link_confirm">, options?: CallOptions): Call<AnswerOf<"post_portal_link_confirm">> {
    return this.#caller.call("POST", "/api/v1/portal/link/confirm/", { body, options });
  }

  /**
   * The logo of a company
   *
   * `GET /api/v1/portal/logo/`
   */
  logo(query: QueryOf<"get_portal_logo">, options?: CallOptions): Call<AnswerOf<"get_portal_logo">> {
    return this.#caller.call("GET", "/api/v1/portal/logo/", { query, options });
  }

  /**
   * List one's sessions at the portal, the newest first
   *
   * `GET /api/v1/portal/open-sessions/`
   */
  openSessions(options?: CallOptions): Call<AnswerOf<"get_portal_open_sessions">> {
    return this.#caller.call("GET", "/api/v1/portal/open-sessions/", { options });
  }

  /**
   * End one of one's sessions at the portal
   *
   * `DELETE /api/v1/portal/open-sessions/{id}/`
   */
  deleteOpenSession(id: number, options?: CallOptions): Call<AnswerOf<"delete_portal_open_sessions_id">> {
    return this.#caller.call("DELETE", "/api/v1/portal/open-sessions/{id}/", { path: { id }, options });
  }

  /**
   * Sign in at the portal, with a password or with a license key
   *
   * Opens a session of twelve hours: a bearer token, and a cookie for the pages of this server. A key opens its
   * license only, with the e-mail of its customer.
   *
   * `POST /api/v1/portal/session/`
   */
  createSession(body: BodyOf<"post_portal_session">, options?: CallOptions): Call<AnswerOf<"post_portal_session">> {
    return this.#caller.call("POST", "/api/v1/portal/session/", { body, options });
  }

  /**
   * Read who is signed in at the portal
   *
   * `GET /api/v1/portal/session/`
   */
  session(options?: CallOptions): Call<AnswerOf<"get_portal_session">> {
    return this.#caller.call("GET", "/api/v1/portal/session/", { options });
  }

  /**
   * Sign out of the portal
   *
   * `DELETE /api/v1/portal/session/`
   */
  deleteSession(options?: CallOptions): Call<AnswerOf<"delete_portal_session">> {
    return this.#caller.call("DELETE", "/api/v1/portal/session/", { options });
  }

  /**
   * Sign in at the portal with a mailed link
   *
   * Uses the link up. With new_password, that takes the place of the user's password.
   *
   * `POST /api/v1/portal/session/link/`
   */
  sessionLink(body: BodyOf<"post_portal_session_link">, options?: CallOptions): Call<AnswerOf<"post_portal_session_link">> {
    return this.#caller.call("POST", "/api/v1/portal/session/link/", { body, options });
  }

  /**
   * Choose another password
   *
   * Every session of the user ends; the answer holds a new one, and its cookie.
   *
   * `POST /api/v1/portal/session/password/`
   */
  sessionPassword(body: BodyOf<"post_portal_session_password">, options?: CallOptions): Call<AnswerOf<"post_portal_session_password">> {
    return this.#caller.call("POST", "/api/v1/portal/session/password/", { body, options });
  }

  /**
   * Begin to sign on at the identity provider of a customer account
   *
   * The address is good for ten minutes, in the browser that got the cookie of this answer.
   *
   * `POST /api/v1/portal/session/sso/`
   */
  sessionSso(body: BodyOf<"post_portal_session_sso">, options?: CallOptions): Call<AnswerOf<"post_portal_session_sso">> {
    return this.#caller.call("POST", "/api/v1/portal/session/sso/", { body, options });
  }

  /**
   * Sign in with what came back from the identity provider
   *
   * Opens a session that reaches the licenses of the account which the user holds or manages.
   *
   * `POST /api/v1/portal/session/sso/callback/`
   */
  sessionSsoCallback(body: BodyOf<"post_portal_session_sso_callback">, options?: CallOptions): Call<AnswerOf<"post_portal_session_sso_callback">> {
    return this.#caller.call("POST", "/api/v1/portal/session/sso/callback/", { body, options });
  }

  /**
   * Have a link to sign in mailed to a license user
   *
   * Good once, for 15 minutes. A customer who is no license user is mailed their license keys. Answers the same,
   * and as quickly, whoever has the address: a stranger learns nothing. Few such mails go to one address.
   *
   * `POST /api/v1/portal/sign_in_link/`
   */
  signInLink(body: BodyOf<"post_portal_sign_in_link">, options?: CallOptions): Call<AnswerOf<"post_portal_sign_in_link">> {
    return this.#caller.call("POST", "/api/v1/portal/sign_in_link/", { body, options });
  }
}

/** `/api/v1/product-custom-fields/` */
export class ProductCustomFieldsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List custom fields of products
   *
   * `GET /api/v1/product-custom-fields/`
   */
  list(query?: QueryOf<"get_product_custom_fields">, options?: CallOptions): List<RowOf<"get_product_custom_fields">> {
    return this.#caller.list("GET", "/api/v1/product-custom-fields/", { query, options });
  }

  /**
   * Create a custom field
   *
   * `POST /api/v1/product-custom-fields/`
   */
  create(body: BodyOf<"post_product_custom_fields">, options?: CallOptions): Call<AnswerOf<"post_product_custom_fields">> {
    return this.#caller.call("POST", "/api/v1/product-custom-fields/", { body, options });
  }

  /**
   * Read a custom field
   *
   * `GET /api/v1/product-custom-fields/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_product_custom_fields_id">> {
    return this.#caller.call("GET", "/api/v1/product-custom-fields/{id}/", { path: { id }, options });
  }

  /**
   * Change a custom field
   *
   * `PATCH /api/v1/product-custom-fields/{id}/`
   */
  update(id: number, body: BodyOf<"patch_product_custom_fields_id">, options?: CallOptions): Call<AnswerOf<"patch_product_custom_fields_id">> {
    return this.#caller.call("PATCH", "/api/v1/product-custom-fields/{id}/", { path: { id }, body, options });
  }

  /**
   * Delete a custom field
   *
   * `DELETE /api/v1/product-custom-fields/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_product_custom_fields_id">> {
    return this.#caller.call("DELETE", "/api/v1/product-custom-fields/{id}/", { path: { id }, options });
  }
}

/** `/api/v1/product-features/` */
export class ProductFeaturesResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List product features
   *
   * `GET /api/v1/product-features/`
   */
  list(query?: QueryOf<"get_product_features">, options?: CallOptions): List<RowOf<"get_product_features">> {
    return this.#caller.list("GET", "/api/v1/product-features/", { query, options });
  }

  /**
   * Create a product feature
   *
   * `POST /api/v1/product-features/`
   */
  create(body: BodyOf<"post_product_features">, options?: CallOptions): Call<AnswerOf<"post_product_features">> {
    return this.#caller.call("POST", "/api/v1/product-features/", { body, options });
  }

  /**
   * Read a product feature
   *
   * `GET /api/v1/product-features/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_product_features_id">> {
    return this.#caller.call("GET", "/api/v1/product-features/{id}/", { path: { id }, options });
  }

  /**
   * Change a product feature
   *
   * is_deleted retires it: licenses that have it keep it, and no further license gets it.
   *
   * `PATCH /api/v1/product-features/{id}/`
   */
  update(id: number, body: BodyOf<"patch_product_features_id">, options?: CallOptions): Call<AnswerOf<"patch_product_features_id">> {
    return this.#caller.call("PATCH", "/api/v1/product-features/{id}/", { path: { id }, body, options });
  }

  /**
   * Delete a product feature
   *
   * From the licenses and policies that have it as well. To leave them alone, retire it: PATCH is_deleted.
   *
   * `DELETE /api/v1/product-features/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_product_features_id">> {
    return this.#caller.call("DELETE", "/api/v1/product-features/{id}/", { path: { id }, options });
  }
}

/** `/api/v1/products/` */
export class ProductsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List products and bundles
   *
   * `GET /api/v1/products/`
   */
  list(query?: QueryOf<"get_products">, options?: CallOptions): List<RowOf<"get_products">> {
    return this.#caller.list("GET", "/api/v1/products/", { query, options });
  }

  /**
   * Create a product with its default policy, or a bundle
   *
   * A bundle has `is_bundle: true` and lists its `products` by id or short_code.
   *
   * `POST /api/v1/products/`
   */
  create(body: BodyOf<"post_products">, options?: CallOptions): Call<AnswerOf<"post_products">> {
    return this.#caller.call("POST", "/api/v1/products/", { body, options });
  }

  /**
   * Read a product or bundle
   *
   * `GET /api/v1/products/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_products_id">> {
    return this.#caller.call("GET", "/api/v1/products/{id}/", { path: { id }, options });
  }

  /**
   * Change, archive or restore a product or bundle
   *
   * A null takes a value back: the product then does not say.
   *
   * `PATCH /api/v1/products/{id}/`
   */
  update(id: number, body: BodyOf<"patch_products_id">, options?: CallOptions): Call<AnswerOf<"patch_products_id">> {
    return this.#caller.call("PATCH", "/api/v1/products/{id}/", { path: { id }, body, options });
  }

  /**
   * Delete a product that nothing refers to
   *
   * `DELETE /api/v1/products/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_products_id">> {
    return this.#caller.call("DELETE", "/api/v1/products/{id}/", { path: { id }, options });
  }

  /**
   * Add a product to a bundle
   *
   * `POST /api/v1/products/{id}/add_to_bundle/`
   */
  addToBundle(id: number, body: BodyOf<"post_products_id_add_to_bundle">, options?: CallOptions): Call<AnswerOf<"post_products_id_add_to_bundle">> {
    return this.#caller.call("POST", "/api/v1/products/{id}/add_to_bundle/", { path: { id }, body, options });
  }

  /**
   * List the products of a bundle
   *
   * `GET /api/v1/products/{id}/bundle/`
   */
  bundle(id: number, options?: CallOptions): Call<AnswerOf<"get_products_id_bundle">> {
    return this.#caller.call("GET", "/api/v1/products/{id}/bundle/", { path: { id }, options });
  }

  /**
   * List the bundles that hold a product
   *
   * `GET /api/v1/products/{id}/in_bundle/`
   */
  inBundle(id: number, options?: CallOptions): Call<AnswerOf<"get_products_id_in_bundle">> {
    return this.#caller.call("GET", "/api/v1/products/{id}/in_bundle/", { path: { id }, options });
  }

  /**
   * Take a product out of a bundle
   *
   * `POST /api/v1/products/{id}/remove_from_bundle/`
   */
  removeFromBundle(id: number, body: BodyOf<"post_products_id_remove_from_bundle">, options?: CallOptions): Call<AnswerOf<"post_products_id_remove_from_bundle">> {
    return this.#caller.call("POST", "/api/v1/products/{id}/remove_from_bundle/", { path: { id }, body, options });
  }

  /**
   * What a product says itself, and what counts where it says nothing
   *
   * A product itself is answered with every member filled; this tells those apart that it sets.
   *
   * `GET /api/v1/products/{id}/terms/`
   */
  terms(id: number, options?: CallOptions): Call<AnswerOf<"get_products_id_terms">> {
    return this.#caller.call("GET", "/api/v1/products/{id}/terms/", { path: { id }, options });
  }
}

/** `/api/v1/running_work/` */
export class RunningWorkResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Tell which imports and bulk actions wait or are under way
   *
   * Imports of the kinds that the caller may read.
   *
   * `GET /api/v1/running_work/`
   */
  retrieve(options?: CallOptions): Call<AnswerOf<"get_running_work">> {
    return this.#caller.call("GET", "/api/v1/running_work/", { options });
  }
}

/** `/api/v1/saved-filters/` */
export class SavedFiltersResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List one's own saved filters and those that are shared
   *
   * `GET /api/v1/saved-filters/`
   */
  list(query?: QueryOf<"get_saved_filters">, options?: CallOptions): List<RowOf<"get_saved_filters">> {
    return this.#caller.list("GET", "/api/v1/saved-filters/", { query, options });
  }

  /**
   * Save a filter
   *
   * Whoever may change nothing of the company keeps filters for themselves, and shares none.
   *
   * `POST /api/v1/saved-filters/`
   */
  create(body: BodyOf<"post_saved_filters">, options?: CallOptions): Call<AnswerOf<"post_saved_filters">> {
    return this.#caller.call("POST", "/api/v1/saved-filters/", { body, options });
  }

  /**
   * Read a saved filter
   *
   * `GET /api/v1/saved-filters/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_saved_filters_id">> {
    return this.#caller.call("GET", "/api/v1/saved-filters/{id}/", { path: { id }, options });
  }

  /**
   * Rename a saved filter, change what it asks for, or share it
   *
   * `PATCH /api/v1/saved-filters/{id}/`
   */
  update(id: number, body: BodyOf<"patch_saved_filters_id">, options?: CallOptions): Call<AnswerOf<"patch_saved_filters_id">> {
    return this.#caller.call("PATCH", "/api/v1/saved-filters/{id}/", { path: { id }, body, options });
  }

  /**
   * Remove a saved filter
   *
   * `DELETE /api/v1/saved-filters/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_saved_filters_id">> {
    return this.#caller.call("DELETE", "/api/v1/saved-filters/{id}/", { path: { id }, options });
  }
}

/** `/api/v1/scheduled-updates/` */
export class ScheduledUpdatesResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List scheduled updates
   *
   * In the order of their hours unless order_by says otherwise.
   *
   * `GET /api/v1/scheduled-updates/`
   */
  list(query?: QueryOf<"get_scheduled_updates">, options?: CallOptions): List<RowOf<"get_scheduled_updates">> {
    return this.#caller.list("GET", "/api/v1/scheduled-updates/", { query, options });
  }

  /**
   * Change a license at an hour to come
   *
   * A license has one scheduled update for each hour: where one waits, the items join it, and the answer has its
   * id. All items are applied, or none.
   *
   * `POST /api/v1/scheduled-updates/`
   */
  create(body: BodyOf<"post_scheduled_updates">, options?: CallOptions): Call<AnswerOf<"post_scheduled_updates">> {
    return this.#caller.call("POST", "/api/v1/scheduled-updates/", { body, options });
  }

  /**
   * Cancel every scheduled update that waits and matches the filters of the query
   *
   * Without a filter, all that wait. What is no filter of scheduled updates is refused, not ignored.
   *
   * `POST /api/v1/scheduled-updates/bulk_cancel/`
   */
  bulkCancel(query?: QueryOf<"post_scheduled_updates_bulk_cancel">, options?: CallOptions): Call<AnswerOf<"post_scheduled_updates_bulk_cancel">> {
    return this.#caller.call("POST", "/api/v1/scheduled-updates/bulk_cancel/", { query, options });
  }

  /**
   * Create up to 100 scheduled updates, all of them or none
   *
   * Those that end in the same scheduled update are answered once.
   *
   * `POST /api/v1/scheduled-updates/bulk_create/`
   */
  bulkCreate(body: BodyOf<"post_scheduled_updates_bulk_create">, options?: CallOptions): Call<AnswerOf<"post_scheduled_updates_bulk_create">> {
    return this.#caller.call("POST", "/api/v1/scheduled-updates/bulk_create/", { body, options });
  }

  /**
   * Count scheduled updates by their status
   *
   * `GET /api/v1/scheduled-updates/stats/`
   */
  stats(query?: QueryOf<"get_scheduled_updates_stats">, options?: CallOptions): Call<AnswerOf<"get_scheduled_updates_stats">> {
    return this.#caller.call("GET", "/api/v1/scheduled-updates/stats/", { query, options });
  }

  /**
   * Retrieve a scheduled update
   *
   * `GET /api/v1/scheduled-updates/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_scheduled_updates_id">> {
    return this.#caller.call("GET", "/api/v1/scheduled-updates/{id}/", { path: { id }, options });
  }

  /**
   * Change a scheduled update that waits, or that failed
   *
   * One that failed needs another hour, and then waits again. A license that is sent is ignored.
   *
   * `PATCH /api/v1/scheduled-updates/{id}/`
   */
  update(id: number, body: BodyOf<"patch_scheduled_updates_id">, options?: CallOptions): Call<AnswerOf<"patch_scheduled_updates_id">> {
    return this.#caller.call("PATCH", "/api/v1/scheduled-updates/{id}/", { path: { id }, body, options });
  }

  /**
   * Delete a scheduled update, whatever became of it
   *
   * `DELETE /api/v1/scheduled-updates/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_scheduled_updates_id">> {
    return this.#caller.call("DELETE", "/api/v1/scheduled-updates/{id}/", { path: { id }, options });
  }

  /**
   * Apply a scheduled update now, without waiting for its hour
   *
   * Answered with 200 whatever comes of it: the status says whether it was applied.
   *
   * `POST /api/v1/scheduled-updates/{id}/apply/`
   */
  apply(id: number, options?: CallOptions): Call<AnswerOf<"post_scheduled_updates_id_apply">> {
    return this.#caller.call("POST", "/api/v1/scheduled-updates/{id}/apply/", { path: { id }, options });
  }

  /**
   * Cancel a scheduled update that waits
   *
   * `POST /api/v1/scheduled-updates/{id}/cancel/`
   */
  cancel(id: number, options?: CallOptions): Call<AnswerOf<"post_scheduled_updates_id_cancel">> {
    return this.#caller.call("POST", "/api/v1/scheduled-updates/{id}/cancel/", { path: { id }, options });
  }

  /**
   * Apply a scheduled update that failed again
   *
   * Answered with 200 whatever comes of it: the status says whether it was applied.
   *
   * `POST /api/v1/scheduled-updates/{id}/retry/`
   */
  retry(id: number, options?: CallOptions): Call<AnswerOf<"post_scheduled_updates_id_retry">> {
    return this.#caller.call("POST", "/api/v1/scheduled-updates/{id}/retry/", { path: { id }, options });
  }

  /**
   * Say what would come of a scheduled update if it were applied now
   *
   * Every item is tried, so several may say what speaks against them; nothing is kept.
   *
   * `GET /api/v1/scheduled-updates/{id}/simulate/`
   */
  simulate(id: number, options?: CallOptions): Call<AnswerOf<"get_scheduled_updates_id_simulate">> {
    return this.#caller.call("GET", "/api/v1/scheduled-updates/{id}/simulate/", { path: { id }, options });
  }
}

/** `/api/v1/search/` */
export class SearchResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Find licenses, orders, customers, users, devices, products, features and decisions by what is typed
   *
   * First what is exactly meant: a license key as people type it, an id, an e-mail, the number of a decision
   * (`#1042`); then what has the text as a part. Parts are of three letters or digits at least, except of products
   * and features. Shows what the caller may read.
   *
   * `GET /api/v1/search/`
   */
  retrieve(query: QueryOf<"get_search">, options?: CallOptions): Call<AnswerOf<"get_search">> {
    return this.#caller.call("GET", "/api/v1/search/", { query, options });
  }
}

/** `/api/v1/security-events/` */
export class SecurityEventsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List refused sign-ins, keys and calls, newest first
   *
   * One row for all of a minute that are alike. Kept for 90 days.
   *
   * `GET /api/v1/security-events/`
   */
  list(query?: QueryOf<"get_security_events">, options?: CallOptions): List<RowOf<"get_security_events">> {
    return this.#caller.list("GET", "/api/v1/security-events/", { query, options });
  }
}

/** `/api/v1/session/` */
export class SessionResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Log in
   *
   * Opens a session of twelve hours: a bearer token, and a cookie for the pages of this server.
   *
   * `POST /api/v1/session/`
   */
  create(body: BodyOf<"post_session">, options?: CallOptions): Call<AnswerOf<"post_session">> {
    return this.#caller.call("POST", "/api/v1/session/", { body, options });
  }

  /**
   * Read who is logged in, and what they may do
   *
   * `GET /api/v1/session/`
   */
  retrieve(options?: CallOptions): Call<AnswerOf<"get_session">> {
    return this.#caller.call("GET", "/api/v1/session/", { options });
  }

  /**
   * Log out
   *
   * `DELETE /api/v1/session/`
   */
  delete(options?: CallOptions): Call<AnswerOf<"delete_session">> {
    return this.#caller.call("DELETE", "/api/v1/session/", { options });
  }

  /**
   * Begin to sign on at the identity provider of the staff
   *
   * The address is good for ten minutes and for one sign-on, in the browser that got the cookie of this answer.
   *
   * `POST /api/v1/session/oidc/`
   */
  oidc(body: BodyOf<"post_session_oidc"> = {}, options?: CallOptions): Call<AnswerOf<"post_session_oidc">> {
    return this.#caller.call("POST", "/api/v1/session/oidc/", { body, options });
  }

  /**
   * Log in with what came back from the identity provider
   *
   * Opens a session as POST session/ does. After `code_required` the same call with `state` and `totp` opens it.
   *
   * `POST /api/v1/session/oidc/callback/`
   */
  callbackOidc(body: BodyOf<"post_session_oidc_callback">, options?: CallOptions): Call<AnswerOf<"post_session_oidc_callback">> {
    return this.#caller.call("POST", "/api/v1/session/oidc/callback/", { body, options });
  }

  /**
   * Choose another password
   *
   * Every other session ends.
   *
   * `POST /api/v1/session/password/`
   */
  password(body: BodyOf<"post_session_password">, options?: CallOptions): Call<AnswerOf<"post_session_password">> {
    return this.#caller.call("POST", "/api/v1/session/password/", { body, options });
  }

  /**
   * Set a password by a link that was given out, and log in
   *
   * `POST /api/v1/session/setup/`
   */
  setup(body: BodyOf<"post_session_setup">, options?: CallOptions): Call<AnswerOf<"post_session_setup">> {
    return this.#caller.call("POST", "/api/v1/session/setup/", { body, options });
  }

  /**
   * Read whom a link to set a password was made for
   *
   * The link stays valid. Guesses are slowed, together with those of POST session/setup/.
   *
   * `POST /api/v1/session/setup/check/`
   */
  checkSetup(body: BodyOf<"post_session_setup_check">, options?: CallOptions): Call<AnswerOf<"post_session_setup_check">> {
    return this.#caller.call("POST", "/api/v1/session/setup/check/", { body, options });
  }

  /**
   * Begin to use an authenticator app
   *
   * `POST /api/v1/session/totp/`
   */
  totp(options?: CallOptions): Call<AnswerOf<"post_session_totp">> {
    return this.#caller.call("POST", "/api/v1/session/totp/", { options });
  }

  /**
   * Prove that the app has the secret
   *
   * From now on logging in takes a code. The answer holds ten for the day the phone is gone; each is good once.
   *
   * `POST /api/v1/session/totp/confirm/`
   */
  confirmTotp(body: BodyOf<"post_session_totp_confirm">, options?: CallOptions): Call<AnswerOf<"post_session_totp_confirm">> {
    return this.#caller.call("POST", "/api/v1/session/totp/confirm/", { body, options });
  }

  /**
   * Use no authenticator app any more
   *
   * `POST /api/v1/session/totp/end/`
   */
  endTotp(body: BodyOf<"post_session_totp_end">, options?: CallOptions): Call<AnswerOf<"post_session_totp_end">> {
    return this.#caller.call("POST", "/api/v1/session/totp/end/", { body, options });
  }

  /**
   * Read how one logs in here
   *
   * `GET /api/v1/session/ways/`
   */
  ways(query?: QueryOf<"get_session_ways">, options?: CallOptions): Call<AnswerOf<"get_session_ways">> {
    return this.#caller.call("GET", "/api/v1/session/ways/", { query, options });
  }
}

/** `/api/v1/sessions/` */
export class SessionsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List where one is logged in
   *
   * `GET /api/v1/sessions/`
   */
  list(query?: QueryOf<"get_sessions">, options?: CallOptions): List<RowOf<"get_sessions">> {
    return this.#caller.list("GET", "/api/v1/sessions/", { query, options });
  }

  /**
   * Log out everywhere but here
   *
   * `POST /api/v1/sessions/end_others/`
   */
  endOthers(options?: CallOptions): Call<AnswerOf<"post_sessions_end_others">> {
    return this.#caller.call("POST", "/api/v1/sessions/end_others/", { options });
  }

  /**
   * Log out somewhere
   *
   * `DELETE /api/v1/sessions/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_sessions_id">> {
    return this.#caller.call("DELETE", "/api/v1/sessions/{id}/", { path: { id }, options });
  }
}

/** `/api/v1/signing-keys/` */
export class SigningKeysResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List the keys that answers and files are signed with, the newest first
   *
   * `GET /api/v1/signing-keys/`
   */
  retrieve(options?: CallOptions): Call<AnswerOf<"get_signing_keys">> {
    return this.#caller.call("GET", "/api/v1/signing-keys/", { options });
  }

  /**
   * Make the next keys, which are published and wait
   *
   * Applications that are built with them from now on are ready for the day on which they are activated.
   *
   * `POST /api/v1/signing-keys/`
   */
  create(options?: CallOptions): Call<AnswerOf<"post_signing_keys">> {
    return this.#caller.call("POST", "/api/v1/signing-keys/", { options });
  }

  /**
   * Sign with the next keys from now on
   *
   * The keys before them go on for applications that know no newer ones, until retires_at (a year from now unless
   * given): until then no call fails for the sake of a key.
   *
   * `POST /api/v1/signing-keys/{id}/activate/`
   */
  activate(id: number, body: BodyOf<"post_signing_keys_id_activate"> = {}, options?: CallOptions): Call<AnswerOf<"post_signing_keys_id_activate">> {
    return this.#caller.call("POST", "/api/v1/signing-keys/{id}/activate/", { path: { id }, body, options });
  }

  /**
   * Choose another day on which keys stop to sign, or to be published
   *
   * Not of the active ones: activate others first. Keys that wait are given up by it.
   *
   * `POST /api/v1/signing-keys/{id}/retire/`
   */
  retire(id: number, body: BodyOf<"post_signing_keys_id_retire"> = {}, options?: CallOptions): Call<AnswerOf<"post_signing_keys_id_retire">> {
    return this.#caller.call("POST", "/api/v1/signing-keys/{id}/retire/", { path: { id }, body, options });
  }

  /**
   * Publish what the recovery key says of keys
   *
   * Applications that pin the recovery key take these keys over by themselves.
   *
   * `POST /api/v1/signing-keys/{id}/vouch/`
   */
  vouch(id: number, body: BodyOf<"post_signing_keys_id_vouch">, options?: CallOptions): Call<AnswerOf<"post_signing_keys_id_vouch">> {
    return this.#caller.call("POST", "/api/v1/signing-keys/{id}/vouch/", { path: { id }, body, options });
  }
}

/** `/api/v1/staff/` */
export class StaffResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List the staff
   *
   * `GET /api/v1/staff/`
   */
  list(query?: QueryOf<"get_staff">, options?: CallOptions): List<RowOf<"get_staff">> {
    return this.#caller.list("GET", "/api/v1/staff/", { query, options });
  }

  /**
   * Add somebody to the staff
   *
   * Without a password the answer holds a token, by which POST session/setup/ sets one within seven days.
   *
   * `POST /api/v1/staff/`
   */
  create(body: BodyOf<"post_staff">, options?: CallOptions): Call<AnswerOf<"post_staff">> {
    return this.#caller.call("POST", "/api/v1/staff/", { body, options });
  }

  /**
   * Read one of the staff
   *
   * `GET /api/v1/staff/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_staff_id">> {
    return this.#caller.call("GET", "/api/v1/staff/{id}/", { path: { id }, options });
  }

  /**
   * Change the role, name, e-mail or state of one of the staff
   *
   * Sessions of somebody who is no longer active end at once.
   *
   * `PATCH /api/v1/staff/{id}/`
   */
  update(id: number, body: BodyOf<"patch_staff_id">, options?: CallOptions): Call<AnswerOf<"patch_staff_id">> {
    return this.#caller.call("PATCH", "/api/v1/staff/{id}/", { path: { id }, body, options });
  }

  /**
   * Remove somebody from the staff
   *
   * `DELETE /api/v1/staff/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_staff_id">> {
    return this.#caller.call("DELETE", "/api/v1/staff/{id}/", { path: { id }, options });
  }

  /**
   * Log somebody out everywhere
   *
   * Password and authenticator app stay: they can log in again.
   *
   * `POST /api/v1/staff/{id}/end_sessions/`
   */
  endSessions(id: number, options?: CallOptions): Call<AnswerOf<"post_staff_id_end_sessions">> {
    return this.#caller.call("POST", "/api/v1/staff/{id}/end_sessions/", { path: { id }, options });
  }

  /**
   * Give a new link to somebody who lost password or phone
   *
   * Their sessions end, no code is asked for until they set an app up again, and the identity provider may name
   * them anew.
   *
   * `POST /api/v1/staff/{id}/renew_setup/`
   */
  renewSetup(id: number, options?: CallOptions): Call<AnswerOf<"post_staff_id_renew_setup">> {
    return this.#caller.call("POST", "/api/v1/staff/{id}/renew_setup/", { path: { id }, options });
  }
}

/** `/api/v1/subscriptions/` */
export class SubscriptionsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List subscriptions
   *
   * `GET /api/v1/subscriptions/`
   */
  list(query?: QueryOf<"get_subscriptions">, options?: CallOptions): List<RowOf<"get_subscriptions">> {
    return this.#caller.list("GET", "/api/v1/subscriptions/", { query, options });
  }

  /**
   * Read a subscription with its payments and its licenses
   *
   * `GET /api/v1/subscriptions/{subscription_id}/`
   */
  retrieve(subscription_id: string, options?: CallOptions): Call<AnswerOf<"get_subscriptions_subscription_id">> {
    return this.#caller.call("GET", "/api/v1/subscriptions/{subscription_id}/", { path: { subscription_id }, options });
  }

  /**
   * Tell what a billing system knows of a subscription
   *
   * Licenses whose subscription_id it is follow it. Repeating it changes nothing, and neither does what is older
   * than what is known. What is paid never moves back, unless the reason is refund, dispute or correction. A
   * subscription that is canceled stays so: who returns has another one. Where the policy counts licenses by the
   * quantity, a higher one adds licenses to their order.
   *
   * `PUT /api/v1/subscriptions/{subscription_id}/`
   */
  replace(subscription_id: string, body: BodyOf<"put_subscriptions_subscription_id">, options?: CallOptions): Call<AnswerOf<"put_subscriptions_subscription_id">> {
    return this.#caller.call("PUT", "/api/v1/subscriptions/{subscription_id}/", { path: { subscription_id }, body, options });
  }

  /**
   * What a refund or a dispute would do to the licenses of a subscription
   *
   * By the terms of their policies. Nothing is changed.
   *
   * `GET /api/v1/subscriptions/{subscription_id}/refund_preview/`
   */
  refundPreview(subscription_id: string, query?: QueryOf<"get_subscriptions_subscription_id_refund_preview">, options?: CallOptions): Call<AnswerOf<"get_subscriptions_subscription_id_refund_preview">> {
    return this.#caller.call("GET", "/api/v1/subscriptions/{subscription_id}/refund_preview/", { path: { subscription_id }, query, options });
  }
}

/** `/api/v1/test-clock-moments/` */
export class TestClockMomentsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List what came to licenses while their test clocks were advanced
   *
   * `GET /api/v1/test-clock-moments/`
   */
  list(query?: QueryOf<"get_test_clock_moments">, options?: CallOptions): List<RowOf<"get_test_clock_moments">> {
    return this.#caller.list("GET", "/api/v1/test-clock-moments/", { query, options });
  }
}

/** `/api/v1/test-clocks/` */
export class TestClocksResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * Create a test clock
   *
   * An order that is placed with is_test and test_clock lives by it, with its licenses.
   *
   * `POST /api/v1/test-clocks/`
   */
  create(body: BodyOf<"post_test_clocks">, options?: CallOptions): Call<AnswerOf<"post_test_clocks">> {
    return this.#caller.call("POST", "/api/v1/test-clocks/", { body, options });
  }

  /**
   * List test clocks
   *
   * `GET /api/v1/test-clocks/`
   */
  list(query?: QueryOf<"get_test_clocks">, options?: CallOptions): List<RowOf<"get_test_clocks">> {
    return this.#caller.list("GET", "/api/v1/test-clocks/", { query, options });
  }

  /**
   * Read a test clock, and how far it has come
   *
   * `GET /api/v1/test-clocks/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_test_clocks_id">> {
    return this.#caller.call("GET", "/api/v1/test-clocks/{id}/", { path: { id }, options });
  }

  /**
   * Delete a test clock, and with with_orders the orders that live by it
   *
   * `DELETE /api/v1/test-clocks/{id}/`
   */
  delete(id: number, query?: QueryOf<"delete_test_clocks_id">, options?: CallOptions): Call<AnswerOf<"delete_test_clocks_id">> {
    return this.#caller.call("DELETE", "/api/v1/test-clocks/{id}/", { path: { id }, query, options });
  }

  /**
   * Advance a test clock; what would have happened happens, moment by moment
   *
   * By two years at most. A short way is gone before the answer, which says ready; of a longer one it says
   * advancing: read the clock until it is ready.
   *
   * `POST /api/v1/test-clocks/{id}/advance/`
   */
  advance(id: number, body: BodyOf<"post_test_clocks_id_advance">, options?: CallOptions): Call<AnswerOf<"post_test_clocks_id_advance">> {
    return this.#caller.call("POST", "/api/v1/test-clocks/{id}/advance/", { path: { id }, body, options });
  }

  /**
   * What comes next to the licenses of a test clock, if nothing changes
   *
   * `GET /api/v1/test-clocks/{id}/due/`
   */
  due(id: number, options?: CallOptions): Call<AnswerOf<"get_test_clocks_id_due">> {
    return this.#caller.call("GET", "/api/v1/test-clocks/{id}/due/", { path: { id }, options });
  }
}

/** `/api/v1/webhook-deliveries/` */
export class WebhookDeliveriesResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List deliveries of webhooks
   *
   * Newest first unless order_by says otherwise.
   *
   * `GET /api/v1/webhook-deliveries/`
   */
  list(query?: QueryOf<"get_webhook_deliveries">, options?: CallOptions): List<RowOf<"get_webhook_deliveries">> {
    return this.#caller.list("GET", "/api/v1/webhook-deliveries/", { query, options });
  }

  /**
   * Send every delivery again that matches the filters of the query
   *
   * For example endpoint=1&status=failed, or endpoint=1&created_at__gte=2026-03-01T00:00:00Z for all since then.
   * Each event goes once to each endpoint, under the id that it had, and never to an endpoint that is deleted or
   * switched off. A filter is needed; what is none is refused, not ignored.
   *
   * `POST /api/v1/webhook-deliveries/replay/`
   */
  replayAll(query?: QueryOf<"post_webhook_deliveries_replay">, options?: CallOptions): Call<AnswerOf<"post_webhook_deliveries_replay">> {
    return this.#caller.call("POST", "/api/v1/webhook-deliveries/replay/", { query, options });
  }

  /**
   * Retrieve a delivery with its request and every attempt
   *
   * `GET /api/v1/webhook-deliveries/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_webhook_deliveries_id">> {
    return this.#caller.call("GET", "/api/v1/webhook-deliveries/{id}/", { path: { id }, options });
  }

  /**
   * Send a delivery again, under the id that it had
   *
   * Never to an endpoint that is deleted or switched off. One that waits anyway is answered as it is.
   *
   * `POST /api/v1/webhook-deliveries/{id}/replay/`
   */
  replay(id: number, options?: CallOptions): Call<AnswerOf<"post_webhook_deliveries_id_replay">> {
    return this.#caller.call("POST", "/api/v1/webhook-deliveries/{id}/replay/", { path: { id }, options });
  }
}

/** `/api/v1/webhook-endpoints/` */
export class WebhookEndpointsResource {
  readonly #caller: Caller;

  /** Made by `Licet`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /**
   * List webhook endpoints
   *
   * `GET /api/v1/webhook-endpoints/`
   */
  list(query?: QueryOf<"get_webhook_endpoints">, options?: CallOptions): List<RowOf<"get_webhook_endpoints">> {
    return this.#caller.list("GET", "/api/v1/webhook-endpoints/", { query, options });
  }

  /**
   * Create a webhook endpoint
   *
   * The secret is in this answer and nowhere else. An endpoint is sent whole objects: only who may read the
   * catalog, orders, licenses and customers may create one.
   *
   * `POST /api/v1/webhook-endpoints/`
   */
  create(body: BodyOf<"post_webhook_endpoints">, options?: CallOptions): Call<AnswerOf<"post_webhook_endpoints">> {
    return this.#caller.call("POST", "/api/v1/webhook-endpoints/", { body, options });
  }

  /**
   * Retrieve a webhook endpoint
   *
   * `GET /api/v1/webhook-endpoints/{id}/`
   */
  retrieve(id: number, options?: CallOptions): Call<AnswerOf<"get_webhook_endpoints_id">> {
    return this.#caller.call("GET", "/api/v1/webhook-endpoints/{id}/", { path: { id }, options });
  }

  /**
   * Change a webhook endpoint, or switch it on or off
   *
   * Switched off, what waits for it is canceled; it can be replayed when it is on again.
   *
   * `PATCH /api/v1/webhook-endpoints/{id}/`
   */
  update(id: number, body: BodyOf<"patch_webhook_endpoints_id">, options?: CallOptions): Call<AnswerOf<"patch_webhook_endpoints_id">> {
    return this.#caller.call("PATCH", "/api/v1/webhook-endpoints/{id}/", { path: { id }, body, options });
  }

  /**
   * Delete a webhook endpoint
   *
   * What waits for it is canceled. Its deliveries stay in the log, and cannot be replayed.
   *
   * `DELETE /api/v1/webhook-endpoints/{id}/`
   */
  delete(id: number, options?: CallOptions): Call<AnswerOf<"delete_webhook_endpoints_id">> {
    return this.#caller.call("DELETE", "/api/v1/webhook-endpoints/{id}/", { path: { id }, options });
  }

  /**
   * End an overlap of secrets now
   *
   * `POST /api/v1/webhook-endpoints/{id}/revoke_old_secrets/`
   */
  revokeOldSecrets(id: number, options?: CallOptions): Call<AnswerOf<"post_webhook_endpoints_id_revoke_old_secrets">> {
    return this.#caller.call("POST", "/api/v1/webhook-endpoints/{id}/revoke_old_secrets/", { path: { id }, options });
  }

  /**
   * Give a webhook endpoint another secret
   *
   * The secret is in this answer and nowhere else. Until the overlap ends, everything is signed with both secrets.
   *
   * `POST /api/v1/webhook-endpoints/{id}/rotate_secret/`
   */
  rotateSecret(id: number, body: BodyOf<"post_webhook_endpoints_id_rotate_secret"> = {}, options?: CallOptions): Call<AnswerOf<"post_webhook_endpoints_id_rotate_secret">> {
    return this.#caller.call("POST", "/api/v1/webhook-endpoints/{id}/rotate_secret/", { path: { id }, body, options });
  }

  /**
   * Send a test to a webhook endpoint now, and say what came of it
   *
   * The event webhook_endpoint.test, signed and guarded as all others. It is not tried again.
   *
   * `POST /api/v1/webhook-endpoints/{id}/test/`
   */
  test(id: number, options?: CallOptions): Call<AnswerOf<"post_webhook_endpoints_id_test">> {
    return this.#caller.call("POST", "/api/v1/webhook-endpoints/{id}/test/", { path: { id }, options });
  }
}
