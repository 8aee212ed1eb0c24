import type { Product, ProductCustomField } from "@licet/sdk";
import { NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { FormDialog } from "../../kit/form/form-dialog.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { deleteField, saveField } from "./catalog.queries.ts";
import { Entries, type EntryColumn } from "./entries.part.tsx";

const types: Readonly<Record<string, string>> = t.catalog.dataTypes;

const columns: readonly EntryColumn<ProductCustomField>[] = [
  { header: t.catalog.name, cell: (row) => row.name },
  { header: t.catalog.kind, isWide: true, cell: (row) => types[row.data_type ?? ""] ?? row.data_type },
  { header: t.catalog.defaultValue, cell: (row) => row.default_value || t.catalog.nothing },
  { header: t.catalog.description, isWide: true, cell: (row) => row.description ?? t.catalog.nothing },
];

/** The custom fields of a product's licenses. */
export function CustomFields({ product }: { product: Product }) {
  return (
    <Entries
      rows={product.custom_fields}
      columns={columns}
      nameOf={({ name }) => name}
      hint={t.catalog.fieldsHint}
      nothingYet={t.catalog.noFields}
      add={t.catalog.addField}
      onDelete={({ id }) => deleteField(id)}
      deleteBody={t.catalog.deleteFieldBody}
      form={(row, onClose) => <FieldForm product={product} field={row} onClose={onClose} />}
    />
  );
}

function FieldForm({
  product,
  field,
  onClose,
}: {
  product: Product;
  field: ProductCustomField | undefined;
  onClose: () => void;
}) {
  const body = useBodyForm({
    initial: {
      name: field?.name ?? "",
      data_type: field?.data_type ?? "text",
      default_value: field?.default_value ?? "",
      description: field?.description ?? "",
    },
    guardsLeaving: false,
    submit: ({ data_type, ...rest }, options) =>
      saveField(field?.id, { ...rest, data_type: data_type as "text", product: product.id }, options),
    onDone: () => {
      toast(kit.form.saved);
      onClose();
    },
  });
  const { form } = body;
  return (
    <FormDialog
      title={field ? t.catalog.editNamed(field.name) : t.catalog.addField}
      isDirty={form.isDirty()}
      onClose={onClose}
    >
      <BodyForm body={body} onCancel={onClose}>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t.catalog.name} required data-autofocus {...form.getInputProps("name")} />
          <NativeSelect
            label={t.catalog.kind}
            data={Object.entries(types).map(([value, label]) => ({ value, label }))}
            {...form.getInputProps("data_type")}
          />
        </SimpleGrid>
        <TextInput label={t.catalog.defaultValue} {...form.getInputProps("default_value")} />
        <TextInput label={t.catalog.description} {...form.getInputProps("description")} />
      </BodyForm>
    </FormDialog>
  );
}
