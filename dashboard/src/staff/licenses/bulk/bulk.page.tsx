import { Alert, Group, Paper, Progress, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { type Action, ActionButton, actionsFor } from "../../../kit/action.tsx";
import { ExportLink } from "../../../kit/export-link.tsx";
import { Heading } from "../../../kit/heading.tsx";
import { PageLink } from "../../../kit/link.tsx";
import { parseAddress } from "../../../kit/list/list-search.ts";
import { useId } from "../../../kit/shell/pages.tsx";
import { Time } from "../../../kit/time.tsx";
import { number } from "../../../texts/language.ts";
import { t } from "../../../texts/staff.ts";
import { to } from "../../paths.ts";
import { useMay } from "../../session.ts";
import { MemberValue, memberName } from "../member-value.part.tsx";
import { type BulkAction, bulkQuery, isOpen, stopBulk } from "./bulk.queries.ts";
import { BulkStatus } from "./bulk-status.part.tsx";

const b = t.bulk;

const stop: Action<BulkAction> = {
  id: "stop",
  text: b.stop,
  permission: "licenses_write",
  isDanger: true,
  isFor: isOpen,
  question: ({ done }) => ({ title: b.stopTitle, body: b.stopBody(done), button: b.stop, isDanger: true }),
  act: ({ id }) => stopBulk(id),
};

/** One bulk action: how far it is, and what spoke against licenses. It goes on without this page. */
export default function BulkPage() {
  const id = useId();
  const may = useMay();
  const { data: action } = useSuspenseQuery(bulkQuery(id));
  const progress = b.progress(action.done, action.total);
  return (
    <Stack gap="md" maw={980}>
      <Heading
        actions={actionsFor([stop], action, may).map((each) => (
          <ActionButton key={each.id} action={each} subject={action} />
        ))}
      >
        {b.titleOf(b.actions[action.action], action.total)}
      </Heading>
      <Paper withBorder p="md">
        <Stack gap="xs">
          <Group justify="space-between" role="status">
            <BulkStatus action={action} />
            <Text size="sm">{progress}</Text>
          </Group>
          <Progress
            value={action.progress * 100}
            animated={isOpen(action)}
            aria-label={progress}
            color={action.status === "error" ? "red" : "blue"}
          />
          {action.error !== null && <Alert color="red">{action.error}</Alert>}
        </Stack>
      </Paper>
      <Facts action={action} />
      {action.failed > 0 && <Problems action={action} />}
    </Stack>
  );
}

function Facts({ action }: { action: BulkAction }) {
  const facts: readonly (readonly [string, ReactNode])[] = [
    [b.changed, number(action.changed)],
    [b.failed, number(action.failed)],
    [b.author, action.author.name],
    [b.created, <Time key="created" at={action.created_at} />],
    [b.finished, <Time key="finished" at={action.finished_at} />],
    [b.filter, <Chosen key="chosen" filter={action.filter} />],
    ...(action.policy === null ? [] : [[b.policy, action.policy] as const]),
    ...Object.entries(action.values).map(
      ([name, value]) => [memberName(name), <MemberValue key={name} name={name} value={value} />] as const,
    ),
  ];
  return (
    <Paper withBorder p="md">
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <Text size="xs" c="dimmed" mb={2}>
              {name}
            </Text>
            <Text component="div" size="sm" style={{ overflowWrap: "anywhere" }}>
              {value}
            </Text>
          </div>
        ))}
      </SimpleGrid>
    </Paper>
  );
}

function Chosen({ filter }: { filter: string | null }) {
  if (filter === null) return b.named;
  return <PageLink to={to.licenses(parseAddress(filter))}>{filter === "" ? b.everyLicense : filter}</PageLink>;
}

function Problems({ action }: { action: BulkAction }) {
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {b.problems}
        </Title>
        <ExportLink path={`licenses/bulk_actions/${action.id}/problems/`} search={{}} text={b.allProblems} />
      </Group>
      <Table style={{ overflowWrap: "anywhere" }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{b.license}</Table.Th>
            <Table.Th>{b.reason}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {action.problems.map(({ license, code, message }) => (
            <Table.Tr key={`${license} ${code}`}>
              <Table.Td>
                <PageLink to={to.license(license)}>#{license}</PageLink>
              </Table.Td>
              <Table.Td>{message}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
