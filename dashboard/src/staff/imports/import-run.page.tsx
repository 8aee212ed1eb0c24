import { Alert, Group, List, Progress, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Heading } from "../../kit/heading.tsx";
import { PageLink } from "../../kit/link.tsx";
import { NotFound } from "../../kit/problem.tsx";
import { useId, useParam } from "../../kit/shell/pages.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { BadRowReport } from "./bad-rows.part.tsx";
import { FirstRows } from "./first-rows.part.tsx";
import { runQuery } from "./imports.queries.ts";
import { countersOf, type ImportKind, isKind, isUnderWay } from "./imports.rules.ts";
import { RunState } from "./runs.part.tsx";

const counterTexts: Readonly<Record<string, (count: number) => string>> = t.imports.counters;

/** One run of an import: how far it is, what it made, and which rows are bad and why. */
export default function ImportRunDetail() {
  const kind = useParam("kind");
  return isKind(kind) ? <Run kind={kind} /> : <NotFound />;
}

function Run({ kind }: { kind: ImportKind }) {
  const id = useId();
  const { data: run } = useSuspenseQuery(runQuery(kind, id));
  const { total_row_count, invalid_row_count } = run.result;
  const [rows, bad] = [Number(total_row_count), Number(invalid_row_count)];
  return (
    <Stack>
      <div>
        <Heading>{run.file_name}</Heading>
        <Group gap="xs">
          <RunState run={run} />
          <Text size="sm">
            <PageLink to={to.imports({ tab: kind })}>{t.imports.kinds[kind]}</PageLink> · <Time at={run.created_at} />
          </Text>
        </Group>
      </div>
      {isUnderWay(run) && (
        <Progress.Root size="xl" aria-label={t.imports.progress}>
          <Progress.Section value={run.progress * 100} aria-label={t.imports.progress}>
            <Progress.Label>{t.imports.percent(run.progress)}</Progress.Label>
          </Progress.Section>
        </Progress.Root>
      )}
      {run.error !== null && (
        <Alert color="red" role="alert" title={t.imports.failed}>
          {run.error}
        </Alert>
      )}
      <Stack gap={4} role="status">
        <Text>{t.imports.sum({ rows, bad, isDry: run.dry_run, isOpen: isUnderWay(run) })}</Text>
        <List size="sm">
          {countersOf(run.result).map(([name, count]) => (
            <List.Item key={name}>{counterTexts[name]?.(count) ?? `${name}: ${count}`}</List.Item>
          ))}
        </List>
      </Stack>
      {run.dry_run && run.status === "success" && <Alert>{t.imports.wasChecked}</Alert>}
      {bad > 0 && <BadRowReport kind={kind} id={id} bad={bad} />}
      {run.first_rows.length > 0 && <FirstRows run={run} />}
    </Stack>
  );
}
