import type { License } from "@licet/sdk";
import { Paper, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Hint } from "../../kit/hint.tsx";
import { t } from "../../texts/staff.ts";
import { isUsed, type Member, memberGroups } from "./license-terms.rules.ts";
import { type Provenance, provenanceQuery } from "./licenses.queries.ts";
import { MemberValue, memberName, sourceText } from "./member-value.part.tsx";

/** What a license allows, and where each property came from. */
export function Terms({ license }: { license: License }) {
  const { data: provenance } = useSuspenseQuery(provenanceQuery(license.id));
  const shown = memberGroups.filter((group) => isUsed(group, license));
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
      {shown.map(({ name, members }) => (
        <Paper key={name} component="section" withBorder p="md" aria-labelledby={`terms-${name}`}>
          <Stack gap="xs">
            <Title order={2} size="h4" id={`terms-${name}`}>
              {t.licenses.groups[name]}
            </Title>
            <Table verticalSpacing={4} horizontalSpacing={0} layout="fixed" style={{ overflowWrap: "anywhere" }}>
              <Table.Tbody>
                {members.map((member) => (
                  <Row key={member.name} member={member} license={license} provenance={provenance} />
                ))}
              </Table.Tbody>
            </Table>
          </Stack>
        </Paper>
      ))}
    </SimpleGrid>
  );
}

function Row({ member, license, provenance }: { member: Member; license: License; provenance: Provenance }) {
  const origin = provenance.provenance[member.name];
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400} c="dimmed" pr="xs">
        {memberName(member.name)}
      </Table.Th>
      <Table.Td>
        <MemberValue name={member.name} value={license[member.name]} />
        {origin && (
          <Hint label={origin.explanation}>
            <Text size="xs" c="dimmed" w="fit-content" tabIndex={0}>
              {sourceText(origin.source, provenance.policy?.code)}
            </Text>
          </Hint>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
