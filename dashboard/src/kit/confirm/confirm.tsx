import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { type ReactNode, useState, useSyncExternalStore } from "react";
import { t } from "../../texts/kit.ts";
import { ProblemAlert } from "../problem.tsx";

// What cannot be undone names the thing, the number and what follows, and its button is the verb.

/** A question before something is done. */
export interface Question {
  readonly title: string;
  readonly body: ReactNode;
  /** What will be changed, a line each. */
  readonly changes?: readonly string[];
  /** The verb. */
  readonly button: string;
  readonly isDanger?: boolean;
  /** Does it; while it runs the button waits, and what it throws is shown in the dialog. */
  readonly act: () => Promise<unknown>;
  /** Told when somebody does not agree. */
  readonly onCancel?: () => void;
}

let asked: Question | undefined;
const listeners = new Set<() => void>();

function show(question: Question | undefined): void {
  asked = question;
  for (const listener of listeners) listener();
}

/** Asks; does it when somebody agrees. */
export function confirm(question: Question): void {
  show(question);
}

/** Where questions appear; once in an application. */
export function ConfirmHost() {
  const question = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
  return question ? <ConfirmDialog key={question.title} question={question} /> : null;
}

function ConfirmDialog({ question }: { question: Question }) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const close = () => {
    if (isBusy) return;
    show(undefined);
    question.onCancel?.();
  };
  const agree = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await question.act();
      show(undefined);
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={close} title={question.title} closeButtonProps={{ "aria-label": t.form.close }} centered>
      <Stack>
        {typeof question.body === "string" ? <Text size="sm">{question.body}</Text> : question.body}
        {question.changes && (
          <List size="sm">
            {question.changes.map((change) => (
              <List.Item key={change}>{change}</List.Item>
            ))}
          </List>
        )}
        {error !== undefined && <ProblemAlert error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close} disabled={isBusy} data-autofocus>
            {t.confirm.cancel}
          </Button>
          <Button color={question.isDanger ? "red" : undefined} onClick={agree} loading={isBusy}>
            {question.button}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
