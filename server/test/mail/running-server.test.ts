import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestApp, type FreelyRead, type TestApp } from "../support/app.ts";
import { applicationOf, createProduct } from "../support/application.ts";
import { type MailServer, startMailServer, switchKinds } from "../support/mail-server.ts";
import { until } from "../support/own-postgres.ts";
import { openReceiver, type Receiver } from "../support/webhook-receiver.ts";
import { advance, makeClock, sellByClock } from "../test-clocks/clocks.ts";

// A server with all its jobs, a mail server and a receiver of webhooks: what happens is told to each of them once.

let app: TestApp;
let mailServer: MailServer;
let receiver: Receiver;
beforeEach(async () => {
  [mailServer, receiver] = await Promise.all([startMailServer(), openReceiver()]);
  app = await createTestApp({
    now: new Date().toISOString(),
    mail: mailServer.transport,
    webhooks: { allowsPrivateTargets: true, webhookSeconds: 2 },
    withJobs: true,
  });
});
afterEach(async () => {
  await app.close();
  await Promise.all([mailServer.stop(), receiver.close()]);
});

const createEndpoint = async (body: object): Promise<FreelyRead> => {
  const { status, json, text } = await app.management("POST", "webhook-endpoints/", { body });
  if (status !== 201) throw new Error(text);
  return json;
};

/** Waits until nothing is on its way any more: neither an event, nor a mail, nor a webhook. */
const allIsTold = () =>
  until(async () => {
    const [row] = await app.db<{ waiting: number }[]>`
      select (select count(*) from event_outbox) + (select count(*) from mails where status in ('waiting', 'sending'))
        + (select count(*) from webhook_deliveries where status = 'pending') as waiting`;
    return row?.waiting === 0;
  });

test("a trial is sold by a test clock, 14 days pass: one mail, one webhook, and the check says that it has expired", async () => {
  await createProduct(app, "draw", { product_name: "Draw" });
  await switchKinds(app, { license_expired: true });
  await createEndpoint({ url: receiver.url, events: ["license.expired"] });
  const clock = await makeClock(app, "2030-01-01T09:00:00Z");
  const customer = { email: "ada@acme.example", first_name: "Ada" };
  const { id, license_key } = await sellByClock(app, clock, "draw", { is_trial: true, trial_days: 14 }, { customer });
  const call = { product: "draw", license_key, hardware_id: "one" };
  const isExpired = async () => ((await applicationOf(app).check(call)).json as FreelyRead).is_expired as boolean;
  await applicationOf(app).activate(call);
  await advance(app, clock, "2030-01-15T09:00:00Z");
  await allIsTold();
  expect([await isExpired(), mailServer.arrived.length, receiver.received.length]).toEqual([false, 0, 0]);

  await advance(app, clock, "2030-01-15T09:00:01Z");
  await allIsTold();
  const [mail] = mailServer.arrived;
  expect(mail).toMatchObject({ to: "ada@acme.example", subject: "Your trial of Draw has ended" });
  expect(mail?.text).toContain("ended on January 15, 2030");
  const [webhook] = receiver.received;
  expect(webhook?.json).toMatchObject({ event: "license.expired", data: { license: { id, license_key } } });
  expect(webhook?.json.ts).toBe(Date.parse("2030-01-15T09:00:00Z") / 1000);
  expect([await isExpired(), mailServer.arrived.length, receiver.received.length]).toEqual([true, 1, 1]);

  // On it goes, in steps and at once, and nobody hears of it again.
  for (const to of ["2030-01-15T09:01:00Z", "2030-01-18T09:00:00Z", "2031-06-01T00:00:00Z"]) {
    await advance(app, clock, to);
    await allIsTold();
  }
  expect([await isExpired(), mailServer.arrived.length, receiver.received.length]).toEqual([true, 1, 1]);
});

test("an endpoint of webhooks that answers 410 is switched off, and the company hears of it by one mail with a link to it", async () => {
  const body = { staff_email: "ops@vendor.example" };
  expect((await app.management("PATCH", "mail-settings/", { body })).status).toBe(200);
  const { id } = await createEndpoint({ url: receiver.url, events: ["customer.created"] });
  receiver.answers = (_request, answer) => void answer.writeHead(410).end();
  await app.management("POST", "customers/", { body: {} });
  await until(() => mailServer.arrived.length > 0);
  await app.management("POST", "customers/", { body: {} });
  await allIsTold();
  expect(receiver.received).toHaveLength(1);
  expect((await app.management("GET", `webhook-endpoints/${id}/`)).json).toMatchObject({ disabled_reason: "gone" });
  const [mail, another] = mailServer.arrived;
  expect(another).toBeUndefined();
  expect(mail).toMatchObject({ to: "ops@vendor.example", subject: "A webhook was switched off" });
  for (const part of [receiver.url, "410 Gone", `https://licenses.example.com/webhooks/${id}`])
    expect(mail?.text).toContain(part);
});
