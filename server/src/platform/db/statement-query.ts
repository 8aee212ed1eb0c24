import pg from "pg";
import { asError } from "../values/thrown.ts";
import { readerOf, readText } from "./read-values.ts";
import type { Answer } from "./sql.ts";

/** Hears how a statement ended. */
export type Done = (error: Error | undefined, answer: Answer) => void;

interface Column {
  readonly name: string;
  readonly dataTypeID: number;
}

type MakeRow = (values: readonly (string | null)[]) => object;

/**
 * A query that makes its rows itself, all rows of the same columns in one shape. `pg` describes a row anew for every answer and fills it under names
 * that it computes, which V8 keeps as a hash table where there are many (docs/decisions/0072). Like a cursor, it hears the messages of the protocol.
 */
export class StatementQuery extends pg.Query {
  private readonly found: object[];
  private makeRow: MakeRow | undefined;
  private misread: Error | undefined;

  constructor(config: pg.QueryConfig, done: Done) {
    const found: object[] = [];
    super(config, (error: Error | undefined, result: pg.QueryResultBase | readonly pg.QueryResultBase[]) => {
      const failure = error ?? this.misread;
      if (failure) done(failure, counted([], 0));
      // Several statements in one text are counted by their rows.
      else done(undefined, counted(found, "rowCount" in result ? (result.rowCount ?? 0) : found.length));
    });
    this.found = found;
  }

  handleRowDescription({ fields }: { readonly fields: readonly Column[] }): void {
    this.makeRow = rowMakerOf(fields);
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    try {
      if (this.makeRow) this.found.push(this.makeRow(fields));
    } catch (error) {
      this.misread ??= asError(error);
    }
  }
}

function counted(rows: object[], count: number): Answer {
  return Object.defineProperty(rows, "count", { value: count }) as object[] & Answer;
}

const rowMakers = new Map<string, MakeRow>();
const rowMakersMax = 2000;

function rowMakerOf(columns: readonly Column[]): MakeRow {
  let key = "";
  for (const { name, dataTypeID } of columns) key += `${name}\\0${dataTypeID}\\0`;
  const known = rowMakers.get(key);
  if (known) return known;
  const made = makeRowMaker(columns);
  if (rowMakers.size < rowMakersMax) rowMakers.set(key, made);
  return made;
}

/** Writes a function that makes a row of these columns: one object literal, which V8 gives the same shape each time. */
function makeRowMaker(columns: readonly Column[]): MakeRow {
  const readers = columns.map(({ dataTypeID }) => readerOf(dataTypeID));
  const members = columns.map(({ name }, index) => {
    const value = `values[${index}]`;
    const read = readers[index] === readText ? value : `${value} === null ? null : readers[${index}](${value})`;
    return `${name === "__proto__" ? '["__proto__"]' : JSON.stringify(name)}: ${read}`;
  });
  const make = new Function("readers", "values", `return { ${members.join(", ")} };`);
  return (values) => make(readers, values);
}
