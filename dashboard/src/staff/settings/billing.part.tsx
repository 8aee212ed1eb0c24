import type { BillingSource, NewBillingSource } from "@licet/sdk";
import { Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { ActionMenu, actionsFor } from "../../kit/action.tsx";
import { Copyable } from "../../kit/copy.tsx";
import { Facts } from "../../kit/facts.tsx";
import { IconPlus } from "../../kit/icons.ts";
import { PageLink } from "../../kit/link.tsx";
import { SecretDialog } from "../../kit/secret.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { billingActions } from "./billing.actions.ts";
import { BillingSourceDialog } from "./billing-form.part.tsx";

const b = t.settings.billing;

/** The billing systems whose messages are taken, and what to enter there. */
export function BillingTab({ sources }: { sources: readonly BillingSource[] }) {
  const may = useMay();
  const [edited, setEdited] = useState<BillingSource | "new">();
  const [made, setMade] = useState<NewBillingSource>();
  const actions = billingActions(setEdited);
  return (
    <Stack gap="sm" maw={840}>
      <Group justify="space-between">
        <Text size="sm">{b.hint}</Text>
        {may("company_write") && (
          <Button size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited("new")}>
            {b.create}
          </Button>
        )}
      </Group>
      {sources.length === 0 && <Text c="dimmed">{b.none}</Text>}
      {sources.map((source) => (
        <Paper key={source.id} withBorder p="md">
          <Stack gap="sm">
            <Group justify="space-between" wrap="nowrap">
              <Group gap="xs">
                <Title order={2} size="h4" style={{ overflowWrap: "anywhere" }}>
                  {source.name}
                </Title>
                <States source={source} />
              </Group>
              <ActionMenu actions={actionsFor(actions, source, may)} subject={source} name={source.name} />
            </Group>
            <Facts facts={factsOf(source)} />
            {may("subscriptions_read") && (
              <PageLink to={to.subscriptions({ tab: "messages", source: source.id })}>{b.itsMessages}</PageLink>
            )}
          </Stack>
        </Paper>
      ))}
      {edited !== undefined && (
        <BillingSourceDialog
          source={edited === "new" ? undefined : edited}
          onClose={() => setEdited(undefined)}
          onMade={setMade}
        />
      )}
      {made?.secret && (
        <SecretDialog
          title={b.isMade(made.name)}
          secrets={[
            { name: b.address, value: made.address },
            { name: b.secret, value: made.secret },
          ]}
          onDone={() => setMade(undefined)}
        />
      )}
    </Stack>
  );
}

function factsOf({ kind, address, generation_address, has_api_key }: BillingSource) {
  return [
    [b.kind, b.kinds[kind]],
    [b.address, <Copyable key="address" value={address} what={b.address} />],
    ...(generation_address === null
      ? []
      : [[b.generation, <Copyable key="generation" value={generation_address} what={b.generation} />] as const]),
    ...(kind === "stripe" ? [[b.apiKey, has_api_key ? b.isThere : b.isNotThere] as const] : []),
  ] as const;
}

function States({ source: { enabled, livemode, has_secret } }: { source: BillingSource }) {
  return (
    <>
      {!enabled && (
        <Badge variant="light" color="gray">
          {b.off}
        </Badge>
      )}
      {enabled && !has_secret && (
        <Badge variant="light" color="yellow">
          {b.needsSecret}
        </Badge>
      )}
      {enabled && has_secret && (
        <Badge variant="light" color="green">
          {b.on}
        </Badge>
      )}
      {!livemode && (
        <Badge variant="outline" color="gray">
          {b.testMode}
        </Badge>
      )}
    </>
  );
}
