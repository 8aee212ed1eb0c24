import type { AnswerOf, License, RowOf, TestClock, TestClockMoment } from "@licet/sdk";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { licet, plainPage, queries, type Rows } from "../../kit/api.ts";
import { type ListSearch, requestOf } from "../../kit/list/list-search.ts";
import { rowsOfPage } from "../../kit/list/use-list.ts";
import { clockSearch } from "./clocks.search.ts";

export type { TestClock, TestClockMoment };

/** An order that lives by a clock. */
export type OrderOfClock = RowOf<"get_orders">;

/** Something that comes next. */
export type DueMoment = AnswerOf<"get_test_clocks_id_due">["results"][number];

const shown = 50;

/** One page of the list. */
export const clockPage = (search: ListSearch) =>
  queryOptions({
    queryKey: ["clocks", "list", search],
    queryFn: async ({ signal }): Promise<Rows<TestClock>> =>
      plainPage(await licet.testClocks.list(requestOf(search, clockSearch, rowsOfPage), { signal })),
    placeholderData: keepPreviousData,
  });

/** One clock, asked for again while it is on its way. */
export const clockQuery = (id: number) =>
  queryOptions({
    queryKey: ["clocks", id],
    queryFn: ({ signal }) => licet.testClocks.retrieve(id, { signal }),
    refetchInterval: ({ state: { data } }) => (data?.status === "advancing" ? 1000 : false),
  });

/** What comes next to what lives by a clock. It is another at every time of the clock. */
export const dueQuery = ({ id, time }: Pick<TestClock, "id" | "time">) =>
  queryOptions({
    queryKey: ["clocks", id, "due", time],
    queryFn: async ({ signal }): Promise<readonly DueMoment[]> => (await licet.testClocks.due(id, { signal })).results,
  });

/** What came last while a clock was advanced. */
export const momentsQuery = ({ id, time }: Pick<TestClock, "id" | "time">) =>
  queryOptions({
    queryKey: ["clocks", id, "moments", time],
    queryFn: async ({ signal }): Promise<Rows<TestClockMoment>> => {
      const query = { test_clock: id, order_by: "-id", limit: shown };
      return plainPage(await licet.testClockMoments.list(query, { signal }));
    },
  });

/** The orders that live by a clock. */
export const ordersQuery = ({ id, time }: Pick<TestClock, "id" | "time">) =>
  queryOptions({
    queryKey: ["clocks", id, "orders", time],
    queryFn: async ({ signal }): Promise<Rows<OrderOfClock>> =>
      plainPage(await licet.orders.list({ test_clock: id, order_by: "-id", limit: shown }, { signal })),
  });

/** The licenses that live by a clock, as they are at its time. */
export const licensesQuery = ({ id, time }: Pick<TestClock, "id" | "time">) =>
  queryOptions({
    queryKey: ["clocks", id, "licenses", time],
    queryFn: async ({ signal }): Promise<Rows<License>> =>
      plainPage(await licet.licenses.list({ test_clock: id, order_by: "-id", limit: shown }, { signal })),
  });

async function clockChanged(clock?: TestClock): Promise<void> {
  if (clock) queries.setQueryData(clockQuery(clock.id).queryKey, clock);
  await queries.invalidateQueries({ queryKey: ["clocks"] });
  await queries.invalidateQueries({ queryKey: ["licenses"] });
  await queries.invalidateQueries({ queryKey: ["orders"] });
}

/** How a write is sent. */
interface Sent {
  readonly idempotency_key: string;
}

/** Creates a clock. */
export async function createClock(body: { name: string; time: string }, options?: Sent): Promise<TestClock> {
  const clock = await licet.testClocks.create(body, options);
  await clockChanged(clock);
  return clock;
}

/** Advances a clock. What is sent twice does not go twice as far, so it needs no key. */
export async function advanceClock(id: number, to: string): Promise<TestClock> {
  const clock = await licet.testClocks.advance(id, { to });
  await clockChanged(clock);
  return clock;
}

/** Deletes a clock with the orders that live by it. */
export async function deleteClock(id: number): Promise<void> {
  await licet.testClocks.delete(id, { with_orders: true });
  queries.removeQueries({ queryKey: ["clocks", id] });
  await clockChanged();
}
