import { Alert, Anchor, Button, Input, NativeSelect, Stack, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { ProblemAlert } from "../../kit/problem.tsx";
import { t } from "../../texts/portal.ts";
import { type LicenseFile, sendRequestFile } from "./offline.queries.ts";
import { type Purpose, purposeOf } from "./request-file.rules.ts";

interface Chosen {
  readonly text: string;
  /** Undefined: the file does not say. */
  readonly purpose: Purpose | undefined;
}

/** Exchanges the request file of a machine for its license file, or gives its license back. */
export function RequestFile() {
  const [chosen, setChosen] = useState<Chosen>();
  const [wanted, setWanted] = useState<Purpose>("activate");
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [done, setDone] = useState<{ readonly file: LicenseFile | undefined }>();
  const choose = async (file: File | undefined) => {
    setDone(undefined);
    setError(undefined);
    const text = await file?.text();
    setChosen(text === undefined ? undefined : { text, purpose: purposeOf(text) });
  };
  const send = async () => {
    if (!chosen) return;
    setBusy(true);
    setError(undefined);
    setDone(undefined);
    try {
      setDone({ file: await sendRequestFile(chosen.purpose ?? wanted, chosen.text) });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack>
        <Input.Wrapper id="request-file" label={t.offline.requestFile}>
          <Input
            id="request-file"
            component="input"
            type="file"
            onChange={(event) => void choose((event.currentTarget as HTMLInputElement).files?.[0])}
          />
        </Input.Wrapper>
        {chosen && chosen.purpose === undefined && (
          <NativeSelect
            label={t.offline.whatFor}
            value={wanted}
            onChange={({ currentTarget: { value } }) => setWanted(value === "deactivate" ? value : "activate")}
            data={[
              { value: "activate", label: t.offline.activate },
              { value: "deactivate", label: t.offline.deactivate },
            ]}
          />
        )}
        {error !== undefined && <ProblemAlert error={error} />}
        {done && <Done file={done.file} />}
        <div>
          <Button type="submit" loading={isBusy} disabled={!chosen}>
            {t.offline.send}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function Done({ file }: { file: LicenseFile | undefined }) {
  const [href, setHref] = useState<string>();
  useEffect(() => {
    if (!file) return;
    const address = URL.createObjectURL(new Blob([file.file], { type: "application/octet-stream" }));
    setHref(address);
    return () => URL.revokeObjectURL(address);
  }, [file]);
  return (
    <Alert color="green" role="status">
      {file ? (
        <>
          <Text size="sm">{t.offline.activated}</Text>
          <Anchor size="sm" c="inherit" underline="always" href={href} download={file.file_name}>
            {t.offline.saveFile(file.file_name)}
          </Anchor>
        </>
      ) : (
        t.offline.givenBack
      )}
    </Alert>
  );
}
