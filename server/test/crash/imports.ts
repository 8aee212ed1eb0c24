import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import type { Pool } from "../../src/platform/db/connect.ts";
import type { Answer } from "./drill.ts";

const rows = 300;
const orders = 20;

interface File {
  readonly name: string;
  /** The id of the import, once the upload was acknowledged. */
  id?: number;
  /** Its outcome, once it has ended. */
  ended?: unknown;
}

type Send = (
  method: string,
  path: string,
  sent?: { body: string; headers: Record<string, string> },
) => Promise<Answer | undefined>;

/** License imports, one after another. */
export class Imports {
  private readonly files: File[] = [];

  constructor(private readonly send: Send) {}

  get ended(): number {
    return this.files.filter(({ ended }) => ended !== undefined).length;
  }

  /** Uploads the next file, with the same key until that is acknowledged; then follows the import until it ends. */
  async step(): Promise<Answer | undefined> {
    let file = this.files.at(-1);
    if (!file || file.ended !== undefined) {
      file = { name: `import-${String(this.files.length).padStart(5, "0")}` };
      this.files.push(file);
    }
    if (file.id === undefined) {
      const headers = { "content-type": "text/csv", "idempotency-key": file.name };
      const answer = await this.send("POST", "licenses/import_from_csv/", { body: csvOf(file.name), headers });
      if (answer?.status === 200) file.id = JSON.parse(answer.text).job_id;
      return answer;
    }
    await sleep(50);
    const answer = await this.send("GET", `licenses-import-results/${file.id}/`);
    const result = answer?.status === 200 ? JSON.parse(answer.text) : undefined;
    if (result?.status === "success" || result?.status === "error") file.ended = result;
    return answer;
  }

  /** Follows the last import until it has ended. */
  async finish(): Promise<void> {
    for (const end = performance.now() + 60_000; this.files.some(({ ended }) => ended === undefined); await this.step())
      if (performance.now() > end) throw new Error(`${this.files.at(-1)?.name} came to a halt`);
  }

  /** Every import was created once and is complete; each of its rows was stored once. */
  async expectOnce(db: Pool): Promise<void> {
    for (const { name, id, ended } of this.files)
      expect(ended, name).toMatchObject({
        id,
        status: "success",
        result: { total_row_count: rows, created_licenses: rows, existed_licenses: 0, created_orders: orders },
      });
    const kept = await db<{ id: number }[]>`select id from imports where status <> 'uploading' order by id`;
    expect(kept.map(({ id }) => id)).toEqual(this.files.map(({ id }) => id));
    const found = await db`
      select left(license_key, 12) as name, count(*) as licenses, count(distinct license_key) as keys,
        count(distinct order_id) as orders,
        sum((select count(*) from license_histories h where h.company_id = l.company_id and h.license_id = l.id))::int as histories,
        sum((select count(*) from events e
          where e.company_id = l.company_id and e.subject_id = l.id and e.type = 'license.created'))::int as events
      from licenses l where license_key like 'import-%' group by 1 order by 1`;
    const each = { licenses: rows, keys: rows, orders, histories: rows, events: rows };
    expect([...found]).toEqual(this.files.map(({ name }) => ({ name, ...each })));
  }
}

function csvOf(name: string): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    return `${name}-${String(row).padStart(3, "0")},app,${name}-order-${row % orders}`;
  });
  return ["license__license_key,product__short_code,order__store_id", ...lines, ""].join("\n");
}
