import { lazy, type ReactNode, Suspense, useSyncExternalStore } from "react";

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

const ConfirmDialog = lazy(() => import("./confirm-dialog.tsx"));

/** Where questions appear; once in an application. */
export function ConfirmHost() {
  const question = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
  if (!question) return null;
  return (
    <Suspense>
      <ConfirmDialog key={question.title} question={question} onDone={() => show(undefined)} />
    </Suspense>
  );
}
