/** Between which moments a license is compared; no end: until now. */
export interface Span {
  readonly from: string;
  readonly to: string | undefined;
}

/** What an address says of the moments: since the beginning, until now, unless it names some. */
export function spanOf({ from, to }: Readonly<Record<string, unknown>>, stops: readonly string[]): Span {
  const [first = ""] = stops;
  return { from: momentOf(from) ?? first, to: momentOf(to) };
}

/** Where the moments are among the stops; the end of the line is now. */
export function endsOf({ from, to }: Span, stops: readonly string[]): [number, number] {
  return [stopOf(from, stops), to === undefined ? stops.length : stopOf(to, stops)];
}

/** The moments at two places of the line, as an address names them: what is meant anyway is left out. */
export function addressOf([from, to]: readonly [number, number], stops: readonly string[]): Partial<Span> {
  const last = stops.at(-1);
  const beginning = from === 0 ? undefined : (stops[from] ?? last);
  const end = stops[to];
  return { ...(beginning !== undefined && { from: beginning }), ...(end !== undefined && { to: end }) };
}

/** The last stop that is not later. */
function stopOf(moment: string, stops: readonly string[]): number {
  const time = new Date(moment).getTime();
  return Math.max(
    0,
    stops.findLastIndex((stop) => new Date(stop).getTime() <= time),
  );
}

function momentOf(value: unknown): string | undefined {
  return typeof value === "string" && !Number.isNaN(new Date(value).getTime()) ? value : undefined;
}
