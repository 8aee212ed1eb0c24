import { Code, Group, Stack } from "@mantine/core";
import { Copy } from "./copy.tsx";

/** An object as the wire has it, to read and to copy. */
export function JsonView({ value, what }: { value: unknown; what: string }) {
  const text = JSON.stringify(value, undefined, 2);
  return (
    <Stack gap={4}>
      <Group justify="flex-end">
        <Copy value={text} what={what} />
      </Group>
      <Code block tabIndex={0} aria-label={what} style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {text}
      </Code>
    </Stack>
  );
}
