import { type FilterSpec, listSearch } from "../../kit/list/list-search.ts";
import { t } from "../../texts/staff.ts";

/** Something that can be chosen by its name. */
export interface Choice {
  readonly value: number;
  readonly label: string;
}

const f = t.people.filters;

/** The address of the list of customers. */
export const customerSearch = listSearch({
  filters: [
    { name: "company_name__icontains", kind: "text", label: f.company },
    { name: "first_name__icontains", kind: "text", label: f.firstName },
    { name: "last_name__icontains", kind: "text", label: f.lastName },
    { name: "reference__icontains", kind: "text", label: f.reference },
    { name: "phone__icontains", kind: "text", label: f.phone },
    { name: "label", kind: "number", label: f.label },
    { name: "account", kind: "number", label: f.account },
    { name: "account__name__icontains", kind: "text", label: f.accountName },
    { name: "created_at__date__gte", kind: "day", label: f.createdFrom },
    { name: "created_at__date__lte", kind: "day", label: f.createdUntil },
    { name: "id", kind: "number", label: f.id },
  ],
  orders: ["id", "email", "first_name", "last_name", "company_name", "reference"],
  order: "-id",
  quick: "email__icontains",
});

/** The address of the list of customer accounts. */
export const accountSearch = listSearch({
  filters: [
    { name: "code__icontains", kind: "text", label: f.code },
    { name: "email__icontains", kind: "text", label: f.email },
    { name: "reference__icontains", kind: "text", label: f.reference },
    { name: "id", kind: "number", label: f.id },
  ],
  orders: ["id", "code", "name"],
  order: "-id",
  quick: "name__icontains",
});

/** The address of the list of labels. */
export const labelSearch = listSearch({
  filters: [{ name: "id", kind: "number", label: f.id }],
  orders: ["id", "label"],
  order: "label",
  quick: "label__icontains",
});

const ofUsers: readonly FilterSpec[] = [
  { name: "is_active", kind: "flag", label: f.active },
  { name: "first_name__icontains", kind: "text", label: f.firstName },
  { name: "last_name__icontains", kind: "text", label: f.lastName },
  { name: "phone_number__icontains", kind: "text", label: f.phone },
  { name: "reference", kind: "text", label: f.referenceIs },
  { name: "license", kind: "number", label: f.license },
  { name: "license_user_group", kind: "number", label: f.group },
  { name: "managing_orders", kind: "number", label: f.managesOrder },
  { name: "managing_customer_accounts", kind: "number", label: f.managesAccount },
  { name: "id", kind: "number", label: f.id },
];

const usersShared = {
  orders: ["id", "true_email", "first_name", "last_name", "last_login", "created_at"],
  order: "-id",
  quick: "true_email__icontains",
} as const;

/** The address of the list of license users. */
export const userSearch = listSearch({
  ...usersShared,
  filters: [{ name: "is_license_manager", kind: "flag", label: f.manager }, ...ofUsers],
});

/** The address of the list of managers. */
export const managerSearch = listSearch({ ...usersShared, filters: ofUsers });

/** The address of the list of groups. */
export const groupSearch = listSearch({
  filters: [
    { name: "name__icontains", kind: "text", label: f.name },
    { name: "customer_account", kind: "number", label: f.account },
    { name: "customer_account__name__icontains", kind: "text", label: f.accountName },
    { name: "license_managers__id", kind: "number", label: f.managerId },
    { name: "id", kind: "number", label: f.id },
  ],
  orders: ["id", "code", "name"],
  order: "code",
  quick: "code__icontains",
});
