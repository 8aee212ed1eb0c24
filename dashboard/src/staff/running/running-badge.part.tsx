import { Box, Button, Loader, Menu, Progress, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { targetOf } from "../../kit/link.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { countOf, runningWork } from "./running.queries.ts";

const actions: Readonly<Record<string, string>> = t.bulk.actions;

/** What goes on at the server, on every page; it is found again after a reload, and by others. */
export function RunningBadge() {
  const may = useMay();
  const { data } = useQuery({ ...runningWork, enabled: may("licenses_read") });
  if (!data || countOf(data) === 0) return null;
  const entries = [
    ...data.imports.map(({ id, kind, file_name: name, progress }) => ({
      address: to.importResult(kind, id),
      name,
      progress,
    })),
    ...data.bulk_actions.map(({ id, action, total, progress }) => ({
      address: to.bulkAction(id),
      name: t.bulk.titleOf(actions[action] ?? action, total),
      progress,
    })),
  ];
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        {/* On a phone there is room for the number only. */}
        <Button variant="default" size="xs" px={8} aria-label={t.running.count(entries.length)}>
          <Loader size={12} mr={6} aria-hidden />
          <Box component="span" visibleFrom="xs">
            {t.running.count(entries.length)}
          </Box>
          <Box component="span" hiddenFrom="xs">
            {entries.length}
          </Box>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ address, name, progress }) => (
          <Menu.Item key={address} component={Link} {...targetOf(address)}>
            <Text size="sm" style={{ overflowWrap: "anywhere" }}>
              {name}
            </Text>
            <Progress value={progress * 100} size="sm" aria-hidden />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
