import { endOfString } from "../../platform/values/json.ts";
/**
 * The text of one member's value inside the text of a JSON object, byte for byte: what an outer signature covers
 * (license-api.md §7.2). Undefined where there is none. The text must be valid JSON; of several members with one name
 * the last counts, as it does for a parser.
 */
export function rawMember(text: string, name: string): string | undefined {
  let found: string | undefined;
  let depth = 0;
  let key: string | undefined;
  let start = -1;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      if (depth === 1 && start < 0) key = JSON.parse(text.slice(at, end)) as string;
      at = end - 1;
    } else if (character === ":" && depth === 1 && start < 0) {
      start = at + 1;
    } else if (character === "{" || character === "[") {
      depth += 1;
    } else if (character === "}" || character === "]" || character === ",") {
      const endsMember = character === "," ? depth === 1 : depth === 1 && character === "}";
      if (endsMember && start >= 0) {
        if (key === name) found = text.slice(start, at).trim();
        start = -1;
      }
      if (character !== ",") depth -= 1;
    }
  }
  return found;
}
