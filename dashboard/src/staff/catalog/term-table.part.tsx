import { Stack, Table, Text, Title } from "@mantine/core";
import { t } from "../../texts/staff.ts";
import { termName, termValue } from "./term-fields.part.tsx";
import { sectionsOf, type Term, valueOfTerm } from "./terms.rules.ts";

/** Terms to read, in sections, each with where it comes from. */
export function TermTable({ terms }: { terms: readonly Term[] }) {
  return (
    <Stack>
      {sectionsOf(terms).map((section) => (
        <div key={section.name}>
          <Title order={2} size="h5" mb={4}>
            {t.catalog.sections[section.name]}
          </Title>
          <Table variant="vertical" layout="fixed" maw={720}>
            <Table.Tbody>
              {section.terms.map((term) => (
                <Table.Tr key={term.name}>
                  <Table.Th w="45%">{termName(term.name)}</Table.Th>
                  <Table.Td>
                    {termValue(valueOfTerm(term))}{" "}
                    {(term.own === null || term.own === undefined) && (
                      <Text span size="sm" c="dimmed">
                        ({t.catalog.sources[term.source]})
                      </Text>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      ))}
    </Stack>
  );
}
