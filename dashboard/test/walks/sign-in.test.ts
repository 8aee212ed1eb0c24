import { afterAll, beforeAll, expect, test } from "vitest";
import { createProduct, sell } from "../../../server/test/support/application.ts";
import { addStaff, password } from "../../../server/test/support/staff.ts";
import { type Office, openOffice, settled } from "../support/office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await createProduct(office.test, "paint");
  await sell(office.test, "paint");
  await addStaff(office.test, "support", "jo@vendor.example");
});
afterAll(() => office.close());

test("a link survives sign-in", async () => {
  const page = await office.stranger();
  await page.goto(`${office.address}/licenses?enabled=true`);
  await page.getByLabel("E-mail").fill("jo@vendor.example");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Licenses" }).waitFor();
  await settled(page);
  expect(new URL(page.url()).search).toBe("?enabled=true");
  expect(await page.getByRole("row").count()).toBe(2);
});

test("a wrong password is refused in words, and nothing is lost", async () => {
  const page = await office.stranger();
  await page.goto(`${office.address}/sign-in`);
  await page.getByLabel("E-mail").fill("jo@vendor.example");
  await page.getByLabel("Password").fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  expect(await page.getByLabel("E-mail").inputValue()).toBe("jo@vendor.example");
});

test("a session that ends is renewed over the page, and the call is repeated", async () => {
  const page = await office.enter("support", "/licenses");
  await office.test.db`delete from staff_sessions`;
  await page.getByRole("button", { name: "Key", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await dialog.getByLabel("Password").fill(password);
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await dialog.waitFor({ state: "hidden" });
  await settled(page);
  expect(page.url()).toContain("order_by=license_key");
});

test("somebody who works for several companies chooses one by its name", async () => {
  const { companyId } = office.test.otherCompany;
  await addStaff(office.test, "support", "two@vendor.example");
  await addStaff(office.test, "support", "two@vendor.example", { companyId }).catch(() => undefined);
  const page = await office.stranger();
  await page.goto(`${office.address}/sign-in`);
  await page.getByLabel("E-mail").fill("two@vendor.example");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Company").selectOption({ label: "Other Company" });
  expect(await page.getByRole("alert").count()).toBe(0);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Overview" }).waitFor();
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByText("two@vendor.example · Other Company").waitFor();
});

test("what goes on at the server is seen on every page, after a reload and by others, and leads to its progress", async () => {
  const { json: licenses } = await office.test.management("GET", "licenses/");
  const body = { action: "disable", ids: [licenses.results[0].id] };
  const { json: begun } = await office.test.management("POST", "licenses/bulk_actions/", { body });
  const page = await office.enter("read-only", "/products");
  await page.getByRole("button", { name: "1 running" }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: "1 running" }).click();
  await page.getByRole("menuitem", { name: "Disable: one license" }).click();
  await page.getByRole("heading", { level: 1, name: "Disable: one license" }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/bulk-actions/${begun.id}`);
});
