import { ColorSwatch, Group, Text } from "@mantine/core";

/** A label: its colour is a hint, its name says it. */
export function Label({ label, color }: { label: string; color: string }) {
  return (
    <Group gap={6} wrap="nowrap" display="inline-flex">
      {color !== "" && <ColorSwatch size={12} color={color} aria-hidden />}
      <Text span size="sm">
        {label}
      </Text>
    </Group>
  );
}
