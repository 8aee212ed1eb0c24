import { ActionIcon, Button, Group, Stack, Table, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { confirm } from "../../kit/confirm/confirm.tsx";
import { IconPencil, IconPlus, IconTrash } from "../../kit/icons.ts";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";

/** A column of a short table. */
export interface EntryColumn<Row> {
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isWide?: boolean;
}

interface Props<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly EntryColumn<Row>[];
  readonly nameOf: (row: Row) => string;
  readonly hint: string;
  readonly nothingYet: string;
  readonly add: string;
  /** Whether this row belongs to the product, and not to all. */
  readonly isOwn?: (row: Row) => boolean;
  readonly onDelete: (row: Row) => Promise<void>;
  readonly deleteBody: string;
  /** The form for a row, or for a new one. */
  readonly form: (row: Row | undefined, onClose: () => void) => ReactNode;
}

/** What belongs to a product: a short table whose rows are added, edited and deleted in place. */
export function Entries<Row extends { readonly id: number }>(props: Props<Row>) {
  const { rows, columns, nameOf, isOwn = () => true } = props;
  const may = useMay()("catalog_write");
  const [edited, setEdited] = useState<Row | "new">();
  const remove = (row: Row) =>
    confirm({
      title: t.catalog.deleteTitle(nameOf(row)),
      body: props.deleteBody,
      button: t.catalog.delete,
      isDanger: true,
      act: async () => {
        await props.onDelete(row);
        toast(t.catalog.deleted(nameOf(row)));
      },
    });
  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <Text size="sm" c="dimmed" maw={640}>
          {props.hint}
        </Text>
        {may && (
          <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited("new")}>
            {props.add}
          </Button>
        )}
      </Group>
      {rows.length === 0 ? (
        <Text>{props.nothingYet}</Text>
      ) : (
        <Table verticalSpacing="xs" style={{ overflowWrap: "anywhere" }}>
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ header, isWide }) => (
                <Table.Th key={header} visibleFrom={isWide ? "sm" : undefined}>
                  {header}
                </Table.Th>
              ))}
              {may && <Table.Th w={80} aria-label={t.catalog.actions} />}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.id}>
                {columns.map(({ header, cell, isWide }) => (
                  <Table.Td key={header} visibleFrom={isWide ? "sm" : undefined}>
                    {cell(row)}
                  </Table.Td>
                ))}
                {may && (
                  <Table.Td>
                    {isOwn(row) && (
                      <Group gap={4} wrap="nowrap">
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          aria-label={t.catalog.editNamed(nameOf(row))}
                          onClick={() => setEdited(row)}
                        >
                          <IconPencil size={16} aria-hidden />
                        </ActionIcon>
                        <ActionIcon
                          variant="subtle"
                          color="red"
                          aria-label={t.catalog.deleteNamed(nameOf(row))}
                          onClick={() => remove(row)}
                        >
                          <IconTrash size={16} aria-hidden />
                        </ActionIcon>
                      </Group>
                    )}
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {edited !== undefined && props.form(edited === "new" ? undefined : edited, () => setEdited(undefined))}
    </Stack>
  );
}
