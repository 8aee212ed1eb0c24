import type { LicenseTemplate, Product } from "@licet/sdk";
import { Badge, Button, Group, Stack, Table, Text, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { FormDialog } from "../../kit/form/form-dialog.tsx";
import { IconGitCompare, IconPlus } from "../../kit/icons.ts";
import { ButtonLink, PageLink } from "../../kit/link.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { copyPolicy, createPolicy } from "./policies.queries.ts";
import { termName, termValue } from "./term-fields.part.tsx";

/** The policies of a product. */
export function Policies({ product, policies }: { product: Product; policies: readonly LicenseTemplate[] }) {
  const may = useMay()("catalog_write");
  const [isNew, setNew] = useState(false);
  const [left, right] = policies;
  return (
    <Stack>
      <Group justify="space-between" align="flex-start">
        <Text size="sm" c="dimmed" maw={640}>
          {t.catalog.policiesHint}
        </Text>
        <Group gap="xs">
          {left && right && (
            <ButtonLink
              to={to.comparePolicies({ left: left.id, right: right.id })}
              variant="default"
              size="sm"
              leftSection={<IconGitCompare size={16} aria-hidden />}
            >
              {t.catalog.compare}
            </ButtonLink>
          )}
          {may && (
            <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNew(true)}>
              {t.catalog.newPolicy}
            </Button>
          )}
        </Group>
      </Group>
      <Table verticalSpacing="xs" style={{ overflowWrap: "anywhere" }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.catalog.name}</Table.Th>
            <Table.Th>{t.catalog.code}</Table.Th>
            <Table.Th visibleFrom="sm">{termName("default_license_type")}</Table.Th>
            <Table.Th visibleFrom="sm">{termName("max_activations")}</Table.Th>
            <Table.Th visibleFrom="sm">{termName("valid_duration")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {policies.map((policy) => (
            <Table.Tr key={policy.id}>
              <Table.Td>
                <Group gap="xs">
                  <PageLink to={to.policy(policy.id)}>{policy.name}</PageLink>
                  <PolicyMarks policy={policy} />
                </Group>
              </Table.Td>
              <Table.Td>{policy.code}</Table.Td>
              <Table.Td visibleFrom="sm">{termValue(policy.default_license_type)}</Table.Td>
              <Table.Td visibleFrom="sm">
                {policy.allow_unlimited_activations ? t.catalog.anyNumber : termValue(policy.max_activations)}
              </Table.Td>
              <Table.Td visibleFrom="sm">{termValue(policy.valid_duration)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {isNew && <NewPolicy product={product.id} onClose={() => setNew(false)} />}
    </Stack>
  );
}

/** Default, archived, sold by its code. */
export function PolicyMarks({ policy }: { policy: LicenseTemplate }) {
  return (
    <>
      {policy.is_default && <Badge variant="light">{t.catalog.isDefault}</Badge>}
      {policy.is_sku && (
        <Badge variant="light" color="teal">
          {t.catalog.isSku}
        </Badge>
      )}
      {policy.is_archived && (
        <Badge variant="light" color="gray">
          {t.catalog.states.archived}
        </Badge>
      )}
    </>
  );
}

/** A new policy: empty, or with everything that another one has. */
export function NewPolicy({
  product,
  copied,
  onClose,
}: {
  product: number;
  copied?: LicenseTemplate;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const body = useBodyForm({
    initial: { name: copied ? t.catalog.copyOf(copied.name) : "", code: "" },
    guardsLeaving: false,
    submit: (names, options) =>
      copied ? copyPolicy(copied.id, names, options) : createPolicy({ ...names, product }, options),
    onDone: ({ id }) => void navigate({ to: to.policy(id) }),
  });
  const { form } = body;
  return (
    <FormDialog
      title={copied ? t.catalog.duplicateNamed(copied.name) : t.catalog.newPolicy}
      isDirty={form.isDirty()}
      onClose={onClose}
      size="md"
    >
      <BodyForm body={body} button={t.catalog.create} onCancel={onClose}>
        <TextInput label={t.catalog.name} required data-autofocus {...form.getInputProps("name")} />
        <TextInput
          label={t.catalog.code}
          description={t.catalog.policyCodeHint}
          required
          {...form.getInputProps("code")}
        />
      </BodyForm>
    </FormDialog>
  );
}
