import { Box, Button, type ButtonProps, Menu } from "@mantine/core";
import { useRef, useState } from "react";
import { t } from "../texts/kit.ts";
import styles from "./action.module.css";
import { confirm, type Question } from "./confirm/confirm.tsx";
import { Hint } from "./hint.tsx";
import { type Icon, IconDots } from "./icons.ts";
import { toastProblem } from "./toast.tsx";

// What can be done with something is said once, and becomes a button, an entry of a menu, a bulk action, a command.

/** Something that can be done with a `T`. */
export interface Action<T> {
  readonly id: string;
  readonly text: string;
  readonly icon?: Icon;
  /** A role without it does not see the action. */
  readonly permission: string;
  readonly isDanger?: boolean;
  /** Whether it means anything for this one; where it does not, it is not there. */
  readonly isFor?: (subject: T) => boolean;
  /** Why it cannot be done now; it is shown all the same, with the reason. */
  readonly unavailable?: (subject: T) => string | undefined;
  /** What is asked before; without it, it is done at once. */
  readonly question?: (subject: T) => Omit<Question, "act">;
  readonly act: (subject: T) => unknown;
}

/** Starts an action, with its question where it has one. */
export function start<T>(action: Action<T>, subject: T): void {
  const question = action.question?.(subject);
  if (question) confirm({ ...question, act: async () => action.act(subject) });
  else
    void Promise.resolve()
      .then(() => action.act(subject))
      .catch(toastProblem);
}

/** The actions that a role has for something. */
export function actionsFor<T>(
  actions: readonly Action<T>[],
  subject: T,
  may: (permission: string) => boolean,
): readonly Action<T>[] {
  return actions.filter(({ permission, isFor }) => may(permission) && (isFor?.(subject) ?? true));
}

/** An action as a button; one that cannot be done now can be focused and says why. */
export function ActionButton<T>({ action, subject, ...props }: { action: Action<T>; subject: T } & ButtonProps) {
  const reason = action.unavailable?.(subject);
  const Icon = action.icon;
  const button = (
    <Button
      variant="default"
      size="sm"
      {...props}
      {...(action.isDanger ? { color: "red", variant: "outline" } : {})}
      {...(Icon ? { leftSection: <Icon size={16} aria-hidden /> } : {})}
      aria-disabled={reason !== undefined}
      data-disabled={reason !== undefined || undefined}
      onClick={() => reason === undefined && start(action, subject)}
    >
      {action.text}
    </Button>
  );
  return reason === undefined ? button : <Hint label={reason}>{button}</Hint>;
}

interface ActionMenuProps<T> {
  readonly actions: readonly Action<T>[];
  readonly subject: T;
  /** Of the row, for those who hear it. */
  readonly name: string;
}

/**
 * The actions of a row behind one button. A list has fifty of them: the button is a plain one, and the menu is made when
 * somebody opens it.
 */
export function ActionMenu<T>({ actions, subject, name }: ActionMenuProps<T>) {
  const [isOpen, setOpen] = useState(false);
  // A click outside closes the menu, also one on its own button, which must not open it again.
  const wasOpen = useRef(false);
  const button = useRef<HTMLButtonElement>(null);
  if (actions.length === 0) return null;
  return (
    <span className={styles["menu"]}>
      <button
        ref={button}
        type="button"
        className={styles["button"]}
        aria-label={t.list.rowActions(name)}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onMouseDown={() => {
          wasOpen.current = isOpen;
        }}
        onClick={() => {
          setOpen(!wasOpen.current);
          wasOpen.current = false;
        }}
      >
        <IconDots size={16} aria-hidden />
      </button>
      {isOpen && (
        <OpenMenu
          actions={actions}
          subject={subject}
          name={name}
          onClose={() => {
            setOpen(false);
            button.current?.focus();
          }}
        />
      )}
    </span>
  );
}

function OpenMenu<T>({ actions, subject, name, onClose }: ActionMenuProps<T> & { readonly onClose: () => void }) {
  return (
    <Menu opened onChange={(isOpen) => isOpen || onClose()} position="bottom-end" withinPortal>
      <Menu.Target>
        <Box component="span" pos="absolute" inset={0} aria-hidden style={{ pointerEvents: "none" }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={t.list.rowActions(name)} aria-labelledby={undefined}>
        {actions.map((action) => {
          const reason = action.unavailable?.(subject);
          const Icon = action.icon;
          return (
            <Menu.Item
              key={action.id}
              {...(action.isDanger ? { color: "red" } : {})}
              {...(Icon ? { leftSection: <Icon size={16} aria-hidden /> } : {})}
              aria-disabled={reason !== undefined}
              {...(reason === undefined ? {} : { title: reason, "data-disabled": true })}
              onClick={() => reason === undefined && start(action, subject)}
            >
              {action.text}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
