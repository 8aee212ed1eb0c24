import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Password } from "../../kit/form/password.tsx";
import { t } from "../../texts/portal.ts";
import { changePassword } from "./account.queries.ts";

/** Another password. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const body = useBodyForm({
    initial: { password: "", new_password: "" },
    guardsLeaving: false,
    submit: (values) => changePassword(values),
    onDone,
  });
  const { form } = body;
  return (
    <BodyForm body={body} button={t.account.change}>
      <Password label={t.account.current} autoComplete="current-password" {...form.getInputProps("password")} />
      <Password
        label={t.newPassword.own}
        description={t.newPassword.ends}
        autoComplete="new-password"
        {...form.getInputProps("new_password")}
      />
    </BodyForm>
  );
}
