import type { BodyOf } from "@licet/sdk";
import { Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { ActionButton } from "../../kit/action.tsx";
import { Copyable } from "../../kit/copy.tsx";
import { Facts } from "../../kit/facts.tsx";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { numberOrText } from "../../kit/form/typed.ts";
import { SecretDialog } from "../../kit/secret.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { clientActions } from "./client.actions.ts";
import { type Client, createClient, tokenAddress } from "./sign-on.queries.ts";

const c = t.settings.client;

interface Shown {
  readonly id: string;
  readonly secret: string;
}

/** The OAuth client of the company. */
export function ClientTab({ client }: { client: Client | null }) {
  const [shown, setShown] = useState<Shown>();
  return (
    <Stack maw={640}>
      <Text size="sm">{c.hint}</Text>
      {client ? <OneClient client={client} onShown={setShown} /> : <ClientForm onMade={setShown} />}
      {shown && (
        <SecretDialog
          title={c.isMade}
          secrets={[
            { name: c.id, value: shown.id },
            { name: c.secret, value: shown.secret },
          ]}
          onDone={() => setShown(undefined)}
        />
      )}
    </Stack>
  );
}

function OneClient({ client, onShown }: { client: Client; onShown: (shown: Shown) => void }) {
  const facts = [
    [c.id, <Copyable key="id" value={client.clientId} what={c.id} />],
    [c.tokenAddress, <Copyable key="address" value={tokenAddress} what={c.tokenAddress} />],
    [c.secretSince, <Time key="since" at={client.secret_created_at} />],
    [c.replaced, client.secret_days === null ? c.never : c.days(client.secret_days)],
    [c.grace, c.days(client.grace_days)],
    [c.created, <Time key="created" at={client.created_at} />],
  ] as const;
  return (
    <>
      <Facts facts={facts} />
      <Group>
        {clientActions(onShown).map((action) => (
          <ActionButton key={action.id} action={action} subject={client} />
        ))}
      </Group>
    </>
  );
}

function ClientForm({ onMade }: { onMade: (shown: Shown) => void }) {
  const body = useBodyForm({
    initial: { secret_days: "", grace_days: "7" },
    submit: ({ secret_days, grace_days }, once) => {
      const sent: BodyOf<"post_company_client"> = {
        secret_days: secret_days === "" ? null : numberOrText(secret_days),
        grace_days: numberOrText(grace_days),
      };
      return createClient(sent, once);
    },
    onDone: onMade,
  });
  const { form } = body;
  return (
    <BodyForm body={body} button={c.create}>
      <TextInput
        label={c.secretDays}
        description={c.secretDaysHint}
        inputMode="numeric"
        {...form.getInputProps("secret_days")}
      />
      <TextInput label={c.grace} description={c.graceHint} inputMode="numeric" {...form.getInputProps("grace_days")} />
    </BodyForm>
  );
}
