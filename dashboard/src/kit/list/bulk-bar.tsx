import { Button, Group, Paper, Text } from "@mantine/core";
import { t } from "../../texts/kit.ts";
import { filtersOf } from "./list-search.ts";
import type { ListState } from "./use-list.ts";

/** Which rows a bulk action means: these, or all that a filter matches, as the query string of the list. */
export type BulkTarget = { readonly ids: readonly number[] } | { readonly filter: string };

/** Something that can be done with many rows at once. */
export interface BulkAction {
  readonly id: string;
  readonly text: string;
  readonly isDanger?: boolean;
  /** Begins it: with a preview and a question. */
  readonly begin: (target: BulkTarget, count: number) => void;
}

/** Says what is selected, and offers what can be done with it. */
export function BulkBar<Row>({ list, actions }: { list: ListState<Row>; actions: readonly BulkAction[] }) {
  const { selection, count, rows } = list;
  const chosen = selection.kind === "all" ? count : selection.ids.size;
  if (chosen === 0) return null;
  const target: BulkTarget =
    selection.kind === "all"
      ? { filter: new URLSearchParams(filtersOf(list.search)).toString() }
      : { ids: [...selection.ids] };
  return (
    <Paper withBorder p="xs" role="region" aria-label={t.list.selected(chosen)}>
      <Group gap="xs">
        <Text size="sm" fw={600} role="status">
          {selection.kind === "all" ? t.list.allMatching(count) : t.list.selected(chosen)}
        </Text>
        {selection.kind === "some" && count > rows.length && chosen >= rows.length && (
          <Button size="compact-sm" variant="subtle" onClick={() => list.select({ kind: "all" })}>
            {t.list.selectMatching(count)}
          </Button>
        )}
        {actions.map((action) => (
          <Button
            key={action.id}
            size="compact-sm"
            variant="default"
            {...(action.isDanger ? { color: "red", variant: "outline" } : {})}
            onClick={() => action.begin(target, chosen)}
          >
            {action.text}
          </Button>
        ))}
        <Button size="compact-sm" variant="subtle" onClick={() => list.select({ kind: "some", ids: new Set() })}>
          {t.list.clearSelection}
        </Button>
      </Group>
    </Paper>
  );
}
