import { ActionIcon, Button, Group, Text } from "@mantine/core";
import { t } from "../../texts/kit.ts";
import { IconChevronLeft, IconChevronRight, IconChevronsLeft, IconChevronsRight } from "../icons.ts";
import type { ListState } from "./use-list.ts";

/** First, previous, next and last page; the next one is asked for when somebody is about to go there. */
export function Pager<Row>({ list }: { list: ListState<Row> }) {
  const { rows, count, offset, isEstimate, hasNext, isFiltered } = list;
  if (rows.length === 0 && offset === 0) return null;
  const ahead = { onMouseEnter: list.prefetchNext, onFocus: list.prefetchNext };
  return (
    <Group justify="space-between" gap="sm">
      <Group gap="xs">
        <Text size="sm" c="dimmed" role="status">
          {t.list.range({ from: offset + 1, to: offset + rows.length, count, isEstimate })}
        </Text>
        {isEstimate && isFiltered && (
          <Button size="compact-xs" variant="subtle" onClick={list.countExactly}>
            {t.list.countExactly}
          </Button>
        )}
      </Group>
      <Group gap={4} role="group" aria-label={t.list.rows}>
        <Step label={t.list.first} isOff={offset === 0} onClick={() => list.go("first")} icon={IconChevronsLeft} />
        <Step label={t.list.previous} isOff={offset === 0} onClick={() => list.go("previous")} icon={IconChevronLeft} />
        <Step label={t.list.next} isOff={!hasNext} onClick={() => list.go("next")} icon={IconChevronRight} {...ahead} />
        <Step label={t.list.last} isOff={!hasNext} onClick={() => list.go("last")} icon={IconChevronsRight} />
      </Group>
    </Group>
  );
}

interface StepProps {
  readonly label: string;
  readonly isOff: boolean;
  readonly onClick: () => void;
  readonly icon: typeof IconChevronLeft;
  readonly onMouseEnter?: () => void;
  readonly onFocus?: () => void;
}

function Step({ label, isOff, onClick, icon: Icon, ...ahead }: StepProps) {
  return (
    <ActionIcon
      variant="default"
      aria-label={label}
      aria-disabled={isOff}
      data-disabled={isOff || undefined}
      onClick={() => !isOff && onClick()}
      {...(isOff ? {} : ahead)}
    >
      <Icon size={16} aria-hidden />
    </ActionIcon>
  );
}
