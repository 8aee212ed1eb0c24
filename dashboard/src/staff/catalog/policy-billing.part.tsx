import type { LicenseTemplate } from "@licet/sdk";
import { NativeSelect, Stack, Text, Textarea } from "@mantine/core";
import { Facts } from "../../kit/facts.tsx";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";
import { changePolicy, type PolicyEdit } from "./policies.queries.ts";

const b = t.catalog.billing;

const members = ["on_refund", "on_dispute", "on_cancel", "on_quantity"] as const;

/** At which prices a policy is sold, and what subscriptions mean for its licenses. */
export function PolicyBilling({ policy }: { policy: LicenseTemplate }) {
  const may = useMay();
  return (
    <Stack maw={840}>
      <Text size="sm">{b.hint}</Text>
      {may("catalog_write") ? <BillingForm policy={policy} /> : <Facts facts={factsOf(policy)} />}
    </Stack>
  );
}

function factsOf(policy: LicenseTemplate) {
  const terms = members.map((name) => [b.names[name], wordOf(name, policy[name])] as const);
  return [[b.prices, policy.prices.join(", ") || b.noPrices] as const, ...terms];
}

function wordOf(name: (typeof members)[number], value: string): string {
  return new Map<string, string>(Object.entries(b.words[name])).get(value) ?? value;
}

function BillingForm({ policy }: { policy: LicenseTemplate }) {
  const { on_refund, on_dispute, on_cancel, on_quantity } = policy;
  const body = useBodyForm({
    initial: { prices: policy.prices.join("\n"), on_refund, on_dispute, on_cancel, on_quantity },
    submit: ({ prices, ...terms }, options) => {
      const list = prices.split(/[\s,]+/).filter((price) => price !== "");
      return changePolicy(policy.id, { ...terms, prices: list } as PolicyEdit, options);
    },
    onDone: () => toast(kit.form.saved),
  });
  const { form } = body;
  return (
    <BodyForm body={body}>
      <Textarea
        label={b.prices}
        description={b.pricesHint}
        autosize
        minRows={2}
        spellCheck={false}
        {...form.getInputProps("prices")}
      />
      {members.map((name) => (
        <NativeSelect
          key={name}
          label={b.names[name]}
          data={Object.entries(b.words[name]).map(([value, label]) => ({ value, label }))}
          {...form.getInputProps(name)}
        />
      ))}
    </BodyForm>
  );
}
