import { Alert, Button, Group, List, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useBlocker } from "@tanstack/react-router";
import { type ReactNode, useRef, useState } from "react";
import { t } from "../../texts/kit.ts";
import { asLicetError } from "../api.ts";
import { confirm } from "../confirm/confirm.tsx";
import { ProblemAlert } from "../problem.tsx";
import { sentenceOf } from "../sentence.ts";
import { type Placed, placeProblems } from "./problems.ts";

/** The form of a body: its values are what is sent. */
export type BodyFormOf<Body extends Record<string, unknown>> = ReturnType<typeof useBodyForm<Body, unknown>>;

interface Options<Body, Answer> {
  readonly initial: Body;
  /** Sends the body; the key makes a double click or a lost answer one submission. */
  readonly submit: (body: Body, options: { readonly idempotency_key: string }) => PromiseLike<Answer>;
  readonly onDone?: (answer: Answer) => void;
  /** Asks before leaving with changes; true by default. */
  readonly guardsLeaving?: boolean;
}

/** A form whose problems come from the server, each put at its field; the first is focused. */
export function useBodyForm<Body extends Record<string, unknown>, Answer>(options: Options<Body, Answer>) {
  const form = useForm<Body>({ initialValues: options.initial });
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [placed, setPlaced] = useState<Placed>({ byField: {}, elsewhere: [] });
  const element = useRef<HTMLFormElement>(null);
  const key = useRef(newKey());
  const isDone = useRef(false);
  useBlocker({
    disabled: options.guardsLeaving === false,
    shouldBlockFn: () => form.isDirty() && !isDone.current && askToLeave(),
    enableBeforeUnload: () => form.isDirty() && !isDone.current,
  });

  const clear = () => {
    form.clearErrors();
    setPlaced({ byField: {}, elsewhere: [] });
    setError(undefined);
  };
  const place = (problem: unknown, { focuses = true }: { readonly focuses?: boolean } = {}) => {
    const fields = fieldsOf(element.current);
    const found = placeProblems(asLicetError(problem), fields, sentenceOf);
    form.setErrors(found.byField);
    setPlaced(found);
    setError(found.elsewhere.length > 0 ? problem : undefined);
    const [first] = [...fields].filter((name) => name in found.byField);
    if (first !== undefined && focuses) focusField(element.current, first);
  };
  const submit = async () => {
    if (isBusy) return;
    setBusy(true);
    clear();
    try {
      const answer = await options.submit(form.getValues(), { idempotency_key: key.current });
      key.current = newKey();
      isDone.current = true;
      form.resetDirty();
      options.onDone?.(answer);
      isDone.current = false;
    } catch (thrown) {
      // Another body is another submission.
      key.current = newKey();
      place(thrown);
    } finally {
      setBusy(false);
    }
  };
  return { form, isBusy, error, placed, element, submit, place, clear };
}

/** The frame of such a form: problems without a place at its head, its buttons at its foot. */
export function BodyForm<Body extends Record<string, unknown>>({
  body,
  button = t.form.save,
  onCancel,
  children,
}: {
  body: Pick<ReturnType<typeof useBodyForm<Body, unknown>>, "isBusy" | "error" | "placed" | "element" | "submit">;
  button?: string;
  onCancel?: () => void;
  children: ReactNode;
}) {
  const { isBusy, error, placed, element, submit } = body;
  return (
    <form
      ref={element}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack>
        {placed.elsewhere.length > 1 && (
          <Alert color="red" role="alert" title={t.form.problems(placed.elsewhere.length)}>
            <List size="sm">
              {placed.elsewhere.map((problem) => (
                <List.Item key={`${problem.pointer} ${problem.code}`}>{sentenceOf(problem)}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {error !== undefined && placed.elsewhere.length <= 1 && (
          <ProblemAlert error={error} sentence={placed.elsewhere[0] && sentenceOf(placed.elsewhere[0])} />
        )}
        {children}
        <Group justify="flex-end">
          {onCancel && (
            <Button variant="default" onClick={onCancel} disabled={isBusy}>
              {t.form.cancel}
            </Button>
          )}
          <Button type="submit" loading={isBusy}>
            {button}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The fields that are shown, by the paths that Mantine writes to them, and those that say which they stand for. */
function fieldsOf(form: HTMLFormElement | null): ReadonlySet<string> {
  const fields = [...(form?.querySelectorAll<HTMLElement>("[data-path], [data-field]") ?? [])];
  return new Set(fields.map(({ dataset }) => dataset["path"] ?? dataset["field"] ?? ""));
}

function focusField(form: HTMLFormElement | null, path: string): void {
  const field = form?.querySelector<HTMLElement>(
    `[data-path="${CSS.escape(path)}"], [data-field="${CSS.escape(path)}"]`,
  );
  field?.closest("details")?.setAttribute("open", "");
  field?.focus();
}

/** A text that nobody else makes. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Resolves to whether the page is kept. */
function askToLeave(): Promise<boolean> {
  return new Promise((resolve) => {
    confirm({
      title: t.form.leave,
      body: t.form.leaveBody,
      button: t.form.leaveButton,
      isDanger: true,
      act: async () => resolve(false),
      onCancel: () => resolve(true),
    });
  });
}
