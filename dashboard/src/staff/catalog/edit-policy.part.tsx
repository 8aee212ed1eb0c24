import type { LicenseTemplate, Product } from "@licet/sdk";
import {
  Alert,
  Checkbox,
  Grid,
  JsonInput,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { asLicetError } from "../../kit/api.ts";
import { Changes } from "../../kit/changes.tsx";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { sentenceOf } from "../../kit/sentence.ts";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { metadataOf, metadataText } from "./metadata.rules.ts";
import { changePolicy, editPreviewQuery, type PolicyEdit } from "./policies.queries.ts";
import { TermFields, termName, termValue } from "./term-fields.part.tsx";
import { TermTable } from "./term-table.part.tsx";
import { editOf, type Term, typedTerms } from "./terms.rules.ts";

const pauseMs = 300;

interface Props {
  readonly policy: LicenseTemplate;
  readonly product: Product;
  readonly terms: readonly Term[];
}

/** The terms of a policy: read, or edited with a preview by those who may. */
export function EditPolicy(props: Props) {
  const may = useMay();
  return may("catalog_write") ? <PolicyForm {...props} /> : <TermTable terms={props.terms} />;
}

function PolicyForm({ policy, product, terms }: Props) {
  const navigate = useNavigate();
  const metadata = metadataText(policy.metadata);
  const changesOf = (typed: Readonly<Record<string, string>>): PolicyEdit => {
    const edit: Record<string, unknown> = editOf(terms, typed);
    if (typed["name"] !== policy.name) edit["name"] = typed["name"];
    if (typed["is_sku"] !== String(policy.is_sku)) edit["is_sku"] = typed["is_sku"] === "true";
    if (typed["installation_file"] !== String(policy.installation_file ?? ""))
      edit["installation_file"] = typed["installation_file"] === "" ? null : Number(typed["installation_file"]);
    if (typed["metadata"] !== metadata) edit["metadata"] = metadataOf(typed["metadata"]);
    return edit as PolicyEdit;
  };
  const body = useBodyForm<Record<string, string>, LicenseTemplate>({
    initial: {
      name: policy.name,
      is_sku: String(policy.is_sku),
      installation_file: String(policy.installation_file ?? ""),
      metadata,
      ...typedTerms(terms),
    },
    submit: (typed, options) => changePolicy(policy.id, changesOf(typed), options),
    onDone: () => {
      toast(t.catalog.policySaved);
      void navigate({ to: to.policy(policy.id), search: { tab: "apply" } as never });
    },
  });
  const { form } = body;
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, lg: 8 }}>
        <BodyForm body={body}>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput label={t.catalog.name} required {...form.getInputProps("name")} />
            <NativeSelect
              label={t.catalog.policyFile}
              data={[
                { value: "", label: t.catalog.newestFile },
                ...product.installation_files.map(({ id, version }) => ({ value: String(id), label: version })),
              ]}
              {...form.getInputProps("installation_file")}
            />
          </SimpleGrid>
          <Checkbox
            label={t.catalog.isSkuLabel}
            description={t.catalog.isSkuHint}
            checked={form.getValues()["is_sku"] === "true"}
            onChange={(event) => form.setFieldValue("is_sku", String(event.currentTarget.checked))}
            data-path="is_sku"
          />
          <TermFields form={form} terms={terms} />
          <JsonInput
            label={t.catalog.metadata}
            description={t.catalog.metadataHint}
            autosize
            minRows={2}
            {...form.getInputProps("metadata")}
          />
        </BodyForm>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 4 }}>
        <Preview policy={policy} edit={changesOf(form.getValues())} />
      </Grid.Col>
    </Grid>
  );
}

/** What the edit would change, asked while it is typed. */
function Preview({ policy, edit }: { policy: LicenseTemplate; edit: PolicyEdit }) {
  const [settled] = useDebouncedValue(JSON.stringify(edit), pauseMs);
  const asked = JSON.parse(settled) as PolicyEdit;
  const { data, error } = useQuery(editPreviewQuery(policy.id, asked));
  const isEmpty = Object.keys(edit).length === 0;
  return (
    <Stack gap="xs" pos="sticky" top={68} role="status" aria-label={t.catalog.preview}>
      <Title order={2} size="h4">
        {t.catalog.preview}
      </Title>
      {isEmpty && (
        <Text size="sm" c="dimmed">
          {t.catalog.nothingChanged}
        </Text>
      )}
      {!isEmpty && error && <Alert color="red">{sentenceOf(asLicetError(error))}</Alert>}
      {!isEmpty && !error && data && (
        <>
          <Changes
            changes={Object.entries(data.to).map(([name, to]) => ({ name, from: data.from[name], to }))}
            nameOf={termName}
            shownOf={(_name, value) => termValue(value)}
          />
          <Text size="sm">{t.catalog.wouldChange(data.licenses)}</Text>
        </>
      )}
    </Stack>
  );
}
