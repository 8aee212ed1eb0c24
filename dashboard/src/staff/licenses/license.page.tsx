import type { License } from "@licet/sdk";
import { Badge, Group, Paper, SimpleGrid, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ActionButton, ActionMenu, actionsFor } from "../../kit/action.tsx";
import { Copyable } from "../../kit/copy.tsx";
import { Heading } from "../../kit/heading.tsx";
import { IconGavel } from "../../kit/icons.ts";
import { JsonView } from "../../kit/json-view.tsx";
import { ButtonLink, PageLink, targetOf } from "../../kit/link.tsx";
import { PageTabs } from "../../kit/page-tabs.tsx";
import { useAddress, useId } from "../../kit/shell/pages.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { ApplyPolicyDialog } from "./apply-policy.part.tsx";
import { disable, enable, licenseName, openers, remove, reset, resetConsumption } from "./license.actions.ts";
import { DevicesTab } from "./license-devices.part.tsx";
import { FeaturesTab } from "./license-features.part.tsx";
import { FieldsTab } from "./license-fields.part.tsx";
import { ScheduledTab } from "./license-scheduled.part.tsx";
import { LicenseState, SeatsGauge } from "./license-state.part.tsx";
import { SubscriptionTab } from "./license-subscription.part.tsx";
import { UsersTab } from "./license-users.part.tsx";
import { licenseQuery } from "./licenses.queries.ts";
import { Terms } from "./terms.part.tsx";
import { TimeLine } from "./time-line.part.tsx";

const l = t.licenses;

/** One license: what it is at a glance, and everything about it in tabs. */
export default function LicensePage() {
  const id = useId();
  const { data: license } = useSuspenseQuery(licenseQuery(id));
  const navigate = useNavigate();
  const { open, ...search } = useAddress();
  const go = (address: string) => navigate(targetOf(address));
  const may = useMay();
  return (
    <Stack gap="md">
      <Heading title={licenseName(license)} actions={<Actions license={license} />}>
        {license.license_key ?? l.licenseOfUsers(license.id)}
      </Heading>
      <Summary license={license} />
      <PageTabs
        label={l.parts}
        tabs={[
          { name: "overview", text: l.tabs.overview, show: () => <Terms license={license} /> },
          {
            name: "devices",
            text: l.tabs.devices,
            count: license.total_active_devices,
            show: () => <DevicesTab license={license} />,
          },
          {
            name: "users",
            text: l.tabs.users,
            count: license.license_users.length,
            show: () => <UsersTab license={license} />,
          },
          {
            name: "features",
            text: l.tabs.features,
            count: license.product_features.length,
            show: () => <FeaturesTab license={license} />,
          },
          { name: "fields", text: l.tabs.fields, show: () => <FieldsTab license={license} /> },
          { name: "time-line", text: l.tabs.timeLine, show: () => <TimeLine id={license.id} /> },
          ...(may("subscriptions_read") && (license.license_type === "subscription" || license.subscription_id !== null)
            ? [{ name: "subscription", text: l.tabs.subscription, show: () => <SubscriptionTab license={license} /> }]
            : []),
          { name: "scheduled", text: l.tabs.scheduled, show: () => <ScheduledTab license={license} /> },
          { name: "json", text: l.tabs.json, show: () => <JsonView value={license} what={l.json} /> },
        ]}
      />
      {open === "policy" && (
        <ApplyPolicyDialog license={license} onClose={() => void go(to.license(license.id, search))} />
      )}
    </Stack>
  );
}

function Actions({ license }: { license: License }) {
  const may = useMay();
  const navigate = useNavigate();
  const search = useAddress();
  const go = (address: string) => navigate(targetOf(address));
  const [edit, policy] = openers({
    edit: ({ id }) => go(to.editLicense(id)),
    policy: ({ id }) => go(to.license(id, { ...search, open: "policy" })),
  });
  const more = [policy, resetConsumption, reset, remove(() => go(to.licenses()))].flatMap((each) => each ?? []);
  return (
    <>
      <ButtonLink
        to={to.explain(license.id)}
        variant="default"
        size="sm"
        leftSection={<IconGavel size={16} aria-hidden />}
      >
        {l.explain}
      </ButtonLink>
      {actionsFor(
        [edit, enable, disable].flatMap((each) => each ?? []),
        license,
        may,
      ).map((action) => (
        <ActionButton key={action.id} action={action} subject={license} />
      ))}
      <ActionMenu actions={actionsFor(more, license, may)} subject={license} name={licenseName(license)} />
    </>
  );
}

function Summary({ license }: { license: License }) {
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
