import type { FormerLicenseKey, License } from "@licet/sdk";
import { Group, Modal, NumberInput, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type Action, ActionButton, actionsFor } from "../../kit/action.tsx";
import { Copyable } from "../../kit/copy.tsx";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Time } from "../../kit/time.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";
import { licenseName } from "./license.actions.ts";
import { endFormerKey, formerKeysQuery, rollKey } from "./license-keys.queries.ts";

const k = t.licenseKeys;

/** Gives a license another key. */
export function RollKeyDialog({ license, onClose }: { license: License; onClose: () => void }) {
  const body = useBodyForm<{ grace_days: number | string; license_key: string }, License>({
    initial: { grace_days: 30, license_key: "" },
    submit: ({ grace_days, license_key }, once) =>
      rollKey(license.id, { grace_days: Number(grace_days), ...(license_key === "" ? {} : { license_key }) }, once),
    onDone: (rolled) => {
      toast(k.isRolled(licenseName(rolled)));
      onClose();
    },
  });
  const { form } = body;
  return (
    <Modal
      opened
      onClose={onClose}
      title={k.rollTitle(licenseName(license))}
      closeButtonProps={{ "aria-label": kit.form.close }}
    >
      <BodyForm body={body} button={k.roll} onCancel={onClose}>
        <Text size="sm">{k.rollBody(license.total_active_devices)}</Text>
        <NumberInput
          label={k.graceDays}
          description={k.graceHint}
          min={0}
          allowDecimal={false}
          data-autofocus
          {...form.getInputProps("grace_days")}
        />
        <TextInput label={k.newKey} description={k.newKeyHint} {...form.getInputProps("license_key")} />
      </BodyForm>
    </Modal>
  );
}

const end: Action<FormerLicenseKey> = {
  id: "end",
  text: k.end,
  permission: "licenses_write",
  isFor: ({ is_valid }) => is_valid,
  question: ({ license_key }) => ({ title: k.endTitle(license_key), body: k.endBody, button: k.end, isDanger: true }),
  act: async (key) => {
    await endFormerKey(key);
    toast(k.isEnded(key.license_key));
  },
};

/** The keys that a license had before; nothing where it always had the same one. */
export function FormerKeys({ license }: { license: License }) {
  const may = useMay();
  const { data: keys = [] } = useQuery(formerKeysQuery(license.id));
  if (keys.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-label={k.former}>
      <Title order={2} size="h4" mb="xs">
        {k.former}
      </Title>
      <Stack gap="xs">
        {keys.map((key) => (
          <Group key={key.id} gap="md">
            <Copyable value={key.license_key} what={k.formerKey} />
            <Text size="sm" component="div">
              {key.is_valid ? k.worksUntil : k.endedOn} <Time at={key.ends_at} />
            </Text>
            {actionsFor([end], key, may).map((action) => (
              <ActionButton key={action.id} action={action} subject={key} size="xs" />
            ))}
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
