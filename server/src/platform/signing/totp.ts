import { Secret, TOTP } from "otpauth";
import { createChoice, type RandomBytes } from "./random-choice.ts";

/** Codes of authenticator apps (RFC 6238): six digits, 30 seconds, SHA-1, which is what every app can do. */

const period = 30;
const secretBytes = 20;

/** A new secret, in base32 as apps take it. */
export function generateTotpSecret(random: RandomBytes): string {
  const bytes = random(secretBytes);
  return new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32;
}

/** The address that apps read from a QR code. */
export function totpAddress(secret: string, email: string): string {
  return totpOf(secret, email).toString();
}

/**
 * The time step of a right code, undefined for a wrong one. The clock of a phone may be a step off. No step up to
 * `lastStep` is taken: a code seen over a shoulder is useless once it was used.
 */
export function findTotpStep(secret: string, code: string, now: Date, lastStep: number | null): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const delta = totpOf(secret, "").validate({ token: code, timestamp: now.getTime(), window: 1 });
  if (delta === null) return undefined;
  const step = Math.floor(now.getTime() / 1000 / period) + delta;
  return lastStep !== null && step <= lastStep ? undefined : step;
}

const letters = [..."23456789ABCDEFGHJKLMNPQRSTUVWXYZ"];
const recoveryCodes = 10;
const recoveryLength = 16;

/** Codes for the day the phone is gone: ten, of 80 bits each, in groups of four. */
export function generateRecoveryCodes(random: RandomBytes): string[] {
  const choose = createChoice(letters, random, recoveryCodes * recoveryLength);
  return Array.from({ length: recoveryCodes }, () =>
    Array.from({ length: recoveryLength }, choose)
      .join("")
      .replace(/(.{4})(?=.)/g, "$1-"),
  );
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: "Licet", label: label || "staff", secret: Secret.fromBase32(secret), period });
}
