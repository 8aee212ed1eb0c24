import type { BodyOf, Product, ProductFeature } from "@licet/sdk";
import { Badge, NativeSelect, SimpleGrid, Text, TextInput } from "@mantine/core";
import { Copyable } from "../../kit/copy.tsx";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { FormDialog } from "../../kit/form/form-dialog.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { deleteFeature, saveFeature } from "./catalog.queries.ts";
import { Entries, type EntryColumn } from "./entries.part.tsx";
import { TermFields, termName, termValue } from "./term-fields.part.tsx";
import { editOf, featureMembers, type Term, typedTerms } from "./terms.rules.ts";

const columns: readonly EntryColumn<ProductFeature>[] = [
  { header: t.catalog.code, cell: (row) => <Copyable value={row.code} what={t.catalog.code} /> },
  { header: t.catalog.name, cell: (row) => <FeatureName feature={row} /> },
  { header: t.catalog.kind, isWide: true, cell: (row) => typeName(row.feature_type) },
  {
    header: termName("max_consumption"),
    isWide: true,
    cell: (row) => (row.feature_type === "consumption" ? termValue(row.max_consumption) : t.catalog.nothing),
  },
  { header: termName("is_floating"), isWide: true, cell: (row) => termValue(row.is_floating) },
];

function typeName(type: string): string {
  return type === "consumption" ? t.catalog.featureTypes.consumption : t.catalog.featureTypes.activation;
}

function FeatureName({ feature }: { feature: ProductFeature }) {
  return (
    <>
      {feature.name}{" "}
      {feature.product === null && (
        <Badge variant="light" color="gray">
          {t.catalog.global}
        </Badge>
      )}
    </>
  );
}

/** The features of a product. */
export function Features({ product, features }: { product: Product; features: readonly ProductFeature[] }) {
  return (
    <Entries
      rows={features}
      columns={columns}
      nameOf={({ code }) => code}
      hint={t.catalog.featuresHint}
      nothingYet={t.catalog.noFeatures}
      add={t.catalog.addFeature}
      isOwn={(row) => row.product !== null}
      onDelete={({ id }) => deleteFeature(id)}
      deleteBody={t.catalog.deleteFeatureBody}
      form={(row, onClose) => <FeatureForm product={product} feature={row} onClose={onClose} />}
    />
  );
}

/** Members of a feature, which has them all: nothing is inherited but the server's defaults. */
function termsOf(feature: ProductFeature | undefined): Term[] {
  const own: Readonly<Record<string, unknown>> = { ...feature };
  return featureMembers.map((member) => ({ ...member, own: own[member.name] ?? null, source: "default" }));
}

function FeatureForm({
  product,
  feature,
  onClose,
}: {
  product: Product;
  feature: ProductFeature | undefined;
  onClose: () => void;
}) {
  const terms = termsOf(feature);
  const body = useBodyForm<Record<string, string>, ProductFeature>({
    initial: {
      code: feature?.code ?? "",
      name: feature?.name ?? "",
      feature_type: feature?.feature_type ?? "activation",
      ...typedTerms(terms),
    },
    guardsLeaving: false,
    submit: ({ code = "", name = "", feature_type, ...typed }, options) => {
      const own = feature ? {} : { product: product.id };
      const named = name.trim() === "" ? {} : { name };
      const sent = { code, ...named, feature_type, ...own, ...editOf(terms, typed) };
      return saveFeature(feature?.id, sent as BodyOf<"post_product_features">, options);
    },
    onDone: () => {
      toast(kit.form.saved);
      onClose();
    },
  });
  const { form } = body;
  const isCounted = form.getValues()["feature_type"] === "consumption";
  const shown = isCounted ? terms : terms.filter(({ name }) => !counted.has(name));
  return (
    <FormDialog
      title={feature ? t.catalog.editNamed(feature.code) : t.catalog.addFeature}
      isDirty={form.isDirty()}
      onClose={onClose}
      size="xl"
    >
      <BodyForm body={body} onCancel={onClose}>
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <TextInput label={t.catalog.code} required data-autofocus {...form.getInputProps("code")} />
          <TextInput label={t.catalog.name} {...form.getInputProps("name")} />
          <NativeSelect
            label={t.catalog.kind}
            data={[
              { value: "activation", label: t.catalog.featureTypes.activation },
              { value: "consumption", label: t.catalog.featureTypes.consumption },
            ]}
            {...form.getInputProps("feature_type")}
          />
        </SimpleGrid>
        <Text size="sm" c="dimmed">
          {isCounted ? t.catalog.consumptionHint : t.catalog.activationHint}
        </Text>
        <TermFields form={form} terms={shown} />
      </BodyForm>
    </FormDialog>
  );
}

const counted = new Set([
  "max_consumption",
  "allow_unlimited_consumptions",
  "allow_negative_consumptions",
  "allow_overages",
  "max_overages",
  "reset_consumption",
  "consumption_period",
]);
