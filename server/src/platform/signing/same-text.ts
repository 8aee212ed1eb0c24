import { timingSafeEqual } from "node:crypto";

/** Whether two texts are the same, in the same time for every wrong one of a length. */
export function isSameText(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected, "utf8"), Buffer.from(given, "utf8")];
  return left.length === right.length && timingSafeEqual(left, right);
}
