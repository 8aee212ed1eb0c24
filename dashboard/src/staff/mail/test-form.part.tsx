import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { asLicetError } from "../../kit/api.ts";
import { sentenceOf } from "../../kit/sentence.ts";
import { t } from "../../texts/staff.ts";
import { sendTest } from "./mail.queries.ts";

const s = t.mail.set;

/** Sends a test, and says what the mail server answered. */
export function TestForm() {
  const [email, setEmail] = useState("");
  const [told, setTold] = useState<{ readonly isSent: boolean; readonly text: string }>();
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setTold(undefined);
    setRefusal(undefined);
    try {
      const { is_sent, problem, response } = await sendTest(email);
      setTold({ isSent: is_sent, text: problem ?? response ?? "" });
    } catch (error) {
      const problem = asLicetError(error);
      setRefusal(sentenceOf(problem.errors[0] ?? problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack component="section" aria-label={s.test} gap="xs">
      <form onSubmit={(event) => void send(event)} noValidate>
        <Group align="flex-end" gap="xs">
          <TextInput
            label={s.testTo}
            type="email"
            autoComplete="email"
            style={{ flex: "1 1 12rem" }}
            value={email}
            error={refusal}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={isBusy}>
            {s.sendTest}
          </Button>
        </Group>
      </form>
      {told && (
        <Alert color={told.isSent ? "green" : "red"} role="status" title={told.isSent ? s.testSent : s.testFailed}>
          <Text size="sm" style={{ overflowWrap: "anywhere" }}>
            {told.text}
          </Text>
        </Alert>
      )}
    </Stack>
  );
}
