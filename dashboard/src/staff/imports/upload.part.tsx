import { Button, Checkbox, Code, Fieldset, FileInput, Group, List, Radio, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { IconUpload } from "../../kit/icons.ts";
import { ProblemAlert } from "../../kit/problem.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { upload } from "./imports.queries.ts";
import { columnsOf, type ImportKind } from "./imports.rules.ts";

/** Chooses a file and sends it: checked first, unless somebody says otherwise. */
export function Upload({ kind }: { kind: ImportKind }) {
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [isDry, setDry] = useState(true);
  const [onError, setOnError] = useState<"keep" | "nothing">("keep");
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const key = useRef(crypto.getRandomValues(new Uint32Array(4)).join("-"));
  const send = async () => {
    if (!file || isBusy) return;
    setBusy(true);
    setError(undefined);
    try {
      const options = { idempotency_key: key.current };
      const id = await upload(kind, file, { dry_run: isDry, on_error: onError }, options);
      await navigate({ to: to.importResult(kind, id) });
    } catch (thrown) {
      key.current = crypto.getRandomValues(new Uint32Array(4)).join("-");
      setError(thrown);
      setBusy(false);
    }
  };
  return (
    <Fieldset legend={t.imports.newImport}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack>
          <Columns kind={kind} />
          {error !== undefined && <ProblemAlert error={error} />}
          <FileInput
            label={t.imports.file}
            description={t.imports.fileHint}
            placeholder={t.imports.chooseFile}
            accept=".csv,.txt,text/csv"
            clearable
            clearButtonProps={{ "aria-label": t.imports.clearFile }}
            value={file}
            onChange={setFile}
          />
          <Radio.Group
            label={t.imports.badRowsMean}
            value={onError}
            onChange={(value) => setOnError(value === "nothing" ? "nothing" : "keep")}
          >
            <Stack gap={6} mt={6}>
              <Radio value="keep" label={t.imports.keep} />
              <Radio value="nothing" label={t.imports.nothing} />
            </Stack>
          </Radio.Group>
          <Checkbox
            label={t.imports.dryRun}
            description={t.imports.dryRunHint}
            checked={isDry}
            onChange={(event) => setDry(event.currentTarget.checked)}
          />
          <Group>
            <Button
              type="submit"
              loading={isBusy}
              aria-disabled={file === null}
              leftSection={<IconUpload size={16} aria-hidden />}
            >
              {isDry ? t.imports.check : t.imports.start}
            </Button>
            {file === null && (
              <Text size="sm" c="dimmed">
                {t.imports.chooseFirst}
              </Text>
            )}
          </Group>
        </Stack>
      </form>
    </Fieldset>
  );
}

function Columns({ kind }: { kind: ImportKind }) {
  const { required, optional } = columnsOf[kind];
  return (
    <details>
      <summary>{t.imports.columns}</summary>
      <Stack gap="xs" mt="xs">
        <Text size="sm">{t.imports.about[kind]}</Text>
        <List size="sm" style={{ overflowWrap: "anywhere" }}>
          <List.Item>
            {t.imports.required}: <Code>{required}</Code>
          </List.Item>
          <List.Item>
            {t.imports.optional}: <Code>{optional}</Code>
          </List.Item>
          <List.Item>{t.imports.cells}</List.Item>
        </List>
      </Stack>
    </details>
  );
}
