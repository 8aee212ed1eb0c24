import { Paper, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { Heading } from "../../kit/heading.tsx";
import { targetOf } from "../../kit/link.tsx";
import { useAddress } from "../../kit/shell/pages.tsx";
import { t } from "../../texts/portal.ts";
import { NewPasswordForm } from "./new-password.part.tsx";
import { targetAfter } from "./next.rules.ts";

/** Before anything else: whoever came in with an initial password chooses one. */
export default function NewPassword() {
  const navigate = useNavigate();
  const { next } = useAddress();
  return (
    <Paper withBorder p="lg" maw={420} mx="auto" mt="md">
      <Stack>
        <Heading>{t.newPassword.title}</Heading>
        <Text size="sm">{t.newPassword.body}</Text>
        <NewPasswordForm onDone={() => void navigate(targetOf(targetAfter(next)))} />
      </Stack>
    </Paper>
  );
}
