import type { LicetError, Problem } from "@licet/sdk";

// A form's values are the body, in the words of the wire, so a pointer leads to its field without a table.

/** The path of a field for a JSON pointer: `/items/0/product_code` is `items.0.product_code`. */
export function pathOf(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .join(".");
}

/** The field of a pointer, or the nearest one above it; undefined where none is. */
export function nearestField(path: string, fields: ReadonlySet<string>): string | undefined {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) if (fields.has(at)) return at;
  return undefined;
}

/** Problems by the fields that have them, and those without a place. */
export interface Placed {
  readonly byField: Readonly<Record<string, string>>;
  readonly elsewhere: readonly Problem[];
}

/**
 * Puts each problem of a refusal at its field, as a sentence. A refusal without problems is one itself.
 */
export function placeProblems(
  error: Pick<LicetError, "code" | "message" | "errors">,
  fields: ReadonlySet<string>,
  sentenceOf: (problem: Problem) => string,
): Placed {
  const own = { code: error.code, message: error.message, value: undefined, pointer: "" };
  const problems = error.errors.length > 0 ? error.errors : [own];
  const byField: Record<string, string> = {};
  const elsewhere: Problem[] = [];
  for (const problem of problems) {
    const field = nearestField(pathOf(problem.pointer), fields);
    if (field === undefined) elsewhere.push(problem);
    else
      byField[field] = byField[field] === undefined ? sentenceOf(problem) : `${byField[field]} ${sentenceOf(problem)}`;
  }
  return { byField, elsewhere };
}
