import { Paper, SimpleGrid, Stack, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Facts } from "../../kit/facts.tsx";
import { Heading } from "../../kit/heading.tsx";
import { PreferenceFields } from "../../kit/shell/preferences.tsx";
import { t } from "../../texts/staff.ts";
import { useSession } from "../session.ts";
import { AuthenticatorPart } from "./authenticator.part.tsx";
import { OwnSessions } from "./own-sessions.part.tsx";
import { PasswordPart } from "./password.part.tsx";

const m = t.me;

/** One's own account. */
export default function Me() {
  const { staff, company } = useSession();
  const facts = [
    [m.name, staff.name || "–"],
    [m.email, staff.email],
    [m.role, m.roles[staff.role]],
    [m.company, company.name],
  ] as const;
  return (
    <Stack gap="md">
      <Heading>{m.title}</Heading>
      <SimpleGrid cols={{ base: 1, lg: 2 }} style={{ alignItems: "start" }}>
        <Card title={m.who}>
          <Facts facts={facts} />
        </Card>
        <Card title={m.looks}>
          <PreferenceFields />
        </Card>
        <Card title={m.passwordTitle}>
          <PasswordPart email={staff.email} />
        </Card>
        <Card title={m.appTitle}>
          <AuthenticatorPart isOn={staff.has_totp} />
        </Card>
      </SimpleGrid>
      <Card title={m.sessionsTitle}>
        <OwnSessions />
      </Card>
    </Stack>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Title order={2} size="h4" mb="sm">
        {title}
      </Title>
      {children}
    </Paper>
  );
}
