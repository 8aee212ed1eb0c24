import {
  Alert,
  Button,
  NativeSelect,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  Title,
  useMantineColorScheme,
} from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Heading } from "../../kit/heading.tsx";
import { keep } from "../../kit/kept.ts";
import { targetOf } from "../../kit/link.tsx";
import { t as kit } from "../../texts/kit.ts";
import { language, languages } from "../../texts/language.ts";
import { t } from "../../texts/portal.ts";
import { to } from "../paths.ts";
import { signOut, useSession } from "../session.ts";
import { PasswordForm } from "./password.part.tsx";
import { Sessions } from "./sessions.part.tsx";

/** Who is signed in, their password and sessions, and how the pages look to them. */
export default function Account() {
  const { email, kind, company, customer_account } = useSession();
  const navigate = useNavigate();
  const [isChanged, setChanged] = useState(0);
  const leave = async () => {
    await signOut();
    await navigate(targetOf(to.signIn({ company: company.id })));
  };
  return (
    <>
      <Heading
        actions={
          <Button variant="default" onClick={() => void leave()}>
            {kit.shell.signOut}
          </Button>
        }
      >
        {t.account.title}
      </Heading>
      <Text mb="md" style={{ overflowWrap: "anywhere" }}>
        {kind === "key" ? t.account.byKey(email) : t.signedInAs(email)}
      </Text>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {kind !== "key" && customer_account === null && (
          <Box title={t.account.password}>
            {isChanged > 0 && (
              <Alert color="green" role="status">
                {t.account.changed}
              </Alert>
            )}
            <PasswordForm key={isChanged} onDone={() => setChanged(isChanged + 1)} />
          </Box>
        )}
        <Box title={t.account.appearance}>
          <Looks />
        </Box>
        <Box title={t.account.sessions}>
          <Sessions />
        </Box>
      </SimpleGrid>
    </>
  );
}

function Looks() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <NativeSelect
        label={kit.shell.theme}
        value={colorScheme}
        onChange={({ currentTarget: { value } }) =>
          setColorScheme(value === "light" || value === "dark" ? value : "auto")
        }
        data={[
          { value: "auto", label: kit.shell.system },
          { value: "light", label: kit.shell.light },
          { value: "dark", label: kit.shell.dark },
        ]}
      />
      <NativeSelect
        label={kit.shell.language}
        value={language}
        onChange={({ currentTarget: { value } }) => {
          // Texts are loaded once, before anything is drawn.
          keep("language", value);
          location.reload();
        }}
        data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
      />
    </>
  );
}

function Box({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper component="section" withBorder p="md">
      <Stack>
        <Title order={2} size="h4">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}
