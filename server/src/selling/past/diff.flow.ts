import { ApiError } from "../../errors.ts";
import { findClockTime, listPastChanges, type PastChange } from "../../platform/db/as-of.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import type { JsonObject } from "../../platform/values/json.ts";
import { groupBy } from "../../platform/values/lists.ts";
import { findPastLicense, type PastLicense, readPastLicense } from "../licenses/license-past.flow.ts";
import { type LineAt, listLinesAt, listMadeParts, listWritesAt, type WriteAt } from "./author.store.ts";
import { differencesOf, mayConcern } from "./diff.rules.ts";
import type { Author } from "./diff.schema.ts";

const authorsMax = 10;

/** What differs of a license between two moments, the later one being now by default; and who changed it. */
export async function diffLicense(context: Context, id: number, from: Date, until: Date | undefined) {
  const to = until ?? (await findClockTime(context.db, context.companyId, id)) ?? context.now;
  if (from > to) throw new ApiError("validation_error", { message: "from must not be later than to." });
  const [{ was, kept: past }, is, parts] = await Promise.all([
    readPastLicense(context, id, from, async (license, past, then) => ({
      was: license,
      kept: await listPastChanges(past, then, to),
    })),
    findPastLicense(context, id, to),
    listMadeParts(context.db, context.companyId, id, { from, to }),
  ]);
  const kept = [...past, ...parts].sort((one, other) => other.until.getTime() - one.until.getTime());
  if (!was && !is) throw new ApiError("not_found");
  const [before, after] = [wired(was), wired(is)];
  const differences = differencesOf(before, after);
  const made =
    is && !was
      ? [{ what: "licenses", row_id: id, until: new Date(after?.["created_at"] as string), columns: ["id"] }]
      : [];
  const authorOf = await findAuthors(context, id, [...kept, ...made]);
  const changes = differences.map((difference) => {
    const concerned =
      was && is
        ? kept.filter((each) => mayConcern(difference, each, { before, after }))
        : [...made, ...kept.filter(({ what, columns }) => what === "licenses" && columns.includes("id"))];
    const moments = groupBy(concerned, ({ until }) => until.getTime());
    const by = [...moments.values()].slice(0, authorsMax).flatMap(([change]) => (change ? [authorOf(change)] : []));
    const { path, ...values } = difference;
    return { member: path.join("."), ...values, by };
  });
  return { license: id, from, to, existed: { from: was !== undefined, to: is !== undefined }, changes };
}

/** As the wire has it: moments as texts, so that what is compared is what is answered. */
function wired(license: PastLicense | undefined): JsonObject | undefined {
  return license && (JSON.parse(JSON.stringify(license)) as JsonObject);
}

/** Who made changes, by their moments: whoever the audit names, where the caller may read that; else the history. */
async function findAuthors(
  { db, companyId, caller }: Context,
  license: number,
  kept: readonly PastChange[],
): Promise<(change: PastChange) => Author> {
  const moments = [...new Map(kept.map(({ until }) => [until.getTime(), until])).values()];
  const [writes, lines] = await Promise.all([
    caller.permissions.has("audit_read") ? listWritesAt(db, companyId, moments) : [],
    listLinesAt(db, companyId, license, moments),
  ]);
  const writesAt = groupBy(writes, ({ ts }) => ts.getTime());
  const linesAt = groupBy(lines, ({ ts }) => ts.getTime());
  return ({ what, until }) => {
    const found = writesAt.get(until.getTime()) ?? [];
    const write = found.find(({ object }) => objects[what]?.includes(object)) ?? found[0];
    const [line] = linesAt.get(until.getTime()) ?? [];
    return {
      at: until.toISOString(),
      actor: write ? actorOfWrite(write) : line ? actorOfLine(line) : null,
      title: line?.text ?? (write ? `${write.object}: ${write.action}` : null),
    };
  };
}

/** As what the audit writes down changes of a table, the likeliest first. */
const objects: Readonly<Record<string, readonly string[]>> = {
  licenses: ["licenses", "licenses/users", "scheduled-updates", "orders", "devices"],
  license_product_features: ["license-product-features", "licenses"],
  license_custom_fields: ["license-custom-fields", "licenses"],
  license_assignments: ["licenses", "license-users"],
  license_users: ["license-users"],
  customers: ["customers"],
  orders: ["orders", "customers"],
  products: ["products"],
};

/** Customers write in the portal: as a license user, or with the key of a license. */
function actorOfWrite({ actor_kind: kind, actor_id: id, actor_name: name }: WriteAt): Author["actor"] {
  if (kind === "license_user") return { kind: "user", id, name };
  return kind === "license" ? { kind: "user", id: null, name } : { kind, id, name };
}

function actorOfLine({ source, license_user_id: id, email: name }: LineAt): Author["actor"] {
  const isOfUser = id !== null && (source === "sdk" || source === "portal");
  if (isOfUser || source === "portal") return { kind: "user", id, name };
  const kinds: Readonly<Record<string, "application" | "server">> = { sdk: "application", server: "server" };
  return { kind: kinds[source] ?? "staff", id: null, name: null };
}
