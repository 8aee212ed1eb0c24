import type { LicenseImpact } from "@licet/sdk";
import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { type Change, Changes } from "../../kit/changes.tsx";
import { ProblemAlert } from "../../kit/problem.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import type { LicensePatch } from "./licenses.queries.ts";
import { memberName, memberValue } from "./member-value.part.tsx";

const l = t.licenses;

/** What an edit would do. */
export interface Preview {
  readonly patch: LicensePatch;
  readonly impact: LicenseImpact;
}

/** Shows what an edit changes before it is saved. */
export function EditPreview({
  preview: { impact },
  onSave,
  onBack,
}: {
  preview: Preview;
  onSave: () => Promise<unknown>;
  onBack: () => void;
}) {
  const warnings = [
    ...(impact.over_limit.length > 0 ? [l.overLimit] : []),
    ...(impact.expires.length > 0 ? [l.expires] : []),
    ...(impact.returns.length > 0 ? [l.returns] : []),
  ];
  return (
    <Modal opened onClose={onBack} size="lg" title={l.previewTitle} closeButtonProps={{ "aria-label": kit.form.close }}>
      <PreviewBody
        changes={impact.changes.flatMap(({ from, to }) => changesOf(from, to))}
        warnings={warnings}
        button={kit.form.save}
        onSave={onSave}
        onBack={onBack}
      />
    </Modal>
  );
}

/** What changes, what follows from it, and the button that does it. */
export function PreviewBody({
  changes,
  warnings,
  button,
  onSave,
  onBack,
}: {
  changes: readonly Change[];
  warnings: readonly string[];
  button: string;
  onSave: () => Promise<unknown>;
  onBack: () => void;
}) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async () => {
    setBusy(true);
    try {
      await onSave();
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };
  return (
    <Stack>
      {changes.length === 0 ? (
        <Text size="sm">{l.nothingChanges}</Text>
      ) : (
        <Changes changes={changes} nameOf={memberName} shownOf={memberValue} />
      )}
      {warnings.map((warning) => (
        <Alert key={warning} color="orange">
          {warning}
        </Alert>
      ))}
      {error !== undefined && <ProblemAlert error={error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack} disabled={isBusy}>
          {l.editOn}
        </Button>
        {changes.length > 0 && (
          <Button onClick={() => void save()} loading={isBusy} data-autofocus>
            {button}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** Members that differ, a line each. */
export function changesOf(
  from: Readonly<Record<string, unknown>>,
  to: Readonly<Record<string, unknown>>,
): readonly Change[] {
  return Object.entries(to).map(([name, value]) => ({ name, from: from[name], to: value }));
}
