import type { Json } from "../values/json.ts";
import type { Db } from "./connect.ts";
import type { Fragment, MetadataCondition } from "./list-spec.ts";
import { escapeLike } from "./list-text.ts";

/**
 * A condition on a member of metadata, at any path. What could match is found by containment, which an index of the
 * metadata serves (`jsonb_path_ops`); what was found is compared exactly. That a member is missing, orders and parts of
 * texts are compared row by row (docs/decisions/0060).
 */
export function metadataSql(db: Db, metadata: Fragment, { path, lookup, value }: MetadataCondition): Fragment {
  const found = db`${metadata} #> ${[...path]}::text[]`;
  const json = db`${JSON.stringify(value)}::text::jsonb`;
  const text = (pattern: string) => db`${metadata} #>> ${[...path]}::text[] ilike ${pattern}::text`;
  if (lookup === "isnull") return value === true ? db`${found} is null` : db`${found} is not null`;
  if (lookup === "icontains") return text(`%${escapeLike(String(value))}%`);
  if (lookup === "iexact") return text(escapeLike(String(value)));
  if (lookup === "startswith")
    return db`${metadata} #>> ${[...path]}::text[] like ${`${escapeLike(String(value))}%`}::text`;
  if (lookup === "contains") {
    if (path.length === 0) return db`${metadata} @> ${json}`;
    // A list contains what is one of its elements.
    const isElement = typeof value !== "object" || value === null;
    return db`(${containing(db, metadata, path, isElement ? [value, [value]] : [value])} and ${found} @> ${json})`;
  }
  if (lookup === "exact") return db`(${containing(db, metadata, path, [value])} and ${found} = ${json})`;
  const order = { gt: db`>`, gte: db`>=`, lt: db`<`, lte: db`<=` }[lookup];
  // Values of different types have an order too, which is never meant.
  return db`(jsonb_typeof(${found}) = ${typeof value}::text and ${found} ${order} ${json})`;
}

/**
 * Any of these leaves at a path. A number in it is a name or an index: which, only the stored value knows, and
 * containment knows elements, but not their places.
 */
function containing(db: Db, metadata: Fragment, path: readonly string[], leaves: readonly Json[]): Fragment {
  const wholes = path.reduceRight<readonly Json[]>(
    (inner, step) =>
      inner.flatMap((each): Json[] => (/^\d+$/.test(step) ? [{ [step]: each }, [each]] : [{ [step]: each }])),
    leaves,
  );
  const all = wholes
    .filter((whole) => !Array.isArray(whole))
    .map((whole) => db`${metadata} @> ${JSON.stringify(whole)}::text::jsonb`);
  return db`(${all.reduce((before, each) => db`${before} or ${each}`)})`;
}
