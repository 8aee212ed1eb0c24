import { isPlainObject, type Json } from "../../platform/values/json.ts";
import { customerFrom } from "../../terms/customer-members.rules.ts";
import type { Values } from "../../terms/license-precedence.rules.ts";
import type {
  FeatureRequest,
  ItemRequest,
  KeyRequest,
  LicenseRequest,
  OrderRequest,
  PolicyName,
  UserRequest,
  UsersRequest,
} from "./order-request.rules.ts";
import { type ItemBody, knownMembers, type LicenseBody, type OrderBody, propertyShape } from "./place-order.schema.ts";

/** Brings a parsed body into the one form that the rules know, with a pointer to where each part was written. */
export function canonicalOrder(body: OrderBody, raw: unknown): OrderRequest {
  const items = body.items.map((item, index) =>
    canonicalItem(item, `/items/${index}`, member(member(raw, "items"), index)),
  );
  const accounts = [
    { id: body.customer_account_id, at: "/customer_account_id" },
    ...body.items.map((item, index) => ({ id: item.customer_account_id, at: `/items/${index}/customer_account_id` })),
  ];
  return {
    id: body.id,
    is_bundle: body.is_bundle ?? false,
    append: body.append ?? false,
    is_test: body.is_test ?? false,
    is_trial: body.is_trial ?? false,
    test_clock: body.test_clock,
    created: body.created?.toISOString(),
    reference: body.reference,
    language: body.language,
    campaign_params: body.campaign_params,
    download_id: body.download_id,
    prevent_vm: body.prevent_vm,
    metadata: body.metadata ?? {},
    policy: canonicalPolicy(body, ""),
    customer: canonicalCustomer(body.customer),
    accounts: accounts.flatMap(({ id, at }) => (id === undefined ? [] : [{ id, at }])),
    add_to_customer_account: body.add_to_customer_account ?? true,
    items,
  };
}

function canonicalItem(item: ItemBody, at: string, raw: unknown): ItemRequest {
  return {
    product_code: item.product_code,
    note: item.note,
    subscription_id: item.subscription_id,
    key: canonicalKey(item.key, at),
    users: canonicalUsers(item, at, raw),
    policy: canonicalPolicy(item, at),
    licenses: item.licenses.map((license, index) =>
      canonicalLicense(license, `${at}/licenses/${index}`, member(member(raw, "licenses"), index)),
    ),
    at,
  };
}

function canonicalLicense(license: LicenseBody, at: string, raw: unknown): LicenseRequest {
  const nested = nestedName(license);
  const products = nested === undefined ? [] : (license[nested] ?? []);
  return {
    product_code: license.product_code,
    key: canonicalKey(license.key, at),
    users: canonicalUsers(license, at, raw),
    policy: canonicalPolicy(license, at),
    properties: canonicalProperties(license),
    product_features: license.product_features?.map((feature, index) =>
      canonicalFeature(feature, `${at}/product_features/${index}`),
    ),
    custom_fields: (license.custom_fields ?? []).map(({ name, value }, index) => ({
      name,
      value,
      at: `${at}/custom_fields/${index}`,
    })),
    products: products.map((product, index) =>
      canonicalLicense(product, `${at}/${nested}/${index}`, member(member(raw, nested ?? ""), index)),
    ),
    at,
  };
}

/** Clients nest the products of a bundle license under one of three names (management-api.md §3.9). */
function nestedName(license: LicenseBody): "products" | "licenses" | "items" | undefined {
  return (["products", "licenses", "items"] as const).find((name) => license[name] !== undefined);
}

function canonicalProperties(license: LicenseBody): Values {
  const values: Record<string, Json> = {};
  for (const name of propertyNames) {
    const value = license[name];
    if (value !== undefined) values[name] = value instanceof Date ? value.toISOString() : value;
  }
  if (values.enable_maintenance_period === undefined && license.enable_maintenance_duration !== undefined)
    values.enable_maintenance_period = license.enable_maintenance_duration;
  return values;
}

const propertyNames = Object.keys(propertyShape) as (keyof typeof propertyShape)[];

/** A parsed feature of a license in the form that the rules know. */
export function canonicalFeature(
  { code, ...members }: { code: string; [name: string]: unknown },
  at: string,
): FeatureRequest {
  const values = Object.entries(members).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value instanceof Date ? value.toISOString() : (value as Json)] as const],
  );
  return { code, values: Object.fromEntries(values), at };
}

function canonicalKey(key: string | undefined, at: string): KeyRequest | undefined {
  return key === undefined ? undefined : { given: key, at: `${at}/key` };
}

type Holder = Pick<LicenseBody, "users" | "user">;

function canonicalUsers(holder: Holder, at: string, raw: unknown): UsersRequest | undefined {
  const { users, user } = holder;
  if (users !== undefined && users.length > 0) {
    const asArray = Array.isArray(member(raw, "users"));
    const list = users.map((each, index) => canonicalUser(each, asArray ? `${at}/users/${index}` : `${at}/users`));
    return { list, form: asArray ? "array" : "users object", at: `${at}/users` };
  }
  return user && { list: [canonicalUser(user, `${at}/user`)], form: "user object", at: `${at}/user` };
}

function canonicalUser(user: NonNullable<Holder["user"]>, at: string): UserRequest {
  return {
    email: user.email,
    is_manager: user.is_manager ?? false,
    max_activations: user.max_activations,
    first_name: user.first_name ?? "",
    last_name: user.last_name ?? "",
    phone_number: user.phone ?? "",
    reference: user.reference ?? "",
    at,
  };
}

function canonicalCustomer(customer: OrderBody["customer"]): OrderRequest["customer"] {
  if (!customer || Object.values(customer).every((value) => value === undefined)) return undefined;
  const { company, is_manager, ...members } = customer;
  return {
    ...customerFrom((name) => members[name] ?? (name === "company_name" ? company : undefined)),
    is_manager: is_manager ?? false,
    at: "/customer",
  };
}

type PolicyMembers = Pick<LicenseBody, "policy_code" | "license_template_code" | "license_policy" | "license_template">;

/** The spellings of a policy's code are one; the first that is written gives the pointer. */
function canonicalPolicy(from: PolicyMembers, at: string): PolicyName | undefined {
  const name = (["policy_code", "license_template_code", "license_policy"] as const).find(
    (each) => from[each] !== undefined,
  );
  const id = from.license_template;
  if (name === undefined) return id === undefined ? undefined : { id, at: `${at}/license_template` };
  return { code: from[name], id, at: `${at}/${name}` };
}

/** Members of a body that nothing reads, as paths such as `items[0].licenses[0].max_activation`, at most a hundred. */
export function ignoredMembers(body: unknown): string[] {
  const found: string[] = [];
  const visit = (node: unknown, kind: keyof typeof knownMembers, path: string): void => {
    if (!isPlainObject(node) || found.length >= 100) return;
    for (const [name, value] of Object.entries(node)) {
      const here = path === "" ? name : `${path}.${name}`;
      if (!knownMembers[kind].has(name)) found.push(here);
      else visitMember(value, kind, name, here);
    }
  };
  const visitMember = (value: unknown, kind: keyof typeof knownMembers, name: string, path: string): void => {
    const below = kindBelow(kind, name);
    if (!below) return;
    if (!Array.isArray(value)) visit(value, below, path);
    else for (const [index, each] of value.entries()) visit(each, below, `${path}[${index}]`);
  };
  visit(body, "order", "");
  return found;
}

function kindBelow(kind: keyof typeof knownMembers, name: string): keyof typeof knownMembers | undefined {
  if (name === "users" || name === "user") return "user";
  if (name === "product_features") return "feature";
  if (name === "custom_fields") return "customField";
  if (kind === "order") return name === "items" ? "item" : name === "customer" ? "customer" : undefined;
  const isNested = name === "licenses" || name === "products" || name === "items";
  return isNested && (kind === "item" || kind === "license") ? "license" : undefined;
}

/** A JSON pointer in the form of the header `Licet-Ignored`. */
export function pathOfPointer(pointer: string): string {
  return pointer
    .slice(1)
    .split("/")
    .reduce((path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : path === "" ? step : `${path}.${step}`), "");
}

function member(value: unknown, name: string | number): unknown {
  if (Array.isArray(value)) return typeof name === "number" ? value[name] : undefined;
  return isPlainObject(value) ? value[String(name)] : undefined;
}
