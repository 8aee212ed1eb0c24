import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  offlineSignature,
  parseAuthorization,
  requestSignature,
  verifyOfflineSignature,
  verifyRequestSignature,
} from "./hmac.ts";

const sharedKey = "kw4qSnpSwXzgiv5yxYpZZmFEd9QAeiKTQ6OuyMja";
const date = "Tue, 07 Jun 2011 20:51:35 GMT";
const signature = "UDysfR6MndUZReo07Y9r+vErn8vSxrnQ5ulit18iJ/Q=";
const parsed = { kind: "hmac", algorithm: "hmac-sha256", headers: "date", signature, apiKey: "k-1" };

describe("the signature of a request", () => {
  test("is the published one for the published key and date", () => {
    expect(requestSignature(sharedKey, date)).toBe(signature);
  });

  test("holds for its own key and date only", () => {
    expect(verifyRequestSignature(sharedKey, date, signature)).toBe(true);
    expect(verifyRequestSignature(`${sharedKey}x`, date, signature)).toBe(false);
    expect(verifyRequestSignature(sharedKey, date.toLowerCase(), signature)).toBe(false);
  });

  test("is refused, not an error, whatever text is given", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => !verifyRequestSignature(sharedKey, date, text)));
  });
});

describe("the Authorization header", () => {
  test.each([
    `algorithm="hmac-sha256",headers="date",signature="${signature}",apikey="k-1"`,
    `algorithm="hmac-sha256", headers="date", signature="${signature}", apiKey="k-1"`,
    `APIKEY="k-1" ,Signature="${signature}",  HEADERS="date",Algorithm="hmac-sha256",`,
    `algorithm=hmac-sha256,headers=date,signature=${signature},apikey=k-1`,
    `algorithm="hmac-sha256",headers="date",signature="${signature}",apikey="k-1",extra="a,b=c"`,
  ])("is understood as clients send it: %s", (header) => {
    expect(parseAuthorization(header)).toEqual(parsed);
  });

  test("may hold commas and equals signs inside quotes", () => {
    const header = `algorithm="hmac-sha256",headers="date",signature="${signature}",apikey="a,b=c, d"`;
    expect(parseAuthorization(header)).toMatchObject({ kind: "hmac", apiKey: "a,b=c, d" });
  });

  test("may be a bearer token, the scheme in any case", () => {
    expect(parseAuthorization("bearer  a.b.c ")).toEqual({ kind: "bearer", token: "a.b.c" });
  });

  test("names every parameter that is missing or empty", () => {
    expect(parseAuthorization(`headers="date",apikey=""`)).toEqual({
      kind: "missing-params",
      missing: ["algorithm", "signature", "apikey"],
    });
  });

  test.each([
    "",
    ",",
    "Basic YTpi",
    "Bearer",
    `algorithm="hmac`,
    `algorithm="a" headers="date"`,
    `apikey="1",apiKey="2"`,
  ])("is invalid when malformed: %s", (header) => {
    expect(parseAuthorization(header)).toEqual({ kind: "invalid" });
  });

  test("never makes the parser fail", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ",", "=", " ", "a", "\\", "é"), maxLength: 40 }), (header) => {
        expect(parseAuthorization(header).kind).toMatch(/^(hmac|missing-params|invalid)$/);
      }),
    );
  });
});

describe("the signature of an offline document", () => {
  const facts = { secret: sharedKey, date, hardwareId: "HW-1", apiKey: "k-1" };

  test("covers date, license key, device and API key with their case kept", () => {
    const expected = requestSignature(sharedKey, `${date}\nAAAA-BBBB\nHW-1\nk-1`);
    expect(offlineSignature({ ...facts, licenseKey: "AAAA-BBBB" })).toBe(expected);
    expect(offlineSignature({ ...facts, licenseKey: "aaaa-bbbb" })).not.toBe(expected);
  });

  test("uses the whole username when there is no license key", () => {
    const expected = requestSignature(sharedKey, `${date}\njo@example.com|acme\nHW-1\nk-1`);
    expect(offlineSignature({ ...facts, licenseKey: "", username: "jo@example.com|acme" })).toBe(expected);
  });

  test("prefers the license key to the username", () => {
    const both = offlineSignature({ ...facts, licenseKey: "K", username: "u" });
    expect(both).toBe(offlineSignature({ ...facts, licenseKey: "K" }));
    expect(verifyOfflineSignature({ ...facts, licenseKey: "K" }, both)).toBe(true);
    expect(verifyOfflineSignature({ ...facts, username: "u" }, both)).toBe(false);
  });
});
