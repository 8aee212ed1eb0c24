import { Card, Group, Progress, SimpleGrid, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Bars } from "../../kit/chart/bars.tsx";
import { Heading } from "../../kit/heading.tsx";
import { PageLink } from "../../kit/link.tsx";
import { dayText, Time } from "../../kit/time.tsx";
import { number } from "../../texts/language.ts";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { needsSeats, type Overview, overview, refusals, type Tile } from "./overview.queries.ts";
import { pageOf } from "./overview.rules.ts";

/** How the business stands; every number leads to the list behind it. */
export default function OverviewPage() {
  const { data } = useSuspenseQuery(overview);
  return (
    <Stack>
      <Heading>{t.overview.title}</Heading>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }}>
        <Tally text={t.overview.active} tile={data.licenses.active} />
        <Tally text={t.overview.inactive} tile={data.licenses.inactive} />
        <Tally text={t.overview.disabled} tile={data.licenses.disabled} />
        <Tally text={t.overview.expired} tile={data.licenses.expired} />
        <Tally text={t.overview.trial} tile={data.licenses.trial} />
        <Tally text={t.overview.floating} tile={data.licenses.floating} />
      </SimpleGrid>
      {data.calls && <Calls calls={data.calls} />}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Refusals />
        <NeedsSeats />
        <Expiring expiring={data.expiring} />
        <NearLimit near={data.near_limit} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Imports imports={data.imports} />
        <Updates updates={data.scheduled_updates} />
      </SimpleGrid>
    </Stack>
  );
}

function about({ count, is_estimate }: Pick<Tile, "count" | "is_estimate">): string {
  return is_estimate ? t.overview.about(number(count)) : number(count);
}

function Tally({ text, tile }: { text: string; tile: Tile }) {
  return (
    <Card withBorder padding="sm">
      <PageLink to={pageOf(tile)} underline="hover" c="inherit">
        <Text size="xl" fw={700}>
          {about(tile)}
        </Text>
        <Text size="sm">{text}</Text>
      </PageLink>
    </Card>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card withBorder component="section" aria-label={title}>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      {children}
    </Card>
  );
}

function Calls({ calls: { days } }: { calls: NonNullable<Overview["calls"]> }) {
  const labels = days.map(({ day }) => dayText(day));
  return (
    <Panel title={t.overview.calls}>
      <Bars
        title={t.overview.calls}
        labels={labels}
        series={[
          { name: t.overview.checks, color: "blue", values: days.map(({ checks }) => checks) },
          { name: t.overview.activations, color: "teal", values: days.map(({ activations }) => activations) },
          {
            name: t.overview.refused,
            color: "red",
            values: days.map((day) => day.activations_refused + day.checks_refused),
          },
        ]}
      />
    </Panel>
  );
}

function Refusals() {
  const { data } = useSuspenseQuery(refusals);
  return (
    <Panel title={t.overview.refusals}>
      {data.counts.length === 0 ? (
        <Text c="dimmed">{t.overview.noRefusals}</Text>
      ) : (
        <Table>
          <Table.Tbody>
            {data.counts.map(({ code = "", count }) => (
              <Table.Tr key={code}>
                <Table.Td>
                  <PageLink to={to.decisions({ code })}>{code}</PageLink>
                </Table.Td>
                <Table.Td ta="right">{number(count)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Panel>
  );
}

function NeedsSeats() {
  const { data } = useQuery(needsSeats);
  return (
    <Panel title={t.overview.needsSeats}>
      {data?.counts.length === 0 && <Text c="dimmed">{t.overview.nobodyNeeds}</Text>}
      <Table>
        <Table.Tbody>
          {data?.counts.map(({ license, count }) =>
            license ? (
              <Table.Tr key={license.id}>
                <Table.Td style={{ overflowWrap: "anywhere" }}>
                  <PageLink to={to.license(license.id)}>
                    {license.license_key ?? t.overview.license(license.id)}
                  </PageLink>
                </Table.Td>
                <Table.Td ta="right">{t.overview.refusedTimes(count)}</Table.Td>
              </Table.Tr>
            ) : null,
          )}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}

function Expiring({ expiring: { within_7_days, within_30_days } }: { expiring: Overview["expiring"] }) {
  return (
    <Panel title={t.overview.expiring}>
      <Group gap="lg" mb="xs">
        <PageLink to={pageOf(within_7_days)}>{t.overview.within(7, about(within_7_days))}</PageLink>
        <PageLink to={pageOf(within_30_days)}>{t.overview.within(30, about(within_30_days))}</PageLink>
      </Group>
      <Table>
        <Table.Tbody>
          {within_30_days.first.map(({ license, license_key, product_name, expires_at }) => (
            <Table.Tr key={license}>
              <Table.Td style={{ overflowWrap: "anywhere" }}>
                <PageLink to={to.license(license)}>{license_key ?? t.overview.license(license)}</PageLink>
              </Table.Td>
              <Table.Td>{product_name}</Table.Td>
              <Table.Td ta="right">
                <Time at={expires_at} as="relative" />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}

function NearLimit({ near: { seats, consumption } }: { near: Overview["near_limit"] }) {
  const rows = [...seats.top, ...consumption.top].sort((one, other) => other.percent - one.percent).slice(0, 8);
  return (
    <Panel title={t.overview.nearLimit}>
      <Group gap="lg" mb="xs">
        <PageLink to={pageOf(seats)}>{t.overview.nearSeats(about(seats))}</PageLink>
        <PageLink to={pageOf(consumption)}>{t.overview.nearUnits(about(consumption))}</PageLink>
      </Group>
      <Table>
        <Table.Tbody>
          {rows.map(({ license, license_key, feature, percent, used, limit }) => (
            <Table.Tr key={`${license} ${feature} ${limit}`}>
              <Table.Td style={{ overflowWrap: "anywhere" }}>
                <PageLink to={to.license(license)}>{license_key ?? t.overview.license(license)}</PageLink> {feature}
              </Table.Td>
              <Table.Td ta="right">{t.overview.used({ used, limit, percent })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}

function Imports({ imports }: { imports: Overview["imports"] }) {
  return (
    <Panel title={t.overview.imports}>
      {imports.length === 0 && <Text c="dimmed">{t.overview.noImports}</Text>}
      <Stack gap="xs">
        {imports.map(({ id, kind, file_name, progress }) => (
          <div key={`${kind} ${id}`}>
            <PageLink to={to.importResult(kind, id)}>{file_name}</PageLink>
            <Progress value={progress * 100} aria-label={file_name} />
          </div>
        ))}
      </Stack>
    </Panel>
  );
}

function Updates({ updates: { due, pending, failed } }: { updates: Overview["scheduled_updates"] }) {
  return (
    <Panel title={t.overview.updates}>
      <Group gap="lg">
        <PageLink to={pageOf(due)}>{t.overview.due(about(due))}</PageLink>
        <PageLink to={pageOf(pending)}>{t.overview.pending(about(pending))}</PageLink>
        <PageLink to={pageOf(failed)}>{t.overview.failed(about(failed))}</PageLink>
      </Group>
    </Panel>
  );
}
