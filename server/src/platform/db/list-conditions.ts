import type { Db } from "./connect.ts";
import type { Condition, Filter, FilterKind, FilterValue, Fragment, ListPage, ListSpec, Lookup } from "./list-spec.ts";
import { escapeLike } from "./list-text.ts";
import { metadataSql } from "./metadata-conditions.ts";

/** Conditions in SQL whose ids were looked up already. */
type LookedUp = ReadonlyMap<Condition, Fragment>;

/** `" and <condition>"` for everything the page asks for; goes after a `where` that has a condition already. */
export function andConditions(
  db: Db,
  companyId: number,
  spec: ListSpec,
  page: ListPage,
  lookedUp: LookedUp = new Map(),
): Fragment {
  const all = page.conditions.map((condition) => lookedUp.get(condition) ?? conditionSql(db, companyId, condition));
  const { metadata } = spec;
  if (metadata) for (const condition of page.metadata) all.push(metadataSql(db, metadata(db), condition));
  return all.reduce<Fragment>((before, condition) => db`${before} and ${condition}`, db``);
}

/**
 * More ids than this are compared in place: a page of what they mean is soon full, and so many are not worth their way.
 */
const idsMax = 100;
/** Where that costs more than a look at another table, more of them are worth it. */
const idsMaxInPlace = 1000;

/**
 * The conditions of `among`, by the ids that they mean: the planner then knows how many rows refer to them, where it
 * could only guess.
 */
export async function lookUpConditions(db: Db, companyId: number, page: ListPage): Promise<LookedUp> {
  const found = await Promise.all(
    page.conditions.map(async (condition): Promise<[Condition, Fragment][]> => {
      const { among, within } = condition.filter;
      if (!among) return [];
      const { compared, isNegated } = comparisonOf(db, condition);
      const most = among.inPlace ? idsMaxInPlace : idsMax;
      const [row] = await db<{ ids: number[] }[]>`
        select array(${among.ids(db, companyId, compared)} limit ${most + 1}::bigint) as ids`;
      const ids = row?.ids ?? [];
      if (ids.length > most) return [];
      const [only] = ids;
      const equals =
        only !== undefined && ids.length === 1
          ? db`${among.key(db)} = ${only}::bigint`
          : db`${among.key(db)} = any(${ids}::bigint[])`;
      const isOne = within ? within(db, equals) : equals;
      return [[condition, isNegated ? db`(${isOne}) is not true` : isOne]];
    }),
  );
  return new Map(found.flat());
}

function conditionSql(db: Db, companyId: number, condition: Condition): Fragment {
  const { among, within, exact } = condition.filter;
  if (exact && condition.lookup === "exact") return exact(db, companyId, String(condition.values[0]));
  const { compared, isNegated } = comparisonOf(db, condition);
  if (among) {
    if (isNegated && among.ifFalse && condition.lookup === "exact") return among.ifFalse(db);
    // Very many ids are meant, so a page is soon full. The planner, who cannot know that, takes any `case` for true of
    // every second row.
    const isOne = among.inPlace
      ? db`case when ${comparisonOf(db, condition, among.inPlace).compared} then true else false end`
      : (within ?? plainly)(db, db`${among.key(db)} in (${among.ids(db, companyId, compared)})`);
    return isNegated ? db`(${isOne}) is not true` : isOne;
  }
  const inner = within ? within(db, compared) : compared;
  return isNegated ? db`not ${inner}` : inner;
}

const plainly = (_db: Db, condition: Fragment) => condition;

/**
 * The comparison of a condition; of rows elsewhere, "not" and "is null" mean that no row there has the value, or any.
 */
function comparisonOf(
  db: Db,
  { filter, lookup, values }: Condition,
  column = filter.column,
): { readonly compared: Fragment; readonly isNegated: boolean } {
  const { kind, isPerson } = filter;
  if (isPerson && lookup === "not")
    return isElsewhere(filter)
      ? { compared: samePerson(db, column(db), values), isNegated: true }
      : { compared: db`(${samePerson(db, column(db), values)}) is not true`, isNegated: false };
  if (isPerson && ["exact", "iexact", "in"].includes(lookup))
    return { compared: samePerson(db, column(db), values), isNegated: false };
  if (isElsewhere(filter) && lookup === "not")
    return { compared: compare(db, column(db), kind, "exact", values), isNegated: true };
  if (isElsewhere(filter) && lookup === "isnull")
    return { compared: db`${column(db)} is not null`, isNegated: values[0] === true };
  if (filter.among?.ifFalse && lookup === "exact" && values[0] === false)
    return { compared: compare(db, column(db), kind, "exact", [true]), isNegated: true };
  return { compared: compare(db, column(db), kind, lookup, values), isNegated: false };
}

function isElsewhere(filter: Filter): boolean {
  return filter.within !== undefined || filter.among !== undefined;
}

/** One of these people. Unique indexes of addresses leave out rows that have none. */
function samePerson(db: Db, column: Fragment, values: readonly FilterValue[]): Fragment {
  const people = values.map((value) => db`fold_person(${column}) = fold_person(${String(value)})`);
  return db`((${people.reduce((before, person) => db`${before} or ${person}`)}) and ${column} <> '')`;
}

/**
 * Numbers are compared as bigint: a value that an integer column could not hold then matches nothing instead of
 * failing.
 */
function compare(db: Db, column: Fragment, kind: FilterKind, lookup: Lookup, values: readonly FilterValue[]): Fragment {
  const [value = ""] = values;
  if (lookup === "isnull") return value === true ? db`${column} is null` : db`${column} is not null`;
  if (lookup === "icontains") return contains(db, column, String(value));
  if (lookup === "startswith") return db`${column} like ${`${escapeLike(String(value))}%`}::text`;
  if (lookup === "iexact") return db`${column} ilike ${escapeLike(String(value))}::text`;
  // One value is compared as such: an index then gives what it is followed by in order.
  if (lookup === "in" && values.length === 1) return compare(db, column, kind, "exact", values);
  if (lookup === "in") {
    return kind === "integer"
      ? db`${column} = any(${values.map(Number)}::bigint[])`
      : db`${column} = any(${values.map(String)}::text[])`;
  }
  if (lookup.startsWith("date")) return compareDay(db, column, lookup, db`${value}::date`);
  const typed = typedValue(db, kind, value);
  if (lookup === "not") return db`${column} is distinct from ${typed}`;
  if (lookup === "gt") return db`${column} > ${typed}`;
  if (lookup === "gte") return db`${column} >= ${typed}`;
  if (lookup === "lt") return db`${column} < ${typed}`;
  if (lookup === "lte") return db`${column} <= ${typed}`;
  return db`${column} = ${typed}`;
}

/** Three letters or digits that three others follow. */
const insideWord = /[\p{L}\p{N}]{3}(?=[\p{L}\p{N}]{3})/gu;
/** A text is cut in so many places at least, or not at all. */
const cutsMin = 2;

/**
 * An index of the parts of texts compares every three letters that follow each other, of all rows that have them: the
 * longer the text, the slower. A text whose words are cut after every third letter finds hardly more rows with fewer
 * comparisons. Those are compared with the whole: in words that no index is asked for, and of which the planner expects
 * nothing, since it would take the two for independent.
 */
export function contains(db: Db, column: Fragment, text: string): Fragment {
  const escaped = escapeLike(text);
  const whole = db`${column} ilike ${`%${escaped}%`}::text`;
  if ((escaped.match(insideWord) ?? []).length < cutsMin) return whole;
  const cut = escaped.replace(insideWord, "$&%");
  return db`(${column} ilike ${`%${cut}%`}::text and nullif(${whole}, false) is not null)`;
}

/** A day in UTC against a moment, written so that an index on the moment serves. */
function compareDay(db: Db, column: Fragment, lookup: Lookup, day: Fragment): Fragment {
  const begin = db`(${day}::timestamp at time zone 'UTC')`;
  const end = db`((${day} + 1)::timestamp at time zone 'UTC')`;
  if (lookup === "date__gt") return db`${column} >= ${end}`;
  if (lookup === "date__gte") return db`${column} >= ${begin}`;
  if (lookup === "date__lt") return db`${column} < ${begin}`;
  if (lookup === "date__lte") return db`${column} < ${end}`;
  return db`(${column} >= ${begin} and ${column} < ${end})`;
}

function typedValue(db: Db, kind: FilterKind, value: FilterValue): Fragment {
  if (kind === "integer") return db`${value}::bigint`;
  if (kind === "boolean") return db`${value}::boolean`;
  if (kind === "time") return db`${value}::timestamptz`;
  if (kind === "date") return db`${value}::date`;
  return db`${value}::text`;
}
