import { Button, Card, Group, Progress, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { BodyForm, useBodyForm } from "../../kit/form/body-form.tsx";
import { IconPlayerPlay } from "../../kit/icons.ts";
import { momentText } from "../../kit/time.tsx";
import { toast, toastProblem } from "../../kit/toast.tsx";
import { t } from "../../texts/staff.ts";
import { advanceClock, dueQuery, type TestClock } from "./clocks.queries.ts";
import { daysLater, fieldOf, monthLater, sentOf } from "./clocks.rules.ts";

const c = t.clocks;

/** Lets time pass: by a day, two weeks, a month, to what comes next, or to a moment of one's own. */
export function Advance({ clock }: { clock: TestClock }) {
  const [isBusy, setBusy] = useState(false);
  const { data: due = [] } = useQuery(dueQuery(clock));
  const isOnItsWay = clock.status === "advancing";
  const go = async (time: string) => {
    setBusy(true);
    try {
      await advanceClock(clock.id, time);
    } catch (problem) {
      toastProblem(problem);
    } finally {
      setBusy(false);
    }
  };
  const steps = [
    { text: c.aDay, time: daysLater(clock.time, 1) },
    { text: c.twoWeeks, time: daysLater(clock.time, 14) },
    { text: c.aMonth, time: monthLater(clock.time) },
  ];
  const [next] = due;
  return (
    <Card withBorder>
      <Title order={2} size="h4" mb="xs">
        {c.advance}
      </Title>
      {isOnItsWay ? (
        <Stack gap="xs" role="status">
          <Text size="sm">{c.onItsWayTo(momentText(clock.advancing_to ?? clock.time, "minute"))}</Text>
          <Progress value={clock.progress} aria-label={c.progress} />
        </Stack>
      ) : (
        <Stack>
          <Group gap="xs">
            {next && (
              <Button
                size="sm"
                loading={isBusy}
                leftSection={<IconPlayerPlay size={16} aria-hidden />}
                onClick={() => void go(next.at)}
              >
                {c.toNext}
              </Button>
            )}
            {steps.map(({ text, time }) => (
              <Button key={text} size="sm" variant="default" disabled={isBusy} onClick={() => void go(time)}>
                {text}
              </Button>
            ))}
          </Group>
          <AdvanceTo key={clock.time} clock={clock} />
        </Stack>
      )}
    </Card>
  );
}

function AdvanceTo({ clock }: { clock: TestClock }) {
  const body = useBodyForm({
    initial: { to: fieldOf(clock.time) },
    submit: ({ to }) => advanceClock(clock.id, sentOf(to)),
    onDone: () => toast(c.advanced),
    guardsLeaving: false,
  });
  return (
    <BodyForm body={body} button={c.advanceTo}>
      <TextInput
        type="datetime-local"
        label={c.until}
        description={c.utcHint}
        maw={320}
        {...body.form.getInputProps("to")}
      />
    </BodyForm>
  );
}
