import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createProduct, sell } from "../../../server/test/support/application.ts";
import { type Office, openOffice, settled } from "../support/office.ts";

// Somebody of support looks after customers, and after those who use and manage licenses.

let office: Office;
let doubled: number;
let account: number;
let manager: number;
let shared: number;
const ask = (path: string) => office.test.management("GET", path).then(({ json }) => json);

beforeAll(async () => {
  office = await openOffice();
  await createProduct(office.test, "paint");
  await sell(office.test, "paint", {}, { customer: { email: "ann.old@example.com" } });
  doubled = (await ask("customers/?email=ann.old@example.com")).results[0].id;
  await createProduct(office.test, "team", { authorization_method: "user" });
  shared = (await sell(office.test, "team", { users: [{ email: "zoe@example.com" }] })).id;
  const given = { body: { code: "acme", name: "Acme" } };
  account = (await office.test.management("POST", "customer-accounts/", given)).json.id;
  const path = `customer-accounts/${account}/add_manager/`;
  manager = (await office.test.management("POST", path, { body: { email: "max@acme.example" } })).json.id;
});
afterAll(() => office.close());

/** Presses a button of the dialog that is open. */
const press = (page: Page, name: string) => page.getByRole("dialog").getByRole("button", { name, exact: true }).click();

test("a customer is made after a mistake is mended, labelled, and merged with its double", async () => {
  await office.test.management("POST", "clabels/", { body: { label: "Key account", color: "#aa3300" } });
  const page = await office.enter("support", "/customers");
  await page.getByRole("button", { name: "New customer" }).click();
  const email = page.getByRole("dialog").getByLabel("E-mail");
  await email.fill("ann");
  await press(page, "Create customer");
  await page.locator("[data-path=email][aria-invalid=true]").waitFor();
  await email.fill("ann@example.com");
  await press(page, "Create customer");
  await page.getByRole("heading", { level: 1, name: "ann@example.com" }).waitFor();
  await page.getByText("This customer has no licenses.").waitFor();

  await page.getByRole("button", { name: "Add label" }).click();
  await page.getByRole("menuitem", { name: "Key account" }).click();
  await page.getByRole("button", { name: "Take off Key account" }).waitFor();

  await page.getByRole("button", { name: "Merge" }).click();
  await page.getByRole("dialog").getByLabel("Other customer").fill("ann.old");
  await page.getByRole("option", { name: "ann.old@example.com" }).click();
  await press(page, "Merge");
  await page.getByRole("tab", { name: "Licenses (1)" }).waitFor();
  await page.getByRole("row", { name: /paint/ }).waitFor();
  expect((await office.test.management("GET", `customers/${doubled}/`)).status).toBe(404);
});

test("a label is made, recoloured, and leads to its customers", async () => {
  const page = await office.enter("support", "/labels");
  await page.getByRole("button", { name: "New label" }).click();
  await page.getByRole("dialog").getByLabel("Label").fill("Trial");
  await press(page, "Create label");
  await page.getByRole("button", { name: "Actions for Trial" }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await page.getByRole("dialog").getByLabel("Colour").fill("#123456");
  await press(page, "Save");
  await page.getByRole("row", { name: /Trial #123456/ }).waitFor();
  await page.getByRole("link", { name: "Trial" }).click();
  await page.getByText("Nothing matches these filters.").waitFor();
});

test("an account gets a manager, whose first password is shown", async () => {
  const page = await office.enter("support", `/accounts/${account}?tab=managers`);
  await page.getByRole("button", { name: "Add manager" }).click();
  await page.getByRole("dialog").getByLabel("E-mail").fill("eva@acme.example");
  await press(page, "Add manager");
  await press(page, "I have kept it");
  await page.getByRole("link", { name: "eva@acme.example" }).waitFor();
  await page.getByRole("tab", { name: "Single sign-on" }).click();
  await page.getByText("People of this account sign in with passwords.").waitFor();
});

test("a user gets a password, which is shown once", async () => {
  const page = await office.enter("support", `/users/${manager}`);
  await page.getByRole("button", { name: "Set password" }).click();
  const password = page.getByRole("dialog").getByLabel(/^Password/);
  expect((await password.inputValue()).length).toBe(20);
  await password.fill("short");
  await press(page, "Set password");
  await page.locator("[data-path=password][aria-invalid=true]").waitFor();
  await password.fill("a long enough one");
  await press(page, "Set password");
  await press(page, "Show");
  await page.getByText("a long enough one").waitFor();
  await press(page, "I have kept it");
  await page.getByText("a long enough one").waitFor({ state: "detached" });
  expect((await ask(`license-users/${manager}/`)).is_initial_password).toBe(false);
});

test("a manager gets a permission", async () => {
  const page = await office.enter("support", "/managers");
  await page.getByRole("link", { name: "max@acme.example" }).click();
  await page.getByRole("button", { name: "Edit permissions" }).click();
  await page.getByLabel("Free devices").check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("listitem").filter({ hasText: "Free devices" }).waitFor();
  expect((await ask(`license-users/${manager}/`)).lm_permissions).toEqual(["reset_device"]);
});

test("a group is made, gets a member and a license, and gives the license back", async () => {
  const page = await office.enter("support", "/groups");
  await page.getByRole("button", { name: "New group" }).click();
  await page.getByRole("dialog").getByLabel("Code").fill("night-shift");
  await press(page, "Create group");
  await page.getByRole("heading", { level: 1, name: "night-shift" }).waitFor();
  await page.getByRole("button", { name: "Add member" }).click();
  await page.getByRole("dialog").getByLabel("E-mail").fill("max");
  await page.getByRole("option", { name: "max@acme.example" }).click();
  await press(page, "Add member");
  await page.getByRole("link", { name: "max@acme.example" }).waitFor();
  await page.getByRole("tab", { name: "Licenses" }).click();
  await page.getByText("The group has no licenses yet.").waitFor();
  await page.getByRole("button", { name: "Give license" }).click();
  await page.getByRole("dialog").getByLabel("Key").click();
  await page.getByRole("option", { name: `#${shared}` }).click();
  await press(page, "Give license");
  await page.getByRole("link", { name: `License ${shared} of users` }).waitFor();
  await page.getByRole("button", { name: `Actions for #${shared}` }).click();
  await page.getByRole("menuitem", { name: "Take license" }).click();
  await press(page, "Take license");
  await page.getByText("The group has no licenses yet.").waitFor();
});

test.each([
  ["/customers", []],
  ["/accounts", []],
  ["/labels", []],
  ["/users", []],
  ["/groups", []],
  [() => `/accounts/${account}`, ["customers", "managers", "groups", "sso"]],
  [() => `/users/${manager}`, ["licenses", "devices", "groups", "manager"]],
] as const)("somebody who may only read finds no button of change on %s", async (path, tabs) => {
  const address = typeof path === "string" ? path : path();
  const page = await office.enter("read-only", address);
  for (const tab of tabs.length === 0 ? [undefined] : tabs) {
    if (tab) await page.goto(`${office.address}${address}?tab=${tab}`);
    await settled(page);
    const buttons = page.getByRole("main").getByRole("button");
    const changing = /^(?:New|Edit|Delete|Merge|Set|Add|Create|Take|Put|Remove|Actions)\b/;
    const found = (await buttons.allInnerTexts()).filter((text) => changing.test(text) && text !== "Add filter");
    expect(found).toEqual([]);
    expect(await page.getByRole("button", { name: /^Actions for/ }).count()).toBe(0);
  }
});
