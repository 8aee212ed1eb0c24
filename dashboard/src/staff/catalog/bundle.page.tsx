import type { Product } from "@licet/sdk";
import { ActionIcon, Button, Checkbox, Group, NativeSelect, Stack, Table, Text, TextInput, Title } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ActionButton, actionsFor } from "../../kit/action.tsx";
import { Copyable } from "../../kit/copy.tsx";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Heading } from "../../kit/heading.tsx";
import { IconTrash } from "../../kit/icons.ts";
import { PageLink } from "../../kit/link.tsx";
import { ProblemAlert } from "../../kit/problem.tsx";
import { useId } from "../../kit/shell/pages.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import {
  addToBundle,
  bundleProductsQuery,
  changeProduct,
  productQuery,
  removeFromBundle,
  sellableQuery,
} from "./catalog.queries.ts";
import { productActions } from "./product.actions.ts";
import { ProductState } from "./product-state.part.tsx";

/** One bundle and its products. */
export default function BundleDetail() {
  const id = useId();
  const may = useMay();
  const { data: bundle } = useSuspenseQuery(productQuery(id));
  return (
    <Stack maw={840}>
      <Heading
        actions={actionsFor(productActions, bundle, may).map((action) => (
          <ActionButton key={action.id} action={action} subject={bundle} />
        ))}
      >
        {bundle.product_name}
      </Heading>
      <Group gap="xs">
        <ProductState product={bundle} />
        <Copyable value={bundle.short_code} what={t.catalog.code} />
        <Text size="sm">
          {`${t.catalog.method} ${t.catalog.methods[bundle.authorization_method === "user" ? "user" : "license-key"]}`}
        </Text>
      </Group>
      <Products bundle={bundle} />
      {may("catalog_write") && <BundleForm key={bundle.updated_at} bundle={bundle} />}
    </Stack>
  );
}

function BundleForm({ bundle }: { bundle: Product }) {
  const body = useBodyForm({
    initial: { product_name: bundle.product_name, active: bundle.active },
    submit: (values, options) => changeProduct(bundle.id, values, options),
    onDone: () => toast(kit.form.saved),
  });
  const { form } = body;
  return (
    <>
      <Title order={2} size="h4">
        {t.catalog.edit}
      </Title>
      <BodyForm body={body}>
        <TextInput label={t.catalog.name} required {...form.getInputProps("product_name")} />
        <Checkbox
          label={t.catalog.isActive}
          description={t.catalog.isActiveHint}
          {...form.getInputProps("active", { type: "checkbox" })}
        />
      </BodyForm>
    </>
  );
}

function Products({ bundle }: { bundle: Product }) {
  const may = useMay()("catalog_write");
  const { data: products } = useSuspenseQuery(bundleProductsQuery(bundle.id));
  const [error, setError] = useState<unknown>();
  const change = (work: () => Promise<void>) => {
    setError(undefined);
    work().then(() => toast(kit.form.saved), setError);
  };
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {t.catalog.bundleProducts}
      </Title>
      {error !== undefined && <ProblemAlert error={error} />}
      <Table verticalSpacing="xs" style={{ overflowWrap: "anywhere" }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.catalog.name}</Table.Th>
            <Table.Th>{t.catalog.code}</Table.Th>
            {may && <Table.Th w={48} aria-label={t.catalog.actions} />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {products.map(({ id, product_name, short_code }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <PageLink to={to.product(id)}>{product_name}</PageLink>
              </Table.Td>
              <Table.Td>{short_code}</Table.Td>
              {may && (
                <Table.Td>
                  <ActionIcon
                    variant="subtle"
                    color="red"
                    aria-label={t.catalog.takeOut(product_name)}
                    onClick={() => change(() => removeFromBundle(bundle.id, id))}
                  >
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {may && (
        <AddProduct
          bundle={bundle}
          held={products.map(({ id }) => id)}
          onAdd={(id) => change(() => addToBundle(bundle.id, id))}
        />
      )}
    </Stack>
  );
}

function AddProduct({
  bundle,
  held,
  onAdd,
}: {
  bundle: Product;
  held: readonly number[];
  onAdd: (id: number) => void;
}) {
  const { data: sellable = [] } = useQuery(sellableQuery);
  const [chosen, setChosen] = useState("");
  const fitting = sellable.filter(
    ({ id, authorization_method }) => authorization_method === bundle.authorization_method && !held.includes(id),
  );
  if (fitting.length === 0) return null;
  return (
    <Group align="flex-end">
      <NativeSelect
        label={t.catalog.addProduct}
        data={[
          { value: "", label: t.catalog.choose },
          ...fitting.map(({ id, product_name }) => ({ value: String(id), label: product_name })),
        ]}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Button
        variant="default"
        aria-disabled={chosen === ""}
        onClick={() => {
          if (chosen === "") return;
          onAdd(Number(chosen));
          setChosen("");
        }}
      >
        {t.catalog.add}
      </Button>
    </Group>
  );
}
