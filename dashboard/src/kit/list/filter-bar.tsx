import { Button, Checkbox, Group, Menu, Pill, Popover, Stack, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { type ReactNode, useState } from "react";
import { t } from "../../texts/kit.ts";
import { IconColumns3, IconFilterPlus, IconSearch } from "../icons.ts";
import { type Column, useColumns } from "./columns.ts";
import { FilterForm } from "./filter-form.tsx";
import { type FilterSpec, filtersOf } from "./list-search.ts";
import type { ListState } from "./use-list.ts";

const typedMs = 250;

/** The filters of a list, each a pill that can be taken away; the columns; the filters that were kept by name. */
export function FilterBar<Row>({
  list,
  columns,
  name,
  saved,
}: {
  list: ListState<Row>;
  columns: readonly Column<Row>[];
  name: string;
  saved?: ReactNode;
}) {
  const { search, spec } = list;
  const shown = filtersOf(search).filter(([each]) => each !== spec.quick);
  return (
    <Group gap="xs" role="search">
      {spec.quick !== undefined && <QuickSearch key={search[spec.quick] ?? ""} list={list} name={spec.quick} />}
      {shown.map(([filter, value]) => (
        <Pill
          key={filter}
          size="md"
          withRemoveButton
          removeButtonProps={{
            "aria-label": t.list.removeFilter(labelOf(filter, spec.filters)),
            "aria-hidden": false,
            tabIndex: 0,
          }}
          onRemove={() => list.filter({ [filter]: "" })}
        >
          {labelOf(filter, spec.filters)}: {shownValue(filter, value, spec.filters)}
        </Pill>
      ))}
      {spec.filters.length > 0 && <AddFilter list={list} />}
      {list.isFiltered && (
        <Button size="compact-sm" variant="subtle" onClick={list.clear}>
          {t.list.clearFilters}
        </Button>
      )}
      {saved}
      <ColumnMenu columns={columns} name={name} />
    </Group>
  );
}

/** Typing asks after a pause, and makes no step of the history. */
function QuickSearch<Row>({ list, name }: { list: ListState<Row>; name: string }) {
  const [text, setText] = useState(list.search[name] ?? "");
  const later = useDebouncedCallback((value: string) => list.filter({ [name]: value }, "typed"), typedMs);
  return (
    <TextInput
      type="search"
      name="q"
      size="sm"
      w={{ base: "100%", xs: 240 }}
      leftSection={<IconSearch size={16} aria-hidden />}
      aria-label={t.list.search}
      placeholder={t.list.search}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        later(event.currentTarget.value);
      }}
    />
  );
}

function AddFilter<Row>({ list }: { list: ListState<Row> }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus withinPortal>
      <Popover.Target>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconFilterPlus size={16} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {t.list.addFilter}
        </Button>
      </Popover.Target>
      <Popover.Dropdown w={280}>
        <FilterForm
          filters={list.spec.filters}
          onApply={(name, value) => {
            setOpen(false);
            list.filter({ [name]: value });
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function ColumnMenu<Row>({ columns, name }: { columns: readonly Column<Row>[]; name: string }) {
  const { isShown, toggle } = useColumns(name, columns);
  const [first] = columns;
  return (
    <Menu closeOnItemClick={false} position="bottom-end" withinPortal trapFocus>
      <Menu.Target>
        <Button size="sm" variant="default" ml="auto" leftSection={<IconColumns3 size={16} aria-hidden />}>
          {t.list.columns}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={400} style={{ overflowY: "auto" }}>
        <Stack gap="xs" p="xs">
          {columns.map((column) => (
            <Checkbox
              key={column.id}
              size="sm"
              label={column.header}
              checked={isShown(column.id)}
              disabled={column.id === first?.id}
              onChange={() => toggle(column.id)}
            />
          ))}
        </Stack>
      </Menu.Dropdown>
    </Menu>
  );
}

function labelOf(name: string, filters: readonly FilterSpec[]): string {
  return filters.find((each) => each.name === name)?.label ?? name.replaceAll("__", " ").replaceAll("_", " ");
}

function shownValue(name: string, value: string, filters: readonly FilterSpec[]): string {
  const filter = filters.find((each) => each.name === name);
  if (value === "true" || value === "false") return value === "true" ? t.list.yes : t.list.no;
  return filter?.choices?.find((choice) => choice.value === value)?.label ?? value;
}
