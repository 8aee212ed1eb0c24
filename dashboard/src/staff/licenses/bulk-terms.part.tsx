import { NativeSelect, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { t } from "../../texts/staff.ts";
import { type BulkBody, previewBulk } from "./bulk/bulk.queries.ts";
import { MemberField } from "./edit-group.part.tsx";
import { type EditValues, editable, sent } from "./edit-license.rules.ts";
import { zoneQuery } from "./licenses.queries.ts";
import { memberName } from "./member-value.part.tsx";

const b = t.bulk;

const empty: EditValues = Object.fromEntries(
  editable.map(({ name, kind }) => [name, kind === "flag" ? false : kind === "moment" ? null : ""]),
);

/** What is set on many licenses: a property, or a policy. It is looked at before it goes on. */
export function BulkTerms({
  base,
  onReady,
  onCancel,
}: {
  base: BulkBody;
  onReady: (body: BulkBody) => void;
  onCancel: () => void;
}) {
  const { data: zone = "UTC" } = useQuery(zoneQuery);
  const body = useBodyForm({
    initial: { property: "validity_period", values: empty, policy: "" },
    guardsLeaving: false,
    submit: async ({ property, values, policy }): Promise<BulkBody> => {
      const member = editable.find(({ name }) => name === property);
      const asked: BulkBody =
        base.action === "apply_policy"
          ? { ...base, policy }
          : { ...base, values: member ? { [property]: sent(member, values[property] ?? null) as never } : {} };
      await previewBulk(asked);
      return asked;
    },
    onDone: onReady,
  });
  const { form } = body;
  const chosen = editable.find(({ name }) => name === form.getValues().property);
  return (
    <BodyForm body={body} button={b.preview} onCancel={onCancel}>
      {base.action === "apply_policy" ? (
        <TextInput label={b.policy} description={b.policyHint} data-autofocus {...form.getInputProps("policy")} />
      ) : (
        <Stack>
          <NativeSelect
            label={b.property}
            data={editable.map(({ name }) => ({ value: name, label: memberName(name) }))}
            {...form.getInputProps("property")}
          />
          {chosen && (
            <MemberField
              key={chosen.name}
              member={chosen}
              form={form}
              path={`values.${chosen.name}`}
              zone={zone}
              focus={undefined}
            />
          )}
        </Stack>
      )}
    </BodyForm>
  );
}
