import { Group, Paper, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";

/** A part of a page with a heading of its own. */
export function Section({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={id}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h4" id={id}>
            {title}
          </Title>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}

/** What somebody is at a glance. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <Paper withBorder p="md">
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} spacing="md">
        {children}
      </SimpleGrid>
    </Paper>
  );
}

/** One thing that is known; nothing where it is not. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === "" || children === null) return null;
  return (
    <div>
      <Text size="xs" c="dimmed" mb={2}>
        {name}
      </Text>
      <Text component="div" size="sm" style={{ overflowWrap: "anywhere" }}>
        {children}
      </Text>
    </div>
  );
}

/** A column of `Rows`. */
export interface RowColumn<Row> {
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Not shown on a phone. */
  readonly isWide?: true;
}

/** The few rows of a list within a page. */
export function Rows<Row extends { readonly id: number }>({
  rows,
  columns,
  none,
  menu,
  menuHeader,
}: {
  rows: readonly Row[];
  columns: readonly RowColumn<Row>[];
  none: string;
  menu?: ((row: Row) => ReactNode) | undefined;
  menuHeader?: string;
}) {
  if (rows.length === 0) return <Text c="dimmed">{none}</Text>;
  return (
    <Table verticalSpacing="xs" style={{ overflowWrap: "anywhere" }}>
      <Table.Thead>
        <Table.Tr>
          {columns.map(({ header, isWide }) => (
            <Table.Th key={header} {...(isWide ? { visibleFrom: "sm" } : {})}>
              {header}
            </Table.Th>
          ))}
          {menu && <Table.Th w={40} aria-label={menuHeader} />}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            {columns.map(({ header, cell, isWide }) => (
              <Table.Td key={header} {...(isWide ? { visibleFrom: "sm" } : {})}>
                {cell(row)}
              </Table.Td>
            ))}
            {menu && <Table.Td>{menu(row)}</Table.Td>}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
