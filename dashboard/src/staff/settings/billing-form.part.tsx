import type { BillingSource, NewBillingSource } from "@licet/sdk";
import { Checkbox, Modal, NativeSelect, PasswordInput, TextInput } from "@mantine/core";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { changeBillingSource, createBillingSource } from "./billing.queries.ts";

const b = t.settings.billing;

const kinds = Object.entries(b.kinds).map(([value, label]) => ({ value, label }));

/** Takes the messages of a billing system, or changes what is known of it. */
export function BillingSourceDialog({
  source,
  onClose,
  onMade,
}: {
  /** Undefined: a new one. */
  source: BillingSource | undefined;
  onClose: () => void;
  onMade: (made: NewBillingSource) => void;
}) {
  const body = useBodyForm({
    initial: {
      kind: source?.kind ?? ("stripe" as BillingSource["kind"]),
      name: source?.name ?? b.kinds.stripe,
      secret: "",
      private_key: "",
      api_key: "",
      livemode: source?.livemode ?? true,
    },
    submit: async (typed, once) => {
      const { kind, secret, private_key, api_key, ...rest } = typed;
      const given = Object.entries({ secret, private_key, api_key }).filter(([, value]) => value !== "");
      const sent = { ...rest, ...Object.fromEntries(given) };
      if (!source) return createBillingSource({ kind, ...sent }, once);
      await changeBillingSource(source.id, sent);
      return undefined;
    },
    onDone: (made: NewBillingSource | undefined) => {
      onClose();
      if (made) onMade(made);
      else toast(kit.form.saved);
    },
  });
  const { form } = body;
  const { kind, name } = form.getValues();
  const choose = (next: BillingSource["kind"]) => {
    if (name === b.kinds[kind]) form.setFieldValue("name", b.kinds[next]);
    form.setFieldValue("kind", next);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={source ? b.edit : b.create}
      closeOnClickOutside={!form.isDirty()}
      closeOnEscape={!form.isDirty()}
      closeButtonProps={{ "aria-label": kit.form.close }}
    >
      <BodyForm body={body} button={source ? kit.form.save : b.create} onCancel={onClose}>
        {!source && (
          <NativeSelect
            label={b.kind}
            data={kinds}
            value={kind}
            onChange={(event) => choose(event.currentTarget.value as BillingSource["kind"])}
            data-field="kind"
          />
        )}
        <TextInput label={b.name} required {...form.getInputProps("name")} />
        <PasswordInput
          label={b.secret}
          description={source?.has_secret ? b.secretStays : b.secretHints[kind]}
          autoComplete="off"
          {...form.getInputProps("secret")}
        />
        {kind === "stripe" && (
          <PasswordInput
            label={b.apiKey}
            description={source?.has_api_key ? b.secretStays : b.apiKeyHint}
            autoComplete="off"
            {...form.getInputProps("api_key")}
          />
        )}
        {kind === "fastspring" && (
          <PasswordInput
            label={b.privateKey}
            description={source?.has_private_key ? b.secretStays : b.privateKeyHint}
            autoComplete="off"
            {...form.getInputProps("private_key")}
          />
        )}
        <Checkbox
          label={b.livemode}
          description={b.livemodeHint}
          {...form.getInputProps("livemode", { type: "checkbox" })}
        />
      </BodyForm>
    </Modal>
  );
}
