import type { BodyOf, Product } from "@licet/sdk";
import { Checkbox, JsonInput, SimpleGrid, Stack, Table, TextInput, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Time } from "../../kit/time.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";
import { changeProduct, productTermsQuery } from "./catalog.queries.ts";
import { metadataOf, metadataText } from "./metadata.rules.ts";
import { TermFields } from "./term-fields.part.tsx";
import { TermTable } from "./term-table.part.tsx";
import { editOf, type Term, typedTerms } from "./terms.rules.ts";

const flags = ["allow_trial", "hardware_id_required", "is_node_locked", "is_user_locked", "is_upgrade"] as const;

/** What a product says: read, or edited by those who may. */
export function EditProduct({ product }: { product: Product }) {
  const may = useMay();
  const { data } = useSuspenseQuery(productTermsQuery(product.id));
  if (!may("catalog_write")) return <ReadProduct product={product} terms={data.terms} />;
  return <ProductForm product={product} terms={data.terms} />;
}

/** Members that a product always has. */
function flagTerms(product: Product): Term[] {
  return flags.map((name) => ({
    name,
    kind: "boolean",
    own: product[name],
    inherited: name === "hardware_id_required",
    source: "default",
  }));
}

function ReadProduct({ product, terms }: { product: Product; terms: readonly Term[] }) {
  return (
    <Stack>
      <Facts product={product} />
      <TermTable terms={[...terms, ...flagTerms(product)]} />
    </Stack>
  );
}

function Facts({ product }: { product: Product }) {
  return (
    <Table variant="vertical" layout="fixed" maw={640}>
      <Table.Tbody>
        <Table.Tr>
          <Table.Th w={180}>{t.catalog.method}</Table.Th>
          <Table.Td>
            {product.authorization_method === "user" ? t.catalog.methods.user : t.catalog.methods["license-key"]}
          </Table.Td>
        </Table.Tr>
        <Table.Tr>
          <Table.Th>{t.catalog.created}</Table.Th>
          <Table.Td>
            <Time at={product.created_at} />
          </Table.Td>
        </Table.Tr>
        <Table.Tr>
          <Table.Th>{t.catalog.changed}</Table.Th>
          <Table.Td>
            <Time at={product.updated_at} />
          </Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  );
}

function ProductForm({ product, terms: own }: { product: Product; terms: readonly Term[] }) {
  const terms = [...own, ...flagTerms(product)];
  const metadata = metadataText(product.metadata);
  const body = useBodyForm<Record<string, string>, Product>({
    initial: {
      product_name: product.product_name,
      active: String(product.active),
      metadata,
      ...typedTerms(terms),
    },
    submit: (typed, options) => {
      const edit: Record<string, unknown> = editOf(terms, typed);
      if (typed["product_name"] !== product.product_name) edit["product_name"] = typed["product_name"];
      if (typed["active"] !== String(product.active)) edit["active"] = typed["active"] === "true";
      if (typed["metadata"] !== metadata) edit["metadata"] = metadataOf(typed["metadata"]);
      return changeProduct(product.id, edit as BodyOf<"patch_products_id">, options);
    },
    onDone: () => toast(kit.form.saved),
  });
  const { form } = body;
  return (
    <Stack>
      <Facts product={product} />
      <BodyForm body={body}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t.catalog.name} required {...form.getInputProps("product_name")} />
        </SimpleGrid>
        <Checkbox
          label={t.catalog.isActive}
          description={t.catalog.isActiveHint}
          checked={form.getValues()["active"] === "true"}
          onChange={(event) => form.setFieldValue("active", String(event.currentTarget.checked))}
          data-path="active"
        />
        <Title order={2} size="h4">
          {t.catalog.itsTerms}
        </Title>
        <TermFields form={form} terms={terms} />
        <JsonInput
          label={t.catalog.metadata}
          description={t.catalog.metadataHint}
          autosize
          minRows={2}
          {...form.getInputProps("metadata")}
        />
      </BodyForm>
    </Stack>
  );
}
