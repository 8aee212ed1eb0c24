import type { License, ListedSubscription } from "@licet/sdk";
import { Alert, Stack, Text } from "@mantine/core";
import { Copyable } from "../../kit/copy.tsx";
import { Facts } from "../../kit/facts.tsx";
import { PageLink } from "../../kit/link.tsx";
import { Loaded } from "../../kit/loaded.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { subscriptionsOfLicenseQuery } from "./license-parts.queries.ts";

const s = t.subscriptions;

/** The subscription that a license follows, or that it follows none. */
export function SubscriptionTab({ license }: { license: License }) {
  return (
    <Loaded query={subscriptionsOfLicenseQuery(license.id)}>
      {([subscription]) => <Followed license={license} subscription={subscription} />}
    </Loaded>
  );
}

function Followed({
  license: { subscription_id },
  subscription,
}: {
  license: License;
  subscription: ListedSubscription | undefined;
}) {
  if (!subscription)
    return (
      <Stack gap="xs" align="flex-start">
        {subscription_id !== null && <Copyable value={subscription_id} what={s.subscription} />}
        <Text c="dimmed">{subscription_id === null ? s.followsNone : s.notToldYet}</Text>
      </Stack>
    );
  const own = subscription.licenses;
  const facts = [
    [
      s.subscription,
      <PageLink key="name" to={to.subscription(subscription.subscription_id)}>
        {subscription.subscription_id}
      </PageLink>,
    ],
    [s.status, subscription.is_recurring ? s.statuses[subscription.status] : s.paidOnce],
    [s.paidThrough, <Time key="paid" at={subscription.paid_through} absent={s.nothingProven} />],
    ...(subscription.cancel_at === null
      ? []
      : [[s.endsOn, <Time key="cancel" at={subscription.cancel_at} />] as const]),
    [s.source, subscription.source?.name ?? s.byKey],
    [s.lastTold, <Time key="told" at={subscription.occurred_at} />],
  ] as const;
  return (
    <Stack gap="md" maw={840}>
      <Facts facts={facts} />
      {own.some(({ is_over_quantity }) => is_over_quantity) && <Alert color="yellow">{s.overQuantityHint}</Alert>}
    </Stack>
  );
}
