import { Card, SegmentedControl, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Bars } from "../../kit/chart/bars.tsx";
import { Heading } from "../../kit/heading.tsx";
import { PageLink } from "../../kit/link.tsx";
import { momentText } from "../../kit/time.tsx";
import { wordFor } from "../../kit/words.ts";
import { number } from "../../texts/language.ts";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { actions, calls, topCustomers, topLicenses } from "./analytics.queries.ts";

/** How much applications call, what for, and for whom. */
export default function Analytics() {
  return (
    <Stack>
      <Heading>{t.analytics.title}</Heading>
      <Calls />
      <Actions />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <TopCustomers />
        <TopLicenses />
      </SimpleGrid>
    </Stack>
  );
}

function Panel({ title, children, control }: { title: string; children: ReactNode; control?: ReactNode }) {
  return (
    <Card withBorder component="section" aria-label={title}>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      {control}
      {children}
    </Card>
  );
}

function Calls() {
  const [time, setTime] = useState<"hourly" | "daily">("daily");
  const { data } = useSuspenseQuery(calls(time));
  return (
    <Panel
      title={t.analytics.calls}
      control={
        <SegmentedControl
          mb="sm"
          aria-label={t.analytics.by}
          value={time}
          onChange={(value) => setTime(value as typeof time)}
          data={[
            { value: "daily", label: t.analytics.daily },
            { value: "hourly", label: t.analytics.hourly },
          ]}
        />
      }
    >
      <Bars
        title={t.analytics.calls}
        labels={data.calls.map(({ ts }) => momentText(ts, time === "daily" ? "day" : "minute"))}
        series={[{ name: t.analytics.calls, color: "blue", values: data.calls.map(({ call_count }) => call_count) }]}
      />
    </Panel>
  );
}

function Actions() {
  const { data } = useSuspenseQuery(actions);
  return (
    <Panel title={t.analytics.actions}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t.analytics.action}</Table.Th>
            <Table.Th ta="right">{t.analytics.count}</Table.Th>
            <Table.Th ta="right">{t.analytics.refused}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {data.map(({ action, call_count, error_count }) => (
            <Table.Tr key={action}>
              <Table.Td>{wordFor(action, t.calls)}</Table.Td>
              <Table.Td ta="right">{number(call_count)}</Table.Td>
              <Table.Td ta="right">{number(error_count)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {data.length === 0 && <Text c="dimmed">{t.analytics.nothing}</Text>}
    </Panel>
  );
}

function TopCustomers() {
  const { data } = useSuspenseQuery(topCustomers);
  return (
    <Panel title={t.analytics.customers}>
      <Top rows={data.map(({ customer, call_count }) => [to.customer(customer.id), customer.email, call_count])} />
    </Panel>
  );
}

function TopLicenses() {
  const { data } = useSuspenseQuery(topLicenses);
  return (
    <Panel title={t.analytics.licenses}>
      <Top
        rows={data.map(({ license, call_count }) => [
          to.license(license.id),
          license.license_key ?? t.overview.license(license.id),
          call_count,
        ])}
      />
    </Panel>
  );
}

function Top({ rows }: { rows: readonly (readonly [string, string, number])[] }) {
  if (rows.length === 0) return <Text c="dimmed">{t.analytics.nothing}</Text>;
  return (
    <Table>
      <Table.Tbody>
        {rows.map(([address, name, count]) => (
          <Table.Tr key={address}>
            <Table.Td style={{ overflowWrap: "anywhere" }}>
              <PageLink to={address}>{name}</PageLink>
            </Table.Td>
            <Table.Td ta="right">{number(count)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
