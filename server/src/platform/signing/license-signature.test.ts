import crypto, { createPrivateKey, verify } from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { generateRsaKeyPair, type RsaKeyPair } from "./key-pair.ts";
import { createSigner, licenseSignatureText, signText } from "./license-signature.ts";

let pair: RsaKeyPair;
beforeAll(async () => {
  pair = await generateRsaKeyPair(2048);
});

const holds = (text: string, signature: string, publicPem: string) =>
  verify("RSA-SHA256", Buffer.from(text, "utf8"), publicPem, Buffer.from(signature, "base64"));

describe("the text of a license signature", () => {
  test("joins device, id and end of the license, all in lower case", () => {
    const validityPeriod = new Date("2019-06-15T00:00:00Z");
    expect(licenseSignatureText({ hardwareId: "A53F-EC01", id: "FUH3-4E7A-LZJL-7JTP", validityPeriod })).toBe(
      "a53f-ec01#fuh3-4e7a-lzjl-7jtp#2019-06-15t00:00:00.000z",
    );
  });

  test("ends with # for a license without an end", () => {
    expect(licenseSignatureText({ hardwareId: "HW", id: "KEY", validityPeriod: null })).toBe("hw#key#");
  });

  test("cannot be made of an invalid date", () => {
    const validityPeriod = new Date(Number.NaN);
    expect(() => licenseSignatureText({ hardwareId: "HW", id: "KEY", validityPeriod })).toThrow(RangeError);
  });
});

describe("a signer", () => {
  test("makes signatures that its public key verifies, whatever the text", () => {
    const signer = createSigner(pair.privatePem);
    expect(signer.publicKeyPem).toBe(pair.publicPem);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => holds(text, signer.sign(text), signer.publicKeyPem)),
      { numRuns: 30 },
    );
  });

  test("signs text and its bytes alike", () => {
    const key = createPrivateKey(pair.privatePem);
    expect(signText(key, "ČK12")).toBe(signText(key, Buffer.from("ČK12", "utf8")));
    expect(signText(key, "ČK12")).toMatch(/^[A-Za-z0-9+/]{342}==$/);
  });

  test("answers the same signature for the same text, remembered, forgotten or fresh", () => {
    const key = createPrivateKey(pair.privatePem);
    const signer = createSigner(pair.privatePem, 2);
    for (const text of ["a", "b", "a", "c", "b", "a", "d"]) expect(signer.sign(text)).toBe(signText(key, text));
  });

  test("does not sign a remembered text twice", () => {
    const signer = createSigner(pair.privatePem);
    const sign = vi.spyOn(crypto, "sign");
    syncBuiltinESMExports();
    try {
      for (const text of ["same", "same", "other", "same"]) signer.sign(text);
      expect(sign).toHaveBeenCalledTimes(2);
    } finally {
      sign.mockRestore();
      syncBuiltinESMExports();
    }
  });

  test("forgets the signature unused for longest first", () => {
    const deleted = vi.spyOn(Map.prototype, "delete");
    try {
      const signer = createSigner(pair.privatePem, 2);
      for (const text of ["a", "b", "a"]) signer.sign(text);
      const keyOfA = deleted.mock.calls[0]?.[0];
      deleted.mockClear();
      signer.sign("c");
      expect(deleted).toHaveBeenCalledTimes(1);
      expect(deleted.mock.calls[0]?.[0]).not.toBe(keyOfA);
    } finally {
      deleted.mockRestore();
    }
  });

  test("refuses a key unfit to sign with", () => {
    expect(() => createSigner(pair.publicPem)).toThrow("must be a private key");
  });
});
