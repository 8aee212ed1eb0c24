import { Checkbox, NativeSelect, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Heading } from "../../kit/heading.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { createProduct, sellableQuery } from "./catalog.queries.ts";

/** A new bundle of products, which all hold licenses the same way. */
export default function NewBundle() {
  const navigate = useNavigate();
  const { data: sellable } = useSuspenseQuery(sellableQuery);
  const body = useBodyForm({
    initial: { product_name: "", short_code: "", authorization_method: "license-key", products: [] as string[] },
    submit: ({ authorization_method, products, ...names }, options) =>
      createProduct(
        {
          ...names,
          authorization_method: authorization_method as "user",
          is_bundle: true,
          products: products.map(Number),
        },
        options,
      ),
    onDone: ({ id }) => void navigate({ to: to.bundle(id) }),
  });
  const { form } = body;
  const fitting = sellable.filter((each) => each.authorization_method === form.getValues().authorization_method);
  return (
    <Stack maw={720}>
      <Heading>{t.catalog.newBundle}</Heading>
      <BodyForm body={body} button={t.catalog.create} onCancel={() => void navigate({ to: to.bundles() })}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t.catalog.name} required {...form.getInputProps("product_name")} />
          <TextInput
            label={t.catalog.code}
            description={t.catalog.codeHint}
            required
            {...form.getInputProps("short_code")}
          />
        </SimpleGrid>
        <NativeSelect
          label={t.catalog.method}
          description={t.catalog.bundleMethodHint}
          data={[
            { value: "license-key", label: t.catalog.methods["license-key"] },
            { value: "user", label: t.catalog.methods.user },
          ]}
          {...form.getInputProps("authorization_method")}
          onChange={(event) => {
            form.setFieldValue("authorization_method", event.currentTarget.value);
            form.setFieldValue("products", []);
          }}
        />
        <Checkbox.Group
          label={t.catalog.bundleProducts}
          required
          {...form.getInputProps("products")}
          data-path="products"
        >
          <Stack gap="xs" mt="xs">
            {fitting.map(({ id, product_name, short_code }) => (
              <Checkbox key={id} value={String(id)} label={`${product_name} (${short_code})`} />
            ))}
            {fitting.length === 0 && <Text c="dimmed">{t.catalog.nothingFits}</Text>}
          </Stack>
        </Checkbox.Group>
      </BodyForm>
    </Stack>
  );
}
