import type { License } from "@licet/sdk";
import { Checkbox, Modal, NativeSelect, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { LastDayInput } from "../../kit/form/last-day-input.tsx";
import { numberOrText } from "../../kit/form/typed.ts";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import type { LicensedFeature } from "./license-features.part.tsx";
import { addFeature, editFeature } from "./license-parts.queries.ts";
import { productFeaturesQuery, zoneQuery } from "./licenses.queries.ts";

const f = t.licenses.featuresTab;
const m = t.licenseMembers;
const close = { "aria-label": kit.form.close };

/** Changes what a license has of a feature. */
export function EditFeatureDialog({ feature, onClose }: { feature: LicensedFeature; onClose: () => void }) {
  const { data: zone = "UTC" } = useQuery(zoneQuery);
  const isCounted = feature.product_feature.feature_type === "consumption";
  const initial = {
    max_consumption: String(feature.max_consumption),
    total_consumptions: String(feature.total_consumptions),
    allow_unlimited_consumptions: feature.allow_unlimited_consumptions,
    allow_overages: feature.allow_overages,
    max_overages: String(feature.max_overages),
    expiry_date: feature.expiry_date as string | null,
    is_floating_cloud: feature.is_floating_cloud,
    floating_users: String(feature.floating_users),
  };
  const body = useBodyForm({
    initial,
    submit: (values) => {
      const { expiry_date, max_consumption, total_consumptions, max_overages, floating_users, ...flags } = values;
      const counter = {
        max_consumption: numberOrText(max_consumption),
        max_overages: numberOrText(max_overages),
        // What is used meanwhile is not set back by a form that was opened before.
        ...(total_consumptions === initial.total_consumptions
          ? {}
          : { total_consumptions: numberOrText(total_consumptions) }),
      };
      const end = expiry_date === initial.expiry_date ? {} : { expiry_date };
      return editFeature(feature.id, {
        ...flags,
        ...(isCounted ? counter : {}),
        floating_users: numberOrText(floating_users),
        ...end,
      });
    },
    onDone: () => {
      toast(kit.form.saved);
      onClose();
    },
  });
  const { form } = body;
  return (
    <Modal
      opened
      onClose={onClose}
      title={f.editTitle(feature.product_feature.name)}
      closeOnClickOutside={!form.isDirty()}
      closeButtonProps={close}
    >
      <BodyForm body={body} onCancel={onClose}>
        {isCounted && (
          <>
            <TextInput label={m.max_consumption} inputMode="numeric" {...form.getInputProps("max_consumption")} />
            <TextInput label={m.total_consumptions} inputMode="numeric" {...form.getInputProps("total_consumptions")} />
            <Checkbox
              label={m.allow_unlimited_consumptions}
              {...form.getInputProps("allow_unlimited_consumptions", { type: "checkbox" })}
            />
            <Checkbox label={m.allow_overages} {...form.getInputProps("allow_overages", { type: "checkbox" })} />
            <TextInput label={m.max_overages} inputMode="numeric" {...form.getInputProps("max_overages")} />
          </>
        )}
        <LastDayInput label={m.expiry_date} zone={zone} {...form.getInputProps("expiry_date")} />
        <Checkbox label={m.is_floating_cloud} {...form.getInputProps("is_floating_cloud", { type: "checkbox" })} />
        <TextInput label={m.floating_users} inputMode="numeric" {...form.getInputProps("floating_users")} />
      </BodyForm>
    </Modal>
  );
}

/** Gives a license a feature of its product; the rest is as the product has it. */
export function AddFeatureDialog({ license, onClose }: { license: License; onClose: () => void }) {
  const { data = [], isPending } = useQuery(productFeaturesQuery(license.product.id));
  const had = new Set(license.product_features.map(({ product_feature }) => product_feature.id));
  const choices = data.filter(({ id }) => !had.has(id));
  return (
    <Modal opened onClose={onClose} title={f.add} closeButtonProps={close}>
      {!isPending && choices.length === 0 && <Text size="sm">{f.hasAll}</Text>}
      {choices.length > 0 && (
        <AddFeatureForm
          license={license}
          choices={choices.map(({ id, name, code }) => ({ value: String(id), label: `${name} (${code})` }))}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

function AddFeatureForm({
  license,
  choices,
  onClose,
}: {
  license: License;
  choices: { value: string; label: string }[];
  onClose: () => void;
}) {
  const body = useBodyForm({
    initial: { product_feature: choices[0]?.value ?? "" },
    submit: ({ product_feature }) => addFeature({ license: license.id, product_feature: Number(product_feature) }),
    onDone: () => {
      toast(f.added);
      onClose();
    },
  });
  return (
    <BodyForm body={body} button={f.add} onCancel={onClose}>
      <NativeSelect label={f.feature} data={choices} {...body.form.getInputProps("product_feature")} />
    </BodyForm>
  );
}
