import { type FilterSpec, listSearch } from "../../kit/list/list-search.ts";
import { t } from "../../texts/staff.ts";

const statuses = Object.entries(t.scheduled.statuses).map(([value, label]) => ({ value, label }));

const ofUpdates: readonly FilterSpec[] = [
  { name: "status", kind: "choice", label: t.scheduled.status, choices: statuses },
  { name: "scheduled_at__gte", kind: "day", label: t.scheduled.from },
  { name: "scheduled_at__lte", kind: "day", label: t.scheduled.until },
];
const updates = { orders: ["id", "scheduled_at", "created_at"], order: "-scheduled_at", quick: "name__icontains" };

/** Scheduled updates of one license, among the other parts of its page. */
export const scheduledSearch = listSearch({ ...updates, filters: ofUpdates });

/** Scheduled updates of all licenses. */
export const allScheduledSearch = listSearch({
  ...updates,
  filters: [...ofUpdates, { name: "license", kind: "number", label: t.scheduled.licenseId }],
});
