import type { Device } from "@licet/sdk";
import { Button, Group, Modal, Table, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { type Action, ActionMenu, actionsFor } from "../../../kit/action.tsx";
import { BodyForm, useBodyForm } from "../../../kit/form/body-form.tsx";
import { IconEdit, IconPlus, IconTrash } from "../../../kit/icons.ts";
import { toast } from "../../../kit/toast.tsx";
import { t as kit } from "../../../texts/kit.ts";
import { t } from "../../../texts/staff.ts";
import { useMay } from "../../session.ts";
import { removeVariable, setVariable } from "../device.queries.ts";

const d = t.devices;

type Variable = Device["device_variables"][number];

/** What applications and the vendor have written on a device. */
export function Variables({ device }: { device: Device }) {
  const may = useMay();
  const [edited, setEdited] = useState<Variable | "new">();
  const actions: readonly Action<Variable>[] = [
    { id: "edit", text: d.editVariable, icon: IconEdit, permission: "licenses_write", act: setEdited },
    {
      id: "remove",
      text: d.removeVariable,
      icon: IconTrash,
      permission: "licenses_write",
      isDanger: true,
      question: ({ variable }) => ({
        title: d.removeVariableTitle(variable),
        body: d.removeVariableBody,
        button: d.removeVariable,
        isDanger: true,
      }),
      act: ({ id }) => removeVariable(id),
    },
  ];
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {d.variables}
        </Title>
        {may("licenses_write") && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setEdited("new")}
          >
            {d.addVariable}
          </Button>
        )}
      </Group>
      {device.device_variables.length === 0 ? (
        <Text c="dimmed">{d.noVariables}</Text>
      ) : (
        <Table verticalSpacing="xs" horizontalSpacing={0} style={{ overflowWrap: "anywhere" }}>
          <Table.Tbody>
            {device.device_variables.map((each) => (
              <Table.Tr key={each.id}>
                <Table.Th scope="row" fw={400} c="dimmed" pr="xs">
                  {each.variable}
                </Table.Th>
                <Table.Td>{each.value}</Table.Td>
                <Table.Td w={40}>
                  <ActionMenu actions={actionsFor(actions, each, may)} subject={each} name={each.variable} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {edited && (
        <VariableDialog
          device={device}
          variable={edited === "new" ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}

function VariableDialog({
  device,
  variable,
  onClose,
}: {
  device: Device;
  variable: Variable | undefined;
  onClose: () => void;
}) {
  const body = useBodyForm({
    initial: { variable: variable?.variable ?? "", value: variable?.value ?? "" },
    submit: (values) => setVariable(device.id, variable ? { id: variable.id, ...values } : values),
    onDone: () => {
      toast(kit.form.saved);
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={variable ? d.editVariable : d.addVariable}
      closeOnClickOutside={!body.form.isDirty()}
      closeButtonProps={{ "aria-label": kit.form.close }}
    >
      <BodyForm body={body} onCancel={onClose}>
        <TextInput label={d.variableName} data-autofocus {...body.form.getInputProps("variable")} />
        <TextInput label={d.variableValue} {...body.form.getInputProps("value")} />
      </BodyForm>
    </Modal>
  );
}
