import type { z } from "zod";
import { ERRORS, type ErrorCode, type Problem, problem } from "../../errors.ts";
import { isPlainObject } from "../values/json.ts";
import { pointerOf } from "./json-body.ts";
import { isSecretName, shownAt } from "./redaction.ts";

const roundsMax = 10;

/**
 * The parsed rest of a body without the members that do not have the expected form, and the pointers of those;
 * undefined where nothing is left that could be judged. An element of a list goes with its list, so that pointers into
 * the rest stay those of the body.
 */
export function withoutProblems<B extends z.ZodType>(
  schema: B,
  body: unknown,
): { readonly body: z.output<B>; readonly pruned: readonly string[] } | undefined {
  const rest: unknown = structuredClone(body);
  const pruned = new Set<string>();
  for (let round = 0; round < roundsMax; round += 1) {
    const parsed = schema.safeParse(rest);
    if (parsed.success) return { body: parsed.data, pruned: [...pruned] };
    for (const { path } of parsed.error.issues) {
      const removed = removeAt(rest, path);
      if (removed === undefined) return undefined;
      pruned.add(removed);
    }
  }
  return undefined;
}

/**
 * Whether a problem of the rest may be there only because the member at `pruned` is not: it is about the same place, or
 * misses something beside it.
 */
export function followsFrom(pruned: string, { code, pointer }: Pick<Problem, "code" | "pointer">): boolean {
  const isSamePlace = `${pointer}/`.startsWith(`${pruned}/`) || `${pruned}/`.startsWith(`${pointer}/`);
  return isSamePlace || (code.endsWith("_required") && holderOf(pointer) === holderOf(pruned));
}

function holderOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}

/**
 * Removes the deepest member of an object that the path leads through; answers where that was, or undefined where it is
 * the whole.
 */
function removeAt(root: unknown, path: readonly PropertyKey[]): string | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const holder = path.slice(0, length - 1).reduce<unknown>(memberOf, root);
    const name = path[length - 1] ?? "";
    if (typeof holder !== "object" || holder === null || Array.isArray(holder) || !Object.hasOwn(holder, name))
      continue;
    Reflect.deleteProperty(holder, name);
    return pointerOf(path.slice(0, length));
  }
  return undefined;
}

function memberOf(node: unknown, step: PropertyKey): unknown {
  return typeof node === "object" && node !== null ? Reflect.get(node, step) : undefined;
}

/**
 * The problems of a failed parse. In a body each points to the nearest place that exists in it: a missing member to the
 * object that lacks it. In a query the sentence begins with the parameter's name.
 */
export function problemsOf(error: z.ZodError, where: "query" | "body", input: unknown): Problem[] {
  return error.issues.slice(0, 100).map((issue) => {
    const existing = where === "body" ? existingPath(issue.path, input) : [];
    const missing = issue.path.slice(existing.length).map(String).join(".");
    const isAbsent = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
    const sentence = isAbsent
      ? `${missing || "This"} is required.`
      : missing
        ? `${missing}: ${issue.message}`
        : issue.message;
    // The value in a body is found by the pointer when the problem is answered.
    const [name] = issue.path;
    const value = where === "query" && !isSecretName(String(name)) ? shownAt(pointerOf(issue.path), input) : undefined;
    return problem(codeOfIssue(issue), pointerOf(existing), value, sentence);
  });
}

/** A schema may name a code of the catalogue in `params.code` of its issue. */
function codeOfIssue(issue: z.core.$ZodIssue): ErrorCode {
  const params: unknown = "params" in issue ? issue.params : undefined;
  const code = isPlainObject(params) ? params.code : undefined;
  return typeof code === "string" && code in ERRORS ? (code as ErrorCode) : "validation_error";
}

function existingPath(path: readonly PropertyKey[], input: unknown): PropertyKey[] {
  const existing: PropertyKey[] = [];
  let node = input;
  for (const step of path) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, step)) break;
    node = (node as Record<PropertyKey, unknown>)[step];
    existing.push(step);
  }
  return existing;
}
