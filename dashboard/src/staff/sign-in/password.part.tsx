import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { asLicetError } from "../../kit/api.ts";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Password } from "../../kit/form/password.tsx";
import { t } from "../../texts/staff.ts";
import { type Employer, signIn } from "./sign-in.queries.ts";

/** E-mail and password, and the code of the authenticator app where the server asks for one. */
export function PasswordForm({ email = "", onDone }: { email?: string; onDone: () => void }) {
  const [asksForCode, setAsksForCode] = useState(false);
  const [companies, setCompanies] = useState<readonly Employer[]>([]);
  const body = useBodyForm({
    initial: { email, password: "", code: "", company: "" },
    guardsLeaving: false,
    submit: async ({ code, company, ...values }) => {
      const more = { ...(code === "" ? {} : { code }), ...(company === "" ? {} : { company: Number(company) }) };
      try {
        return await signIn({ ...values, ...more });
      } catch (error) {
        if (asLicetError(error).code === "code_required") setAsksForCode(true);
        throw error;
      }
    },
    onDone: (several) => {
      if (several.length === 0) return onDone();
      setCompanies(several);
      form.setFieldValue("company", String(several[0]?.id));
    },
  });
  const { form } = body;
  return (
    <BodyForm body={body} button={t.signIn.signIn}>
      <TextInput
        label={t.signIn.email}
        type="email"
        autoComplete="username"
        readOnly={email !== ""}
        {...form.getInputProps("email")}
      />
      <Password label={t.signIn.password} autoComplete="current-password" {...form.getInputProps("password")} />
      {companies.length > 0 && (
        <NativeSelect
          label={t.signIn.company}
          description={t.signIn.whichCompany}
          data={companies.map(({ id, name }) => ({ value: String(id), label: name }))}
          autoFocus
          {...form.getInputProps("company")}
        />
      )}
      {asksForCode && (
        <TextInput
          label={t.signIn.code}
          description={t.signIn.codeHint}
          autoComplete="one-time-code"
          inputMode="numeric"
          data-autofocus
          {...form.getInputProps("code")}
        />
      )}
    </BodyForm>
  );
}
