import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createMailTransport } from "../../src/platform/mail/transport.ts";
import { insertMails, type NewMail } from "../../src/record/mail/mail.store.ts";
import { mailSender } from "../../src/record/mail/send-mails.flow.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { type MailServer, startMailServer } from "../support/mail-server.ts";

// What becomes of a mail that waits (docs/decisions/0091), with a real mail server.

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

let occasions = 0;

async function queue(recipient: string, values: Partial<NewMail> = {}): Promise<number> {
  occasions += 1;
  const mail: NewMail = {
    kind: "license_expired",
    language: "en",
    recipient,
    occasion: `test ${occasions}`,
    sender_name: "Ink & Co",
    reply_to: "office@ink.example",
    subject: "Grüße",
    text: "Words\n",
    html: "<p>Words</p>\n",
    secrets: null,
    is_urgent: false,
    useful_until: null,
    ...values,
  };
  const [id] = await insertMails(app.db, app.companyId, [mail], app.clock.now());
  return id ?? 0;
}

const work = () => mailSender(app.deps).work();
const mailOf = async (id: number) => (await app.management("GET", `mails/${id}/`)).json;
const minute = 60_000;

test("a mail is sent as it was made, by a sender that bounces reach, and marked as a machine's", async () => {
  const id = await queue("ada@acme.example");
  await work();
  expect(server.arrived).toHaveLength(1);
  const [mail] = server.arrived;
  expect(mail).toMatchObject({
    envelope: { from: "licenses@vendor.example", to: ["ada@acme.example"] },
    from: "licenses@vendor.example",
    fromName: "Ink & Co",
    to: "ada@acme.example",
    replyTo: "office@ink.example",
    subject: "Grüße",
    text: "Words\n",
    html: "<p>Words</p>\n",
  });
  expect(mail?.parsed.headers.get("auto-submitted")).toBe("auto-generated");
  const { status, message_id, response, problem, finished_at } = await mailOf(id);
  expect(status).toBe("sent");
  expect([response, problem]).toEqual([expect.stringContaining("250"), null]);
  expect(mail?.messageId).toBe(message_id);
  expect(message_id).toMatch(/^<licet\.\d+\.\d+\.\w+@vendor\.example>$/);
  expect(finished_at).toBe(app.clock.now().toISOString());
});

test("a mail is queued once for its occasion and its reader, however the reader is spelt", async () => {
  const id = await queue("ada@acme.example", { occasion: "same" });
  expect(await queue("ADA@acme.example", { occasion: "same" })).toBe(0);
  expect(await queue("bob@acme.example", { occasion: "same" })).toBeGreaterThan(id);
  await Promise.all([work(), work(), work()]);
  expect(server.arrived.map(({ to }) => to).sort()).toEqual(["ada@acme.example", "bob@acme.example"]);
});

test("what nobody but the reader may know is in the mail, and forgotten when it is sent", async () => {
  const secrets = app.deps.secrets.seal(
    JSON.stringify(["https://here/#t0ken"]),
    `mail-secrets:${app.companyId}` as never,
  );
  const id = await queue("ada@acme.example", { text: "Go \uE0000\uE001", html: "<a>\uE0000\uE001</a>", secrets });
  expect(await mailOf(id)).toMatchObject({ text: "Go •••", html: "<a>•••</a>", is_repeatable: false });
  await work();
  expect(server.arrived[0]).toMatchObject({ text: expect.stringContaining("https://here/#t0ken") });
  expect(server.arrived[0]?.html).toContain("https://here/#t0ken");
  expect(await mailOf(id)).toMatchObject({ text: "Go •••", status: "sent" });
  expect((await app.db`select secrets_sealed from mails`)[0]).toEqual({ secrets_sealed: null });
});

test("nothing that a mail holds becomes a header or another recipient", async () => {
  const evil = "a\r\nBcc: evil@else.example\r\n\r\nbody";
  await queue("ada@acme.example", { subject: evil, sender_name: evil, reply_to: null, text: ".\r\nQUIT\r\n" });
  const ids = [
    await queue("a@b.example, evil@else.example"),
    await queue("a@b.example\r\nRCPT TO:<evil@else.example>"),
  ];
  await work();
  expect(server.arrived).toHaveLength(1);
  const [mail] = server.arrived;
  expect(mail?.envelope.to).toEqual(["ada@acme.example"]);
  expect(mail?.parsed.bcc).toBeUndefined();
  expect(mail?.parsed.headers.has("bcc")).toBe(false);
  expect(mail?.text).toContain("QUIT");
  for (const id of ids) expect(await mailOf(id)).toMatchObject({ status: "failed", message_id: null });
});

describe("a mail server that says", () => {
  test.each([
    ["no to the recipient for good", "atRecipient", 550, { status: "bounced" }],
    ["no to the text for good", "atText", 554, { status: "failed" }],
    ["no to the text because of the mailbox", "atText", 552, { status: "bounced" }],
    ["not now of the recipient", "atRecipient", 451, { status: "waiting", attempts: 1 }],
    ["not now of the text", "atText", 452, { status: "waiting", attempts: 1 }],
  ] as const)("%s", async (_name, at, code, expected) => {
    server[at].push(code);
    const id = await queue("ada@acme.example");
    const other = await queue("bob@acme.example");
    await work();
    expect(await mailOf(id)).toMatchObject({ ...expected, problem: expect.stringContaining(String(code)) });
    // The same connection serves the next.
    expect(await mailOf(other)).toMatchObject({ status: "sent" });
    app.clock.advance(2 * minute);
    await work();
    const again = expected.status === "waiting" ? 2 : 1;
    expect(server.arrived).toHaveLength(again);
    if (again === 2) expect(await mailOf(id)).toMatchObject({ status: "sent", attempts: 2, problem: null });
  });
});

test("a mail whose answer got lost is not sent again by itself, and by hand it is", async () => {
  server.atText.push("hang up");
  const id = await queue("ada@acme.example");
  await work();
  expect(await mailOf(id)).toMatchObject({ status: "unknown", is_repeatable: true });
  app.clock.advance(24 * 60 * minute);
  await work();
  expect(server.arrived).toHaveLength(1);
  const again = await app.management("POST", `mails/${id}/send_again/`, { body: {} });
  expect(again.json).toMatchObject({ status: "waiting", repeats: id, is_repeatable: false });
  await work();
  expect(server.arrived).toHaveLength(2);
  expect(server.arrived[1]?.messageId).not.toBe(server.arrived[0]?.messageId);
  expect(server.arrived[1]?.text).toBe(server.arrived[0]?.text);
});

test("a mail that was cut off before its text is sent later", async () => {
  server.atRecipient.push("hang up");
  const id = await queue("ada@acme.example");
  await work();
  expect(await mailOf(id)).toMatchObject({ status: "waiting", attempts: 1, message_id: null });
  app.clock.advance(2 * minute);
  await work();
  expect(await mailOf(id)).toMatchObject({ status: "sent", attempts: 2 });
});

test("a mail server that cannot be reached delays mails, for two days", async () => {
  const id = await queue("ada@acme.example");
  const deps = {
    ...app.deps,
    mail: createMailTransport({ smtpUrl: "smtp://127.0.0.1:1", from: "a@b.c", perMinute: 9 }),
  };
  await mailSender(deps).work();
  expect(await mailOf(id)).toMatchObject({
    status: "waiting",
    attempts: 1,
    problem: expect.stringContaining("127.0.0.1:1"),
  });
  app.clock.advance(49 * 60 * minute);
  await mailSender(deps).work();
  expect(await mailOf(id)).toMatchObject({ status: "failed", attempts: 2 });
});

test("a user and a password are shown to the server, and a wrong one delays mails", async () => {
  const guarded = await startMailServer({ user: { name: "licet", password: "s3cret" } });
  try {
    const id = await queue("ada@acme.example");
    const smtpUrl = guarded.url.replace("s3cret", "wrong");
    await mailSender({ ...app.deps, mail: createMailTransport({ smtpUrl, from: "a@b.c", perMinute: 9 }) }).work();
    expect(await mailOf(id)).toMatchObject({ status: "waiting", problem: expect.stringContaining("535") });
    app.clock.advance(2 * minute);
    await mailSender({ ...app.deps, mail: guarded.transport }).work();
    expect(guarded.arrived).toHaveLength(1);
    expect(await mailOf(id)).toMatchObject({ status: "sent" });
  } finally {
    await guarded.stop();
  }
});

test("no more mails begin within a minute than the operator allows, and urgent ones begin first", async () => {
  const slow = { ...app.deps, mail: { ...server.transport, perMinute: 3 } };
  for (const name of ["a", "b", "c", "d"]) await queue(`${name}@acme.example`);
  await queue("urgent@acme.example", { is_urgent: true });
  await mailSender(slow).work();
  expect(server.arrived.map(({ to }) => to)).toEqual(["urgent@acme.example", "a@acme.example", "b@acme.example"]);
  app.clock.advance(minute);
  await mailSender(slow).work();
  expect(server.arrived).toHaveLength(5);
});

test("a link that would be too late is not sent any more", async () => {
  const id = await queue("ada@acme.example", { useful_until: app.clock.now() });
  await work();
  expect(await mailOf(id)).toMatchObject({ status: "failed" });
  expect(server.arrived).toEqual([]);
});

test("a mail whose process died after it had begun is unknown; before that, it is sent", async () => {
  const begun = await queue("ada@acme.example");
  const claimed = await queue("bob@acme.example");
  await app.db`
    update mails set status = 'sending', runner = 'dead', leased_until = now() - interval '1 second' where id = ${begun}`;
  await app.db`update mails set runner = 'dead', leased_until = now() - interval '1 second' where id = ${claimed}`;
  await work();
  expect(await mailOf(begun)).toMatchObject({ status: "unknown" });
  expect(await mailOf(claimed)).toMatchObject({ status: "sent" });
  expect(server.arrived).toHaveLength(1);
});

test("a process that has lost its claim while it talked to the mail server does not send", async () => {
  const id = await queue("ada@acme.example");
  server.onRecipient = async () => {
    server.onRecipient = async () => {};
    await app.db`update mails set runner = 'another' where id = ${id}`;
  };
  await work();
  expect(server.arrived).toEqual([]);
});

test("the log forgets mails after a while, and none that waits", async () => {
  const sent = await queue("ada@acme.example");
  await work();
  const waits = await queue("bob@acme.example");
  app.clock.advance(91 * 24 * 60 * minute);
  await mailSender(app.deps).sweep();
  expect((await app.management("GET", `mails/${sent}/`)).status).toBe(404);
  expect((await app.management("GET", `mails/${waits}/`)).status).toBe(200);
});

test("without a mail server nothing is sent, and nothing can be sent again", async () => {
  const id = await queue("ada@acme.example");
  await work();
  const { mail: _none, ...rest } = app.deps;
  await mailSender(rest).work();
  expect((await app.management("GET", `mails/${id}/`)).json.status).toBe("sent");
  const off = await createTestApp();
  try {
    expect((await off.management("GET", "mail-settings/")).json).toMatchObject({ is_configured: false, from: null });
    const answer = await off.management("POST", "mails/1/send_again/", { body: {} });
    expect([answer.status, answer.json.code]).toEqual([409, "mail_not_configured"]);
  } finally {
    await off.close();
  }
});

describe("the log", () => {
  test("is filtered by kind, status, reader and time, and shows no other company's", async () => {
    const first = await queue("ada@acme.example", { kind: "license_delivered" });
    const second = await queue("Bob@acme.example");
    await work();
    const idsOf = async (query: string, key = app.managementKey) =>
      (await app.management("GET", `mails/?${query}`, { key })).json.results.map(({ id }: { id: number }) => id);
    expect(await idsOf("order_by=-id")).toEqual([second, first]);
    expect(await idsOf("kind=license_delivered")).toEqual([first]);
    expect(await idsOf("status=sent&recipient=bob@ACME.example")).toEqual([second]);
    expect(await idsOf("recipient__icontains=ada")).toEqual([first]);
    expect(await idsOf("status=waiting")).toEqual([]);
    expect(await idsOf("created_at__gt=2026-03-16")).toEqual([]);
    expect(await idsOf("", app.otherCompany.managementKey)).toEqual([]);
    const key = app.otherCompany.managementKey;
    expect((await app.management("GET", `mails/${first}/`, { key })).status).toBe(404);
    expect((await app.management("POST", `mails/${first}/send_again/`, { key, body: {} })).status).toBe(404);
  });
});
