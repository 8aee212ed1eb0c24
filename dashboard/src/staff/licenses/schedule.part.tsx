import type { License } from "@licet/sdk";
import { Button, Group, Modal, NativeSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { IconPlus } from "../../kit/icons.ts";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { MemberField } from "./edit-group.part.tsx";
import { bodyOf, type EditValues, editable, valuesOf } from "./edit-license.rules.ts";
import { schedule } from "./license-parts.queries.ts";
import { zoneQuery } from "./licenses.queries.ts";
import { memberName } from "./member-value.part.tsx";

const s = t.scheduled;

type Kind = "license-update" | "license-reset";

/** Changes a license at an hour to come. */
export function ScheduleDialog({ license, onClose }: { license: License; onClose: () => void }) {
  const { data: zone = "UTC" } = useQuery(zoneQuery);
  const [before] = useState<EditValues>(() => valuesOf(license));
  const [names, setNames] = useState<readonly string[]>(["max_activations"]);
  const [next, setNext] = useState("validity_period");
  const body = useBodyForm({
    initial: {
      scheduled_at: "",
      name: "",
      note: "",
      kind: "license-update" as Kind,
      // As in the body, so that what is refused finds its field.
      scheduled_update_data: [{ update_data: before }],
    },
    submit: ({ scheduled_at, name, note, kind, scheduled_update_data: [item] }, options) => {
      const isUpdate = kind === "license-update";
      const update_data = isUpdate ? bodyOf(item?.update_data ?? before, before) : {};
      const at = new Date(scheduled_at);
      return schedule(
        {
          license: license.id,
          scheduled_at: Number.isNaN(at.getTime()) ? scheduled_at : at.toISOString(),
          name: name || null,
          note: note || null,
          scheduled_update_data: [{ action: kind, update_data: update_data as never }],
        },
        options,
      );
    },
    onDone: () => {
      toast(s.scheduled);
      onClose();
    },
  });
  const { form } = body;
  const left = editable.filter(({ name }) => !names.includes(name));
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={s.add}
      closeOnClickOutside={!form.isDirty()}
      closeButtonProps={{ "aria-label": kit.form.close }}
    >
      <BodyForm body={body} button={s.add} onCancel={onClose}>
        <TextInput
          label={s.due}
          description={s.dueHint}
          type="datetime-local"
          step={3600}
          data-autofocus
          {...form.getInputProps("scheduled_at")}
        />
        <TextInput label={s.name} {...form.getInputProps("name")} />
        <NativeSelect
          label={s.what}
          data={(["license-update", "license-reset"] as const).map((value) => ({ value, label: s.actions[value] }))}
          {...form.getInputProps("kind")}
        />
        {form.getValues().kind === "license-update" && (
          <Stack gap="sm" role="group" aria-label={s.items}>
            {editable
              .filter(({ name }) => names.includes(name))
              .map((member) => (
                <MemberField
                  key={member.name}
                  member={member}
                  form={form}
                  path={`scheduled_update_data.0.update_data.${member.name}`}
                  zone={zone}
                  focus={undefined}
                />
              ))}
            {left.length > 0 && (
              <Group align="flex-end">
                <NativeSelect
                  label={s.more}
                  data={left.map(({ name }) => ({ value: name, label: memberName(name) }))}
                  value={next}
                  onChange={(event) => setNext(event.currentTarget.value)}
                />
                <Button
                  variant="default"
                  leftSection={<IconPlus size={16} aria-hidden />}
                  onClick={() => {
                    const chosen = left.find(({ name }) => name === next) ?? left[0];
                    if (chosen) setNames([...names, chosen.name]);
                  }}
                >
                  {s.addMember}
                </Button>
              </Group>
            )}
          </Stack>
        )}
        <Textarea label={s.note} autosize minRows={2} {...form.getInputProps("note")} />
      </BodyForm>
    </Modal>
  );
}
