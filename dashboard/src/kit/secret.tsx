import { Alert, Button, Code, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { t } from "../texts/kit.ts";
import { Copy } from "./copy.tsx";

/** A secret that is shown only once: masked, with copy and a warning; the dialog closes when it was kept. */
export function SecretDialog({
  title,
  secrets,
  onDone,
}: {
  title: string;
  secrets: readonly { readonly name: string; readonly value: string }[];
  onDone: () => void;
}) {
  return (
    <Modal
      opened
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={title}
    >
      <Stack>
        <Alert color="yellow">{t.secret.once}</Alert>
        {secrets.map(({ name, value }) => (
          <Secret key={name} name={name} value={value} />
        ))}
        <Group justify="flex-end">
          <Button onClick={onDone}>{t.secret.done}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** A secret, masked until somebody wants to see it. */
export function Secret({ name, value }: { name: string; value: string }) {
  const [isShown, setShown] = useState(false);
  return (
    <div>
      <Text size="sm" fw={600}>
        {name}
      </Text>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <Code block style={{ flex: 1, overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
          {isShown ? value : "•".repeat(Math.min(32, value.length))}
        </Code>
        <Copy value={value} what={name} />
        <Button size="compact-xs" variant="default" onClick={() => setShown(!isShown)} aria-pressed={isShown}>
          {isShown ? t.secret.hide : t.secret.reveal}
        </Button>
      </Group>
    </div>
  );
}
