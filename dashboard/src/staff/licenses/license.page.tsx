import type { License } from "@licet/sdk";
import { Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ActionButton, ActionMenu, actionsFor } from "../../kit/action.tsx";
import { Heading } from "../../kit/heading.tsx";
import { IconGavel } from "../../kit/icons.ts";
import { JsonView } from "../../kit/json-view.tsx";
import { ButtonLink, targetOf } from "../../kit/link.tsx";
import { PageTabs } from "../../kit/page-tabs.tsx";
import { useAddress, useId } from "../../kit/shell/pages.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { ApplyPolicyDialog } from "./apply-policy.part.tsx";
import { disable, enable, licenseName, openers, remove, reset, resetConsumption } from "./license.actions.ts";
import { DevicesTab } from "./license-devices.part.tsx";
import { FeaturesTab } from "./license-features.part.tsx";
import { FieldsTab } from "./license-fields.part.tsx";
import { FormerKeys, RollKeyDialog } from "./license-keys.part.tsx";
import { PastTab } from "./license-past.part.tsx";
import { ScheduledTab } from "./license-scheduled.part.tsx";
import { SubscriptionTab } from "./license-subscription.part.tsx";
import { LicenseSummary } from "./license-summary.part.tsx";
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
      <LicenseSummary license={license} />
      <FormerKeys license={license} />
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
          { name: "past", text: l.tabs.past, show: () => <PastTab license={license} /> },
          { name: "scheduled", text: l.tabs.scheduled, show: () => <ScheduledTab license={license} /> },
          { name: "json", text: l.tabs.json, show: () => <JsonView value={license} what={l.json} /> },
        ]}
      />
      {open === "roll-key" && (
        <RollKeyDialog license={license} onClose={() => void go(to.license(license.id, search))} />
      )}
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
  const [edit, policy, rollKey] = openers({
    edit: ({ id }) => go(to.editLicense(id)),
    policy: ({ id }) => go(to.license(id, { ...search, open: "policy" })),
    rollKey: ({ id }) => go(to.license(id, { ...search, open: "roll-key" })),
  });
  const more = [policy, rollKey, resetConsumption, reset, remove(() => go(to.licenses()))].flatMap(
    (each) => each ?? [],
  );
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
