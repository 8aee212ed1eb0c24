import { listSearch } from "../../kit/list/list-search.ts";
import { t } from "../../texts/staff.ts";

const m = t.mail;
const choicesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** The address of the log of mails. */
export const mailSearch = listSearch({
  filters: [
    { name: "kind", kind: "choice", label: m.kind, choices: choicesOf(m.kinds) },
    { name: "status", kind: "choice", label: m.status, choices: choicesOf(m.statuses) },
    { name: "recipient", kind: "text", label: m.filters.recipient },
    { name: "created_at__gte", kind: "day", label: m.filters.from },
    { name: "created_at__lt", kind: "day", label: m.filters.until },
    { name: "order", kind: "number", label: m.filters.order },
    { name: "license", kind: "number", label: m.filters.license },
  ],
  orders: ["id", "created_at"],
  order: "-id",
  quick: "recipient__icontains",
});
