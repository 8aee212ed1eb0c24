import type { License } from "@licet/sdk";
import { Button, Group, Modal, Paper, SimpleGrid, Stack, Table, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { type Action, ActionMenu, actionsFor } from "../../kit/action.tsx";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { IconArrowBackUp, IconEdit } from "../../kit/icons.ts";
import { JsonView } from "../../kit/json-view.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";
import { clearField, setField } from "./license-parts.queries.ts";
import { editLicense } from "./licenses.queries.ts";

const f = t.licenses.fieldsTab;
const close = { "aria-label": kit.form.close };

type Field = License["product_custom_fields"][number];

/** Custom fields and metadata of a license. */
export function FieldsTab({ license }: { license: License }) {
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }}>
      <Paper withBorder p="md">
        <Title order={2} size="h4" mb="sm">
          {f.fields}
        </Title>
        <Fields license={license} />
      </Paper>
      <Paper withBorder p="md">
        <Metadata license={license} />
      </Paper>
    </SimpleGrid>
  );
}

function Fields({ license }: { license: License }) {
  const may = useMay();
  const [edited, setEdited] = useState<Field>();
  if (license.product_custom_fields.length === 0) return <Text c="dimmed">{f.none}</Text>;
  const actions: readonly Action<Field>[] = [
    { id: "edit", text: f.edit, icon: IconEdit, permission: "licenses_write", act: setEdited },
    {
      id: "clear",
      text: f.clear,
      icon: IconArrowBackUp,
      permission: "licenses_write",
      isFor: ({ id }) => id !== null,
      question: ({ name }) => ({ title: f.clearTitle(name), body: f.clearBody, button: f.clear }),
      act: async ({ id }) => {
        if (id !== null) await clearField(id);
      },
    },
  ];
  return (
    <>
      <Table verticalSpacing="xs" horizontalSpacing={0} style={{ overflowWrap: "anywhere" }}>
        <Table.Tbody>
          {license.product_custom_fields.map((field) => (
            <Table.Tr key={field.product_custom_field}>
              <Table.Th scope="row" fw={400} c="dimmed" pr="xs">
                {field.name}
              </Table.Th>
              <Table.Td>
                {field.value || kit.time.none}
                <Text size="xs" c="dimmed">
                  {field.id === null ? f.ofProduct : f.ofLicense}
                </Text>
              </Table.Td>
              <Table.Td w={40}>
                <ActionMenu actions={actionsFor(actions, field, may)} subject={field} name={field.name} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {edited && <FieldDialog field={edited} onClose={() => setEdited(undefined)} />}
    </>
  );
}

function FieldDialog({ field, onClose }: { field: Field; onClose: () => void }) {
  const body = useBodyForm({
    initial: { value: field.value },
    submit: ({ value }) => setField(field, value),
    onDone: () => {
      toast(kit.form.saved);
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={field.name}
      closeOnClickOutside={!body.form.isDirty()}
      closeButtonProps={close}
    >
      <BodyForm body={body} onCancel={onClose}>
        <TextInput label={f.value} data-autofocus {...body.form.getInputProps("value")} />
      </BodyForm>
    </Modal>
  );
}

function Metadata({ license }: { license: License }) {
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {f.metadata}
        </Title>
        {may("licenses_write") && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconEdit size={14} aria-hidden />}
            onClick={() => setOpen(true)}
          >
            {f.editMetadata}
          </Button>
        )}
      </Group>
      {Object.keys(license.metadata).length === 0 ? (
        <Text c="dimmed">{f.noMetadata}</Text>
      ) : (
        <JsonView value={license.metadata} what={f.metadata} />
      )}
      {isOpen && <MetadataDialog license={license} onClose={() => setOpen(false)} />}
    </Stack>
  );
}

function MetadataDialog({ license, onClose }: { license: License; onClose: () => void }) {
  const body = useBodyForm({
    initial: { metadata: JSON.stringify(license.metadata, undefined, 2) },
    submit: ({ metadata }) => editLicense(license.id, { metadata: readJson(metadata) }),
    onDone: () => {
      toast(kit.form.saved);
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={f.editMetadata}
      closeOnClickOutside={!body.form.isDirty()}
      closeButtonProps={close}
    >
      <BodyForm body={body} onCancel={onClose}>
        <Textarea
          label={f.metadata}
          description={f.metadataHint}
          autosize
          minRows={6}
          maxRows={24}
          data-autofocus
          spellCheck={false}
          styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
          {...body.form.getInputProps("metadata")}
        />
      </BodyForm>
    </Modal>
  );
}

/** What is no JSON goes to the server as text, which says what it needs. */
function readJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return text as unknown as Record<string, unknown>;
  }
}
