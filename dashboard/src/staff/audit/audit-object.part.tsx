import { PageLink } from "../../kit/link.tsx";
import { wordFor } from "../../kit/words.ts";
import { t } from "../../texts/staff.ts";
import { to } from "../paths.ts";
import type { AuditRow } from "./audit.queries.ts";

const pageOf: Readonly<Record<string, (id: number) => string>> = {
  licenses: to.license,
  orders: to.order,
  customers: to.customer,
  "customer-accounts": to.account,
  devices: to.device,
  products: to.product,
  "license-templates": to.policy,
  "license-users": to.user,
};

/** What was changed, as the audit calls it. */
export function objectName({ object, object_id }: Pick<AuditRow, "object" | "object_id">): string {
  const name = object
    .split("/")
    .map((part) => wordFor(part, t.audited.objects))
    .join(", ");
  return object_id === null ? name : `${name} ${object_id}`;
}

/** What was done with it. */
export function actionName({ action }: Pick<AuditRow, "action">): string {
  return wordFor(action, t.audited.actions);
}

/** The same, as a link where it has a page. */
export function AuditObject({ row }: { row: AuditRow }) {
  const page = pageOf[row.object];
  if (!page || row.object_id === null || row.action === "delete") return objectName(row);
  return <PageLink to={page(row.object_id)}>{objectName(row)}</PageLink>;
}
