import { TextInput, type TextInputProps } from "@mantine/core";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { t } from "../../texts/kit.ts";

// Calendars are large: they come with the first field that needs one.
const calendarQuery = queryOptions({
  queryKey: ["calendar"],
  queryFn: () => import("../last-day.ts"),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

interface Props extends Omit<TextInputProps, "value" | "onChange" | "type"> {
  /** Of the company: where the day ends. */
  readonly zone: string;
  /** The moment of the wire at which the day has ended; null: none. */
  readonly value?: string | null;
  readonly onChange?: (moment: string | null) => void;
}

/** A last day, which is the end of that day in the company's zone. */
export function LastDayInput({ zone, value = null, onChange, ...props }: Props) {
  const { data: calendar } = useQuery(calendarQuery);
  return (
    <TextInput
      type="date"
      description={t.time.lastDayHint(zone)}
      {...props}
      value={value && calendar ? calendar.lastDayOf(value, zone) : ""}
      readOnly={!calendar}
      onChange={(event) => {
        const day = event.currentTarget.value;
        if (calendar) onChange?.(day === "" ? null : calendar.endOfDay(day, zone));
      }}
    />
  );
}
