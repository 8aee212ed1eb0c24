import { dayMs } from "../../platform/values/durations.ts";

/** A number of the start page: what it counts, and where it leads. */
export interface Tile {
  /** The list below /api/v1/, and its filters. */
  readonly list: "licenses/" | "scheduled-updates/";
  readonly filters: Readonly<Record<string, string>>;
}

const licenses = (filters: Tile["filters"]): Tile => ({ list: "licenses/", filters });

/** The numbers of licenses by state as of a moment; a license may be in several. */
export function licenseTiles(now: Date) {
  const moment = now.toISOString();
  return {
    all: licenses({}),
    active: licenses({ active: "true", enabled: "true" }),
    inactive: licenses({ active: "false", enabled: "true" }),
    disabled: licenses({ enabled: "false" }),
    expired: licenses({ expires_at__lt: moment }),
    trial: licenses({ is_trial: "true" }),
    floating: licenses({ is_any_floating: "true" }),
    perpetual: licenses({ license_type: "perpetual" }),
    time_limited: licenses({ license_type: "time-limited" }),
    subscription: licenses({ license_type: "subscription" }),
    consumption: licenses({ license_type: "consumption" }),
  };
}

/** The licenses that end within some days. */
export function expiringTile(now: Date, days: number): Tile {
  const end = new Date(now.getTime() + days * dayMs);
  return licenses({ enabled: "true", expires_at__gte: now.toISOString(), expires_at__lte: end.toISOString() });
}

/** The licenses of which little is left. */
export const nearTiles = {
  seats: licenses({ is_near_seat_limit: "true" }),
  consumption: licenses({ is_near_consumption_limit: "true" }),
};

/** What is scheduled: due within a day, waiting at all, failed. */
export function scheduledTiles(now: Date) {
  const soon = new Date(now.getTime() + dayMs).toISOString();
  const updates = (filters: Tile["filters"]): Tile => ({ list: "scheduled-updates/", filters });
  return {
    due: updates({ status: "pending", scheduled_at__lte: soon }),
    pending: updates({ status: "pending" }),
    failed: updates({ status: "failed" }),
  };
}

/** The query string of a tile. */
export function queryOf({ filters }: Tile): string {
  return new URLSearchParams(filters).toString();
}

/** Calls of one day, in UTC. */
export interface DayOfCalls {
  readonly day: string;
  readonly activations: number;
  readonly activations_refused: number;
  readonly checks: number;
  readonly checks_refused: number;
}

/** Each of the last `days` days, the present one last; those without calls count nothing. */
export function everyDay(
  now: Date,
  days: number,
  counted: readonly { readonly day: Date; readonly action: string; readonly calls: number; readonly refused: number }[],
): DayOfCalls[] {
  const of = new Map(counted.map((each) => [`${dayOf(each.day)} ${each.action}`, each]));
  return Array.from({ length: days }, (_, index) => {
    const day = dayOf(new Date(now.getTime() - (days - 1 - index) * dayMs));
    const activation = of.get(`${day} activation`);
    const check = of.get(`${day} check`);
    return {
      day,
      activations: (activation?.calls ?? 0) - (activation?.refused ?? 0),
      activations_refused: activation?.refused ?? 0,
      checks: (check?.calls ?? 0) - (check?.refused ?? 0),
      checks_refused: check?.refused ?? 0,
    };
  });
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** The first moment of the first of the last `days` days. */
export function firstDay(now: Date, days: number): Date {
  return new Date(dayOf(new Date(now.getTime() - (days - 1) * dayMs)));
}
