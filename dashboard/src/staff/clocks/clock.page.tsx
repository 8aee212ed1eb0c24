import { Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ActionButton, actionsFor } from "../../kit/action.tsx";
import { Facts } from "../../kit/facts.tsx";
import { Heading } from "../../kit/heading.tsx";
import { targetOf } from "../../kit/link.tsx";
import { Loaded } from "../../kit/loaded.tsx";
import { PageTabs } from "../../kit/page-tabs.tsx";
import { useId } from "../../kit/shell/pages.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { useMay } from "../session.ts";
import { Advance } from "./advance.part.tsx";
import { nameOf, removeClock } from "./clock.actions.ts";
import { clockQuery, dueQuery, licensesQuery, momentsQuery, ordersQuery } from "./clocks.queries.ts";
import { Licenses, Orders } from "./living.part.tsx";
import { Moments } from "./moments.part.tsx";

const c = t.clocks;

/** One test clock: its time, what comes next, what came, and what lives by it. */
export default function ClockPage() {
  const { data: clock } = useSuspenseQuery(clockQuery(useId()));
  const may = useMay();
  const navigate = useNavigate();
  const actions = [removeClock(() => void navigate(targetOf(to.clocks())))];
  return (
    <Stack maw={840}>
      <Heading
        title={nameOf(clock)}
        actions={actionsFor(actions, clock, may).map((action) => (
          <ActionButton key={action.id} action={action} subject={clock} />
        ))}
      >
        {nameOf(clock)}
      </Heading>
      <Facts
        facts={[
          [c.time, <Time key="time" at={clock.time} />],
          [c.status, c.states[clock.status]],
        ]}
      />
      <Text size="sm" c="dimmed">
        {c.about}
      </Text>
      {may("orders_write") && <Advance clock={clock} />}
      <PageTabs
        label={c.parts}
        tabs={[
          {
            name: "next",
            text: c.next,
            show: () => (
              <Loaded query={dueQuery(clock)}>{(due) => <Moments moments={due} nothing={c.nothingNext} />}</Loaded>
            ),
          },
          {
            name: "happened",
            text: c.happened,
            show: () => (
              <Loaded query={momentsQuery(clock)}>
                {({ rows, hasNext }) => (
                  <>
                    <Moments moments={rows} nothing={c.nothingHappened} />
                    {hasNext && <Text c="dimmed">{c.more(rows.length)}</Text>}
                  </>
                )}
              </Loaded>
            ),
          },
          {
            name: "licenses",
            text: c.licenses,
            count: clock.total_licenses,
            show: () => <Loaded query={licensesQuery(clock)}>{({ rows }) => <Licenses licenses={rows} />}</Loaded>,
          },
          {
            name: "orders",
            text: c.orders,
            count: clock.total_orders,
            show: () => (
              <Loaded query={ordersQuery(clock)}>
                {({ rows }) => (
                  <Orders
                    orders={rows}
                    sell={may("orders_write") ? to.newOrder({ test_clock: clock.id }) : undefined}
                  />
                )}
              </Loaded>
            ),
          },
        ]}
      />
    </Stack>
  );
}
