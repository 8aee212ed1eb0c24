import type { WebhookDelivery } from "@licet/sdk";
import { Button, Code, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Copyable } from "../../kit/copy.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Heading } from "../../kit/heading.tsx";
import { IconRotateClockwise } from "../../kit/icons.ts";
import { JsonView } from "../../kit/json-view.tsx";
import { PageLink } from "../../kit/link.tsx";
import { useId } from "../../kit/shell/pages.tsx";
import { Time } from "../../kit/time.tsx";
import { toast, toastProblem } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { DeliveryState } from "./state.part.tsx";
import { deliveryQuery, replayDelivery } from "./webhooks.queries.ts";

const w = t.webhooks;

/** One delivery: what was sent, each attempt, and sending it again. */
export default function DeliveryPage() {
  const id = useId();
  const may = useMay();
  const navigate = useNavigate();
  const { data: delivery } = useSuspenseQuery(deliveryQuery(id));
  const replay = async () => {
    const made = await replayDelivery(id);
    toast(w.replayed(1));
    await navigate({ to: to.webhookDelivery(made) });
  };
  return (
    <Stack maw={980}>
      <Heading
        actions={
          may("webhooks_write") && (
            <Button
              variant="default"
              size="sm"
              leftSection={<IconRotateClockwise size={16} aria-hidden />}
              onClick={() => replay().catch(toastProblem)}
            >
              {w.replay}
            </Button>
          )
        }
      >
        {w.one(id)}
      </Heading>
      <Group gap="xs">
        <DeliveryState status={delivery.status} />
        <Text size="sm">{delivery.event}</Text>
      </Group>
      <About delivery={delivery} />
      <Title order={2} size="h4">
        {w.attempts}
      </Title>
      {delivery.attempt_log.length === 0 && <Text c="dimmed">{w.noAttempts}</Text>}
      {delivery.attempt_log.map((attempt) => (
        <Paper key={`${attempt.ts} ${attempt.signature}`} withBorder p="sm">
          <Text size="sm">
            <Time at={attempt.ts} />: {attempt.status_code === null ? attempt.error : w.answered(attempt.status_code)}{" "}
            {w.lasted(attempt.duration_ms)}
          </Text>
          {attempt.response !== "" && (
            <Code block mt="xs" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
              {attempt.response}
            </Code>
          )}
        </Paper>
      ))}
      <Title order={2} size="h4">
        {w.request}
      </Title>
      <JsonView value={JSON.parse(delivery.request_body)} what={w.request} />
    </Stack>
  );
}

function About({ delivery }: { delivery: WebhookDelivery }) {
  return (
    <Facts
      facts={[
        [w.endpoint, <PageLink key="endpoint" to={to.webhook(delivery.endpoint)}>{`#${delivery.endpoint}`}</PageLink>],
        [w.eventId, <Copyable key="id" value={delivery.event_id} what={w.eventId} />],
        [w.at, <Time key="at" at={delivery.created_at} />],
        [w.due, <Time key="due" at={delivery.due_at} />],
        [
          w.license,
          delivery.license === null ? (
            "–"
          ) : (
            <PageLink key="license" to={to.license(delivery.license)}>{`#${delivery.license}`}</PageLink>
          ),
        ],
        [
          w.replayOf,
          delivery.replay_of === null ? (
            "–"
          ) : (
            <PageLink key="replay" to={to.webhookDelivery(delivery.replay_of)}>{`#${delivery.replay_of}`}</PageLink>
          ),
        ],
      ]}
    />
  );
}
