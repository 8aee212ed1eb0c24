import { Alert, Code, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Facts } from "../../kit/facts.tsx";
import { Heading } from "../../kit/heading.tsx";
import { IconMail } from "../../kit/icons.ts";
import { ButtonLink } from "../../kit/link.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { mailSettingsQuery, mailTextsQuery } from "./mail.queries.ts";
import { SettingsFacts } from "./settings-facts.part.tsx";
import { SettingsForm } from "./settings-form.part.tsx";
import { TestForm } from "./test-form.part.tsx";

const s = t.mail.set;

const variables = `LICET_SMTP_URL=smtps://user:password@mail.example.com:465
LICET_MAIL_FROM=licenses@example.com
LICET_PUBLIC_URL=https://licenses.example.com`;

/** Which mails are sent, how, and whether they can be. */
export default function MailSettingsPage() {
  const { data: settings } = useSuspenseQuery(mailSettingsQuery);
  const { data: texts } = useSuspenseQuery(mailTextsQuery);
  const may = useMay()("mail_write");
  return (
    <Stack gap="md" maw={980}>
      <Heading
        actions={
          <ButtonLink to={to.mails()} variant="default" size="sm" leftSection={<IconMail size={16} aria-hidden />}>
            {t.mail.title}
          </ButtonLink>
        }
      >
        {t.mail.settings}
      </Heading>
      {settings.is_configured ? (
        <Paper withBorder p="md">
          <SimpleGrid cols={{ base: 1, md: may ? 2 : 1 }} spacing="xl">
            <Facts
              facts={[
                [s.from, settings.from],
                [s.host, settings.host],
                [s.waiting, settings.waiting],
                [s.lastSent, settings.last_sent_at === null ? "–" : <Time key="sent" at={settings.last_sent_at} />],
                [
                  s.lastProblem,
                  settings.last_problem === null ? (
                    s.none
                  ) : (
                    <Stack key="problem" gap={0}>
                      <Time at={settings.last_problem_at} />
                      <Text size="sm">{settings.last_problem}</Text>
                    </Stack>
                  ),
                ],
              ]}
            />
            {may && <TestForm />}
          </SimpleGrid>
        </Paper>
      ) : (
        <Alert color="yellow" title={s.off}>
          <Text size="sm">{s.offBody}</Text>
          <Code block mt="xs" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {variables}
          </Code>
        </Alert>
      )}
      <Title order={2} size="h4">
        {s.which}
      </Title>
      {may ? <SettingsForm settings={settings} texts={texts} /> : <SettingsFacts settings={settings} texts={texts} />}
    </Stack>
  );
}
