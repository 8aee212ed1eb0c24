import { afterAll, beforeAll, expect, test } from "vitest";
import { applicationOf, createProduct, sell } from "../../../server/test/support/application.ts";
import { type Office, openOffice } from "../support/office.ts";

// Somebody of support looks at what a license was, and changes its key; the owner changes the signing keys.

let office: Office;
let license: { id: number; license_key: string };
let customer: number;

beforeAll(async () => {
  office = await openOffice();
  await createProduct(office.test, "paint");
  const buyer = { customer: { email: "old@acme.example", first_name: "Ann" } };
  license = await sell(office.test, "paint", { max_activations: 1, note: "as it was sold" }, buyer);
  customer = (await office.test.management("GET", "customers/")).json.results[0].id;
  const edit = (body: object) => office.test.management("PATCH", `licenses/${license.id}/`, { body });
  office.test.clock.advance(3_600_000);
  await edit({ max_activations: 2 });
  office.test.clock.advance(3_600_000);
  await edit({ note: "as it is now" });
  await office.test.management("PATCH", `customers/${customer}/`, { body: { email: "new@acme.example" } });
});
afterAll(() => office.close());

test("two handles show what the license was and what changed in between, by the keyboard and by an address", async () => {
  const page = await office.enter("support", `/licenses/${license.id}?tab=past`);
  const [from, to] = [page.getByRole("slider", { name: "From" }), page.getByRole("slider", { name: "To" })];
  const changed = page.getByRole("table", { name: "Changed until" });
  await changed.getByRole("row", { name: /Seats 1 2 .*support|Seats 1 2/ }).waitFor();
  await changed.getByRole("row", { name: /as it was sold as it is now/ }).waitFor();
  await page.getByText("0 of one seat taken").waitFor();
  // Back to before the last change: the one in between is left.
  await to.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await changed.getByRole("row", { name: /as it is now/ }).waitFor({ state: "detached" });
  await changed.getByRole("row", { name: /Seats 1 2/ }).waitFor();
  expect(new URL(page.url()).searchParams.get("to")).not.toBeNull();
  const address = page.url();
  // What is no more than a beginning has no changes.
  await from.focus();
  await page.keyboard.press("End");
  await page.getByText("Nothing changed between these moments.").waitFor();
  await page.keyboard.press("Home");
  await changed.getByRole("row", { name: /Seats 1 2/ }).waitFor();
  await page.goto(address);
  await changed.getByRole("row", { name: /Seats 1 2/ }).waitFor();
  expect(await changed.getByRole("row", { name: /as it is now/ }).count()).toBe(0);
  expect(await to.getAttribute("aria-valuetext")).toMatch(/2026/);
  expect(await from.getAttribute("aria-valuetext")).toMatch(/2026/);
});

test("the former details of a customer are forgotten, after a question", async () => {
  const page = await office.enter("admin", `/customers/${customer}`);
  await page.getByRole("button", { name: "Forget former details" }).click();
  const dialog = page.getByRole("dialog", { name: /^Forget the former details of/ });
  await dialog.getByText("for good").waitFor();
  await dialog.getByRole("button", { name: "Forget former details" }).click();
  await page.getByText("Forgotten in one change.").waitFor();
  await page.goto(`${office.address}/licenses/${license.id}?tab=past`);
  await page.getByRole("table", { name: "Changed until" }).waitFor();
  expect(await page.getByText("old@acme.example").count()).toBe(0);
});

test("the key of a license is replaced, and the former one ended", async () => {
  const device = { product: "paint", license_key: license.license_key, hardware_id: "laptop" };
  await applicationOf(office.test).activate(device);
  const page = await office.enter("support", `/licenses/${license.id}`);
  await page.getByRole("button", { name: `Actions for ${license.license_key}` }).click();
  await page.getByRole("menuitem", { name: "Replace the key" }).click();
  const dialog = page.getByRole("dialog", { name: `Replace the key of ${license.license_key}?` });
  await dialog.getByText("One device goes on with the old key").waitFor();
  await dialog.getByLabel("Days of grace").fill("9999");
  await dialog.getByRole("button", { name: "Replace the key" }).click();
  await dialog.locator("[aria-invalid=true]").waitFor();
  await dialog.getByLabel("Days of grace").fill("14");
  await dialog.getByRole("button", { name: "Replace the key" }).click();
  const former = page.getByRole("region", { name: "Former keys" });
  await former.getByText(license.license_key).waitFor();
  expect((await applicationOf(office.test).check(device)).status).toBe(200);
  await former.getByRole("button", { name: "End now" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End now" }).click();
  await former.getByText("ended").waitFor();
  expect((await applicationOf(office.test).check(device)).code).toBe("license_key_rolled");
});

test("the owner makes the next signing keys, and activates them with a last day of the old ones", async () => {
  const page = await office.enter("owner", "/settings?tab=signing-key");
  await page.getByRole("button", { name: "Make next keys" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Make next keys" }).click();
  await page.getByRole("article", { name: "next" }).getByRole("button", { name: "Activate" }).click();
  const dialog = page.getByRole("dialog", { name: "Activate the next keys?" });
  await dialog.getByLabel("Old keys sign until").fill("2035-01-01");
  await dialog.getByLabel("Old public keys are published until").fill("2030-01-01");
  await dialog.getByRole("button", { name: "Activate" }).click();
  await dialog.getByText("verifiable_until must not be earlier than retires_at.").waitFor();
  await dialog.getByLabel("Old public keys are published until").fill("");
  await dialog.getByRole("button", { name: "Activate" }).click();
  await page.getByRole("article", { name: "active" }).waitFor();
  await page.getByRole("article", { name: "retiring" }).getByText("signs until").waitFor();
});

test("a read-only member of the staff changes no keys", async () => {
  const page = await office.enter("read-only", `/licenses/${license.id}`);
  await page.getByRole("region", { name: "Former keys" }).waitFor();
  expect(await page.getByRole("button", { name: /End now|Actions for/ }).count()).toBe(0);
  await page.goto(`${office.address}/customers/${customer}`);
  await page
    .getByRole("heading", { name: /Ann|acme/ })
    .first()
    .waitFor();
  expect(await page.getByRole("button", { name: "Forget former details" }).count()).toBe(0);
  await page.goto(`${office.address}/settings?tab=signing-key`);
  await page.getByRole("article", { name: "active" }).waitFor();
  expect(await page.getByRole("button", { name: /Make next keys|Activate|Stop now/ }).count()).toBe(0);
});
