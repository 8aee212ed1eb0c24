import { Group, Text } from "@mantine/core";
import type { Rows } from "../../kit/api.ts";
import { PageLink } from "../../kit/link.tsx";
import { t as kit } from "../../texts/kit.ts";
import { rowsOfPage } from "./licenses.queries.ts";

/** To the next and the previous page of a list, where there is one. */
export function Steps({
  page,
  offset = "0",
  addressOf,
}: {
  page: Rows<unknown>;
  offset?: string | undefined;
  addressOf: (offset: number | undefined) => string;
}) {
  const { rows, count, isEstimate, hasNext } = page;
  const at = Number(offset);
  if (at === 0 && !hasNext) return null;
  return (
    <Group justify="space-between" mt="md" component="nav" aria-label={kit.list.rows}>
      <Text size="sm" c="dimmed" role="status">
        {kit.list.range({ from: at + 1, to: at + rows.length, count, isEstimate })}
      </Text>
      <Group gap="md">
        {at > 0 && (
          <PageLink size="sm" to={addressOf(at > rowsOfPage ? at - rowsOfPage : undefined)}>
            {kit.list.previous}
          </PageLink>
        )}
        {hasNext && (
          <PageLink size="sm" to={addressOf(at + rowsOfPage)}>
            {kit.list.next}
          </PageLink>
        )}
      </Group>
    </Group>
  );
}
