import { Alert, TextInput } from "@mantine/core";
import { useState } from "react";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { t } from "../../texts/portal.ts";
import { askForMail } from "./sign-in.queries.ts";

/** Asks for a mail; what is said then is the same whoever has the address. */
export function MailForm({ what }: { what: "link" | "keys" }) {
  const [sentTo, setSentTo] = useState<string>();
  const body = useBodyForm({
    initial: { email: "" },
    guardsLeaving: false,
    submit: ({ email }) => askForMail(what, email),
    onDone: () => setSentTo(body.form.getValues().email),
  });
  return (
    <BodyForm body={body} button={t.links.send}>
      <TextInput label={t.signIn.email} type="email" autoComplete="email" {...body.form.getInputProps("email")} />
      {sentTo !== undefined && (
        <Alert color="green" role="status">
          {t.links.sent(sentTo)}
        </Alert>
      )}
    </BodyForm>
  );
}
