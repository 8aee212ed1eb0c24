import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";
import { type IdentityProvider, startProvider } from "../support/identity-provider.ts";
import { startMailServer } from "../support/mail-server.ts";
import { addStaff, codeAt } from "../support/staff.ts";

// A back office, and what the examples of its calls need.

/** A call that succeeds. `token`: by a session instead of the key. */
export interface OfficeCall {
  /** The path under /api/v1/, with a trailing slash. */
  readonly address: string;
  readonly body?: unknown;
  readonly token?: string | null;
  /** The token of a session in another company, where the key of that company would not do. */
  readonly stranger?: string;
  /** Where the body is not JSON. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the examples need. */
export interface Office {
  readonly app: TestApp;
  /** The identity provider, which knows `ann`. */
  readonly provider: IdentityProvider;
  /** Creates an object and returns it. */
  make(path: string, body: object): Promise<FreelyRead>;
  /** A text that was not used before. */
  fresh(name: string): string;
  productId: number;
  bundleId: number;
}

/** Opens the office with its own database. */
export async function openOffice(): Promise<Office> {
  const ann = { email: "ann@vendor.example", email_verified: true };
  const provider = await startProvider({ ann });
  const mailServer = await startMailServer();
  const open = await createTestApp({ privateHosts: ["127.0.0.1"], mail: mailServer.transport });
  const close = async () => {
    await open.close();
    await mailServer.stop();
    await provider.stop();
  };
  const app = { ...open, close };
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
  return { app, provider, make, fresh, productId, bundleId };
}

/** Prepares what a call needs, and returns the call. */
export type Example = (office: Office) => Promise<OfficeCall>;

/** A new product. */
export const product = ({ fresh }: Office) => {
  const code = fresh("product");
  return { product_name: code, short_code: code };
};
/** Sells a license of `app` to a customer, and returns its ids. */
export const order = async ({ app }: Office) => sell(app, "app", {}, { customer: { email: "office@acme.example" } });
/** The customer of `order`. */
export const customerId = async (office: Office) => {
  await order(office);
  const [row] = await office.app.db<{ id: number }[]>`select id from customers where email = 'office@acme.example'`;
  return row?.id ?? 0;
};
/** A new customer account. */
export const account = async (office: Office) => {
  const code = office.fresh("account");
  return (await office.make("customer-accounts/", { code, name: code })).id as number;
};
/** A new feature of `app`. */
export const feature = ({ fresh, productId }: Office) => ({
  product: productId,
  name: "F",
  code: fresh("feature"),
  feature_type: "activation",
});
/** A new custom field of `app`. */
export const field = ({ fresh, productId }: Office) => ({
  product: productId,
  name: fresh("field"),
  data_type: "text",
});
/** A new policy of `app`. */
export const policy = ({ fresh, productId }: Office) => ({ product: productId, name: "P", code: fresh("policy") });
/** A new version of `app`. */
export const file = ({ fresh, productId }: Office) => ({
  product: productId,
  version: fresh("1.0"),
  environment: "linux",
});
/** A new member of staff. */
export const person = ({ fresh }: Office) => ({ email: `${fresh("person")}@vendor.example`, role: "support" });

/** Create, read, change and delete, as most objects have them. */
export function crud(path: string, body: (office: Office) => object, patch: object): Record<string, Example> {
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
export function client(path: string, idOf: (office: Office) => Promise<number | string>): Record<string, Example> {
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

/** The id of a license that was just sold. */
export const license = async (office: Office) => (await order(office)).id as number;
/** Settings of single sign-on. */
export const sso = {
  issuer: "https://login.example/",
  client_id: "licet",
  redirect_uris: ["https://app.example/"],
  enabled: false,
};
/** The address of an account's single sign-on, which is set up. */
export const withSso = async (office: Office) => {
  const address = `customer-accounts/${await account(office)}/sso/`;
  await office.app.management("PATCH", address, { body: sso });
  return { address };
};
/** The token of an admin who has just logged in. */
export const session = async (office: Office) => {
  const { token } = await addStaff(office.app, "admin", `${office.fresh("staff")}@vendor.example`);
  return token;
};
/** An admin who is setting up one-time codes. */
export const withTotp = async (office: Office) => {
  const token = await session(office);
  const headers = { authorization: `Bearer ${token}` };
  const { json } = await office.app.management("POST", "session/totp/", { key: null, headers });
  return { token, code: codeAt(json.secret, office.app.clock.now()), secret: json.secret as string };
};

/** A body that places an order of one license. */
export const orderBody = ({ fresh }: Office) => ({
  id: fresh("order"),
  items: [{ product_code: "app", licenses: [{}] }],
});

/** An order that was just placed. */
export async function orderOf(office: Office) {
  return office.make("orders/create_order/", orderBody(office));
}

/** A license that a device holds. */
export async function activated(office: Office): Promise<{ id: number; license_key: string; device: number }> {
  const { id, license_key } = await order(office);
  const { db, companyId } = office.app;
  const [device] = await db<{ id: number }[]>`
    insert into devices (company_id, license_id, hardware_id, device_active, time_activated, created_at, updated_at)
    values (${companyId}, ${id}, 'device', true, now(), now(), now()) returning id`;
  await db`update licenses set active = true, times_activated = 1, time_activated = now() where id = ${id}`;
  return { id, license_key, device: device?.id ?? 0 };
}
