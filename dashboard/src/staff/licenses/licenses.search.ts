import { type FilterSpec, listSearch } from "../../kit/list/list-search.ts";
import { t } from "../../texts/staff.ts";

const f = t.licenses.filters;

const types = Object.entries(t.licenses.types).map(([value, label]) => ({ value, label }));

const ofLicense: readonly FilterSpec[] = [
  { name: "enabled", kind: "flag", label: f.enabled },
  { name: "active", kind: "flag", label: f.active },
  { name: "license_type", kind: "choice", label: f.type, choices: types },
  { name: "is_trial", kind: "flag", label: f.trial },
  { name: "is_any_floating", kind: "flag", label: f.floating },
  { name: "is_near_seat_limit", kind: "flag", label: f.nearSeats },
  { name: "is_near_consumption_limit", kind: "flag", label: f.nearUnits },
  { name: "expires_at__date__gte", kind: "day", label: f.expiresFrom },
  { name: "expires_at__date__lte", kind: "day", label: f.expiresUntil },
  { name: "validity_period__date__lte", kind: "day", label: f.endsUntil },
  { name: "validity_period__date__gte", kind: "day", label: f.endsFrom },
  { name: "created_at__date__gte", kind: "day", label: f.createdFrom },
  { name: "created_at__date__lte", kind: "day", label: f.createdUntil },
  { name: "time_activated__date__gte", kind: "day", label: f.activatedFrom },
  { name: "max_activations__gte", kind: "number", label: f.seatsFrom },
  { name: "times_activated__gte", kind: "number", label: f.activationsFrom },
  { name: "test_clock", kind: "number", label: t.clocks.filter },
  { name: "subscription_id", kind: "text", label: f.subscription },
  { name: "note__icontains", kind: "text", label: f.note },
];

const ofSale: readonly FilterSpec[] = [
  { name: "product_name__icontains", kind: "text", label: f.productName },
  { name: "product__short_code", kind: "text", label: f.productCode },
  { name: "product_id", kind: "number", label: f.product },
  { name: "license_template__code", kind: "text", label: f.policy },
  { name: "license_template__id", kind: "number", label: f.policyId },
  { name: "product_features__code", kind: "text", label: f.feature },
  { name: "order__store_id", kind: "text", label: f.orderNumber },
  { name: "order", kind: "number", label: f.order },
  { name: "bundle_license", kind: "number", label: f.bundle },
];

const ofPeople: readonly FilterSpec[] = [
  { name: "customer_email__icontains", kind: "text", label: f.email },
  { name: "customer_name__icontains", kind: "text", label: f.customerName },
  { name: "customer_company_name__icontains", kind: "text", label: f.customerCompany },
  { name: "customer__reference__icontains", kind: "text", label: f.customerReference },
  { name: "customer_id", kind: "number", label: f.customerId },
  { name: "customer__account", kind: "number", label: f.accountId },
  { name: "customer__account__name__icontains", kind: "text", label: f.account },
  { name: "customer_label", kind: "number", label: f.label },
  { name: "license_users__true_email__icontains", kind: "text", label: f.user },
  { name: "license_users__id", kind: "number", label: f.userId },
  { name: "manager__true_email__icontains", kind: "text", label: f.manager },
  { name: "devices__hostname__icontains", kind: "text", label: f.hostname },
  { name: "devices__hardware_id__icontains", kind: "text", label: f.hardware },
  { name: "id", kind: "number", label: f.id },
];

/** The address of the list of licenses. */
export const licenseSearch = listSearch({
  filters: [...ofLicense, ...ofSale, ...ofPeople],
  orders: ["id", "license_key", "created_at", "validity_period", "time_activated", "order__store_id", "product_name"],
  order: "-id",
  quick: "license_key__icontains",
});
