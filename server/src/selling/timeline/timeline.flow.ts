import type { Context } from "../../platform/http/endpoint.ts";
import { groupBy } from "../../platform/values/lists.ts";
import { byPlace, type Change, type Cursor, changesOf, nameOfLine, nameOfWrite, RANKS } from "./timeline.rules.ts";
import type { Actor, Entry } from "./timeline.schema.ts";
import {
  type Activation,
  type DayOfUse,
  findImporters,
  findWriters,
  type Line,
  listActivationsWithoutLine,
  listDaysOfUse,
  listLines,
  listRefusals,
  listScheduledEvents,
  listWritesWithoutLine,
  type Refusal,
  type ScheduledEvent,
  type Write,
  type Writer,
} from "./timeline.store.ts";

/** A page of a time line, and where the next one begins. */
export interface TimelinePage {
  readonly entries: readonly Entry[];
  readonly next: Cursor | undefined;
}

/** An entry before it is known who did it. */
type Found = Omit<Entry, "changes"> & { readonly isOfVendor: boolean };

/**
 * Everything that happened to a license, the newest first: what each source has before the cursor, merged. Who did it,
 * and what changed, comes from the audit, where the caller may read that.
 */
export async function readTimeline(
  { db, companyId, caller }: Pick<Context, "db" | "companyId" | "caller">,
  license: number,
  { before, limit }: { readonly before: Cursor; readonly limit: number },
): Promise<TimelinePage> {
  const wanted = { companyId, license, before, limit: limit + 1 };
  const [lines, activations, scheduled, writes, refusals, use] = await Promise.all([
    listLines(db, wanted),
    listActivationsWithoutLine(db, wanted),
    listScheduledEvents(db, wanted),
    listWritesWithoutLine(db, wanted),
    listRefusals(db, wanted),
    listDaysOfUse(db, wanted, before.use),
  ]);
  const all: readonly Found[] = [
    ...lines.map(ofLine),
    ...activations.map(ofActivation),
    ...scheduled.map(ofScheduled),
    ...writes.map(ofWrite),
    ...refusals.map(ofRefusal),
    ...use.days.map(ofDay),
  ].sort(byPlace);
  // Beyond the calls that were folded, days are not known yet.
  const known = use.isCut ? all.filter(({ us }) => us >= (use.days.at(-1)?.oldest ?? 0)) : all;
  const shown = known.slice(0, limit);
  const last = shown.at(-1);
  const isEnd = known.length <= limit && !use.isCut;
  const shownDays = new Set(shown.filter(({ source }) => source === "use").map(({ us }) => us));
  const oldest = use.days.filter(({ us }) => shownDays.has(us)).map((day) => day.oldest);
  const next = last && { us: last.us, rank: last.rank, id: last.id, use: Math.min(before.use, ...oldest) };
  const entries = caller.permissions.has("audit_read")
    ? await withWriters({ db, companyId }, license, shown)
    : shown.map((entry) => ({ ...entry, changes: undefined }));
  return { entries, next: isEnd ? undefined : next };
}

const nobody = { id: null, name: null } as const;
const staff: Actor = { kind: "staff", ...nobody };

function ofLine(line: Line): Found {
  const { id, us, source, sdk_version, text, data } = line;
  const concerned = concernedOf(line);
  const details = typeof data === "object" && data !== null ? data : {};
  const known = { ...details, ...(sdk_version === null ? {} : { sdk_version }) };
  const byApplication: Actor = concerned.user
    ? { kind: "user", id: concerned.user.id, name: concerned.user.email }
    : { kind: "application", ...nobody };
  const byCustomer: Actor = { ...byApplication, kind: "user" };
  const actors: Readonly<Record<string, Actor>> = {
    sdk: byApplication,
    portal: byCustomer,
    server: { kind: "server", ...nobody },
  };
  const actor = actors[source] ?? staff;
  return {
    ...{ id, us, rank: RANKS.line, source: "line", ...nameOfLine(text), title: text, actor, ...concerned },
    details: Object.keys(known).length > 0 ? known : null,
    // What the server does by itself may be what somebody scheduled.
    isOfVendor: source !== "sdk",
  };
}

function ofActivation(row: Activation): Found {
  const isActive = row.action === "activation";
  return {
    ...{ id: row.id, us: row.us, rank: RANKS.activation, source: "activation", kind: "device", importance: "high" },
    code: isActive ? "device_activated" : "device_deactivated",
    title: isActive ? "License activated" : "License deactivated",
    ...{ actor: isActive ? { kind: "application", ...nobody } : staff, ...concernedOf(row), details: null },
    isOfVendor: !isActive,
  };
}

const scheduledTitles = {
  created: "Update scheduled",
  applied: "Scheduled update applied",
  failed: "Scheduled update failed",
  cancelled: "Scheduled update cancelled",
};

function ofScheduled({ id, us, update_id, event, name, scheduled_at, errors }: ScheduledEvent): Found {
  const details = { scheduled_update: update_id, name, scheduled_at: scheduled_at.toISOString(), errors: errors ?? [] };
  return {
    ...{ id, us, rank: RANKS.scheduled_update, source: "scheduled_update", kind: "scheduled_update" },
    ...{ code: `scheduled_update_${event}`, importance: "high", title: scheduledTitles[event] },
    ...{ actor: staff, device: null, user: null, details, isOfVendor: true },
  };
}

function ofWrite({ id, us, object, action }: Write): Found {
  const named = nameOfWrite(object, action);
  const words = named.code.replaceAll("_", " ");
  return {
    ...{ id, us, rank: RANKS.write, source: "write", ...named, title: words[0]?.toUpperCase() + words.slice(1) },
    ...{ actor: staff, device: null, user: null, details: null, isOfVendor: true },
  };
}

function ofRefusal({ id, us, action, code, message, hardware_id, username, app_ver, ...known }: Refusal): Found {
  const { device_id, hostname } = known;
  const isKnown = device_id !== null && hardware_id !== null;
  return {
    ...{ id, us, rank: RANKS.refusal, source: "refusal", kind: "refusal", code: "call_refused", importance: "high" },
    ...{ title: message, actor: { kind: "application", ...nobody }, user: null, isOfVendor: false },
    device: isKnown ? { id: device_id, hardware_id, hostname: hostname ?? "" } : null,
    details: { decision: id, action, code, hardware_id, hostname, username, app_ver },
  };
}

function ofDay({ day, us, checks, consumption }: DayOfUse): Found {
  return {
    ...{ id: 0, us, rank: RANKS.use, source: "use", kind: "use", code: "used", importance: "low", title: "Used" },
    ...{ actor: { kind: "application", ...nobody }, device: null, user: null, isOfVendor: false },
    details: { day: day.toISOString().slice(0, 10), checks, consumption },
  };
}

function concernedOf(row: Pick<Line, "device_id" | "hardware_id" | "hostname" | "license_user_id" | "email">) {
  const { device_id, hardware_id, hostname, license_user_id, email } = row;
  return {
    // What is gone since is not named.
    device:
      device_id === null || hardware_id === null ? null : { id: device_id, hardware_id, hostname: hostname ?? "" },
    user: license_user_id === null || email === null ? null : { id: license_user_id, email },
  };
}

/** The entries with who did it, and the changes of each write with the first entry that came of it. */
async function withWriters(
  { db, companyId }: Pick<Context, "db" | "companyId">,
  license: number,
  entries: readonly Found[],
): Promise<Entry[]> {
  const ofVendor = entries.filter(({ isOfVendor }) => isOfVendor);
  const [writers, importers] = await Promise.all([
    ofVendor.length === 0
      ? []
      : findWriters(db, companyId, license, {
          moments: [...new Set(ofVendor.map(({ us }) => us))],
          devices: [...new Set(ofVendor.flatMap(({ device }) => device?.id ?? []))],
          updates: [...new Set(ofVendor.flatMap((entry) => updateOf(entry) ?? []))],
        }),
    findImporters(db, companyId, [...new Set(entries.flatMap((entry) => importOf(entry) ?? []))]),
  ]);
  const atMoment = groupBy(writers, ({ us }) => us);
  const importerOf = new Map(importers.map(({ id, author }) => [id, author.actor]));
  const told = new Set<number>();
  const shown = entries.map((entry): Entry => {
    const importer = importerOf.get(importOf(entry) ?? 0);
    if (importer) return { ...entry, actor: actorOf(importer), changes: undefined };
    const writer = entry.isOfVendor ? writerOf(entry, atMoment.get(entry.us) ?? []) : undefined;
    if (!writer) return { ...entry, changes: undefined };
    const { id } = writer;
    const actor = actorOfWriter(writer);
    const changes: Change[] | undefined = told.has(id) ? undefined : changesOf(writer.before, writer.after);
    told.add(id);
    return { ...entry, actor, changes };
  });
  return shown;
}

/** Customers write in the portal: as a license user, or with the key of a license and the e-mail of its customer. */
function actorOfWriter({ actor_kind: kind, actor_id: id, actor_name: name }: Writer): Actor {
  if (kind === "license_user") return { kind: "user", id, name };
  return kind === "license" ? { kind: "user", id: null, name } : { kind, id, name };
}

/** The write that an entry came of: one that names its subject, or the only one that may. */
function writerOf(entry: Found, writers: readonly Writer[]): Writer | undefined {
  const update = updateOf(entry);
  if (entry.source === "write") return writers.find(({ id }) => id === entry.id);
  const sure = writers.filter(({ is_sure }) => is_sure);
  if (update !== undefined)
    return sure.find((each) => each.object === "scheduled-updates" && each.object_id === update);
  const ofDevice = sure.find(({ object, object_id }) => object === "devices" && object_id === entry.device?.id);
  // What places an order makes its licenses, and nothing else.
  const ofKind = sure.filter(({ object }) => (object === "orders") === (entry.code === "license_created"));
  const found = ofDevice ?? ofKind[0] ?? sure[0];
  if (found) return found;
  return writers.length === 1 ? writers[0] : undefined;
}

function updateOf({ source, details }: Found): number | undefined {
  return source === "scheduled_update" ? Number(Reflect.get(details ?? {}, "scheduled_update")) : undefined;
}

function importOf({ source, details }: Found): number | undefined {
  const id: unknown = source === "line" && details ? Reflect.get(details, "import") : undefined;
  return typeof id === "number" ? id : undefined;
}

function actorOf({ kind, id, name }: { kind: string; id: number; name: string }): Actor {
  return { kind: kind === "staff" ? "staff" : "key", id, name };
}
