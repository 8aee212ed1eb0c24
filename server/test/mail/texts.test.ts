import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";
import { type MailServer, sendMails, startMailServer } from "../support/mail-server.ts";

// What companies write in their mails, and what they let Licet write.

let app: TestApp;
let server: MailServer;
beforeEach(async () => {
  server = await startMailServer();
  app = await createTestApp({ mail: server.transport });
});
afterEach(async () => {
  await app.close();
  await server.stop();
});

const write = (kind: string, language: string, body: object) =>
  app.management("PATCH", `mail-texts/${kind}/${language}/`, { body });
const customer = { email: "ada@acme.example", first_name: "Ada", last_name: "<b>Lovelace</b>" };
const order = async (members: object = {}) => {
  const { id } = await sell(app, "draw", {}, { customer, ...members });
  const [row] = await app.db<{ order_id: number }[]>`select order_id from licenses where id = ${id}`;
  return row?.order_id ?? 0;
};
const send = (id: number, body: object = {}) => app.management("POST", `orders/${id}/send_email/`, { body });

test("every text is listed in English and German, with what it may name", async () => {
  const { json } = await app.management("GET", "mail-texts/");
  const kinds = new Set(json.map(({ kind }: { kind: string }) => kind));
  expect(json).toHaveLength(kinds.size * 2);
  expect(json).toContainEqual(
    expect.objectContaining({
      kind: "license_delivered",
      language: "de",
      is_own: false,
      is_brought: true,
      updated_at: null,
      names: expect.arrayContaining(["company", "order", "licenses", "licenses.license_key"]),
    }),
  );
});

test("a text of the company takes the place of the one that Licet brings, until it is taken back", async () => {
  await createProduct(app, "draw", { product_name: "Draw" });
  const body = { subject: "Da: {{order}}", text: "{{#licenses}}{{product}}{{/licenses}} für **{{name}}**" };
  expect((await write("license_delivered", "de", body)).json).toMatchObject({ ...body, is_own: true });
  const id = await order({ id: "A-1", language: "de-AT" });
  await send(id);
  await sendMails(app);
  expect(server.arrived[0]).toMatchObject({ subject: "Da: A-1", to: "ada@acme.example" });
  expect(server.arrived[0]?.text).toContain("Draw für Ada <b>Lovelace</b>");
  expect(server.arrived[0]?.html).toContain("Draw für <strong>Ada &#60;b&#62;Lovelace&#60;/b&#62;</strong>");
  expect((await app.management("DELETE", "mail-texts/license_delivered/de/")).status).toBe(204);
  await send(id);
  await sendMails(app);
  expect(server.arrived[1]?.subject).toBe("Ihre Lizenzen von First Company");
  expect((await app.management("DELETE", "mail-texts/license_delivered/de/")).status).toBe(404);
});

test("a language of one's own needs subject and text, and serves who reads it", async () => {
  await createProduct(app, "draw");
  const half = await write("license_delivered", "fr", { subject: "Vos licences" });
  expect([half.status, half.json.errors[0].pointer]).toEqual([400, "/text"]);
  await write("license_delivered", "fr", {
    subject: "Vos licences",
    text: "{{#licenses}}{{license_key}}{{/licenses}}",
  });
  await send(await order({ language: "fr" }));
  await send(await order({ language: "it" }));
  await app.management("PATCH", "mail-settings/", { body: { language: "de" } });
  await send(await order({ language: "it" }));
  await sendMails(app);
  expect(server.arrived.map(({ subject }) => subject)).toEqual([
    "Vos licences",
    "Your licenses from First Company",
    "Ihre Lizenzen von First Company",
  ]);
  expect(
    (await app.management("GET", "mail-texts/")).json.filter((text: { language: string }) => text.language === "fr"),
  ).toMatchObject([{ is_own: true, is_brought: false }]);
});

describe("a text that cannot be read is refused:", () => {
  test.each([
    [{ text: "Hello\n{{password}}" }, "/text", "Line 2: there is no {{password}} in this mail."],
    [{ text: "{{#licenses}}" }, "/text", "{{#licenses}} is not closed."],
    [{ subject: "{{licenses}}" }, "/subject", "Line 1: {{licenses}} is a list; write {{#licenses}}…{{/licenses}}."],
    [{ subject: "a\nb" }, "/subject", "Must be one line."],
    [{ subject: "" }, "/subject", "Must not be empty."],
    [{ text: "x".repeat(20_001) }, "/text", "At most 20000 characters."],
  ])("%j", async (body, pointer, message) => {
    const { status, json } = await write("license_delivered", "en", body);
    expect(status).toBe(400);
    expect(json.errors[0]).toMatchObject({ pointer, message });
    expect((await app.management("GET", "mail-texts/license_delivered/en/")).json.is_own).toBe(false);
  });
});

test.each([
  ["GET", "mail-texts/license_delivered/fr/"],
  ["GET", "mail-texts/nothing/en/"],
  ["PATCH", "mail-texts/nothing/en/"],
  ["PATCH", "mail-texts/license_delivered/deutsch/"],
] as const)("%s %s is not found", async (method, address) => {
  expect((await app.management(method, address, { body: method === "GET" ? undefined : {} })).status).toBe(404);
});

test("a preview is filled with the latest license, and stores and sends nothing", async () => {
  await createProduct(app, "draw", { product_name: "Draw" });
  const { id, license_key } = await sell(app, "draw", {}, { customer });
  const body = {
    kind: "license_delivered",
    language: "en",
    text: "{{#licenses}}{{product}} {{license_key}}{{/licenses}}",
  };
  const { json } = await app.management("POST", "mail-texts/preview/", { body });
  expect(json.license).toBe(id);
  expect(json.text).toContain(`Draw ${license_key}`);
  expect(json.html).toContain("First Company");
  expect((await app.db`select from mails`).count).toBe(0);
  const bad = await app.management("POST", "mail-texts/preview/", { body: { ...body, text: "{{nothing}}" } });
  expect([bad.status, bad.json.errors[0].pointer]).toEqual([400, "/text"]);
  const key = app.otherCompany.managementKey;
  const other = await app.management("POST", "mail-texts/preview/", { body, key });
  expect(other.json.license).toBeNull();
  expect(other.json.text).not.toContain(license_key);
});

test("texts and settings of one company are nothing to another", async () => {
  const key = app.otherCompany.managementKey;
  await write("license_expired", "en", { subject: "Ours" });
  await app.management("PATCH", "mail-settings/", { body: { sender_name: "Ours" } });
  expect((await app.management("GET", "mail-texts/license_expired/en/", { key })).json).toMatchObject({
    is_own: false,
  });
  expect((await app.management("GET", "mail-settings/", { key })).json).toMatchObject({ sender_name: null });
  expect((await app.management("DELETE", "mail-texts/license_expired/en/", { key })).status).toBe(404);
});

test("mails carry the colors, the logo and the name of the company's portal, and answers go where it says", async () => {
  await createProduct(app, "draw");
  const logo = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const support_email = "help@ink.example";
  await app.management("PATCH", "company/", {
    body: { portal_name: "Ink", primary_color: "#d6336c", logo, support_email },
  });
  await app.management("PATCH", "mail-settings/", { body: { reply_to: "office@ink.example" } });
  await send(await order());
  await sendMails(app);
  const [mail] = server.arrived;
  expect(mail).toMatchObject({ fromName: "Ink", replyTo: "office@ink.example", from: "licenses@vendor.example" });
  expect(mail?.html).toContain("border-top:4px solid #d6336c");
  expect(mail?.html).toMatch(/src="https:\/\/licenses\.example\.com\/api\/v1\/portal\/logo\/\?company=\d+&#38;v=\w+"/);
  expect(mail?.text).toMatch(/-- \nInk\nQuestions\? help@ink\.example\n$/);
});

describe("settings that cannot be are refused:", () => {
  test.each([
    [{ reply_to: "a@b.example\r\nBcc: x@y.example" }, "/reply_to"],
    [{ sender_name: 'Ink" <evil@else.example>' }, "/sender_name"],
    [{ sender_name: "Ink\nBcc: x" }, "/sender_name"],
    [{ language: "german" }, "/language"],
    [{ expiry_days: [5] }, "/expiry_days/0"],
    [{ kinds: { license_expired: "perhaps" } }, "/kinds/license_expired"],
  ])("%j", async (body, pointer) => {
    const { status, json } = await app.management("PATCH", "mail-settings/", { body });
    expect([status, json.errors[0].pointer]).toEqual([400, pointer]);
  });
});

test("a test mail says what the mail server answered, and stands in no log", async () => {
  const test = (email: string) => app.management("POST", "mail-settings/test/", { body: { email } });
  expect((await test("me@vendor.example")).json).toMatchObject({ is_sent: true, problem: null });
  expect(server.arrived[0]).toMatchObject({ to: "me@vendor.example", subject: "Test mail from First Company" });
  server.atRecipient.push(550);
  expect((await test("me@vendor.example")).json).toMatchObject({
    is_sent: false,
    problem: expect.stringContaining("550"),
  });
  await server.stop();
  expect((await test("me@vendor.example")).json).toMatchObject({
    is_sent: false,
    problem: expect.stringContaining("127.0.0.1"),
  });
  expect((await app.db`select from mails`).count).toBe(0);
});

describe("the licenses of an order are sent", () => {
  test("to its customer, or to another address, as often as staff ask", async () => {
    await createProduct(app, "draw");
    const id = await order({ id: "A-1" });
    const sent = await send(id);
    expect(sent.json).toMatchObject({
      kind: "license_delivered",
      recipient: customer.email,
      order: id,
      status: "waiting",
    });
    await send(id, { email: "bob@acme.example" });
    await sendMails(app);
    expect(server.arrived.map(({ to }) => to)).toEqual([customer.email, "bob@acme.example"]);
    expect((await app.management("GET", `mails/?order=${id}`)).json.count).toBe(2);
  });

  test("not without an address, not of another company, not without licenses", async () => {
    await createProduct(app, "draw");
    const nobody = await order({ customer: { company_name: "Acme" } });
    expect((await send(nobody)).json.code).toBe("mail_recipient_missing");
    const id = await order();
    const key = app.otherCompany.managementKey;
    expect((await app.management("POST", `orders/${id}/send_email/`, { key, body: {} })).status).toBe(404);
    await app.db`delete from licenses where order_id = ${id}`;
    expect((await send(id)).json.code).toBe("mail_without_licenses");
  });
});
