import { ApiError, type Problem, problem } from "../../errors.ts";
import { endOfString } from "../values/json.ts";
import { depthMax, JsonScan, type Scanned } from "./json-scan.ts";
import { utf8 } from "./utf8.ts";

const problemsMax = 100;
const tooLarge = "The number is too large to be kept exactly.";
// Holds a character that no text of a body may have, so that no body can say it.
const inexact = "\u0000inexact";

/**
 * Judges bytes of JSON before anything is made of them, then parses them. Throws as `parseJson` does, and
 * `payload_too_large`.
 */
export function parseJsonBytes(
  bytes: Uint8Array,
  valuesMax: number,
): { readonly text: string; readonly body: unknown } {
  refuseScanned(new JsonScan(valuesMax).add(bytes), valuesMax);
  const text = utf8(bytes);
  if (text === undefined) throw notUtf8();
  return { text, body: parseJsonBody(text) };
}

/** Throws for what a scan has found. */
export function refuseScanned(found: Scanned, valuesMax: number): void {
  if (found === undefined) return;
  if (found === "deep") throw new ApiError("validation_error", { message: tooDeep });
  const message =
    found === "many" ? `The body holds more than ${valuesMax} values.` : "A list or an object of the body is too long.";
  throw new ApiError("payload_too_large", { message });
}

/** The refusal of bytes that are not UTF-8. */
export function notUtf8(): ApiError {
  return new ApiError("validation_error", { message: "The body is not UTF-8." });
}

/**
 * Parses the text of a JSON body and refuses, with a pointer, what could not be stored and given back unchanged:
 * nesting over 32 levels, text with NUL or half a surrogate pair, whole numbers that a double does not hold exactly,
 * and member names that reach for a prototype.
 */
export function parseJsonBody(text: string): unknown {
  const read = readJson(text);
  if (!read) throw new ApiError("invalid_json");
  if (read.problems.length > 0) throw ApiError.of(read.problems);
  return read.value;
}

/** The value of a JSON text, and what of it `parseJsonBody` refuses; undefined where it is no JSON. */
export function readJson(text: string): { readonly value: unknown; readonly problems: readonly Problem[] } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  // Only an escape can bring a character into JSON that is no part of any UTF-8.
  const judgesText = text.includes("\\u");
  const first = walkJson(value, { judgesText, numbers: "all" });
  if (!first.hasLargeNumber) return { value, problems: first.problems };
  const marked: unknown = JSON.parse(markInexact(text));
  return { value, problems: walkJson(marked, { judgesText, numbers: "marked" }).problems };
}

/** What `parseJsonBody` refuses, of values whose text is not known: every whole number past 2^53 is too large. */
export function findUnsafeJson(value: unknown): readonly Problem[] {
  return walkJson(value, { judgesText: true, numbers: "all" }).problems;
}

interface Judgement {
  /** Whether texts can hold what may not be stored. */
  readonly judgesText: boolean;
  /** Which numbers are too large: all past 2^53, or those whose text was marked. */
  readonly numbers: "all" | "marked";
}

const tooDeep = `The body is nested deeper than ${depthMax} levels.`;

function walkJson(root: unknown, { judgesText, numbers }: Judgement) {
  const problems: Problem[] = [];
  const path: (string | number)[] = [];
  let hasLargeNumber = false;
  const report = (sentence: string) => {
    if (problems.length < problemsMax) problems.push(problem("validation_error", pointerOf(path), undefined, sentence));
  };
  const walk = (node: unknown): void => {
    if (typeof node === "string") {
      const reason = node === inexact && numbers === "marked" ? tooLarge : judgesText ? unsafeText(node) : undefined;
      if (reason) report(reason);
    } else if (typeof node === "number") {
      if (numbers === "all" && (!Number.isFinite(node) || (Number.isInteger(node) && !Number.isSafeInteger(node)))) {
        hasLargeNumber = true;
        report(tooLarge);
      }
    } else if (typeof node === "object" && node !== null) {
      if (path.length >= depthMax) report(tooDeep);
      else if (Array.isArray(node)) walkList(node);
      else walkObject(node as Record<string, unknown>);
    }
  };
  const walkList = (list: readonly unknown[]) => {
    for (let index = 0; index < list.length; index += 1) {
      path.push(index);
      walk(list[index]);
      path.pop();
    }
  };
  const walkObject = (object: Record<string, unknown>) => {
    for (const name of Object.keys(object)) {
      const child = object[name];
      path.push(name);
      const reason = unsafeName(name, child, judgesText);
      if (reason) report(reason);
      else walk(child);
      path.pop();
    }
  };
  walk(root);
  return { problems, hasLargeNumber };
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

function unsafeName(name: string, child: unknown, judgesText: boolean): string | undefined {
  const reachesPrototype =
    name === "__proto__" ||
    (name === "constructor" && typeof child === "object" && child !== null && Object.hasOwn(child, "prototype"));
  if (reachesPrototype) return "This member name is not allowed.";
  return judgesText ? unsafeText(name) : undefined;
}

/** The same JSON with a mark in place of every whole number that would be another one after it was parsed. */
function markInexact(text: string): string {
  const token = /"|-?\d[-+.\deE]*/g;
  let marked = "";
  let from = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    if (found[0] === '"') token.lastIndex = endOfString(text, found.index);
    else if (!isExact(found[0])) {
      marked += text.slice(from, found.index) + JSON.stringify(inexact);
      from = token.lastIndex;
    }
  }
  return marked + text.slice(from);
}

/** Whether printing the parsed number gives the number that was written; fractions are not asked to. */
function isExact(written: string): boolean {
  // No double has more digits before its point.
  const number = written.length > 400 ? Number.POSITIVE_INFINITY : Number(written);
  if (!Number.isFinite(number)) return false;
  if (!Number.isInteger(number) || Number.isSafeInteger(number)) return true;
  return decimal(written) === decimal(String(number));
}

/** One spelling for each decimal number: `12e2` for 1200, 1.2e3 and 0.12e4. */
function decimal(written: string): string {
  const [mantissa = "", exponent = "0"] = written.toLowerCase().split("e");
  const sign = mantissa.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = mantissa.slice(sign.length).split(".");
  const digits = whole + fraction;
  let start = 0;
  while (start < digits.length - 1 && digits[start] === "0") start += 1;
  let end = digits.length;
  while (end > start + 1 && digits[end - 1] === "0") end -= 1;
  return `${sign}${digits.slice(start, end)}e${Number(exponent) - fraction.length + digits.length - end}`;
}
