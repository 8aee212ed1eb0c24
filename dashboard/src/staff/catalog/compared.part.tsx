import { Group, Stack, Table, Text, Title } from "@mantine/core";
import { IconGitCompare } from "../../kit/icons.ts";
import { t } from "../../texts/staff.ts";
import { type ComparedTerm, compareFeatures, compareTerms, type Side } from "./compare.rules.ts";
import { termName, termValue } from "./term-fields.part.tsx";
import { type Term, valueOfTerm } from "./terms.rules.ts";

type Names = readonly [left: string, right: string];

/** The terms of two policies; what differs is marked by a sign and a word. */
export function ComparedTerms({
  names,
  left,
  right,
  isOnly,
}: {
  names: Names;
  left: readonly Term[];
  right: readonly Term[];
  isOnly: boolean;
}) {
  const sections = compareTerms(left, right);
  const different = sections.flatMap(({ terms }) => terms).filter(({ differs }) => differs).length;
  return (
    <Stack>
      <Text role="status">{t.catalog.differences(different)}</Text>
      {sections.map((section) => {
        const shown = isOnly ? section.terms.filter(({ differs }) => differs) : section.terms;
        if (shown.length === 0) return null;
        return (
          <div key={section.name}>
            <Title order={2} size="h5" mb={4}>
              {t.catalog.sections[section.name]}
            </Title>
            <Table layout="fixed" style={{ overflowWrap: "anywhere" }}>
              <Head names={names} />
              <Table.Tbody>
                {shown.map((term) => (
                  <Row key={term.name} term={term} />
                ))}
              </Table.Tbody>
            </Table>
          </div>
        );
      })}
    </Stack>
  );
}

function Head({ names: [left, right] }: { names: Names }) {
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th w="36%">{t.catalog.member}</Table.Th>
        <Table.Th>{left}</Table.Th>
        <Table.Th>{right}</Table.Th>
      </Table.Tr>
    </Table.Thead>
  );
}

function Row({ term }: { term: ComparedTerm }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={term.differs ? 700 : 400}>
        <Group gap={6} wrap="nowrap">
          {term.differs && (
            <IconGitCompare size={16} role="img" aria-label={t.catalog.differs} style={{ flexShrink: 0 }} />
          )}
          <span>{termName(term.name)}</span>
        </Group>
      </Table.Th>
      <Table.Td fw={term.differs ? 700 : 400}>
        <Value term={term.left} />
      </Table.Td>
      <Table.Td fw={term.differs ? 700 : 400}>
        <Value term={term.right} />
      </Table.Td>
    </Table.Tr>
  );
}

function Value({ term }: { term: Term | undefined }) {
  if (!term) return t.catalog.nothing;
  const isOwn = term.own !== null && term.own !== undefined;
  return (
    <>
      {termValue(valueOfTerm(term))}{" "}
      {!isOwn && (
        <Text span size="xs" c="dimmed" fw={400}>
          ({t.catalog.sources[term.source]})
        </Text>
      )}
    </>
  );
}

/** The features of two policies. */
export function ComparedFeatures({
  names,
  left,
  right,
}: {
  names: Names;
  left: Side["features"];
  right: Side["features"];
}) {
  const features = compareFeatures(left, right);
  if (features.length === 0) return null;
  return (
    <div>
      <Title order={2} size="h5" mb={4}>
        {t.catalog.tabs.features}
      </Title>
      <Table layout="fixed" style={{ overflowWrap: "anywhere" }}>
        <Head names={names} />
        <Table.Tbody>
          {features.map(({ code, inLeft, inRight, different }) => (
            <Table.Tr key={code}>
              <Table.Th scope="row" fw={inLeft === inRight && different.length === 0 ? 400 : 700}>
                {code}
              </Table.Th>
              <Table.Td>{inLeft ? saidOf(different, "left") : t.catalog.notIncluded}</Table.Td>
              <Table.Td>{inRight ? saidOf(different, "right") : t.catalog.notIncluded}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function saidOf(terms: readonly ComparedTerm[], side: "left" | "right"): string {
  if (terms.length === 0) return t.catalog.included;
  return terms.map((term) => `${termName(term.name)}: ${termValue(valueOfTerm(term[side] ?? {}))}`).join(", ");
}
