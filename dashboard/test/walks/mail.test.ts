import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applicationOf, createProduct, sell } from "../../../server/test/support/application.ts";
import { type MailServer, sendMails, startMailServer } from "../../../server/test/support/mail-server.ts";
import { sellToUser } from "../../../server/test/support/portal.ts";
import { type Office, openOffice, settled } from "../support/office.ts";
import { enterPortal } from "../support/portal-visit.ts";

// What is mailed, from the settings to the customer's click (docs/guide/mail.md).

let office: Office;
let mailServer: MailServer;
beforeAll(async () => {
  mailServer = await startMailServer();
  office = await openOffice({ mail: mailServer.transport, publicUrl: null });
  await createProduct(office.test, "paint", { product_name: "Paint" });
  await createProduct(office.test, "team", { product_name: "Team", authorization_method: "user" });
});
afterAll(async () => {
  await office.close();
  await mailServer.stop();
});

const customer = { email: "ann@acme.example", first_name: "Ann" };

describe("the owner", () => {
  test("tries the mail server, switches a kind on, and is told beside its field what cannot be", async () => {
    const page = await office.enter("owner", "/mail-settings");
    await page.getByLabel("Send a test to").fill("me@vendor.example");
    await page.getByRole("button", { name: "Send test" }).click();
    await page.getByText("The mail server took the test.").waitFor();
    expect(mailServer.arrived.at(-1)?.to).toBe("me@vendor.example");
    await page.getByRole("switch", { name: "License delivered" }).click();
    await page.getByLabel("Answers go to").fill("not an address");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("This is not an e-mail address.").waitFor();
    await page.getByLabel("Answers go to").fill("office@vendor.example");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").waitFor();
    await page.reload();
    await settled(page);
    expect(await page.getByRole("switch", { name: "License delivered" }).isChecked()).toBe(true);
  });

  test("writes a text while seeing the mail, and gets Licet's back", async () => {
    await sell(office.test, "paint", {}, { customer });
    const page = await office.enter("owner", "/mail-settings");
    await page.getByRole("link", { name: "License delivered: text in German" }).click();
    await page.getByRole("heading", { level: 1, name: "License delivered: text in German" }).waitFor();
    const preview = page.getByRole("region", { name: "Preview" });
    await preview.getByText("Ihre Lizenzen von First Company").waitFor();
    await preview.getByText("Kundenportal öffnen").waitFor();
    await page.getByLabel("Subject", { exact: true }).fill("Frisch eingetroffen: {{order}}");
    await preview.getByText("Frisch eingetroffen: 2041").waitFor();
    await page.getByRole("textbox", { name: "Text" }).fill("Hallo {{nobody}}");
    await preview.getByText("Line 1: there is no {{nobody}} in this mail.").waitFor();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("textbox", { name: "Text" }).and(page.locator("[aria-invalid=true]")).waitFor();
    await page.getByRole("textbox", { name: "Text" }).fill("Hallo {{name}}!");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Your text").waitFor();
    await page.getByRole("button", { name: "Back to Licet's text" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Back to Licet's text" }).click();
    await page.getByText("Licet's text", { exact: true }).waitFor();
    await preview.getByText("Ihre Lizenzen von First Company").waitFor();
  });
});

test("the owner adds a language, writes one text in it, and deletes it again", async () => {
  const page = await office.enter("owner", "/mail-settings");
  await page.getByLabel("Another language").selectOption({ label: "French" });
  await page.getByRole("button", { name: "Add language" }).click();
  await page.getByRole("link", { name: "License has ended: write the text in French" }).click();
  await page.getByRole("heading", { level: 1, name: "License has ended: text in French" }).waitFor();
  await page.getByText("Not written yet").waitFor();
  await page.getByLabel("Subject", { exact: true }).fill("Votre licence de {{product}} a expiré");
  await page
    .getByRole("region", { name: "Preview" })
    .getByText(/^Votre licence de .+ a expiré$/)
    .waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Your text").waitFor();
  await page.goto(`${office.address}/mail-settings`);
  await page.getByRole("link", { name: "License has ended: text in French" }).waitFor();
  await page.getByRole("link", { name: "Seat freed: write the text in French" }).waitFor();
  await page.getByRole("link", { name: "License has ended: text in French" }).click();
  await page.getByRole("button", { name: "Delete text" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete text" }).click();
  await page.getByText("Not written yet").waitFor();
  expect((await office.test.db`select from mail_texts where language = 'fr'`).count).toBe(0);
});

describe("support", () => {
  test("sends the licenses of an order, finds the mail in the log, and sends it again", async () => {
    const { order } = await soldOrder();
    const page = await office.enter("support", `/orders/${order}`);
    await page.getByRole("button", { name: "Send by mail" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Send by mail" }).click();
    await page.getByText("A mail to ann@acme.example was queued.").waitFor();
    await sendMails(office.test);
    await page.getByRole("link", { name: "Mails of this order" }).click();
    await page.getByText("sent", { exact: true }).first().waitFor();
    await page.getByRole("link", { name: "ann@acme.example" }).first().click();
    await page.getByRole("heading", { level: 1, name: "Your licenses from First Company" }).waitFor();
    await page.getByText("Open the customer portal").waitFor();
    const before = mailServer.arrived.length;
    await page.getByRole("button", { name: "Send again" }).click();
    await page.getByText("The mail was queued again.").waitFor();
    await sendMails(office.test);
    expect(mailServer.arrived.length).toBe(before + 1);
  });
});

test("who may only read finds nothing to change", async () => {
  const page = await office.enter("read-only", "/mail-settings");
  await page.getByText("License delivered").first().waitFor();
  expect(await page.getByRole("switch").count()).toBe(0);
  expect(await page.getByRole("button", { name: /Save|Send test|Add language/ }).count()).toBe(0);
  await page.goto(`${office.address}/mail-texts/license_delivered/en`);
  await settled(page);
  expect(await page.getByRole("button", { name: /Save|Back to/ }).count()).toBe(0);
  await page.goto(`${office.address}/mails`);
  await settled(page);
  expect(await page.getByRole("button", { name: "Send again" }).count()).toBe(0);
});

describe("a customer", () => {
  const at = (path: string) => `${office.address}/portal${path}`;
  const ofCompany = (path: string) => `${at(path)}?company=${office.test.companyId}`;
  /** What is behind the link of the latest mail to somebody. */
  const linkTo = (email: string) => {
    const text = mailServer.arrived.findLast((mail) => mail.to === email && mail.text.includes("#"))?.text ?? "";
    return at(/\/portal(\/\w+\?company=\d+#[\w-]+)/.exec(text)?.[1] ?? "/none");
  };
  const ask = async (page: Page, way: string, email: string) => {
    await page.goto(ofCompany("/sign-in"));
    await page.getByRole("link", { name: way }).click();
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Send mail" }).click();
    await page.getByText(`If ${email} is known here, a mail is on its way.`).waitFor();
  };

  test("who is a user signs in by a mailed link, chooses a password, and finds the link used up", async () => {
    await sellToUser(office.test, "team", "jo@acme.example");
    const page = await office.stranger();
    await ask(page, "Mail me a link to sign in", "jo@acme.example");
    await ask(page, "Mail me a link to sign in", "stranger@else.example");
    await sendMails(office.test);
    expect(mailServer.arrived.some(({ to }) => to === "stranger@else.example")).toBe(false);
    const link = linkTo("jo@acme.example");
    await page.goto(link);
    await page.getByText("You are jo@acme.example.").waitFor();
    await page.getByLabel("New password", { exact: true }).fill("a password of my own");
    await page.getByRole("button", { name: "Set password" }).click();
    await page.getByRole("heading", { name: "Licenses" }).waitFor();
    const other = await office.stranger();
    await other.goto(link);
    await other.getByText("The link is not whole, has been used, or is too old.").waitFor();
  });

  test("has lost keys, and gets them by mail", async () => {
    const { key } = await soldOrder();
    const page = await office.stranger();
    await ask(page, "Mail me my license keys", customer.email);
    await sendMails(office.test);
    expect(mailServer.arrived.at(-1)?.text).toContain(key);
  });

  test("asks at the portal, with the key, for the seat of an old device, and confirms it by mail", async () => {
    const terms = { max_activations: 1, seat_replacement: "email" };
    const { id, license_key } = await sell(office.test, "paint", terms, { customer });
    await applicationOf(office.test).activate({
      product: "paint",
      license_key,
      hardware_id: "old",
      hostname: "OLD-PC",
    });
    const { page } = await enterPortal(office, { license_key, email: customer.email }, `/portal/licenses/${id}`);
    expect(await page.getByRole("button", { name: "Free seat" }).count()).toBe(0);
    await page.getByRole("button", { name: "Ask for seat of OLD-PC" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Send mail" }).click();
    await page.getByText("A mail is on its way. Once it is confirmed, the seat of OLD-PC is free.").waitFor();
    await sendMails(office.test);
    await page.goto(linkTo(customer.email));
    await page.getByText("OLD-PC").waitFor();
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.getByText("The seat is free. Activate the new device now.").waitFor();
    await page.goto(at(`/licenses/${id}`));
    await page.getByText("No device has a seat.").waitFor();
  });

  test("confirms that a new device takes the place of an old one", async () => {
    const { license_key } = await sell(
      office.test,
      "paint",
      { max_activations: 1, seat_replacement: "email" },
      { customer },
    );
    const client = applicationOf(office.test);
    const device = (hardware_id: string) => ({
      product: "paint",
      license_key,
      hardware_id,
      hostname: hardware_id.toUpperCase(),
    });
    await client.activate(device("attic"));
    const { json } = await client.call("POST", "seats", { body: device("studio") });
    const [seat] = (json as { seats: { id: number }[] }).seats;
    const replace = () =>
      client.call("POST", "replace_device", { body: { ...device("studio"), replace_device_id: seat?.id ?? 0 } });
    expect((await replace()).code).toBe("seat_replacement_mailed");
    await sendMails(office.test);
    const page = await office.stranger();
    await page.goto(linkTo(customer.email));
    await page.getByText("ATTIC").waitFor();
    await page.getByText("STUDIO").waitFor();
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.getByText("The seat is free. Activate the new device now.").waitFor();
    expect((await replace()).status).toBe(200);
  });
});

/** An order of the customer, and the key of its license. */
async function soldOrder(): Promise<{ readonly order: number; readonly key: string }> {
  const { id, license_key: key } = await sell(office.test, "paint", {}, { customer });
  const [row] = await office.test.db<{ order_id: number }[]>`select order_id from licenses where id = ${id}`;
  return { order: row?.order_id ?? 0, key };
}
