import { Paper, SimpleGrid, Stack, Table, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { dayText, Time } from "../../kit/time.tsx";
import { t } from "../../texts/portal.ts";
import { Gauge } from "./gauge.part.tsx";
import type { PortalLicense } from "./licenses.queries.ts";

/** What a license allows: its dates, what is counted, its features and fields. */
export function Terms({ license }: { license: PortalLicense }) {
  const { product_features: features, custom_fields: fields } = license;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Box title={t.terms.dates}>
        <Rows rows={datesOf(license)} />
      </Box>
      {license.license_type === "consumption" && (
        <Box title={t.terms.counters}>
          <Counter of={license} />
        </Box>
      )}
      {features.length > 0 && (
        <Box title={t.terms.features}>
          {features.map((feature) => (
            <div key={feature.code}>
              <Title order={3} size="h6" style={{ overflowWrap: "anywhere" }}>
                {feature.name}
              </Title>
              {feature.feature_type === "consumption" && <Counter of={feature} />}
              {feature.expiry_date && (
                <>
                  {t.licenses.until} <Time at={feature.expiry_date} as="day" />
                </>
              )}
            </div>
          ))}
        </Box>
      )}
      {fields.length > 0 && (
        <Box title={t.terms.fields}>
          <Rows rows={fields.map(({ name, value }) => [name, value])} />
        </Box>
      )}
    </SimpleGrid>
  );
}

type Row = readonly [string, ReactNode];

function datesOf(license: PortalLicense): Row[] {
  const { start_date, time_activated, maintenance_period, allow_grace_period, grace_period, last_check } = license;
  const rows: Row[] = [[t.terms.type, t.terms.types[license.license_type]]];
  if (start_date) rows.push([t.terms.start, dayText(start_date)]);
  rows.push([t.terms.activated, <Time key="activated" at={time_activated} as="day" absent={t.terms.notYet} />]);
  if (license.enable_maintenance_period)
    rows.push([t.terms.maintenance, <Time key="maintenance" at={maintenance_period} as="day" />]);
  if (allow_grace_period) rows.push([t.terms.grace, t.terms.hours(grace_period)]);
  rows.push([t.terms.lastCheck, <Time key="check" at={last_check} as="relative" absent={t.terms.notYet} />]);
  rows.push([t.terms.order, license.order_store_id]);
  return rows;
}

function Box({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper component="section" withBorder p="md">
      <Stack gap="xs">
        <Title order={2} size="h4">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}

function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <Table verticalSpacing={4} horizontalSpacing={0} layout="fixed" style={{ overflowWrap: "anywhere" }}>
      <Table.Tbody>
        {rows.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={400} c="dimmed" pr="xs">
              {name}
            </Table.Th>
            <Table.Td>{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

type Counted = Pick<
  PortalLicense,
  | "total_consumptions"
  | "max_consumptions"
  | "allow_unlimited_consumptions"
  | "reset_consumption"
  | "consumption_period"
>;

function Counter({ of }: { of: Counted }) {
  const most = of.allow_unlimited_consumptions ? null : of.max_consumptions;
  const period = of.reset_consumption && of.consumption_period ? of.consumption_period : undefined;
  return <Gauge seats={{ used: of.total_consumptions, most }} text={(units) => t.terms.units(units, period)} />;
}
