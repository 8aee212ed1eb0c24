import { Code, Table, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { t } from "../texts/kit.ts";

/** A member that changes. */
export interface Change {
  readonly name: string;
  readonly from: unknown;
  readonly to: unknown;
  /** How many objects change so, where there are several. */
  readonly count?: number | undefined;
}

/** What changes, from what to what. */
export function Changes({
  changes,
  nameOf,
  shownOf = plainValue,
  counted,
}: {
  changes: readonly Change[];
  nameOf: (name: string) => string;
  shownOf?: (name: string, value: unknown) => ReactNode;
  /** The head of the column with the numbers. */
  counted?: string;
}) {
  return (
    <Table verticalSpacing={4} style={{ overflowWrap: "anywhere" }}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t.changes.member}</Table.Th>
          <Table.Th>{t.changes.from}</Table.Th>
          <Table.Th>{t.changes.to}</Table.Th>
          {counted !== undefined && <Table.Th ta="right">{counted}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map(({ name, from, to, count }) => (
          <Table.Tr key={`${name} ${JSON.stringify([from, to])}`}>
            <Table.Th scope="row" fw={400}>
              {nameOf(name)}
            </Table.Th>
            <Table.Td c="dimmed">{shownOf(name, from)}</Table.Td>
            <Table.Td>{shownOf(name, to)}</Table.Td>
            {counted !== undefined && <Table.Td ta="right">{count}</Table.Td>}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** A value of the wire as people read it, where nothing more is known about it. */
export function plainValue(_name: string, value: unknown): ReactNode {
  if (value === null || value === undefined || value === "") return <Text span>{t.time.none}</Text>;
  if (typeof value === "boolean") return value ? t.list.yes : t.list.no;
  return typeof value === "object" ? <Code>{JSON.stringify(value)}</Code> : String(value);
}
