import { ApiError, titleOf } from "../../errors.ts";
import { foldPeople } from "../../platform/db/fold-people.ts";
import { groupBy } from "../../platform/values/lists.ts";
import { canonicalFeature } from "../orders/canonical-order.schema.ts";
import type { OrderPlan } from "../orders/place-order.rules.ts";
import { placeUnanswered } from "../orders/place-orders.flow.ts";
import { addCounts, type ImportRow, type RowProblem, rowProblem } from "./import.rules.ts";
import { findMarks, insertMarks } from "./import.store.ts";
import type { Batch, ImportTools, ImportWork } from "./import-lease.flow.ts";
import { type ImportedOrder, keyOf, orderIdOf, orderOfRows, placeOf, productOf } from "./import-order.rules.ts";
import { findKeys, findOrderIds } from "./imported-rows.store.ts";

type Kind = "licenses" | "orders";

/** Rows that became an order, or would. */
interface Accepted {
  readonly imported: ImportedOrder;
  readonly plan: OrderPlan;
}

/**
 * Rows that become licenses, by the same rules as orders, each cell an explicit value of the order. Rows with the same order__store_id
 * share an order. A key that is a license of that product already is left as it is and counted; of another product it is a bad row.
 * `orders`: an order that was there before the import is left as it is, with all its rows.
 */
export function importLicenses(kind: Kind): ImportWork {
  return async (batch, tools) => {
    const known = kind === "orders" ? await withoutKnownOrders(batch) : { rows: batch.rows, counts: {} };
    const sorted = await withoutKnownKeys({ ...batch, rows: known.rows });
    const placed = await place(kind, batch, sorted.rows, tools);
    return {
      problems: [...sorted.problems, ...placed.problems],
      counts: [known.counts, sorted.counts, placed.counts].reduce(addCounts, {}),
    };
  };
}

/** Leaves out rows of orders that the import did not make itself. */
async function withoutKnownOrders({ db, companyId, importId, rows }: Batch) {
  const ids = [...new Set(rows.map((row) => orderIdOf(row, importId)))];
  const found = await findOrderIds(db, companyId, ids);
  const own = await findMarks(
    db,
    companyId,
    importId,
    ids.map((id) => `order:${id}`),
  );
  const known = new Set(found.filter((id) => !own.has(`order:${id}`)));
  const told = await insertMarks(db, companyId, importId, new Map([...known].map((id) => [`known:${id}`, ""])));
  return { rows: rows.filter((row) => !known.has(orderIdOf(row, importId))), counts: { existed_orders: told.size } };
}

/** Leaves out rows whose key is a license already, or that of an earlier row. */
async function withoutKnownKeys({ db, companyId, importId, phase, rows }: Batch) {
  const keys = [...new Set(rows.flatMap((row) => keyOf(row) ?? []))];
  const productOfKey = new Map(await findKeys(db, companyId, keys));
  if (phase === "check")
    for (const [mark, product] of await findMarks(
      db,
      companyId,
      importId,
      keys.map((key) => `key:${key}`),
    ))
      productOfKey.set(mark.slice("key:".length), product);
  const fresh: ImportRow[] = [];
  const problems: RowProblem[] = [];
  let existed_licenses = 0;
  for (const row of rows) {
    const key = keyOf(row);
    const product = key === undefined ? undefined : productOfKey.get(key);
    if (key !== undefined && product === undefined) productOfKey.set(key, productOf(row));
    if (product === undefined) fresh.push(row);
    else if (product === productOf(row)) existed_licenses += 1;
    else
      problems.push(
        rowProblem(row.line, "license__license_key", {
          code: "license_key_exists",
          message: `The license key belongs to the product ${product}.`,
          value: key,
        }),
      );
  }
  return { rows: fresh, problems, counts: { existed_licenses } };
}

/** Makes orders of rows and places them; those with bad rows again without these. */
async function place(kind: Kind, batch: Batch, rows: readonly ImportRow[], tools: ImportTools) {
  const groups = groupBy(rows, (row) => orderIdOf(row, batch.importId));
  let waiting = [...groups].map(([id, own]) => orderOfRows(id, own, featuresOf));
  const problems: RowProblem[] = [];
  const accepted: Accepted[] = [];
  while (waiting.length > 0) {
    const again: ImportedOrder[] = [];
    for (const round of rounds(waiting)) {
      const orders = round.map(({ order }) => order);
      const isWritten = batch.phase === "write";
      const results = await placeUnanswered(batch, orders, isWritten, tools.findProducts, tools, batch.importId);
      for (const [index, imported] of round.entries()) {
        const result = results[index];
        if (result === undefined) throw new Error("an order was left without an answer");
        if (!(result instanceof ApiError)) {
          accepted.push({ imported, plan: result });
          continue;
        }
        const { bad, good } = judgeOrder(imported, result);
        problems.push(...bad);
        if (good.length > 0) again.push(orderOfRows(imported.order.id, good, featuresOf));
      }
    }
    waiting = again;
  }
  return { problems, counts: await countPlans(kind, batch, accepted) };
}

/**
 * Customers without an e-mail are found by their reference, so the second order of one must see what the first has
 * made.
 */
function rounds(orders: readonly ImportedOrder[]): ImportedOrder[][] {
  const isByReference = ({ order: { customer } }: ImportedOrder) => customer?.email === "" && customer.reference !== "";
  const together = orders.filter((order) => !isByReference(order));
  const single = orders.filter(isByReference).map((order) => [order]);
  return together.length > 0 ? [together, ...single] : single;
}

/** The bad rows of a refused order, each with what is wrong, and the rows that are none. At least one row is bad. */
function judgeOrder(imported: ImportedOrder, refusal: ApiError): { bad: RowProblem[]; good: ImportRow[] } {
  const found =
    refusal.problems.length > 0 ? refusal.problems : [{ code: refusal.code, message: refusal.message, pointer: "" }];
  const badRows = new Set<ImportRow>();
  const bad = found.flatMap((problem) => {
    const place = placeOf(imported, problem.pointer);
    const message = problem.message || titleOf(problem.code);
    return place.rows.map((row) => {
      badRows.add(row);
      return rowProblem(row.line, place.column, { ...problem, message });
    });
  });
  return { bad, good: imported.rows.filter((row) => !badRows.has(row)) };
}

/**
 * What plans made, or would make. A check marks all of it, so that later rows do not make it again; an import of orders
 * marks those that are its own.
 */
async function countPlans(kind: Kind, { db, companyId, importId, phase }: Batch, accepted: readonly Accepted[]) {
  const isCheck = phase === "check";
  const marks = new Map<string, string>();
  const orders: string[] = [];
  const customers = new Set<string>();
  let created_licenses = 0;
  let created_customers = 0;
  const written = accepted.flatMap(({ plan: { customer } }) =>
    customer.how === "created" ? (customer.written ?? []) : [],
  );
  const persons = await foldPeople(db, [...new Set(written.map(({ email }) => email))]);
  for (const { plan, imported } of accepted) {
    const { order, licenses, customer } = plan;
    created_licenses += licenses.length;
    if (order.existing_id === undefined) orders.push(`order:${order.store_id}`);
    if (customer.how === "created" && customer.written) {
      if (customer.written.email === "") created_customers += 1;
      else customers.add(`customer:${persons.get(customer.written.email)}`);
    }
    if (!isCheck) continue;
    for (const row of imported.rows) {
      const key = keyOf(row);
      if (key !== undefined) marks.set(`key:${key}`, productOf(row));
    }
  }
  if (isCheck || kind === "orders") for (const mark of orders) marks.set(mark, "");
  if (isCheck) for (const mark of customers) marks.set(mark, "");
  const made = await insertMarks(db, companyId, importId, marks);
  const isNew = (mark: string) => !marks.has(mark) || made.has(mark);
  return {
    created_licenses,
    created_orders: orders.filter(isNew).length,
    created_customers: created_customers + [...customers].filter(isNew).length,
  };
}

function featuresOf(cell: unknown, at: string) {
  if (!Array.isArray(cell)) return [];
  return cell.map((feature: { code: string; [name: string]: unknown }) => canonicalFeature(feature, at));
}
