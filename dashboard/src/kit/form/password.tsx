import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { t } from "../../texts/kit.ts";

/** A password, with a button that shows what was typed. */
export function Password(props: PasswordInputProps) {
  return (
    <PasswordInput
      visibilityToggleButtonProps={{ "aria-label": t.form.showTyped, tabIndex: 0 }}
      aria-invalid={Boolean(props.error) || undefined}
      {...props}
    />
  );
}
