import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pixel } from "../../../server/test/every-call/examples-of-companies.ts";
import { isConfirmed, machineCode } from "../../../server/test/support/air-gapped-machine.ts";
import { applicationOf, createProduct, sell } from "../../../server/test/support/application.ts";
import { wrappedRequest } from "../../../server/test/support/offline-requests.ts";
import { appointManager, atPortal, type HeldLicense, sellToUser, signIn } from "../../../server/test/support/portal.ts";
import { type Office, openOffice, settled } from "../support/office.ts";
import { chooseFirstPassword, enterPortal } from "../support/portal-visit.ts";

// Customers help themselves (docs/guide/portal.md).

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await createProduct(office.test, "paint", { product_name: "Paint", authorization_method: "user" });
  await createProduct(office.test, "app", { product_name: "App" });
});
afterAll(() => office.close());

const own = "a password of my own";
const address = (path: string) => `${office.address}/portal${path}`;
const ofCompany = (path: string) => `${address(path)}?company=${office.test.companyId}`;

async function activate({ email, password }: HeldLicense, ...hostnames: string[]): Promise<void> {
  for (const hostname of hostnames) {
    const credentials = { product: "paint", username: email, password, hardware_id: hostname, hostname };
    const { status, code } = await applicationOf(office.test).activate(credentials as never);
    if (status !== 200) throw new Error(`the activation was refused: ${code}`);
  }
}

async function signInByPassword(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

describe("a user", () => {
  test("chooses a password before anything else, frees a device within the budget, and is told when it is used up", async () => {
    const held = await sellToUser(office.test, "paint", "ann@acme.example", {
      terms: { max_activations: 2, seat_resets_per_year: 1 },
    });
    await activate(held, "ATTIC", "DESK");
    const page = await office.stranger();
    await page.goto(ofCompany(`/licenses/${held.id}`));
    await signInByPassword(page, held.email, held.password);
    await page.getByRole("heading", { name: "Choose a password" }).waitFor();
    await page.getByLabel("New password", { exact: true }).fill("x");
    await page.getByRole("button", { name: "Set password" }).click();
    await page.getByText("The new password needs at least 8 characters.").waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    await page.getByLabel("New password", { exact: true }).fill(own);
    await page.getByRole("button", { name: "Set password" }).click();
    await page.getByRole("heading", { name: "Paint" }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/portal/licenses/${held.id}`);
    await page.getByText("2 of 2 seats taken").waitFor();
    await page.getByText("You may free one more device within a year.").waitFor();

    await page.getByRole("button", { name: "Free seat of ATTIC" }).click();
    const dialog = page.getByRole("dialog", { name: "Free the seat of ATTIC?" });
    await dialog.getByText("no more devices").waitFor();
    await dialog.getByRole("button", { name: "Free seat" }).click();
    await page.getByText("The seat of ATTIC is free.").waitFor();
    await page.getByText("1 of 2 seats taken").waitFor();
    const second = page.getByRole("button", { name: "Free seat of DESK" });
    expect(await second.getAttribute("aria-disabled")).toBe("true");
    expect(await second.getAttribute("aria-description")).toContain("No more devices can be freed now");
  });

  test("whose page is older than the budget is refused in words, in the dialog", async () => {
    const held = await sellToUser(office.test, "paint", "old-page@acme.example", {
      terms: { max_activations: 2, seat_resets_per_year: 1 },
    });
    await activate(held, "ATTIC", "DESK");
    const credentials = await chooseFirstPassword(office, held);
    const { page, session } = await enterPortal(office, credentials, `/portal/replace-device?license=${held.id}`);
    await page.getByText("All seats are taken.").waitFor();
    const { json } = await session.call("GET", `licenses/${held.id}/devices/?hostname=DESK`);
    await session.call("POST", `licenses/${held.id}/devices/${json.results[0].id}/free/`);
    await page.getByRole("button", { name: "Free seat of ATTIC" }).click();
    const dialog = page.getByRole("dialog", { name: "Free the seat of ATTIC?" });
    await dialog.getByRole("button", { name: "Free seat" }).click();
    await dialog.getByRole("alert").waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
  });

  test("with a new computer is led through freeing the old one", async () => {
    const held = await sellToUser(office.test, "paint", "new-computer@acme.example");
    await activate(held, "OLD");
    const { page } = await enterPortal(office, await chooseFirstPassword(office, held), "/portal/replace-device");
    await page.getByRole("link", { name: /Paint/ }).click();
    await page.getByRole("button", { name: "Free seat of OLD" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Free seat" }).click();
    await page.getByRole("heading", { name: "What to do now" }).waitFor();
    await page.getByText("Start Paint on the new computer.").waitFor();
  });

  test("changes the password, ends another session, and signs out", async () => {
    const held = await sellToUser(office.test, "paint", "account@acme.example");
    const credentials = await chooseFirstPassword(office, held);
    const { page } = await enterPortal(office, credentials, "/portal/account");
    await page.getByLabel("Current password").fill("wrong");
    await page.getByLabel("New password", { exact: true }).fill("another password of mine");
    await page.getByRole("button", { name: "Change password" }).click();
    await page.getByRole("alert").waitFor();
    await page.getByLabel("Current password").fill(own);
    await page.getByRole("button", { name: "Change password" }).click();
    await page.getByText("Your password was changed.").waitFor();
    const elsewhere = await atPortal(office.test, { ...credentials, password: "another password of mine" });
    await page.reload();
    await page.getByRole("button", { name: /^End the session/ }).click();
    await page.getByRole("dialog").getByRole("button", { name: "End", exact: true }).click();
    await page.getByRole("button", { name: /^End the session/ }).waitFor({ state: "detached" });
    expect((await elsewhere.call("GET", "session/")).json.code).toBe("session_not_valid");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: /^Sign in/ }).waitFor();
    await page.goto(address(""));
    await page.getByRole("heading", { name: /^Sign in/ }).waitFor();
  });

  test("whose session has ended signs in again and is where they were", async () => {
    const held = await sellToUser(office.test, "paint", "ended@acme.example");
    const credentials = await chooseFirstPassword(office, held);
    const { page } = await enterPortal(office, credentials, "/portal/account");
    await office.test.db`delete from portal_sessions`;
    await page.getByRole("link", { name: "Licenses" }).click();
    await page.getByRole("heading", { name: /^Sign in/ }).waitFor();
    await signInByPassword(page, credentials.email, credentials.password);
    await page.getByRole("heading", { name: /licenses/ }).waitFor();
  });
});

test("a manager adds a user, sees only what they manage, and is offered only what they may", async () => {
  const held = await sellToUser(office.test, "paint", "worker@acme.example");
  await sellToUser(office.test, "paint", "stranger@acme.example");
  const boss = await appointManager(office.test, held.order, "boss@acme.example", ["manage_license_users"]);
  const { page } = await enterPortal(office, await chooseFirstPassword(office, boss));
  expect(await page.getByRole("heading", { level: 2 }).count()).toBe(1);
  await page.getByRole("link", { name: "Paint" }).click();
  await page.getByRole("tab", { name: "Users" }).click();
  await page.getByRole("button", { name: "Add user" }).click();
  await page.getByLabel("E-mail").fill("no address");
  await page.getByRole("button", { name: "Add user" }).click();
  await page.getByLabel("E-mail").and(page.locator("[aria-invalid=true]")).waitFor();
  await page.getByLabel("E-mail").fill("ada@acme.example");
  await page.getByRole("button", { name: "Add user" }).click();
  const dialog = page.getByRole("dialog", { name: "Password for ada@acme.example" });
  await dialog.getByRole("button", { name: "Show" }).click();
  const initial = (await dialog.locator("pre").textContent()) ?? "";
  await dialog.getByRole("button", { name: "I have kept it" }).click();
  await page.getByRole("heading", { name: "ada@acme.example" }).waitFor();
  expect(await page.getByRole("button", { name: /^New password/ }).count()).toBe(0);
  await enterPortal(office, { email: "ada@acme.example", password: initial });

  await page.getByRole("button", { name: "Remove worker@acme.example" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await page.getByText("worker@acme.example no longer has this license.").waitFor();
});

test("a key with the e-mail of its customer opens that license only, and frees nothing unless the vendor allows it", async () => {
  const order = { customer: { email: "buyer@acme.example" } };
  const { license_key } = await sell(office.test, "app", {}, order);
  await sell(office.test, "app", {}, order);
  await applicationOf(office.test).activate({
    product: "app",
    license_key,
    hardware_id: "one",
    hostname: "ONE",
  } as never);
  const page = await office.stranger();
  await page.goto(ofCompany("/sign-in"));
  await page.getByRole("link", { name: "Use a license key instead" }).click();
  await page.getByLabel("License key").fill(license_key);
  await page.getByLabel("E-mail").fill("other@acme.example");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  expect(await page.getByLabel("License key").inputValue()).toBe(license_key);
  await page.getByLabel("E-mail").fill("buyer@acme.example");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Your licenses" }).waitFor();
  await page.getByText(license_key).waitFor();
  expect(await page.getByRole("heading", { level: 2 }).count()).toBe(1);
  await page.getByRole("link", { name: "App", exact: true }).click();
  await page.getByRole("heading", { name: "ONE" }).waitFor();
  expect(await page.getByRole("button", { name: /^Free/ }).count()).toBe(0);
});

test("too many guesses are refused with the time of the next", async () => {
  const { email } = await sellToUser(office.test, "paint", "guessed@acme.example");
  const page = await office.stranger();
  await page.goto(ofCompany("/sign-in"));
  await settled(page);
  for (const guess of ["1", "2", "3", "4", "5", "6"]) {
    const answer = page.waitForResponse(/portal\/session\/$/);
    await signInByPassword(page, email, guess);
    await answer;
  }
  await page.getByText(/Too many tries\. Try again at \d\d:\d\d\./).waitFor();
  await office.test.db`truncate attempts`;
});

test("the portal has the name and the colours of the vendor, before anybody has signed in", async () => {
  const { test: app } = office;
  const before = await app.management("PATCH", "company/", {
    body: { portal_name: "Acme Tools", primary_color: "#0b7285", support_email: "help@acme.example" },
  });
  expect(before.status, before.text).toBe(200);
  const page = await office.stranger();
  await page.goto(ofCompany("/sign-in"));
  await page.getByRole("heading", { name: "Sign in to Acme Tools" }).waitFor();
  expect(await page.title()).toContain("Acme Tools");
  await page.getByRole("link", { name: "help@acme.example" }).waitFor();
  const color = await page
    .getByRole("button", { name: "Sign in" })
    .evaluate((button) => getComputedStyle(button).backgroundColor);
  expect(color).toBe("rgb(11, 114, 133)");
});

test("a machine without a network gets its codes from a page that needs no session", async () => {
  const { license_key } = await sell(office.test, "app", { is_air_gapped: true });
  const page = await office.stranger();
  await page.goto(ofCompany("/offline"));
  await page.getByLabel("License key").fill("NOBODY-HAS-THIS");
  await page.getByRole("button", { name: "Get an initialization code" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("License key").fill(license_key);
  await page.getByRole("button", { name: "Get an initialization code" }).click();
  await page.getByText("Initialization code", { exact: true }).waitFor();
  await page.getByText("Type it into the application, which then shows").waitFor();
});

test("a request file becomes a license file that is saved, and a file that was changed is refused in words", async () => {
  const { test: app } = office;
  const { license_key } = await sell(app, "app");
  const members = { request: "activation", product: "app", hardware_id: "off", license_key };
  const request = wrappedRequest(app, members, app.clock.now());
  const page = await office.stranger();
  await page.goto(ofCompany("/offline"));
  const choose = (text: string) =>
    page
      .getByLabel(/^Request file/)
      .setInputFiles({ name: "ls_activation.req", mimeType: "text/plain", buffer: Buffer.from(text) });
  await choose(request.slice(0, -20));
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("alert").waitFor();
  await choose(request);
  await page.getByRole("button", { name: "Send" }).click();
  const link = page.getByRole("link", { name: "Save ls_activation.lic" });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("ls_activation.lic");
});

test("an air-gapped machine is activated, and gives its license back, by the codes of both sides", async () => {
  const { license_key } = await sell(office.test, "app", { is_air_gapped: true });
  const page = await office.stranger();
  await page.goto(ofCompany("/offline"));
  await page.getByLabel("License key").fill(license_key);
  await page.getByRole("button", { name: "Get an initialization code" }).click();
  const shown = page.getByRole("status").locator("code");
  const initial = (await shown.textContent()) ?? "";
  const { public_key } = (await office.test.management("GET", "air-gap-key/")).json;
  await page.getByLabel("Hardware id").fill("island-1");
  await page.getByLabel("Activation or deactivation code").fill("guessed");
  await page.getByRole("button", { name: "Activate the machine" }).click();
  await page.getByRole("alert").waitFor();
  for (const button of ["Activate the machine", "Give the license back"]) {
    await page.getByLabel("Activation or deactivation code").fill(machineCode(initial, "island-1", license_key));
    const answer = page.waitForResponse(/air-gap/);
    await page.getByRole("button", { name: button }).click();
    await answer;
    const title = (await page.getByText(/^Confirmation code/).textContent()) ?? "";
    const policy = /policy (\d+)/.exec(title)?.[1] ?? "";
    const code = (await shown.textContent()) ?? "";
    expect(isConfirmed(public_key, `island-1${license_key}${policy}`, code)).toBe(true);
  }
});

test("a user borrows a floating slot, and is told until when", async () => {
  const held = await sellToUser(office.test, "paint", "traveller@acme.example", {
    terms: { is_floating_cloud: true, floating_users: 1, can_borrow: true, max_borrow_time: 24, max_activations: 2 },
  });
  await activate(held, "LAPTOP");
  const { page } = await enterPortal(office, await chooseFirstPassword(office, held), `/portal/licenses/${held.id}`);
  await page.getByRole("button", { name: "Borrow for LAPTOP" }).click();
  const dialog = page.getByRole("dialog", { name: "Borrow for LAPTOP?" });
  await dialog.getByText("24 hours").waitFor();
  await dialog.getByRole("button", { name: "Borrow" }).click();
  await page.getByText(/^LAPTOP keeps its slot until 16 Mar 2026/).waitFor();
  await page.getByText("Borrowed until").waitFor();
  expect(await page.getByRole("button", { name: "Borrow for LAPTOP" }).count()).toBe(0);
});

test("a license shows what may be downloaded for it, and nothing newer", async () => {
  const product = await createProduct(office.test, "files", { product_name: "Files", authorization_method: "user" });
  const publish = (version: string, release_date: string) =>
    office.test.management("POST", "installation-files/", {
      body: { product, version, release_date, full_link: `https://files.example/${version}`, channel: "prod" },
    });
  await publish("1.0", "2026-01-01");
  await publish("2.0", "2027-01-01");
  const terms = { license_type: "time-limited", validity_period: "2026-06-01T00:00:00" };
  const held = await sellToUser(office.test, "files", "files@acme.example", { terms });
  const credentials = await chooseFirstPassword(office, held);
  const { page } = await enterPortal(office, credentials, `/portal/licenses/${held.id}?tab=downloads`);
  expect(await page.getByRole("link", { name: "Download 1.0" }).getAttribute("href")).toBe("https://files.example/1.0");
  expect(await page.getByRole("link", { name: "Download 2.0" }).count()).toBe(0);
});

test("a manager makes a new password for a user, and switches them off and on", async () => {
  const held = await sellToUser(office.test, "paint", "forgetful@acme.example");
  const boss = await appointManager(office.test, held.order, "it@acme.example", ["manage_license_user_credentials"]);
  const credentials = await chooseFirstPassword(office, boss);
  const { page } = await enterPortal(office, credentials, `/portal/licenses/${held.id}?tab=users`);
  await page.getByRole("button", { name: "New password for forgetful@acme.example" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "New password" }).click();
  const dialog = page.getByRole("dialog", { name: "Password for forgetful@acme.example" });
  await dialog.getByRole("button", { name: "Show" }).click();
  const password = (await dialog.locator("pre").textContent()) ?? "";
  await dialog.getByRole("button", { name: "I have kept it" }).click();
  const works = async (given: string) =>
    (await signIn(office.test, { email: held.email, password: given })).status === 200;
  expect([await works(held.password), await works(password)]).toEqual([false, true]);
  await page.getByRole("button", { name: "Switch off forgetful@acme.example" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Switch off" }).click();
  await page.getByText("forgetful@acme.example is switched off.").waitFor();
  await page.getByText("switched off", { exact: true }).waitFor();
  expect(await works(password)).toBe(false);
  await page.getByRole("button", { name: "Switch on forgetful@acme.example" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Switch on" }).click();
  await page.getByText("forgetful@acme.example is switched on.").waitFor();
  expect(await works(password)).toBe(true);
  // Users are added and removed by those who may.
  expect(await page.getByRole("button", { name: "Add user" }).count()).toBe(0);
  expect(await page.getByRole("button", { name: /^Remove / }).count()).toBe(0);
});

test("the logo of the vendor is shown", async () => {
  await office.test.management("PATCH", "company/", { body: { portal_name: "Acme Tools", logo: pixel } });
  const page = await office.stranger();
  await page.goto(ofCompany("/sign-in"));
  const logo = page.getByRole("banner").locator("img");
  await logo.waitFor();
  expect(await logo.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBe(1);
});

test("a manager revokes a device that was lost, and frees all other seats at once", async () => {
  const held = await sellToUser(office.test, "paint", "moving@acme.example", { terms: { max_activations: 3 } });
  await activate(held, "LOST", "DESK", "ATTIC");
  const boss = await appointManager(office.test, held.order, "fleet@acme.example", ["reset_license", "revoke_device"]);
  const { page } = await enterPortal(office, await chooseFirstPassword(office, boss), `/portal/licenses/${held.id}`);
  await page.getByRole("button", { name: "Revoke LOST" }).click();
  await page.getByRole("dialog", { name: "Revoke LOST?" }).getByRole("button", { name: "Revoke" }).click();
  await page.getByText("LOST is revoked.").waitFor();
  expect(await page.getByRole("button", { name: /^Free seat of/ }).count()).toBe(0);
  await page.getByRole("button", { name: "Free all seats" }).click();
  await page.getByRole("dialog", { name: "Free all 2 seats?" }).getByRole("button", { name: "Free all seats" }).click();
  await page.getByText("All seats are free.").waitFor();
  await page.getByText("No device has a seat.").waitFor();
  await expect(activate(held, "LOST")).rejects.toThrow("blacklisted");
  await activate(held, "DESK");
});
