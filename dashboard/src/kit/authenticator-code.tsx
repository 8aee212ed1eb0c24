import { TextInput, type TextInputProps } from "@mantine/core";
import { t } from "../texts/kit.ts";

/** The code that an authenticator app shows. */
export function CodeInput(props: TextInputProps) {
  return (
    <TextInput
      label={t.authenticator.code}
      description={t.authenticator.codeHint}
      autoComplete="one-time-code"
      inputMode="numeric"
      data-autofocus
      {...props}
    />
  );
}
