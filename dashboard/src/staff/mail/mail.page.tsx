import { Alert, Code, Paper, Stack, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { ActionButton, actionsFor } from "../../kit/action.tsx";
import { Copyable } from "../../kit/copy.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Heading } from "../../kit/heading.tsx";
import { PageLink } from "../../kit/link.tsx";
import { PageTabs } from "../../kit/page-tabs.tsx";
import { useId } from "../../kit/shell/pages.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { mailActions } from "./mail.actions.ts";
import { mailQuery } from "./mail.queries.ts";
import { MailView } from "./mail-view.part.tsx";
import { kindName, languageName, MailStatus } from "./status.part.tsx";

const m = t.mail;

/** One mail: what became of it, and what it says. */
export default function MailPage() {
  const { data: mail } = useSuspenseQuery(mailQuery(useId()));
  const may = useMay();
  const hint = (m.statusHints as Readonly<Record<string, string>>)[mail.status];
  return (
    <Stack gap="md" maw={980}>
      <Heading
        title={m.one(mail.id)}
        actions={actionsFor(mailActions, mail, may).map((action) => (
          <ActionButton key={action.id} action={action} subject={mail} />
        ))}
      >
        {mail.subject}
      </Heading>
      {hint !== undefined && <Alert color="yellow">{hint}</Alert>}
      <Paper withBorder p="md">
        <Facts
          facts={[
            [m.status, <MailStatus key="status" status={mail.status} />],
            [m.to, <Copyable key="to" value={mail.recipient} what={m.to} />],
            [m.sender, mail.sender_name],
            [m.replyTo, mail.reply_to ?? "–"],
            [m.kind, kindName(mail.kind)],
            [m.language, languageName(mail.language)],
            [m.created, <Time key="created" at={mail.created_at} />],
            [m.finished, <Time key="finished" at={mail.finished_at} />],
            [m.attempts, mail.attempts],
            ...(mail.next_at === null ? [] : ([[m.next, <Time key="next" at={mail.next_at} />]] as const)),
            ...(mail.problem === null ? [] : ([[m.problem, <Code key="problem">{mail.problem}</Code>]] as const)),
            ...(mail.response === null ? [] : ([[m.response, <Code key="response">{mail.response}</Code>]] as const)),
            ...(mail.message_id === null ? [] : ([[m.messageId, <Code key="id">{mail.message_id}</Code>]] as const)),
            ...(mail.order === null
              ? []
              : ([
                  [
                    m.order,
                    <PageLink key="order" to={to.order(mail.order)}>
                      {String(mail.order)}
                    </PageLink>,
                  ],
                ] as const)),
            ...(mail.license === null
              ? []
              : ([
                  [
                    m.license,
                    <PageLink key="license" to={to.license(mail.license)}>
                      {String(mail.license)}
                    </PageLink>,
                  ],
                ] as const)),
            ...(mail.repeats === null
              ? []
              : ([
                  [
                    m.repeats,
                    <PageLink key="repeats" to={to.mail(mail.repeats)}>
                      {m.one(mail.repeats)}
                    </PageLink>,
                  ],
                ] as const)),
          ]}
        />
      </Paper>
      {mail.text.includes("•••") && (
        <Text size="sm" c="dimmed">
          {m.hidden}
        </Text>
      )}
      <Title order={2} size="h4">
        {m.texts}
      </Title>
      <PageTabs
        label={m.texts}
        tabs={[
          { name: "html", text: m.html, show: () => <MailView html={mail.html} label={m.html} /> },
          { name: "plain", text: m.plain, show: () => <Plain text={mail.text} /> },
        ]}
      />
    </Stack>
  );
}

function Plain({ text }: { text: string }) {
  return (
    <Text component="pre" size="sm" ff="monospace" m={0} style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
      {text}
    </Text>
  );
}
