import type { Answer, FreelyRead, TestApp, TestCompany } from "./app.ts";

// Customers of the vendor, signed in at the portal.

/** Somebody who is signed in at the portal. */
export interface AtPortal {
  readonly token: string;
  /** The answer of the sign-in. */
  readonly session: FreelyRead;
  /** Calls the portal; `path` is relative to `/api/v1/portal/`. */
  call(method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<Answer>;
}

/** `POST portal/session/`, in the portal of the first company unless the body says otherwise. */
export function signIn(app: TestApp, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return app.management("POST", "portal/session/", { key: null, body: { company: app.companyId, ...body }, headers });
}

/** Signs in, and must succeed. */
export async function atPortal(app: TestApp, body: object): Promise<AtPortal> {
  const { status, json, text } = await signIn(app, body);
  if (status !== 200) throw new Error(`the sign-in was refused: ${text}`);
  return { token: json.token, session: json, call: portalCaller(app, json.token) };
}

/** Calls the portal with a session token. */
export function portalCaller(app: TestApp, token: string): AtPortal["call"] {
  return (method, path, body) =>
    app.management(method, `portal/${path}`, { key: null, headers: { authorization: `Bearer ${token}` }, body });
}

/** A license that a user holds, and what they sign in with. */
export interface HeldLicense {
  readonly id: number;
  readonly order: number;
  readonly user: number;
  readonly email: string;
  readonly password: string;
}

let orders = 0;

/** Sells a license of a product that users hold to somebody, with the key of a company. */
export async function sellToUser(
  app: TestApp,
  product_code: string,
  email: string,
  {
    terms = {},
    order = {},
    company = app,
  }: { readonly terms?: object; readonly order?: object; readonly company?: Pick<TestCompany, "managementKey"> } = {},
): Promise<HeldLicense> {
  orders += 1;
  const licenses = [{ users: [{ email }], ...terms }];
  const body = { id: `portal-${orders}`, ...order, items: [{ product_code, licenses }] };
  const { managementKey: key } = company;
  const { status, json, text } = await app.management("POST", "orders/create_order/", { body, key });
  if (status !== 200) throw new Error(`the order was refused: ${text}`);
  const [license] = json.order_items[0].licenses;
  const [user] = license.license_users;
  return { id: license.id, order: json.id, user: user.id, email, password: user.initial_password };
}

/** Makes somebody the manager of an order, with permissions; answers what they sign in with. */
export async function appointManager(
  app: TestApp,
  order: number,
  email: string,
  permissions: readonly string[],
): Promise<{ readonly id: number; readonly email: string; readonly password: string }> {
  const made = await app.management("POST", `orders/${order}/add_manager/`, { body: { email } });
  if (made.status !== 200) throw new Error(`the manager was refused: ${made.text}`);
  const { id, initial_password: password } = made.json;
  await allow(app, id, permissions);
  return { id, email, password };
}

/** Says what a manager may do. */
export async function allow(app: TestApp, id: number, permissions: readonly string[]): Promise<void> {
  const known = (await app.management("GET", "license-manager-permissions/")).json.results;
  const permission_ids = known
    .filter(({ code }: FreelyRead) => permissions.includes(code))
    .map((permission: FreelyRead) => permission.id);
  const body = { permission_ids };
  const { status, text } = await app.management("POST", `license-users/${id}/update_lm_permissions/`, { body });
  if (status !== 200) throw new Error(`the permissions were refused: ${text}`);
}
