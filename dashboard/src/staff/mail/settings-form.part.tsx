import type { MailSettings, MailText } from "@licet/sdk";
import { Checkbox, Group, NativeSelect, Stack, Switch, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { AddLanguage } from "./add-language.part.tsx";
import { hintOf, Kinds } from "./kinds.part.tsx";
import { changeMailSettings } from "./mail.queries.ts";
import { kindName, languageName } from "./status.part.tsx";

const s = t.mail.set;
const days = [30, 7, 3] as const;

/** An empty text clears a member. */
interface Values extends Record<string, unknown> {
  readonly kinds: MailSettings["kinds"];
  readonly sender_name: string;
  readonly reply_to: string;
  readonly staff_email: string;
  readonly language: string;
  readonly expiry_days: number[];
}

/** Which mails are sent, and how. */
export function SettingsForm({ settings, texts }: { settings: MailSettings; texts: readonly MailText[] }) {
  const initial: Values = {
    kinds: { ...settings.kinds },
    sender_name: settings.sender_name ?? "",
    reply_to: settings.reply_to ?? "",
    staff_email: settings.staff_email ?? "",
    language: settings.language,
    expiry_days: [...settings.expiry_days],
  };
  const body = useBodyForm({
    initial,
    submit: (values: Values) => changeMailSettings(values),
    onDone: () => toast(s.saved),
  });
  const { form } = body;
  const [added, setAdded] = useState<readonly string[]>([]);
  const written = texts.map(({ language }) => language);
  const languages = [...new Set([...written, settings.language, ...added])];
  const chosen = form.getValues().expiry_days;
  return (
    <BodyForm body={body}>
      <Kinds
        texts={texts}
        writable={languages}
        control={(kind) => (
          <Switch
            label={kindName(kind)}
            description={hintOf(kind)}
            checked={form.getValues().kinds[kind]}
            onChange={(event) =>
              form.setFieldValue("kinds", { ...form.getValues().kinds, [kind]: event.currentTarget.checked })
            }
          />
        )}
      />
      <AddLanguage known={languages} onAdd={(language) => setAdded([...added, language])} />
      <Title order={2} size="h4" mt="md">
        {s.how}
      </Title>
      <Stack maw={520}>
        <Checkbox.Group
          label={s.days}
          value={chosen.map(String)}
          onChange={(values) =>
            form.setFieldValue(
              "expiry_days",
              days.filter((day) => values.includes(String(day))),
            )
          }
        >
          <Group mt={4}>
            {days.map((day) => (
              <Checkbox key={day} value={String(day)} label={s.day(day)} />
            ))}
          </Group>
        </Checkbox.Group>
        <NativeSelect
          label={s.language}
          data={languages.map((language) => ({ value: language, label: languageName(language) }))}
          {...form.getInputProps("language")}
        />
        <TextInput label={s.senderName} description={s.senderNameHint} {...form.getInputProps("sender_name")} />
        <TextInput label={s.replyTo} description={s.replyToHint} type="email" {...form.getInputProps("reply_to")} />
        <TextInput
          label={s.staffEmail}
          description={s.staffEmailHint}
          type="email"
          {...form.getInputProps("staff_email")}
        />
      </Stack>
    </BodyForm>
  );
}
