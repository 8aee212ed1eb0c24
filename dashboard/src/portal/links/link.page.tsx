import { Paper, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Password } from "../../kit/form/password.tsx";
import { Heading } from "../../kit/heading.tsx";
import { ButtonLink, targetOf } from "../../kit/link.tsx";
import { ProblemAlert } from "../../kit/problem.tsx";
import { t } from "../../texts/portal.ts";
import { to } from "../paths.ts";
import { portalCompany } from "../session.ts";
import { linkQuery, signInByLink } from "./links.queries.ts";

/** Where a link to sign in leads: it is used up by a click, since programs that look into mail open links too. */
export default function LinkPage() {
  const [token] = useState(() => location.hash.slice(1));
  const { data: link, error, isPending } = useQuery(linkQuery(token));
  return (
    <Paper withBorder p="lg" maw={420} mx="auto" mt="md">
      <Stack aria-busy={isPending}>
        <Heading>{link?.purpose === "set_password" ? t.newPassword.title : t.links.title}</Heading>
        {error !== null && (
          <>
            <ProblemAlert error={error} />
            <ButtonLink to={to.signIn({ by: "link", company: portalCompany() })} variant="default">
              {t.links.another}
            </ButtonLink>
          </>
        )}
        {link && <LinkForm token={token} email={link.email} asksForPassword={link.asks_for_password} />}
      </Stack>
    </Paper>
  );
}

interface Props {
  readonly token: string;
  readonly email: string;
  readonly asksForPassword: boolean;
}

function LinkForm({ token, email, asksForPassword }: Props) {
  const navigate = useNavigate();
  const body = useBodyForm({
    initial: { new_password: "" },
    guardsLeaving: false,
    submit: ({ new_password }) => signInByLink(token, new_password),
    onDone: () => void navigate({ ...targetOf(to.licenses()), replace: true }),
  });
  return (
    <BodyForm body={body} button={asksForPassword ? t.newPassword.button : t.signIn.signIn}>
      <Text size="sm">{t.links.as(email)}</Text>
      {asksForPassword && (
        <Password label={t.newPassword.own} autoComplete="new-password" {...body.form.getInputProps("new_password")} />
      )}
    </BodyForm>
  );
}
