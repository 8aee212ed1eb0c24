import { ApiError, problem } from "../../errors.ts";
import type { Context } from "../../platform/http/endpoint.ts";
import { findShare } from "../../selling/consumption-pools/share.store.ts";
import { findFeatureSlots } from "../../selling/devices/slot.store.ts";
import { overagesOf } from "../../terms/consumption-counter.rules.ts";
import type { Explanation } from "../../terms/explanation.rules.ts";
import { explainAll, explanationOf } from "../../terms/rule-list.rules.ts";
import { activationRules } from "../activations/activate.rules.ts";
import { findMembers } from "../activations/bundle.store.ts";
import { checkRules } from "../activations/check.rules.ts";
import { type Counted, consumptionRules } from "../consumption/consume.rules.ts";
import { findAllowsClientOverages } from "../consumption/consumption.store.ts";
import { borrowRules, featureBorrowRules } from "../floating/borrow.rules.ts";
import { featureRules } from "../floating/feature.rules.ts";
import type { Slots } from "../floating/slot.rules.ts";
import type { LicenseFacts } from "../license-calls/activation-facts.rules.ts";
import { findLicenseFacts } from "../license-calls/activation-facts.store.ts";
import { featureOf } from "../license-calls/feature-facts.rules.ts";
import type { LicenseIdentity } from "../license-calls/license-identity.store.ts";
import { emailOf } from "../license-calls/prove-user.flow.ts";
import { withoutEndedSeats } from "./ended-seats.rules.ts";
import type { ExplainQuery } from "./explain.schema.ts";
import { findNamedLicense, listEndedSeats } from "./explain.store.ts";

type Reading = Pick<Context, "db" | "companyId" | "now">;

/**
 * What a call about a license would be answered, rule by rule: judged by the lists that judge calls, over facts that are
 * read without a lock. Writes nothing. A password counts as right.
 */
export async function explainLicense(context: Reading, id: number, query: ExplainQuery): Promise<Explanation> {
  const { db, companyId } = context;
  const license = await findNamedLicense(db, companyId, id);
  if (!license) throw new ApiError("not_found");
  const { product, is_bundle, by_user, users } = license;
  // A bundle is activated and checked as a whole; it counts and lends nothing itself.
  const isWhole = is_bundle && (query.action === "activate" || query.action === "check");
  const identity = {
    product,
    license_key: license.license_key ?? undefined,
    email: by_user ? userOf(users, query) : undefined,
    license_id: id,
    bundle_code: undefined,
    is_bundle: isWhole,
    scope: undefined,
  };
  const own = await explainCall(context, identity, query);
  if (!isWhole) return own;
  const members = await findMembers(db, companyId, id);
  const explained = await Promise.all(
    members.map(async ({ id: license_id, short_code }) => {
      const ofMember = { ...identity, product: short_code, license_id, is_bundle: false };
      return of({ license_id, product: short_code }, await explainCall(context, ofMember, query));
    }),
  );
  return explanationOf(query.action, [...of({ license_id: id, product }, own), ...explained.flat()]);
}

/** The rules of one license of a bundle, which say whose they are. */
function of(whose: { readonly license_id: number; readonly product: string }, { rules }: Explanation) {
  return rules.map((rule) => ({ ...rule, facts: { ...whose, ...rule.facts } }));
}

/** The user who would call. */
function userOf(users: readonly string[], { license_user }: ExplainQuery): string {
  const named = emailOf(license_user);
  if (named !== undefined) return named;
  const [only, other] = users;
  if (only !== undefined && other === undefined) return only;
  const many = only === undefined ? "no user" : "several users";
  const message = `license_user is required: the license has ${many}.`;
  throw ApiError.of([problem("validation_error", "/license_user", undefined, message)]);
}

async function explainCall(context: Reading, identity: LicenseIdentity, query: ExplainQuery): Promise<Explanation> {
  const { db, companyId, now } = context;
  const { action, hardware_id = "", is_vm = false, app_ver, feature } = query;
  const read = { hardware_id, env: undefined, channel: undefined, app_ver, counts_devices: true, is_answered: false };
  const facts = await findLicenseFacts(db, companyId, identity, read, now);
  const claim = {
    product_ids: undefined,
    names_key: identity.license_key !== undefined,
    names_user: identity.email !== undefined,
  };
  switch (action) {
    case "activate": {
      const found = await asActivated(context, facts);
      const asked = { ...claim, hardware_id, is_vm, password: "right", seat: seatOf(query, now) } as const;
      return explainAll(activationRules, found, asked, now);
    }
    case "check":
      return explainAll(checkRules, facts, { ...claim, is_vm }, now);
    case "consume": {
      const { consumptions: amount = 1 } = query;
      const asked = { ...claim, feature, amount, counted: await findCounted(context, facts, query) };
      return explainAll(consumptionRules(asked), facts, asked, now);
    }
    case "feature":
      return explainAll(featureRules, facts, { ...claim, feature, slots: await findSlots(context, facts, query) }, now);
    case "borrow": {
      const until = query.borrowed_until === undefined ? null : new Date(query.borrowed_until);
      if (feature === undefined) return explainAll(borrowRules, facts, { ...claim, until }, now);
      const asked = { ...claim, feature, until, slots: await findSlots(context, facts, query) };
      return explainAll(featureBorrowRules, facts, asked, now);
    }
  }
}

async function asActivated({ db, companyId, now }: Reading, facts: LicenseFacts): Promise<LicenseFacts> {
  if (!facts.license || facts.expired_offline_devices === 0) return facts;
  return withoutEndedSeats(facts, await listEndedSeats(db, companyId, facts.license.id, now));
}

/** A request file counts as made now. */
function seatOf({ seat = "online" }: ExplainQuery, now: Date) {
  return seat === "offline" ? { hash: "", requested_at: now } : seat;
}

/** What a consumption would be counted in; undefined where there is nothing that counts. */
async function findCounted(
  { db, companyId }: Reading,
  facts: LicenseFacts,
  query: ExplainQuery,
): Promise<Counted | undefined> {
  const { license, device } = facts;
  const feature = query.feature === undefined ? undefined : featureOf(facts, query.feature);
  const type = query.feature === undefined ? license?.license_type : feature?.feature_type;
  if (!license || type !== "consumption") return undefined;
  const counted = feature ?? license;
  const { consumption_pool_id: poolId } = counted;
  const member = { licenseId: license.id, featureId: feature?.id ?? null, deviceId: device?.id ?? 0 };
  const share = poolId === null ? undefined : await findShare(db, companyId, { ...member, poolId });
  if (feature) return { counter: feature, limit: feature.max_consumption, share };
  const { allow_overages, max_overages } = query;
  const says = allow_overages !== undefined || max_overages !== undefined;
  const mayWiden = says && (await findAllowsClientOverages(db, companyId));
  const counter = { ...license, ...overagesOf(license, { allow_overages, max_overages }, mayWiden) };
  return { counter, limit: license.max_consumptions, share };
}

/** The slots of the feature; undefined where it does not float. */
async function findSlots(
  { db, companyId, now }: Reading,
  facts: LicenseFacts,
  query: ExplainQuery,
): Promise<Slots | undefined> {
  const feature = featureOf(facts, query.feature);
  if (!feature?.is_floating_cloud) return undefined;
  return findFeatureSlots(db, companyId, feature, facts.device?.id ?? 0, now);
}
