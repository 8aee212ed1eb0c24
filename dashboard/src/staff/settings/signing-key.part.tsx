import { Code, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { Copy, Copyable } from "../../kit/copy.tsx";
import { Loaded } from "../../kit/loaded.tsx";
import { t } from "../../texts/staff.ts";
import { signingKeyQuery } from "./company.queries.ts";
import { SigningKeySets } from "./signing-keys.part.tsx";

const k = t.settings.signingKey;

/** The public keys that applications verify answers with. */
export function SigningKeyTab() {
  return (
    <Loaded query={signingKeyQuery}>
      {(keys) => (
        <Stack>
          <Text size="sm">{k.hint}</Text>
          <PublicKey title={k.answers} hint={k.answersHint} value={keys} />
          <PublicKey title={k.fresh} hint={k.freshHint} value={keys.fresh_answers} />
          <SigningKeySets />
        </Stack>
      )}
    </Loaded>
  );
}

interface Key {
  readonly key_id: string;
  readonly algorithm: string;
  readonly public_key: string;
}

function PublicKey({ title, hint, value }: { title: string; hint: string; value: Key }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Group justify="space-between" wrap="nowrap">
        <Title order={2} size="h4">
          {title}
        </Title>
        <Copy value={value.public_key} what={title} />
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        {hint}
      </Text>
      <Text component="div" size="sm" mb="xs" style={{ overflowWrap: "anywhere" }}>
        {value.algorithm} · <Copyable value={value.key_id} what={k.id} />
      </Text>
      <Code block style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
        {value.public_key}
      </Code>
    </Paper>
  );
}
