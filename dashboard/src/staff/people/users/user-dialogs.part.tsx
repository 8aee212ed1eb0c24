import { useState } from "react";
import { SecretDialog } from "../../../kit/secret.tsx";
import { toast } from "../../../kit/toast.tsx";
import { t as kit } from "../../../texts/kit.ts";
import { t } from "../../../texts/staff.ts";
import { FieldsDialog } from "../fields-dialog.part.tsx";
import { changesOf, newPassword } from "../people.rules.ts";
import { editUser, setPassword, type User } from "./users.queries.ts";

const u = t.people.users;
const m = t.people.members;

/** Changes a license user. */
export function EditUserDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { true_email, first_name, last_name, phone_number, reference, is_active } = user;
  const before = { true_email, first_name, last_name, phone_number, reference, is_active };
  return (
    <FieldsDialog
      title={t.people.editTitle(true_email)}
      fields={[
        { name: "true_email", label: m.email, required: true },
        { name: "first_name", label: m.first_name },
        { name: "last_name", label: m.last_name },
        { name: "phone_number", label: m.phone },
        { name: "reference", label: m.reference },
        { name: "is_active", label: u.isActive, kind: "flag", hint: u.isActiveHint },
      ]}
      initial={before}
      submit={(values) => editUser(user.id, changesOf(values, before))}
      onClose={onClose}
      onDone={() => {
        onClose();
        toast(kit.form.saved);
      }}
    />
  );
}

/** Sets a password, then shows it once. */
export function PasswordDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const [initial] = useState(() => ({ password: newPassword() }));
  const [password, setShown] = useState<string>();
  if (password !== undefined)
    return (
      <SecretDialog
        title={u.passwordOf(user.true_email)}
        secrets={[{ name: m.password, value: password }]}
        onDone={onClose}
      />
    );
  return (
    <FieldsDialog
      title={u.setPasswordTitle(user.true_email)}
      button={u.setPassword}
      intro={u.setPasswordBody}
      fields={[{ name: "password", label: m.password, kind: "password", required: true }]}
      initial={initial}
      submit={(values) => setPassword(user.id, values.password)}
      onClose={onClose}
      onDone={setShown}
    />
  );
}
