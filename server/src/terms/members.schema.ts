import { z } from "zod";
import {
  bigCount,
  consumptionPeriod,
  count,
  DURATION_UNITS,
  type DurationUnit,
  duration,
  durationText,
  flag,
  isZero,
  licenseType,
  maybe,
  metadataObject,
  metadataObjectOrText,
  nullable,
  seatReplacement,
  slotTimeout,
  text,
  verbatim,
  wireDate,
  wireDateTime,
} from "../platform/http/scalars.schema.ts";
import { entriesOf, type Kind, type Member, type TypeOfKind } from "./members.rules.ts";

/** How members of each kind are read in orders, in the catalog and in edits, and how answers show them. */

interface Ways {
  /** As tolerant as the clients in the field need: empty forms count as absent. */
  readonly order: z.ZodType;
  /** Absent keeps a member as it is; null unsets it. */
  readonly catalog: z.ZodType;
  /** Absent and most empty forms keep a member as it is. */
  readonly edit: z.ZodType;
  readonly answer: z.ZodType;
}

const silent = <T extends z.ZodType>(schema: T) => schema.nullable().optional();

/** Null means none, as empty text does. */
const orNone = (schema: z.ZodType) => z.preprocess((value) => (value === null ? "" : value), schema.optional());

/** Text as it is; numbers are none. */
const noText = z
  .string("Must be text.")
  .refine((value) => !value.includes("\u0000"), "The text contains a NUL character.");

/** Outside of the catalog, null and empty forms mean not set. */
const plain = (schema: () => z.ZodType, answer: z.ZodType): Ways => ({
  order: maybe(schema()),
  catalog: silent(schema()),
  edit: maybe(schema()),
  answer,
});

/** A null is a value everywhere. */
const orNull = (schema: () => z.ZodType, answer: z.ZodType): Ways => ({
  order: nullable(schema()),
  catalog: silent(schema()),
  edit: nullable(schema()),
  answer: answer.nullable(),
});

const lasting = (units: readonly DurationUnit[] = DURATION_UNITS): Ways => ({
  order: maybe(duration({ units })),
  catalog: silent(durationText({ units })),
  edit: orNone(durationText({ units })),
  answer: z.string(),
});

const WAYS: Readonly<Record<Kind, Ways>> = {
  boolean: plain(flag, z.boolean()),
  integer: plain(count, z.int()),
  "integer or -1": plain(() => count({ min: -1 }), z.int()),
  "big integer": plain(bigCount, z.int()),
  minutes: {
    order: slotTimeout(),
    catalog: z.preprocess((value) => (isZero(value) ? null : value), silent(count())),
    // 0 means the product's: the rule resolves it.
    edit: maybe(count()),
    answer: z.int(),
  },
  duration: lasting(),
  "duration in days": lasting(["y", "m", "d"]),
  date: orNull(wireDate, z.iso.date()),
  moment: orNull(wireDateTime, z.iso.datetime()),
  "license type": plain(licenseType, z.string()),
  "consumption period": orNull(consumptionPeriod, z.string()),
  "seat replacement": plain(seatReplacement, z.string()),
  text: { ...orNull(() => text(255), z.string()), edit: noText.trim().max(255).nullable().optional() },
  note: { ...orNull(() => verbatim(10_000), z.string()), edit: noText.max(10_000).nullable().optional() },
  metadata: {
    order: maybe(metadataObjectOrText()),
    catalog: silent(metadataObject()),
    edit: metadataObjectOrText().optional(),
    answer: z.record(z.string(), z.unknown()),
  },
  id: orNull(() => bigCount({ min: 1 }), z.int()),
};

type Members = Readonly<Record<string, Member>>;

/** The members of an order or an edit, by the type of their kinds. */
export type ShapeOf<M extends Members> = { [N in keyof M]: z.ZodOptional<z.ZodType<TypeOfKind[M[N]["kind"]]>> };
/** The members of an object of the catalog; null means not set. */
export type CatalogShapeOf<M extends Members> = {
  [N in keyof M]: z.ZodOptional<z.ZodType<TypeOfKind[M[N]["kind"]] | null>>;
};

// What `WAYS` reads for a kind has the type of that kind: said once, here.
const read = (members: Members, way: keyof Ways) =>
  Object.fromEntries(entriesOf(members).map(([name, { kind }]) => [name, WAYS[kind][way]])) as unknown;

/** Members as orders and rows of imports set them. */
export const orderShape = <M extends Members>(members: M) => read(members, "order") as ShapeOf<M>;
/** Members as products, policies and their features set them. */
export const catalogShape = <M extends Members>(members: M) => read(members, "catalog") as CatalogShapeOf<M>;
/** Members as edits of licenses and of their features set them. */
export const editShape = <M extends Members>(members: M) => read(members, "edit") as ShapeOf<M>;
/** Members as answers of the catalog show them. */
export const answerShape = <M extends Members>(members: M) => read(members, "answer") as { [N in keyof M]: z.ZodType };
