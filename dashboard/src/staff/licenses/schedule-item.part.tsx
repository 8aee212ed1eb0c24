import type { License } from "@licet/sdk";
import { Button, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import type { BodyFormOf } from "../../kit/form/body-form.tsx";
import { IconPlus } from "../../kit/icons.ts";
import { t } from "../../texts/staff.ts";
import { MemberField } from "./edit-group.part.tsx";
import { editable } from "./edit-license.rules.ts";
import { memberName } from "./member-value.part.tsx";
import { featureMembers, presentData, type ScheduleKind, subjectOf, type TypedItem } from "./schedule.rules.ts";

const s = t.scheduled;

interface Values extends Record<string, unknown> {
  readonly kind: ScheduleKind;
  readonly scheduled_update_data: readonly TypedItem[];
}

interface Props {
  readonly form: BodyFormOf<Values>["form"];
  readonly license: License;
  readonly zone: string;
}

/** The fields of what is done: which feature or custom field it is about, and what becomes of it. */
export function ScheduleItem({ form, license, zone }: Props) {
  const { kind, scheduled_update_data } = form.getValues();
  const [item] = scheduled_update_data;
  const path = "scheduled_update_data.0";
  const subject = subjectOf(kind);
  const choose = (name: "product_feature" | "product_custom_field", value: string) => {
    if (!item) return;
    const named = { ...item, [name]: value };
    form.setFieldValue(path, { ...named, update_data: presentData(kind, named, license) } as never);
  };
  return (
    <Stack gap="sm" role="group" aria-label={s.items}>
      {subject === "feature" && (
        <NativeSelect
          label={t.licenses.featuresTab.feature}
          data={license.product_features.map(({ product_feature: { id, name } }) => ({
            value: String(id),
            label: name,
          }))}
          {...form.getInputProps(`${path}.product_feature`)}
          onChange={(event) => choose("product_feature", event.currentTarget.value)}
        />
      )}
      {subject === "field" && (
        <NativeSelect
          label={s.field}
          data={license.product_custom_fields.map(({ product_custom_field: id, name }) => ({
            value: String(id),
            label: name,
          }))}
          {...form.getInputProps(`${path}.product_custom_field`)}
          onChange={(event) => choose("product_custom_field", event.currentTarget.value)}
        />
      )}
      {kind === "license-update" && <ChosenMembers form={form} license={license} zone={zone} />}
      {kind === "license-product-feature-update" &&
        featureMembers.map((member) => (
          <MemberField
            key={member.name}
            member={member}
            form={form}
            path={`${path}.update_data.${member.name}`}
            zone={zone}
            focus={undefined}
          />
        ))}
      {kind === "license-custom-field-update" && (
        <TextInput label={t.licenses.fieldsTab.value} {...form.getInputProps(`${path}.update_data.value`)} />
      )}
    </Stack>
  );
}

/** The properties of the license that somebody wants to change; few of many. */
function ChosenMembers({ form, zone }: Props) {
  const [names, setNames] = useState<readonly string[]>(["max_activations"]);
  const [next, setNext] = useState("validity_period");
  const left = editable.filter(({ name }) => !names.includes(name));
  return (
    <>
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
    </>
  );
}
