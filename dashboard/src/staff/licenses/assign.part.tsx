import type { License } from "@licet/sdk";
import { Checkbox, Modal, TextInput } from "@mantine/core";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { numberOrText } from "../../kit/form/typed.ts";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { assignUser, setUserActivations } from "./license-parts.queries.ts";

const u = t.licenses.usersTab;
const close = { "aria-label": kit.form.close };

/** Gives a license to a user, who is made where there is none yet. */
export function AssignDialog({
  license,
  onClose,
  onDone,
}: {
  license: License;
  onClose: () => void;
  /** With the first password of a new user. */
  onDone: (email: string, password: string) => void;
}) {
  const body = useBodyForm({
    initial: { email: "", first_name: "", last_name: "", max_activations: "", is_manager: false },
    submit: async ({ max_activations, ...values }, options) => {
      const seats = max_activations === "" ? {} : { max_activations: numberOrText(max_activations) };
      return { email: values.email, password: await assignUser(license.id, { ...values, ...seats }, options) };
    },
    onDone: ({ email, password }) => onDone(email, password),
  });
  const { form } = body;
  return (
    <Modal opened onClose={onClose} title={u.assign} closeOnClickOutside={!form.isDirty()} closeButtonProps={close}>
      <BodyForm body={body} button={u.assign} onCancel={onClose}>
        <TextInput label={u.email} type="email" required data-autofocus {...form.getInputProps("email")} />
        <TextInput label={u.firstName} {...form.getInputProps("first_name")} />
        <TextInput label={u.lastName} {...form.getInputProps("last_name")} />
        <TextInput
          label={u.seatsAtMost}
          description={u.seatsHint}
          inputMode="numeric"
          {...form.getInputProps("max_activations")}
        />
        <Checkbox label={u.isManager} {...form.getInputProps("is_manager", { type: "checkbox" })} />
      </BodyForm>
    </Modal>
  );
}

/** How many devices a user may have on a license. */
export function SeatsOfUserDialog({
  license,
  user,
  onClose,
}: {
  license: License;
  user: License["license_users"][number];
  onClose: () => void;
}) {
  const body = useBodyForm({
    initial: { [user.id]: { max_activations: String(user.max_activations) } },
    submit: async (values) => {
      const typed = values[user.id]?.max_activations ?? "";
      await setUserActivations(license.id, user.id, { max_activations: numberOrText(typed) });
    },
    onDone: () => {
      toast(kit.form.saved);
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={u.seatsOf(user.true_email)}
      closeOnClickOutside={!body.form.isDirty()}
      closeButtonProps={close}
    >
      <BodyForm body={body} onCancel={onClose}>
        <TextInput
          label={u.seatsAtMost}
          inputMode="numeric"
          data-autofocus
          {...body.form.getInputProps(`${user.id}.max_activations`)}
        />
      </BodyForm>
    </Modal>
  );
}
