import { NativeSelect, TextInput } from "@mantine/core";
import type { useBodyForm } from "../../kit/form/body-form.tsx";
import { t } from "../../texts/staff.ts";
import type { Draft } from "./new-order.rules.ts";
import type { Term } from "./terms.rules.ts";

/** The form of an order. */
export type OrderForm = ReturnType<typeof useBodyForm<Draft, unknown>>["form"];

const words: Readonly<Record<string, string>> = t.catalog.choices;

/** The field of one term; left empty, policy, product or default decide. */
export function TermField({
  form,
  path,
  term: { name, kind, choices },
}: {
  form: OrderForm;
  path: string;
  term: Term;
}) {
  const props = form.getInputProps(`${path}.${name}`);
  const label = t.orders.terms[name];
  if (kind === "flag" || kind === "choice") {
    const options =
      kind === "flag"
        ? [
            { value: "true", label: t.orders.yes },
            { value: "false", label: t.orders.no },
          ]
        : (choices ?? []).map((value) => ({ value, label: words[value] ?? value }));
    return (
      <NativeSelect
        label={label}
        data={[{ value: "", label: t.orders.fromPolicy }, ...options]}
        {...props}
        value={props.value ?? ""}
      />
    );
  }
  return (
    <TextInput
      label={label}
      type={kind === "day" ? "date" : "text"}
      {...(kind === "number" ? { inputMode: "numeric" as const } : {})}
      placeholder={name.endsWith("duration") ? t.orders.durationHint : undefined}
      {...props}
      value={props.value ?? ""}
    />
  );
}
