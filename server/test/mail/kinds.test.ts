import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventDispatcher } from "../../src/record/events/dispatch.flow.ts";
import { recordEvents } from "../../src/record/events/event.store.ts";
import { mailConsumer } from "../../src/selling/mail/mail-consumer.flow.ts";
import { MAIL_KIND_NAMES } from "../../src/selling/mail/mail-kinds.rules.ts";
import { subscribeMails } from "../../src/selling/mail/mail-subscriptions.flow.ts";
import { timerJobs } from "../../src/selling/timers/timer-jobs.flow.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { type MailServer, sendMails, startMailServer, switchKinds } from "../support/mail-server.ts";
import { sellToUser } from "../support/portal.ts";
import { addStaff } from "../support/staff.ts";

// The mails that follow from what happens: each kind, received by a real mail server, in both languages.

let app: TestApp;
let server: MailServer;
beforeEach(async () => {
  server = await startMailServer();
  app = await createTestApp({ mail: server.transport });
  await createProduct(app, "draw", { product_name: "Draw" });
  await switchKinds(app, Object.fromEntries(MAIL_KIND_NAMES.map((name) => [name, true])));
});
afterEach(async () => {
  await app.close();
  await server.stop();
});

const customer = { email: "ada@acme.example", first_name: "Ada", last_name: "Lovelace" };
const subjects = () => server.arrived.map(({ to, subject }) => `${to}: ${subject}`);

/** Sends what waits, and answers what arrived since the last time. */
async function arrived() {
  server.arrived.length = 0;
  await sendMails(app);
  return [...server.arrived];
}

describe("an order", () => {
  const place = (body: object) => app.management("POST", "orders/create_order/", { body });
  const items = [{ product_code: "draw", licenses: [{ key: "AAAA-BBBB" }, { key: "CCCC-DDDD" }] }];

  test("is delivered in one mail with all keys, in the language of the order", async () => {
    await place({ id: "A-1", language: "de", customer, items });
    const [mail, another] = await arrived();
    expect(another).toBeUndefined();
    expect(mail?.to).toBe("ada@acme.example");
    expect(mail?.subject).toBe("Ihre Lizenzen von First Company");
    for (const text of [mail?.text, mail?.html])
      for (const part of ["Ada Lovelace", "A-1", "AAAA-BBBB", "CCCC-DDDD", "Draw"]) expect(text).toContain(part);
  });

  test("that is appended to delivers what is new", async () => {
    await place({ id: "A-1", customer, items });
    await arrived();
    app.clock.advance(1000);
    const more = [{ product_code: "draw", licenses: [{ key: "EEEE-FFFF" }] }];
    await place({ id: "A-1", append: true, items: more });
    const [mail] = await arrived();
    expect(mail?.subject).toBe("Your licenses from First Company");
    expect(mail?.text).toContain("EEEE-FFFF");
    expect(mail?.text).not.toContain("AAAA-BBBB");
  });

  test("without an address, of a file of rows, or of an application's trial is delivered to nobody", async () => {
    await createProduct(app, "tried", { allow_trial: true, trial_days: 7 });
    await place({ id: "A-1", items });
    const trial = await applicationOf(app).call("GET", "trial_key", {
      query: { product: "tried", hardware_id: "one", email: "ada@acme.example" },
    });
    expect(trial.status).toBe(200);
    expect(await arrived()).toEqual([]);
  });

  test("with very many licenses lists some, and says how many there are more", async () => {
    const licenses = Array.from({ length: 250 }, () => ({}));
    await place({ id: "A-1", customer, items: [{ product_code: "draw", licenses }] });
    const [mail] = await arrived();
    expect(mail?.text.match(/License key:/g)).toHaveLength(200);
    expect(mail?.text).toContain("And 50 more");
  });
});

describe("somebody who is given a license", () => {
  test("gets a link to choose a password, and no password", async () => {
    await createProduct(app, "team", { product_name: "Team", authorization_method: "user" });
    const { id } = await sellToUser(app, "team", "ann@acme.example", { order: { language: "de" } });
    expect((await arrived()).map(({ to }) => to)).toEqual(["ann@acme.example"]);
    const given = await app.management("POST", `licenses/${id}/assign_user/`, { body: { email: "jo@acme.example" } });
    const password = given.json.new_password;
    expect(password).toEqual(expect.any(String));
    const [mail] = await arrived();
    expect(mail).toMatchObject({ to: "jo@acme.example", subject: "Sie haben eine Lizenz für Team erhalten" });
    for (const text of [mail?.text ?? "", mail?.html ?? ""]) {
      expect(text).toContain(`https://licenses.example.com/portal/link?company=${app.companyId}#`);
      expect(text).not.toContain(password);
    }
    const listed = await app.management("GET", "mails/?kind=license_user_assigned&recipient=jo@acme.example");
    const [log] = listed.json.results;
    const { text, html } = (await app.management("GET", `mails/${log.id}/`)).json;
    const token = /#([\w-]{43})/.exec(mail?.text ?? "")?.[1] ?? "none";
    expect(`${text}${html}`).not.toContain(token);
  });

  test("and has a password already is told to use it", async () => {
    await createProduct(app, "team", { product_name: "Team", authorization_method: "user" });
    await sellToUser(app, "team", "jo@acme.example");
    await app.management("POST", "license-users/set_password/?email=jo@acme.example", {
      body: { password: "own password" },
    });
    const { id } = await sellToUser(app, "team", "ann@acme.example");
    await arrived();
    await app.management("POST", `licenses/${id}/assign_user/`, { body: { email: "jo@acme.example" } });
    const [mail] = await arrived();
    expect(mail?.text).toContain("Your password is the one that you have used so far");
    expect(mail?.text).not.toContain("#");
  });
});

test("who assigns several users may say that nobody is written to", async () => {
  await createProduct(app, "team", { product_name: "Team", authorization_method: "user" });
  const { id } = await sellToUser(app, "team", "ann@acme.example");
  await arrived();
  const assign = (body: object) => app.management("POST", `licenses/${id}/assign_users/`, { body });
  const silent = await assign({
    emails: [{ email: "jo@acme.example" }, { email: "kim@acme.example" }],
    send_email: false,
  });
  expect([silent.status, silent.json.length]).toEqual([200, 2]);
  expect(await arrived()).toEqual([]);
  await assign({ emails: [{ email: "lee@acme.example" }], send_email: true });
  await assign({ emails: [{ email: "max@acme.example" }] });
  expect((await arrived()).map(({ to }) => to)).toEqual(["lee@acme.example", "max@acme.example"]);
});

describe("the end of a license", () => {
  const pass = async (...moments: string[]) => {
    const timers = timerJobs(app.deps);
    for (const moment of moments) {
      app.clock.set(moment);
      await timers.run();
    }
  };

  test("is written about 30, 7 and 3 days before, and when it has come, in the time zone of the company", async () => {
    await app.management("PATCH", "company/", { body: { time_zone: "Europe/Berlin" } });
    const validity_period = "2026-05-14T23:30:00Z";
    await sell(app, "draw", { license_type: "time-limited", validity_period }, { customer });
    await arrived();
    server.arrived.length = 0;
    await pass("2026-04-14T23:31:00Z", "2026-05-07T23:31:00Z", "2026-05-11T23:31:00Z", "2026-05-14T23:31:00Z");
    await sendMails(app);
    expect(subjects()).toEqual([
      "ada@acme.example: Your license for Draw ends in 30 days",
      "ada@acme.example: Your license for Draw ends in 7 days",
      "ada@acme.example: Your license for Draw ends in 3 days",
      "ada@acme.example: Your license for Draw has ended",
    ]);
    for (const { text } of server.arrived) expect(text).toContain("May 15, 2026");
  });

  test("of a trial is called so, and only on the days that the company chose", async () => {
    await app.management("PATCH", "mail-settings/", { body: { expiry_days: [3], language: "de" } });
    const { license_key } = await sell(app, "draw", { is_trial: true, trial_days: 14 }, { customer });
    await applicationOf(app).activate({ product: "draw", license_key, hardware_id: "one" });
    await arrived();
    server.arrived.length = 0;
    await pass("2026-03-22T12:01:00Z", "2026-03-26T12:01:00Z", "2026-03-29T12:01:00Z");
    await sendMails(app);
    expect(subjects()).toEqual([
      "ada@acme.example: Ihre Testlizenz für Draw endet in 3 Tagen",
      "ada@acme.example: Ihre Testlizenz für Draw ist abgelaufen",
    ]);
  });
});

describe("a limit", () => {
  test("of units is written about at 80 and at 100 %, once each", async () => {
    const terms = { license_type: "consumption", max_consumptions: 10 };
    const { license_key } = await sell(app, "draw", terms, { customer });
    const client = applicationOf(app);
    await client.activate({ product: "draw", license_key, hardware_id: "one" });
    await arrived();
    server.arrived.length = 0;
    for (const consumptions of [5, 3, 1, 1])
      await client.call("POST", "add_consumption", {
        body: { product: "draw", license_key, hardware_id: "one", consumptions },
      });
    await sendMails(app);
    expect(subjects()).toEqual([
      "ada@acme.example: 80 % of the allowance of Draw is used",
      "ada@acme.example: The allowance of Draw is used up",
    ]);
    expect(server.arrived[0]?.text).toContain("8 of 10 units");
  });

  test("of seats is written about at 80 and at 100 %, once for as long as it is the same", async () => {
    const { license_key } = await sell(app, "draw", { max_activations: 5 }, { customer });
    await arrived();
    server.arrived.length = 0;
    for (const hardware_id of ["a", "b", "c", "d", "e"]) {
      await applicationOf(app).activate({ product: "draw", license_key, hardware_id });
      await sendMails(app);
    }
    await sendMails(app);
    expect(subjects()).toEqual([
      "ada@acme.example: 80 % of the seats of Draw are taken",
      "ada@acme.example: All seats of Draw are taken",
    ]);
  });
});

test("who buys fewer seats than devices are active reads of it, each time", async () => {
  const { id, license_key } = await sell(app, "draw", { max_activations: 3 }, { customer, language: "de" });
  for (const hardware_id of ["a", "b", "c"])
    await applicationOf(app).activate({ product: "draw", license_key, hardware_id });
  await arrived();
  const allow = (max_activations: number) =>
    app.management("PATCH", `licenses/${id}/`, { body: { max_activations } }).then(arrived);
  for (const seats of [2, 3, 2]) {
    const mails = await allow(seats);
    expect(mails.map(({ to, subject }) => `${to}: ${subject}`)).toEqual(
      seats === 3 ? [] : ["ada@acme.example: Draw ist auf mehr Geräten aktiv, als Ihre Lizenz erlaubt"],
    );
  }
});

describe("the company itself", () => {
  const tell = (type: "webhook_endpoint.failing" | "webhook_endpoint.disabled", data: object) =>
    recordEvents(app.db, app.companyId, [{ type, subject: 7, data } as never], app.clock.now());

  test("hears of an endpoint of webhooks that fails, and that was switched off, where it wants to", async () => {
    const url = "https://crm.example.com/hook";
    await tell("webhook_endpoint.failing", { url, failing_since: app.clock.now() });
    expect(await arrived()).toEqual([]);
    await app.management("PATCH", "mail-settings/", { body: { staff_email: "ops@vendor.example", language: "de" } });
    await tell("webhook_endpoint.failing", { url, failing_since: app.clock.now() });
    await tell("webhook_endpoint.disabled", { url, reason: "gone" });
    const mails = await arrived();
    expect(mails.map(({ to, subject }) => `${to}: ${subject}`)).toEqual([
      "ops@vendor.example: Ein Webhook schlägt fehl",
      "ops@vendor.example: Ein Webhook wurde abgeschaltet",
    ]);
    expect(mails[1]?.text).toContain("410 Gone");
  });

  test("hears that a file was read: its owners, unless one of the staff has sent it", async () => {
    const owner = await addStaff(app, "owner");
    const [row] = await app.db<{ id: number }[]>`
      insert into imports (company_id, kind, file_name, status, dry_run, on_error, author, phase, total_row_count,
        invalid_row_count, created_at)
      values (${app.companyId}, 'licenses', 'old.csv', 'success', false, 'keep', '{}', 'write', 12, 3, ${app.clock.now()})
      returning id`;
    const events = [
      { type: "import.finished", subject: row?.id ?? 0, data: { kind: "licenses", status: "success" } },
    ] as const;
    await recordEvents(app.db, app.companyId, events, app.clock.now());
    const [mail] = await arrived();
    expect(mail).toMatchObject({ subject: "Import of old.csv: finished" });
    expect(mail?.text).toContain("Rows read: 12. Rows with problems: 3.");
    expect(owner.token).toBeTypeOf("string");
  });
});

test("kinds that are off are not sent, and those that say what happened to somebody are on by default", async () => {
  await switchKinds(app, { license_delivered: false });
  await sell(app, "draw", {}, { customer });
  expect(await arrived()).toEqual([]);
  const key = app.otherCompany.managementKey;
  const { kinds } = (await app.management("GET", "mail-settings/", { key })).json;
  expect(Object.keys(kinds).filter((name) => kinds[name])).toEqual([
    "import_finished",
    "webhook_endpoint_disabled",
    "portal_sign_in",
    "license_keys",
    "seat_replacement",
    "seat_replaced",
  ]);
});

test("events are waited for as soon as there is a mail server, and no longer without one", async () => {
  const waited = async (companyId: number) =>
    (await app.db`select from event_subscriptions where company_id = ${companyId} and consumer = 'mail'`).count;
  expect(await waited(app.otherCompany.companyId)).toBe(0);
  await subscribeMails(app.deps);
  expect(await waited(app.otherCompany.companyId)).toBeGreaterThan(0);
  const { mail: _none, ...without } = app.deps;
  await subscribeMails(without);
  expect([await waited(app.companyId), await waited(app.otherCompany.companyId)]).toEqual([0, 0]);
  await sell(app, "draw", {}, { customer });
  await eventDispatcher(without, [mailConsumer(without)])();
  expect((await app.db`select from mails`).count).toBe(0);
});

test("the events of one company make no mails of another", async () => {
  const key = app.otherCompany.managementKey;
  await app.management("PATCH", "mail-settings/", { key, body: { kinds: { license_delivered: true } } });
  await sell(app, "draw", {}, { customer });
  await sendMails(app);
  expect((await app.management("GET", "mails/", { key })).json.count).toBe(0);
  expect((await app.management("GET", "mails/")).json.count).toBe(1);
});
