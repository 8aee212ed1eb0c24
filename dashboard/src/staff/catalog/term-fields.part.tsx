import { Fieldset, NativeSelect, SimpleGrid, Stack, TextInput } from "@mantine/core";
import type { BodyFormOf } from "../../kit/form/body-form.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { type Section, sectionsOf, type Term } from "./terms.rules.ts";

const names: Readonly<Record<string, string>> = { ...t.licenseMembers, ...t.catalog.terms };
const hints: Readonly<Record<string, string>> = t.catalog.termHints;
const words: Readonly<Record<string, string>> = t.catalog.choices;

/** What a member is called. */
export function termName(name: string): string {
  return names[name] ?? name.replaceAll("_", " ");
}

/** A value of a member as people read it. */
export function termValue(value: unknown): string {
  if (value === null || value === undefined || value === "") return t.catalog.nothing;
  if (typeof value === "boolean") return value ? kit.list.yes : kit.list.no;
  if (value === -1) return t.catalog.anyNumber;
  return words[String(value)] ?? (typeof value === "object" ? JSON.stringify(value) : String(value));
}

type Form = BodyFormOf<Record<string, string>>["form"];

/** Fields for terms, in sections; an empty field inherits. */
export function TermFields({ form, terms }: { form: Form; terms: readonly Term[] }) {
  return (
    <Stack>
      {sectionsOf(terms).map((section) => (
        <TermSection key={section.name} form={form} section={section} />
      ))}
    </Stack>
  );
}

function TermSection({ form, section }: { form: Form; section: Section<Term> }) {
  return (
    <Fieldset legend={t.catalog.sections[section.name]}>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} verticalSpacing="sm">
        {section.terms.map((term) => (
          <TermField key={term.name} form={form} term={term} />
        ))}
      </SimpleGrid>
    </Fieldset>
  );
}

function TermField({ form, term }: { form: Form; term: Term }) {
  const { name, kind, inherited, source } = term;
  const choices = kind === "boolean" ? ["true", "false"] : term.choices;
  const shown = termValue(inherited);
  const isSaid = (form.getValues()[name] ?? "").trim() !== "";
  const props = {
    label: termName(name),
    description: isSaid ? t.catalog.saidHere(shown) : t.catalog.inherited[source](shown),
    ...form.getInputProps(name),
  };
  if (!choices) return <TextInput {...props} placeholder={hints[kind] ?? ""} autoComplete="off" />;
  const options = choices.map((value) => ({ value, label: termValue(kind === "boolean" ? value === "true" : value) }));
  return <NativeSelect {...props} data={[{ value: "", label: t.catalog.asInherited(shown) }, ...options]} />;
}
