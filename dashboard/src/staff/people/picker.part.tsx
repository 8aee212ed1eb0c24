import { Select, type SelectProps } from "@mantine/core";
import { type UseQueryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { t } from "../../texts/staff.ts";
import type { Choice } from "./people.search.ts";

/** Asks the server for what a typed text means. */
// biome-ignore lint/suspicious/noExplicitAny: keys are of any form.
export type Find = (text: string) => UseQueryOptions<Choice[], Error, Choice[], any>;

interface Props extends Omit<SelectProps<number>, "data" | "searchValue" | "onSearchChange" | "value" | "onChange"> {
  readonly find: Find;
  readonly value?: number | null;
  readonly onChange?: (value: number | null) => void;
  /** What is chosen already, by its name. */
  readonly known?: Choice | undefined;
}

/** Chooses one of many by typing a part of its name; the server searches. */
export function Picker({ find, known, value = null, onChange, ...props }: Props) {
  const [text, setText] = useState(known?.label ?? "");
  const [chosen, setChosen] = useState<Choice | undefined>(known);
  const { data: found = [] } = useQuery(find(text === chosen?.label ? "" : text));
  const isMissing = chosen && !found.some((each) => each.value === chosen.value);
  const data = isMissing ? [chosen, ...found] : found;
  return (
    <Select<number>
      {...props}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t.people.clear }}
      data={data}
      filter={({ options }) => options}
      nothingFoundMessage={t.people.nothingFound}
      searchValue={text}
      onSearchChange={setText}
      value={value}
      onChange={(next, option) => {
        setChosen(option ? { value: option.value, label: option.label } : undefined);
        onChange?.(next);
      }}
    />
  );
}
