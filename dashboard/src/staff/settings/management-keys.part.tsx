import { Button, Code, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { ActionMenu, actionsFor } from "../../kit/action.tsx";
import { IconPlus } from "../../kit/icons.ts";
import type { Column } from "../../kit/list/columns.ts";
import { ListBody } from "../../kit/list/list-page.tsx";
import { useList } from "../../kit/list/use-list.ts";
import { ProblemAlert } from "../../kit/problem.tsx";
import { SecretDialog } from "../../kit/secret.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";
import { keyName, managementKeyActions } from "./key.actions.ts";
import { KeyState } from "./key-state.part.tsx";
import { type ManagementKey, managementKeysPage } from "./keys.queries.ts";
import { ManagementKeyDialog } from "./management-key-form.part.tsx";
import { keySearch } from "./settings.search.ts";

const k = t.settings.keys;

const columns: readonly Column<ManagementKey>[] = [
  { id: "label", header: k.label, cell: (row) => row.label || "–" },
  { id: "prefix", header: k.prefix, cell: (row) => <Code>{row.prefix}…</Code> },
  { id: "state", isShort: true, header: k.state, onPhone: true, cell: (row) => <KeyState {...row} /> },
  { id: "permissions", header: k.permissions, cell: (row) => row.permissions?.join(", ") ?? k.everything },
  {
    id: "used",
    isShort: true,
    header: k.lastUsed,
    order: "last_used_at",
    cell: (row) => <Time at={row.last_used_at} as="relative" absent={k.never} />,
  },
  { id: "expires", isShort: true, header: k.expires, cell: (row) => <Time at={row.expires_at} absent={k.noEnd} /> },
  {
    id: "created",
    isShort: true,
    header: k.created,
    order: "created_at",
    isExtra: true,
    cell: (row) => <Time at={row.created_at} as="day" />,
  },
  { id: "id", isShort: true, header: k.id, order: "id", isExtra: true, cell: (row) => row.id },
];

/** The keys of the Management API. */
export function ManagementKeysTab({ zone }: { zone: string }) {
  const list = useList(managementKeysPage, keySearch);
  const may = useMay();
  const [edited, setEdited] = useState<ManagementKey | "new">();
  const [made, setMade] = useState<string>();
  const actions = managementKeyActions(setEdited);
  const menu = (row: ManagementKey) => (
    <ActionMenu actions={actionsFor(actions, row, may)} subject={row} name={keyName(row)} />
  );
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text size="sm">{k.managementHint}</Text>
        {may("keys_write") && (
          <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited("new")}>
            {k.create}
          </Button>
        )}
      </Group>
      <ListBody
        list={list}
        name="management-keys"
        columns={columns}
        rowId={(row) => row.id}
        rowName={keyName}
        {...(may("keys_write") ? { menu } : {})}
        nothingYet={<Text c="dimmed">{k.noManagementKeys}</Text>}
      />
      {list.error !== null && list.error !== undefined && <ProblemAlert error={list.error} onAgain={list.again} />}
      {edited !== undefined && (
        <ManagementKeyDialog
          row={edited === "new" ? undefined : edited}
          zone={zone}
          onClose={() => setEdited(undefined)}
          onMade={setMade}
        />
      )}
      {made !== undefined && (
        <SecretDialog
          title={k.isMade}
          secrets={[{ name: k.managementKey, value: made }]}
          onDone={() => setMade(undefined)}
        />
      )}
    </Stack>
  );
}
