// The members of every answer of the License API, from the reference alone (license-api.md §6). It shares no code with
// the server.
import {
  boolean,
  customer,
  day,
  exactly,
  fail,
  id,
  instant,
  isObject,
  list,
  maybe,
  metadata,
  number,
  object,
  orNull,
  period,
  type Shape,
  text,
  user,
  verifyListed,
  verifyMembers,
} from "./license-shapes.ts";

const company = object({ id });
const wholeUrl = { url: text };
const milliseconds: Shape = (value, path) => {
  number(value, path);
  if (Number(value) < 1e12) fail(path, "must be in milliseconds");
};
const duration: Shape = (value, path) => {
  if (value !== null && !/^\d+[dmy]$/.test(String(value))) fail(path, `must be like 5d, 2m or 3y, but is ${value}`);
};
const activation: Shape = (value, path) => verifyMembers(asObject(value, path), "activation", path);
const check: Shape = (value, path) => verifyMembers(asObject(value, path), "check", path);
const listed: Shape = (value, path) => verifyListed(asObject(value, path), path);

const counter = {
  total_consumptions: number,
  allow_unlimited_consumptions: boolean,
  allow_negative_consumptions: boolean,
  allow_overages: boolean,
  max_overages: number,
  reset_consumption: boolean,
  consumption_period: period,
};
const floats = { is_floating: boolean, is_floating_cloud: boolean };
const counted = object({ id, max_consumptions: number, ...counter, company });
const borrowed = object({
  borrowed_until: orNull(instant),
  max_borrow_time: number,
  device_id: id,
  license_id: id,
  company,
});

const checkedFeature: Shape = (value, path) => {
  object({
    id,
    license_id: id,
    code: text,
    name: text,
    feature_type: exactly("activation", "consumption"),
    company,
    metadata,
    ...floats,
    expiry_date: orNull(instant),
    floating_in_use_devices: maybe(number),
  })(value, path);
  const { feature_type } = asObject(value, path);
  if (feature_type === "consumption") object({ ...counter, max_consumption: number })(value, path);
};

const trialFeature = object({
  id,
  product_feature_id: id,
  max_consumption: number,
  allow_overages: boolean,
  max_overages: number,
  reset_consumption: boolean,
  consumption_period: period,
  expiry_date: orNull(instant),
  ...floats,
  metadata,
  floating_timeout: maybe(number),
  floating_users: maybe(number),
});

const newTrial = object({
  id,
  order_id: id,
  product_id: id,
  created_at: milliseconds,
  updated_at: milliseconds,
  times_activated: exactly(0),
  is_trial: exactly(true),
  active: exactly(false),
  enabled: exactly(true),
  ...floats,
  max_activations: number,
  trial_days: number,
  license_type: exactly("perpetual", "time-limited", "subscription", "consumption"),
  max_transfers: number,
  prevent_vm: boolean,
  enable_maintenance_period: boolean,
  maintenance_duration: duration,
  metadata,
  is_hardware_key_auth: boolean,
  company,
  LicenseProductFeatures: list(trialFeature),
  LicenseCustomFields: list(object({ product_custom_field_id: id, value: text })),
  allow_overages: boolean,
  max_overages: number,
  max_consumptions: number,
  valid_duration: exactly(null),
  consumption_period: period,
  reset_consumption: boolean,
  floating_users: number,
  floating_timeout: number,
  grace_period: number,
  allow_grace_period: boolean,
  validity_period: maybe(orNull(instant)),
});

/** A new trial with a key or of a user. */
const trial: Shape = (value, path) => {
  newTrial(value, path);
  const { license_key, license } = asObject(value, path);
  if (license_key === undefined)
    object({ license_user_id: orNull(id), max_license_users: number, license_user: text, initial_password: text })(
      value,
      path,
    );
  else if (text(license, `${path}.license`) ?? license !== license_key) fail(`${path}.license`, "must be the key");
};

const product = object({
  id,
  created_at: instant,
  updated_at: instant,
  product_name: text,
  short_code: text,
  active: boolean,
  valid_duration: orNull(text),
  trial_days: number,
  max_activations: number,
  hardware_id_required: boolean,
  is_upgrade: boolean,
  company_id: id,
  allow_trial: boolean,
  enable_maintenance_period: boolean,
  floating_users: number,
  ...floats,
  is_node_locked: boolean,
  is_user_locked: boolean,
  maintenance_duration: duration,
  subscription_duration: orNull(text),
  default_license_type: exactly("perpetual", "time-limited", "subscription", "consumption"),
  max_consumptions: number,
  authorization_method: exactly("license-key", "user"),
  prevent_vm: boolean,
  allow_overages: boolean,
  consumption_period: period,
  max_overages: number,
  reset_consumption: boolean,
  is_archived: boolean,
  floating_timeout: number,
  is_bundle: boolean,
  metadata,
  features: list(
    object({ id, code: text, feature_type: exactly("activation", "consumption"), max_consumption: number, metadata }),
  ),
});

const latestVersion = object({
  id,
  created_at: instant,
  updated_at: instant,
  version: text,
  full_link: text,
  filename: orNull(text),
  release_date: day,
  enabled: boolean,
  hash_md5: text,
  product_id: id,
  environment: text,
  eula_link: text,
  release_notes_link: text,
  size: orNull(text),
  requires_version: orNull(text),
  channel: orNull(text),
});

/** The JSON answers, by the path of their endpoint. Every entry of user_licenses is a license with its user. */
const answers: Readonly<Record<string, Shape>> = {
  "/.well-known": object({
    api_base_url: text,
    environment: exactly("dev", "staging", "prod"),
    supported_api_versions: list(exactly("v4")),
    default_api_version: exactly("v4"),
    version: text,
    timestamp: instant,
    pub_key: text,
    endpoints: list(object({ method: text, url: text })),
  }),
  "/oauth_url": object({ ...wholeUrl, login_type: exactly("client_credentials") }),
  "/activate_license": activation,
  "/check_license": check,
  "/activate_bundle": list(activation),
  "/check_bundle": list(check),
  "/seats": object({
    license_id: id,
    seats: list(
      object({
        id,
        hostname: text,
        os: text,
        app_name: text,
        app_ver: text,
        time_activated: instant,
        last_check: orNull(instant),
        is_offline: boolean,
        is_borrowed: boolean,
        borrowed_until: orNull(instant),
        is_replaceable: boolean,
      }),
    ),
    resets: object({ per_year: number, used: number, left: orNull(number), next_at: orNull(instant) }),
  }),
  "/replace_device": activation,
  "/replace_device_in_bundle": list(activation),
  "/check_license_feature": checkedFeature,
  "/add_consumption": counted,
  "/add_feature_consumption": object({ id, license_id: id, max_consumptions: number, ...counter, ...floats, company }),
  "/floating/borrow": borrowed,
  "/floating/feature_borrow": borrowed,
  "/user_licenses": list(object({ license: listed, user })),
  "/device_licenses": list(listed),
  "/customer_license_users": object({
    company,
    customer,
    users: list(
      object({
        email: text,
        is_active: boolean,
        first_name: text,
        last_name: text,
        phone_number: text,
        is_initial_password: boolean,
        initial_password: text,
        max_activations: number,
        total_activations: number,
        allow_unlimited_activations: boolean,
        license_id: id,
        order_store_id: text,
        order_id: id,
      }),
    ),
  }),
  "/trial_key": trial,
  "/products": list(product),
  "/product_details": object({
    product_id: id,
    product_name: text,
    short_code: text,
    allow_trial: boolean,
    trial_days: number,
    authorization_method: exactly("license-key", "user"),
    floating_timeout: number,
    allow_overages: boolean,
    max_overages: number,
    prevent_vm: boolean,
    metadata,
    company,
    latest_version: orNull(latestVersion),
    custom_fields: list(object({ name: text, id, default_value: text })),
  }),
  "/track_device_variables": list(object({ variable: text, value: text, device_id: id, created_at: milliseconds })),
  "/get_device_variables": list(object({ id, created_at: instant, variable: text, value: text, device_id: id })),
  "/versions": list(object({ version: text, release_date: orNull(instant) })),
  "/installation_file": object({
    id,
    version: text,
    installation_file: orNull(text),
    release_date: orNull(instant),
    hash_md5: text,
    environment: text,
    eula_link: text,
    release_notes_link: text,
    size: orNull(text),
    requires_version: orNull(text),
    channel: orNull(text),
    company,
  }),
};

/** The plain text answers (§3.5). */
const texts: Readonly<Record<string, string>> = {
  "/deactivate_license": "license_deactivated",
  "/deactivate_bundle": "license_deactivated",
  "/deactivate_offline": "license_deactivated",
  "/deactivate_bundle_offline": "license_deactivated",
  "/change_password": "password_changed",
  "/floating/release": "",
  "/floating/feature_release": "",
};

/** The offline verifier judges documents, and test/sso judges the answer of sso_url. */
const elsewhere = ["/activate_offline", "/activate_bundle_offline", "/sso_url"];
/** Endpoints whose answers have no metadata_string. */
const withoutText = ["/products"];

/**
 * Throws unless an answer has the members of its endpoint, each of its type, and metadata_string next to every
 * metadata.
 */
export function verifyEndpoint(path: string, body: string): void {
  const bare = texts[path];
  if (bare !== undefined) {
    if (body !== bare) fail(path, `must answer ${JSON.stringify(bare)}, but answered ${body}`);
    return;
  }
  const json: unknown = JSON.parse(body);
  if (!withoutText.includes(path)) verifyTexts(json, "$");
  if (elsewhere.includes(path)) return;
  const shape = answers[path] ?? fail(path, "has no shape");
  shape(json, "$");
}

/** A list must not be empty, or nothing could be checked. */
export function verifyNotEmpty(path: string, body: string): void {
  const json: unknown = texts[path] === undefined ? JSON.parse(body) : undefined;
  if (Array.isArray(json) && json.length === 0) fail(path, "answered an empty list, which proves nothing");
}

function verifyTexts(value: unknown, path: string): void {
  if (Array.isArray(value))
    value.forEach((each, index) => {
      verifyTexts(each, `${path}[${index}]`);
    });
  if (!isObject(value)) return;
  if ("metadata" in value && typeof value["metadata_string"] !== "string")
    fail(`${path}.metadata_string`, "must stand beside metadata, since the request asks for it");
  for (const [name, each] of Object.entries(value)) if (name !== "metadata") verifyTexts(each, `${path}.${name}`);
}

function asObject(value: unknown, path: string) {
  return isObject(value) ? value : fail(path, "must be an object");
}
