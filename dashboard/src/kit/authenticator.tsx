import { Button, Group, Stack, Text } from "@mantine/core";
import { QRCodeSVG } from "qrcode.react";
import { useState } from "react";
import { t } from "../texts/kit.ts";
import { CodeInput } from "./authenticator-code.tsx";
import { Copyable } from "./copy.tsx";
import { BodyForm, useBodyForm } from "./form/body-form.tsx";
import { ProblemAlert } from "./problem.tsx";
import { SecretDialog } from "./secret.tsx";

const a = t.authenticator;

/** How an app is set up; the server's part. */
export interface Authenticator {
  readonly begin: () => PromiseLike<{ readonly secret: string; readonly address: string }>;
  readonly confirm: (body: { code: string }) => PromiseLike<{ readonly recovery_codes: readonly string[] }>;
}

/** Sets up an authenticator app: its QR code, the first code that it shows, and the recovery codes, which are shown once. */
export function SetUpAuthenticator({ authenticator, onDone }: { authenticator: Authenticator; onDone: () => void }) {
  const [begun, setBegun] = useState<{ secret: string; address: string }>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [error, setError] = useState<unknown>();
  const begin = async () => {
    setError(undefined);
    try {
      setBegun(await authenticator.begin());
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Stack gap="sm" align="stretch">
      {error !== undefined && <ProblemAlert error={error} />}
      {!begun && (
        <Group>
          <Button onClick={() => void begin()}>{a.begin}</Button>
        </Group>
      )}
      {begun && <ConfirmApp begun={begun} confirm={authenticator.confirm} onDone={setCodes} />}
      {codes && (
        <SecretDialog
          title={a.recoveryTitle}
          secrets={[{ name: a.recoveryCodes, value: codes.join("\n") }]}
          onDone={onDone}
        />
      )}
    </Stack>
  );
}

function ConfirmApp({
  begun,
  confirm,
  onDone,
}: {
  begun: { readonly secret: string; readonly address: string };
  confirm: Authenticator["confirm"];
  onDone: (codes: readonly string[]) => void;
}) {
  const body = useBodyForm({
    initial: { code: "" },
    guardsLeaving: false,
    submit: (values) => confirm(values),
    onDone: ({ recovery_codes }) => onDone(recovery_codes),
  });
  return (
    <Stack gap="sm">
      <Text size="sm">{a.scan}</Text>
      <QRCodeSVG value={begun.address} size={192} marginSize={4} title={a.qrCode} role="img" />
      <Text size="sm">{a.orType}</Text>
      <Text component="div" style={{ overflowWrap: "anywhere" }}>
        <Copyable value={begun.secret} what={a.secret} />
      </Text>
      <BodyForm body={body} button={a.confirm}>
        <CodeInput {...body.form.getInputProps("code")} />
      </BodyForm>
    </Stack>
  );
}
