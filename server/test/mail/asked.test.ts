import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { subscribeMails } from "../../src/selling/mail/mail-subscriptions.flow.ts";
import { createTestApp, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct, sell } from "../support/application.ts";
import { type ArrivedMail, type MailServer, sendMails, startMailServer, switchKinds } from "../support/mail-server.ts";
import { atPortal, portalCaller, sellToUser, signIn } from "../support/portal.ts";

// What people ask to be mailed: links to sign in, their keys, and whether a device may make place for another.

let app: TestApp;
let server: MailServer;
beforeEach(async () => {
  server = await startMailServer();
  app = await createTestApp({ mail: server.transport });
  await subscribeMails(app.deps);
  await createProduct(app, "draw", { product_name: "Draw" });
  await createProduct(app, "team", { product_name: "Team", authorization_method: "user" });
});
afterEach(async () => {
  await app.close();
  await server.stop();
});

const customer = { email: "ada@acme.example", first_name: "Ada", last_name: "Lovelace" };
const minute = 60_000;
const open = (path: string, body: object) =>
  app.management("POST", `portal/${path}`, { key: null, body: { company: app.companyId, ...body } });
const tokenIn = (mail: ArrivedMail | undefined) => /#([\w-]{43})/.exec(mail?.text ?? "")?.[1] ?? "none";

/** Sends what waits, and answers what arrived since the last time. */
async function arrived() {
  server.arrived.length = 0;
  await sendMails(app);
  return [...server.arrived];
}

describe("a link to sign in", () => {
  const ask = async (email: string) => {
    expect((await open("sign_in_link/", { email })).status).toBe(204);
    return arrived();
  };
  const use = (token: string, body: object = {}) =>
    app.management("POST", "portal/session/link/", { key: null, body: { token, ...body } });

  test("goes to a license user in the language of their order, signs them in, and is good once", async () => {
    await sellToUser(app, "team", "jo@acme.example", { order: { language: "de" } });
    const [mail, another] = await ask("JO@acme.example");
    expect(another).toBeUndefined();
    expect(mail).toMatchObject({ to: "jo@acme.example", subject: "Ihr Link zum Anmelden bei First Company" });
    const token = tokenIn(mail);
    const shown = await app.management("POST", "portal/link/", { key: null, body: { token } });
    expect(shown.json).toMatchObject({
      purpose: "sign_in",
      email: "jo@acme.example",
      company: { name: "First Company" },
    });
    const opened = await use(token);
    expect(opened.json).toMatchObject({ kind: "user", email: "jo@acme.example", is_initial_password: true });
    expect(opened.headers["set-cookie"]).toContain("licet_portal=");
    expect((await portalCaller(app, opened.json.token)("GET", "licenses/")).json.count).toBe(1);
    const [audit] = (await app.management("GET", "audit/?order_by=-id&limit=1")).json.results;
    expect(audit).toMatchObject({ object: "portal/session", action: "login" });
    expect((await use(token)).json.code).toBe("mail_link_not_valid");
  });

  test("may choose another password, which ends every other session", async () => {
    const { email, password } = await sellToUser(app, "team", "jo@acme.example");
    const { json: before } = await signIn(app, { email, password });
    const [mail] = await ask(email);
    const opened = await use(tokenIn(mail), { new_password: "a new long password" });
    expect(opened.json).toMatchObject({ is_initial_password: false });
    expect((await portalCaller(app, before.token)("GET", "session/")).status).toBe(403);
    expect((await portalCaller(app, opened.json.token)("GET", "session/")).status).toBe(200);
    expect((await signIn(app, { email, password })).status).not.toBe(200);
    expect((await signIn(app, { email, password: "a new long password" })).status).toBe(200);
  });

  test("is too late after fifteen minutes, and is not even sent then", async () => {
    await sellToUser(app, "team", "jo@acme.example");
    const [mail] = await ask("jo@acme.example");
    app.clock.advance(15 * minute);
    expect((await use(tokenIn(mail))).json.code).toBe("mail_link_not_valid");
    await open("sign_in_link/", { email: "jo@acme.example" });
    server.atRecipient.push(451, 451, 451, 451);
    for (let tries = 0; tries < 5; tries += 1) {
      await sendMails(app);
      app.clock.advance(10 * minute);
    }
    const [last] = (await app.management("GET", "mails/?order_by=-id")).json.results;
    expect(last).toMatchObject({ kind: "portal_sign_in", status: "failed" });
  });

  test("opens nothing for a user who is gone, inactive, or has another address by now", async () => {
    const { user } = await sellToUser(app, "team", "jo@acme.example");
    const [mail] = await ask("jo@acme.example");
    await app.management("PATCH", `license-users/${user}/`, { body: { is_active: false } });
    expect((await use(tokenIn(mail))).json.code).toBe("mail_link_not_valid");
    expect(await ask("jo@acme.example")).toEqual([]);
    await app.db`update license_users set is_active = true, true_email = 'other@acme.example'`;
    expect((await use(tokenIn(mail))).json.code).toBe("mail_link_not_valid");
  });

  test("for choosing a password needs one, and comes when a license is assigned", async () => {
    await switchKinds(app, { license_user_assigned: true });
    const { id } = await sellToUser(app, "team", "ann@acme.example");
    await arrived();
    await app.management("POST", `licenses/${id}/assign_user/`, { body: { email: "jo@acme.example" } });
    const [mail] = await arrived();
    const token = tokenIn(mail);
    expect((await use(token)).status).toBe(400);
    expect((await use(token, { new_password: "short" })).status).toBe(400);
    app.clock.advance(6 * 24 * 60 * minute);
    expect((await use(token, { new_password: "a new long password" })).json).toMatchObject({
      email: "jo@acme.example",
    });
    expect((await signIn(app, { email: "jo@acme.example", password: "a new long password" })).status).toBe(200);
  });

  test("of one company opens no portal of another, and a customer who is no user gets their keys", async () => {
    const { license_key } = await sell(app, "draw", {}, { customer });
    const [mail] = await ask(customer.email);
    expect(mail?.subject).toBe("Your license keys from First Company");
    expect(mail?.text).toContain(license_key);
    const other = await open("sign_in_link/", { email: customer.email, company: app.otherCompany.companyId });
    expect(other.status).toBe(204);
    expect(await arrived()).toEqual([]);
  });
});

describe("send me my keys", () => {
  const ask = (email: string, headers: Record<string, string> = {}) =>
    app.management("POST", "portal/license_keys/", { key: null, body: { email, company: app.companyId }, headers });

  test("mails the licenses of a customer, and of a user, to that address and nowhere else", async () => {
    const first = await sell(app, "draw", {}, { customer });
    const second = await sell(app, "draw", { enabled: true }, { customer });
    await sell(app, "draw", {}, { customer: { email: "bob@acme.example" } });
    await sellToUser(app, "team", customer.email);
    expect((await ask("Ada@ACME.example")).status).toBe(204);
    const [mail, another] = await arrived();
    expect(another).toBeUndefined();
    expect(mail?.envelope.to).toEqual(["Ada@ACME.example"]);
    for (const key of [first.license_key, second.license_key, "Team"]) expect(mail?.text).toContain(key);
    expect(mail?.text.match(/^- /gm)).toHaveLength(3);
  });

  test("tells a stranger nothing: the answer and the work are the same", async () => {
    await sell(app, "draw", {}, { customer });
    const [known, stranger] = [await ask(customer.email), await ask("stranger@else.example")];
    expect([stranger.status, stranger.text]).toEqual([known.status, known.text]);
    expect(Object.keys(stranger.headers).sort()).toEqual(Object.keys(known.headers).sort());
    // Both only wait: nobody has looked who has the address.
    const waiting = await app.db`select purpose, license_id from mail_requests`;
    expect(waiting).toHaveLength(2);
    expect((await app.db`select from mails`).count).toBe(0);
    expect((await arrived()).map(({ to }) => to)).toEqual([customer.email]);
    expect((await app.db`select from mail_requests`).count).toBe(0);
  });

  test("is sent three times at the most, then once in five minutes; for a stranger alike", async () => {
    await sell(app, "draw", {}, { customer });
    for (const email of [customer.email, "stranger@else.example"]) {
      const statuses = [];
      for (let tries = 0; tries < 4; tries += 1)
        statuses.push((await ask(tries % 2 ? email.toUpperCase() : email)).status);
      expect(statuses).toEqual([204, 204, 204, 429]);
    }
    app.clock.advance(5 * minute);
    expect((await ask(customer.email)).status).toBe(204);
    expect((await arrived()).length).toBe(4);
  });

  test("is not offered where it is switched off, or where there is no mail server", async () => {
    await switchKinds(app, { license_keys: false });
    expect((await ask(customer.email)).json.code).toBe("mail_not_offered");
    const appearance = (await app.management("GET", `portal/appearance/?company=${app.companyId}`, { key: null })).json;
    expect(appearance.mails).toEqual({ sign_in_link: true, license_keys: false });
    const off = await createTestApp();
    try {
      const answer = await off.management("POST", "portal/license_keys/", {
        key: null,
        body: { email: customer.email, company: off.companyId },
      });
      expect(answer.json.code).toBe("mail_not_offered");
    } finally {
      await off.close();
    }
  });

  test.each([{}, { email: "nobody" }, { email: "a@b.c\r\nBcc: x@y.z" }, { email: ["a@b.c", "d@e.f"] }])(
    "%j is refused",
    async (body) => {
      expect((await open("license_keys/", body)).status).toBe(400);
    },
  );
});

describe("seat_replacement: email", () => {
  const client = () => applicationOf(app);
  const device = (license_key: string, hardware_id: string, more: object = {}) => ({
    product: "draw",
    license_key,
    hardware_id,
    hostname: hardware_id.toUpperCase(),
    ...more,
  });
  /** A license with one seat, which a device has. */
  async function full(terms: object = {}, order: object = { customer }) {
    const license = await sell(app, "draw", { max_activations: 1, seat_replacement: "email", ...terms }, order);
    await client().activate(device(license.license_key, "attic"));
    const seats = await client().call("POST", "seats", { body: device(license.license_key, "studio") });
    return { ...license, seat: (seats.json as { seats: { id: number }[] }).seats[0]?.id ?? 0 };
  }
  const replace = (license_key: string, replace_device_id: number, hardware_id = "studio") =>
    client().call("POST", "replace_device", { body: device(license_key, hardware_id, { replace_device_id }) });
  const confirm = (token: string) => app.management("POST", "portal/link/confirm/", { key: null, body: { token } });

  test("asks the customer, who confirms; then the device activates, and the customer hears of it", async () => {
    const { license_key, seat, id } = await full();
    expect((await replace(license_key, seat)).code).toBe("seat_replacement_mailed");
    const [mail] = await arrived();
    expect(mail).toMatchObject({ to: customer.email, subject: "Please confirm: a new device for Draw" });
    expect(mail?.text).toContain("Device that loses its seat: ATTIC");
    expect(mail?.text).toContain("New device: STUDIO");
    // Nothing has happened yet, and looking at the link changes nothing.
    expect((await client().activate(device(license_key, "studio"))).code).toBe("license_activated_max_times");
    const token = tokenIn(mail);
    const shown = await app.management("POST", "portal/link/", { key: null, body: { token } });
    expect(shown.json).toMatchObject({
      purpose: "replace_device",
      product: "Draw",
      device: "ATTIC",
      new_device: "STUDIO",
    });
    expect((await confirm(token)).status).toBe(200);
    expect((await confirm(token)).json.code).toBe("mail_link_not_valid");
    const [told] = await arrived();
    expect(told?.subject).toBe("A device of Draw was released");
    // The application asks again in the same words, and needs no other mail.
    expect((await replace(license_key, seat)).status).toBe(200);
    expect(await arrived()).toEqual([]);
    const [audit] = (await app.management("GET", "audit/?object=portal/link")).json.results;
    expect(audit).toMatchObject({ action: "confirm", actor_kind: "license", actor_id: id, actor_name: customer.email });
  });

  test("a device that is bound already needs no place, and no mail is sent", async () => {
    const { license_key, seat } = await full();
    expect((await replace(license_key, seat, "attic")).status).toBe(200);
    expect(await arrived()).toEqual([]);
  });

  test("what would be refused anyway asks nobody", async () => {
    const { license_key, seat, id } = await full();
    expect((await replace(license_key, 404)).code).toBe("unknown_device");
    await app.db`update licenses set seat_resets_per_year = 0 where id = ${id}`;
    expect((await replace(license_key, seat)).code).toBe("seat_reset_limit_reached");
    await app.db`update licenses set seat_resets_per_year = -1, enabled = false where id = ${id}`;
    expect((await replace(license_key, seat)).status).toBe(400);
    expect(await arrived()).toEqual([]);
  });

  test("without a customer to ask, nobody replaces a device", async () => {
    const { license_key, seat } = await full({}, {});
    expect((await replace(license_key, seat)).code).toBe("seat_replacement_not_allowed");
  });

  test("the customer is asked five times a day at the most", async () => {
    const { license_key, seat } = await full();
    for (let tries = 0; tries < 7; tries += 1) {
      expect((await replace(license_key, seat, `studio-${tries}`)).code).toBe("seat_replacement_mailed");
      await sendMails(app);
    }
    expect(server.arrived).toHaveLength(5);
  });

  describe("at the portal, by the key", () => {
    const atLicense = async (terms: object = {}) => {
      const license = await full(terms);
      const portal = await atPortal(app, { license_key: license.license_key, email: customer.email });
      const ask = (device = license.seat) =>
        portal.call("POST", `licenses/${license.id}/devices/${device}/ask_to_free/`);
      const may = async () => (await portal.call("GET", `licenses/${license.id}/`)).json.may;
      return { ...license, portal, ask, may };
    };

    test("the customer is asked, and frees the seat by the link, once", async () => {
      const { id, license_key, seat, portal, ask, may } = await atLicense();
      expect(await may()).toMatchObject({ free_devices: false, ask_to_free_devices: true });
      expect((await portal.call("POST", `licenses/${id}/devices/${seat}/free/`)).json.code).toBe(
        "seat_replacement_not_allowed",
      );
      expect((await ask()).status).toBe(204);
      const [mail, another] = await arrived();
      expect(another).toBeUndefined();
      expect(mail).toMatchObject({ to: customer.email, subject: "Please confirm: a new device for Draw" });
      expect(mail?.text).toContain("Device that loses its seat: ATTIC");
      expect(mail?.text).not.toContain("New device");
      expect((await client().activate(device(license_key, "studio"))).code).toBe("license_activated_max_times");
      const token = tokenIn(mail);
      expect((await confirm(token)).json).toMatchObject({ device: "ATTIC", new_device: null });
      expect((await confirm(token)).json.code).toBe("mail_link_not_valid");
      expect((await client().activate(device(license_key, "studio"))).status).toBe(200);
      expect((await ask()).json.code).toBe("unknown_device");
      const [audit] = (await app.management("GET", "audit/?object=devices&action=ask_to_free")).json.results;
      expect(audit).toMatchObject({ object_id: seat, actor_kind: "license", actor_id: id });
    });

    test("what would be refused afterwards asks nobody", async () => {
      const { id, ask } = await atLicense({ seat_resets_per_year: 0 });
      expect((await ask()).json.code).toBe("seat_reset_limit_reached");
      expect((await ask(404)).status).toBe(404);
      await app.db`update licenses set seat_resets_per_year = -1 where id = ${id}`;
      for (const seat_replacement of ["never", "key"]) {
        await app.db`update licenses set seat_replacement = ${seat_replacement} where id = ${id}`;
        expect((await ask()).json.code).toBe("seat_replacement_not_allowed");
      }
      expect(await arrived()).toEqual([]);
    });

    test("nobody is offered what cannot be mailed", async () => {
      const { ask, may } = await atLicense();
      await switchKinds(app, { seat_replacement: false });
      expect(await may()).toMatchObject({ ask_to_free_devices: false });
      expect((await ask()).json.code).toBe("seat_replacement_not_allowed");
    });

    test("of a bundle whose licenses ask, it frees the device on all of them", async () => {
      const draw = (await app.management("GET", "products/?short_code=draw")).json.results[0].id;
      const suite = { product_name: "Suite", is_bundle: true, products: [draw, await createProduct(app, "paint")] };
      await createProduct(app, "suite", suite);
      const products = ["draw", "paint"].map((product_code) => ({
        ...{ product_code, policy_code: "dftlp" },
        ...{ max_activations: 1, seat_replacement: "email" },
      }));
      const { id, license_key } = await sell(app, "suite", { products }, { is_bundle: true, customer });
      const bundle = { product: "suite", license_key, hardware_id: "attic" };
      expect((await client().call("POST", "activate_bundle", { body: bundle })).status).toBe(200);
      const portal = await atPortal(app, { license_key, email: customer.email });
      expect((await portal.call("GET", `licenses/${id}/`)).json.may).toMatchObject({
        free_devices: false,
        ask_to_free_devices: true,
      });
      const [seat] = (await portal.call("GET", `licenses/${id}/devices/`)).json.results;
      expect((await portal.call("POST", `licenses/${id}/devices/${seat.id}/ask_to_free/`)).status).toBe(204);
      expect((await confirm(tokenIn((await arrived())[0]))).status).toBe(200);
      expect((await app.db`select from devices where device_active`).count).toBe(0);
    });

    test("a user frees their own device without asking, and may not ask", async () => {
      const held = await sellToUser(app, "team", "jo@acme.example", { terms: { seat_replacement: "email" } });
      await client().activate({ product: "team", username: held.email, password: held.password, hardware_id: "a" });
      const portal = await atPortal(app, held);
      const [own] = (await portal.call("GET", `licenses/${held.id}/devices/`)).json.results;
      const asked = await portal.call("POST", `licenses/${held.id}/devices/${own.id}/ask_to_free/`);
      expect([asked.status, asked.json.code]).toEqual([403, "permission_denied"]);
    });
  });

  test("a license that lives by a test clock is asked for, confirmed and freed, however far ahead the clock is", async () => {
    const { json } = await app.management("POST", "test-clocks/", { body: { time: "2030-01-01T00:00:00Z" } });
    const { license_key, seat } = await full({}, { customer, is_test: true, test_clock: json.id });
    const asked = await replace(license_key, seat);
    expect([asked.code, asked.headers["licet-test-clock"]]).toEqual([
      "seat_replacement_mailed",
      "2030-01-01T00:00:00.000Z",
    ]);
    expect((await confirm(tokenIn((await arrived())[0]))).status).toBe(200);
    expect((await replace(license_key, seat)).status).toBe(200);
  });

  test("two confirmations at the same time free one seat", async () => {
    const { license_key, seat } = await full();
    await replace(license_key, seat);
    const token = tokenIn((await arrived())[0]);
    const answers = await Promise.all([confirm(token), confirm(token), confirm(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
  });

  test("a link for a device signs nobody in, and a link to sign in frees no seat", async () => {
    const { license_key, seat } = await full();
    await replace(license_key, seat);
    const token = tokenIn((await arrived())[0]);
    const opened = await app.management("POST", "portal/session/link/", { key: null, body: { token } });
    expect(opened.json.code).toBe("mail_link_not_valid");
    await sellToUser(app, "team", "jo@acme.example");
    await open("sign_in_link/", { email: "jo@acme.example" });
    const other = tokenIn((await arrived()).find(({ to }) => to === "jo@acme.example"));
    expect((await confirm(other)).json.code).toBe("mail_link_not_valid");
  });
});
