import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sweepDeliveries } from "../../src/selling/webhooks/webhook-jobs.flow.ts";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { openWebhookOffice, type WebhookOffice } from "./webhook-office.ts";

// Endpoints by the API: what they refuse, their secrets, their tests, and sending again.

let office: WebhookOffice;
beforeAll(async () => {
  office = await openWebhookOffice();
});
afterAll(() => office.close());

const hour = 3_600_000;
const day = 24 * hour;
const call = (...args: Parameters<TestApp["management"]>) => office.app.management(...args);
const makeCustomer = () => call("POST", "customers/", { body: {} });
const last = () => office.receiver.received.at(-1);
const isSignedWith = (secret: string, one: FreelyRead = last()) => {
  try {
    new Webhook(secret).verify(one.text, one.headers);
    return true;
  } catch {
    return false;
  }
};

describe("an endpoint is refused", () => {
  const valid = { url: "https://hooks.example/", events: ["*"] };
  test.each([
    ["without an address", { events: ["*"] }, ""],
    ["without events", { url: valid.url }, ""],
    ["for no event", { ...valid, events: [] }, "/events"],
    ["for an event that is none", { ...valid, events: ["license.created", "license.lent"] }, "/events/1"],
    ["with a format that is none", { ...valid, format: "xml" }, "/format"],
    ["at an address that is none", { ...valid, url: "nowhere" }, "/url"],
    ["at a file", { ...valid, url: "file:///etc/passwd" }, "/url"],
    ["with credentials in its address", { ...valid, url: "https://a:b@hooks.example/" }, "/url"],
  ])("%s", async (_name, body, pointer) => {
    const { status, json } = await call("POST", "webhook-endpoints/", { body });
    expect([status, json.errors[0].pointer]).toEqual([400, pointer]);
  });

  test("by whom may not read what it sends", async () => {
    const { json } = await call("POST", "management-api-keys/", { body: { permissions: ["webhooks_write"] } });
    const { status, json: refusal } = await call("POST", "webhook-endpoints/", { body: valid, key: json.key });
    expect([status, refusal.code]).toEqual([403, "permission_not_grantable"]);
  });

  test("beyond a hundred of a company", async () => {
    const app = await createTestApp();
    const codes = [];
    for (let count = 0; count < 101; count += 1)
      codes.push((await app.management("POST", "webhook-endpoints/", { body: valid })).json.code);
    expect(codes.indexOf("webhook_endpoints_limit_reached")).toBe(100);
    await app.close();
  });
});

describe("where the operator allows no private targets", () => {
  let strict: WebhookOffice;
  beforeAll(async () => {
    strict = await openWebhookOffice({ webhooks: { allowsPrivateTargets: false } });
  });
  afterAll(() => strict.close());

  test.each([
    "http://hooks.example/",
    "https://127.0.0.1/",
    "http://localhost:8080/",
    "https://[::1]/",
    "https://10.1.2.3/",
    "https://192.168.1.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://0x7f000001/",
    "https://2130706433/",
    "https://[::ffff:169.254.169.254]/",
    "https://[fd00::1]/",
  ])("%s is refused", async (url) => {
    const body = { url, events: ["*"] };
    const { status, json } = await strict.app.management("POST", "webhook-endpoints/", { body });
    expect([status, json.code]).toEqual([400, "webhook_url_not_allowed"]);
  });

  test("a name is judged when it is connected to, whatever it was before", async () => {
    const made = await strict.app.management("POST", "webhook-endpoints/", {
      body: { url: "https://hooks.example/", events: ["*"] },
    });
    // As if the name meant another address by now.
    await strict.app.db`update webhook_endpoints set url = ${strict.receiver.url.replace("127.0.0.1", "localhost")}`;
    const { json } = await strict.app.management("POST", `webhook-endpoints/${made.json.id}/test/`);
    expect(json).toMatchObject({ delivered: false, status_code: null });
    expect(json.error).toContain("private address");
    await strict.app.management("POST", "customers/", { body: {} });
    await strict.run();
    expect(strict.receiver.received).toEqual([]);
  });
});

test("the secret is in the answer of its creation, and in nothing else", async () => {
  const { id, secret } = await office.createEndpoint({ description: "CRM" });
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  for (const path of [`webhook-endpoints/${id}/`, "webhook-endpoints/", "audit/?object=webhook-endpoints"])
    expect((await call("GET", path)).text).not.toContain(secret);
  const [row] = await office.app.db<{ secret_sealed: Buffer }[]>`
    select secret_sealed from webhook_secrets where endpoint_id = ${id}`;
  expect(row?.secret_sealed.includes(Buffer.from(secret))).toBe(false);
  await call("DELETE", `webhook-endpoints/${id}/`);
});

test("another company sees, changes and tries out nothing of it", async () => {
  const { id } = await office.createEndpoint({});
  await makeCustomer();
  await office.run();
  const [{ id: delivery }] = await office.deliveries(`endpoint=${id}`);
  const key = office.app.otherCompany.managementKey;
  for (const [method, path] of [
    ["GET", `webhook-endpoints/${id}/`],
    ["PATCH", `webhook-endpoints/${id}/`],
    ["DELETE", `webhook-endpoints/${id}/`],
    ["POST", `webhook-endpoints/${id}/test/`],
    ["POST", `webhook-endpoints/${id}/rotate_secret/`],
    ["POST", `webhook-endpoints/${id}/revoke_old_secrets/`],
    ["GET", `webhook-deliveries/${delivery}/`],
    ["POST", `webhook-deliveries/${delivery}/replay/`],
  ] as const)
    expect((await call(method, path, { key, ...(method === "GET" ? {} : { body: {} }) })).status, path).toBe(404);
  expect((await call("GET", "webhook-deliveries/", { key })).json.count).toBe(0);
  await call("DELETE", `webhook-endpoints/${id}/`);
});

describe("a secret that is replaced", () => {
  test("signs beside the new one until the overlap ends", async () => {
    const { id, secret: old } = await office.createEndpoint({});
    const { json } = await call("POST", `webhook-endpoints/${id}/rotate_secret/`, { body: { overlap_hours: 2 } });
    expect(json.secrets).toHaveLength(2);
    await makeCustomer();
    await office.run();
    expect([isSignedWith(old), isSignedWith(json.secret)]).toEqual([true, true]);
    office.app.clock.advance(2 * hour);
    await makeCustomer();
    await office.run();
    const sent = last() as FreelyRead;
    expect(sent.headers["webhook-signature"].split(" ")).toHaveLength(1);
    const signed = new Webhook(json.secret).sign(sent.headers["webhook-id"], office.app.clock.now(), sent.text);
    expect(sent.headers["webhook-signature"]).toBe(signed);
    office.app.clock.set(new Date());
    await call("DELETE", `webhook-endpoints/${id}/`);
  });

  test("is revoked at once when it has leaked, with the rotation or during an overlap", async () => {
    const { id, secret: first } = await office.createEndpoint({});
    const second = (await call("POST", `webhook-endpoints/${id}/rotate_secret/`, { body: { overlap_hours: 0 } })).json
      .secret;
    const third = (await call("POST", `webhook-endpoints/${id}/rotate_secret/`, { body: {} })).json.secret;
    await call("POST", `webhook-endpoints/${id}/revoke_old_secrets/`);
    await call("POST", `webhook-endpoints/${id}/test/`);
    expect([first, second, third].map((secret) => isSignedWith(secret))).toEqual([false, false, true]);
    await call("DELETE", `webhook-endpoints/${id}/`);
  });

  test.each([25, -1, "long"])("for %s hours is refused", async (overlap_hours) => {
    const { id } = await office.createEndpoint({});
    const { status } = await call("POST", `webhook-endpoints/${id}/rotate_secret/`, { body: { overlap_hours } });
    expect(status).toBe(400);
    await call("DELETE", `webhook-endpoints/${id}/`);
  });
});

test("a test says what came of it, and leaves no delivery; one of an endpoint that is off is refused", async () => {
  const { id } = await office.createEndpoint({});
  office.receiver.answers = (_request, answer) => void answer.writeHead(503).end("down \u0000 for now");
  const { json } = await call("POST", `webhook-endpoints/${id}/test/`);
  expect(json).toMatchObject({ delivered: false, status_code: 503, response: "down  for now", error: null });
  office.receiver.answers = (_request, answer) => void answer.writeHead(200).end("x".repeat(100_000));
  const long = await call("POST", `webhook-endpoints/${id}/test/`);
  expect([long.json.delivered, long.json.response.length]).toEqual([true, 2048]);
  expect(await office.deliveries(`endpoint=${id}`)).toEqual([]);
  await call("PATCH", `webhook-endpoints/${id}/`, { body: { enabled: false } });
  expect((await call("POST", `webhook-endpoints/${id}/test/`)).json.code).toBe("webhook_endpoint_disabled");
  await call("DELETE", `webhook-endpoints/${id}/`);
  office.receiver.answers = (_request, answer) => void answer.writeHead(200).end("ok");
});

describe("sending again", () => {
  const replay = (query: string) => call("POST", `webhook-deliveries/replay/?${query}`);

  test("keeps the id of the event, for one, for what failed, and for all since a moment", async () => {
    const { id } = await office.createEndpoint({ events: ["customer.created"] });
    for (let count = 0; count < 3; count += 1) await makeCustomer();
    await office.run();
    const began = office.receiver.received.length;
    const idOf = (one: FreelyRead) => one.headers["webhook-id"] as string;
    const ids = office.receiver.received.slice(-3).map(idOf).sort();
    const [first] = await office.deliveries(`endpoint=${id}`);
    const one = await call("POST", `webhook-deliveries/${first.id}/replay/`);
    expect([one.status, one.json]).toMatchObject([201, { event_id: first.event_id, replay_of: first.id }]);
    const again = await call("POST", `webhook-deliveries/${first.id}/replay/`);
    expect([again.status, again.json.status]).toEqual([201, "delivered"]);
    await office.send();
    expect(idOf(last())).toBe(first.event_id);
    expect((await replay(`endpoint=${id}&status=failed`)).json).toEqual({ replayed: 0 });
    expect((await replay(`endpoint=${id}&created_at__gte=${first.created_at}`)).json).toEqual({ replayed: 3 });
    expect((await replay(`endpoint=${id}&created_at__gte=${first.created_at}`)).json, "they wait").toEqual({
      replayed: 0,
    });
    await office.send();
    expect(
      office.receiver.received
        .slice(began + 1)
        .map(idOf)
        .sort(),
    ).toEqual(ids);
    await call("DELETE", `webhook-endpoints/${id}/`);
  });

  test("never goes to an endpoint that is switched off or deleted, and needs a filter that is one", async () => {
    const { id } = await office.createEndpoint({ events: ["customer.created"] });
    await makeCustomer();
    await office.run();
    const [{ id: delivery }] = await office.deliveries(`endpoint=${id}`);
    const before = office.receiver.received.length;
    await call("PATCH", `webhook-endpoints/${id}/`, { body: { enabled: false } });
    expect((await call("POST", `webhook-deliveries/${delivery}/replay/`)).json.code).toBe("webhook_endpoint_disabled");
    expect((await replay(`endpoint=${id}`)).json).toEqual({ replayed: 0 });
    await call("DELETE", `webhook-endpoints/${id}/`);
    expect((await call("POST", `webhook-deliveries/${delivery}/replay/`)).status).toBe(404);
    expect((await replay(`endpoint=${id}`)).json).toEqual({ replayed: 0 });
    expect((await call("GET", `webhook-deliveries/${delivery}/`)).status, "the log stays").toBe(200);
    await office.run();
    expect(office.receiver.received).toHaveLength(before);
    expect((await replay("")).status).toBe(400);
    expect((await replay("endpiont=1")).status).toBe(400);
  });
});

test("the deliveries of one event are found by its id, and sent again by it", async () => {
  const ids: number[] = [];
  for (const path of ["one", "two"])
    ids.push((await office.createEndpoint({ url: `${office.receiver.url}${path}`, events: ["customer.created"] })).id);
  const [first, second] = [(await makeCustomer()).json.id, (await makeCustomer()).json.id];
  await office.run();
  const idOf = (customer: number) =>
    office.receiver.received.find(({ json }) => json.data?.customer?.id === customer)?.json.id as string;
  const found = await office.deliveries(`event_id=${idOf(first)}`);
  expect(found.map(({ event_id, endpoint }) => [event_id, endpoint]).sort()).toEqual(
    ids.map((id) => [idOf(first), id]),
  );
  expect(await office.deliveries(`event_id__in=${idOf(first)},${idOf(second)}`)).toHaveLength(4);
  for (const none of ["none", "00000000-0000-4000-8000-000000000000"])
    expect(await office.deliveries(`event_id=${none}`)).toEqual([]);
  const again = await call("POST", `webhook-deliveries/replay/?event_id=${idOf(second)}`);
  expect(again.json).toEqual({ replayed: 2 });
  await office.send();
  expect(await office.deliveries(`event_id=${idOf(second)}`)).toHaveLength(4);
  for (const id of ids) await call("DELETE", `webhook-endpoints/${id}/`);
});

test("what waits when an endpoint is switched off is canceled, and can be sent when it is on again", async () => {
  const { id } = await office.createEndpoint({ events: ["customer.created"] });
  await makeCustomer();
  await office.dispatch();
  await call("PATCH", `webhook-endpoints/${id}/`, { body: { enabled: false } });
  const before = office.receiver.received.length;
  office.app.clock.advance(day);
  await office.run();
  await call("PATCH", `webhook-endpoints/${id}/`, { body: { enabled: true } });
  await office.run();
  expect(office.receiver.received).toHaveLength(before);
  const query = `endpoint=${id}&status=canceled`;
  expect((await call("POST", `webhook-deliveries/replay/?${query}`)).json).toEqual({ replayed: 1 });
  await office.send();
  expect(office.receiver.received).toHaveLength(before + 1);
  office.app.clock.set(new Date());
  await call("DELETE", `webhook-endpoints/${id}/`);
});

test("deliveries are forgotten after their days, with messages and attempts, and deleted endpoints with their last one", async () => {
  const app = office.app;
  const { id } = await office.createEndpoint({ events: ["customer.created"] });
  await makeCustomer();
  await office.run();
  await call("DELETE", `webhook-endpoints/${id}/`);
  app.clock.advance(29 * day);
  await sweepDeliveries(app.deps);
  expect((await app.db`select from webhook_deliveries where endpoint_id = ${id}`).count).toBe(1);
  app.clock.advance(2 * day);
  await sweepDeliveries(app.deps);
  for (const table of ["webhook_messages", "webhook_deliveries", "webhook_attempts"])
    expect((await app.db`select from ${app.db(table)}`).count, table).toBe(0);
  expect((await app.db`select from webhook_endpoints where id = ${id}`).count).toBe(0);
  app.clock.set(new Date());
});
