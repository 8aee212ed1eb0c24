import { Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { ActionButton, actionsFor } from "../../../kit/action.tsx";
import { Copyable } from "../../../kit/copy.tsx";
import { Secret } from "../../../kit/secret.tsx";
import { Time } from "../../../kit/time.tsx";
import { t } from "../../../texts/staff.ts";
import { useMay } from "../../session.ts";
import { Fact, Section } from "../rows.part.tsx";
import { clientActions } from "./client.actions.ts";
import { type ClientOwner, clientQuery } from "./client.queries.ts";

const c = t.people.client;

/** The OAuth client with which applications of a customer or an account call the License API. */
export function ClientTab({ of, id }: { of: ClientOwner; id: number }) {
  const { data: client } = useSuspenseQuery(clientQuery(of, id));
  const may = useMay();
  const actions = actionsFor(clientActions(of, id), client, may).map((action) => (
    <ActionButton key={action.id} action={action} subject={client} />
  ));
  return (
    <Section title={c.title} actions={actions}>
      {client ? (
        <Stack gap="sm">
          <Fact name={c.id}>
            <Copyable value={client.clientId} what={c.id} />
          </Fact>
          <Secret name={c.secret} value={client.secret} />
          <Fact name={c.secretSince}>
            <Time at={client.secret_created_at} />
          </Fact>
        </Stack>
      ) : (
        <Text c="dimmed">{c.none}</Text>
      )}
    </Section>
  );
}
