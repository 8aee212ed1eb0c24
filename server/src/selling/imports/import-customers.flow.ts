import { titleOf } from "../../errors.ts";
import { customerFrom } from "../../terms/customer-members.rules.ts";
import { insertImportedCustomers } from "../people/imported-customers.store.ts";
import { type ImportRow, type RowProblem, rowProblem } from "./import.rules.ts";
import { insertMarks } from "./import.store.ts";
import type { ImportWork } from "./import-lease.flow.ts";
import { findAccountIds } from "./imported-rows.store.ts";

/** Rows that become customers. One whose e-mail is known is left as it is and counted (management-api.md §8.2). */
export const importCustomers: ImportWork = async ({ db, companyId, importId, phase, rows, now }) => {
  const codes = rows.flatMap(({ values }) =>
    typeof values["account__code"] === "string" ? [values["account__code"]] : [],
  );
  const accounts = codes.length > 0 ? await findAccountIds(db, companyId, codes) : new Map<string, number>();
  const problems: RowProblem[] = [];
  const good = rows.filter(({ line, values }) => {
    const code = values["account__code"];
    if (typeof code !== "string" || accounts.has(code)) return true;
    const message = titleOf("customer_account_not_found");
    problems.push(rowProblem(line, "account__code", { code: "customer_account_not_found", message, value: code }));
    return false;
  });
  const customers = good.map((row) => customerOf(row, accounts));
  const made = await insertImportedCustomers(db, companyId, customers, phase === "write", now);
  const marks = new Map(made.map((person) => [`customer:${person}`, ""]));
  const created = phase === "check" ? (await insertMarks(db, companyId, importId, marks)).size : made.length;
  return { problems, counts: { created_customers: created, existed_customers: good.length - created } };
};

function customerOf({ values }: ImportRow, accounts: ReadonlyMap<string, number>) {
  const cell = (name: string) => String(values[name] ?? "");
  return {
    ...customerFrom(cell),
    metadata: values["metadata"] ?? {},
    customer_account_id: accounts.get(cell("account__code")) ?? null,
  };
}
