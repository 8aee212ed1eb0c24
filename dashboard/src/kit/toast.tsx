import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { asLicetError } from "./api.ts";
import { sentenceOf } from "./sentence.ts";

/** What takes it back. */
interface Undo {
  readonly text: string;
  readonly act: () => Promise<unknown>;
}

/** Says that something was done, and takes it back on demand. */
export function toast(message: string, undo?: Undo): void {
  const id = notifications.show({ message, autoClose: 6000 });
  if (!undo) return;
  const back = () => {
    notifications.hide(id);
    undo.act().catch(toastProblem);
  };
  notifications.update({
    id,
    autoClose: 12_000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button size="compact-sm" variant="default" onClick={back}>
          {undo.text}
        </Button>
      </Group>
    ),
  });
}

/** Says that something did not work, where nothing better is there; it stays until it is closed. */
export function toastProblem(error: unknown): void {
  const problem = asLicetError(error);
  const id = problem.request_id === undefined ? "" : ` (${problem.request_id})`;
  notifications.show({ color: "red", autoClose: false, message: `${sentenceOf(problem)}${id}` });
}
