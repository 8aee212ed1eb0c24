import { Badge, Progress, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { PageLink } from "../../kit/link.tsx";
import { ProblemAlert } from "../../kit/problem.tsx";
import { Time } from "../../kit/time.tsx";
import { number } from "../../texts/language.ts";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { type ImportRun, runsQuery } from "./imports.queries.ts";
import { type ImportKind, isUnderWay } from "./imports.rules.ts";

/** The newest runs of a kind, with their progress. */
export function Runs({ kind }: { kind: ImportKind }) {
  const { data, error, refetch } = useQuery(runsQuery(kind));
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {t.imports.runs}
      </Title>
      {error && <ProblemAlert error={error} onAgain={() => void refetch()} />}
      {data?.runs.length === 0 && <Text c="dimmed">{t.imports.noRuns}</Text>}
      {data && data.runs.length > 0 && (
        <Table verticalSpacing="xs" style={{ overflowWrap: "anywhere" }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t.imports.file}</Table.Th>
              <Table.Th>{t.imports.state}</Table.Th>
              <Table.Th ta="right">{t.imports.badRows}</Table.Th>
              <Table.Th visibleFrom="sm" ta="right">
                {t.imports.rows}
              </Table.Th>
              <Table.Th visibleFrom="sm">{t.imports.sent}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.runs.map((run) => (
              <Table.Tr key={run.id}>
                <Table.Td>
                  <PageLink to={to.importResult(kind, run.id)}>{run.file_name}</PageLink>
                </Table.Td>
                <Table.Td>
                  <RunState run={run} />
                  {isUnderWay(run) && <Progress value={run.progress * 100} mt={4} aria-label={t.imports.progress} />}
                </Table.Td>
                <Table.Td ta="right">{number(Number(run.result.invalid_row_count))}</Table.Td>
                <Table.Td visibleFrom="sm" ta="right">
                  {number(Number(run.result.total_row_count))}
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <Time at={run.created_at} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {data && data.count > data.runs.length && (
        <Text size="sm" c="dimmed">
          {t.imports.newest(data.runs.length, data.count)}
        </Text>
      )}
    </Stack>
  );
}

/** What became of a run, in a word. */
export function RunState({ run }: { run: ImportRun }) {
  const color = { pending: "gray", running: "blue", success: "green", error: "red" }[run.status];
  return (
    <>
      <Badge color={color} variant="light">
        {t.imports.states[run.status]}
      </Badge>{" "}
      {run.dry_run && (
        <Badge color="gray" variant="outline">
          {t.imports.onlyChecked}
        </Badge>
      )}
    </>
  );
}
