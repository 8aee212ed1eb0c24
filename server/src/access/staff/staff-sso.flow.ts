import { ApiError, problem } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { mergeProvider, requireUsable } from "../sso/configure.flow.ts";
import type { ProviderClient } from "../sso/provider.flow.ts";
import type { StaffSsoPatch } from "./staff-sso.schema.ts";
import * as store from "./staff-sso.store.ts";

/** This server's client at the provider of a company. */
export function clientOfCompany(sso: store.StaffSsoRow): ProviderClient {
  return { ...sso, place: placeOf.staffSsoSecret(sso.company_id) };
}

/** The sign-on of the staff; `not_found` where there is none. */
export async function readStaffSso({ db, companyId }: Context): Promise<store.StaffSsoRow> {
  const row = await store.findStaffSso(db, companyId);
  if (!row) throw new ApiError("not_found");
  return row;
}

/** Tries the provider that a change leads to, before the transaction. */
export async function tryStaffProvider(context: Context, patch: StaffSsoPatch): Promise<void> {
  await requireUsable(context, (await merge(patch, context)).values);
}

/**
 * Sets up or changes the sign-on of the staff; in the caller's transaction. Links to a previous provider or client are
 * dropped.
 */
export async function saveStaffSso(context: Context, patch: StaffSsoPatch): Promise<store.StaffSsoRow> {
  const { db, companyId, now } = context;
  const { values, before } = await merge(patch, context);
  const row = await store.upsertStaffSso(db, companyId, values, now);
  if (!row) throw new Error("the sign-on was not stored");
  // What a provider calls somebody can differ from client to client.
  const isSame = before?.issuer === row.issuer && before.client_id === row.client_id;
  if (!isSame) await store.deleteSubjects(db, companyId);
  return row;
}

async function merge(patch: StaffSsoPatch, { db, companyId, deps }: Context) {
  const before = await store.findStaffSso(db, companyId);
  const provider = mergeProvider(patch, before, (secret) =>
    deps.secrets.seal(secret, placeOf.staffSsoSecret(companyId)),
  );
  const values: store.StaffSsoValues = {
    ...provider,
    email_domains: [...new Set(patch.email_domains ?? before?.email_domains ?? [])],
    new_staff_role: patch.new_staff_role === undefined ? (before?.new_staff_role ?? null) : patch.new_staff_role,
    allows_passwords: patch.allows_passwords ?? before?.allows_passwords ?? true,
    asks_for_code: patch.asks_for_code ?? before?.asks_for_code ?? false,
  };
  if (values.new_staff_role !== null && values.email_domains.length === 0) {
    const message = "Name the email_domains of those who become staff: else everybody would whom the provider knows.";
    throw ApiError.of([problem("validation_error", "", undefined, message)]);
  }
  return { values, before };
}

/** Removes the sign-on of the staff; in the caller's transaction. */
export async function removeStaffSso({ db, companyId }: Context): Promise<void> {
  if (!(await store.deleteStaffSso(db, companyId))) throw new ApiError("not_found");
}
