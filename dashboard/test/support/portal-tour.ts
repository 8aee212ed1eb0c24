import { applicationOf, createProduct } from "../../../server/test/support/application.ts";
import { appointManager, sellToUser } from "../../../server/test/support/portal.ts";
import type { Office } from "./office.ts";
import { chooseFirstPassword } from "./portal-visit.ts";

// Every page of the portal, with an address that has something to show.

/** What was sold for the tour, and a manager who sees it. */
export interface PortalGoods {
  readonly company: number;
  readonly license: number;
  readonly boss: { readonly email: string; readonly password: string };
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
  return { company: test.companyId, license: held.id, boss: await chooseFirstPassword({ test }, boss) };
}

interface Stop {
  readonly path: (goods: PortalGoods) => string;
  /** A text that stands there when the page shows what it is for. */
  readonly shows: string | RegExp;
}

/** The pages of somebody who is signed in. */
export const portalTour: readonly Stop[] = [
  { path: () => "/portal", shows: "Paint" },
  { path: ({ license }) => `/portal/licenses/${license}`, shows: "ATTIC" },
  { path: ({ license }) => `/portal/licenses/${license}?tab=users`, shows: /^somebody-with/ },
  { path: ({ license }) => `/portal/licenses/${license}?tab=terms`, shows: /Validity|Gültigkeit/ },
  { path: ({ license }) => `/portal/licenses/${license}?tab=downloads`, shows: /nothing to download|nichts herunter/ },
  { path: ({ license }) => `/portal/replace-device?license=${license}`, shows: "ATTIC" },
  { path: () => "/portal/account", shows: "boss@acme.example" },
];

/** The pages that need no session. */
export const openPortalTour: readonly Stop[] = [
  { path: ({ company }) => `/portal/sign-in?company=${company}`, shows: /Password|Passwort/ },
  { path: ({ company }) => `/portal/sign-in?by=key&company=${company}`, shows: /License key|Lizenzschlüssel/ },
  { path: ({ company }) => `/portal/sign-in?by=account&company=${company}`, shows: /Company code|Firmencode/ },
  {
    path: ({ company }) => `/portal/sign-in?by=link&company=${company}`,
    shows: /mail with a link|E-Mail mit einem Link/,
  },
  { path: ({ company }) => `/portal/new-password?company=${company}`, shows: /New password|Neues Passwort/ },
  { path: ({ company }) => `/portal/offline?company=${company}`, shows: /request file|Anforderungsdatei/ },
];
