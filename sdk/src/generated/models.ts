// Generated from openapi/management.json.

import type { components } from "./management.ts";

/** `AuditEntry` of the OpenAPI document. */
export type AuditEntry = components["schemas"]["AuditEntry"];

/** `BillingMessage` of the OpenAPI document. */
export type BillingMessage = components["schemas"]["BillingMessage"];

/** `BillingSource` of the OpenAPI document. */
export type BillingSource = components["schemas"]["BillingSource"];

/** `CarriedKeys` of the OpenAPI document. */
export type CarriedKeys = components["schemas"]["CarriedKeys"];

/** `Company` of the OpenAPI document. */
export type Company = components["schemas"]["Company"];

/** `ConsumptionPool` of the OpenAPI document. */
export type ConsumptionPool = components["schemas"]["ConsumptionPool"];

/** `Customer` of the OpenAPI document. */
export type Customer = components["schemas"]["Customer"];

/** `CustomerAccount` of the OpenAPI document. */
export type CustomerAccount = components["schemas"]["CustomerAccount"];

/** `CustomerLabel` of the OpenAPI document. */
export type CustomerLabel = components["schemas"]["CustomerLabel"];

/** `Decision` of the OpenAPI document. */
export type Decision = components["schemas"]["Decision"];

/** `Device` of the OpenAPI document. */
export type Device = components["schemas"]["Device"];

/** `EventDevice` of the OpenAPI document. */
export type EventDevice = components["schemas"]["EventDevice"];

/** `EventLicense` of the OpenAPI document. */
export type EventLicense = components["schemas"]["EventLicense"];

/** `EventLicenseOfApplication` of the OpenAPI document. */
export type EventLicenseOfApplication = components["schemas"]["EventLicenseOfApplication"];

/** `EventLicenseUser` of the OpenAPI document. */
export type EventLicenseUser = components["schemas"]["EventLicenseUser"];

/** `EventObjectGone` of the OpenAPI document. */
export type EventObjectGone = components["schemas"]["EventObjectGone"];

/** `EventOrder` of the OpenAPI document. */
export type EventOrder = components["schemas"]["EventOrder"];

/** `EventRequestInfo` of the OpenAPI document. */
export type EventRequestInfo = components["schemas"]["EventRequestInfo"];

/** `Explanation` of the OpenAPI document. */
export type Explanation = components["schemas"]["Explanation"];

/** `ForgottenPast` of the OpenAPI document. */
export type ForgottenPast = components["schemas"]["ForgottenPast"];

/** `FormerLicenseKey` of the OpenAPI document. */
export type FormerLicenseKey = components["schemas"]["FormerLicenseKey"];

/** `InstallationFile` of the OpenAPI document. */
export type InstallationFile = components["schemas"]["InstallationFile"];

/** `License` of the OpenAPI document. */
export type License = components["schemas"]["License"];

/** `LicenseActivation` of the OpenAPI document. */
export type LicenseActivation = components["schemas"]["LicenseActivation"];

/** `LicenseApiKey` of the OpenAPI document. */
export type LicenseApiKey = components["schemas"]["LicenseApiKey"];

/** `LicenseCustomField` of the OpenAPI document. */
export type LicenseCustomField = components["schemas"]["LicenseCustomField"];

/** `LicenseDifference` of the OpenAPI document. */
export type LicenseDifference = components["schemas"]["LicenseDifference"];

/** `LicenseHistory` of the OpenAPI document. */
export type LicenseHistory = components["schemas"]["LicenseHistory"];

/** `LicenseImpact` of the OpenAPI document. */
export type LicenseImpact = components["schemas"]["LicenseImpact"];

/** `LicenseProductFeature` of the OpenAPI document. */
export type LicenseProductFeature = components["schemas"]["LicenseProductFeature"];

/** `LicenseTemplate` of the OpenAPI document. */
export type LicenseTemplate = components["schemas"]["LicenseTemplate"];

/** `LicenseUser` of the OpenAPI document. */
export type LicenseUser = components["schemas"]["LicenseUser"];

/** `ListedBillingMessage` of the OpenAPI document. */
export type ListedBillingMessage = components["schemas"]["ListedBillingMessage"];

/** `ListedConsumptionPool` of the OpenAPI document. */
export type ListedConsumptionPool = components["schemas"]["ListedConsumptionPool"];

/** `ListedDecision` of the OpenAPI document. */
export type ListedDecision = components["schemas"]["ListedDecision"];

/** `ListedMail` of the OpenAPI document. */
export type ListedMail = components["schemas"]["ListedMail"];

/** `ListedSubscription` of the OpenAPI document. */
export type ListedSubscription = components["schemas"]["ListedSubscription"];

/** `ListedWebhookDelivery` of the OpenAPI document. */
export type ListedWebhookDelivery = components["schemas"]["ListedWebhookDelivery"];

/** `Mail` of the OpenAPI document. */
export type Mail = components["schemas"]["Mail"];

/** `MailSettings` of the OpenAPI document. */
export type MailSettings = components["schemas"]["MailSettings"];

/** `MailText` of the OpenAPI document. */
export type MailText = components["schemas"]["MailText"];

/** `ManagementApiKey` of the OpenAPI document. */
export type ManagementApiKey = components["schemas"]["ManagementApiKey"];

/** `NewBillingSource` of the OpenAPI document. */
export type NewBillingSource = components["schemas"]["NewBillingSource"];

/** `NewWebhookEndpoint` of the OpenAPI document. */
export type NewWebhookEndpoint = components["schemas"]["NewWebhookEndpoint"];

/** `OAuthClient` of the OpenAPI document. */
export type OAuthClient = components["schemas"]["OAuthClient"];

/** `OpenSession` of the OpenAPI document. */
export type OpenSession = components["schemas"]["OpenSession"];

/** `Order` of the OpenAPI document. */
export type Order = components["schemas"]["Order"];

/** `OrderItem` of the OpenAPI document. */
export type OrderItem = components["schemas"]["OrderItem"];

/** `OrderPreview` of the OpenAPI document. */
export type OrderPreview = components["schemas"]["OrderPreview"];

/** `OrderRequest` of the OpenAPI document. */
export type OrderRequest = components["schemas"]["OrderRequest"];

/** `PortalAppearance` of the OpenAPI document. */
export type PortalAppearance = components["schemas"]["PortalAppearance"];

/** `PortalDevice` of the OpenAPI document. */
export type PortalDevice = components["schemas"]["PortalDevice"];

/** `PortalLicense` of the OpenAPI document. */
export type PortalLicense = components["schemas"]["PortalLicense"];

/** `PortalLink` of the OpenAPI document. */
export type PortalLink = components["schemas"]["PortalLink"];

/** `PortalSeatBudget` of the OpenAPI document. */
export type PortalSeatBudget = components["schemas"]["PortalSeatBudget"];

/** `PortalSession` of the OpenAPI document. */
export type PortalSession = components["schemas"]["PortalSession"];

/** `PortalUser` of the OpenAPI document. */
export type PortalUser = components["schemas"]["PortalUser"];

/** `Product` of the OpenAPI document. */
export type Product = components["schemas"]["Product"];

/** `ProductCustomField` of the OpenAPI document. */
export type ProductCustomField = components["schemas"]["ProductCustomField"];

/** `ProductFeature` of the OpenAPI document. */
export type ProductFeature = components["schemas"]["ProductFeature"];

/** `SavedFilter` of the OpenAPI document. */
export type SavedFilter = components["schemas"]["SavedFilter"];

/** `ScheduledUpdate` of the OpenAPI document. */
export type ScheduledUpdate = components["schemas"]["ScheduledUpdate"];

/** `SearchHit` of the OpenAPI document. */
export type SearchHit = components["schemas"]["SearchHit"];

/** `SigningKey` of the OpenAPI document. */
export type SigningKey = components["schemas"]["SigningKey"];

/** `StaffMember` of the OpenAPI document. */
export type StaffMember = components["schemas"]["StaffMember"];

/** `StaffSession` of the OpenAPI document. */
export type StaffSession = components["schemas"]["StaffSession"];

/** `Subscription` of the OpenAPI document. */
export type Subscription = components["schemas"]["Subscription"];

/** `TestClock` of the OpenAPI document. */
export type TestClock = components["schemas"]["TestClock"];

/** `TestClockMoment` of the OpenAPI document. */
export type TestClockMoment = components["schemas"]["TestClockMoment"];

/** `TimelineEntry` of the OpenAPI document. */
export type TimelineEntry = components["schemas"]["TimelineEntry"];

/** `WebhookDelivery` of the OpenAPI document. */
export type WebhookDelivery = components["schemas"]["WebhookDelivery"];

/** `WebhookEndpoint` of the OpenAPI document. */
export type WebhookEndpoint = components["schemas"]["WebhookEndpoint"];
