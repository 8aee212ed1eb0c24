import { Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useId, useState } from "react";
import { t } from "../../texts/staff.ts";
import { LANGUAGES } from "./languages.rules.ts";
import { languageName } from "./status.part.tsx";

const s = t.mail.set;

/** Adds a language in which texts can be written. */
export function AddLanguage({ known, onAdd }: { known: readonly string[]; onAdd: (language: string) => void }) {
  const [chosen, setChosen] = useState("");
  const hint = useId();
  const others = LANGUAGES.filter((language) => !known.includes(language))
    .map((language) => ({ value: language, label: languageName(language) }))
    .sort((one, other) => one.label.localeCompare(other.label));
  return (
    <Stack gap={4}>
      <Group align="end" gap="xs">
        <NativeSelect
          label={s.otherLanguage}
          aria-describedby={hint}
          data={[{ value: "", label: "–" }, ...others]}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <Button
          variant="default"
          aria-disabled={chosen === ""}
          onClick={() => {
            if (chosen === "") return;
            onAdd(chosen);
            setChosen("");
          }}
        >
          {s.add}
        </Button>
      </Group>
      <Text id={hint} size="xs" c="dimmed">
        {s.otherLanguageHint}
      </Text>
    </Stack>
  );
}
