import type { Action } from "../../kit/action.tsx";
import { IconTrash } from "../../kit/icons.ts";
import { t } from "../../texts/staff.ts";
import { deleteClock, type TestClock } from "./clocks.queries.ts";

/** What a clock is called. */
export const nameOf = ({ id, name }: Pick<TestClock, "id" | "name">): string => name || t.clocks.one(id);

/** Deletes a clock with what lives by it; then `leave`. */
export const removeClock = (leave: () => void): Action<TestClock> => ({
  id: "delete",
  text: t.clocks.delete,
  icon: IconTrash,
  permission: "orders_write",
  isDanger: true,
  unavailable: ({ status }) => (status === "advancing" ? t.clocks.onItsWay : undefined),
  question: (clock) => ({
    title: t.clocks.deleteTitle(nameOf(clock)),
    body: t.clocks.deleteBody(clock.total_orders, clock.total_licenses),
    button: t.clocks.delete,
    isDanger: true,
  }),
  act: async ({ id }) => {
    await deleteClock(id);
    leave();
  },
});
