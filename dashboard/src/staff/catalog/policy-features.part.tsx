import type { LicenseTemplate, Product } from "@licet/sdk";
import { ActionIcon, Group, Stack, Switch, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { FormDialog } from "../../kit/form/form-dialog.tsx";
import { IconPencil } from "../../kit/icons.ts";
import { toast, toastProblem } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";
import { featuresQuery } from "./catalog.queries.ts";
import { changePolicy, type PolicyEdit } from "./policies.queries.ts";
import { TermFields, termName, termValue } from "./term-fields.part.tsx";
import { editOf, type Term, typedTerms } from "./terms.rules.ts";

interface OwnFeature {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly terms: readonly Term[];
}

interface Props {
  readonly policy: LicenseTemplate;
  readonly product: Product;
  readonly features: readonly OwnFeature[];
}

/** What is sent of features: what the policy itself says about each. */
function sentOf(features: readonly OwnFeature[]): PolicyEdit {
  const entries = features.map(({ id, terms }) => ({
    id,
    ...Object.fromEntries(terms.map(({ name, own }) => [name, own])),
  }));
  return { license_product_feature_templates: entries } as PolicyEdit;
}

/** The features that licenses of a policy get, and what the policy says about them. */
export function PolicyFeatures({ policy, product, features }: Props) {
  const may = useMay()("catalog_write");
  const { data: all = [] } = useQuery(featuresQuery(product.id));
  const [edited, setEdited] = useState<OwnFeature>();
  const toggle = async (id: number, code: string) => {
    const others = features.filter((each) => each.id !== id);
    const next = others.length < features.length ? others : [...features, { id, code, name: code, terms: [] }];
    await changePolicy(policy.id, sentOf(next)).then(() => toast(kit.form.saved), toastProblem);
  };
  return (
    <Stack>
      <Text size="sm" c="dimmed" maw={640}>
        {t.catalog.policyFeaturesHint}
      </Text>
      {all.length === 0 ? (
        <Text>{t.catalog.noFeatures}</Text>
      ) : (
        <Table verticalSpacing="xs" style={{ overflowWrap: "anywhere" }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.catalog.feature}</Table.Th>
              <Table.Th>{t.catalog.ofThisPolicy}</Table.Th>
              <Table.Th visibleFrom="sm">{t.catalog.otherThanFeature}</Table.Th>
              {may && <Table.Th w={48} aria-label={t.catalog.actions} />}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {all.map(({ id, code }) => {
              const own = features.find((each) => each.id === id);
              return (
                <Table.Tr key={id}>
                  <Table.Td>{code}</Table.Td>
                  <Table.Td>
                    {may ? (
                      <Switch
                        checked={own !== undefined}
                        aria-label={t.catalog.includes(code)}
                        onChange={() => void toggle(id, code)}
                      />
                    ) : (
                      termValue(own !== undefined)
                    )}
                  </Table.Td>
                  <Table.Td visibleFrom="sm">{own ? sayings(own) : t.catalog.nothing}</Table.Td>
                  {may && (
                    <Table.Td>
                      {own && (
                        <Group>
                          <ActionIcon
                            variant="subtle"
                            color="gray"
                            aria-label={t.catalog.editNamed(code)}
                            onClick={() => setEdited(own)}
                          >
                            <IconPencil size={16} aria-hidden />
                          </ActionIcon>
                        </Group>
                      )}
                    </Table.Td>
                  )}
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      )}
      {edited && (
        <FeatureTerms policy={policy} features={features} feature={edited} onClose={() => setEdited(undefined)} />
      )}
    </Stack>
  );
}

function sayings({ terms }: OwnFeature): string {
  const said = terms.filter(({ own, kind }) => own !== null && own !== undefined && kind !== "metadata");
  if (said.length === 0) return t.catalog.nothing;
  return said.map(({ name, own }) => `${termName(name)}: ${termValue(own)}`).join(", ");
}

const notEdited = new Set(["metadata", "moment"]);

function FeatureTerms({
  policy,
  features,
  feature,
  onClose,
}: {
  policy: LicenseTemplate;
  features: readonly OwnFeature[];
  feature: OwnFeature;
  onClose: () => void;
}) {
  const terms = feature.terms.filter(({ kind }) => !notEdited.has(kind));
  const body = useBodyForm<Record<string, string>, LicenseTemplate>({
    initial: typedTerms(terms),
    guardsLeaving: false,
    submit: (typed, options) => {
      const edit = editOf(terms, typed);
      const own = feature.terms.map((term) => (term.name in edit ? { ...term, own: edit[term.name] } : term));
      const next = features.map((each) => (each.id === feature.id ? { ...each, terms: own } : each));
      return changePolicy(policy.id, sentOf(next), options);
    },
    onDone: () => {
      toast(kit.form.saved);
      onClose();
    },
  });
  return (
    <FormDialog title={t.catalog.editNamed(feature.code)} isDirty={body.form.isDirty()} onClose={onClose} size="xl">
      <BodyForm body={body} onCancel={onClose}>
        <TermFields form={body.form} terms={terms} />
      </BodyForm>
    </FormDialog>
  );
}
