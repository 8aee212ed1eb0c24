import { Code, Table, Title } from "@mantine/core";
import { t } from "../../texts/staff.ts";
import type { ImportRun } from "./imports.queries.ts";

/** How a dry run read the first good rows. */
export function FirstRows({ run }: { run: ImportRun }) {
  return (
    <section>
      <Title order={2} size="h4">
        {t.imports.firstRows}
      </Title>
      <Table style={{ overflowWrap: "anywhere" }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={80}>{t.imports.line}</Table.Th>
            <Table.Th>{t.imports.readAs}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {run.first_rows.map(({ line, values }) => (
            <Table.Tr key={line}>
              <Table.Td>{line}</Table.Td>
              <Table.Td>
                <Code>{JSON.stringify(values)}</Code>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
