import { isPlainObject } from "../values/json.ts";

/** Members whose values are never shown: not in the audit, and not in the problems of a request. */
const secretNames = /(^|_)(secret|password|passwords|shared_key|key_hash|token|otp|totp)$/;

/** Whether a member of this name holds a secret. */
export function isSecretName(name: string): boolean {
  return secretNames.test(name);
}

const shownMax = 200;

/** What was sent at a JSON pointer of a body, as a problem shows it; undefined where nothing was, or a secret. */
export function shownAt(pointer: string, body: unknown): unknown {
  if (pointer === "") return undefined;
  const steps = pointer
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (steps.some(isSecretName)) return undefined;
  let node = body;
  for (const step of steps) {
    if ((!isPlainObject(node) && !Array.isArray(node)) || !Object.hasOwn(node, step)) return undefined;
    node = Reflect.get(node, step);
  }
  return node;
}

/** A value as a problem shows it: without the secrets in it, and cut where it is long. */
export function shown(value: unknown): unknown {
  if (typeof value === "string") return cut(value);
  if (typeof value !== "object" || value === null) return value;
  const text = JSON.stringify(value, (name, member) => (isSecretName(name) ? "•••" : member)) ?? "";
  return text.length <= shownMax ? JSON.parse(text) : cut(text);
}

function cut(text: string): string {
  return text.length <= shownMax ? text : `${text.slice(0, shownMax - 1).toWellFormed()}…`;
}
