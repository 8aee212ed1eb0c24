import { insertPortalLink } from "../../../server/src/access/portal/portal-link.store.ts";
import { hashToken } from "../../../server/src/platform/signing/opaque-token.ts";
import type { TestApp } from "../../../server/test/support/app.ts";
import { applicationOf, createProduct } from "../../../server/test/support/application.ts";
import { appointManager, type HeldLicense, sellToUser } from "../../../server/test/support/portal.ts";
import type { Office } from "./office.ts";
import { chooseFirstPassword } from "./portal-visit.ts";

// Every page of the portal, with an address that has something to show.

/** What was sold for the tour, and a manager who sees it. */
export interface PortalGoods {
  readonly company: number;
  readonly license: number;
  readonly boss: { readonly email: string; readonly password: string };
  /** What stands behind # in mailed links. */
  readonly links: Readonly<Record<"sign_in" | "set_password" | "replace_device", string>>;
}

/** Sells a license with a long name, devices and a user, in the portal of a vendor with a light colour. */
export async function sellPortalGoods({ test }: Office): Promise<PortalGoods> {
  const looks = { portal_name: "Acme Tools", primary_color: "#ffd43b", support_email: "help@acme.example" };
  const { status, text } = await test.management("PATCH", "company/", { body: looks });
  if (status !== 200) throw new Error(`the looks were refused: ${text}`);
  await createProduct(test, "paint", { product_name: "Paint", authorization_method: "user" });
  const held = await sellToUser(test, "paint", "somebody-with-a-very-long-name@department.acme.example", {
    terms: { max_activations: 3, seat_resets_per_year: 2, license_type: "time-limited", valid_duration: "1y" },
  });
  for (const hostname of ["ATTIC", "WORKSTATION-WITH-A-VERY-LONG-NAME-0123456789"]) {
    const credentials = { product: "paint", username: held.email, password: held.password };
    await applicationOf(test).activate({ ...credentials, hardware_id: hostname, hostname } as never);
  }
  const permissions = ["manage_license_users", "manage_license_user_credentials", "reset_device"];
  const boss = await appointManager(test, held.order, "boss@acme.example", permissions);
  const links = await mailLinks(test, held);
  return { company: test.companyId, license: held.id, boss: await chooseFirstPassword({ test }, boss), links };
}

/** Links as they are mailed: to sign in, to choose a password, and to confirm that a device makes place. */
async function mailLinks({ db, companyId, clock }: TestApp, held: HeldLicense): Promise<PortalGoods["links"]> {
  const now = clock.now();
  const [device] = await db<{ id: number }[]>`select id from devices where license_id = ${held.id} order by id limit 1`;
  const about = { expiresAt: new Date(now.getTime() + 3_600_000), email: held.email };
  const seat = { licenseId: held.id, deviceId: device?.id ?? 0, newDevice: "STUDIO-WITH-A-VERY-LONG-NAME-0123456789" };
  for (const [purpose, whom] of [
    ["sign_in", { userId: held.user }],
    ["set_password", { userId: held.user }],
    ["replace_device", seat],
  ] as const)
    await insertPortalLink(db, companyId, { ...about, ...whom, purpose, tokenHash: hashToken(tokens[purpose]) }, now);
  return tokens;
}

const tokens = { sign_in: "a".repeat(43), set_password: "b".repeat(43), replace_device: "c".repeat(43) };

interface Stop {
  /** What its picture is called. */
  readonly name: string;
  readonly path: (goods: PortalGoods) => string;
  /** A text that stands there when the page shows what it is for. */
  readonly shows: string | RegExp;
}

/** The pages of somebody who is signed in. */
export const portalTour: readonly Stop[] = [
  { name: "portal-home", path: () => "/portal", shows: "Paint" },
  { name: "portal-license", path: ({ license }) => `/portal/licenses/${license}`, shows: "ATTIC" },
  {
    name: "portal-license-users",
    path: ({ license }) => `/portal/licenses/${license}?tab=users`,
    shows: /^somebody-with/,
  },
  {
    name: "portal-license-terms",
    path: ({ license }) => `/portal/licenses/${license}?tab=terms`,
    shows: /Validity|Gültigkeit/,
  },
  {
    name: "portal-license-downloads",
    path: ({ license }) => `/portal/licenses/${license}?tab=downloads`,
    shows: /nothing to download|nichts herunter/,
  },
  { name: "portal-replace-device", path: ({ license }) => `/portal/replace-device?license=${license}`, shows: "ATTIC" },
  { name: "portal-account", path: () => "/portal/account", shows: "boss@acme.example" },
];

/** The pages that need no session. */
export const openPortalTour: readonly Stop[] = [
  { name: "portal-sign-in", path: ({ company }) => `/portal/sign-in?company=${company}`, shows: /Password|Passwort/ },
  {
    name: "portal-sign-in-key",
    path: ({ company }) => `/portal/sign-in?by=key&company=${company}`,
    shows: /License key|Lizenzschlüssel/,
  },
  {
    name: "portal-sign-in-account",
    path: ({ company }) => `/portal/sign-in?by=account&company=${company}`,
    shows: /Company code|Firmencode/,
  },
  {
    name: "portal-sign-in-link",
    path: ({ company }) => `/portal/sign-in?by=link&company=${company}`,
    shows: /mail with a link|E-Mail mit einem Link/,
  },
  {
    name: "portal-new-password",
    path: ({ company }) => `/portal/new-password?company=${company}`,
    shows: /New password|Neues Passwort/,
  },
  {
    name: "portal-link",
    path: ({ company, links }) => `/portal/link?company=${company}#${links.sign_in}`,
    shows: /You are somebody-with|somebody-with/,
  },
  {
    name: "portal-offline",
    path: ({ company }) => `/portal/offline?company=${company}`,
    shows: /request file|Anforderungsdatei/,
  },
  {
    name: "portal-confirm",
    path: ({ company, links }) => `/portal/confirm?company=${company}#${links.replace_device}`,
    shows: /^STUDIO-WITH/,
  },
  // Not right after the other link: only what stands behind # would be another, and nothing would be loaded.
  {
    name: "portal-link-password",
    path: ({ company, links }) => `/portal/link?company=${company}#${links.set_password}`,
    shows: /New password|Neues Passwort/,
  },
  {
    name: "portal-confirm-used",
    path: ({ company }) => `/portal/confirm?company=${company}#used`,
    shows: /has been used|benutzt|verwendet/,
  },
];
