import { afterAll, beforeAll, expect, test } from "vitest";
import { applicationOf, createProduct, sell } from "../../../server/test/support/application.ts";
import { type Office, openOffice, settled } from "../support/office.ts";

// Somebody of support looks at what a license was, and changes its key; the owner changes the signing keys.

let office: Office;
let license: { id: number; license_key: string };

beforeAll(async () => {
  office = await openOffice();
  await createProduct(office.test, "paint");
  license = await sell(office.test, "paint", { max_activations: 1, note: "as it was sold" });
  const edit = (body: object) => office.test.management("PATCH", `licenses/${license.id}/`, { body });
  office.test.clock.advance(3_600_000);
  await edit({ max_activations: 2 });
  office.test.clock.advance(3_600_000);
  await edit({ note: "as it is now" });
});
afterAll(() => office.close());

test("a slider shows the license as it was, and what changed since, by the keyboard", async () => {
  const page = await office.enter("support", `/licenses/${license.id}?tab=past`);
  const slider = page.getByRole("slider", { name: "Moment" });
  await slider.focus();
  await page.keyboard.press("Home");
  await settled(page);
  const since = page.getByRole("table", { name: "Changed since then" });
  await since.getByRole("row", { name: /Seats 1 2/ }).waitFor();
  await since.getByRole("row", { name: /as it was sold as it is now/ }).waitFor();
  await page.getByText("0 of one seat taken").waitFor();
  await page.keyboard.press("End");
  await page.getByText("Nothing has changed since then.").waitFor();
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
  await page.goto(`${new URL(page.url()).origin}/settings?tab=signing-key`);
  await page.getByRole("article", { name: "active" }).waitFor();
  expect(await page.getByRole("button", { name: /Make next keys|Activate|Stop now/ }).count()).toBe(0);
});
