// The members of the license object on the License API (license-api.md §5), as the strictest client expects them.

/** A parsed object. */
export type JsonObject = { readonly [name: string]: unknown };
/** Throws a sentence when the value is wrong. */
export type Shape = (value: unknown, path: string) => void;
type Members = Readonly<Record<string, Shape>>;

const activationOnly = ["active", "request"];
const checkOnly = ["license_active", "license_enabled", "is_borrowed", "borrowed_until"];
const flattenedFileOnly = ["version", "release_date", "hash_md5", "requires_version", "environment", "eula_link"];

/** Throws the sentence. */
export function fail(path: string, what: string): never {
  throw new Error(`${path} ${what}.`);
}

/** Whether a value is an object with members. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shape(expected: string, isRight: (value: unknown) => boolean): Shape {
  return (value, path) => {
    if (!isRight(value)) fail(path, `must be ${expected}, but is ${JSON.stringify(value) ?? "absent"}`);
  };
}

export const text = shape("a string", (value) => typeof value === "string");
export const number = shape("a number", (value) => typeof value === "number");
export const id = shape("an integer between 1 and 2^53-1", (value) => Number.isSafeInteger(value) && Number(value) > 0);
export const boolean = shape("a boolean", (value) => typeof value === "boolean");
export const instant = shape("a date like 2025-01-31T00:00:00.000Z", (value) => {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value)) return false;
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString() === value;
});
export const day = shape("a date like 2025-01-31", (value) => {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
});

/** One of these values. */
export function exactly(...values: readonly unknown[]): Shape {
  return shape(values.map((value) => JSON.stringify(value)).join(" or "), (value) => values.includes(value));
}

/** Null, or what `inner` accepts. */
export function orNull(inner: Shape): Shape {
  return (value, path) => (value === null ? undefined : inner(value, path));
}

/** A member that may be absent; if present it must be valid, and null only when the inner shape allows it. */
export function maybe(inner: Shape): Shape {
  return (value, path) => (value === undefined ? undefined : inner(value, path));
}

/** An object with these members, whatever others it has. */
export function object(members: Members): Shape {
  return (value, path) => {
    if (!isObject(value)) fail(path, "must be an object");
    for (const [name, inner] of Object.entries(members)) inner(value[name], `${path}.${name}`);
    verifyMetadata(value, path);
  };
}

/** A list of what `inner` accepts. */
export function list(inner: Shape): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) fail(path, "must be a list");
    value.forEach((item: unknown, index) => {
      inner(item, `${path}[${index}]`);
    });
  };
}

function absent(license: JsonObject, names: readonly string[], path: string, why: string): void {
  for (const name of names) if (name in license) fail(`${path}.${name}`, `must be absent ${why}`);
}

function verifyMetadata(value: JsonObject, path: string): void {
  if ("metadata" in value && !isObject(value["metadata"])) fail(`${path}.metadata`, "must be an object");
  const printed = value["metadata_string"];
  if (printed === undefined) return;
  if (typeof printed !== "string") fail(`${path}.metadata_string`, "must be a string");
  let parsed: unknown;
  try {
    parsed = JSON.parse(printed);
  } catch {
    fail(`${path}.metadata_string`, "must be JSON");
  }
  if (JSON.stringify(parsed) !== JSON.stringify(value["metadata"]))
    fail(`${path}.metadata_string`, "must say what metadata says");
}

export const metadata = shape("an object", isObject);
export const period = orNull(exactly("daily", "weekly", "monthly", "annually"));

export const customer = object({
  ...Object.fromEntries(
    ["email", "company_name", "reference", "phone", "first_name", "last_name"].map((name) => [name, text] as const),
  ),
  ...Object.fromEntries(["city", "postcode", "state", "country", "address"].map((name) => [name, text] as const)),
  customer_account: orNull(object({ id, name: text, code: text })),
  metadata,
});

export const user = object({
  id,
  email: text,
  first_name: text,
  last_name: text,
  phone_number: text,
  is_initial_password: boolean,
  max_activations: maybe(number),
  allow_unlimited_activations: maybe(boolean),
  total_activations: maybe(number),
});

const product: Members = {
  product_id: id,
  product_name: text,
  short_code: text,
  authorization_method: exactly("license-key", "user"),
  metadata,
};

const activatedProduct: Members = {
  ...product,
  allow_trial: boolean,
  trial_days: number,
  allow_overages: boolean,
  max_overages: number,
  prevent_vm: boolean,
  validity_period: orNull(text),
  floating_timeout: number,
  company_id: id,
};

const countedFeature: Members = {
  max_consumption: number,
  allow_unlimited_consumptions: boolean,
  total_consumptions: number,
  allow_overages: boolean,
  max_overages: number,
  reset_consumption: boolean,
  consumption_period: period,
  allow_negative_consumptions: boolean,
};

const feature: Shape = (value, path) => {
  object({
    id,
    code: text,
    name: text,
    feature_type: exactly("activation", "consumption"),
    expiry_date: orNull(instant),
    metadata,
    is_floating: boolean,
    is_floating_cloud: boolean,
  })(value, path);
  if (!isObject(value)) return;
  if (value["feature_type"] === "consumption") object(countedFeature)(value, path);
  else absent(value, Object.keys(countedFeature), path, "in a feature that is not consumed");
  if (value["is_floating"] || value["is_floating_cloud"])
    object({ floating_timeout: number, floating_users: number })(value, path);
  else absent(value, ["floating_timeout", "floating_users"], path, "in a feature that does not float");
  neverBoth(value, path);
};

const base: Members = {
  id,
  ...Object.fromEntries(
    [
      "allow_grace_period",
      "allow_offline_activation",
      "allow_overages",
      "allow_unlimited_activations",
      "can_borrow",
      "enable_maintenance_period",
      "is_air_gapped",
      "is_floating",
      "is_floating_cloud",
      "is_hardware_key_auth",
      "is_trial",
      "prevent_vm",
      "is_expired",
    ].map((name) => [name, boolean] as const),
  ),
  ...Object.fromEntries(
    [
      "floating_timeout",
      "max_activations",
      "max_borrow_time",
      "max_overages",
      "max_transfers",
      "times_activated",
      "transfer_count",
    ].map((name) => [name, number] as const),
  ),
  floating_users: maybe(orNull(number)),
  grace_period: orNull(number),
  trial_days: maybe(number),
  license_template_id: orNull(id),
  license_type: exactly("perpetual", "time-limited", "subscription", "consumption"),
  maintenance_period: orNull(instant),
  validity_period: orNull(instant),
  start_date: orNull(day),
  max_license_users: maybe(number),
  order_store_id: maybe(orNull(text)),
  metadata,
  custom_fields: list(object({ name: text, data_type: orNull(exactly("number", "text", "date/time")), value: text })),
  product_features: list(feature),
  customer,
  company: object({ id }),
  device_id: id,
  license_signature: text,
};

const countedLicense: Members = {
  max_consumptions: number,
  total_consumptions: number,
  allow_unlimited_consumptions: boolean,
  reset_consumption: boolean,
  consumption_period: period,
  allow_negative_consumptions: boolean,
};

const installationFile = object({
  id,
  channel: text,
  environment: text,
  version: text,
  installation_file: text,
  hash_md5: text,
  eula_link: text,
  release_date: orNull(text),
  requires_version: orNull(text),
  size: orNull(text),
  release_notes_link: text,
});

const activation: Members = {
  active: exactly(true),
  hardware_id: text,
  request: exactly("activation"),
  floating_in_use: maybe(boolean),
  username: maybe(text),
  variables: maybe(list(object({ value: text, device_id: id, variable: text, created_at: orNull(instant) }))),
  installation_file: orNull(installationFile),
  product_details: object(activatedProduct),
};

const check: Members = {
  license_active: boolean,
  license_enabled: boolean,
  is_borrowed: boolean,
  borrowed_until: orNull(instant),
  floating_in_use_devices: maybe(number),
  version: text,
  installation_file: text,
  release_date: orNull(text),
  hash_md5: text,
  requires_version: orNull(text),
  environment: text,
  eula_link: text,
  release_notes_link: text,
  size: orNull(text),
  channel: text,
  product_details: object(product),
};

const listed: Members = {
  license_active: boolean,
  license_enabled: boolean,
  product_details: object(product),
};
const answersOnly = ["is_expired", "device_id", "license_signature"];

/** Throws unless a license has the form of lists (§5.6). */
export function verifyListed(license: JsonObject, path: string): void {
  const members = Object.entries(base).filter(([name]) => !answersOnly.includes(name));
  object({ ...Object.fromEntries(members), ...listed })(license, path);
  absent(license, [...answersOnly, ...activationOnly, ...flattenedFileOnly, "is_borrowed"], path, "in a list");
  verifyKind(license, path);
  neverBoth(license, path);
}

/** Throws unless a user has the form of lists (§5.1). */
export function verifyUser(value: unknown, path: string): void {
  user(value, path);
}

function neverBoth(value: JsonObject, path: string): void {
  if (value["is_floating"] && value["is_floating_cloud"])
    fail(path, "must not be is_floating and is_floating_cloud at once");
}

/** Throws unless a license has the members of its variant, each of its type, and none that the variant forbids. */
export function verifyMembers(license: JsonObject, variant: "activation" | "check", path: string): void {
  const activates = variant === "activation";
  object({ ...base, ...(activates ? activation : check) })(license, path);
  if (activates) absent(license, [...checkOnly, ...flattenedFileOnly], path, "in an activation");
  else absent(license, activationOnly, path, "in a check");

  verifyKind(license, path);
  if (activates && "user" in license) text(license["username"], `${path}.username`);
  neverBoth(license, path);
}

/** Counters where the license counts, and a key or a user as the product requires. */
function verifyKind(license: JsonObject, path: string): void {
  if (license["license_type"] === "consumption") object(countedLicense)(license, path);
  else absent(license, Object.keys(countedLicense), path, "unless the license counts consumption");

  const details = license["product_details"];
  const hasKey = isObject(details) && details["authorization_method"] === "license-key";
  if (hasKey) {
    text(license["license_key"], `${path}.license_key`);
    absent(license, ["user"], path, "in a license with a key");
  } else {
    user(license["user"], `${path}.user`);
    absent(license, ["license_key"], path, "in a license of users");
  }
}
