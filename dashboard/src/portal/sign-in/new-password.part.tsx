import { Text } from "@mantine/core";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Password } from "../../kit/form/password.tsx";
import { t } from "../../texts/portal.ts";
import { choosePassword } from "./sign-in.queries.ts";

/** A password of one's own, in place of the one that somebody else knows. */
export function NewPasswordForm({ initial = "", onDone }: { initial?: string; onDone: () => void }) {
  const body = useBodyForm({
    initial: { password: initial, new_password: "" },
    guardsLeaving: false,
    submit: ({ password, new_password }) => choosePassword(password, new_password),
    onDone,
  });
  const { form } = body;
  return (
    <BodyForm body={body} button={t.newPassword.button}>
      {initial === "" && (
        <Password label={t.newPassword.initial} autoComplete="current-password" {...form.getInputProps("password")} />
      )}
      <Password label={t.newPassword.own} autoComplete="new-password" {...form.getInputProps("new_password")} />
      <Text size="xs" c="dimmed">
        {t.newPassword.ends}
      </Text>
    </BodyForm>
  );
}
