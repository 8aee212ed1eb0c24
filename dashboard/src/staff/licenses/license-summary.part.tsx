import type { License } from "@licet/sdk";
import { Badge, Group, Paper, SimpleGrid, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Copyable } from "../../kit/copy.tsx";
import { PageLink } from "../../kit/link.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { LicenseState, SeatsGauge } from "./license-state.part.tsx";

const l = t.licenses;

/** A license at a glance. */
export function LicenseSummary({ license }: { license: License }) {
  const { customer, license_key, product } = license;
  return (
    <Paper withBorder p="md">
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} spacing="md">
        <Fact name={l.state}>
          <Group gap="xs">
            <LicenseState license={license} />
            <Text size="sm">{l.types[license.license_type]}</Text>
          </Group>
        </Fact>
        <Fact name={l.seats}>
          <SeatsGauge license={license} />
          {(license.is_floating || license.is_floating_cloud) && (
            <Text size="sm">
              {l.slotsHeld({ used: license.floating_in_use_devices, most: license.floating_users })}
            </Text>
          )}
        </Fact>
        <Fact name={l.activations}>
          {l.activatedTimes(license.times_activated)}
          <Text size="xs" c="dimmed">
            {l.lastCheck}: <Time at={license.last_check} as="relative" absent={l.never} />
          </Text>
        </Fact>
        <Fact name={l.validUntil}>
          <Time at={license.validity_period} absent={l.noEnd} />
        </Fact>
        <Fact name={l.product}>
          <PageLink to={to.product(product.id)}>{product.product_name}</PageLink>
        </Fact>
        <Fact name={l.customer}>
          {customer ? (
            <PageLink to={to.customer(customer.id)}>{customer.email || customer.company_name || customer.id}</PageLink>
          ) : (
            l.noCustomer
          )}
        </Fact>
        <Fact name={l.order}>
          <PageLink to={to.order(license.order)}>{license.order_store_id}</PageLink>
        </Fact>
        <Fact name={license_key === null ? l.id : l.key}>
          <Copyable value={license_key ?? String(license.id)} what={license_key === null ? l.id : l.key} />
        </Fact>
        {license.test_clock !== null && (
          <Fact name={t.clocks.badge}>
            <Group gap="xs">
              <Badge variant="light">{t.clocks.badge}</Badge>
              <PageLink to={to.clock(license.test_clock)}>{t.clocks.one(license.test_clock)}</PageLink>
            </Group>
          </Fact>
        )}
        {license.bundle_license !== null && (
          <Fact name={l.bundle}>
            <PageLink to={to.license(license.bundle_license)}>#{license.bundle_license}</PageLink>
          </Fact>
        )}
        {license.sub_licenses.length > 0 && (
          <Fact name={l.inThisBundle}>
            <Group gap="xs">
              {license.sub_licenses.map((id) => (
                <PageLink key={id} to={to.license(id)}>
                  #{id}
                </PageLink>
              ))}
            </Group>
          </Fact>
        )}
      </SimpleGrid>
    </Paper>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed" mb={2}>
        {name}
      </Text>
      <Text component="div" size="sm" style={{ overflowWrap: "anywhere" }}>
        {children}
      </Text>
    </div>
  );
}
