import type { MailSettings, MailText } from "@licet/sdk";
import { Group, Stack, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { PageLink } from "../../kit/link.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { kindName, languageName } from "./status.part.tsx";

/** The name of a kind of mail. */
export type Kind = keyof MailSettings["kinds"];

const groups = ["customer", "user", "staff"] as const;

/** Every kind of mail, by whom it goes to, with its texts; `control` says whether it is sent, or lets one choose. */
export function Kinds({ texts, control }: { texts: readonly MailText[]; control: (kind: Kind) => ReactNode }) {
  return (
    <Stack gap="lg">
      {groups.map((group) => {
        const kinds = [...new Set(texts.filter((text) => text.to === group).map(({ kind }) => kind))] as Kind[];
        return (
          <Stack key={group} gap="sm" component="section" aria-label={t.mail.groups[group]}>
            <Title order={3} size="h5">
              {t.mail.groups[group]}
            </Title>
            {kinds.map((kind) => (
              <div key={kind}>
                {control(kind)}
                <Group gap="sm" ml={52} mt={2}>
                  {texts
                    .filter((text) => text.kind === kind)
                    .map(({ language }) => (
                      <PageLink
                        key={language}
                        size="xs"
                        to={to.mailText(kind, language)}
                        aria-label={t.mail.text.title(kindName(kind), languageName(language))}
                      >
                        {t.mail.set.textOf(languageName(language))}
                      </PageLink>
                    ))}
                </Group>
              </div>
            ))}
          </Stack>
        );
      })}
    </Stack>
  );
}

/** What a kind of mail is for. */
export function hintOf(kind: Kind): string {
  return t.mail.kindHints[kind];
}
