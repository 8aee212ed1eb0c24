import type { BodyOf, License } from "@licet/sdk";
import { numberOrText } from "../../kit/form/typed.ts";
import { type Member, memberGroups } from "./license-terms.rules.ts";

/** What a form holds of a license: numbers as they are typed. */
export type EditValues = Record<string, string | boolean | null>;

/** The members that can be typed. */
export const editable: readonly Member[] = memberGroups.flatMap(({ members }) =>
  members.filter(({ isFixed }) => !isFixed),
);

/** The form of a license as it is. */
export function valuesOf(license: License): EditValues {
  return Object.fromEntries(editable.map((member) => [member.name, fieldValue(member, license[member.name])]));
}

function fieldValue({ kind }: Member, value: unknown): string | boolean | null {
  if (kind === "flag") return value === true;
  if (kind === "moment") return typeof value === "string" ? value : null;
  return value === null || value === undefined ? "" : String(value);
}

/** The body of an edit: only what was changed. What stays as it was may be changed by somebody else meanwhile. */
export function bodyOf(values: EditValues, before: EditValues): BodyOf<"patch_licenses_id"> {
  const changed = editable.filter(({ name }) => values[name] !== before[name]);
  return Object.fromEntries(changed.map((member) => [member.name, sent(member, values[member.name] ?? null)]));
}

/** A member as it is sent. */
export function sent({ kind }: Pick<Member, "kind">, value: string | boolean | null): unknown {
  if (kind === "number") return numberOrText(String(value));
  if (value === "" && (kind === "day" || kind === "period" || kind === "text" || kind === "long text")) return null;
  return value;
}
