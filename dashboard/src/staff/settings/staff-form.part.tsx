import { Modal, NativeSelect, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";
import { changeStaff, invite, type StaffMember } from "./staff.queries.ts";

const s = t.settings.staff;
const close = { "aria-label": kit.form.close };

type Values = {
  readonly email: string;
  readonly name: string;
  readonly role: StaffMember["role"];
};

/** Adds somebody, and shows the link by which they set their password. */
export function InviteDialog({
  onClose,
  onGiven,
}: {
  onClose: () => void;
  onGiven: (email: string, link: string) => void;
}) {
  const initial: Values = { email: "", name: "", role: "support" };
  const body = useBodyForm({
    initial,
    submit: (values: Values, once) => invite(values, once),
    onDone: ({ email, link }) => {
      onClose();
      onGiven(email, link);
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={s.invite}
      closeOnClickOutside={!body.form.isDirty()}
      closeButtonProps={close}
    >
      <BodyForm body={body} button={s.invite} onCancel={onClose}>
        <Person form={body.form} />
      </BodyForm>
    </Modal>
  );
}

/** Changes who somebody is and what they may do. */
export function StaffDialog({ person, onClose }: { person: StaffMember; onClose: () => void }) {
  const { email, name, role } = person;
  const initial: Values = { email, name, role };
  const body = useBodyForm({
    initial,
    submit: (values: Values) => changeStaff(person.id, values),
    onDone: () => {
      onClose();
      toast(kit.form.saved);
    },
  });
  return (
    <Modal opened onClose={onClose} title={s.edit} closeOnClickOutside={!body.form.isDirty()} closeButtonProps={close}>
      <BodyForm body={body} onCancel={onClose}>
        <Person form={body.form} />
      </BodyForm>
    </Modal>
  );
}

function Person({ form }: { form: UseFormReturnType<Values> }) {
  const may = useMay();
  const roles = Object.entries(t.me.roles).filter(([role]) => role !== "owner" || may("owner"));
  const { role } = form.getValues();
  return (
    <>
      <TextInput label={s.email} type="email" required data-autofocus {...form.getInputProps("email")} />
      <TextInput label={s.name} {...form.getInputProps("name")} />
      <NativeSelect
        label={s.role}
        description={s.mayDo[role]}
        data={roles.map(([value, label]) => ({ value, label }))}
        {...form.getInputProps("role")}
      />
    </>
  );
}
