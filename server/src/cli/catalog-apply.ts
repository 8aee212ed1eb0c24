import { ApiError } from "../errors.ts";
import type { Db } from "../platform/db/connect.ts";
import type { Json, JsonObject } from "../platform/values/json.ts";
import { isJsonObject } from "../platform/values/json.ts";
import { changeCustomField, createCustomField } from "../selling/catalog/custom-field.flow.ts";
import { customFieldBody, customFieldPatch } from "../selling/catalog/custom-field.schema.ts";
import { changeFeature, createFeature } from "../selling/catalog/feature.flow.ts";
import { featureBody, featurePatch } from "../selling/catalog/feature.schema.ts";
import { changePolicy, createPolicy } from "../selling/catalog/policy.flow.ts";
import { policyBody, policyPatch } from "../selling/catalog/policy.schema.ts";
import { listPoliciesOf } from "../selling/catalog/policy.store.ts";
import { changeProduct, createProduct } from "../selling/catalog/product.flow.ts";
import { productBody, productPatch } from "../selling/catalog/product.schema.ts";
import {
  changeEndpoint,
  createEndpoint,
  type EndpointDeps,
  removeEndpoint,
} from "../selling/webhooks/webhook-endpoint.flow.ts";
import { endpointBody, endpointPatch } from "../selling/webhooks/webhook-endpoint.schema.ts";
import type { CatalogChange, CatalogPlan } from "./catalog-diff.ts";
import { termNames, WEBHOOK_DEFAULTS } from "./catalog-file.schema.ts";
import { retireMailSettings, retireMailText, writeMailSettings, writeMailText } from "./catalog-mail.ts";
import { type CatalogKind, type CatalogObject, identityOf, labelOf } from "./catalog-object.ts";

/** Why a plan cannot be carried out, as `line:column: sentence`. */
export class CatalogRefusal extends Error {
  override readonly name = "CatalogRefusal";
}

interface Work {
  readonly db: Db;
  readonly companyId: number;
  readonly now: Date;
  /** The ids of everything that exists by now. */
  readonly ids: Map<string, number>;
  readonly deps: EndpointDeps;
  /** The secrets of new webhooks, by their addresses. */
  readonly secrets: Map<string, string>;
}

const kindsInOrder = [
  ...(["product", "feature", "custom field", "policy", "bundle", "webhook"] as const),
  ...(["mail settings", "mail text"] as const),
];

/**
 * Carries out a plan inside the caller's transaction, by the rules of the endpoints. What others refer to comes first;
 * a new default policy before the one it replaces; what is retired last. Answers the secrets of new webhooks, by their
 * addresses. Throws a `CatalogRefusal`.
 */
export async function applyPlan(
  db: Db,
  companyId: number,
  now: Date,
  plan: CatalogPlan,
  current: readonly CatalogObject[],
  deps: EndpointDeps,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(current.map((each) => [identityOf(each), each.id ?? 0]));
  const work: Work = { db, companyId, now, ids, deps, secrets: new Map() };
  for (const kind of kindsInOrder) {
    const changes = plan.changes.filter((each) => each.object.kind === kind && each.action !== "retire");
    const isDefault = (each: CatalogChange) => Number(each.object.properties["default"] === true);
    for (const change of changes.sort((one, other) => isDefault(other) - isDefault(one)))
      await located(change.object, () => write(work, change, plan));
  }
  for (const kind of [...kindsInOrder].reverse()) {
    for (const change of plan.changes.filter((each) => each.action === "retire" && each.object.kind === kind))
      await located(change.object, () => retire(work, change.object));
  }
  return work.secrets;
}

async function located(object: CatalogObject, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const sentences = error.problems.length > 0 ? error.problems.map((each) => each.message) : [error.message];
    throw new CatalogRefusal(`${object.position ?? "1:1"}: ${labelOf(object)}: ${[...new Set(sentences)].join(" ")}`);
  }
}

async function write(work: Work, { object }: CatalogChange, plan: CatalogPlan): Promise<void> {
  const { kind } = object;
  if (kind === "mail settings") return writeMailSettings(work, object.properties);
  if (kind === "mail text") return writeMailText(work, object);
  const id = work.ids.get(identityOf(object));
  if (id !== undefined) await alter(work, object, kind, id);
  else if (kind === "product") await createWithPolicy(work, object, plan);
  else await create(work, object, kind);
}

/** The kinds that have ids, by which they are changed. */
type WithId = Exclude<CatalogKind, "mail settings" | "mail text">;

/** A product is born with its default policy: the one that the file gives it, whose terms are written later. */
async function createWithPolicy(work: Work, object: CatalogObject, plan: CatalogPlan): Promise<void> {
  const { db, companyId, now, ids } = work;
  const policy = plan.changes
    .map((each) => each.object)
    .find((each) => each.kind === "policy" && each.owner === object.code && each.properties["default"] === true);
  const body = productBody.parse({ ...bodyOf(work, object, object.properties), short_code: object.code });
  const named = policy && { code: policy.code, name: policy.code };
  const product = await createProduct({ db, companyId, now }, body, named);
  ids.set(identityOf(object), product.id);
  const [born] = await listPoliciesOf(db, companyId, [product.id]);
  if (policy && born) ids.set(identityOf(policy), born.id);
}

async function create(work: Work, object: CatalogObject, kind: Exclude<WithId, "product">): Promise<void> {
  const { db, companyId, now, ids } = work;
  const body = bodyOf(work, object, object.properties);
  const owner = object.owner === undefined ? {} : { product: idOf(work, "product", undefined, object.owner) };
  const created = await {
    bundle: () =>
      createProduct({ db, companyId, now }, productBody.parse({ ...body, short_code: object.code, is_bundle: true })),
    feature: () => createFeature({ db, companyId, now }, featureBody.parse({ ...body, code: object.code, ...owner })),
    "custom field": () =>
      createCustomField({ db, companyId, now }, customFieldBody.parse({ ...body, name: object.code, ...owner })),
    policy: () => createPolicy({ db, companyId, now }, policyBody.parse({ ...body, code: object.code, ...owner })),
    webhook: async () => {
      const { row, secret } = await createEndpoint(work, work.deps, endpointBody.parse({ ...body, url: object.code }));
      work.secrets.set(row.url, secret);
      return row;
    },
  }[kind]();
  ids.set(identityOf(object), created.id);
}

/** Writes everything the object sets, and null for the terms that it no longer sets. */
async function alter(work: Work, object: CatalogObject, kind: WithId, id: number): Promise<void> {
  const { db, companyId, now } = work;
  const body = { ...silence(object), ...bodyOf(work, object, object.properties) };
  await {
    product: () => changeProduct({ db, companyId, now }, id, productPatch.parse(body)),
    bundle: () => changeProduct({ db, companyId, now }, id, productPatch.parse(body)),
    feature: () => changeFeature({ db, companyId, now }, id, featurePatch.parse(body)),
    "custom field": () => changeCustomField({ db, companyId, now }, id, customFieldPatch.parse(body)),
    policy: () => changePolicy({ db, companyId, now }, id, policyPatch.parse(body)),
    webhook: () => changeEndpoint(work, work.deps, id, endpointPatch.parse(body)),
  }[kind]();
}

function silence({ kind }: CatalogObject): JsonObject {
  const nulls = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, null]));
  if (kind === "product") return { ...nulls(termNames.product), active: true, is_archived: false };
  if (kind === "bundle") return { active: true, is_archived: false };
  if (kind === "feature") return nulls(termNames.feature);
  if (kind === "webhook") return WEBHOOK_DEFAULTS;
  if (kind === "custom field") return nulls(["data_type", "default_value", "description"]);
  return { ...nulls(termNames.policy), is_archived: false };
}

/** The properties as the body of the endpoint that writes them. */
function bodyOf(work: Work, object: CatalogObject, properties: JsonObject): JsonObject {
  const { name, archived, default: isDefault, defaults, features, custom_fields, prices, ...rest } = properties;
  const shared = { ...rest, ...(archived === undefined ? {} : { is_archived: archived }) };
  if (object.kind === "product" || object.kind === "bundle")
    return { ...shared, ...asObject(defaults), product_name: name ?? object.code };
  if (object.kind === "webhook") return properties;
  if (object.kind === "custom field") return rest;
  if (object.kind === "feature") return { ...rest, name: name ?? object.code };
  return {
    ...shared,
    name: name ?? object.code,
    ...(isDefault === true ? { is_default: true } : {}),
    license_product_feature_templates: Object.entries(asObject(features)).map(([code, values]) => ({
      ...asObject(values),
      id: idOf(work, "feature", object.owner, code) ?? idOf(work, "feature", undefined, code) ?? 0,
    })),
    license_custom_field_templates: Object.entries(asObject(custom_fields)).map(([field, value]) => ({
      id: idOf(work, "custom field", object.owner, field) ?? 0,
      default_value: value,
    })),
    prices: prices ?? [],
  };
}

async function retire(work: Work, object: CatalogObject): Promise<void> {
  const { db, companyId, now } = work;
  const { kind, id = 0 } = object;
  if (kind === "mail settings") await retireMailSettings(work);
  else if (kind === "mail text") await retireMailText(work, object);
  else if (kind === "webhook") await removeEndpoint({ db, companyId, now }, id);
  else if (kind === "feature") await changeFeature({ db, companyId, now }, id, { is_deleted: true });
  else if (kind === "policy") await changePolicy({ db, companyId, now }, id, { is_archived: true });
  else await changeProduct({ db, companyId, now }, id, { is_archived: true });
}

function idOf(work: Work, kind: CatalogObject["kind"], owner: string | undefined, code: string): number | undefined {
  return work.ids.get(identityOf(owner === undefined ? { kind, code } : { kind, owner, code }));
}

function asObject(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
