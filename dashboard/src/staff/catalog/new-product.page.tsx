import { NativeSelect, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Heading } from "../../kit/heading.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { createProduct } from "./catalog.queries.ts";
import { termName, termValue } from "./term-fields.part.tsx";
import { sentOf } from "./terms.rules.ts";

const types = ["perpetual", "time-limited", "subscription", "consumption"];

/** A new product: what has to be known; the rest has defaults. */
export default function NewProduct() {
  const navigate = useNavigate();
  const body = useBodyForm({
    initial: {
      product_name: "",
      short_code: "",
      authorization_method: "license-key",
      default_license_type: "",
      max_activations: "",
      valid_duration: "",
    },
    submit: ({ product_name, short_code, authorization_method, ...terms }, options) => {
      const said = Object.entries(terms).filter(([, value]) => value.trim() !== "");
      const rest = Object.fromEntries(said.map(([name, value]) => [name, sentOf("", value)]));
      const fixed = { product_name, short_code, authorization_method: authorization_method as "user" };
      return createProduct({ ...fixed, ...rest }, options);
    },
    onDone: ({ id }) => void navigate({ to: to.product(id) }),
  });
  const { form } = body;
  return (
    <Stack maw={720}>
      <Heading>{t.catalog.newProduct}</Heading>
      <BodyForm body={body} button={t.catalog.create} onCancel={() => void navigate({ to: to.products() })}>
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
          description={t.catalog.methodHint}
          data={[
            { value: "license-key", label: t.catalog.methods["license-key"] },
            { value: "user", label: t.catalog.methods.user },
          ]}
          {...form.getInputProps("authorization_method")}
        />
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <NativeSelect
            label={termName("default_license_type")}
            data={[
              { value: "", label: t.catalog.asInherited(termValue("perpetual")) },
              ...types.map((value) => ({ value, label: termValue(value) })),
            ]}
            {...form.getInputProps("default_license_type")}
          />
          <TextInput
            label={termName("max_activations")}
            inputMode="numeric"
            {...form.getInputProps("max_activations")}
          />
          <TextInput
            label={termName("valid_duration")}
            placeholder={t.catalog.termHints.duration}
            {...form.getInputProps("valid_duration")}
          />
        </SimpleGrid>
        <Text size="sm" c="dimmed">
          {t.catalog.newProductHint}
        </Text>
      </BodyForm>
    </Stack>
  );
}
