import { ActionIcon, Button, Card, Group, NativeSelect, SimpleGrid, Stack, Text, Textarea } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { IconPlus, IconTrash } from "../../kit/icons.ts";
import { t } from "../../texts/staff.ts";
import { BundleParts } from "./bundle-parts.part.tsx";
import { readUsers } from "./new-order.rules.ts";
import { catalogQuery } from "./orders.queries.ts";
import { type OrderForm, TermField } from "./term-field.part.tsx";
import { mainTerms, moreTerms } from "./terms.rules.ts";

/** A product of an order, with the licenses that are sold of it. */
export function OrderItem({ form, at, isOnly }: { form: OrderForm; at: number; isOnly: boolean }) {
  const { data: catalog } = useSuspenseQuery(catalogQuery);
  const { is_bundle, items } = form.getValues();
  const item = items[at];
  const path = `items.${at}`;
  const offered = catalog.products.filter((product) => product.is_bundle === is_bundle && !product.is_archived);
  const product = offered.find(({ short_code }) => short_code === item?.product_code);
  return (
    <Card withBorder>
      <Stack>
        <Group align="flex-end" wrap="nowrap">
          <NativeSelect
            flex={1}
            label={is_bundle ? t.orders.bundle : t.orders.product}
            data={[
              { value: "", label: t.orders.choose },
              ...offered.map(({ short_code, product_name }) => ({ value: short_code, label: product_name })),
            ]}
            {...form.getInputProps(`${path}.product_code`)}
          />
          {!isOnly && (
            <ActionIcon
              size="lg"
              variant="default"
              aria-label={t.orders.removeItem(at + 1)}
              onClick={() => form.removeListItem("items", at)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
        {item?.licenses.map((_, license) => (
          <LicenseTerms
            // biome-ignore lint/suspicious/noArrayIndexKey: licenses have no identity before they are sold.
            key={license}
            form={form}
            path={`${path}.licenses.${license}`}
            at={license}
            productId={product?.id}
            isByUser={product?.authorization_method === "user"}
            isBundle={is_bundle}
            onRemove={item.licenses.length > 1 ? () => form.removeListItem(`${path}.licenses`, license) : undefined}
          />
        ))}
        <Group>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => form.insertListItem(`${path}.licenses`, { ...item?.licenses.at(-1) })}
          >
            {t.orders.anotherLicense}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

interface TermsProps {
  readonly form: OrderForm;
  readonly path: string;
  readonly at: number;
  readonly productId: number | undefined;
  readonly isByUser: boolean;
  readonly isBundle: boolean;
  readonly onRemove: (() => void) | undefined;
}

/** The terms of one license. What is left empty, the preview shows where it comes from. */
function LicenseTerms({ form, path, at, productId, isByUser, isBundle, onRemove }: TermsProps) {
  const { data: catalog } = useSuspenseQuery(catalogQuery);
  const policies = catalog.policies.filter((policy) => policy.product === productId && !policy.is_archived);
  const [people, setPeople] = useState("");
  return (
    <Stack gap="xs" component="fieldset" bd="0" p={0} m={0}>
      <Group justify="space-between">
        <Text component="legend" size="sm" fw={600}>
          {t.orders.licenseNumber(at + 1)}
        </Text>
        {onRemove && (
          <Button size="compact-xs" variant="subtle" onClick={onRemove} aria-label={t.orders.removeLicense(at + 1)}>
            {t.orders.remove}
          </Button>
        )}
      </Group>
      {isBundle && productId !== undefined && <BundleParts form={form} path={path} bundleId={productId} />}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {!isBundle && (
          <NativeSelect
            label={t.orders.policy}
            data={[
              { value: "", label: t.orders.defaultPolicy },
              ...policies.map(({ code, name }) => ({ value: code, label: name })),
            ]}
            {...form.getInputProps(`${path}.policy_code`)}
            value={String(form.getInputProps(`${path}.policy_code`).value ?? "")}
          />
        )}
        {!isBundle && mainTerms.map((term) => <TermField key={term.name} form={form} path={path} term={term} />)}
      </SimpleGrid>
      {isByUser && (
        <Textarea
          label={t.orders.users}
          description={t.orders.usersHint}
          autosize
          minRows={2}
          data-field={`${path}.users`}
          error={form.errors[`${path}.users`]}
          value={people}
          onChange={(event) => {
            setPeople(event.currentTarget.value);
            form.setFieldValue(`${path}.users` as "items", readUsers(event.currentTarget.value) as never);
          }}
        />
      )}
      {!isBundle && (
        <details>
          <Text component="summary" size="sm" mb="xs">
            {t.orders.moreTerms}
          </Text>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            {moreTerms.map((term) => (
              <TermField key={term.name} form={form} path={path} term={term} />
            ))}
          </SimpleGrid>
        </details>
      )}
    </Stack>
  );
}
