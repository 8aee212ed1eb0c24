import { Alert, Button, Group, List, Loader, Modal, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Changes } from "../../kit/changes.tsx";
import type { BulkTarget } from "../../kit/list/bulk-bar.tsx";
import { ProblemAlert } from "../../kit/problem.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { type BulkBody, type BulkPreview, beginBulk, bulkPreview } from "./bulk/bulk.queries.ts";
import { BulkTerms } from "./bulk-terms.part.tsx";
import { memberName, memberValue } from "./member-value.part.tsx";

const b = t.bulk;
const changesShown = 20;

/** What somebody wants to be done, before it was looked at. */
export interface BulkWish {
  readonly action: BulkBody["action"];
  readonly target: BulkTarget;
  readonly count: number;
}

/** Shows what a bulk action would change, and begins it. */
export function BulkDialog({
  wish: { action, target, count },
  onClose,
  onBegun,
}: {
  wish: BulkWish;
  onClose: () => void;
  onBegun: (id: number) => void;
}) {
  const base: BulkBody = { action, ...("ids" in target ? { ids: [...target.ids] } : { filter: target.filter }) };
  const takesTerms = action === "update" || action === "apply_policy";
  const [body, setBody] = useState<BulkBody | undefined>(takesTerms ? undefined : base);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={b.question(b.actions[action], count)}
      closeButtonProps={{ "aria-label": kit.form.close }}
    >
      {body ? (
        <Preview body={body} onBack={takesTerms ? () => setBody(undefined) : onClose} onBegun={onBegun} />
      ) : (
        <BulkTerms base={base} onReady={setBody} onCancel={onClose} />
      )}
    </Modal>
  );
}

function Preview({ body, onBack, onBegun }: { body: BulkBody; onBack: () => void; onBegun: (id: number) => void }) {
  const { data: preview, error: refused } = useQuery(bulkPreview(body));
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const begin = async () => {
    setBusy(true);
    try {
      onBegun((await beginBulk(body)).id);
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
    }
  };
  return (
    <Stack>
      {preview ? (
        <Impact preview={preview} />
      ) : (
        !refused && (
          <Group role="status">
            <Loader size="sm" />
            <Text size="sm">{b.previewing}</Text>
          </Group>
        )
      )}
      {(refused ?? error) !== undefined && (refused ?? error) !== null && <ProblemAlert error={refused ?? error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack} disabled={isBusy}>
          {b.back}
        </Button>
        {preview && preview.changed > 0 && (
          <Button
            color={body.action === "delete" || body.action === "disable" ? "red" : undefined}
            onClick={() => void begin()}
            loading={isBusy}
          >
            {b.start(b.actions[body.action])}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function Impact({ preview }: { preview: BulkPreview }) {
  const { fields, problems, changed, examined, total, failed } = preview;
  return (
    <>
      <Text size="sm" fw={600}>
        {b.wouldChange(changed, examined, total)}
      </Text>
      {fields.length > 0 && (
        <Changes
          changes={fields
            .slice(0, changesShown)
            .map(({ name, from, to, licenses }) => ({ name, from, to, count: licenses }))}
          nameOf={memberName}
          shownOf={memberValue}
          counted={b.licenses}
        />
      )}
      {fields.length > changesShown && <Text size="sm">{b.others(fields.length - changesShown)}</Text>}
      {problems.length > 0 && (
        <Alert color="orange" title={b.wouldStay(failed)}>
          <List size="sm">
            {problems.map(({ code, message, licenses }) => (
              <List.Item key={code}>{`${message} (${licenses})`}</List.Item>
            ))}
          </List>
        </Alert>
      )}
    </>
  );
}
