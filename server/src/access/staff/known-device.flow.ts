import type { FastifyRequest } from "fastify";
import type { Deps } from "../../deps.ts";
import { generateToken } from "../../platform/signing/opaque-token.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { isPlainObject } from "../../platform/values/json.ts";
import { readCookie } from "./session-cookie.flow.ts";

/** The cookie of a browser in which somebody of the staff has signed in before. It opens nothing. */
export const deviceCookie = "licet_device";

/** For how long a device is known after a sign-in. */
export const deviceSeconds = 180 * 24 * 3600;

interface Person {
  readonly company_id: number;
  readonly id: number;
}

/**
 * The content of the cookie: whose device it is, until when, and a random name. Sealed, so that only this server can
 * make one.
 */
export function deviceOf({ company_id, id }: Person, { secrets, random }: Deps, now: Date): string {
  const device = { company_id, id, device: generateToken(random), until: now.getTime() + deviceSeconds * 1000 };
  return secrets.seal(JSON.stringify(device), placeOf.knownDevice).toString("base64url");
}

/**
 * The name of the device, if the person has signed in with it before; a stranger's guesses elsewhere do not slow it.
 */
export function knownDevice(request: FastifyRequest, person: Person, { secrets }: Deps, now: Date): string | undefined {
  const cookie = readCookie(request, deviceCookie);
  if (cookie === undefined) return undefined;
  try {
    const told: unknown = JSON.parse(secrets.open(Buffer.from(cookie, "base64url"), placeOf.knownDevice));
    if (!isPlainObject(told) || told.company_id !== person.company_id || told.id !== person.id) return undefined;
    return typeof told.until === "number" && told.until > now.getTime() ? String(told.device) : undefined;
  } catch {
    // Of another server, or made up: a device like any other.
    return undefined;
  }
}
