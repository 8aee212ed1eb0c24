import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { LicetWebhookError, verifyWebhook, verifyWebhookSignature } from "../src/index.ts";

// The vectors of Standard Webhooks, in both directions.

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const timestamp = 1614265330;
const body = '{"test": 2432232314}';
const signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
const other = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";

const headers = (given: object = {}) => ({
  "webhook-id": id,
  "webhook-timestamp": String(timestamp),
  "webhook-signature": signature,
  ...given,
});
const sign = (text: string, with_: string = secret, at: number = timestamp) =>
  new Webhook(with_).sign(id, new Date(at * 1000), text);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: timestamp * 1000 });
});
afterEach(() => {
  vi.useRealTimers();
});

test("the vector is signed as it says, with the prefix and without it", () => {
  expect(sign(body)).toBe(signature);
  expect(sign(body, secret.slice("whsec_".length))).toBe(signature);
});

describe("it is accepted", () => {
  test.each([
    ["the vector", headers(), secret, body],
    ["the secret without its prefix", headers(), secret.slice(6), body],
    [
      "among other signatures",
      headers({ "webhook-signature": `${other} ${other.replace("v1", "v2")} ${signature} ${other}` }),
      secret,
      body,
    ],
    [
      "299 seconds old",
      headers({
        "webhook-timestamp": String(timestamp - 299),
        "webhook-signature": sign(body, secret, timestamp - 299),
      }),
      secret,
      body,
    ],
    ["an empty body", headers({ "webhook-signature": sign("") }), secret, ""],
    [
      "names of headers in another case",
      { "Webhook-Id": id, "Webhook-Timestamp": `${timestamp}`, "WEBHOOK-SIGNATURE": signature },
      secret,
      body,
    ],
    ["one of two secrets", headers(), [`whsec_${"A".repeat(32)}`, secret], body],
  ])("%s", (_name, given, with_, text) => {
    expect(verifyWebhookSignature(text, given, with_)).toEqual({ id, text });
  });

  test("bytes, and the headers of fetch", () => {
    const bytes = new TextEncoder().encode(body);
    expect(verifyWebhookSignature(bytes, new Headers(headers()), secret).text).toBe(body);
  });

  // Signed by hand: not every library takes such a secret.
  test.each(["MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwBr"])(
    "a secret without padding, with its prefix and without: %s",
    (unpadded) => {
      const key = Buffer.from(unpadded, "base64");
      const signed = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
      const given = headers({ "webhook-signature": `v1,${signed}` });
      for (const each of [unpadded, `whsec_${unpadded}`])
        expect(verifyWebhookSignature(body, given, each)).toEqual({ id, text: body });
      expect(() => verifyWebhookSignature(body, headers(), unpadded), "the signature of another secret").toThrow(
        LicetWebhookError,
      );
    },
  );
});

describe("it is refused", () => {
  test.each([
    ["without an id", headers({ "webhook-id": undefined })],
    ["without a time", headers({ "webhook-timestamp": undefined })],
    ["without a signature", headers({ "webhook-signature": undefined })],
    ["a time that is none", headers({ "webhook-timestamp": "hello" })],
    ["a time with a fraction", headers({ "webhook-timestamp": "1614265330.0" })],
    [
      "301 seconds old",
      headers({
        "webhook-timestamp": String(timestamp - 301),
        "webhook-signature": sign(body, secret, timestamp - 301),
      }),
    ],
    [
      "301 seconds ahead",
      headers({
        "webhook-timestamp": String(timestamp + 301),
        "webhook-signature": sign(body, secret, timestamp + 301),
      }),
    ],
    ["another signature", headers({ "webhook-signature": "v1,dawfeoifkpqwoekfpqoekf" })],
    ["a part of the signature", headers({ "webhook-signature": signature.slice(0, 8) })],
    ["no signature behind its version", headers({ "webhook-signature": "v1," })],
    ["the signature under another version", headers({ "webhook-signature": signature.replace("v1,", "v2,") })],
  ])("%s", (_name, given) => {
    expect(() => verifyWebhookSignature(body, given, secret)).toThrow(LicetWebhookError);
  });

  test.each(["", "whsec_"])("with the secret %j", (empty) => {
    expect(() => verifyWebhookSignature(body, headers(), empty)).toThrow(LicetWebhookError);
  });

  test("a body that was parsed and written again", () => {
    expect(() => verifyWebhookSignature(JSON.stringify(JSON.parse(body)), headers(), secret)).toThrow(
      LicetWebhookError,
    );
  });

  test.each(["nothing", '{"test": 1}', "null"])("signed, but no event: %s", (text) => {
    const given = headers({ "webhook-signature": sign(text) });
    expect(() => verifyWebhook(text, given, secret)).toThrow(LicetWebhookError);
  });
});

test("an event has its types, in either format", () => {
  const ts = 1790000000;
  const data = { customer: { id: 7 } };
  for (const [text, user_id] of [
    [JSON.stringify({ id, event: "customer.created", company_id: 1, user_id: 3, ts, data }), 3],
    [JSON.stringify({ id, event: "customer.created", company_id: 1, user_id: null, ts, data }), null],
    [JSON.stringify({ type: "customer.created", timestamp: new Date(ts * 1000).toISOString(), data }), null],
  ] as const) {
    const event = verifyWebhook(text, headers({ "webhook-signature": sign(text) }), secret);
    expect(event).toEqual({ id, event: "customer.created", ts, user_id, data });
    if (event.event !== "customer.created") throw new Error("another event");
    expect(event.data.customer.id).toBe(7);
  }
});

test("what the call of an application told of itself has its type", () => {
  const data = { license: { id: 1 }, device: { id: 2 }, request_info: { ip: "203.0.113.7", app_ver: "2.0" } };
  const text = JSON.stringify({ id, event: "license.activated", company_id: 1, user_id: null, ts: timestamp, data });
  const event = verifyWebhook(text, headers({ "webhook-signature": sign(text) }), secret);
  if (event.event !== "license.activated") throw new Error("another event");
  expect(event.data.request_info?.ip).toBe("203.0.113.7");
  expect(event.data.request_info?.app_ver).toBe("2.0");
});
