import { Paper, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Heading } from "../../kit/heading.tsx";
import { PageLink, targetOf } from "../../kit/link.tsx";
import { useAddress } from "../../kit/shell/pages.tsx";
import { t } from "../../texts/portal.ts";
import { to } from "../paths.ts";
import { looks } from "../session.ts";
import { AccountForm, KeyForm, PasswordForm } from "./forms.part.tsx";
import { MailForm } from "./mail-form.part.tsx";
import { NewPasswordForm } from "./new-password.part.tsx";
import { targetAfter } from "./next.rules.ts";

const ways = ["password", "key", "account", "link", "keys"] as const;
type Way = (typeof ways)[number];

/** Where everybody comes in: with a password, with a license key, or through the provider of an account. */
export default function SignIn() {
  const navigate = useNavigate();
  const { by, next, company } = useAddress();
  const [initial, setInitial] = useState<string>();
  const way = ways.find((each) => each === by) ?? "password";
  const enter = () => void navigate(targetOf(targetAfter(next)));
  if (initial !== undefined)
    return (
      <Frame title={t.newPassword.title}>
        <Text size="sm">{t.newPassword.body}</Text>
        <NewPasswordForm initial={initial} onDone={enter} />
      </Frame>
    );
  const forms: Record<Way, ReactNode> = {
    password: (
      <PasswordForm
        onDone={({ is_initial_password }, password) => (is_initial_password ? setInitial(password) : enter())}
      />
    ),
    key: <KeyForm onDone={enter} />,
    account: <AccountForm onDone={(url) => location.assign(url)} />,
    link: <MailForm what="link" />,
    keys: <MailForm what="keys" />,
  };
  return (
    <Frame title={t.signIn.title(looks()?.name ?? "")}>
      <Text size="sm" c="dimmed">
        {t.signIn.hints[way]}
      </Text>
      <div key={way}>{forms[way]}</div>
      <Stack gap={4} component="nav" aria-label={t.signIn.otherWays}>
        {ways
          .filter((each) => each !== way && isOffered(each))
          .map((each) => (
            <PageLink
              key={each}
              size="sm"
              to={to.signIn({ by: each === "password" ? undefined : each, next, company })}
            >
              {t.signIn.ways[each]}
            </PageLink>
          ))}
      </Stack>
    </Frame>
  );
}

/** What is mailed depends on the vendor; the other ways are always there. */
function isOffered(way: Way): boolean {
  const mails = looks()?.mails;
  if (way === "link") return mails?.sign_in_link === true;
  return way !== "keys" || mails?.license_keys === true;
}

function Frame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="lg" maw={420} mx="auto" mt="md">
      <Stack>
        <Heading>{title}</Heading>
        {children}
      </Stack>
    </Paper>
  );
}
