import type { TimelineEntry } from "@licet/sdk";
import { Button, Code, Group, Skeleton, Stack, Switch, Text, Timeline } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Changes } from "../../kit/changes.tsx";
import {
  type Icon,
  IconBolt,
  IconClock,
  IconDeviceDesktop,
  IconFileImport,
  IconFileText,
  IconGavel,
  IconKey,
  IconTag,
  IconUser,
} from "../../kit/icons.ts";
import { PageLink } from "../../kit/link.tsx";
import { ProblemAlert } from "../../kit/problem.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { timeLine } from "./license-parts.queries.ts";
import { memberName, memberValue } from "./member-value.part.tsx";
import { type Stretch, stretchesOf } from "./time-line.rules.ts";

const w = t.timeLine;

const icons: Readonly<Record<TimelineEntry["kind"], Icon>> = {
  license: IconKey,
  policy: IconFileText,
  device: IconDeviceDesktop,
  user: IconUser,
  feature: IconBolt,
  custom_field: IconTag,
  consumption: IconBolt,
  floating: IconDeviceDesktop,
  scheduled_update: IconClock,
  import: IconFileImport,
  client: IconKey,
  use: IconBolt,
  refusal: IconGavel,
};

/** Everything that happened to a license; what happens by itself, again and again, is folded. */
export function TimeLine({ id }: { id: number }) {
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(
    timeLine(id),
  );
  const [isWhole, setWhole] = useState(false);
  if (isPending) return <Skeleton h={240} />;
  if (error) return <ProblemAlert error={error} onAgain={() => void refetch()} />;
  const entries = data.pages.flatMap(({ results }) => results);
  return (
    <Stack maw={860}>
      <Switch label={w.all} checked={isWhole} onChange={(event) => setWhole(event.currentTarget.checked)} />
      <Timeline bulletSize={24} lineWidth={2} active={-1} aria-label={w.title}>
        {stretchesOf(entries, isWhole).map((stretch) => (
          <Item key={stretch.id} stretch={stretch} />
        ))}
      </Timeline>
      {hasNextPage && (
        <Group>
          <Button variant="default" onClick={() => void fetchNextPage()} loading={isFetchingNextPage}>
            {w.older}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Item({ stretch: { entries } }: { stretch: Stretch }) {
  const [isOpen, setOpen] = useState(false);
  const [first] = entries;
  if (!first) return null;
  const Icon = icons[first.kind];
  if (entries.length === 1 || isOpen)
    return entries.map((entry) => (
      <Timeline.Item key={entry.id} bullet={<Icon size={14} aria-hidden />}>
        <Entry entry={entry} />
      </Timeline.Item>
    ));
  return (
    <Timeline.Item bullet={<Icon size={14} aria-hidden />}>
      <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>
        {w.folded(entries.length)}
      </Button>
      <Text size="xs" c="dimmed">
        <Time at={first.at} />
      </Text>
    </Timeline.Item>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const titles: Readonly<Record<string, string>> = w.codes;
  const { actor, device, user, changes, details } = entry;
  return (
    <Stack gap={4}>
      <Text size="sm" fw={entry.importance === "high" ? 600 : 400} style={{ overflowWrap: "anywhere" }}>
        {titles[entry.code] ?? entry.title}
        {device && (
          <>
            {": "}
            <PageLink to={to.device(device.id)}>{device.hostname || device.hardware_id}</PageLink>
          </>
        )}
        {user && (
          <>
            {": "}
            <PageLink to={to.user(user.id)}>{user.email}</PageLink>
          </>
        )}
      </Text>
      <Text size="xs" c="dimmed">
        <Time at={entry.at} /> · {actor.name ?? w.actors[actor.kind]}
      </Text>
      {entry.kind === "refusal" && details && <RefusalLink details={details} />}
      {changes && changes.length > 0 && (
        <Changes
          changes={changes.map(({ member, before, after }) => ({ name: member, from: before, to: after }))}
          nameOf={memberName}
          shownOf={memberValue}
        />
      )}
      {entry.code === "used" && (
        <Text size="sm" c="dimmed">
          {usedIn(details).join(" · ")}
        </Text>
      )}
    </Stack>
  );
}

/** The decision that a refused call left. */
function RefusalLink({ details }: { details: Readonly<Record<string, unknown>> }) {
  const { decision, code } = details;
  return (
    <Text size="sm">
      <Code>{String(code)}</Code>{" "}
      <PageLink to={to.decision(Number(decision))}>{t.decisions.one(Number(decision))}</PageLink>
    </Text>
  );
}

/** What was used in a day, in words. */
function usedIn(details: TimelineEntry["details"]): readonly string[] {
  const { checks = 0, consumption = [] } = (details ?? {}) as {
    readonly checks?: number;
    readonly consumption?: readonly { readonly feature: string | null; readonly units: number }[];
  };
  return [
    ...(checks > 0 ? [w.checks(checks)] : []),
    ...consumption.map(({ feature, units }) => w.units(feature, units)),
  ];
}
