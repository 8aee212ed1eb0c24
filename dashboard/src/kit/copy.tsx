import { ActionIcon, Code, CopyButton, Group } from "@mantine/core";
import { t } from "../texts/kit.ts";
import { Hint } from "./hint.tsx";
import { IconCheck, IconCopy } from "./icons.ts";

/** Copies a value with one click. */
export function Copy({ value, what = t.copy.value }: { value: string; what?: string }) {
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Hint label={copied ? t.copy.copied : t.copy.copy(what)}>
          <ActionIcon size="sm" variant="subtle" color="gray" onClick={copy} aria-label={t.copy.copy(what)}>
            {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          </ActionIcon>
        </Hint>
      )}
    </CopyButton>
  );
}

/** A key or an id, to read and to copy. */
export function Copyable({ value, what }: { value: string; what?: string }) {
  return (
    <Group gap={2} wrap="nowrap" display="inline-flex">
      <Code>{value}</Code>
      <Copy value={value} {...(what === undefined ? {} : { what })} />
    </Group>
  );
}
