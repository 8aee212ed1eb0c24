import { z } from "zod";
import type { Parsed } from "../../platform/http/parse-input.ts";
import { isPlainObject } from "../../platform/values/json.ts";
import { type ItemBody, type OrderBody, orderBody, orderItem, orderLicense } from "./place-order.schema.ts";

const issuesMax = 100;
// A license with hundreds of features, or one for a thousand users, is less.
const valuesMax = 10_000;
const tooMuch = `At most ${valuesMax} values, but for what stands in lists of items and licenses.`;
/** How long the event loop is kept before others get their turn. */
const turnMs = 5;

/**
 * Parses the body of an order as `orderBody` does, but taken apart into the order, its items and their licenses,
 * between which other calls get their turn: an order can have ten thousand licenses. Ends at a hundred problems.
 */
export async function parseOrder(body: unknown): Promise<Parsed<OrderBody>> {
  const parts = new Parts();
  const order = await parts.parse(orderBody, withOne(body, "items", { product_code: "-", licenses: [{}] }), []);
  const items: ItemBody[] = [];
  for (const [at, given] of listOf(body, "items").entries()) {
    if (parts.isFull) break;
    const item = await parts.parse(orderItem, withOne(given, "licenses", {}), ["items", at]);
    const licenses: ItemBody["licenses"] = [];
    for (const [index, each] of listOf(given, "licenses").entries()) {
      if (parts.isFull) break;
      const license = await parts.parse(orderLicense, each, ["items", at, "licenses", index]);
      if (license) licenses.push(license);
    }
    if (item) items.push({ ...item, licenses });
  }
  if (order && parts.issues.length === 0) return { success: true, data: { ...order, items } };
  return { success: false, error: new z.ZodError(parts.issues) };
}

/** Parses parts of one body, each with its place in it, until there are too many issues. */
class Parts {
  readonly issues: z.core.$ZodIssue[] = [];
  private turn = performance.now();

  get isFull(): boolean {
    return this.issues.length >= issuesMax;
  }

  async parse<T extends z.ZodType>(schema: T, value: unknown, path: PropertyKey[]): Promise<z.output<T> | undefined> {
    if (performance.now() - this.turn > turnMs) {
      await new Promise<void>((done) => {
        setImmediate(done);
      });
      this.turn = performance.now();
    }
    if (holdsMore(value, valuesMax)) {
      this.issues.push({ code: "custom", path, message: tooMuch, input: value });
      return undefined;
    }
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    this.issues.push(...result.error.issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] })));
    return undefined;
  }
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = isPlainObject(value) ? value[name] : undefined;
  return Array.isArray(list) ? list : [];
}

/** The object with one plain entry in place of all in a list, which are judged by themselves. */
function withOne(value: unknown, name: string, entry: object): unknown {
  return isPlainObject(value) && listOf(value, name).length > 0 ? { ...value, [name]: [entry] } : value;
}

/** Whether there are more values in a value than so many; looks at no more of them. */
function holdsMore(value: unknown, max: number): boolean {
  let left = max;
  const visit = (node: unknown): boolean => {
    left -= 1;
    if (left < 0) return true;
    return typeof node === "object" && node !== null && Object.values(node).some(visit);
  };
  return visit(value);
}
