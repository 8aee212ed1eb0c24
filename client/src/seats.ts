import type { Context } from "./context.ts";
import { type Choice, type Credential, choiceMembers, credentialMembers } from "./credential.ts";
import { LicetError } from "./errors.ts";
import { readDate } from "./license.ts";
import { isObject, type JsonObject, listOf } from "./wire.ts";

/** A device that has one of the seats of a license, as people recognize it. */
export interface Seat {
  /** What `client.replace()` names it by. */
  readonly id: number;
  /** The name of the machine; empty where it never told one. */
  readonly name: string;
  /** Its operating system; empty where it is not known. */
  readonly os: string;
  /** Name of the application that activated it; empty where it is not known. */
  readonly app: string;
  /** Version of that application; empty where it is not known. */
  readonly appVersion: string;
  /** When it took the seat. */
  readonly activatedAt: Date | null;
  /** When the server last heard of it; null: never since. */
  readonly lastContactAt: Date | null;
  /** Whether a license file holds the seat: then its machine has to give it back. */
  readonly isOffline: boolean;
  /** Until when it keeps a borrowed slot without a network; null: it has borrowed none. */
  readonly borrowedUntil: Date | null;
  /** Whether another device may take its place, while `left` is not 0. */
  readonly isReplaceable: boolean;
}

/** The seats of a license that is full, and how many of them may be freed. */
export interface Seats {
  /** Those that the credential may replace, not heard of for longest first. */
  readonly devices: readonly Seat[];
  /** How many may still be replaced this year; null: any number. */
  readonly left: number | null;
  /** When the next is possible, while `left` is 0; null: now, or never. */
  readonly nextAt: Date | null;
}

/** Asks which devices have the seats of a license. */
export async function findSeats(
  context: Context,
  credential: Credential,
  choice: Choice,
  retries?: number,
): Promise<Seats> {
  const members = { ...(await context.base()), ...credentialMembers(credential), ...choiceMembers(choice) };
  const { json } = await context.connection.call({
    method: "POST",
    endpoint: "seats",
    members,
    repeat: "safe",
    retries,
  });
  const { seats, resets } = isObject(json) ? json : ({} as JsonObject);
  if (!isObject(resets)) throw new LicetError("unexpected_answer", "The answer holds no seats.");
  return {
    devices: listOf(seats).map(readSeat),
    left: typeof resets["left"] === "number" ? resets["left"] : null,
    nextAt: readDate(textOf(resets["next_at"])),
  };
}

function readSeat(wire: JsonObject): Seat {
  return {
    id: Number(wire["id"]),
    name: textOf(wire["hostname"]),
    os: textOf(wire["os"]),
    app: textOf(wire["app_name"]),
    appVersion: textOf(wire["app_ver"]),
    activatedAt: readDate(textOf(wire["time_activated"])),
    lastContactAt: readDate(textOf(wire["last_check"])),
    isOffline: wire["is_offline"] === true,
    borrowedUntil: readDate(textOf(wire["borrowed_until"])),
    isReplaceable: wire["is_replaceable"] === true,
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
