import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { generateRsaKeyPair, readRsaPrivateKey } from "./key-pair.ts";

const pkcs8 = { type: "pkcs8", format: "pem" } as const;

describe("a key pair", () => {
  test("is RSA of the size asked for, both halves fitting", async () => {
    const { privatePem, publicPem } = await generateRsaKeyPair(3072);
    const key = readRsaPrivateKey(privatePem);
    expect(key.asymmetricKeyDetails?.modulusLength).toBe(3072);
    expect(createPublicKey(key).export({ type: "spki", format: "pem" })).toBe(publicPem);
    expect(privatePem).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    expect(publicPem).toMatch(/^-----BEGIN PUBLIC KEY-----/);
  });
});

describe("an operator's own key", () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

  test("may be PKCS#8 or PKCS#1", () => {
    expect(readRsaPrivateKey(privateKey.export(pkcs8).toString()).asymmetricKeyType).toBe("rsa");
    expect(readRsaPrivateKey(privateKey.export({ type: "pkcs1", format: "pem" }).toString()).type).toBe("private");
  });

  test.each([
    [
      "an encrypted key",
      privateKey.export({ ...pkcs8, cipher: "aes-256-cbc", passphrase: "p" }).toString(),
      "is encrypted",
    ],
    ["a public key", publicKey.export({ type: "spki", format: "pem" }).toString(), "must be a private key"],
    ["no PEM", "secret", "must be a private key"],
    ["a damaged PEM", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "cannot be read"],
    ["an Ed25519 key", generateKeyPairSync("ed25519").privateKey.export(pkcs8).toString(), "is of the type ed25519"],
    [
      "a short key",
      generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey.export(pkcs8).toString(),
      "at least 2048 bits, but has 1024",
    ],
  ])("is refused with its reason: %s", (_, pem, reason) => {
    expect(() => readRsaPrivateKey(pem)).toThrow(reason);
  });
});
