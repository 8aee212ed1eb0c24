import type { Json, JsonObject } from "../platform/values/json.ts";

/** The kinds of member that the terms of licenses and of features have. */

/** The type of a member of each kind, as it is parsed and stored. How each is read: members.schema.ts. */
export interface TypeOfKind {
  boolean: boolean;
  /** Not negative, and of 32 bits. */
  integer: number;
  /** The same, where -1 means "any number". */
  "integer or -1": number;
  /** Up to 2^53 - 1: units that are counted. */
  "big integer": number;
  /** How long a slot is held; 0 means not set. */
  minutes: number;
  /** Such as `1y` or `30d`; empty: none. */
  duration: string;
  /** The same in years, months and days only. */
  "duration in days": string;
  /** A day, as YYYY-MM-DD. */
  date: string | null;
  moment: Date | null;
  "license type": string;
  "consumption period": string | null;
  /** Who may put another device in the place of one beside users by their password: `never`, or `key`. */
  "seat replacement": string;
  /** Of 255 characters at most. */
  text: string | null;
  note: string | null;
  metadata: JsonObject;
  id: number | null;
}

/** A kind of member. */
export type Kind = keyof TypeOfKind;

/** A member of a list of terms. */
export interface Member {
  readonly kind: Kind;
  /** What it is when it is not set. */
  readonly default: Json;
}

/** The defaults of members by their names. */
export function defaultsOf<N extends string, M extends Member>(members: Readonly<Record<N, M>>) {
  return Object.fromEntries(entriesOf(members).map(([name, member]) => [name, member.default])) as {
    readonly [name in N]: M["default"];
  };
}

/** The entries of an object whose member names are known. */
export function entriesOf<K extends string, V>(object: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(object) as [K, V][];
}

/** The names of an object whose member names are known. */
export function namesOf<K extends string>(object: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(object) as K[];
}
