import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBrowser } from "../../../server/test/support/browser.ts";
import { client, type IdentityProvider, startProvider } from "../../../server/test/support/identity-provider.ts";
import { addStaff, codeAt, ownerOf, password } from "../../../server/test/support/staff.ts";
import { type Office, openOffice, settled } from "../support/office.ts";

// An owner sets themselves up, looks after their account, and lets others and applications in.

let office: Office;
beforeAll(async () => {
  office = await openOffice({ now: new Date().toISOString(), privateHosts: ["127.0.0.1"] });
});
afterAll(() => office.close());

const newPassword = "a long and secret phrase";

async function signIn(page: Page, email: string, secret: string) {
  await page.goto(`${office.address}/sign-in`);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** The secret of a dialog that shows it once, masked until it is asked for. */
async function revealed(page: Page, name: string): Promise<string> {
  const dialog = page.getByRole("dialog", { name });
  await dialog.getByRole("button", { name: "Show" }).last().click();
  const value = await dialog.locator("pre").last().innerText();
  await dialog.getByRole("button", { name: "I have kept it" }).click();
  await dialog.waitFor({ state: "hidden" });
  return value;
}

/** A link to set a password, as an owner gives it. */
async function linkFor(email: string): Promise<string> {
  const owner = await ownerOf(office.test);
  const { json } = await owner.call("POST", "staff/", { email, role: "owner" });
  return json.setup_token;
}

test("a link sets an owner up with an authenticator app, which signing in asks for from then on", async () => {
  const page = await office.stranger();
  await page.goto(`${office.address}/set-up#token=${await linkFor("eve@vendor.example")}`);
  await page.getByRole("heading", { name: /^Welcome to/ }).waitFor();
  expect(await page.getByLabel("E-mail").inputValue()).toBe("eve@vendor.example");
  await page.getByLabel("Name").fill("Eve");
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Set up", exact: true }).click();
  await page.getByText("Needs at least 10 characters.").waitFor();
  await page.getByLabel("Password").fill(newPassword);
  await page.getByRole("button", { name: "Set up", exact: true }).click();
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  await page.getByRole("img", { name: "QR code for the authenticator app" }).waitFor();
  const secret = await page.locator("code").first().innerText();
  await page.getByLabel("Code of the authenticator app").fill(codeAt(secret, office.test.clock.now()));
  await page.getByRole("button", { name: "Confirm" }).click();
  const codes = (await revealed(page, "Recovery codes")).split("\n");
  expect(codes).toHaveLength(10);
  await settled(page);
  expect(new URL(page.url()).pathname).toBe("/");

  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in to Licet" }).waitFor();
  await signIn(page, "eve@vendor.example", newPassword);
  office.test.clock.advance(30_000);
  await page.getByLabel("Code of the authenticator app").fill(codeAt(secret, office.test.clock.now()));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("button", { name: "Account" }).waitFor();

  await page.goto(`${office.address}/me`);
  await page.getByRole("button", { name: "Use no app any more" }).click();
  await page.getByLabel("Code of the authenticator app").fill(codes[0] ?? "");
  await page.getByRole("button", { name: "Use no app any more" }).click();
  await page.getByRole("button", { name: "Set up an authenticator app" }).waitFor();
});

test("whoever has no e-mail yet has to give one, and a link that is used up is refused in words", async () => {
  const token = await linkFor("first@vendor.example");
  await office.test.db`update staff set email = 'owner@localhost' where email = 'first@vendor.example'`;
  const page = await office.stranger();
  await page.goto(`${office.address}/set-up#token=${token}`);
  await page.getByLabel("Password").fill(newPassword);
  await page.getByRole("button", { name: "Set up", exact: true }).click();
  await page.getByText("Must be an e-mail address.").waitFor();
  await page.getByLabel("E-mail").fill("first@vendor.example");
  await page.getByRole("button", { name: "Set up", exact: true }).click();
  await page.getByRole("button", { name: "Not now" }).click();
  await page.getByRole("button", { name: "Account" }).waitFor();
  const again = await office.stranger();
  await again.goto(`${office.address}/set-up#token=${token}`);
  await again.getByRole("alert").waitFor();
});

test("a session elsewhere is seen and ended", async () => {
  const page = await office.enter("admin", "/me");
  const elsewhere = await office.test.management("POST", "session/", {
    key: null,
    body: { email: "admin@vendor.example", password },
    headers: { "user-agent": "curl/8.5.0" },
  });
  await page.reload();
  await page.getByRole("row", { name: /curl/ }).getByRole("button", { name: "Sign out there" }).click();
  await page.getByText(/^Signed out at/).waitFor();
  const headers = { authorization: `Bearer ${elsewhere.json.token}` };
  expect((await office.test.management("GET", "session/", { key: null, headers })).status).toBe(403);
  await page.getByLabel("Present password").fill("wrong");
  await page.getByLabel("New password").fill(newPassword);
  await page.getByRole("button", { name: "Change password" }).click();
  await page.getByRole("alert").waitFor();
});

test("a key is shown once, works, and is refused once it is revoked", async () => {
  const page = await office.enter("owner", "/settings?tab=keys");
  await page.getByRole("button", { name: "Create key" }).click();
  const dialog = page.getByRole("dialog", { name: "Create key" });
  await dialog.getByLabel("Label").fill("Shop");
  await dialog.getByLabel("May do everything").uncheck();
  await dialog.getByLabel("licenses_read").check();
  await dialog.getByRole("button", { name: "Create key" }).click();
  const key = await revealed(page, "The key was created");
  const call = (path: string) => office.test.management("GET", path, { key });
  expect((await call("licenses/")).status).toBe(200);
  expect((await call("company/")).json.code).toBe("permission_denied");
  await page.getByRole("row", { name: /Shop/ }).getByText("licenses_read").waitFor();
  await page.getByRole("button", { name: "Actions for Shop" }).click();
  await page.getByRole("menuitem", { name: "Revoke" }).click();
  await page.getByRole("dialog", { name: "Revoke Shop?" }).getByRole("button", { name: "Revoke" }).click();
  await page.getByText("Shop is revoked.").waitFor();
  expect((await call("licenses/")).status).toBe(403);
});

test("the company, its portal, a person and a client are set up, and the audit shows what changed", async () => {
  const page = await office.enter("owner", "/settings");
  await page.getByRole("combobox", { name: "Time zone" }).fill("Mars/Olympus");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText(/Must be a time zone/).waitFor();
  await page.getByRole("combobox", { name: "Time zone" }).fill("Europe/Vienna");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor();

  await page.getByRole("tab", { name: "Portal" }).click();
  await page.getByRole("textbox", { name: "Color", exact: true }).fill("#0b7285");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Text on the color").waitFor();

  await page.getByRole("tab", { name: "Application keys" }).click();
  await page.getByRole("button", { name: "Create key" }).waitFor();
  await page.getByRole("tab", { name: "Signing keys" }).click();
  await page.getByText("BEGIN PUBLIC KEY").first().waitFor();

  await page.getByRole("tab", { name: "Staff" }).click();
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite" });
  await dialog.getByLabel("E-mail").fill("new@vendor.example");
  await dialog.getByRole("button", { name: "Invite" }).click();
  const link = await revealed(page, "Link for new@vendor.example");
  expect(link).toMatch(new RegExp(`^${office.address}/set-up#token=`));
  await page.getByRole("row", { name: /new@vendor.example.*Not set up yet/ }).waitFor();

  await page.getByRole("tab", { name: "OAuth client" }).click();
  await page.getByRole("button", { name: "Create client" }).click();
  expect(await revealed(page, "Client and secret")).not.toContain("•");
  await page.getByRole("button", { name: "Replace secret" }).waitFor();

  await page.goto(`${office.address}/audit?object=company`);
  await page.getByRole("link").filter({ hasText: /:/ }).last().click();
  const change = page.getByRole("dialog", { name: /^Change/ });
  await change
    .getByRole("row", { name: /time_zone/ })
    .getByText("Europe/Vienna")
    .waitFor();
  await change.getByRole("button", { name: "Close" }).click();
  await page.getByRole("tab", { name: "Security events" }).click();
  await settled(page);
});

test("support sees neither keys nor staff nor the audit, and changes no settings", async () => {
  const page = await office.enter("support", "/settings?tab=keys");
  const tabs = await page.getByRole("tab").allTextContents();
  expect(tabs).toEqual(["Company", "Portal", "Billing", "Signing keys"]);
  expect(await page.getByRole("button", { name: "Save" }).count()).toBe(0);
  await page.goto(`${office.address}/audit`);
  await page.getByRole("heading", { name: "You may not see this" }).waitFor();
});

test("single sign-on leads through the provider back to where somebody wanted to go", async () => {
  const back = `${office.address}/sign-in/callback`;
  const both = { grant_types: ["authorization_code"], response_types: ["code"] as ["code"] };
  const provider: IdentityProvider = await startProvider(
    { ann: { email: "ann@vendor.example", email_verified: true } },
    {
      clients: [{ ...client, redirect_uris: [back], ...both }],
      interactions: { url: (_context, { uid }) => `/sign-on/${uid}?person=ann` },
    },
  );
  const page = await office.enter("owner", "/settings?tab=sign-on");
  await page.getByLabel("Issuer").fill(provider.issuer);
  await page.getByLabel("Client id").fill(client.client_id);
  await page.getByLabel("Client secret").fill(client.client_secret);
  expect(await page.getByLabel("Redirect addresses").inputValue()).toBe(back);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor();
  await addStaff(office.test, "support", "ann@vendor.example");

  // Not one of the office's windows: these may go nowhere else.
  const browser = await startBrowser();
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Vienna" });
  const window = await context.newPage();
  await window.goto(`${office.address}/licenses?enabled=true`);
  await window.getByRole("button", { name: "Single sign-on" }).click();
  await window.getByRole("heading", { name: "Licenses" }).waitFor();
  expect(new URL(window.url()).search).toBe("?enabled=true");
  await browser.close();
  await provider.stop();
});
