import type { Subscription } from "@licet/sdk";
import { Badge, Button, Group, Modal, Stack, Table, Text, Title } from "@mantine/core";
import { useState } from "react";
import { Loaded } from "../../kit/loaded.tsx";
import { Time } from "../../kit/time.tsx";
import { t as kit } from "../../texts/kit.ts";
import { number } from "../../texts/language.ts";
import { t } from "../../texts/staff.ts";
import { refundQuery } from "./subscriptions.queries.ts";

const s = t.subscriptions;
const p = t.subscriptions.payments;

/** What was paid, and what a refund of it would do. */
export function Payments({ subscription }: { subscription: Subscription }) {
  const [asked, setAsked] = useState<string>();
  const { payments, subscription_id } = subscription;
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {p.title}
      </Title>
      {payments.length === 0 ? (
        <Text c="dimmed">{p.none}</Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{p.payment}</Table.Th>
              <Table.Th visibleFrom="xs">{p.paidAt}</Table.Th>
              <Table.Th visibleFrom="xs">{p.until}</Table.Th>
              <Table.Th visibleFrom="xs" ta="right">
                {p.amount}
              </Table.Th>
              <Table.Th>{p.state}</Table.Th>
              <Table.Th aria-label={p.preview} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {payments.map((payment) => (
              <Table.Tr key={payment.payment}>
                <Table.Td style={{ overflowWrap: "anywhere" }}>{payment.payment}</Table.Td>
                <Table.Td visibleFrom="xs">
                  <Time at={payment.paid_at} as="day" />
                </Table.Td>
                <Table.Td visibleFrom="xs">
                  <Time at={payment.end} as="day" />
                </Table.Td>
                <Table.Td visibleFrom="xs" ta="right">
                  {payment.amount === null ? "–" : number(payment.amount / 100, { minimumFractionDigits: 2 })}
                </Table.Td>
                <Table.Td>
                  <PaymentState payment={payment} />
                </Table.Td>
                <Table.Td ta="right">
                  <Button size="compact-sm" variant="default" onClick={() => setAsked(payment.payment)}>
                    {p.preview}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {asked !== undefined && (
        <Modal
          opened
          onClose={() => setAsked(undefined)}
          title={p.previewOf(asked)}
          closeButtonProps={{ "aria-label": kit.form.close }}
        >
          <Stack>
            <Preview name={subscription_id} payment={asked} what="refund" title={p.ifRefunded} />
            <Preview name={subscription_id} payment={asked} what="dispute" title={p.ifDisputed} />
            <Text size="sm" c="dimmed">
              {p.previewHint}
            </Text>
          </Stack>
        </Modal>
      )}
    </Stack>
  );
}

function PaymentState({ payment: { refunded, is_disputed } }: { payment: Subscription["payments"][number] }) {
  return (
    <Group gap={4}>
      <Badge variant="light" color={refunded === "none" ? "green" : "yellow"}>
        {p.refunded[refunded]}
      </Badge>
      {is_disputed && (
        <Badge variant="light" color="red">
          {p.disputed}
        </Badge>
      )}
    </Group>
  );
}

function Preview({
  name,
  payment,
  what,
  title,
}: {
  name: string;
  payment: string;
  what: "refund" | "dispute";
  title: string;
}) {
  return (
    <div>
      <Text fw={600} size="sm">
        {title}
      </Text>
      <Loaded query={refundQuery(name, payment, what)}>
        {({ changes }) =>
          changes.length === 0 ? (
            <Text size="sm">{p.nothingChanges}</Text>
          ) : (
            <Stack gap={2}>
              {changes.map((change) => (
                <Change key={change.id} id={change.id} to={change.to} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </div>
  );
}

function Change({ id, to }: { id: number; to: Readonly<Record<string, unknown>> }) {
  const { enabled, validity_period: end } = to;
  return (
    <Group gap="xs">
      <Text size="sm">{s.licenseNumber(id)}</Text>
      {enabled === false && <Text size="sm">{p.isDisabled}</Text>}
      {enabled === true && <Text size="sm">{p.isEnabled}</Text>}
      {typeof end === "string" && (
        <Text size="sm" component="span">
          {s.validUntil} <Time at={end} />
        </Text>
      )}
    </Group>
  );
}
