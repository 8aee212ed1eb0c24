import type { License, ScheduledUpdate } from "@licet/sdk";
import { Button, Group, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { IconClock } from "../../kit/icons.ts";
import { targetOf } from "../../kit/link.tsx";
import { ListBody } from "../../kit/list/list-page.tsx";
import { useList } from "../../kit/list/use-list.ts";
import { useAddress } from "../../kit/shell/pages.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { scheduledUpdates } from "./license-parts.queries.ts";
import { scheduledSearch } from "./license-parts.search.ts";
import { ScheduleDialog } from "./schedule.part.tsx";
import { ScheduledMenu, scheduledColumns, updateName } from "./scheduled.part.tsx";

const s = t.scheduled;

/** What is going to change, and what became of changes that were scheduled. */
export function ScheduledTab({ license }: { license: License }) {
  const query = useMemo(() => scheduledUpdates(license.id), [license.id]);
  const list = useList(query, scheduledSearch);
  const may = useMay();
  const navigate = useNavigate();
  const { open } = useAddress();
  const go = (dialog?: string) =>
    navigate({ ...targetOf(to.license(license.id, { tab: "scheduled", open: dialog })), resetScroll: false });
  return (
    <Stack gap="sm">
      {may("licenses_write") && (
        <Group>
          <Button
            size="sm"
            variant="default"
            leftSection={<IconClock size={16} aria-hidden />}
            onClick={() => void go("schedule")}
          >
            {s.add}
          </Button>
        </Group>
      )}
      <ListBody<ScheduledUpdate>
        list={list}
        name="scheduled-of-license"
        columns={scheduledColumns}
        rowId={(row) => row.id}
        rowName={updateName}
        menu={(row) => <ScheduledMenu update={row} />}
        nothingYet={<Text c="dimmed">{s.none}</Text>}
      />
      {open === "schedule" && <ScheduleDialog license={license} onClose={() => void go()} />}
    </Stack>
  );
}
