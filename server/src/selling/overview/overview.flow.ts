import type { z } from "zod";
import { countPage, type ListSpec } from "../../platform/db/list-query.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { listQuery } from "../../platform/http/list.ts";
import { dayMs } from "../../platform/values/durations.ts";
import { licenseList } from "../licenses/license-list.store.ts";
import { listNearLimits } from "../licenses/near-limits.store.ts";
import { scheduledUpdateList } from "../scheduled-updates/scheduled-update.store.ts";
import {
  everyDay,
  expiringTile,
  firstDay,
  licenseTiles,
  nearTiles,
  queryOf,
  scheduledTiles,
  type Tile,
} from "./overview.rules.ts";
import type { overviewAnswer } from "./overview.schema.ts";
import { countCallsByDay, countFloating, floatingCountedMax, listEnding } from "./overview.store.ts";
import { readImports } from "./running-work.flow.ts";

type Reads = Pick<Context, "db" | "companyId" | "now" | "caller">;

const shownMax = 5;

/**
 * The start page of the dashboard in one answer. Each number is counted, or estimated, by the list that it leads to, so
 * the two agree.
 */
export async function readOverview(reads: Reads, days: number): Promise<z.input<typeof overviewAnswer>> {
  const { now } = reads;
  const [licenses, floating, scheduled_updates, week, month, seats, consumption, calls, imports] = await Promise.all([
    countTiles(licenseTiles(now), reads),
    countFloating(reads.db, reads.companyId),
    countTiles(scheduledTiles(now), reads),
    readExpiring(7, reads),
    readExpiring(30, reads),
    readNear("seats", reads),
    readNear("consumption", reads),
    readCalls(days, reads),
    readImports(reads),
  ]);
  return {
    at: now.toISOString(),
    licenses: {
      ...licenses,
      // Of these the list can only guess.
      floating:
        floating > floatingCountedMax
          ? licenses.floating
          : { ...licenses.floating, count: floating, is_estimate: false },
    },
    expiring: { within_7_days: week, within_30_days: month },
    near_limit: { seats, consumption },
    calls,
    imports,
    scheduled_updates,
  };
}

const lists: Readonly<Record<Tile["list"], ListSpec>> = {
  "licenses/": licenseList,
  "scheduled-updates/": scheduledUpdateList,
};

async function countTile(tile: Tile, { db, companyId }: Reads) {
  const spec = lists[tile.list];
  const page = listQuery(spec).parse(tile.filters);
  const { count, isEstimate } = await countPage(db, companyId, spec, page);
  return { count, is_estimate: isEstimate, list: tile.list, query: queryOf(tile) };
}

async function countTiles<Name extends string>(tiles: Readonly<Record<Name, Tile>>, reads: Reads) {
  const names = Object.keys(tiles) as Name[];
  const counted = await Promise.all(names.map(async (name) => [name, await countTile(tiles[name], reads)] as const));
  return Object.fromEntries(counted) as Record<Name, Awaited<ReturnType<typeof countTile>>>;
}

async function readExpiring(days: number, reads: Reads) {
  const { db, companyId, now } = reads;
  const until = new Date(now.getTime() + days * dayMs);
  const [tile, first] = await Promise.all([
    countTile(expiringTile(now, days), reads),
    listEnding(db, companyId, now, until, shownMax),
  ]);
  return {
    ...tile,
    first: first.map(({ id, expires_at, ...row }) => ({ license: id, ...row, expires_at: expires_at.toISOString() })),
  };
}

async function readNear(what: "seats" | "consumption", reads: Reads) {
  const { db, companyId, now } = reads;
  const [tile, top] = await Promise.all([
    countTile(nearTiles[what], reads),
    listNearLimits(db, companyId, what, now, shownMax),
  ]);
  return { ...tile, top: top.map(({ license_id, ...row }) => ({ license: license_id, ...row })) };
}

async function readCalls(days: number, { db, companyId, now, caller }: Reads) {
  if (!caller.permissions.has("analytics_read")) return null;
  const since = firstDay(now, days);
  const counted = await countCallsByDay(db, companyId, since);
  const query = new URLSearchParams({ action__in: "activation,check", ts__gte: since.toISOString() }).toString();
  return { days: everyDay(now, days, counted), list: "activities-hourly/", query };
}
