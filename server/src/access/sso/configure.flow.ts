import { ApiError, problem } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { isSecureTarget } from "../../platform/http/outbound.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { permissionsOfApplication, requireDelegable } from "../delegation/delegation.flow.ts";
import { discover } from "./provider.flow.ts";
import { reasonOf } from "./provider-errors.flow.ts";
import type { SsoPatch } from "./sso.schema.ts";
import * as store from "./sso.store.ts";

const scopesByDefault = "openid email";

/** The sign-on of an account; `not_found` where there is no account, or no sign-on. */
export async function readSso({ db, companyId }: Context, id: number): Promise<store.SsoRow> {
  const { sso } = await store.findSso(db, companyId, id);
  if (!sso) throw new ApiError("not_found");
  return sso;
}

/** Tries the provider that a change leads to, before the transaction. */
export async function tryProvider(context: Context, id: number, patch: SsoPatch): Promise<void> {
  requireLicenses(context);
  await requireUsable(context, await merge(id, patch, context));
}

/**
 * Tries a provider, outside of a transaction: `sso_discovery_failed` with the reason in words. A sign-on that is
 * switched off is not tried, so that it can be switched off while the provider is away.
 */
export async function requireUsable(
  { deps }: Context,
  { issuer, client_id, enabled }: Pick<store.SsoValues, "issuer" | "client_id" | "enabled">,
): Promise<void> {
  if (!isSecureTarget(new URL(issuer))) {
    const message = "The provider must be reached by https; by http only on this machine.";
    throw ApiError.of([problem("validation_error", "/issuer", issuer, message)]);
  }
  if (!enabled) return;
  try {
    const { authorization_endpoint, token_endpoint, jwks_uri } = (
      await discover({ issuer, client_id, secret: undefined }, deps)
    ).serverMetadata();
    if (!authorization_endpoint || !token_endpoint || !jwks_uri)
      throw new Error("its discovery document lacks an address to sign on, to fetch tokens or to read keys at");
  } catch (error) {
    const message = `The identity provider cannot be used: ${reasonOf(error)}.`.replace(/\.\.$/, ".");
    throw ApiError.of([problem("sso_discovery_failed", "/issuer", issuer, message)]);
  }
}

/**
 * Someone who chooses the provider of an account can sign in as any of its users, and so must hold the permissions for
 * their licenses.
 */
function requireLicenses({ caller }: Context): void {
  requireDelegable(caller, permissionsOfApplication({ is_read_only: false, allow_orders: false }));
}

/** Sets up or changes the sign-on of an account; in the caller's transaction. */
export async function saveSso(context: Context, id: number, patch: SsoPatch): Promise<store.SsoRow> {
  const { db, companyId, now } = context;
  const row = await store.upsertSso(db, companyId, id, await merge(id, patch, context), now);
  if (!row) throw new Error("the sign-on was not stored");
  return row;
}

async function merge(id: number, patch: SsoPatch, { db, companyId, deps }: Context): Promise<store.SsoValues> {
  const { account, sso } = await store.findSso(db, companyId, id);
  if (!account) throw new ApiError("not_found");
  return mergeProvider(patch, sso, (secret) => deps.secrets.seal(secret, placeOf.ssoSecret(companyId, id)));
}

/**
 * What is stored after a change; what makes a sign-on names its provider, its client and an address to come back to.
 */
export function mergeProvider(
  patch: SsoPatch,
  sso: store.SsoValues | undefined,
  seal: (secret: string) => Buffer,
): store.SsoValues {
  const { issuer = sso?.issuer, client_id = sso?.client_id, redirect_uris = sso?.redirect_uris } = patch;
  const missing = Object.entries({ issuer, client_id, redirect_uris }).filter(([, value]) => value === undefined);
  if (issuer === undefined || client_id === undefined || redirect_uris === undefined)
    throw ApiError.of(missing.map(([name]) => problem("validation_error", "", undefined, `${name} is required.`)));
  return {
    issuer,
    client_id,
    redirect_uris: [...new Set(redirect_uris)],
    scopes: patch.scopes ?? sso?.scopes ?? scopesByDefault,
    enabled: patch.enabled ?? sso?.enabled ?? true,
    client_secret_sealed: sealedSecret(),
  };

  function sealedSecret(): Buffer | null {
    const { client_secret: given } = patch;
    // A secret was given to one provider. It goes to no other one by a change of the address alone.
    const isSameProvider = issuer === sso?.issuer;
    if (given === undefined) return isSameProvider ? (sso?.client_secret_sealed ?? null) : null;
    return given === null ? null : seal(given);
  }
}

/** Removes the sign-on of an account; in the caller's transaction. */
export async function removeSso(context: Context, id: number): Promise<void> {
  const { db, companyId } = context;
  requireLicenses(context);
  if (!(await store.deleteSso(db, companyId, id))) throw new ApiError("not_found");
}
