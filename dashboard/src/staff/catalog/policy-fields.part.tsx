import type { LicenseTemplate, Product } from "@licet/sdk";
import { Stack, Table, Text, TextInput } from "@mantine/core";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";
import { changePolicy } from "./policies.queries.ts";
import { termValue } from "./term-fields.part.tsx";

/** What a policy says about the custom fields of its product. */
export function PolicyFields({ policy, product }: { policy: LicenseTemplate; product: Product }) {
  const may = useMay()("catalog_write");
  const own = new Map(
    policy.license_custom_field_templates.map((each) => [each.product_custom_field.id, each.default_value]),
  );
  const body = useBodyForm<Record<string, string>, LicenseTemplate>({
    initial: Object.fromEntries(product.custom_fields.map(({ id }) => [String(id), own.get(id) ?? ""])),
    submit: (typed, options) => {
      const said = Object.entries(typed).filter(([, value]) => value !== "");
      const fields = said.map(([id, default_value]) => ({ id: Number(id), default_value }));
      return changePolicy(policy.id, { license_custom_field_templates: fields }, options);
    },
    onDone: () => toast(kit.form.saved),
  });
  if (product.custom_fields.length === 0) return <Text>{t.catalog.noFields}</Text>;
  if (!may)
    return (
      <Table variant="vertical" layout="fixed" maw={640}>
        <Table.Tbody>
          {product.custom_fields.map(({ id, name, default_value }) => (
            <Table.Tr key={id}>
              <Table.Th>{name}</Table.Th>
              <Table.Td>{termValue(own.get(id) ?? default_value)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    );
  return (
    <Stack maw={640}>
      <Text size="sm" c="dimmed">
        {t.catalog.policyFieldsHint}
      </Text>
      <BodyForm body={body}>
        {product.custom_fields.map(({ id, name, default_value }) => (
          <TextInput
            key={id}
            label={name}
            description={t.catalog.inherited.product(termValue(default_value))}
            {...body.form.getInputProps(String(id))}
          />
        ))}
      </BodyForm>
    </Stack>
  );
}
