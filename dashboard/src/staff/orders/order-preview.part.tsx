import { Alert, Badge, Card, Code, Group, Skeleton, Stack, Switch, Table, Text, Title } from "@mantine/core";
import { useState } from "react";
import { t } from "../../texts/staff.ts";
import type { OrderPreview } from "./orders.queries.ts";

type Planned = OrderPreview["order_items"][number]["licenses"][number];

/** What the order would issue: every license, and where each of its properties comes from. */
export function Preview({ preview, isAsking }: { preview: OrderPreview | undefined; isAsking: boolean }) {
  const [showsAll, setShowsAll] = useState(false);
  const licenses = preview?.order_items.flatMap((item) => item.licenses) ?? [];
  return (
    <Card withBorder component="section" aria-label={t.orders.preview} aria-busy={isAsking}>
      <Stack>
        <Group justify="space-between">
          <Title order={2} size="h4">
            {t.orders.preview}
          </Title>
          <Switch
            size="sm"
            label={t.orders.allProperties}
            checked={showsAll}
            onChange={(event) => setShowsAll(event.currentTarget.checked)}
          />
        </Group>
        {!preview && !isAsking && <Text c="dimmed">{t.orders.previewHint}</Text>}
        {!preview && isAsking && <Skeleton h={80} />}
        {preview && (
          <>
            <Text size="sm" role="status">
              {t.orders.wouldIssue(licenses.length)}
            </Text>
            {preview.customer.how !== "none" && (
              <Text size="sm">{t.orders.customerHow[preview.customer.how as keyof typeof t.orders.customerHow]}</Text>
            )}
            {preview.order.appended && <Alert color="yellow">{t.orders.wouldAppend}</Alert>}
            {licenses.map((license, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what is only planned has no identity.
              <PlannedLicense key={at} license={license} at={at} showsAll={showsAll} />
            ))}
          </>
        )}
      </Stack>
    </Card>
  );
}

function PlannedLicense({ license, at, showsAll }: { license: Planned; at: number; showsAll: boolean }) {
  const parts = license.sub_licenses ?? [];
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {license.product_code} {at + 1}
        </Text>
        {license.license_key ? (
          <Code>{license.license_key}</Code>
        ) : (
          <Text size="sm" c="dimmed">
            {license.license_key_generated ? t.orders.keyGenerated : t.orders.keyOfUsers(license.license_users.length)}
          </Text>
        )}
      </Group>
      {parts.length === 0 && <Properties of={license} showsAll={showsAll} />}
      {parts.map((part) => (
        <div key={part.product_id}>
          <Text size="sm">{part.product_code}</Text>
          <Properties of={part} showsAll={showsAll} />
        </div>
      ))}
    </Stack>
  );
}

const always = new Set(["license_type", "max_activations", "valid_duration", "validity_period"]);

function Properties({
  of: { properties, provenance },
  showsAll,
}: {
  of: Pick<Planned, "properties" | "provenance">;
  showsAll: boolean;
}) {
  const rows = Object.entries(properties as Record<string, unknown>).filter(
    ([name]) => showsAll || always.has(name) || sourceOf(provenance, name) === "order",
  );
  return (
    <Table fz="sm" verticalSpacing={2}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t.orders.property}</Table.Th>
          <Table.Th>{t.orders.value}</Table.Th>
          <Table.Th>{t.orders.source}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Td>{t.orders.terms[name as keyof typeof t.orders.terms] ?? name}</Table.Td>
            <Table.Td style={{ overflowWrap: "anywhere" }}>{shown(value)}</Table.Td>
            <Table.Td>
              <Source of={sourceOf(provenance, name)} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function sourceOf(provenance: Planned["provenance"], name: string): string {
  const sources = (provenance as { readonly properties?: Readonly<Record<string, string>> }).properties;
  return sources?.[name] ?? "default";
}

const colors: Readonly<Record<string, string>> = {
  order: "blue",
  order_default: "blue",
  policy: "grape",
  default_policy: "grape",
  product: "teal",
};

function Source({ of: source }: { of: string }) {
  const text = t.orders.sources[source as keyof typeof t.orders.sources] ?? source;
  return (
    <Badge variant="light" color={colors[source] ?? "gray"} size="sm">
      {text}
    </Badge>
  );
}

function shown(value: unknown): string {
  if (value === null || value === "") return "–";
  if (typeof value === "boolean") return value ? t.orders.yes : t.orders.no;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
