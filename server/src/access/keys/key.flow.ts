import { randomUUID } from "node:crypto";
import { ApiError } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { permissionsOfKey } from "../../platform/http/roles-and-permissions.schema.ts";
import { generateManagementKey, hashManagementKey } from "../../platform/signing/management-key.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { generateSharedKey } from "../../platform/signing/shared-key.ts";
import { permissionsOfApplication, requireDelegable } from "../delegation/delegation.flow.ts";
import * as store from "./key.store.ts";

type Wished<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Makes a Management API key; no one grants what they may not do themselves. Answers it with the key in the clear. */
export async function createManagementKey(context: Context, wished: Wished<store.ManagementKeyValues>) {
  const { db, companyId, now, deps } = context;
  const values = {
    label: wished.label ?? "",
    permissions: wished.permissions ?? null,
    expires_at: wished.expires_at ?? null,
  };
  requireDelegable(context.caller, permissionsOfKey(values.permissions));
  requireEnd(values.expires_at, context);
  const key = generateManagementKey(deps.random);
  const made = { prefix: key.slice(0, 8), hash: hashManagementKey(key) };
  const row = await store.insertManagementKey(db, companyId, values, made, now);
  if (!row) throw new Error("the key was not stored");
  return { row, key };
}

/** Changes label, permissions or end of a Management API key; undefined members stay. */
export async function changeManagementKey(context: Context, id: number, wished: Wished<store.ManagementKeyValues>) {
  const { db, companyId } = context;
  const before = await store.findManagementKey(db, companyId, id);
  if (!before) throw new ApiError("not_found");
  const { label = before.label, permissions = before.permissions, expires_at = before.expires_at } = wished;
  requireDelegable(context.caller, permissionsOfKey(before.permissions), permissionsOfKey(permissions));
  if (wished.expires_at !== undefined) requireEnd(expires_at, context);
  return (await store.updateManagementKey(db, companyId, id, { label, permissions, expires_at })) ?? before;
}

/** A key that ends makes no key that outlives it, and does not lengthen its own life. */
function requireEnd(expiresAt: Date | null, { caller }: Context): void {
  if (caller.expiresAt === undefined || (expiresAt !== null && expiresAt <= caller.expiresAt)) return;
  throw new ApiError("permission_not_grantable", { message: "You cannot grant a longer time than you have yourself." });
}

/** Makes a License API key; answers it with its shared key in the clear. */
export async function createApplicationKey(context: Context, wished: Wished<store.ApplicationKeyValues>) {
  const { db, companyId, now, deps } = context;
  const { label = "", is_read_only = false, allow_orders = false, product_ids = null } = wished;
  const values = { label, is_read_only, allow_orders, product_ids };
  requireDelegable(context.caller, permissionsOfApplication(values));
  await requireProducts(product_ids, context);
  const sharedKey = generateSharedKey(deps.random);
  const sealed = deps.secrets.seal(sharedKey, placeOf.sharedKey(companyId));
  const made = { apiKey: randomUUID(), sealed };
  const row = await store.insertApplicationKey(db, companyId, values, made, now);
  if (!row) throw new Error("the key was not stored");
  return { row, sharedKey };
}

/** Changes what a License API key may do; undefined members stay. */
export async function changeApplicationKey(context: Context, id: number, wished: Wished<store.ApplicationKeyValues>) {
  const { db, companyId } = context;
  const before = await store.findApplicationKey(db, companyId, id);
  if (!before) throw new ApiError("not_found");
  const {
    label = before.label,
    is_read_only = before.is_read_only,
    allow_orders = before.allow_orders,
    product_ids = before.product_ids,
  } = wished;
  const values = { label, is_read_only, allow_orders, product_ids };
  requireDelegable(context.caller, permissionsOfApplication(before), permissionsOfApplication(values));
  if (wished.product_ids) await requireProducts(wished.product_ids, context);
  return (await store.updateApplicationKey(db, companyId, id, values)) ?? before;
}

/** Revokes a key, for good. A caller cannot revoke the key it calls with: it could not undo that. */
export async function revokeKey(context: Context, kind: "management" | "application", id: number): Promise<void> {
  const { db, companyId, now, caller } = context;
  requireDelegable(caller, await permissionsOfStored(kind, id, context));
  const isOwn = kind === "management" && caller.actor?.kind === "key" && caller.actor.id === id;
  if (isOwn) throw new ApiError("own_key");
  const table = kind === "management" ? "management_api_keys" : "license_api_keys";
  await store.updateKeyRevoked(db, companyId, table, id, now);
}

async function permissionsOfStored(kind: "management" | "application", id: number, { db, companyId }: Context) {
  if (kind === "management") {
    const row = await store.findManagementKey(db, companyId, id);
    if (row) return permissionsOfKey(row.permissions);
  } else {
    const row = await store.findApplicationKey(db, companyId, id);
    if (row) return permissionsOfApplication(row);
  }
  throw new ApiError("not_found");
}

async function requireProducts(ids: readonly number[] | null, { db, companyId }: Context): Promise<void> {
  const unknown = ids === null ? [] : await store.listUnknownProducts(db, companyId, ids);
  if (unknown.length > 0) throw new ApiError("unknown_product", { message: `No such product: ${unknown.join(", ")}.` });
}
