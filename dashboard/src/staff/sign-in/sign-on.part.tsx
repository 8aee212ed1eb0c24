import { TextInput } from "@mantine/core";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { numberOrText } from "../../kit/form/typed.ts";
import { keepForTab } from "../../kit/kept.ts";
import { t } from "../../texts/staff.ts";
import { beginSignOn } from "./sign-in.queries.ts";

/** Goes to the identity provider; where somebody wanted to go is remembered until they come back. */
export function SignOnButton({ next, asksForCompany }: { next: string | undefined; asksForCompany: boolean }) {
  const body = useBodyForm({
    initial: { company: "" },
    guardsLeaving: false,
    submit: async ({ company }) => {
      const address = await beginSignOn(asksForCompany ? numberOrText(company) : undefined);
      keepForTab("next", next);
      return address;
    },
    onDone: (address) => location.assign(address),
  });
  return (
    <BodyForm body={body} button={t.signIn.signOn}>
      {asksForCompany && (
        <TextInput
          label={t.signIn.company}
          description={t.signIn.companyHint}
          inputMode="numeric"
          {...body.form.getInputProps("company")}
        />
      )}
    </BodyForm>
  );
}
