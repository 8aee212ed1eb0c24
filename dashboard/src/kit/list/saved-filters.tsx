import { ActionIcon, Button, Checkbox, Group, Popover, Stack, Text, TextInput, UnstyledButton } from "@mantine/core";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { t } from "../../texts/kit.ts";
import { licet, queries } from "../api.ts";
import { BodyForm, useBodyForm } from "../form/body-form.tsx";
import { IconFilter, IconTrash, IconUsers } from "../icons.ts";
import { toastProblem } from "../toast.tsx";
import { parseAddress, unknownNames, writeAddress } from "./list-search.ts";
import type { ListState } from "./use-list.ts";

const savedOf = (page: string) =>
  queryOptions({
    queryKey: ["saved-filters", page],
    queryFn: async ({ signal }) => await licet.savedFilters.list({ page }, { signal }).toArray({ most: 200 }),
  });

/** Filters that are kept by name: one's own, and those that the company shares. A saved filter is an address. */
export function SavedFilters<Row>({
  page,
  list,
  mayShare,
}: {
  /** Under which name the list keeps its filters. */
  page: string;
  list: ListState<Row>;
  mayShare: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  const navigate = useNavigate();
  const { data: saved = [] } = useQuery({ ...savedOf(page), enabled: isOpen });
  const open = (query: string) => {
    setOpen(false);
    void navigate({ to: ".", search: parseAddress(query) } as never);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus withinPortal>
      <Popover.Target>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconFilter size={16} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {t.list.savedFilters}
        </Button>
      </Popover.Target>
      <Popover.Dropdown w={300}>
        <Stack gap="sm">
          {saved.length === 0 && (
            <Text size="sm" c="dimmed">
              {t.list.noSavedFilters}
            </Text>
          )}
          {saved.map(({ id, name, query, is_shared, is_own }) => (
            <Group key={id} gap="xs" wrap="nowrap" justify="space-between">
              <UnstyledButton onClick={() => open(query)} style={{ overflowWrap: "anywhere" }}>
                <Text span size="sm" c="var(--mantine-color-anchor)">
                  {name}
                </Text>
              </UnstyledButton>
              <Group gap={4} wrap="nowrap">
                {is_shared && <IconUsers size={14} role="img" aria-label={t.list.shared} />}
                {is_own && (
                  <ActionIcon
                    size="sm"
                    variant="subtle"
                    color="gray"
                    aria-label={t.list.deleteFilter(name)}
                    onClick={() => void remove(id)}
                  >
                    <IconTrash size={14} aria-hidden />
                  </ActionIcon>
                )}
              </Group>
            </Group>
          ))}
          {list.isFiltered && <SaveForm page={page} list={list} mayShare={mayShare} />}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

async function remove(id: number): Promise<void> {
  try {
    await licet.savedFilters.delete(id);
    await queries.invalidateQueries({ queryKey: ["saved-filters"] });
  } catch (error) {
    toastProblem(error);
  }
}

function SaveForm<Row>({ page, list, mayShare }: { page: string; list: ListState<Row>; mayShare: boolean }) {
  const { offset: _offset, [unknownNames]: _unknown, tab: _tab, open: _open, ...kept } = list.search;
  const body = useBodyForm({
    initial: { name: "", is_shared: false },
    guardsLeaving: false,
    submit: async (values, options) => {
      await licet.savedFilters.create({ page, query: writeAddress(kept).slice(1), ...values }, options);
      await queries.invalidateQueries({ queryKey: ["saved-filters", page] });
    },
    onDone: () => body.form.reset(),
  });
  const { form } = body;
  return (
    <BodyForm body={body} button={t.list.saveFilter}>
      <TextInput label={t.list.filterName} {...form.getInputProps("name")} />
      {mayShare && <Checkbox label={t.list.shareFilter} {...form.getInputProps("is_shared", { type: "checkbox" })} />}
    </BodyForm>
  );
}
