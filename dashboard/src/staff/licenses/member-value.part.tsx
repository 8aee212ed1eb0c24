import { Text } from "@mantine/core";
import { Fragment, type ReactNode } from "react";
import { plainValue } from "../../kit/changes.tsx";
import { dayText, Time } from "../../kit/time.tsx";
import { wordFor } from "../../kit/words.ts";
import { number } from "../../texts/language.ts";
import { t } from "../../texts/staff.ts";
import { membersByName } from "./license-terms.rules.ts";

/** What a member of a license is called. */
export function memberName(name: string): string {
  const names: Readonly<Record<string, string>> = t.licenseMembers;
  return names[name.replace(/_id$/, "")] ?? names[name] ?? name.replaceAll("_", " ");
}

/** A value of a member as people read it. */
export function memberValue(name: string, value: unknown): ReactNode {
  const kind = membersByName.get(name)?.kind;
  if (name === "license_type") return t.licenses.types[value as keyof typeof t.licenses.types] ?? String(value);
  if (kind === "period" && typeof value === "string")
    return t.licenses.periods[value as keyof typeof t.licenses.periods] ?? value;
  if (kind === "replacement" && typeof value === "string")
    return t.licenses.replacements[value as keyof typeof t.licenses.replacements] ?? value;
  if (typeof value === "number") return number(value);
  if (typeof value !== "string" || value === "") return plainValue(name, value);
  if (kind === "moment" || name === "expiry_date") return <Time at={value} />;
  if (kind === "day") return dayText(value);
  if (kind === "long text") return <LongText text={value} />;
  return value;
}

/** Moments that rules see, which are members of nothing. */
const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** How people read what a rule says, in the language of this page. */
export const ruleWords = {
  rule: (name: string): string => wordFor(name, t.rules.names),
  remedy: ({ action, text }: { readonly action: string; readonly text: string }): string =>
    t.rules.remedies[action] ?? text,
  fact: (name: string): string => t.rules.facts[name] ?? memberName(name),
  value: (name: string, value: unknown): ReactNode => {
    // Ids are numbers to copy, not to read.
    if (name.endsWith("_id") && typeof value === "number") return String(value);
    return typeof value === "string" && moment.test(value) ? <Time at={value} /> : memberValue(name, value);
  },
};

/** A member and its value in a line of words. */
export function MemberValue({ name, value }: { name: string; value: unknown }) {
  return <Fragment>{memberValue(name, value)}</Fragment>;
}

function LongText({ text }: { text: string }) {
  return (
    <Text span size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
      {text}
    </Text>
  );
}
/** Who set a property of a license. */
export function sourceText(source: string, policy: string | undefined): string {
  const { sources } = t.licenses;
  if (source === "policy" || source === "default_policy") return sources[source](policy ?? "");
  const texts: Readonly<Record<string, unknown>> = sources;
  const text = texts[source];
  return typeof text === "string" ? text : source;
}
