import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";
import { addStaff, codeAt, password } from "../support/staff.ts";

// A back office, and every route of the Management API with a call that it answers.

/** A call that is answered. `token`: by a session instead of the key. */
export interface OfficeCall {
  /** Below /api/v1/; with a slash at its end. */
  readonly address: string;
  readonly body?: unknown;
  readonly token?: string | null;
}

/** What examples are made with. */
export interface Office {
  readonly app: TestApp;
  /** Makes an object and answers it. */
  make(path: string, body: object): Promise<FreelyRead>;
  /** A text that was not there before. */
  fresh(name: string): string;
  productId: number;
  bundleId: number;
}

/** Opens the office on a database of its own. */
export async function openOffice(): Promise<Office> {
  const app = await createTestApp();
  let count = 0;
  const fresh = (name: string) => {
    count += 1;
    return `${name}-${count}`;
  };
  const make = async (path: string, body: object) => {
    const { status, json, text } = await app.management("POST", path, { body });
    if (status >= 300) throw new Error(`${path} was refused: ${text}`);
    return json;
  };
  const productId = await createProduct(app, "app");
  const other = await createProduct(app, "other");
  const bundleId = await createProduct(app, "suite", { is_bundle: true, products: ["app", other] });
  return { app, make, fresh, productId, bundleId };
}

type Example = (office: Office) => Promise<OfficeCall>;

const product = ({ fresh }: Office) => {
  const code = fresh("product");
  return { product_name: code, short_code: code };
};
const order = async ({ app }: Office) => sell(app, "app", {}, { customer: { email: "office@acme.example" } });
const customerId = async (office: Office) => {
  await order(office);
  const [row] = await office.app.db<{ id: number }[]>`select id from customers where email = 'office@acme.example'`;
  return row?.id ?? 0;
};
const account = async (office: Office) => {
  const code = office.fresh("account");
  return (await office.make("customer-accounts/", { code, name: code })).id as number;
};
const feature = ({ fresh, productId }: Office) => ({
  product: productId,
  name: "F",
  code: fresh("feature"),
  feature_type: "activation",
});
const field = ({ fresh, productId }: Office) => ({ product: productId, name: fresh("field"), data_type: "text" });
const policy = ({ fresh, productId }: Office) => ({ product: productId, name: "P", code: fresh("policy") });
const file = ({ fresh, productId }: Office) => ({ product: productId, version: fresh("1.0"), environment: "linux" });
const person = ({ fresh }: Office) => ({ email: `${fresh("person")}@vendor.example`, role: "support" });

/** Create, read, change and delete, as most objects have them. */
function crud(path: string, body: (office: Office) => object, patch: object): Record<string, Example> {
  const made = async (office: Office) => `${path}${(await office.make(path, body(office))).id}/`;
  return {
    [`GET /${path}`]: async () => ({ address: path }),
    [`POST /${path}`]: async (office) => ({ address: path, body: body(office) }),
    [`GET /${path}:id/`]: async (office) => ({ address: await made(office) }),
    [`PATCH /${path}:id/`]: async (office) => ({ address: await made(office), body: patch }),
    [`DELETE /${path}:id/`]: async (office) => ({ address: await made(office) }),
  };
}

/** The OAuth client of a subject. */
function client(path: string, idOf: (office: Office) => Promise<number | string>): Record<string, Example> {
  const address = async (office: Office) => path.replace(":id", String(await idOf(office)));
  const made = async (office: Office) => {
    const at = await address(office);
    await office.app.management("DELETE", at);
    await office.make(at, {});
    return at;
  };
  return {
    [`POST /${path}`]: async (office) => {
      const at = await address(office);
      await office.app.management("DELETE", at);
      return { address: at, body: {} };
    },
    [`GET /${path}`]: async (office) => ({ address: await made(office) }),
    [`POST /${path}rotate/`]: async (office) => ({ address: `${await made(office)}rotate/` }),
    [`DELETE /${path}`]: async (office) => ({ address: await made(office) }),
  };
}

const license = async (office: Office) => (await order(office)).id as number;
const sso = {
  issuer: "https://login.example/",
  client_id: "licet",
  redirect_uris: ["https://app.example/"],
  enabled: false,
};
const withSso = async (office: Office) => {
  const address = `customer-accounts/${await account(office)}/sso/`;
  await office.app.management("PATCH", address, { body: sso });
  return { address };
};
const session = async (office: Office) => {
  const { token } = await addStaff(office.app, "admin", `${office.fresh("staff")}@vendor.example`);
  return token;
};
const withTotp = async (office: Office) => {
  const token = await session(office);
  const headers = { authorization: `Bearer ${token}` };
  const { json } = await office.app.management("POST", "session/totp/", { key: null, headers });
  return { token, code: codeAt(json.secret, office.app.clock.now()), secret: json.secret as string };
};

/** Every route; one that is missing here fails the tests. */
export const officeExamples: Readonly<Record<string, Example>> = {
  "GET /company/": async () => ({ address: "company/" }),
  "PATCH /company/": async ({ app }) => {
    const { allow_multiple_trials: before } = (await app.management("GET", "company/")).json;
    return { address: "company/", body: { allow_multiple_trials: !before } };
  },
  ...client("company/client/", async () => ""),
  ...client("customer-accounts/:id/client/", account),
  ...client("customers/:id/client/", customerId),
  ...client("licenses/:id/client/", license),
  ...crud("products/", product, { product_name: "Changed" }),
  ...crud("product-features/", feature, { name: "Changed" }),
  ...crud("product-custom-fields/", field, { description: "Changed" }),
  ...crud("license-templates/", policy, { name: "Changed" }),
  ...crud("installation-files/", file, { release_date: "2026-01-01" }),
  ...crud(
    "customer-accounts/",
    ({ fresh }) => {
      const code = fresh("account");
      return { code, name: code };
    },
    { description: "Changed" },
  ),
  ...crud("management-api-keys/", () => ({}), { label: "Changed" }),
  ...crud("license-api-keys/", () => ({}), { label: "Changed" }),
  ...crud("staff/", person, { name: "Changed" }),
  "POST /staff/:id/renew_setup/": async (office) => ({
    address: `staff/${(await office.make("staff/", person(office))).id}/renew_setup/`,
  }),
  "GET /products/:id/bundle/": async ({ bundleId }) => ({ address: `products/${bundleId}/bundle/` }),
  "GET /products/:id/in_bundle/": async ({ productId }) => ({ address: `products/${productId}/in_bundle/` }),
  "POST /products/:id/add_to_bundle/": async (office) => {
    const { id } = await office.make("products/", product(office));
    return { address: `products/${office.bundleId}/add_to_bundle/`, body: { product_id: id } };
  },
  "POST /products/:id/remove_from_bundle/": async (office) => {
    const { id } = await office.make("products/", product(office));
    await office.make(`products/${office.bundleId}/add_to_bundle/`, { product_id: id });
    return { address: `products/${office.bundleId}/remove_from_bundle/`, body: { product_id: id } };
  },
  "GET /license-templates/:id/policy_file/": async (office) => {
    const { id } = await office.make("license-templates/", { ...policy(office), is_air_gapped: true });
    return { address: `license-templates/${id}/policy_file/` };
  },
  "GET /air-gap-key/": async () => ({ address: "air-gap-key/" }),
  "POST /orders/create_order/": async ({ fresh }) => ({
    address: "orders/create_order/",
    body: { id: fresh("order"), items: [{ product_code: "app", licenses: [{}] }] },
  }),
  "GET /orders/generate_license/": async () => ({ address: "orders/generate_license/?product=app" }),
  "GET /orders/": async () => ({ address: "orders/" }),
  "GET /orders/:id/": async (office) => ({ address: `orders/${(await orderOf(office)).id}/` }),
  "GET /licenses/": async () => ({ address: "licenses/" }),
  "GET /licenses/:id/": async (office) => ({ address: `licenses/${await license(office)}/` }),
  ...Object.fromEntries(
    ["disable", "enable", "reset", "reset_consumption"].map((action): [string, Example] => [
      `POST /licenses/:id/${action}/`,
      async (office) => ({ address: `licenses/${(await activated(office)).id}/${action}/` }),
    ]),
  ),
  ...Object.fromEntries(
    ["disable_bulk", "enable_bulk", "reset_bulk"].map((action): [string, Example] => [
      `POST /licenses/${action}/`,
      async (office) => ({ address: `licenses/${action}/`, body: [await license(office), await license(office)] }),
    ]),
  ),
  "GET /devices/": async () => ({ address: "devices/" }),
  "GET /devices/:id/": async (office) => ({ address: `devices/${(await activated(office)).device}/` }),
  ...Object.fromEntries(
    ["reset", "blacklist", "unblacklist"].map((action): [string, Example] => [
      `POST /devices/:id/${action}/`,
      async (office) => ({ address: `devices/${(await activated(office)).device}/${action}/` }),
    ]),
  ),
  "PATCH /licenses/:id/": async (office) => ({
    address: `licenses/${await license(office)}/`,
    body: { max_activations: 7, note: "Changed" },
  }),
  "PATCH /licenses/bulk_update/": async (office) => ({
    address: "licenses/bulk_update/",
    body: [{ id: await license(office), max_activations: 7 }],
  }),
  "GET /licenses/:id/provenance/": async (office) => ({ address: `licenses/${await license(office)}/provenance/` }),
  "GET /licenses/:id/refresh_file/": async (office) => ({
    address: `licenses/${(await activated(office)).id}/refresh_file/?hardware_id=device`,
  }),
  "GET /licenses/check_license/": async (office) => ({
    address: `licenses/check_license/?product=app&hardware_id=device&license_key=${(await activated(office)).license_key}`,
  }),
  "GET /customer-accounts/:id/sso/": withSso,
  "PATCH /customer-accounts/:id/sso/": async (office) => ({
    address: `customer-accounts/${await account(office)}/sso/`,
    body: sso,
  }),
  "DELETE /customer-accounts/:id/sso/": withSso,
  "GET /audit/": async () => ({ address: "audit/" }),
  "GET /audit/export/": async () => ({ address: "audit/export/" }),
  "POST /session/": async (office) => {
    const email = `${office.fresh("login")}@vendor.example`;
    await addStaff(office.app, "admin", email);
    return { address: "session/", body: { email, password }, token: null };
  },
  "POST /session/setup/": async (office) => {
    const { setup_token: token } = await office.make("staff/", person(office));
    return { address: "session/setup/", body: { token, password }, token: null };
  },
  "GET /session/": async (office) => ({ address: "session/", token: await session(office) }),
  "DELETE /session/": async (office) => ({ address: "session/", token: await session(office) }),
  "POST /session/password/": async (office) => ({
    address: "session/password/",
    body: { password, new_password: "another password" },
    token: await session(office),
  }),
  "POST /session/totp/": async (office) => ({ address: "session/totp/", token: await session(office) }),
  "POST /session/totp/confirm/": async (office) => {
    const { token, code } = await withTotp(office);
    return { address: "session/totp/confirm/", body: { code }, token };
  },
  "POST /session/totp/end/": async (office) => {
    const { token, code, secret } = await withTotp(office);
    const headers = { authorization: `Bearer ${token}` };
    await office.app.management("POST", "session/totp/confirm/", { key: null, headers, body: { code } });
    office.app.clock.advance(30_000);
    return { address: "session/totp/end/", body: { code: codeAt(secret, office.app.clock.now()) }, token };
  },
};

async function orderOf(office: Office) {
  const { address, body } = (await officeExamples["POST /orders/create_order/"]?.(office)) ?? { address: "", body: {} };
  return office.make(address, body as object);
}

async function activated(office: Office): Promise<{ id: number; license_key: string; device: number }> {
  const { id, license_key } = await order(office);
  const { db, companyId } = office.app;
  const [device] = await db<{ id: number }[]>`
    insert into devices (company_id, license_id, hardware_id, device_active, time_activated, created_at, updated_at)
    values (${companyId}, ${id}, 'device', true, now(), now(), now()) returning id`;
  await db`update licenses set active = true, times_activated = 1, time_activated = now() where id = ${id}`;
  return { id, license_key, device: device?.id ?? 0 };
}
