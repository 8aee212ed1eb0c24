import { z } from "zod";
import { auditAnswer } from "./audit/audit.schema.ts";
import { customFieldAnswer } from "./catalog/custom-field.schema.ts";
import { featureAnswer } from "./catalog/feature.schema.ts";
import { fileAnswer } from "./catalog/installation-file.schema.ts";
import { policyAnswer } from "./catalog/policy.schema.ts";
import { productAnswer } from "./catalog/product.schema.ts";
import { listedPool, poolAnswer } from "./consumption-pools/pool.schema.ts";
import { accountAnswer } from "./customers/account.schema.ts";
import { customerObject } from "./customers/customer.schema.ts";
import { labelAnswer } from "./customers/label.schema.ts";
import { deviceAnswer } from "./devices/device.schema.ts";
import { activationAnswer } from "./histories/activation-history.schema.ts";
import { historyAnswer } from "./histories/history.schema.ts";
import { applicationKeyAnswer, managementKeyAnswer } from "./keys/key.schema.ts";
import { licenseUserObject } from "./license-users/license-user.schema.ts";
import { impactAnswer } from "./licenses/change-license.schema.ts";
import { licenseObject } from "./licenses/license.schema.ts";
import { licenseFeatureAnswer } from "./licenses/license-feature.schema.ts";
import { licenseFieldAnswer } from "./licenses/license-field.schema.ts";
import { clientAnswer } from "./oauth/client.schema.ts";
import { orderItemObject, orderObject } from "./orders/order.schema.ts";
import { orderBody } from "./orders/place-order.schema.ts";
import { orderPreview } from "./orders/preview-order.schema.ts";
import { scheduledUpdateAnswer } from "./scheduled-updates/scheduled-update.schema.ts";
import { sessionAnswer, staffAnswer } from "./staff/staff.schema.ts";

const named = {
  AuditEntry: auditAnswer,
  ConsumptionPool: poolAnswer,
  Customer: customerObject,
  CustomerAccount: accountAnswer,
  CustomerLabel: labelAnswer,
  Device: deviceAnswer,
  InstallationFile: fileAnswer,
  License: licenseObject,
  LicenseActivation: activationAnswer,
  LicenseApiKey: applicationKeyAnswer,
  LicenseCustomField: licenseFieldAnswer,
  LicenseHistory: historyAnswer,
  LicenseImpact: impactAnswer,
  LicenseProductFeature: licenseFeatureAnswer,
  LicenseTemplate: policyAnswer,
  LicenseUser: licenseUserObject,
  ListedConsumptionPool: listedPool,
  ManagementApiKey: managementKeyAnswer,
  OAuthClient: clientAnswer,
  Order: orderObject,
  OrderItem: orderItemObject,
  OrderPreview: orderPreview,
  OrderRequest: orderBody,
  Product: productAnswer,
  ProductCustomField: customFieldAnswer,
  ProductFeature: featureAnswer,
  ScheduledUpdate: scheduledUpdateAnswer,
  StaffMember: staffAnswer,
  StaffSession: sessionAnswer,
};

/** Gives the objects of the wire the names by which OpenAPI tells each of them once, and by which `@licet/sdk` exports its type. */
export function nameSchemas(): void {
  for (const [id, schema] of Object.entries(named)) z.globalRegistry.add(schema, { ...schema.meta(), id });
}
