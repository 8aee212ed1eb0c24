import { z } from "zod";
import { flag, text as textOf, unlessEmpty, verbatim } from "../../platform/http/scalars.schema.ts";
import { isPlainObject } from "../../platform/values/json.ts";
import type { DeviceInfo } from "../../selling/devices/device-info.rules.ts";
import { variableNameMax, variableValueMax } from "../../selling/devices/device-variable.schema.ts";
import type { LicenseIdentity } from "./license-identity.store.ts";

/** Optional text, cut of the blanks around it; nothing left counts as absent. */
export const text = (max = 500) => unlessEmpty(textOf(max));

/** A password, verbatim. */
export const password = unlessEmpty(verbatim(1000));

const hardwareIdBytesMax = 1000;
/** An index holds it, and an index counts bytes. */
const hardwareId = text(hardwareIdBytesMax).refine(
  (value) => value === undefined || Buffer.byteLength(value) <= hardwareIdBytesMax,
  `At most ${hardwareIdBytesMax} bytes.`,
);
const licenseId = unlessEmpty(
  z.preprocess(
    (value) => (typeof value === "string" && /^\s*\d{1,16}\s*$/.test(value) ? Number(value) : value),
    z.number("license_id must be a number.").int().positive(),
  ),
);

/** The members by which a call names device, product and license. */
export const identity = {
  hardware_id: hardwareId,
  product: text(255),
  license_key: text(300),
  username: text(300),
  license_id: licenseId,
  bundle_code: text(255),
};

/** A detail as text: lists are joined, what is longer than its column is cut. Undefined where it is empty. */
function detailOf(value: unknown, max: number): string | undefined {
  if (value === undefined || value === null) return undefined;
  const parts = Array.isArray(value)
    ? value.map((each) => detailOf(each, max) ?? "").filter((each) => each !== "")
    : undefined;
  const whole = parts?.join(", ") ?? (typeof value === "object" ? JSON.stringify(value) : String(value));
  return whole.replaceAll("\u0000", "").trim().slice(0, max).toWellFormed() || undefined;
}

/**
 * What a client reports about its machine, for people to read. It decides nothing, so it is never a reason to refuse.
 */
export const detail = (max = 500) => z.preprocess((value) => detailOf(value, max), z.string().optional());

const device = {
  is_vm: unlessEmpty(flag()),
  vm_info: detail(),
  os_ver: detail(),
  hostname: detail(),
  os_hostname: detail(),
  ip: detail(),
  ip_local: detail(),
  mac_address: detail(),
  app_ver: detail(),
  app_name: detail(),
  sdk_ver: detail(),
};

/** Variables of a device by name, as text; a null is ignored, so that the stored value stays. */
export const deviceVariables = z
  .preprocess(
    (value) => (value === null ? undefined : isPlainObject(value) ? variablesOf(value) : value),
    z.record(z.string(), z.string(), "Must be an object.").optional(),
  )
  .meta({ type: "object", additionalProperties: { type: ["string", "number", "boolean", "null"] } });

/** The members of a single sign-on (license-api.md §4). */
const signOn = {
  id_token: text(10_000),
  code: text(10_000),
  customer_account_code: text(255),
  redirect_uri: text(2000),
};

/** Body of activate_license (license-api.md §6.3). */
export const activateBody = z.object({
  ...identity,
  ...device,
  password,
  ...signOn,
  variables: z.preprocess((value) => (isPlainObject(value) ? value : undefined), deviceVariables),
  include_metadata_string: flag().optional(),
});

/** Body of deactivate_license (license-api.md §6.4). */
export const deactivateBody = z.object({
  ...identity,
  ...device,
  ...signOn,
  variables: z.unknown().optional(),
});

/** Query of check_license (license-api.md §6.5). */
export const checkQuery = z.object({
  ...identity,
  ...device,
  include_expired_features: flag().optional(),
  include_metadata_string: flag().optional(),
  env: text(50),
  channel: text(100),
});

type Identity = z.output<z.ZodObject<typeof identity>>;
type Device = z.output<z.ZodObject<typeof device>>;

/**
 * How a call names its license: by key, or by the e-mail of the user it was made for; within what its credential
 * reaches, and within the customer account that vouches for the user, where one does.
 */
export function identityOf(
  call: Identity,
  email: string | undefined,
  { scope }: { readonly scope?: LicenseIdentity["scope"] },
  accountId?: number,
): LicenseIdentity {
  return {
    product: call.product ?? "",
    license_key: call.license_key,
    email,
    license_id: call.license_id,
    bundle_code: call.bundle_code,
    is_bundle: false,
    scope,
    account_id: accountId,
  };
}

/** The members of a call that its signatures cover. */
const signed = ["hardware_id", "license_key", "username"] as const;
type Signed = { readonly [name in (typeof signed)[number]]?: string | undefined };

/**
 * A call with those of its members that signatures cover as the client wrote them in `given`: it signs and verifies
 * over its own text, with the blanks that identities are cut of here (license-api.md §3.1, §3.3).
 */
export function asSent<T extends Signed>(call: T, given: unknown): T {
  if (!isPlainObject(given)) return call;
  const written = signed.flatMap((name) => (call[name] === undefined ? [] : [[name, String(given[name])] as const]));
  return { ...call, ...Object.fromEntries(written) };
}

/** What the call reports about its device. */
export function deviceInfoOf(call: Device, externalIp: string | undefined): DeviceInfo {
  return {
    os: call.os_ver,
    hostname: call.hostname ?? call.os_hostname,
    ip: call.ip ?? call.ip_local,
    external_ip: externalIp,
    mac_address: call.mac_address,
    is_vm: call.is_vm,
    vm_info: call.vm_info,
    sdk_build_version: call.sdk_ver,
    app_ver: call.app_ver,
    app_name: call.app_name,
  };
}

/** The variables of a call as text, cut to their length; those without a usable name or value are left out. */
export function variablesOf(given: unknown): Record<string, string> {
  if (!isPlainObject(given)) return {};
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const isUsable = name !== "" && name.length <= variableNameMax && !name.includes("\u0000");
      const text = value === "" ? "" : detailOf(value, variableValueMax);
      return isUsable && text !== undefined ? [[name, text]] : [];
    }),
  );
}
