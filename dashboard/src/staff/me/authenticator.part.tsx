import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { SetUpAuthenticator } from "../../kit/authenticator.tsx";
import { CodeInput } from "../../kit/authenticator-code.tsx";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { IconShieldCheck } from "../../kit/icons.ts";
import { toast } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { accountChanged, authenticator, endAuthenticator } from "./me.queries.ts";

const m = t.me;

/** Whether signing in takes a code of an app. */
export function AuthenticatorPart({ isOn }: { isOn: boolean }) {
  const [isEnding, setEnding] = useState(false);
  if (!isOn)
    return (
      <Stack gap="sm">
        <Text size="sm">{m.appOff}</Text>
        <SetUpAuthenticator authenticator={authenticator} onDone={() => void accountChanged()} />
      </Stack>
    );
  return (
    <Stack gap="sm" align="stretch">
      <Group>
        <Badge color="green" variant="light" leftSection={<IconShieldCheck size={14} aria-hidden />}>
          {m.appIsOn}
        </Badge>
      </Group>
      <Text size="sm">{m.appOn}</Text>
      {isEnding ? (
        <EndForm onClose={() => setEnding(false)} />
      ) : (
        <Group>
          <Button variant="outline" color="red" onClick={() => setEnding(true)}>
            {m.endApp}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function EndForm({ onClose }: { onClose: () => void }) {
  const body = useBodyForm({
    initial: { code: "" },
    submit: (values) => endAuthenticator(values),
    onDone: () => {
      onClose();
      toast(m.appEnded);
      void accountChanged();
    },
  });
  return (
    <BodyForm body={body} button={m.endApp} onCancel={onClose}>
      <CodeInput {...body.form.getInputProps("code")} />
    </BodyForm>
  );
}
