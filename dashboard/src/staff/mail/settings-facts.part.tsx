import type { MailSettings, MailText } from "@licet/sdk";
import { Badge, Group, Stack, Text, Title } from "@mantine/core";
import { Facts } from "../../kit/facts.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { hintOf, Kinds } from "./kinds.part.tsx";
import { kindName, languageName } from "./status.part.tsx";

const s = t.mail.set;

/** The settings for those who may not change them. */
export function SettingsFacts({ settings, texts }: { settings: MailSettings; texts: readonly MailText[] }) {
  return (
    <Stack gap="lg">
      <Kinds
        texts={texts}
        control={(kind) => (
          <Group gap="xs">
            <Badge variant="light" color={settings.kinds[kind] ? "green" : "gray"} miw={44}>
              {settings.kinds[kind] ? kit.list.yes : kit.list.no}
            </Badge>
            <Text size="sm">{kindName(kind)}</Text>
            <Text size="xs" c="dimmed">
              {hintOf(kind)}
            </Text>
          </Group>
        )}
      />
      <Title order={2} size="h4">
        {s.how}
      </Title>
      <Facts
        facts={[
          [s.senderName, settings.sender_name ?? "–"],
          [s.replyTo, settings.reply_to ?? "–"],
          [s.staffEmail, settings.staff_email ?? "–"],
          [s.language, languageName(settings.language)],
          [s.days, settings.expiry_days.map((days) => s.day(days)).join(", ") || "–"],
        ]}
      />
    </Stack>
  );
}
