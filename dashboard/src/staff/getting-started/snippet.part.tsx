import { Code, Group, Stack, Text } from "@mantine/core";
import { Copy } from "../../kit/copy.tsx";

/** A piece of code to copy, with the reader's own keys in it. */
export function Snippet({ name, text }: { name: string; text: string }) {
  return (
    <Stack gap={4}>
      <Group justify="space-between">
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Copy value={text} what={name} />
      </Group>
      <Code block tabIndex={0} role="region" aria-label={name}>
        {text}
      </Code>
    </Stack>
  );
}
