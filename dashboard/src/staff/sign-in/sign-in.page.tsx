import { Center, Paper, Stack } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { Heading } from "../../kit/heading.tsx";
import { targetOf } from "../../kit/link.tsx";
import { useAddress } from "../../kit/shell/pages.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { PasswordForm } from "./password.part.tsx";

/** Where everything begins. */
export default function SignIn() {
  const navigate = useNavigate();
  const { next } = useAddress();
  // Only a page of ours: an address that begins with two slashes is another server's.
  const target = next?.startsWith("/") && !next.startsWith("//") ? next : to.overview();
  return (
    <Center component="main" mih="90vh" p="md">
      <Paper withBorder p="lg" w="100%" maw={400}>
        <Stack>
          <Heading>{t.signIn.title}</Heading>
          <PasswordForm onDone={() => void navigate(targetOf(target))} />
        </Stack>
      </Paper>
    </Center>
  );
}
