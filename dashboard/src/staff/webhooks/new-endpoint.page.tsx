import type { NewWebhookEndpoint } from "@licet/sdk";
import { Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Heading } from "../../kit/heading.tsx";
import { SecretDialog } from "../../kit/secret.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { EndpointFields, sentEndpoint } from "./endpoint-fields.part.tsx";
import { createEndpoint } from "./webhooks.queries.ts";

const w = t.webhooks;

/** A new endpoint; its secret is shown once. */
export default function NewEndpoint() {
  const navigate = useNavigate();
  const [made, setMade] = useState<NewWebhookEndpoint>();
  const body = useBodyForm({
    initial: { url: "", events: "", format: "licensespring", description: "" },
    submit: (typed, options) => createEndpoint(sentEndpoint(typed), options),
    onDone: setMade,
  });
  return (
    <Stack maw={720}>
      <Heading>{w.newEndpoint}</Heading>
      <Text c="dimmed" size="sm">
        {w.newHint}
      </Text>
      <BodyForm body={body} button={w.create} onCancel={() => void navigate({ to: to.webhooks() })}>
        <EndpointFields form={body.form} />
      </BodyForm>
      {made && (
        <SecretDialog
          title={w.isMade}
          secrets={[{ name: w.secret, value: made.secret }]}
          onDone={() => void navigate({ to: to.webhook(made.id) })}
        />
      )}
    </Stack>
  );
}
