import type { BodyOf } from "@licet/sdk";
import { Checkbox, Modal, SimpleGrid, TextInput } from "@mantine/core";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { LastDayInput } from "../../kit/form/last-day-input.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { useSession } from "../session.ts";
import { changeManagementKey, createManagementKey, type ManagementKey } from "./keys.queries.ts";

const k = t.settings.keys;

type Body = Required<BodyOf<"post_management_api_keys">>;

/** Makes a key of the Management API, or changes one. */
export function ManagementKeyDialog({
  row,
  zone,
  onClose,
  onMade,
}: {
  /** Undefined: a new one. */
  row: ManagementKey | undefined;
  zone: string;
  onClose: () => void;
  onMade: (key: string) => void;
}) {
  // Nobody grants what they do not hold themselves.
  const { permissions: granted } = useSession();
  const body = useBodyForm<Body, string | undefined>({
    initial: {
      label: row?.label ?? "",
      permissions: (row?.permissions ?? null) as Body["permissions"],
      expires_at: row?.expires_at ?? null,
    },
    submit: async (values, once) => {
      if (!row) return createManagementKey(values, once);
      await changeManagementKey(row.id, values);
      return undefined;
    },
    onDone: (key) => {
      onClose();
      if (key === undefined) toast(kit.form.saved);
      else onMade(key);
    },
  });
  const { form } = body;
  const { permissions } = form.getValues();
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={row ? k.edit : k.create}
      closeOnClickOutside={!form.isDirty()}
      closeOnEscape={!form.isDirty()}
      closeButtonProps={{ "aria-label": kit.form.close }}
    >
      <BodyForm body={body} button={row ? kit.form.save : k.create} onCancel={onClose}>
        <TextInput label={k.label} description={k.labelHint} data-autofocus {...form.getInputProps("label")} />
        <Checkbox
          label={k.mayEverything}
          checked={permissions === null}
          onChange={(event) => form.setFieldValue("permissions", event.currentTarget.checked ? null : [])}
        />
        {permissions !== null && (
          <Checkbox.Group label={k.permissions} {...form.getInputProps("permissions")} data-field="permissions">
            <SimpleGrid cols={{ base: 1, xs: 2 }} mt="xs" spacing="xs">
              {granted.map((permission) => (
                <Checkbox key={permission} value={permission} label={permission} />
              ))}
            </SimpleGrid>
          </Checkbox.Group>
        )}
        <LastDayInput label={k.expires} zone={zone} {...form.getInputProps("expires_at")} />
      </BodyForm>
    </Modal>
  );
}
