import type { License, TimelineEntry } from "@licet/sdk";
import { Paper, Slider, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Loaded } from "../../kit/loaded.tsx";
import { ProblemAlert } from "../../kit/problem.tsx";
import { momentText, Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { LicenseSummary } from "./license-summary.part.tsx";
import { MemberValue, memberName } from "./member-value.part.tsx";
import { type Diff, diffQuery, pastQuery, stopsQuery } from "./past.queries.ts";

const p = t.past;

/** The license as it was: a slider over the moments at which something happened to it, and what changed since. */
export function PastTab({ license }: { license: License }) {
  return <Loaded query={stopsQuery(license)}>{(stops) => <Past license={license} stops={stops} />}</Loaded>;
}

function Past({ license, stops }: { license: License; stops: readonly string[] }) {
  const last = stops.length - 1;
  const [at, setAt] = useState(last);
  const [shown, setShown] = useState(last);
  const nameOf = (stop: number) => momentText(stops[stop] ?? license.created_at, "minute");
  const moment = stops[shown] ?? license.created_at;
  return (
    <Stack gap="md">
      <Text size="sm">{last === 0 ? p.nothingYet : p.hint}</Text>
      {last > 0 && (
        <Slider
          value={at}
          onChange={setAt}
          onChangeEnd={setShown}
          min={0}
          max={last}
          step={1}
          label={nameOf}
          thumbLabel={p.moment}
          thumbProps={{ "aria-valuetext": nameOf(at) }}
          mx="xs"
          maw={860}
        />
      )}
      <Title order={2} size="h4">
        {p.asOf} <Time at={moment} />
      </Title>
      <AsOf license={license} moment={moment} />
      <Title order={2} size="h4">
        {p.since}
      </Title>
      <Since license={license} moment={moment} />
    </Stack>
  );
}

function AsOf({ license, moment }: { license: License; moment: string }) {
  const { data, error, refetch } = useQuery(pastQuery(license.id, moment));
  if (error) return <ProblemAlert error={error} onAgain={() => void refetch()} />;
  return data ? <LicenseSummary license={data} /> : null;
}

function Since({ license, moment }: { license: License; moment: string }) {
  const { data, error, refetch } = useQuery(diffQuery(license.id, moment));
  if (error) return <ProblemAlert error={error} onAgain={() => void refetch()} />;
  if (!data) return null;
  const changes = data.changes.filter(({ member }) => member !== "updated_at");
  if (changes.length === 0) return <Text size="sm">{p.same}</Text>;
  return (
    <Paper withBorder p="xs">
      <Table verticalSpacing={4} style={{ overflowWrap: "anywhere" }} aria-label={p.since}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{p.member}</Table.Th>
            <Table.Th>{p.before}</Table.Th>
            <Table.Th>{p.now}</Table.Th>
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
  const [first] = by;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {member.includes(".") ? member : memberName(member)}
      </Table.Th>
      <Table.Td c="dimmed">
        <MemberValue name={member} value={before} />
      </Table.Td>
      <Table.Td>
        <MemberValue name={member} value={after} />
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {first ? (
          <>
            {actorText(first.actor)}, <Time at={first.at} />
          </>
        ) : (
          p.nobody
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function actorText(actor: TimelineEntry["actor"] | null): string {
  return actor === null ? p.nobody : (actor.name ?? t.timeLine.actors[actor.kind]);
}
