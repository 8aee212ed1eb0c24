import { availableParallelism } from "node:os";
import type { Question } from "./questions.ts";
import type { Scan } from "./scans.ts";
import type { Size } from "./seed.ts";

/** What a request took, in milliseconds: alone, then with others beside it. */
export interface Measured extends Question {
  readonly alone: number;
  readonly p50: number;
  readonly p99: number;
  /** p99 of each further round. */
  readonly p99s: readonly number[];
}

/** All that a run found. */
export interface Findings {
  readonly size: Size;
  readonly inFlight: number;
  readonly amount: number;
  readonly rounds: number;
  readonly goalMs: number;
  /** p99 of a server that selects one row, in each round. */
  readonly floors: readonly number[];
  readonly measured: readonly Measured[];
  readonly scans: readonly Scan[];
  /** Of the server, in MB. */
  readonly memory: number | undefined;
}

/** Whether a request asks for the first page of a list, or of what a filter finds: not for an order, a longer page or a later one. */
export const isFirstPage = ({ query }: Question) => !/^(order_by|limit|offset)=/.test(query);

/** The p99 of a request: the median of its rounds, where it has some. */
export const p99Of = ({ p99, p99s }: Measured) => (p99s.length > 0 ? median(p99s) : p99);

/** The page of results, in Markdown. */
export function report({ size, inFlight, amount, rounds, goalMs, floors, measured, scans, memory }: Findings): string {
  const filters = measured.filter(isFirstPage);
  const lists = [...new Set(measured.map(({ list }) => list))];
  const lines = lists.map((list) => {
    const all = filters.filter((each) => each.list === list);
    const plain = all.find(({ query }) => query === "");
    const [worst] = slowestFirst(all);
    const [other] = slowestFirst(measured.filter((each) => each.list === list && !isFirstPage(each)));
    const cells = [
      list.replace(/\d+/, "{id}"),
      all.length,
      median(all.map(({ p50 }) => p50)),
      plain ? told(plain) : "",
      worst ? told(worst) : "",
      worst ? named(worst) : "",
      other ? `${told(other)} ${named(other)}` : "",
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const late = (some: readonly Measured[]) => {
    const found = slowestFirst(some).filter((each) => p99Of(each) > goalMs);
    if (found.length === 0) return "none.";
    return `${found.length} of ${some.length}.\n\n${found.map((each) => `- ${each.list} ${named(each)}: ${told(each)}; alone ${each.alone}`).join("\n")}`;
  };
  const n = (number: number) => number.toLocaleString("en");
  return `# Lists

The first page of every list without filter, with each published filter (a value that few rows have, one that many have, one that none has)
and in each order, a page of 100 and one behind 1,000 rows: ${n(measured.length)} requests, ${inFlight} in flight, over ${n(size.licenses)} licenses, ${n(size.devices)} devices and ${n(size.histories)} rows in each history, in the
audit and in the activities, on ${availableParallelism()} cores that server, database and load share, with Node ${process.version}. Made by
\`npm run bench:lists\`, which ends by itself.

Each request was asked once alone, with its plans written to the log of the database, then ${amount} times with ${inFlight} in flight, each list without filter as
often before, so that its statements are prepared; those of which an answer alone took longer than ${goalMs} ms only ${2 * inFlight} times. The 60 slowest filters, and all that were above
${goalMs} ms, were asked ${amount} times again in each of ${rounds} rounds: their figure is the median of the rounds, with the least and the most. Milliseconds. A server that only selects
one row by its key answered with p99 ${spread(floors)} in the same rounds. The server held ${Math.round(memory ?? 0)} MB at most.

| list | requests | p50 of all | p99 without filter | p99 of the slowest | the slowest | the slowest other page |
| --- | --- | --- | --- | --- | --- | --- |
${lines.join("\n")}

## Sequential scans of tables of 10,000 rows and more

${scans.length === 0 ? "none." : scans.map(({ table, statement }) => `- ${table}: \`${statement.slice(0, 300)}\``).join("\n")}

## Filters above ${goalMs} ms

${late(filters)}

## Orders, long and later pages above ${goalMs} ms

${late(measured.filter((each) => !isFirstPage(each)))}
`;
}

/** The slowest requests first. */
export function slowestFirst(some: readonly Measured[]): Measured[] {
  return [...some].sort((one, other) => p99Of(other) - p99Of(one));
}

function named({ query }: Question): string {
  return query ? `\`${decodeURIComponent(query).slice(0, 60)}\`` : "no filter";
}

function told(each: Measured): string {
  return each.p99s.length > 0 ? spread(each.p99s) : `${each.p99}`;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[numbers.length >> 1] ?? 0;
}

function spread(numbers: readonly number[]): string {
  return numbers.length === 0 ? "" : `${median(numbers)} (${Math.min(...numbers)} to ${Math.max(...numbers)})`;
}
