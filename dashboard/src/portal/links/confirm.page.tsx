import { Alert, Paper, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Facts } from "../../kit/facts.tsx";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Heading } from "../../kit/heading.tsx";
import { ProblemAlert } from "../../kit/problem.tsx";
import { t } from "../../texts/portal.ts";
import { confirmLink, linkQuery } from "./links.queries.ts";

const l = t.links;

/** Where a customer confirms that a device makes place for another. */
export default function ConfirmPage() {
  const [token] = useState(() => location.hash.slice(1));
  const [isDone, setDone] = useState(false);
  const { data: link, error, isPending } = useQuery(linkQuery(token));
  return (
    <Paper withBorder p="lg" maw={480} mx="auto" mt="md">
      <Stack aria-busy={isPending}>
        <Heading>{l.replace}</Heading>
        {error !== null && !isDone && <ProblemAlert error={error} />}
        {link && (
          <Facts
            facts={[
              [l.product, link.product ?? "–"],
              [l.leaves, link.device ?? "–"],
              ...(link.new_device ? ([[l.comes, link.new_device]] as const) : []),
            ]}
          />
        )}
        {isDone ? (
          <Alert color="green" role="status">
            {l.done}
          </Alert>
        ) : (
          link && <ConfirmForm token={token} onDone={() => setDone(true)} />
        )}
      </Stack>
    </Paper>
  );
}

function ConfirmForm({ token, onDone }: { token: string; onDone: () => void }) {
  const body = useBodyForm({ initial: {}, guardsLeaving: false, submit: () => confirmLink(token), onDone });
  return (
    <BodyForm body={body} button={l.confirm}>
      <Text size="sm">{l.body}</Text>
    </BodyForm>
  );
}
