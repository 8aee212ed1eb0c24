import type { z } from "zod";
import { ApiError, problem } from "../../errors.ts";
import type { Caller, Context } from "../../platform/http/endpoint.ts";
import { problemOfTarget } from "../../platform/http/outbound.ts";
import type { ManagementPermission } from "../../platform/http/roles-and-permissions.schema.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { hourMs } from "../../platform/values/durations.ts";
import { definedOf } from "../../platform/values/objects.ts";
import { disableEndpoint, type EndpointWork, subscribeEndpoints } from "./switch-endpoint.flow.ts";
import { updateWaitingCanceled } from "./webhook-delivery.store.ts";
import type { endpointBody, endpointPatch } from "./webhook-endpoint.schema.ts";
import {
  deleteEndpoint,
  type EndpointWithSecrets,
  findEndpoint,
  insertEndpoint,
  insertSecret,
  listAllEndpoints,
  lockEndpoints,
  updateEndpoint,
  updateSecretsEnd,
} from "./webhook-endpoint.store.ts";

/** What changes of endpoints need from outside. */
export type EndpointDeps = Pick<Context["deps"], "secrets" | "random" | "privateHosts" | "allowsPrivateTargets">;

/** How many endpoints a company has at most: each event is sent to all that name it. */
export const endpointsMax = 100;

/** An endpoint sends what it is told of: nobody makes one for what they may not read. */
const neededReads: readonly ManagementPermission[] = ["catalog_read", "orders_read", "licenses_read", "customers_read"];

/** Refuses callers who may not read what an endpoint would send. */
export function refuseUnreadable({ permissions }: Pick<Caller, "permissions">): void {
  const missing = neededReads.filter((permission) => !permissions.has(permission));
  if (missing.length > 0)
    throw new ApiError("permission_not_grantable", {
      message: `Webhooks carry what ${missing.join(", ")} would show, which you may not read.`,
    });
}

/** Refuses an address to which nothing may be sent, as far as it shows; names are judged when they are connected to. */
export function judgeUrl(text: string, { privateHosts = [], allowsPrivateTargets = false }: EndpointDeps): string {
  const refuse = (message: string) => ApiError.of([problem("webhook_url_not_allowed", "/url", text, message)]);
  if (!URL.canParse(text)) throw refuse("This is not an address such as https://example.com/webhooks.");
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") throw refuse("Credentials do not belong into the address.");
  if (!/^https?:$/.test(url.protocol)) throw refuse("The address must begin with https://.");
  const wrong = problemOfTarget(url, privateHosts, { allowsPrivate: allowsPrivateTargets });
  if (wrong) throw refuse(wrong.message);
  return url.href;
}

/** Creates an endpoint; answers it with its secret. */
export async function createEndpoint(
  work: EndpointWork,
  deps: EndpointDeps,
  body: z.output<typeof endpointBody>,
): Promise<{ readonly row: EndpointWithSecrets; readonly secret: string }> {
  const { db, companyId, now } = work;
  const url = judgeUrl(body.url, deps);
  await lockEndpoints(db, companyId);
  if ((await listAllEndpoints(db, companyId)).length >= endpointsMax)
    throw new ApiError("webhook_endpoints_limit_reached");
  const { events, format = "licensespring", description = "", enabled = true } = body;
  const off = enabled ? {} : { disabled_reason: "staff", disabled_at: now };
  const made = await insertEndpoint(db, companyId, { url, events, format, description, enabled, ...off }, now);
  if (!made) throw new ApiError("internal_error");
  const secret = await giveSecret(work, deps, made.id);
  await subscribeEndpoints(work);
  return { row: await requireEndpoint(work, made.id), secret };
}

/** Changes an endpoint. Switched off, what waits for it is canceled; switched on, it begins as a healthy one. */
export async function changeEndpoint(
  work: EndpointWork,
  deps: EndpointDeps,
  id: number,
  { enabled, ...body }: z.output<typeof endpointPatch>,
): Promise<EndpointWithSecrets> {
  const { db, companyId, now } = work;
  await lockEndpoints(db, companyId);
  const stored = await requireEndpoint(work, id);
  const url = body.url === undefined ? undefined : judgeUrl(body.url, deps);
  if (enabled === false) await disableEndpoint(work, id, "staff");
  const begins = {
    enabled: true,
    disabled_reason: null,
    disabled_at: null,
    failing_since: null,
    warned_at: null,
    not_before: null,
  };
  const on = enabled === true && !stored.enabled ? begins : {};
  await updateEndpoint(db, companyId, id, { ...definedOf({ ...body, url }), ...on }, now);
  await subscribeEndpoints(work);
  return requireEndpoint(work, id);
}

/** Deletes an endpoint; what waits for it is canceled. */
export async function removeEndpoint(work: EndpointWork, id: number): Promise<void> {
  const { db, companyId, now } = work;
  await lockEndpoints(db, companyId);
  if (!(await deleteEndpoint(db, companyId, id, now))) throw new ApiError("not_found");
  await updateWaitingCanceled(db, companyId, id, now);
  await subscribeEndpoints(work);
}

/** Gives an endpoint another secret; the one before stays valid for some hours, or for none. */
export async function rotateSecret(
  work: EndpointWork,
  deps: EndpointDeps,
  id: number,
  overlapHours: number,
): Promise<{ readonly row: EndpointWithSecrets; readonly secret: string }> {
  const { db, companyId, now } = work;
  await lockEndpoints(db, companyId);
  await requireEndpoint(work, id);
  await updateSecretsEnd(db, companyId, id, new Date(now.getTime() + overlapHours * hourMs), now);
  const secret = await giveSecret(work, deps, id);
  return { row: await requireEndpoint(work, id), secret };
}

/** One endpoint, or `not_found`. */
export async function requireEndpoint(
  { db, companyId }: Pick<EndpointWork, "db" | "companyId">,
  id: number,
): Promise<EndpointWithSecrets> {
  const endpoint = await findEndpoint(db, companyId, id);
  if (!endpoint) throw new ApiError("not_found");
  return endpoint;
}

async function giveSecret({ db, companyId, now }: EndpointWork, deps: EndpointDeps, id: number): Promise<string> {
  const secret = `whsec_${Buffer.from(deps.random(32)).toString("base64")}`;
  await insertSecret(db, companyId, id, deps.secrets.seal(secret, placeOf.webhookSecret(companyId)), now);
  return secret;
}
