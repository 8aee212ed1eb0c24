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

interface Props {
  readonly texts: readonly MailText[];
  /** Languages in which texts can be written; none for those who may not. */
  readonly writable?: readonly string[];
  /** Says whether a kind is sent, or lets one choose. */
  readonly control: (kind: Kind) => ReactNode;
}

/** Every kind of mail, by whom it goes to, with its texts and those that can be written. */
export function Kinds({ texts, writable = [], control }: Props) {
  const missing = (kind: Kind) =>
    writable.filter((language) => !texts.some((text) => text.kind === kind && text.language === language));
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
                  {missing(kind).map((language) => (
                    <PageLink
                      key={language}
                      size="xs"
                      c="dimmed"
                      to={to.mailText(kind, language)}
                      aria-label={t.mail.text.writeTitle(kindName(kind), languageName(language))}
                    >
                      {t.mail.set.writeIn(languageName(language))}
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
