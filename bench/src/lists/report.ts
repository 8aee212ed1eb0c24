import { availableParallelism } from "node:os";
import type { Question } from "./questions.ts";
import type { Scan } from "./scans.ts";
import type { Size } from "./seed.ts";

/** The time of a request in milliseconds: alone, then among others. */
export interface Measured extends Question {
  readonly alone: number;
  readonly p50: number;
  readonly most: number;
}

/** The results of one list; each array of milliseconds has one value per round. */
export interface MeasuredList {
  readonly list: string;
  /** The p99 of a server that selects one row. */
  readonly floors: readonly number[];
  /** The shares of processor time that the host gave to others. */
  readonly stolen: readonly number[];
  readonly p50s: readonly number[];
  readonly p99s: readonly number[];
  readonly filters: readonly Measured[];
  /** Orders, long pages and later pages. */
  readonly others: readonly Measured[];
}

/** All results of a run. */
export interface Findings {
  readonly size: Size;
  readonly inFlight: number;
  readonly amount: number;
  readonly leastOfRound: number;
  readonly rounds: number;
  readonly goalMs: number;
  readonly lists: readonly MeasuredList[];
  readonly scans: readonly Scan[];
  /** Of the server, in MB. */
  readonly memory: number | undefined;
}

/**
 * Whether a request asks for the first page of a list or of a filter: not for an order, a longer page or a later one.
 */
export const isFirstPage = ({ query }: Question) => !/^(order_by|limit|offset)=/.test(query);

/** The page of results, in Markdown. */
export function report(findings: Findings): string {
  const { size, inFlight, amount, leastOfRound, rounds, goalMs, lists, scans, memory } = findings;
  const filters = lists.flatMap((list) => list.filters);
  const stolen = lists.flatMap((list) => list.stolen).map((share) => Math.round(100 * share));
  const others = lists.flatMap((list) => list.others);
  const reached = lists.filter(({ p99s }) => median(p99s) <= goalMs);
  const lines = lists.map(({ list, filters: own, p50s, p99s, others: pages }) => {
    const [worst] = slowestFirst(own);
    const [other] = slowestFirst(pages);
    const cells = [
      list.replace(/\d+/, "{id}"),
      own.length,
      spread(p50s),
      `${spread(p99s)}${median(p99s) <= goalMs ? "" : " *"}`,
      worst ? `${worst.p50} ${named(worst)}` : "",
      other ? `${other.p50} ${named(other)}` : "",
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const late = (some: readonly Measured[], msOf: (each: Measured) => number) => {
    const found = some.filter((each) => msOf(each) > goalMs).sort((one, other) => msOf(other) - msOf(one));
    if (found.length === 0) return `none of ${some.length}.`;
    const lines = found.map((each) => `- ${each.list.replace(/\d+/, "{id}")} ${named(each)}: ${msOf(each)}`);
    return `${found.length} of ${some.length}.\n\n${lines.join("\n")}`;
  };
  const n = (number: number) => number.toLocaleString("en");
  return `# Lists

The first page of every list without filter and with each published filter (a value that few rows have, one that many have, one that none has):
${n(filters.length)} requests, ${inFlight} in flight, over ${n(size.licenses)} licenses, ${n(size.devices)} devices and ${n(size.histories)} rows in each history, in the audit and in the
activities, on ${availableParallelism()} cores that server, database and load share, with Node ${process.version}. Made by \`npm run bench:lists\`, which ends by itself.

All requests of a list are asked mixed, in an order of chance, each ${amount} times in each of ${rounds} rounds and ${leastOfRound} together at least. Milliseconds: the median of the
rounds, with the least and the most. Before each round a server that only selects one row by its key is asked: its p99 was ${spread(lists.flatMap(({ floors }) => floors))}.
Of the processors the host of the machine took ${spread(stolen)} % during these rounds; where it took more than 5 %, more rounds were asked, and the calmest count.
Licet held ${Math.round(memory ?? 0)} MB at most.

**${reached.length} of ${lists.length} lists answer below ${goalMs} ms at p99;** those above are marked.

| list | requests | p50 | p99 | the slowest by its p50 | the slowest order, long or later page |
| --- | --- | --- | --- | --- | --- |
${lines.join("\n")}

## Sequential scans of tables of 10,000 rows and more

${scans.length === 0 ? "none." : scans.map(({ table, statement }) => `- ${table}: \`${statement.slice(0, 300)}\``).join("\n")}

## Filters that take more than ${goalMs} ms alone

Each request once, with nothing beside it but the log of its plans.

${late(filters, ({ alone }) => alone)}

## Orders, long and later pages that take more than ${goalMs} ms alone

${late(others, ({ alone }) => alone)}
`;
}

function slowestFirst(some: readonly Measured[]): Measured[] {
  return [...some].sort((one, other) => other.p50 - one.p50);
}

function named({ query }: Question): string {
  return query ? `\`${decodeURIComponent(query).slice(0, 60)}\`` : "no filter";
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[numbers.length >> 1] ?? 0;
}

function spread(numbers: readonly number[]): string {
  return numbers.length === 0 ? "" : `${median(numbers)} (${Math.min(...numbers)} to ${Math.max(...numbers)})`;
}
