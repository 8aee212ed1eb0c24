import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Password } from "../../kit/form/password.tsx";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { changePassword } from "./me.queries.ts";

const m = t.me;

/** Chooses another password. */
export function PasswordPart({ email }: { email: string }) {
  const body = useBodyForm({
    initial: { password: "", new_password: "" },
    submit: (values) => changePassword(values),
    onDone: () => {
      body.form.reset();
      toast(m.passwordChanged);
    },
  });
  const { form } = body;
  return (
    <BodyForm body={body} button={m.changePassword}>
      {/* Tells password managers whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <Password label={m.password} autoComplete="current-password" {...form.getInputProps("password")} />
      <Password
        label={m.newPassword}
        description={m.newPasswordHint}
        autoComplete="new-password"
        {...form.getInputProps("new_password")}
      />
    </BodyForm>
  );
}
