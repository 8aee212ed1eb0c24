import * as oidc from "openid-client";
import { systemClock } from "../../clock.ts";
import type { Deps } from "../../deps.ts";
import { ApiError } from "../../errors.ts";
import { outboundFetch } from "../../platform/http/outbound.ts";
import { placeOf, type SealedPlace } from "../../platform/signing/sealed-places.ts";
import { minuteMs } from "../../platform/values/durations.ts";
import { refusalOf } from "./provider-errors.flow.ts";
import type { SsoRow } from "./sso.store.ts";

/** What a provider is asked with: its own description of itself, and this server's client there. */
export type Provider = oidc.Configuration;

/** The part of a sign-on that names a provider, with the secret in the clear. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly client_id: string;
  readonly secret: string | undefined;
}

/** A client at a provider as it is stored. The place that its secret is sealed for identifies whose client it is. */
export interface ProviderClient {
  readonly place: SealedPlace;
  readonly issuer: string;
  readonly client_id: string;
  readonly client_secret_sealed: Buffer | null;
  readonly updated_at: Date;
}

const timeoutSeconds = 5;
const rememberedMilliseconds = 10 * minuteMs;
const rememberedMax = 500;
/** Clocks of servers differ by seconds; a token is accepted that much longer than it states. */
const toleranceSeconds = 30;

interface Remembered {
  readonly provider: Promise<Provider>;
  readonly until: Date;
}

const remembered = new WeakMap<Deps, Map<string, Remembered>>();

/**
 * The provider of a client, from memory for ten minutes; a changed sign-on is read again immediately. Throws
 * `sso_provider_unavailable` where it cannot be read.
 */
export async function findProvider(client: ProviderClient, deps: Deps): Promise<Provider> {
  const now = deps.clock.now();
  const known = remembered.get(deps) ?? new Map<string, Remembered>();
  remembered.set(deps, known);
  const name = `${client.place} ${client.updated_at.getTime()} ${client.issuer} ${client.client_id}`;
  const found = known.get(name);
  if (found && found.until > now) return atTime(await found.provider, deps);
  if (known.size >= rememberedMax) known.clear();
  const provider = discover({ ...client, secret: secretOf(client, deps) }, deps).catch((error: unknown) => {
    known.delete(name);
    throw refusalOf(error, "discovery", deps);
  });
  known.set(name, { provider, until: new Date(now.getTime() + rememberedMilliseconds) });
  return provider;
}

/** The secret of a client in the clear; undefined for one that has none. */
function secretOf({ client_secret_sealed: sealed, place }: ProviderClient, { secrets }: Deps): string | undefined {
  return sealed === null ? undefined : secrets.open(sealed, place);
}

/** The client of a customer account. */
export function clientOf(sso: SsoRow): ProviderClient {
  return { ...sso, place: placeOf.ssoSecret(sso.company_id, sso.customer_account_id) };
}

/** Reads the discovery document of a provider; errors are those of openid-client and `OutboundError`. */
export async function discover(settings: ProviderSettings, deps: Deps): Promise<Provider> {
  const issuer = new URL(settings.issuer);
  const found = await oidc.discovery(issuer, settings.client_id, undefined, undefined, {
    timeout: timeoutSeconds,
    [oidc.customFetch]: outboundFetch(deps.privateHosts ?? []),
    execute: issuer.protocol === "http:" ? [oidc.allowInsecureRequests] : [],
  });
  return configure(found.serverMetadata(), settings, deps);
}

const settingsOf = new WeakMap<Provider, ProviderSettings & { readonly skew: number }>();

/**
 * Tokens are judged by the clock of this server. openid-client reads the system clock, so it is given the difference.
 */
function atTime(provider: Provider, deps: Deps): Provider {
  const settings = settingsOf.get(provider);
  if (!settings || Math.abs(settings.skew - skewOf(deps)) < 2) return provider;
  const moved = configure(provider.serverMetadata(), settings, deps);
  const keys = oidc.getJwksCache(provider);
  if (keys) oidc.setJwksCache(moved, keys);
  return moved;
}

function skewOf({ clock }: Deps): number {
  return Math.round((clock.now().getTime() - systemClock.now().getTime()) / 1000);
}

function configure(server: oidc.ServerMetadata, settings: ProviderSettings, deps: Deps): Provider {
  const { client_id, secret } = settings;
  const skew = skewOf(deps);
  const times = { [oidc.clockSkew]: skew, [oidc.clockTolerance]: toleranceSeconds };
  const provider = new oidc.Configuration(server, client_id, times, authentication(server, secret));
  provider.timeout = timeoutSeconds;
  provider[oidc.customFetch] = outboundFetch(deps.privateHosts ?? []);
  oidc.useIdTokenResponseType(provider);
  // The signature of a token is verified also where it came by TLS from the provider itself.
  oidc.enableNonRepudiationChecks(provider);
  // By http only this machine is reached: outboundFetch sees to that.
  if (new URL(server.issuer).protocol === "http:") oidc.allowInsecureRequests(provider);
  settingsOf.set(provider, { ...settings, skew });
  return provider;
}

function authentication(server: oidc.ServerMetadata, secret: string | undefined): oidc.ClientAuth {
  if (secret === undefined) return oidc.None();
  const supported = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  return supported.includes("client_secret_basic") ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret);
}

/** The redirect_uri that a call names, if it is one of those configured; the first where none is named. */
export function redirectUriOf({ redirect_uris }: Pick<SsoRow, "redirect_uris">, named: string | undefined): string {
  const found = named === undefined ? redirect_uris[0] : redirect_uris.find((uri) => uri === named);
  if (found === undefined) throw new ApiError("sso_redirect_uri_not_allowed");
  return found;
}
