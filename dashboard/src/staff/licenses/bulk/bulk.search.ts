import { listSearch } from "../../../kit/list/list-search.ts";
import { t } from "../../../texts/staff.ts";

const choices = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([value, label]) => ({ value, label }));

/** The address of the list of bulk actions. */
export const bulkSearch = listSearch({
  filters: [
    { name: "status", kind: "choice", label: t.bulk.status, choices: choices(t.bulk.statuses) },
    { name: "action", kind: "choice", label: t.bulk.title, choices: choices(t.bulk.actions) },
  ],
  orders: ["id"],
  order: "-id",
});
