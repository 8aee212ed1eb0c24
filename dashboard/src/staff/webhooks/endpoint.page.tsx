import type { WebhookEndpoint } from "@licet/sdk";
import { Alert, Code, Group, Stack, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { ActionButton, actionsFor } from "../../kit/action.tsx";
import { Facts } from "../../kit/facts.tsx";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { Heading } from "../../kit/heading.tsx";
import { PageLink } from "../../kit/link.tsx";
import { SecretDialog } from "../../kit/secret.tsx";
import { useId } from "../../kit/shell/pages.tsx";
import { Time } from "../../kit/time.tsx";
import { toast } from "../../kit/toast.tsx";
import { t as kit } from "../../texts/kit.ts";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { endpointActions } from "./endpoint.actions.ts";
import { EndpointFields, sentEndpoint } from "./endpoint-fields.part.tsx";
import { Recent } from "./recent.part.tsx";
import { EndpointState } from "./state.part.tsx";
import { changeEndpoint, endpointQuery, type TestResult } from "./webhooks.queries.ts";

const w = t.webhooks;

/** One endpoint: how it does, what was sent last, and what can be done with it. */
export default function EndpointPage() {
  const id = useId();
  const may = useMay();
  const navigate = useNavigate();
  const { data: endpoint } = useSuspenseQuery(endpointQuery(id));
  const [result, setResult] = useState<TestResult>();
  const [secret, setSecret] = useState<string>();
  const actions = endpointActions({
    result: setResult,
    secret: setSecret,
    deleted: () => navigate({ to: to.webhooks() }),
  });
  return (
    <Stack maw={980}>
      <Heading title={endpoint.url}>{endpoint.url}</Heading>
      <Group gap="xs">
        <EndpointState {...endpoint} />
        {actionsFor(actions, endpoint, may).map((action) => (
          <ActionButton key={action.id} action={action} subject={endpoint} />
        ))}
      </Group>
      <Health endpoint={endpoint} />
      {result && <Tested result={result} />}
      <About endpoint={endpoint} />
      <Recent endpoint={id} />
      {may("webhooks_write") && <EndpointForm key={endpoint.updated_at} endpoint={endpoint} />}
      {secret !== undefined && (
        <SecretDialog
          title={w.rotated}
          secrets={[{ name: w.secret, value: secret }]}
          onDone={() => setSecret(undefined)}
        />
      )}
    </Stack>
  );
}

function Health({ endpoint: { enabled, disabled_reason, failing_since } }: { endpoint: WebhookEndpoint }) {
  if (!enabled)
    return (
      <Alert color="gray" title={w.off}>
        {w.reasons[disabled_reason ?? "staff"]}
      </Alert>
    );
  if (failing_since === null) return null;
  return (
    <Alert color="red" title={w.failing}>
      {w.failingSince} <Time at={failing_since} />. {w.failingHint}
    </Alert>
  );
}

function Tested({ result }: { result: TestResult }) {
  const { delivered, status_code, duration_ms, response, error } = result;
  return (
    <Alert color={delivered ? "green" : "red"} role="status" title={delivered ? w.testArrived : w.testFailed}>
      <Text size="sm">
        {status_code === null ? (error ?? "") : w.answered(status_code)} {w.lasted(duration_ms)}
      </Text>
      {response !== "" && (
        <Code block mt="xs" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          {response}
        </Code>
      )}
    </Alert>
  );
}

function About({ endpoint }: { endpoint: WebhookEndpoint }) {
  return (
    <Facts
      facts={[
        [w.events, <Code key="events">{endpoint.events.join(", ")}</Code>],
        [w.format, w.formats[endpoint.format]],
        [w.description, endpoint.description || "–"],
        [w.lastSuccess, <Time key="success" at={endpoint.last_success_at} absent={w.never} />],
        [w.lastFailure, <Time key="failure" at={endpoint.last_failure_at} absent={w.never} />],
        [
          w.secrets,
          <span key="secrets">
            {endpoint.secrets.map(({ created_at, expires_at }) => (
              <Text key={created_at} size="sm">
                {w.secretSince} <Time at={created_at} />
                {expires_at !== null && (
                  <>
                    , {w.secretUntil} <Time at={expires_at} />
                  </>
                )}
              </Text>
            ))}
          </span>,
        ],
      ]}
    />
  );
}

function EndpointForm({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { url, events, format, description } = endpoint;
  const body = useBodyForm({
    initial: { url, events: events.join("\n"), format: format as string, description },
    submit: (typed, options) => changeEndpoint(endpoint.id, sentEndpoint(typed), options),
    onDone: () => toast(kit.form.saved),
  });
  return (
    <Stack maw={720}>
      <Title order={2} size="h4">
        {w.edit}
      </Title>
      <BodyForm body={body}>
        <EndpointFields form={body.form} />
      </BodyForm>
      <PageLink to={to.webhooks()}>{w.allEndpoints}</PageLink>
    </Stack>
  );
}
