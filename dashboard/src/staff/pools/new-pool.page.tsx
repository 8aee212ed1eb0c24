import { NativeSelect, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Heading } from "../../kit/heading.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { PoolFields, sentTerms } from "./pool-fields.part.tsx";
import { accountsQuery, createPool } from "./pools.queries.ts";

/** A new pool of a customer account. */
export default function NewPool() {
  const navigate = useNavigate();
  const { data: accounts } = useSuspenseQuery(accountsQuery);
  const body = useBodyForm({
    initial: {
      name: "",
      code: "",
      type: "license",
      customer_account: String(accounts[0]?.id ?? ""),
      max_consumptions: "",
      max_overages: "",
      default_offline_checkout: "",
      allow_overages: false,
      reset_consumption: false,
      consumption_period: "",
    },
    submit: (typed, options) => {
      const { name, code, type, customer_account } = typed;
      const fixed = { code, type: type as "license", customer_account: Number(customer_account) };
      return createPool({ ...(name === "" ? {} : { name }), ...fixed, ...sentTerms(typed) }, options);
    },
    onDone: ({ id }) => void navigate({ to: to.pool(id) }),
  });
  const { form } = body;
  return (
    <Stack maw={720}>
      <Heading>{t.pools.newPool}</Heading>
      <BodyForm body={body} button={t.pools.create} onCancel={() => void navigate({ to: to.pools() })}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t.pools.name} {...form.getInputProps("name")} />
          <TextInput label={t.pools.code} required {...form.getInputProps("code")} />
          <NativeSelect
            label={t.pools.account}
            description={accounts.length === 0 ? t.pools.noAccounts : undefined}
            data={accounts.map(({ id, name }) => ({ value: String(id), label: name }))}
            {...form.getInputProps("customer_account")}
          />
          <NativeSelect
            label={t.pools.counts}
            data={[
              { value: "license", label: t.pools.types.license },
              { value: "license_product_feature", label: t.pools.types.license_product_feature },
            ]}
            {...form.getInputProps("type")}
          />
        </SimpleGrid>
        <PoolFields form={form} />
      </BodyForm>
    </Stack>
  );
}
