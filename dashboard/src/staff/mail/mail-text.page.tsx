import type { MailText } from "@licet/sdk";
import { Badge, Code, Group, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ActionButton, actionsFor } from "../../kit/action.tsx";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Heading } from "../../kit/heading.tsx";
import { IconAdjustments } from "../../kit/icons.ts";
import { ButtonLink } from "../../kit/link.tsx";
import { NotFound } from "../../kit/problem.tsx";
import { useParam } from "../../kit/shell/pages.tsx";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { textActions } from "./mail.actions.ts";
import { mailTextsQuery, writeText } from "./mail.queries.ts";
import { Preview } from "./preview.part.tsx";
import { kindName, languageName } from "./status.part.tsx";

const x = t.mail.text;

/** What a kind of mail says in a language, with the mail as it would look beside it. */
export default function MailTextPage() {
  const { data: texts } = useSuspenseQuery(mailTextsQuery);
  const [kind, language] = [useParam("kind"), useParam("language")];
  const may = useMay();
  const [version, setVersion] = useState(0);
  const written = texts.find((each) => each.kind === kind && each.language === language);
  const text = written ?? (may("mail_write") ? draftOf(texts, kind, language) : undefined);
  if (!text) return <NotFound />;
  return (
    <Stack gap="md">
      <Heading
        actions={
          <>
            {actionsFor(
              textActions(() => setVersion(version + 1)),
              text,
              may,
            ).map((action) => (
              <ActionButton key={action.id} action={action} subject={text} />
            ))}
            <ButtonLink
              to={to.mailSettings()}
              variant="default"
              size="sm"
              leftSection={<IconAdjustments size={16} aria-hidden />}
            >
              {t.mail.settings}
            </ButtonLink>
          </>
        }
      >
        {x.title(kindName(kind), languageName(language))}
      </Heading>
      <Group>
        <Badge variant="light" color={written && text.is_own ? "blue" : "gray"}>
          {!written && x.unwritten}
          {written && (text.is_own ? x.own : x.brought)}
        </Badge>
        {!written && (
          <Text size="sm" c="dimmed">
            {x.unwrittenBody}
          </Text>
        )}
      </Group>
      <Editor key={`${kind} ${language} ${version}`} text={text} mayWrite={may("mail_write")} />
    </Stack>
  );
}

/** What a text in another language begins with: the one in English. */
function draftOf(texts: readonly MailText[], kind: string, language: string): MailText | undefined {
  const english = texts.find((each) => each.kind === kind && each.language === "en");
  return english && /^[a-z]{2}$/.test(language)
    ? { ...english, language, is_own: false, is_brought: false }
    : undefined;
}

function Editor({ text, mayWrite }: { text: MailText; mayWrite: boolean }) {
  const { kind, language } = text;
  const body = useBodyForm({
    initial: { subject: text.subject, text: text.text },
    submit: (values) => writeText(kind, language, values),
    onDone: () => toast(t.mail.set.saved),
  });
  const { form } = body;
  const values = form.getValues();
  const [draft] = useDebouncedValue(values, 400);
  const fields = (
    <>
      <TextInput label={x.subject} readOnly={!mayWrite} {...form.getInputProps("subject")} />
      <Textarea
        label={x.text}
        readOnly={!mayWrite}
        autosize
        minRows={14}
        maxRows={32}
        spellCheck
        lang={language}
        styles={{
          input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "var(--mantine-font-size-sm)" },
        }}
        {...form.getInputProps("text")}
      />
    </>
  );
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" style={{ alignItems: "start" }}>
      <Stack>
        {mayWrite ? <BodyForm body={body}>{fields}</BodyForm> : fields}
        <Names names={text.names} />
      </Stack>
      <Preview draft={{ kind, language, subject: draft.subject, text: draft.text }} />
    </SimpleGrid>
  );
}

function Names({ names }: { names: readonly string[] }) {
  return (
    <Stack gap="xs" component="section" aria-label={x.names}>
      <Title order={2} size="h5">
        {x.names}
      </Title>
      <Group gap={6}>
        {names.map((name) => (
          <Code key={name}>{name}</Code>
        ))}
      </Group>
      <Text size="sm" c="dimmed">
        {x.namesHint}
      </Text>
      <Text size="sm" c="dimmed">
        {x.markup}
      </Text>
    </Stack>
  );
}
