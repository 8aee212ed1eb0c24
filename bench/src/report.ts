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
  /** The peak memory of the server, MB. */
  readonly memory: number | undefined;
  readonly cores: number;
  readonly node: string;
}

const goals = [
  { ours: "orders at 1", floor: "INSERT at 1", goal: undefined },
  { ours: "orders at 16", floor: "INSERT at 16", goal: 0.25 },
  { ours: "orders at 64", floor: "INSERT at 64", goal: undefined },
  { ours: "warm checks at 1", floor: "SELECT at 1", goal: undefined },
  { ours: "warm checks at 16", floor: "SELECT at 16", goal: 0.4 },
  { ours: "warm checks at 64", floor: "SELECT at 64", goal: undefined },
  { ours: "cold checks at 16", floor: "two RSA signatures at 16", goal: 0.6 },
  { ours: "activations at 16", floor: "INSERT at 16", goal: undefined },
  { ours: "consumption at 16", floor: "INSERT at 16", goal: undefined },
  { ours: "large order", floor: "COPY of its rows", goal: 0.15 },
];
const memoryGoal = 400;

/** The report of a run: ratios first, since only they mean something on another machine. */
export function report(measurements: readonly Measurement[], run: Circumstances): string {
  const find = (name: string) => measurements.find((each) => each.name === name)?.values ?? [];
  const ratios = goals.map(({ ours, floor, goal }) => {
    const perRound = find(ours).map((value, round) => value / (find(floor)[round] ?? Number.NaN));
    const verdict = goal === undefined ? "" : `≥ ${goal}: ${median(perRound) >= goal ? "reached" : "missed"}`;
    return `| ${ours} | ${floor} | ${decimals(median(perRound))} | ${spread(perRound, decimals)} | ${verdict} |`;
  });
  const memory =
    run.memory === undefined
      ? "not readable on this system"
      : `${whole(run.memory)} MB (below ${memoryGoal} MB: ${run.memory < memoryGoal ? "reached" : "missed"})`;
  const raw = measurements.map(
    ({ name, unit, values }) => `| ${name} | ${whole(median(values))} | ${spread(values, whole)} | ${unit} |`,
  );
  return `# The last run of \`npm run bench\`

${run.rounds} rounds of ${run.seconds} s, ${run.cores} cores that server, database and load share, Node ${run.node}. Every ratio is of two
measurements of the same round, one right after the other.

| measured | floor | median ratio | least to most | goal |
| --- | --- | --- | --- | --- |
${ratios.join("\n")}

Most memory the server ever held: ${memory}.

## What was measured

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
  return value >= 10 ? Math.round(value).toLocaleString("en").replaceAll(",", " ") : value.toFixed(1);
}
