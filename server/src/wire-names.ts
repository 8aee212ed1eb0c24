import { z } from "zod";
import { companyAnswer } from "./access/companies/company.schema.ts";
import { applicationKeyAnswer, managementKeyAnswer } from "./access/keys/key.schema.ts";
import { clientAnswer } from "./access/oauth/client.schema.ts";
import { savedFilterAnswer } from "./access/saved-filters/saved-filter.schema.ts";
import { carriedSet, signingKeyAnswer } from "./access/signing-keys/signing-keys.schema.ts";
import { ownSessionAnswer } from "./access/staff/own-sessions.schema.ts";
import { sessionAnswer, staffAnswer } from "./access/staff/staff.schema.ts";
import { auditAnswer } from "./record/audit/audit.schema.ts";
import { decisionAnswer, listedDecision } from "./record/decisions/decision.schema.ts";
import { historyAnswer } from "./record/histories/history.schema.ts";
import { listedMail, mailAnswer } from "./record/mail/mail.schema.ts";
import { portalAppearance } from "./running/portal/appearance.schema.ts";
import { portalDevice } from "./running/portal/portal-device.schema.ts";
import { portalLicense } from "./running/portal/portal-license.schema.ts";
import { portalLink } from "./running/portal/portal-link.schema.ts";
import { portalSeatBudget } from "./running/portal/portal-seat.schema.ts";
import { portalSession } from "./running/portal/portal-session.schema.ts";
import { portalUser } from "./running/portal/portal-user.schema.ts";
import { listedMessage, messageAnswer } from "./selling/billing/message.schema.ts";
import { newSourceAnswer, sourceAnswer } from "./selling/billing/source.schema.ts";
import { customFieldAnswer } from "./selling/catalog/custom-field.schema.ts";
import { featureAnswer } from "./selling/catalog/feature.schema.ts";
import { fileAnswer } from "./selling/catalog/installation-file.schema.ts";
import { policyAnswer } from "./selling/catalog/policy.schema.ts";
import { productAnswer } from "./selling/catalog/product.schema.ts";
import { listedPool, poolAnswer } from "./selling/consumption-pools/pool.schema.ts";
import { accountAnswer } from "./selling/customers/account.schema.ts";
import { labelAnswer } from "./selling/customers/label.schema.ts";
import { activationAnswer } from "./selling/devices/activation-history.schema.ts";
import { deviceAnswer, deviceInside } from "./selling/devices/device.schema.ts";
import { formerKeyAnswer } from "./selling/license-keys/former-key.schema.ts";
import { impactAnswer } from "./selling/licenses/change-license.schema.ts";
import { licenseObject } from "./selling/licenses/license.schema.ts";
import { licenseFeatureAnswer } from "./selling/licenses/license-feature.schema.ts";
import { licenseFieldAnswer } from "./selling/licenses/license-field.schema.ts";
import { mailSettingsAnswer } from "./selling/mail/mail-settings.schema.ts";
import { mailTextAnswer } from "./selling/mail/mail-text.schema.ts";
import { orderItemObject, orderObject } from "./selling/orders/order.schema.ts";
import { orderBody } from "./selling/orders/place-order.schema.ts";
import { orderPreview } from "./selling/orders/preview-order.schema.ts";
import { licenseDifference } from "./selling/past/diff.schema.ts";
import { forgottenPast } from "./selling/past/forget.schema.ts";
import { customerObject } from "./selling/people/customer.schema.ts";
import { licenseUserObject } from "./selling/people/license-user.schema.ts";
import { scheduledUpdateAnswer } from "./selling/scheduled-updates/scheduled-update.schema.ts";
import { hitAnswer } from "./selling/search/search.schema.ts";
import { listedSubscription, subscriptionAnswer } from "./selling/subscriptions/subscription.schema.ts";
import { testClockAnswer, testClockMoment } from "./selling/test-clocks/test-clock.schema.ts";
import { timelineEntry } from "./selling/timeline/timeline.schema.ts";
import {
  eventLicense,
  eventLicenseOfApplication,
  eventLicenseUser,
  eventObjectGone,
  eventOrder,
  eventRequestInfo,
} from "./selling/webhooks/event.schema.ts";
import { deliveryAnswer, wholeDelivery } from "./selling/webhooks/webhook-delivery.schema.ts";
import { endpointAnswer, newEndpoint } from "./selling/webhooks/webhook-endpoint.schema.ts";
import { explanationAnswer } from "./terms/explanation.schema.ts";

const named = {
  AuditEntry: auditAnswer,
  BillingMessage: messageAnswer,
  BillingSource: sourceAnswer,
  Company: companyAnswer,
  ConsumptionPool: poolAnswer,
  Customer: customerObject,
  CustomerAccount: accountAnswer,
  CustomerLabel: labelAnswer,
  Decision: decisionAnswer,
  Device: deviceAnswer,
  EventDevice: deviceInside,
  EventLicense: eventLicense,
  EventLicenseOfApplication: eventLicenseOfApplication,
  EventLicenseUser: eventLicenseUser,
  EventObjectGone: eventObjectGone,
  EventOrder: eventOrder,
  EventRequestInfo: eventRequestInfo,
  Explanation: explanationAnswer,
  CarriedKeys: carriedSet,
  ForgottenPast: forgottenPast,
  FormerLicenseKey: formerKeyAnswer,
  InstallationFile: fileAnswer,
  License: licenseObject,
  LicenseActivation: activationAnswer,
  LicenseApiKey: applicationKeyAnswer,
  LicenseCustomField: licenseFieldAnswer,
  LicenseDifference: licenseDifference,
  LicenseHistory: historyAnswer,
  LicenseImpact: impactAnswer,
  LicenseProductFeature: licenseFeatureAnswer,
  LicenseTemplate: policyAnswer,
  LicenseUser: licenseUserObject,
  ListedBillingMessage: listedMessage,
  ListedConsumptionPool: listedPool,
  ListedDecision: listedDecision,
  ListedSubscription: listedSubscription,
  ListedMail: listedMail,
  Mail: mailAnswer,
  MailSettings: mailSettingsAnswer,
  MailText: mailTextAnswer,
  ManagementApiKey: managementKeyAnswer,
  NewBillingSource: newSourceAnswer,
  OAuthClient: clientAnswer,
  Order: orderObject,
  OrderItem: orderItemObject,
  OrderPreview: orderPreview,
  OrderRequest: orderBody,
  PortalAppearance: portalAppearance,
  PortalLink: portalLink,
  PortalDevice: portalDevice,
  PortalLicense: portalLicense,
  PortalSeatBudget: portalSeatBudget,
  PortalSession: portalSession,
  PortalUser: portalUser,
  Product: productAnswer,
  SigningKey: signingKeyAnswer,
  ProductCustomField: customFieldAnswer,
  ProductFeature: featureAnswer,
  SavedFilter: savedFilterAnswer,
  ScheduledUpdate: scheduledUpdateAnswer,
  SearchHit: hitAnswer,
  StaffMember: staffAnswer,
  OpenSession: ownSessionAnswer,
  StaffSession: sessionAnswer,
  Subscription: subscriptionAnswer,
  TestClock: testClockAnswer,
  TestClockMoment: testClockMoment,
  TimelineEntry: timelineEntry,
  NewWebhookEndpoint: newEndpoint,
  WebhookDelivery: wholeDelivery,
  WebhookEndpoint: endpointAnswer,
  ListedWebhookDelivery: deliveryAnswer,
};

/** Names the objects of the wire: OpenAPI defines each once under its name, and `@licet/sdk` exports its type. */
export function nameSchemas(): void {
  for (const [id, schema] of Object.entries(named)) z.globalRegistry.add(schema, { ...schema.meta(), id });
}
