import { ApiError, type ErrorCode, problem } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import type { ManagementPermission } from "../../platform/http/roles-and-permissions.schema.ts";
import type { ManagerPermission } from "../../terms/manager-permissions.rules.ts";
import { updateLmPermissions } from "../people/license-user.store.ts";
import { deleteManager, insertManager } from "./manager.store.ts";
import type { LmPermissions } from "./manager-permission.schema.ts";
import * as store from "./manager-permission.store.ts";
import { lockLicenseUser } from "./user-details.store.ts";

/**
 * What the back office must be allowed itself to allow it to a license manager; beside changing licenses, which the
 * call needs.
 */
const needs: Partial<Readonly<Record<ManagerPermission, ManagementPermission>>> = {
  create_bundle_order: "orders_write",
  create_license_policy: "catalog_write",
  create_order: "orders_write",
  issue_license: "orders_write",
  manage_managers: "orders_write",
  update_customer: "customers_write",
};

/**
 * Replaces what a license user may do as a manager, list by list; what is absent stays. No one gives what they may not
 * do themselves (`permission_not_grantable`). In the caller's transaction.
 */
export async function changeLmPermissions(context: Context, id: number, wish: LmPermissions): Promise<void> {
  const { db, companyId } = context;
  if (!(await lockLicenseUser(db, companyId, id))) throw new ApiError("not_found");
  await demandKnown(wish, context);
  await demandOwn(id, wish, context);
  const { permission_ids: permissions, products, license_template_ids: templates, customer_account_ids } = wish;
  if (permissions) await updateLmPermissions(db, companyId, id, permissions);
  if (products) await store.replaceLmProducts(db, companyId, id, products);
  if (templates) await store.replaceLmTemplates(db, companyId, id, [...new Set(templates)]);
  if (customer_account_ids) await replaceAccounts(id, customer_account_ids, context);
}

/** Whatever is given or taken must be the caller's to give. */
async function demandOwn(userId: number, wish: LmPermissions, { db, companyId, caller }: Context): Promise<void> {
  const has = await store.findManaging(db, companyId, userId);
  const changed = differing(has.permissions, wish.permission_ids ?? has.permissions);
  const needed = new Set(changed.flatMap((code) => needs[code] ?? []));
  if (differing(has.accounts, wish.customer_account_ids ?? has.accounts).length > 0) needed.add("customers_write");
  const products = wish.products?.map(({ product_id, num_of_licenses }) =>
    [product_id, num_of_licenses ?? []].flat().join(" "),
  );
  const issues = [
    ...differing(has.products, products ?? has.products),
    ...differing(has.templates, wish.license_template_ids ?? has.templates),
  ];
  if (issues.length > 0) needed.add("orders_write");
  if ([...needed].some((permission) => !caller.permissions.has(permission)))
    throw new ApiError("permission_not_grantable");
}

function differing<T>(one: readonly T[], other: readonly T[]): T[] {
  return [...one.filter((each) => !other.includes(each)), ...other.filter((each) => !one.includes(each))];
}

async function demandKnown(wish: LmPermissions, { db, companyId }: Context): Promise<void> {
  const { products = [], license_template_ids = [], customer_account_ids = [] } = wish;
  const check = async (table: Parameters<typeof store.listKnown>[2], at: string, ids: number[], code: ErrorCode) => {
    const known = ids.length === 0 ? new Set() : await store.listKnown(db, companyId, table, ids);
    return ids.flatMap((id, index) => (known.has(id) ? [] : [problem(code, at.replace("*", String(index)), id)]));
  };
  const productIds = products.map(({ product_id }) => product_id);
  const problems = [
    ...(await check("products", "/products/*/product_id", productIds, "unknown_product")),
    ...(await check("license_templates", "/license_template_ids/*", license_template_ids, "unknown_license_policy")),
    ...(await check(
      "customer_accounts",
      "/customer_account_ids/*",
      customer_account_ids,
      "customer_account_not_found",
    )),
  ];
  if (problems.length > 0) throw ApiError.of(problems);
}

async function replaceAccounts(userId: number, wanted: readonly number[], context: Context): Promise<void> {
  const { db, companyId, now } = context;
  const { accounts: managed } = await store.findManaging(db, companyId, userId);
  for (const id of managed.filter((each) => !wanted.includes(each)))
    await deleteManager(db, companyId, { kind: "customer_account", id }, userId, now);
  for (const id of new Set(wanted))
    if (!managed.includes(id)) await insertManager(db, companyId, { kind: "customer_account", id }, userId, now);
}
