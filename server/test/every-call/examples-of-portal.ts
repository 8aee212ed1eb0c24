import { insertPortalLink } from "../../src/access/portal/portal-link.store.ts";
import { hashToken } from "../../src/platform/signing/opaque-token.ts";
import { applicationOf, sell } from "../support/application.ts";
import { client } from "../support/identity-provider.ts";
import { appointManager, atPortal, type HeldLicense, sellToUser } from "../support/portal.ts";
import type { Example, Office, OfficeCall } from "./office.ts";

const products = new WeakMap<Office, Promise<unknown>>();
const terms = { is_floating_cloud: true, floating_users: 5, can_borrow: true, max_borrow_time: 24, max_activations: 5 };

/** A license of a product that users hold, and its user. */
async function held(office: Office, order: object = {}): Promise<HeldLicense> {
  const body = { product_name: "Team", short_code: "team", authorization_method: "user" };
  const { otherCompany } = office.app;
  const made = async () => {
    await office.make("products/", body);
    await office.app.management("POST", "products/", { body, key: otherCompany.managementKey });
  };
  if (!products.has(office)) products.set(office, made());
  await products.get(office);
  return sellToUser(office.app, "team", `${office.fresh("user")}@acme.example`, { terms, order });
}

/** The token of somebody at the portal of the other company. */
async function strangerOf(office: Office): Promise<string> {
  const company = office.app.otherCompany;
  const sold = await sellToUser(office.app, "team", `${office.fresh("stranger")}@else.example`, { company });
  return (await atPortal(office.app, { ...sold, company: company.companyId })).token;
}

/** A call by the user of a license. */
async function byUser(
  office: Office,
  call: (license: HeldLicense) => Omit<OfficeCall, "token"> | Promise<Omit<OfficeCall, "token">>,
): Promise<OfficeCall> {
  const license = await held(office);
  const { token } = await atPortal(office.app, license);
  return { ...(await call(license)), token, stranger: await strangerOf(office) };
}

/** A call by the manager of a license who may do everything. */
async function byManager(
  office: Office,
  call: (license: HeldLicense) => Omit<OfficeCall, "token"> | Promise<Omit<OfficeCall, "token">>,
): Promise<OfficeCall> {
  const license = await held(office);
  const may = [
    "manage_license_users",
    "manage_license_user_credentials",
    "reset_device",
    "reset_license",
    "revoke_device",
    "borrow_license",
  ];
  const manager = await appointManager(office.app, license.order, `${office.fresh("boss")}@acme.example`, may);
  const { token } = await atPortal(office.app, manager);
  return { ...(await call(license)), token, stranger: await strangerOf(office) };
}

/** A call by the key of a license with a device, whose customer confirms that it is replaced. */
async function byKey(office: Office, call: (device: string) => Omit<OfficeCall, "token">): Promise<OfficeCall> {
  const { app } = office;
  await held(office);
  const email = `${office.fresh("buyer")}@acme.example`;
  const { id, license_key } = await sell(app, "app", { seat_replacement: "email" }, { customer: { email } });
  await applicationOf(app).activate({ product: "app", license_key, hardware_id: "device" });
  const [device] = (await app.management("GET", `devices/?license=${id}`)).json.results;
  const { token } = await atPortal(app, { license_key, email });
  return { ...call(`portal/licenses/${id}/devices/${device.id}/`), token, stranger: await strangerOf(office) };
}

/** The address of a device of a license. */
async function deviceOf({ app }: Office, { id, email: username, password }: HeldLicense): Promise<string> {
  await applicationOf(app).activate({ product: "team", username, password, hardware_id: "device" });
  const [device] = (await app.management("GET", `devices/?license=${id}`)).json.results;
  return `portal/licenses/${id}/devices/${device.id}/`;
}

/** A sign-on at the account that the provider vouches for. */
async function begun(office: Office): Promise<{ readonly customer_account_code: string; readonly company: number }> {
  const code = office.fresh("account");
  const { id } = await office.make("customer-accounts/", { code, name: code });
  const body = { issuer: office.provider.issuer, ...client };
  const answer = await office.app.management("PATCH", `customer-accounts/${id}/sso/`, { body });
  if (answer.status !== 200) throw new Error(`the sign-on was refused: ${answer.text}`);
  await held(office);
  await sellToUser(office.app, "team", "ann@vendor.example", { order: { customer_account_id: id } });
  return { customer_account_code: code, company: office.app.companyId };
}

/** The token of a link that was mailed to the user of a license, or to its customer. */
async function mailedLink(office: Office, purpose: "sign_in" | "replace_device"): Promise<string> {
  const { app } = office;
  const token = office.fresh("token");
  const now = app.clock.now();
  const link = { purpose, tokenHash: hashToken(token), expiresAt: new Date(now.getTime() + 3_600_000) };
  const license = await held(office);
  if (purpose === "sign_in") {
    const { user: userId, email } = license;
    await insertPortalLink(app.db, app.companyId, { ...link, userId, email }, now);
    return token;
  }
  await deviceOf(office, license);
  await app.db`update licenses set seat_replacement = 'email' where id = ${license.id}`;
  const [device] = await app.db<{ id: number }[]>`select id from devices where license_id = ${license.id}`;
  const about = { licenseId: license.id, deviceId: device?.id ?? 0, newDevice: null, email: license.email };
  await insertPortalLink(app.db, app.companyId, { ...link, ...about }, now);
  return token;
}

const [redirect_uri] = client.redirect_uris;

const userAt = ({ id, user }: HeldLicense) => `portal/licenses/${id}/users/${user}/`;

/** Examples of calls from the portal. */
export const portalExamples: Readonly<Record<string, Example>> = {
  "POST /portal/session/": async (office) => {
    const { email, password } = await held(office);
    const body = { email, password, company: office.app.companyId };
    return { address: "portal/session/", body, token: null };
  },
  "POST /portal/sign_in_link/": async (office) => ({
    address: "portal/sign_in_link/",
    body: { email: `${office.fresh("anybody")}@acme.example`, company: office.app.companyId },
    token: null,
  }),
  "POST /portal/license_keys/": async (office) => ({
    address: "portal/license_keys/",
    body: { email: `${office.fresh("anybody")}@acme.example`, company: office.app.companyId },
    token: null,
  }),
  "POST /portal/link/": async (office) => ({
    address: "portal/link/",
    body: { token: await mailedLink(office, "sign_in") },
    token: null,
  }),
  "POST /portal/session/link/": async (office) => ({
    address: "portal/session/link/",
    body: { token: await mailedLink(office, "sign_in"), new_password: "a new long password" },
    token: null,
  }),
  "POST /portal/link/confirm/": async (office) => ({
    address: "portal/link/confirm/",
    body: { token: await mailedLink(office, "replace_device") },
    token: null,
  }),
  "GET /portal/session/": (office) => byUser(office, () => ({ address: "portal/session/" })),
  "DELETE /portal/session/": (office) => byUser(office, () => ({ address: "portal/session/" })),
  "POST /portal/session/password/": (office) =>
    byUser(office, ({ password }) => ({
      address: "portal/session/password/",
      body: { password, new_password: "another password" },
    })),
  "POST /portal/session/sso/": async (office) => ({
    address: "portal/session/sso/",
    body: { ...(await begun(office)), redirect_uri },
    token: null,
  }),
  "POST /portal/session/sso/callback/": async (office) => {
    const asked = { key: null, body: { ...(await begun(office)), redirect_uri } };
    const { json, headers } = await office.app.management("POST", "portal/session/sso/", asked);
    const body = await office.provider.signOn(json.url, "ann");
    const cookie = String(headers["set-cookie"]).split(";")[0] ?? "";
    return { address: "portal/session/sso/callback/", body, token: null, headers: { cookie } };
  },
  "GET /portal/open-sessions/": (office) => byUser(office, () => ({ address: "portal/open-sessions/" })),
  "DELETE /portal/open-sessions/:id/": (office) =>
    byUser(office, async (license) => {
      const { call } = await atPortal(office.app, license);
      const list: { id: number; is_current: boolean }[] = (await call("GET", "open-sessions/")).json;
      const current = list.find(({ is_current }) => is_current);
      return { address: `portal/open-sessions/${current?.id}/` };
    }),
  "GET /portal/licenses/": (office) => byUser(office, () => ({ address: "portal/licenses/" })),
  "GET /portal/licenses/:id/": (office) => byUser(office, ({ id }) => ({ address: `portal/licenses/${id}/` })),
  "GET /portal/licenses/:id/downloads/": (office) =>
    byUser(office, ({ id }) => ({ address: `portal/licenses/${id}/downloads/` })),
  "GET /portal/licenses/:id/devices/": (office) =>
    byUser(office, ({ id }) => ({ address: `portal/licenses/${id}/devices/` })),
  "GET /portal/licenses/:id/devices/:device_id/": (office) =>
    byUser(office, async (license) => ({ address: await deviceOf(office, license) })),
  "POST /portal/licenses/:id/devices/:device_id/borrow/": (office) =>
    byUser(office, async (license) => ({
      address: `${await deviceOf(office, license)}borrow/`,
      body: { borrowed_until: "2026-03-16T00:00:00" },
    })),
  "POST /portal/licenses/:id/devices/:device_id/free/": (office) =>
    byUser(office, async (license) => ({ address: `${await deviceOf(office, license)}free/` })),
  "POST /portal/licenses/:id/devices/:device_id/ask_to_free/": (office) =>
    byKey(office, (device) => ({ address: `${device}ask_to_free/` })),
  "POST /portal/licenses/:id/devices/:device_id/revoke/": (office) =>
    byManager(office, async (license) => ({ address: `${await deviceOf(office, license)}revoke/` })),
  "POST /portal/licenses/:id/free_devices/": (office) =>
    byManager(office, async (license) => {
      await deviceOf(office, license);
      return { address: `portal/licenses/${license.id}/free_devices/` };
    }),
  "GET /portal/licenses/:id/seat_budget/": (office) =>
    byUser(office, ({ id }) => ({ address: `portal/licenses/${id}/seat_budget/` })),
  "GET /portal/appearance/": async ({ app }) => ({
    address: `portal/appearance/?company=${app.companyId}`,
    token: null,
  }),
  "GET /portal/licenses/:id/users/": (office) =>
    byManager(office, ({ id }) => ({ address: `portal/licenses/${id}/users/` })),
  "POST /portal/licenses/:id/users/": (office) =>
    byManager(office, ({ id }) => ({
      address: `portal/licenses/${id}/users/`,
      body: { email: `${office.fresh("newcomer")}@acme.example` },
    })),
  "GET /portal/licenses/:id/users/:user_id/": (office) =>
    byManager(office, (license) => ({ address: userAt(license) })),
  "PATCH /portal/licenses/:id/users/:user_id/": (office) =>
    byManager(office, (license) => ({ address: userAt(license), body: { max_activations: 3 } })),
  "DELETE /portal/licenses/:id/users/:user_id/": (office) =>
    byManager(office, (license) => ({ address: userAt(license) })),
  "POST /portal/licenses/:id/users/:user_id/reset_password/": (office) =>
    byManager(office, (license) => ({ address: `${userAt(license)}reset_password/` })),
};
