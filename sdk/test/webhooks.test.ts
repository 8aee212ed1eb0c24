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

  test.each(["MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwBr"])(
    "a secret without padding: %s",
    (unpadded) => {
      let signed: string;
      try {
        signed = sign(body, unpadded);
      } catch {
        // Its library of this language refuses such a secret, when it signs and when it verifies.
        return;
      }
      expect(verifyWebhookSignature(body, headers({ "webhook-signature": signed }), unpadded).id).toBe(id);
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
  for (const text of [
    JSON.stringify({ id, event: "customer.created", company_id: 1, user_id: null, ts, data }),
    JSON.stringify({ type: "customer.created", timestamp: new Date(ts * 1000).toISOString(), data }),
  ]) {
    const event = verifyWebhook(text, headers({ "webhook-signature": sign(text) }), secret);
    expect(event).toEqual({ id, event: "customer.created", ts, data });
    if (event.event !== "customer.created") throw new Error("another event");
    expect(event.data.customer.id).toBe(7);
  }
});
