import type { ScheduledUpdate } from "@licet/sdk";
import { Alert, Badge, List, Stack, Text } from "@mantine/core";
import { ActionMenu, actionsFor } from "../../kit/action.tsx";
import { confirm } from "../../kit/confirm/confirm.tsx";
import type { Column } from "../../kit/list/columns.ts";
import { Time } from "../../kit/time.tsx";
import { toastProblem } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { useMay } from "../session.ts";
import { simulate } from "./license-parts.queries.ts";
import { memberName, memberValue } from "./member-value.part.tsx";
import { scheduledActions } from "./scheduled.actions.ts";

const s = t.scheduled;
const colors = { pending: "blue", applied: "green", cancelled: "gray", failed: "red" } as const;

/** What a scheduled update is called. */
export function updateName({ name, id }: ScheduledUpdate): string {
  return name || `#${id}`;
}

/** What is changed, a line each, and what spoke against it. */
function Items({ update }: { update: ScheduledUpdate }) {
  return (
    <Stack gap={2}>
      {update.scheduled_update_data.map((item) => (
        <Text key={item.id} component="div" size="sm">
          {s.actions[item.action]}
          {Object.entries(item.update_data).map(([name, value]) => (
            <Text key={name} component="div" size="xs" c="dimmed">
              {memberName(name)}: {memberValue(name, value)}
            </Text>
          ))}
          {item.error_message !== null && (
            <Text size="xs" c="red">
              {item.error_message}
            </Text>
          )}
        </Text>
      ))}
    </Stack>
  );
}

/** What lists of scheduled updates show. */
export const scheduledColumns: readonly Column<ScheduledUpdate>[] = [
  { id: "name", header: s.name, cell: updateName },
  {
    id: "due",
    header: s.due,
    order: "scheduled_at",
    onPhone: true,
    isShort: true,
    cell: (row) => <Time at={row.scheduled_at} />,
  },
  {
    id: "status",
    header: s.status,
    onPhone: true,
    isShort: true,
    cell: (row) => (
      <Badge variant="light" color={colors[row.status]}>
        {s.statuses[row.status]}
      </Badge>
    ),
  },
  { id: "items", header: s.items, cell: (row) => <Items update={row} /> },
  { id: "note", header: s.note, isExtra: true, cell: (row) => row.note ?? "" },
  { id: "id", header: s.id, order: "id", isExtra: true, isShort: true, cell: (row) => row.id },
];

/** What can be done with a scheduled update. */
export function ScheduledMenu({ update }: { update: ScheduledUpdate }) {
  const may = useMay();
  const actions = [
    {
      id: "simulate",
      text: s.simulate,
      permission: "licenses_write",
      isFor: ({ status }: ScheduledUpdate) => status === "pending",
      act: tryOut,
    },
    ...scheduledActions,
  ];
  return <ActionMenu actions={actionsFor(actions, update, may)} subject={update} name={updateName(update)} />;
}

/** Shows what would come of it now; agreeing does nothing more. */
async function tryOut(update: ScheduledUpdate): Promise<void> {
  try {
    const told = await simulate(update.id);
    const against = told.scheduled_update_data.flatMap(({ error_message }) => error_message ?? []);
    confirm({
      title: s.simulateTitle(updateName(update)),
      body:
        against.length === 0 ? (
          <Alert color="green">{s.wouldWork}</Alert>
        ) : (
          <Alert color="red" title={s.wouldFail}>
            <List size="sm">
              {against.map((each) => (
                <List.Item key={each}>{each}</List.Item>
              ))}
            </List>
          </Alert>
        ),
      button: s.understood,
      act: async () => undefined,
    });
  } catch (error) {
    toastProblem(error);
  }
}
