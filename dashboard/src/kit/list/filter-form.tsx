import { Button, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { t } from "../../texts/kit.ts";
import type { FilterSpec } from "./list-search.ts";

/** Chooses a filter and its value. */
export function FilterForm({
  filters,
  onApply,
}: {
  filters: readonly FilterSpec[];
  onApply: (name: string, value: string) => void;
}) {
  const [name, setName] = useState(filters[0]?.name ?? "");
  const [value, setValue] = useState("");
  const filter = filters.find((each) => each.name === name);
  if (!filter) return null;
  const choices = choicesOf(filter);
  const sent = choices ? value || (choices[0]?.value ?? "") : value;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (sent !== "") onApply(filter.name, sent);
      }}
    >
      <Stack gap="xs">
        <NativeSelect
          label={t.list.filters}
          data={filters.map((each) => ({ value: each.name, label: each.label }))}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setValue("");
          }}
        />
        {choices ? (
          <NativeSelect
            label={t.list.value}
            data={choices.map((each) => ({ ...each }))}
            value={sent}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        ) : (
          <TextInput
            label={t.list.value}
            type={filter.kind === "day" ? "date" : "text"}
            {...(filter.kind === "number" ? { inputMode: "numeric" as const } : {})}
            value={value}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
        )}
        <Button type="submit" size="sm">
          {t.list.apply}
        </Button>
      </Stack>
    </form>
  );
}

function choicesOf({
  kind,
  choices,
}: FilterSpec): readonly { readonly value: string; readonly label: string }[] | undefined {
  if (kind !== "flag") return choices;
  return [
    { value: "true", label: t.list.yes },
    { value: "false", label: t.list.no },
  ];
}
