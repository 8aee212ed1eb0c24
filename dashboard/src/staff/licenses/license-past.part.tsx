import type { License, TimelineEntry } from "@licet/sdk";
import { Group, Paper, RangeSlider, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useState } from "react";
import { asLicetError } from "../../kit/api.ts";
import { Loaded } from "../../kit/loaded.tsx";
import { ProblemAlert } from "../../kit/problem.tsx";
import { useAddress } from "../../kit/shell/pages.tsx";
import { momentText, Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { LicenseSummary } from "./license-summary.part.tsx";
import { MemberValue, memberName } from "./member-value.part.tsx";
import { type Diff, diffQuery, pastQuery, stopsQuery } from "./past.queries.ts";
import { addressOf, endsOf, type Span, spanOf } from "./past.rules.ts";

const p = t.past;

/** The license as it was: two handles on its time line, and what changed between them. */
export function PastTab({ license }: { license: License }) {
  return <Loaded query={stopsQuery(license)}>{(stops) => <Past license={license} stops={stops} />}</Loaded>;
}

function Past({ license, stops }: { license: License; stops: readonly string[] }) {
  const { tab, ...search } = useAddress();
  const span = spanOf(search, stops);
  return (
    <Stack gap="md">
      <Text size="sm">{stops.length === 1 ? p.nothingYet : p.hint}</Text>
      {stops.length > 1 && <Ends stops={stops} ends={endsOf(span, stops)} />}
      <Title order={2} size="h4">
        {p.asOf} <Time at={span.from} />
      </Title>
      <AsOf license={license} moment={span.from} />
      <Title order={2} size="h4">
        {p.changed} {span.to === undefined ? p.now : <Time at={span.to} />}
      </Title>
      <Changes license={license} span={span} />
    </Stack>
  );
}

/** Handles for both moments. What they say goes into the address when they are let go. */
function Ends({ stops, ends: [from, to] }: { stops: readonly string[]; ends: readonly [number, number] }) {
  const navigate = useNavigate();
  const [moved, setMoved] = useState<[number, number]>([from, to]);
  useEffect(() => setMoved([from, to]), [from, to]);
  const nameOf = (stop: number) => {
    const moment = stops[stop];
    return moment === undefined ? p.now : momentText(moment, "minute");
  };
  const keep = (ends: [number, number]) => {
    const search = { tab: "past", ...addressOf(ends, stops) };
    void navigate({ to: ".", search, replace: true, resetScroll: false } as never);
  };
  // As on a slider with one handle; Mantine has these keys only there.
  const jump = (index: 0 | 1) => (event: KeyboardEvent) => {
    if (event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    const [first, last] = index === 0 ? [0, moved[1]] : [moved[0], stops.length];
    const place = event.key === "Home" ? first : last;
    const ends: [number, number] = index === 0 ? [place, moved[1]] : [moved[0], place];
    setMoved(ends);
    keep(ends);
  };
  return (
    <>
      <Group justify="space-between" gap="xs" maw={860} mx="xs">
        <Text size="sm">
          {p.from}: {nameOf(moved[0])}
        </Text>
        <Text size="sm">
          {p.to}: {nameOf(moved[1])}
        </Text>
      </Group>
      <RangeSlider
        value={moved}
        onChange={setMoved}
        onChangeEnd={keep}
        min={0}
        max={stops.length}
        step={1}
        minRange={0}
        label={null}
        thumbFromLabel={p.from}
        thumbToLabel={p.to}
        thumbValueText={nameOf}
        thumbProps={(index) => ({ onKeyDown: jump(index) })}
        mx="xs"
        maw={860}
      />
    </>
  );
}

function AsOf({ license, moment }: { license: License; moment: string }) {
  const { data, error, refetch } = useQuery(pastQuery(license.id, moment));
  if (error && asLicetError(error).status === 404) return <Text size="sm">{p.gone}</Text>;
  if (error) return <ProblemAlert error={error} onAgain={() => void refetch()} />;
  return data ? <LicenseSummary license={data} /> : null;
}

function Changes({ license, span }: { license: License; span: Span }) {
  const { data, error, refetch } = useQuery(diffQuery(license.id, span));
  if (error) return <ProblemAlert error={error} onAgain={() => void refetch()} />;
  if (!data) return null;
  const changes = data.changes.filter(({ member }) => member !== "updated_at");
  if (changes.length === 0) return <Text size="sm">{p.same}</Text>;
  return (
    <Paper withBorder p="xs">
      <Table verticalSpacing={4} style={{ overflowWrap: "anywhere" }} aria-label={p.changed}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{p.member}</Table.Th>
            <Table.Th>{p.before}</Table.Th>
            <Table.Th>{p.after}</Table.Th>
            <Table.Th visibleFrom="sm">{p.by}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map((change) => (
            <Row key={change.member} change={change} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function Row({ change: { member, before, after, by } }: { change: Diff["changes"][number] }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {member.includes(".") ? member : memberName(member)}
        {/* Where there is no room for a column of its own. */}
        <Text component="div" size="xs" c="dimmed" hiddenFrom="sm">
          <By authors={by} />
        </Text>
      </Table.Th>
      <Table.Td c="dimmed">
        <MemberValue name={member} value={before} />
      </Table.Td>
      <Table.Td>
        <MemberValue name={member} value={after} />
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <By authors={by} />
      </Table.Td>
    </Table.Tr>
  );
}

function By({ authors: [last, ...earlier] }: { authors: Diff["changes"][number]["by"] }) {
  if (!last) return p.nobody;
  return (
    <>
      {actorText(last.actor)}, <Time at={last.at} />
      {earlier.length > 0 && ` ${p.earlier(earlier.length)}`}
    </>
  );
}

function actorText(actor: TimelineEntry["actor"] | null): string {
  return actor === null ? p.nobody : (actor.name ?? t.timeLine.actors[actor.kind]);
}
