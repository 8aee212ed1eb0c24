import { hostname } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LicetClient } from "../../../client/src/index.ts";
import { createProduct, sell } from "../../../server/test/support/application.ts";
import { sellToUser } from "../../../server/test/support/portal.ts";
import { installOn, refusalOf, runProgram } from "../support/application.ts";
import { type Office, openOffice, settled } from "../support/office.ts";
import { chooseFirstPassword, enterPortal } from "../support/portal-visit.ts";

// What applications do with @licet/client is seen by staff and customers. The server has the time of this machine, as
// the programs have.

let office: Office;
beforeAll(async () => {
  office = await openOffice({ now: new Date().toISOString() });
  await createProduct(office.test, "paint", { product_name: "Paint" });
  await createProduct(office.test, "team", { product_name: "Team", authorization_method: "user" });
});
afterAll(() => office.close());

test("the program that getting started shows runs as it is, and its activation is seen arriving", async () => {
  const page = await office.enter("owner", "/getting-started");
  await page.getByLabel("Name of your product").fill("Sketch");
  await page.getByLabel("Code", { exact: true }).fill("sketch");
  await page.getByRole("button", { name: "Make the product, sell one license" }).click();
  await page.getByRole("button", { name: "Make the key" }).click();
  await page.getByText("Waiting for the activation").waitFor();
  const snippet = await page.getByRole("region", { name: "TypeScript" }).textContent();
  expect(await runProgram(snippet ?? "")).toBe("activated perpetual\n");
  await page.getByText(`The device ${hostname()} holds a seat`).waitFor();
  await page.getByRole("link", { name: "Open the license" }).click();
  await page.getByText("1 of 2 seats taken").waitFor();
});

describe("a new computer, while the only seat is taken", () => {
  /** Activates on an old computer; answers the new one, refused, and the number of the decision. */
  async function refused(product: string, credential: Parameters<LicetClient["activate"]>[0]) {
    await (await installOn("OLD-PC", product, office)).activate(credential);
    const client = await installOn("NEW-PC", product, office);
    const error = await refusalOf(client.activate(credential));
    expect(error.code).toBe("license_activated_max_times");
    return { client, error };
  }

  /** What support sees of a license on which NEW-PC has taken the place of OLD-PC, and of the refusal before. */
  async function seenBySupport(license: number, decision: number | undefined, by: string): Promise<void> {
    const page = await office.enter("support", `/licenses/${license}?tab=devices`);
    await page
      .getByRole("row", { name: /NEW-PC/ })
      .getByText("Active")
      .waitFor();
    await page.goto(`${office.address}/licenses/${license}?tab=time-line`);
    await page.getByText("Seat freed by the customer").waitFor();
    await page.getByText(by).first().waitFor();
    expect(await page.getByText("Device activated").count()).toBe(2);
    await page.keyboard.press("Control+k");
    await page.getByPlaceholder("Keys, orders, people").fill(String(decision));
    await page
      .getByRole("button", { name: new RegExp(`${decision}`) })
      .first()
      .click();
    await page.getByRole("heading", { level: 1, name: `Decision ${decision}` }).waitFor();
    await settled(page);
    await page.getByText("license_activated_max_times").first().waitFor();
    await page.close();
  }

  test("replaces the old one by its key, where the license says so, and support sees how", async () => {
    const terms = { max_activations: 1, seat_replacement: "key" };
    const { id, license_key: licenseKey } = await sell(office.test, "paint", terms);
    const { client, error } = await refused("paint", { licenseKey });
    const [device] = error.seats?.devices ?? [];
    expect(device).toMatchObject({ name: "OLD-PC", isReplaceable: true });
    await client.replace(device?.id ?? 0);
    expect(await client.check()).toMatchObject({ isActive: true });
    await seenBySupport(id, error.decision, licenseKey);
  });

  test("replaces it by the user's password", async () => {
    const held = await sellToUser(office.test, "team", "kim@acme.example", { terms: { max_activations: 1 } });
    const { client, error } = await refused("team", { username: held.email, password: held.password });
    await client.replace(error.seats?.devices[0]?.id ?? 0);
    expect(await client.check()).toMatchObject({ isActive: true });
    await seenBySupport(held.id, error.decision, "kim@acme.example");
  });

  test("is accepted after its user has freed the old one in the portal", async () => {
    const held = await sellToUser(office.test, "team", "lee@acme.example", { terms: { max_activations: 1 } });
    const credentials = await chooseFirstPassword(office, held);
    const credential = { username: held.email, password: credentials.password };
    const { client, error } = await refused("team", credential);
    const { page } = await enterPortal(office, credentials, `/portal/replace-device?license=${held.id}`);
    await page.getByText("All seats are taken.").waitFor();
    await page.getByRole("button", { name: "Free seat of OLD-PC" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Free seat" }).click();
    await page.getByRole("heading", { name: "What to do now" }).waitFor();
    await client.activate(credential);
    await page.reload();
    await page.getByRole("heading", { name: "NEW-PC" }).waitFor();
    await seenBySupport(held.id, error.decision, "lee@acme.example");
  });
});
