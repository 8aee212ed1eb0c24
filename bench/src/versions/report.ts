/** The circumstances of a run. */
interface Circumstances {
  readonly rounds: number;
  readonly seconds: number;
  readonly inFlight: number;
  readonly scale: number;
  readonly node: string;
}

/**
 * The report of a paired run: for each kind of load, the speed of this version relative to the other, by the rounds.
 */
export function pairedReport(
  ratios: ReadonlyMap<string, readonly number[]>,
  { rounds, seconds, inFlight, scale, node }: Circumstances,
): string {
  const rows = [...ratios].map(([name, each]) => {
    const sorted = [...each].sort((one, other) => one - other);
    const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(2);
    return `| ${name} | ${at(0.5)} | ${at(0)} to ${at(1)} |`;
  });
  return `# This version beside another one

${rounds} rounds, by turns; ${seconds} s each, ${inFlight} in flight; lists of ${Math.round(200_000 * scale)} licenses; Node ${node}. The ratio is the work
done in a second by this version, in terms of the other one: 1 is as fast, 0.9 a tenth slower. Median of the rounds, least and most.

| load | ratio | spread |
| --- | --- | --- |
${rows.join("\n")}
`;
}
