import type { License } from "@licet/sdk";
import { Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { valuesOf } from "./edit-license.rules.ts";
import { schedule } from "./license-parts.queries.ts";
import { zoneQuery } from "./licenses.queries.ts";
import { itemOf, kindsFor, presentData, type ScheduleKind, type TypedItem } from "./schedule.rules.ts";
import { ScheduleItem } from "./schedule-item.part.tsx";

const s = t.scheduled;

/** Changes a license, a feature or a custom field of it at an hour to come. */
export function ScheduleDialog({ license, onClose }: { license: License; onClose: () => void }) {
  const { data: zone = "UTC" } = useQuery(zoneQuery);
  const first: TypedItem = {
    product_feature: String(license.product_features[0]?.product_feature.id ?? ""),
    product_custom_field: String(license.product_custom_fields[0]?.product_custom_field ?? ""),
    update_data: valuesOf(license),
  };
  const body = useBodyForm({
    initial: {
      scheduled_at: "",
      name: "",
      note: "",
      kind: "license-update" as ScheduleKind,
      scheduled_update_data: [first] as readonly TypedItem[],
    },
    submit: ({ scheduled_at, name, note, kind, scheduled_update_data: [item = first] }, options) => {
      const at = new Date(scheduled_at);
      return schedule(
        {
          license: license.id,
          scheduled_at: Number.isNaN(at.getTime()) ? scheduled_at : at.toISOString(),
          name: name || null,
          note: note || null,
          scheduled_update_data: [itemOf(kind, item, license)],
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
  const chooseKind = (kind: ScheduleKind) => {
    const [item = first] = form.getValues().scheduled_update_data;
    form.setValues({
      kind,
      scheduled_update_data: [{ ...item, update_data: presentData(kind, item, license) }],
    });
  };
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
          data={kindsFor(license).map((value) => ({ value, label: s.actions[value] }))}
          {...form.getInputProps("kind")}
          onChange={(event) => chooseKind(event.currentTarget.value as ScheduleKind)}
        />
        <ScheduleItem form={form as never} license={license} zone={zone} />
        <Textarea label={s.note} autosize minRows={2} {...form.getInputProps("note")} />
      </BodyForm>
    </Modal>
  );
}
