import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { t } from "../../texts/kit.ts";
import { ProblemAlert } from "../problem.tsx";
import type { Question } from "./confirm.tsx";

/** Shows a question, and what went wrong when it was agreed to. */
export default function ConfirmDialog({ question, onDone }: { question: Question; onDone: () => void }) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const close = () => {
    if (isBusy) return;
    onDone();
    question.onCancel?.();
  };
  const agree = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await question.act();
      onDone();
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
