import type { ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FreelyRead } from "../support/app.ts";
import { createProduct, sell } from "../support/application.ts";
import { openWebhookOffice, type WebhookOffice } from "./webhook-office.ts";

// What is sent, to whom, and in which order (docs/decisions/0088).

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let office: WebhookOffice;
beforeEach(async () => {
  office = await openWebhookOffice();
});
afterEach(() => office.close());

const makeCustomer = async (body: object = {}) =>
  (await office.app.management("POST", "customers/", { body })).json.id as number;
const answerWith = (status: number, headers = {}) => {
  office.receiver.answers = (_request, answer) => void answer.writeHead(status, headers).end("no");
};
const read = async (path: string) => (await office.app.management("GET", path)).json;
const signed = ({ headers, text }: FreelyRead, secret: string) => new Webhook(secret).verify(text, headers);

test("an event arrives signed, in the envelope of the wire", async () => {
  const { secret } = await office.createEndpoint({ events: ["customer.created"] });
  const id = await makeCustomer({ email: "a@example.com" });
  await office.run();
  const [one] = office.receiver.received;
  expect(office.receiver.received).toHaveLength(1);
  expect(Object.keys(one?.json)).toEqual(["id", "event", "company_id", "user_id", "ts", "data"]);
  expect(one?.json).toMatchObject({
    id: one?.headers["webhook-id"],
    event: "customer.created",
    company_id: office.app.companyId,
    user_id: null,
    ts: Math.floor(office.app.clock.now().getTime() / 1000),
    data: { customer: { id, email: "a@example.com" } },
  });
  expect(one?.json.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(signed(one, secret)).toEqual(one?.json);
});

test("an endpoint of the other format is sent the body of Standard Webhooks", async () => {
  const { secret } = await office.createEndpoint({ format: "standard" });
  await makeCustomer();
  await office.run();
  const [one] = office.receiver.received;
  expect(Object.keys(one?.json)).toEqual(["type", "timestamp", "data"]);
  expect(one?.json).toMatchObject({ type: "customer.created", timestamp: office.app.clock.now().toISOString() });
  expect(signed(one, secret)).toEqual(one?.json);
});

test("an endpoint is sent what it names, and each what it names itself", async () => {
  const orders = await office.createEndpoint({ url: `${office.receiver.url}orders`, events: ["order.*"] });
  await office.createEndpoint({ url: `${office.receiver.url}licenses`, events: ["license.created"] });
  await createProduct(office.app, "app");
  await sell(office.app, "app");
  await office.run();
  expect(office.receiver.received.map(({ path, json }) => [path, json.event]).sort()).toEqual([
    ["/licenses", "license.created"],
    ["/orders", "order.created"],
  ]);
  await office.app.management("PATCH", `webhook-endpoints/${orders.id}/`, { body: { events: ["license.reset"] } });
  await sell(office.app, "app");
  await office.run();
  expect(office.receiver.received).toHaveLength(3);
});

test("where nobody waits for an event, there is no message", async () => {
  await office.createEndpoint({ events: ["order.created"] });
  await makeCustomer();
  await office.run();
  expect((await office.app.db`select from webhook_messages`).count).toBe(0);
});

describe("what fails", () => {
  test("is tried again after longer and longer pauses, under the same id, for three days, and is then given up", async () => {
    await office.createEndpoint({});
    await makeCustomer();
    answerWith(500);
    await office.run();
    await office.run();
    expect(office.receiver.received, "not before the pause is over").toHaveLength(1);
    for (const pause of [6, 36, 360, 2160, 8640, 21600, 43200, 60480, 86400, 103680]) {
      office.app.clock.advance(pause * 1000);
      await office.send();
    }
    const ids = office.receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(ids).toHaveLength(11);
    expect(new Set(ids).size).toBe(1);
    office.app.clock.advance(30 * day);
    await office.send();
    expect(office.receiver.received).toHaveLength(11);
    const [delivery] = await office.deliveries("event=customer.created");
    expect(delivery).toMatchObject({ status: "failed", attempts: 11, last_status_code: 500, due_at: null });
  });

  test.each([
    ["a redirect", 302],
    ["an answer that asks for more", 100 + 99],
    ["a refusal", 400],
  ])("%s is a failure", async (_name, status) => {
    await office.createEndpoint({});
    await makeCustomer();
    office.receiver.answers = (_request, answer) => {
      answer.statusCode = status < 200 ? 500 : status;
      answer.setHeader("location", `${office.receiver.url}elsewhere`);
      answer.end();
    };
    await office.run();
    expect(office.receiver.received.map(({ path }) => path)).toEqual(["/"]);
    expect(await office.deliveries()).toMatchObject([{ status: "pending", attempts: 1 }]);
  });

  test("no answer and a lost connection are failures that the log names", async () => {
    await office.createEndpoint({});
    await makeCustomer();
    office.receiver.answers = () => {};
    await office.run();
    office.receiver.answers = (_request, answer) => void answer.destroy();
    office.app.clock.advance(10_000);
    await office.send();
    const [{ id }] = await office.deliveries();
    const { attempt_log } = await read(`webhook-deliveries/${id}/`);
    expect(attempt_log).toMatchObject([
      { status_code: null, error: "No answer in time." },
      { status_code: null, error: expect.stringContaining("socket hang up") },
    ]);
  });

  test("Retry-After is kept, and nothing else is sent there meanwhile", async () => {
    await office.createEndpoint({});
    await makeCustomer();
    answerWith(429, { "retry-after": "3600" });
    await office.run();
    answerWith(200);
    await makeCustomer();
    office.app.clock.advance(50 * minute);
    await office.run();
    expect(office.receiver.received).toHaveLength(1);
    office.app.clock.advance(11 * minute);
    await office.send();
    expect(office.receiver.received).toHaveLength(3);
  });

  test("410 switches the endpoint off at once, and says so by an event", async () => {
    const gone = await office.createEndpoint({ events: ["customer.created"] });
    await office.createEndpoint({ url: `${office.receiver.url}owner`, events: ["webhook_endpoint.*"] });
    await makeCustomer();
    await makeCustomer();
    office.receiver.answers = ({ path }, answer) => void answer.writeHead(path === "/owner" ? 200 : 410).end();
    await office.dispatch();
    await office.send();
    await office.run();
    expect(await read(`webhook-endpoints/${gone.id}/`)).toMatchObject({ enabled: false, disabled_reason: "gone" });
    const told = office.receiver.received.filter(({ path }) => path === "/owner").map(({ json }) => json);
    expect(told).toMatchObject([
      { event: "webhook_endpoint.disabled", data: { webhook_endpoint: { id: gone.id }, details: { reason: "gone" } } },
    ]);
    const before = office.receiver.received.length;
    await makeCustomer();
    office.app.clock.advance(day);
    await office.run();
    expect(office.receiver.received).toHaveLength(before);
    expect((await office.deliveries(`endpoint=${gone.id}`)).every(({ status }) => status === "canceled")).toBe(true);
  });

  test("for days: the owner is told after one, and the endpoint is switched off after five; a success begins anew", async () => {
    const { id } = await office.createEndpoint({ events: ["customer.created"] });
    await office.createEndpoint({ url: `${office.receiver.url}owner`, events: ["webhook_endpoint.*"] });
    let status = 500;
    office.receiver.answers = ({ path }, answer) => void answer.writeHead(path === "/owner" ? 200 : status).end();
    const told = () =>
      office.receiver.received.filter(({ path }) => path === "/owner").map(({ json }) => json.event as string);
    const fail = async (days: number) => {
      office.app.clock.advance(days * day);
      await makeCustomer();
      await office.run();
      await office.run();
    };
    await fail(0);
    await fail(0.9);
    expect(told()).toEqual([]);
    status = 200;
    await fail(0.2);
    status = 500;
    await fail(0.1);
    await fail(0.9);
    expect(told(), "the day began anew").toEqual([]);
    await fail(0.2);
    await fail(0.2);
    expect(told(), "once").toEqual(["webhook_endpoint.failing"]);
    await fail(3.5);
    expect(await read(`webhook-endpoints/${id}/`)).toMatchObject({ enabled: true });
    await fail(0.5);
    expect(await read(`webhook-endpoints/${id}/`)).toMatchObject({ enabled: false, disabled_reason: "failing" });
    expect(told()).toEqual(["webhook_endpoint.failing", "webhook_endpoint.disabled"]);
  });
});

describe("order", () => {
  test("deliveries of a license wait for earlier ones, those of others do not, and waiting is no failure", async () => {
    await office.createEndpoint({ events: ["license.reset", "license.updated"] });
    await createProduct(office.app, "app");
    const [first, second] = [(await sell(office.app, "app")).id, (await sell(office.app, "app")).id];
    office.receiver.answers = ({ json }, answer) =>
      void answer.writeHead(json.data.license.id === first ? 500 : 200).end();
    for (const id of [first, second]) await office.app.management("POST", `licenses/${id}/reset/`, { body: {} });
    for (const id of [first, second])
      await office.app.management("PATCH", `licenses/${id}/`, { body: { note: "changed" } });
    await office.run();
    const seen = () => office.receiver.received.map(({ json }) => [json.data.license.id === first, json.event]);
    expect(seen().filter(([isFirst]) => isFirst)).toEqual([[true, "license.reset"]]);
    expect(seen().filter(([isFirst]) => !isFirst)).toEqual([
      [false, "license.reset"],
      [false, "license.updated"],
    ]);
    const [waiting] = (await office.deliveries(`license=${first}`)).filter(({ event }) => event === "license.updated");
    expect(waiting).toMatchObject({ status: "pending", attempts: 0 });
    // After a minute it waits no longer.
    office.app.clock.advance(61_000);
    await office.send();
    expect(seen().filter(([isFirst]) => isFirst)).toContainEqual([true, "license.updated"]);
  });

  test("every event of a license arrives after those before it, however many there are", async () => {
    await office.createEndpoint({ events: ["license.updated"] });
    await createProduct(office.app, "app");
    const ids = [(await sell(office.app, "app")).id, (await sell(office.app, "app")).id];
    for (let round = 0; round < 20; round += 1)
      for (const id of ids) await office.app.management("PATCH", `licenses/${id}/`, { body: { note: `${round}` } });
    // It answers some of them late.
    office.receiver.answers = (_request, answer) =>
      void setTimeout(() => answer.writeHead(200).end(), Math.random() * 20);
    await office.run();
    expect(office.receiver.received).toHaveLength(40);
    const ordered = await office.app.db<{ id: number }[]>`
      select m.event_id as id, d.license_id from webhook_deliveries d join webhook_messages m on m.id = d.message_id
      order by d.id`;
    for (const id of ids) {
      const sent = office.receiver.received
        .filter(({ json }) => json.data.license.id === id)
        .map(({ json }) => json.id);
      expect(sent).toEqual(ordered.filter((row) => (row as FreelyRead).license_id === id).map((row) => row.id));
    }
  });
});

test("an event that is handed over late shows a license as it is by then, so that the last one shows its last state", async () => {
  await office.createEndpoint({ events: ["license.updated"] });
  await createProduct(office.app, "app");
  const { id } = await sell(office.app, "app");
  for (const note of ["first", "second"]) await office.app.management("PATCH", `licenses/${id}/`, { body: { note } });
  await office.run();
  expect(office.receiver.received.map(({ json }) => json.data.license.note)).toEqual(["second", "second"]);
});

describe("endpoints that hang for ever", () => {
  /** Whoever hangs until the end of the test. */
  let hung: ServerResponse[];
  let patient: WebhookOffice;
  beforeEach(async () => {
    hung = [];
    // Nothing is given up while a test runs, so whatever arrives has not waited for that.
    patient = await openWebhookOffice({ webhooks: { webhookSeconds: 600 } });
    patient.receiver.answers = ({ path }, answer) => {
      if (path === "/works") answer.writeHead(200).end();
      else hung.push(answer);
    };
  });
  afterEach(() => patient.close());

  const until = async (isSo: () => boolean) => {
    for (let tries = 0; !isSo() && tries < 1500; tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(isSo()).toBe(true);
  };
  const works = () => patient.receiver.received.filter(({ path }) => path === "/works").length;
  const makeEvents = async (count: number) => {
    for (let made = 0; made < count; made += 1) await patient.app.management("POST", "customers/", { body: {} });
    await patient.dispatch();
  };
  /** Lets go of them, so that nothing is under way any more. */
  const end = async (sending: Promise<void>, endpoints: readonly number[]) => {
    for (const id of endpoints)
      await patient.app.management("PATCH", `webhook-endpoints/${id}/`, { body: { enabled: false } });
    for (const answer of hung) answer.destroy();
    await sending;
  };

  test("hold up their own deliveries and no others: all of those arrive while they still hang", async () => {
    const { id } = await patient.createEndpoint({ url: `${patient.receiver.url}hangs` });
    await patient.createEndpoint({ url: `${patient.receiver.url}works` });
    await makeEvents(50);
    const sending = patient.send();
    await until(() => works() === 50);
    expect(hung, "no more than eight are under way there").toHaveLength(8);
    expect(hung.some(({ writableEnded, destroyed }) => writableEnded || destroyed)).toBe(false);
    expect((await patient.deliveries(`endpoint=${id}`)).every(({ attempts }) => attempts === 0)).toBe(true);
    await end(sending, [id]);
  });

  test("hold up no others either when they take all that is sent at once", async () => {
    const ids: number[] = [];
    for (let count = 0; count < 40; count += 1)
      ids.push((await patient.createEndpoint({ url: `${patient.receiver.url}hangs/${count}` })).id);
    await makeEvents(8);
    const first = patient.send();
    // 32 of them take the 256 that are sent at once, and each of the others a fortieth of as many.
    await until(() => hung.length === 256 + 8 * 6);
    await patient.createEndpoint({ url: `${patient.receiver.url}works` });
    await makeEvents(20);
    const second = patient.send();
    await until(() => works() === 20);
    expect(hung).toHaveLength(256 + 8 * 6);
    await end(
      Promise.all([first, second]).then(() => {}),
      ids,
    );
  });
});
