import { Badge, Button, Code, Group, Stack, Text } from "@mantine/core";
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
import { ApplicationKeyDialog } from "./application-key-form.part.tsx";
import { applicationKeyActions, keyName } from "./key.actions.ts";
import { KeyState } from "./key-state.part.tsx";
import { type ApplicationKey, applicationKeysPage, type KeyPair } from "./keys.queries.ts";
import { keySearch } from "./settings.search.ts";

const k = t.settings.keys;

const columns: readonly Column<ApplicationKey>[] = [
  { id: "label", header: k.label, cell: (row) => row.label || "–" },
  { id: "key", header: k.apiKey, cell: (row) => <Code>{row.api_key}</Code> },
  { id: "state", isShort: true, header: k.state, onPhone: true, cell: (row) => <KeyState {...row} /> },
  { id: "may", header: k.permissions, cell: (row) => <May row={row} /> },
  {
    id: "used",
    isShort: true,
    header: k.lastUsed,
    order: "last_used_at",
    cell: (row) => <Time at={row.last_used_at} as="relative" absent={k.never} />,
  },
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

function May({ row }: { row: ApplicationKey }) {
  return (
    <Group gap={4}>
      {row.is_read_only && <Badge variant="light">{k.readOnly}</Badge>}
      {row.allow_orders && <Badge variant="light">{k.orders}</Badge>}
      <Text size="sm">{row.product_ids === null ? k.everyProduct : k.someProducts(row.product_ids.length)}</Text>
    </Group>
  );
}

/** The keys of the License API. */
export function ApplicationKeysTab() {
  const list = useList(applicationKeysPage, keySearch);
  const may = useMay();
  const [edited, setEdited] = useState<ApplicationKey | "new">();
  const [made, setMade] = useState<KeyPair>();
  const actions = applicationKeyActions(setEdited);
  const menu = (row: ApplicationKey) => (
    <ActionMenu actions={actionsFor(actions, row, may)} subject={row} name={keyName(row)} />
  );
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text size="sm">{k.applicationHint}</Text>
        {may("keys_write") && (
          <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited("new")}>
            {k.create}
          </Button>
        )}
      </Group>
      <ListBody
        list={list}
        name="application-keys"
        columns={columns}
        rowId={(row) => row.id}
        rowName={keyName}
        {...(may("keys_write") ? { menu } : {})}
        nothingYet={<Text c="dimmed">{k.noApplicationKeys}</Text>}
      />
      {list.error !== null && list.error !== undefined && <ProblemAlert error={list.error} onAgain={list.again} />}
      {edited !== undefined && (
        <ApplicationKeyDialog
          row={edited === "new" ? undefined : edited}
          onClose={() => setEdited(undefined)}
          onMade={setMade}
        />
      )}
      {made !== undefined && (
        <SecretDialog
          title={k.isMade}
          secrets={[
            { name: k.apiKey, value: made.api_key },
            { name: k.sharedKey, value: made.shared_key },
          ]}
          onDone={() => setMade(undefined)}
        />
      )}
    </Stack>
  );
}
