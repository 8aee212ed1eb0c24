import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { t } from "../../texts/kit.ts";

/** A form over the page. Escape and a click beside it do nothing once something was typed. */
export function FormDialog({
  title,
  isDirty,
  onClose,
  size = "lg",
  children,
}: {
  title: string;
  isDirty: boolean;
  onClose: () => void;
  size?: string;
  children: ReactNode;
}) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      closeOnEscape={!isDirty}
      closeOnClickOutside={!isDirty}
      closeButtonProps={{ "aria-label": t.form.close }}
    >
      {children}
    </Modal>
  );
}
