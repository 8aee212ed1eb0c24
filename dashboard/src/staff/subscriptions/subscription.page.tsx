import type { Subscription } from "@licet/sdk";
import { Badge, Group, Stack, Table, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Copyable } from "../../kit/copy.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Heading } from "../../kit/heading.tsx";
import { PageLink } from "../../kit/link.tsx";
import { useParam } from "../../kit/shell/pages.tsx";
import { Time } from "../../kit/time.tsx";
import { number } from "../../texts/language.ts";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { MessageState } from "./message-state.part.tsx";
import { Payments } from "./payments.part.tsx";
import { SubscriptionState } from "./subscription-state.part.tsx";
import { messagesOfQuery, subscriptionQuery } from "./subscriptions.queries.ts";

const s = t.subscriptions;

/** One subscription: what is known of it, its licenses, its payments, and the messages that told it. */
export default function SubscriptionPage() {
  const name = useParam("name");
  const { data: subscription } = useSuspenseQuery(subscriptionQuery(name));
  return (
    <Stack gap="lg">
      <Heading>{subscription.subscription_id}</Heading>
      <Known subscription={subscription} />
      <Licenses subscription={subscription} />
      <Payments subscription={subscription} />
      <Messages name={name} />
    </Stack>
  );
}

function Known({ subscription }: { subscription: Subscription }) {
  const { source, pause, quantity, customer_email } = subscription;
  const facts = [
    [s.status, <SubscriptionState key="status" subscription={subscription} />],
    [s.paidThrough, <Time key="paid" at={subscription.paid_through} absent={s.nothingProven} />],
    ...(subscription.trial_end === null
      ? []
      : [[s.trialEnd, <Time key="trial" at={subscription.trial_end} />] as const]),
    ...(subscription.cancel_at === null
      ? []
      : [[s.endsOn, <Time key="cancel" at={subscription.cancel_at} />] as const]),
    ...(subscription.ended_at === null ? [] : [[s.ended, <Time key="ended" at={subscription.ended_at} />] as const]),
    ...(pause === null ? [] : [[s.paused, pause.suspends ? s.pausedWithout : s.pausedWith] as const]),
    [s.quantity, quantity === null ? "–" : number(quantity)],
    [
      s.customer,
      customer_email === null ? (
        "–"
      ) : (
        <PageLink key="customer" to={to.customers({ email: customer_email })}>
          {customer_email}
        </PageLink>
      ),
    ],
    [s.source, source === null ? s.byKey : source.name],
    [s.lastTold, <Time key="told" at={subscription.occurred_at} />],
    [s.subscription, <Copyable key="name" value={subscription.subscription_id} what={s.subscription} />],
  ] as const;
  return <Facts facts={facts} />;
}

function Licenses({ subscription: { licenses } }: { subscription: Subscription }) {
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {s.licenses}
      </Title>
      {licenses.length === 0 ? (
        <Text c="dimmed">{s.noLicenses}</Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{s.license}</Table.Th>
              <Table.Th visibleFrom="xs">{s.product}</Table.Th>
              <Table.Th>{s.state}</Table.Th>
              <Table.Th visibleFrom="xs">{s.validUntilTitle}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {licenses.map((license) => (
              <Table.Tr key={license.id}>
                <Table.Td style={{ overflowWrap: "anywhere" }}>
                  <PageLink size="sm" to={to.license(license.id)}>
                    {license.license_key ?? `#${license.id}`}
                  </PageLink>
                </Table.Td>
                <Table.Td visibleFrom="xs">{license.product}</Table.Td>
                <Table.Td>
                  <Group gap={4}>
                    <Badge variant="light" color={license.enabled ? "green" : "red"}>
                      {license.enabled ? s.enabled : s.disabled}
                    </Badge>
                    {license.is_over_quantity && (
                      <Badge variant="light" color="yellow">
                        {s.overQuantity}
                      </Badge>
                    )}
                  </Group>
                </Table.Td>
                <Table.Td visibleFrom="xs">
                  <Time at={license.validity_period} absent={s.noEnd} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}

function Messages({ name }: { name: string }) {
  const { data: messages } = useSuspenseQuery(messagesOfQuery(name));
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {s.messages.title}
      </Title>
      {messages.rows.length === 0 ? (
        <Text c="dimmed">{s.messages.noneOf}</Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{s.messages.type}</Table.Th>
              <Table.Th>{s.messages.status}</Table.Th>
              <Table.Th visibleFrom="xs">{s.messages.happened}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {messages.rows.map((message) => (
              <Table.Tr key={message.id}>
                <Table.Td style={{ overflowWrap: "anywhere" }}>
                  <PageLink
                    size="sm"
                    to={to.subscriptions({ tab: "messages", subscription_id: name, open: message.id })}
                  >
                    {message.type}
                  </PageLink>
                </Table.Td>
                <Table.Td>
                  <MessageState message={message} />
                </Table.Td>
                <Table.Td visibleFrom="xs">
                  <Time at={message.occurred_at ?? message.received_at} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}
