import { ApiError, type Problem, problem } from "../errors.ts";

const depthMax = 32;
const problemsMax = 100;

/**
 * Parses the text of a JSON body and refuses, with a pointer, what could not be stored and given back unchanged:
 * nesting over 32 levels, text with NUL or half a surrogate pair, numbers that JavaScript would round, and member names
 * that reach for a prototype.
 */
export function parseJsonBody(text: string): unknown {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new ApiError("invalid_json");
  }
  const problems = findUnsafeJson(body);
  if (problems.length > 0) throw ApiError.of(problems);
  return body;
}

/** What `parseJsonBody` refuses, for JSON that arrives inside a string (order metadata). `root` begins each pointer. */
export function findUnsafeJson(value: unknown, root = ""): Problem[] {
  const problems: Problem[] = [];
  const walk = (node: unknown, pointer: string, depth: number): void => {
    if (problems.length >= problemsMax) return;
    if (typeof node === "string") {
      const reason = unsafeText(node);
      if (reason) problems.push(problem("validation_error", pointer, undefined, reason));
    } else if (typeof node === "number") {
      if (!Number.isFinite(node) || (Number.isInteger(node) && !Number.isSafeInteger(node)))
        problems.push(problem("validation_error", pointer, undefined, "The number is too large to be kept exactly."));
    } else if (typeof node === "object" && node !== null) {
      if (depth >= depthMax) {
        problems.push(
          problem("validation_error", pointer, undefined, `The body is nested deeper than ${depthMax} levels.`),
        );
        return;
      }
      for (const [name, child] of Object.entries(node)) {
        const below = `${pointer}/${escapePointer(name)}`;
        const reason = Array.isArray(node) ? undefined : unsafeName(name, child);
        if (reason) problems.push(problem("validation_error", below, undefined, reason));
        else walk(child, below, depth + 1);
      }
    }
  };
  walk(value, root, 0);
  return problems;
}

/** A member name or index as one step of a JSON pointer (RFC 6901). */
export function escapePointer(step: string | number): string {
  return String(step).replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The JSON pointer of a path of member names and indexes. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${escapePointer(String(step))}`).join("");
}

function unsafeText(text: string): string | undefined {
  if (text.includes("\u0000")) return "The text contains a NUL character.";
  if (!text.isWellFormed()) return "The text contains half of a surrogate pair.";
  return undefined;
}

function unsafeName(name: string, child: unknown): string | undefined {
  const reachesPrototype =
    name === "__proto__" ||
    (name === "constructor" && typeof child === "object" && child !== null && Object.hasOwn(child, "prototype"));
  return reachesPrototype ? "This member name is not allowed." : unsafeText(name);
}
