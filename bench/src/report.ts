/** One measurement, with one value per round. */
export interface Measurement {
  readonly name: string;
  readonly unit: string;
  readonly values: number[];
}

/** The circumstances of a run. */
export interface Circumstances {
  readonly rounds: number;
  readonly seconds: number;
  readonly cores: number;
  readonly node: string;
  /** The address of another server of the protocol that was measured; undefined: this one. */
  readonly against: string | undefined;
}

/** What a measurement is in terms of its floor, round by round. */
export interface Ratio {
  readonly ours: string;
  readonly floor: string;
  readonly values: readonly number[];
  /** The median. */
  readonly middle: number;
  readonly goal: number | undefined;
  /** Whether the goal is not to be exceeded. */
  readonly isMost: boolean;
}

interface Goal {
  readonly ours: string;
  readonly floor: string;
  readonly goal?: number;
  readonly isMost?: true;
}

const signed = "INSERT and two signatures at 16";
const goals: readonly Goal[] = [
  { ours: "warm checks at 1", floor: "SELECT at 1" },
  { ours: "warm checks at 16", floor: "SELECT at 16", goal: 1 },
  { ours: "warm checks at 64", floor: "SELECT at 64", goal: 1 },
  { ours: "warm checks at 64, p99", floor: "SELECT at 64, p99", goal: 2, isMost: true },
  { ours: "cold checks at 16", floor: "two RSA signatures at 16", goal: 0.8 },
  { ours: "activations at 16", floor: signed, goal: 0.5 },
  { ours: "consumption at 16", floor: signed, goal: 0.5 },
  { ours: "orders at 1", floor: "INSERT at 1" },
  { ours: "orders at 16", floor: "INSERT at 16", goal: 0.35 },
  { ours: "orders at 64", floor: "INSERT at 64" },
  { ours: "large order", floor: "COPY of its rows", goal: 0.8 },
];
/** What is to be reached besides, in its own unit. */
const limits: readonly { readonly name: string; readonly most: number }[] = [
  { name: "start to ready on existing data", most: 1.5 },
  { name: "memory at rest, without PostgreSQL", most: 150 },
];

/** What was measured in terms of its floors; without those that this run has not measured. */
export function ratiosOf(measurements: readonly Measurement[]): Ratio[] {
  const find = (name: string) => measurements.find((each) => each.name === name)?.values;
  return goals.flatMap(({ ours, floor, goal, isMost = false }): Ratio[] => {
    const [own, least] = [find(ours), find(floor)];
    if (!own || !least) return [];
    const values = own.map((value, round) => value / (least[round] ?? Number.NaN));
    return [{ ours, floor, values, middle: median(values), goal, isMost }];
  });
}

/** The report of a run: ratios first, since only they mean something on another machine. */
export function report(measurements: readonly Measurement[], run: Circumstances): string {
  const ratios = ratiosOf(measurements).map(({ ours, floor, values, middle, goal, isMost }) => {
    const reached = goal !== undefined && (isMost ? middle <= goal : middle >= goal);
    const verdict = goal === undefined ? "" : `${isMost ? "≤" : "≥"} ${goal}: ${reached ? "reached" : "missed"}`;
    return `| ${ours} | ${floor} | ${decimals(middle)} | ${spread(values, decimals)} | ${verdict} |`;
  });
  const held = limits.flatMap(({ name, most }) => {
    const found = measurements.find((each) => each.name === name);
    if (!found) return [];
    const middle = median(found.values);
    const verdict = `≤ ${most}: ${middle <= most ? "reached" : "missed"}`;
    return [`| ${name}, ${found.unit} | ${decimals(middle)} | ${spread(found.values, decimals)} | ${verdict} |`];
  });
  const raw = measurements.map(
    ({ name, unit, values }) => `| ${name} | ${whole(median(values))} | ${spread(values, whole)} | ${unit} |`,
  );
  return `# The last run of \`npm run bench\`

${run.rounds} rounds of ${run.seconds} s, ${run.cores} cores that server, database and load share, Node ${run.node}. Every ratio is of two
measurements of the same round.${run.against === undefined ? "" : ` Measured was ${run.against}; the floors are of this machine.`}

| measured | floor | median ratio | least to most | goal |
| --- | --- | --- | --- | --- |
${ratios.join("\n")}
${held.length === 0 ? "" : `\n| measured | median | least to most | goal |\n| --- | --- | --- | --- |\n${held.join("\n")}\n`}
## What was measured

Processor time is of whole processes, a call's share of it: the server, and all processes of PostgreSQL.

| | median | least to most | unit |
| --- | --- | --- | --- |
${raw.join("\n")}
`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = low] = sorted.slice(sorted.length % 2 === 1 ? middle : middle - 1, middle + 1);
  return (low + high) / 2;
}

function spread(values: readonly number[], format: (value: number) => string): string {
  return `${format(Math.min(...values))} to ${format(Math.max(...values))}`;
}

function decimals(value: number): string {
  return value.toFixed(2);
}

function whole(value: number): string {
  if (value < 10) return value.toFixed(value < 1 ? 2 : 1);
  return Math.round(value).toLocaleString("en").replaceAll(",", " ");
}
