import { TextInput } from "@mantine/core";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Password } from "../../kit/form/password.tsx";
import { t } from "../../texts/portal.ts";
import { beginSignOn, type SignedIn, signIn } from "./sign-in.queries.ts";

/** E-mail and password of a license user. */
export function PasswordForm({ onDone }: { onDone: (answer: SignedIn, password: string) => void }) {
  const body = useBodyForm({
    initial: { email: "", password: "" },
    guardsLeaving: false,
    submit: (values) => signIn(values),
    onDone: (answer) => onDone(answer, form.getValues().password),
  });
  const { form } = body;
  return (
    <BodyForm body={body} button={t.signIn.signIn}>
      <TextInput label={t.signIn.email} type="email" autoComplete="username" {...form.getInputProps("email")} />
      <Password label={t.signIn.password} autoComplete="current-password" {...form.getInputProps("password")} />
    </BodyForm>
  );
}

/** A license key, and the e-mail of its customer. */
export function KeyForm({ onDone }: { onDone: () => void }) {
  const body = useBodyForm({
    initial: { license_key: "", email: "" },
    guardsLeaving: false,
    submit: (values) => signIn(values),
    onDone,
  });
  const { form } = body;
  return (
    <BodyForm body={body} button={t.signIn.signIn}>
      <TextInput
        label={t.signIn.key}
        autoComplete="off"
        spellCheck={false}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
        {...form.getInputProps("license_key")}
      />
      <TextInput
        label={t.signIn.email}
        description={t.signIn.emailOfKey}
        type="email"
        autoComplete="email"
        {...form.getInputProps("email")}
      />
    </BodyForm>
  );
}

/** The code of a customer account, whose provider vouches for its people. */
export function AccountForm({ onDone }: { onDone: (url: string) => void }) {
  const body = useBodyForm({
    initial: { customer_account_code: "" },
    guardsLeaving: false,
    submit: ({ customer_account_code }) => beginSignOn(customer_account_code),
    onDone,
  });
  return (
    <BodyForm body={body} button={t.signIn.goOn}>
      <TextInput
        label={t.signIn.account}
        description={t.signIn.accountHint}
        autoComplete="organization"
        spellCheck={false}
        {...body.form.getInputProps("customer_account_code")}
      />
    </BodyForm>
  );
}
