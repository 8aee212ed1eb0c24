import { Alert, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Copyable } from "../../kit/copy.tsx";
import { Heading } from "../../kit/heading.tsx";
import { PageLink } from "../../kit/link.tsx";
import { type PageTab, PageTabs } from "../../kit/page-tabs.tsx";
import { useId } from "../../kit/shell/pages.tsx";
import { t } from "../../texts/portal.ts";
import { to } from "../paths.ts";
import { Devices } from "./devices.part.tsx";
import { Downloads } from "./downloads.part.tsx";
import { Gauge } from "./gauge.part.tsx";
import { licenseQuery, type PortalLicense } from "./licenses.queries.ts";
import { Terms } from "./terms.part.tsx";
import { Users } from "./users.part.tsx";
import { State, Validity } from "./validity.part.tsx";

/** One license: what it is, who and what uses it, and what can be done about it. */
export default function License() {
  const { data: license } = useSuspenseQuery(licenseQuery(useId()));
  const { id, product, license_key, seats, own_seats, bundle_license, sub_licenses } = license;
  const tabs: PageTab[] = [
    { name: "devices", text: t.licenses.tabs.devices, show: () => <Devices license={license} /> },
    ...(license.may.see_users
      ? [{ name: "users", text: t.licenses.tabs.users, show: () => <Users license={license} /> }]
      : []),
    { name: "terms", text: t.licenses.tabs.terms, show: () => <Terms license={license} /> },
    ...(license.enabled
      ? [{ name: "downloads", text: t.licenses.tabs.downloads, show: () => <Downloads license={id} /> }]
      : []),
  ];
  return (
    <Stack>
      <div>
        <PageLink to={to.licenses()} size="sm">
          {t.licenses.back}
        </PageLink>
        <Heading>{product.product_name}</Heading>
        <Group gap="sm">
          <State license={license} />
          <Text size="sm">
            <Validity license={license} />
          </Text>
          {license_key && <Copyable value={license_key} what={t.licenses.key} />}
        </Group>
      </div>
      <Trouble license={license} />
      {bundle_license !== null && (
        <PageLink to={to.license(bundle_license)} size="sm">
          {t.licenses.ofBundle}
        </PageLink>
      )}
      {sub_licenses.length > 0 && (
        <Group gap="xs">
          <Text size="sm">{t.licenses.inBundle}</Text>
          {sub_licenses.map((each) => (
            <PageLink key={each} to={to.license(each)} size="sm">
              {t.licenses.licenseOf(each)}
            </PageLink>
          ))}
        </Group>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {license.is_floating || license.is_floating_cloud ? (
          <Gauge
            seats={{ used: license.floating_in_use_devices, most: license.floating_users }}
            text={t.licenses.slots}
          />
        ) : (
          <Gauge seats={seats} />
        )}
        {own_seats && <Gauge seats={own_seats} text={t.licenses.ownSeats} />}
      </SimpleGrid>
      {(license.may.free_devices || license.may.ask_to_free_devices) && isFull(license) && (
        <PageLink to={to.replaceDevice({ license: id })} size="sm">
          {t.licenses.full}
        </PageLink>
      )}
      <PageTabs tabs={tabs} label={t.licenses.parts} />
    </Stack>
  );
}

function isFull({ own_seats, seats }: PortalLicense): boolean {
  const { used, most } = own_seats ?? seats;
  return most !== null && used >= most;
}

/** Why a license does not work, and what can be done. */
function Trouble({ license: { status } }: { license: PortalLicense }) {
  if (status === "Active" || status === "Inactive") return null;
  return <Alert color={status === "Disabled" ? "red" : "orange"}>{t.licenses.troubles[status]}</Alert>;
}
