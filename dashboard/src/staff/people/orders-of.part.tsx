import { Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { PageLink } from "../../kit/link.tsx";
import { Time } from "../../kit/time.tsx";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import { someOrders } from "./people.queries.ts";
import { Rows } from "./rows.part.tsx";

/** The first orders that a filter matches, and the way to all of them. */
export function OrdersOf({ filter, none }: { filter: Readonly<Record<string, string | number>>; none: string }) {
  const { data } = useSuspenseQuery(someOrders(filter));
  return (
    <Stack gap="sm">
      <Rows
        rows={data.rows}
        none={none}
        columns={[
          { header: t.licenses.order, cell: ({ id, store_id }) => <PageLink to={to.order(id)}>{store_id}</PageLink> },
          { header: t.licenses.created, cell: ({ created_at }) => <Time at={created_at} as="day" /> },
        ]}
      />
      {data.hasNext && (
        <PageLink to={to.orders(filter)} size="sm">
          {t.people.all(data.count)}
        </PageLink>
      )}
    </Stack>
  );
}
