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
