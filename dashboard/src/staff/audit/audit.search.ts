import { type FilterSpec, listSearch, type SearchSpec } from "../../kit/list/list-search.ts";
import { t } from "../../texts/staff.ts";

const f = t.audit.filters;
const choicesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

const ofChanges: readonly FilterSpec[] = [
  { name: "ts__date__gte", kind: "day", label: f.from },
  { name: "ts__date__lte", kind: "day", label: f.until },
  { name: "actor_kind", kind: "choice", label: f.actorKind, choices: choicesOf(t.audit.actorKinds) },
  { name: "actor_id", kind: "number", label: f.actorId },
  { name: "action", kind: "text", label: f.action },
  { name: "object", kind: "text", label: f.object },
  { name: "object_id", kind: "number", label: f.objectId },
  { name: "ip", kind: "text", label: f.ip },
  { name: "request_id", kind: "text", label: f.requestId },
  { name: "id", kind: "number", label: f.id },
];

/** The address of what was changed. */
export const changesSearch = listSearch({
  filters: ofChanges,
  orders: ["ts"],
  order: "-ts",
  quick: "actor_name__icontains",
});

const ofSecurity: readonly FilterSpec[] = [
  { name: "last_at__date__gte", kind: "day", label: f.from },
  { name: "last_at__date__lte", kind: "day", label: f.until },
  { name: "code", kind: "text", label: f.code },
  { name: "ip", kind: "text", label: f.ip },
  { name: "route__icontains", kind: "text", label: f.route },
];

/** The address of who was refused. */
export const securitySearch = listSearch({
  filters: ofSecurity,
  orders: ["last_at", "count"],
  order: "-last_at",
  quick: "who__icontains",
});

/** The address of the page: that of the tab that is shown. */
export const auditSearch: SearchSpec = {
  ...changesSearch,
  read: (raw) => (raw["tab"] === "security" ? securitySearch : changesSearch).read(raw),
};
