import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { type Choice, type Credential, choiceMembers, credentialMembers } from "../credential.ts";
import type { Holder } from "../holder.ts";
import type { StoredLicense } from "../stored-license.ts";
import { hmac, publicHalfOf, secretOf } from "../transport/authorization.ts";
import type { LicenseDocument } from "./document.ts";

// Request files of schema 2 (license-api.md §7.2).

/** Variables to note on a device. */
export type VariableValues = Readonly<Record<string, string | number | boolean>>;

/** What a deactivation request reports. */
export interface DeactivationReport {
  /** Units of the license that were consumed while off line. */
  readonly consumptions?: number;
  /** Units of features that were consumed while off line, by their codes. */
  readonly featureConsumptions?: Readonly<Record<string, number>>;
  /** Variables to note on the device. */
  readonly variables?: VariableValues;
}

const schemaVersion = 2;

/** The content of an activation request. */
export function activationRequest(
  context: Context,
  credential: Credential,
  { variables, ...choice }: Choice & { readonly variables?: VariableValues },
): Promise<string> {
  return requestFile(context, "activation", {
    ...credentialMembers(credential),
    ...choiceMembers(choice),
    ...context.deviceMembers(),
    variables,
  });
}

/**
 * Gives up what is stored, for good, and answers the content of the request that frees its place; asked again, the same
 * one.
 */
export async function deactivationRequest(
  context: Context,
  holder: Holder,
  { consumptions, featureConsumptions, variables }: DeactivationReport,
): Promise<string> {
  const { vault } = context;
  const removal = (await vault.read()) ? undefined : await vault.removal();
  if (removal !== undefined) return removal;
  const stored = await holder.require();
  const features = featureConsumptions && Object.entries(featureConsumptions);
  const request = await requestFile(context, "deactivation", {
    ...stored.identity,
    consumptions,
    product_features: features?.map(([code, amount]) => ({ code, consumptions: amount })),
    variables,
    license_date: fileDateOf(stored),
  });
  await vault.keepRemoval(request);
  await vault.retire(stored.body);
  await vault.remove();
  return request;
}

/**
 * The date of the loaded file in ISO: it tells a Licet server which file was removed, whatever the clock of this device
 * says.
 */
export function fileDateOf({ source, body }: StoredLicense): string | undefined {
  if (source !== "file" && source !== "refresh-file") return undefined;
  const document = JSON.parse(body) as LicenseDocument & { readonly licenses?: readonly LicenseDocument[] };
  const date = new Date((document.licenses?.[0] ?? document).date);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

async function requestFile(
  context: Context,
  kind: "activation" | "deactivation",
  members: Readonly<Record<string, unknown>>,
): Promise<string> {
  const { options, now } = context;
  await context.connection.keys.recall();
  const request = JSON.stringify({
    ...members,
    ...(await context.base()),
    request_id: randomUUID(),
    request: kind,
    schema_version: schemaVersion,
    ...publicHalfOf(options),
    // Another server ignores it; Licet signs the file with a key that is known here.
    key_ids: context.connection.keys.ids,
    date: now().toUTCString(),
  });
  const signature = JSON.stringify(hmac(secretOf(options), request));
  // Assembled as text: the signature covers these very characters.
  return Buffer.from(`{"request":${request},"signature":${signature}}`, "utf8").toString("base64");
}
