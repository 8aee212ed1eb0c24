import { Checkbox, NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import type { BodyFormOf } from "../../kit/form/body-form.tsx";
import { t } from "../../texts/staff.ts";

/** The terms of a pool, as they are typed. */
export interface PoolTerms {
  readonly max_consumptions: string;
  readonly max_overages: string;
  readonly default_offline_checkout: string;
  readonly allow_overages: boolean;
  readonly reset_consumption: boolean;
  readonly consumption_period: string;
}

/** The terms as the body has them; an empty field is not set. */
export function sentTerms(typed: PoolTerms) {
  const { consumption_period } = typed;
  return {
    max_consumptions: numberOf(typed.max_consumptions),
    max_overages: numberOf(typed.max_overages),
    default_offline_checkout: numberOf(typed.default_offline_checkout),
    allow_overages: typed.allow_overages,
    reset_consumption: typed.reset_consumption,
    consumption_period: consumption_period === "" ? null : (consumption_period as "daily"),
  };
}

/** What is no number goes to the server as it is, which refuses it in words. */
function numberOf(typed: string): number | null {
  const text = typed.trim();
  if (text === "") return null;
  return /^\d+$/.test(text) ? Number(text) : (text as unknown as number);
}

// biome-ignore lint/suspicious/noExplicitAny: the form may have more fields than these.
type Form = BodyFormOf<any>["form"];

/** Fields for the terms of a pool. */
export function PoolFields({ form }: { form: Form }) {
  const periods = Object.entries(t.pools.periods).map(([value, label]) => ({ value, label }));
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <TextInput label={t.pools.max_consumptions} inputMode="numeric" {...form.getInputProps("max_consumptions")} />
        <TextInput label={t.pools.max_overages} inputMode="numeric" {...form.getInputProps("max_overages")} />
        <TextInput
          label={t.pools.default_offline_checkout}
          inputMode="numeric"
          {...form.getInputProps("default_offline_checkout")}
        />
      </SimpleGrid>
      <Checkbox label={t.pools.allow_overages} {...form.getInputProps("allow_overages", { type: "checkbox" })} />
      <Checkbox label={t.pools.reset_consumption} {...form.getInputProps("reset_consumption", { type: "checkbox" })} />
      <NativeSelect
        label={t.pools.period}
        data={[{ value: "", label: t.pools.noPeriod }, ...periods]}
        {...form.getInputProps("consumption_period")}
      />
    </>
  );
}
