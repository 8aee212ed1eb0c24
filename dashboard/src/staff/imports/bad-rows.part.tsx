import { Button, Code, Group, List, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { IconAlertCircle, IconDownload } from "../../kit/icons.ts";
import { ProblemAlert } from "../../kit/problem.tsx";
import { sentenceOf } from "../../kit/sentence.ts";
import { t } from "../../texts/staff.ts";
import { type BadRows, badRowsFile, badRowsQuery } from "./imports.queries.ts";
import type { ImportKind } from "./imports.rules.ts";

/** The bad rows beside the lines of the file: the row as it stands there, which cell is wrong, and why. */
export function BadRowReport({ kind, id, bad }: { kind: ImportKind; id: number; bad: number }) {
  const [pages, setPages] = useState<readonly number[]>([0]);
  const after = pages.at(-1) ?? 0;
  const { data, error, refetch } = useQuery(badRowsQuery(kind, id, after, bad));
  return (
    <section>
      <Stack>
        <Group justify="space-between">
          <Title order={2} size="h4">
            {t.imports.badRowsTitle(bad)}
          </Title>
          <Button
            component="a"
            href={badRowsFile(kind, id)}
            download
            variant="default"
            size="sm"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t.imports.badRowsFile}
          </Button>
        </Group>
        {error && <ProblemAlert error={error} onAgain={() => void refetch()} />}
        {data?.results.map((row) => (
          <BadRow key={row.line} row={row} columns={data.columns} />
        ))}
        <Group>
          {pages.length > 1 && (
            <Button variant="default" size="sm" onClick={() => setPages(pages.slice(0, -1))}>
              {t.imports.earlier}
            </Button>
          )}
          {data && data.next !== null && (
            <Button variant="default" size="sm" onClick={() => setPages([...pages, data.next ?? 0])}>
              {t.imports.later}
            </Button>
          )}
        </Group>
      </Stack>
    </section>
  );
}

type Row = BadRows["results"][number];

function BadRow({ row, columns }: { row: Row; columns: readonly string[] }) {
  const wrong = new Set(row.problems.map(({ column }) => column));
  return (
    <Paper withBorder p="sm" component="article" aria-label={t.imports.lineNumber(row.line)}>
      <Stack gap="xs">
        <Text fw={600}>{t.imports.lineNumber(row.line)}</Text>
        <List size="sm" icon={<IconAlertCircle size={16} aria-hidden />}>
          {row.problems.map((problem) => (
            <List.Item key={`${problem.column} ${problem.code} ${problem.message}`}>
              {problem.column !== null && <Code>{problem.column}</Code>} {sentence(problem)}
            </List.Item>
          ))}
        </List>
        {row.cells ? (
          <Text size="sm" component="div" style={{ overflowWrap: "anywhere" }}>
            <Group gap="xs">
              {row.cells.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have their place only.
                <Cell key={at} column={columns[at]} cell={cell} isWrong={wrong.has(columns[at] ?? "")} />
              ))}
            </Group>
          </Text>
        ) : (
          <Text size="sm" c="dimmed">
            {t.imports.noCells}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}

function Cell({ column, cell, isWrong }: { column: string | undefined; cell: string; isWrong: boolean }) {
  return (
    <span>
      <Text span size="xs" c="dimmed">
        {column ?? t.imports.noColumn}:
      </Text>{" "}
      <Code color={isWrong ? "var(--mantine-color-red-light)" : undefined} fw={isWrong ? 700 : undefined}>
        {cell === "" ? t.imports.emptyCell : cell}
      </Code>
      {isWrong && <IconAlertCircle size={14} role="img" aria-label={t.imports.wrongCell} />}
    </span>
  );
}

/** What is wrong, with what was said; a sentence of the reader's language where there is one. */
function sentence({ code, message }: Row["problems"][number]): string {
  return sentenceOf({ code: code as "validation_error", message });
}
