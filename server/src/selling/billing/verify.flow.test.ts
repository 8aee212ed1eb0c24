import { describe, expect, test } from "vitest";
import type { SourceKind } from "./reading.rules.ts";
import type { OpenSource } from "./source.rules.ts";
import { type IncomingMessage, isSigned, isSignedForm } from "./verify.flow.ts";

const now = new Date(1_790_000_000_000);
const text = '{"id":"evt_1Licet","type":"invoice.paid"}';
const sourceOf = (kind: SourceKind, secret: string | null): OpenSource => ({
  company_id: 1,
  id: 1,
  name: kind,
  token: "",
  livemode: true,
  enabled: true,
  kind,
  secret,
  privateKey: null,
  apiKey: null,
});
const message = (headers: IncomingMessage["headers"], body = text): IncomingMessage => ({
  headers,
  body: Buffer.from(body),
});

const stripe = "56b0899931621c38178dfe69708da7b420bc4bf4cea74ee683a45cb791c6bdfe";
const paddle = "2336d1b3a750d0830057567e7ae26fbba0ec7c3b1fd1de93b77a3608a6d82477";
const vectors: readonly (readonly [SourceKind, string, IncomingMessage["headers"]])[] = [
  ["stripe", "whsec_licet_test_secret", { "stripe-signature": `t=1790000000,v1=${stripe}` }],
  ["paddle", "pdl_ntfset_licet_test", { "paddle-signature": `ts=1790000000;h1=${paddle}` }],
  ["fastspring", "licet-fs-secret", { "x-fs-signature": "WlXm0uJqaUwGYaO5gnUjdRehCNSyBYCF7bHq9JxjynA=" }],
  [
    "lemon_squeezy",
    "licet-ls-secret",
    { "x-signature": "e96d3d8f83030da458c2e17be2cefe49701199488142eabcdbd1536605ee2cb0" },
  ],
  [
    "generic",
    "whsec_bGljZXQgZ2VuZXJpYyB0ZXN0IHNlY3JldA==",
    {
      "webhook-id": "msg_1Licet",
      "webhook-timestamp": "1790000000",
      "webhook-signature": "v1,xDaI7j3K6kc6oMO0hE2oVtmnH0SnhNXCIDD5uImJ0XA=",
    },
  ],
  ["woocommerce", "licet-wc-secret", { "x-wc-webhook-signature": "k3++8PV5NLzgJuovA4oxjtUDFyb9EAEY3fEzSJsF3Jc=" }],
];

describe.each(vectors)("%s", (kind, secret, headers) => {
  test("its signature is taken over the bytes of the body", () => {
    expect(isSigned(message(headers), sourceOf(kind, secret), now)).toBe(true);
  });

  test("another body, another secret, no signature and no secret are not", () => {
    expect(isSigned(message(headers, `${text} `), sourceOf(kind, secret), now)).toBe(false);
    expect(isSigned(message(headers), sourceOf(kind, `${secret}x`), now)).toBe(false);
    expect(isSigned(message({}), sourceOf(kind, secret), now)).toBe(false);
    expect(isSigned(message(headers), sourceOf(kind, null), now)).toBe(false);
  });
});

const dated: readonly SourceKind[] = ["stripe", "paddle", "generic"];
test.each(vectors.filter(([kind]) => dated.includes(kind)))(
  "%s: a signature is good for five minutes",
  (kind, secret, headers) => {
    const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    expect(isSigned(message(headers), sourceOf(kind, secret), at(299))).toBe(true);
    expect(isSigned(message(headers), sourceOf(kind, secret), at(301))).toBe(false);
  },
);

test("while a secret is rolled, either of the signatures counts", () => {
  const wrong = "0".repeat(64);
  const ofStripe = { "stripe-signature": `t=1790000000,v1=${wrong},v1=${stripe},v0=${wrong}` };
  expect(isSigned(message(ofStripe), sourceOf("stripe", "whsec_licet_test_secret"), now)).toBe(true);
  const onlyOld = { "stripe-signature": `t=1790000000,v0=${stripe}` };
  expect(isSigned(message(onlyOld), sourceOf("stripe", "whsec_licet_test_secret"), now)).toBe(false);
  const ofPaddle = { "paddle-signature": `ts=1790000000;h1=${paddle};h1=${wrong}` };
  expect(isSigned(message(ofPaddle), sourceOf("paddle", "pdl_ntfset_licet_test"), now)).toBe(true);
});

test("the form of FastSpring is signed by its values in the order of their names", () => {
  const form = {
    reference: "FS-1",
    name: "Ada Vos",
    company: "Vos BV",
    email: "ada@example.com",
    quantity: "3",
    security_request_hash: "955efe9d5ebb5bd36f86ffac0174fc22",
  };
  expect(isSignedForm(form, "licet-private-key")).toBe(true);
  expect(isSignedForm({ ...form, quantity: "30" }, "licet-private-key")).toBe(false);
  expect(isSignedForm({ ...form, security_request_hash: "" }, "licet-private-key")).toBe(false);
  expect(isSignedForm(form, "another key")).toBe(false);
});
