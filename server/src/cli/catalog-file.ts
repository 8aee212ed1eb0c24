import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import { findUnsafeJson } from "../platform/http/json-body.ts";
import type { JsonObject } from "../platform/values/json.ts";
import { FEATURE_DEFAULTS, POLICY_DEFAULTS, PRODUCT_DEFAULTS } from "../selling/catalog/catalog-terms.rules.ts";
import { type FileProblem, judgeFile } from "./catalog-file.rules.ts";
import { type CatalogFile, catalogFile, termNames, WEBHOOK_DEFAULTS, webhookNames } from "./catalog-file.schema.ts";
import { mailSettingsOf } from "./catalog-mail.ts";
import { type CatalogObject, said } from "./catalog-object.ts";

type Path = readonly (string | number)[];

/** The objects of a catalog file, or each of its problems as `line:column: sentence`, in the order of the file. */
export type ReadCatalog =
  | { readonly objects: readonly CatalogObject[]; readonly problems?: undefined }
  | { readonly problems: readonly string[] };

/** Reads the text of a catalog file. */
export function readCatalogFile(text: string): ReadCatalog {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    return { problems: document.errors.map((each) => `${place(lines, each.pos[0])}: ${firstLine(each.message)}`) };
  }
  const found = toPlain(document);
  if ("message" in found) return { problems: [`1:1: ${found.message}`] };
  const parsed = catalogFile.safeParse(found.value);
  const problems = judgeFile(found.value).map((each) => at(document, each));
  if (!parsed.success) problems.push(...parsed.error.issues.flatMap((issue) => placeIssue(document, issue)));
  for (const unsafe of findUnsafeJson(found.value)) {
    const path = unsafe.pointer.split("/").slice(1).map(unescapePointer);
    problems.push(at(document, { path, message: unsafe.message }));
  }
  if (problems.length > 0 || !parsed.success) {
    problems.sort((one, other) => one.offset - other.offset);
    return { problems: problems.map((each) => `${place(lines, each.offset)}: ${each.message}`) };
  }
  const positionOf = (path: Path) => place(lines, offsetOf(document, path));
  return { objects: objectsOf(parsed.data, positionOf) };
}

interface Placed {
  readonly offset: number;
  readonly message: string;
}

function toPlain(document: Document): { readonly value: unknown } | { readonly message: string } {
  try {
    return { value: document.toJS({ maxAliasCount: 1000 }) ?? {} };
  } catch (error) {
    return { message: error instanceof Error ? firstLine(error.message) : "The file cannot be read." };
  }
}

function placeIssue(
  document: Document,
  issue: { readonly code: string; readonly path: PropertyKey[]; readonly message: string; readonly keys?: string[] },
): Placed[] {
  const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  if (issue.code === "unrecognized_keys" && issue.keys)
    return issue.keys.map((key) => ({
      offset: keyOffset(document, path, key),
      message: `${key} is not a member that is known here.`,
    }));
  const isMissing = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
  const message = isMissing ? `${String(path.at(-1) ?? "This")} is required.` : issue.message;
  return [at(document, { path, message })];
}

function at(document: Document, { path, message }: FileProblem): Placed {
  return { offset: offsetOf(document, path), message };
}

/** Where the value at a path begins, or where the nearest thing around it does. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function keyOffset(document: Document, path: Path, key: string): number {
  const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  const pair = isMap(map) ? map.items.find((each) => isScalar(each.key) && String(each.key.value) === key) : undefined;
  return pair && isScalar(pair.key) && pair.key.range ? pair.key.range[0] : offsetOf(document, path);
}

function place(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${Math.max(line, 1)}:${Math.max(col, 1)}`;
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? text).replace(/ at line \d+, column \d+:?$/, ".");
}

function unescapePointer(step: string): string | number {
  const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
  return /^\d+$/.test(name) ? Number(name) : name;
}

function objectsOf(file: CatalogFile, positionOf: (path: Path) => string): CatalogObject[] {
  const objects: CatalogObject[] = [];
  file.global_features?.forEach((feature, index) => {
    objects.push(featureObject(feature, undefined, positionOf(["global_features", index])));
  });
  file.products?.forEach((product, index) => {
    const path = ["products", index];
    const owner = product.code;
    const defaults = said(product.defaults ?? {}, termNames.product, PRODUCT_DEFAULTS);
    const properties = { ...sellable(product), ...(Object.keys(defaults).length > 0 ? { defaults } : {}) };
    objects.push({ kind: "product", code: owner, position: positionOf(path), properties });
    product.features?.forEach((each, at) => {
      objects.push(featureObject(each, owner, positionOf([...path, "features", at])));
    });
    product.custom_fields?.forEach((each, at) => {
      const said_ = said(each, ["data_type", "default_value", "description"], { default_value: "" });
      const position = positionOf([...path, "custom_fields", at]);
      objects.push({ kind: "custom field", owner, code: each.name, position, properties: said_ });
    });
    product.policies?.forEach((each, at) => {
      objects.push(policyObject(each, owner, positionOf([...path, "policies", at])));
    });
  });
  file.bundles?.forEach((bundle, index) => {
    const properties = { ...sellable(bundle), products: bundle.products };
    objects.push({ kind: "bundle", code: bundle.code, position: positionOf(["bundles", index]), properties });
  });
  file.webhooks?.forEach((webhook, index) => {
    const properties = said(webhook, webhookNames, WEBHOOK_DEFAULTS);
    objects.push({
      kind: "webhook",
      code: addressOf(webhook.url),
      position: positionOf(["webhooks", index]),
      properties,
    });
  });
  if (file.mail?.settings !== undefined) {
    const properties = mailSettingsOf(file.mail.settings);
    objects.push({ kind: "mail settings", code: "", position: positionOf(["mail", "settings"]), properties });
  }
  file.mail?.texts?.forEach(({ kind, language, subject, text }, index) => {
    const position = positionOf(["mail", "texts", index]);
    objects.push({ kind: "mail text", code: `${kind}/${language}`, position, properties: { subject, text } });
  });
  return objects;
}

/** An address in the form in which it is stored. */
function addressOf(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url;
}

type ProductEntry = NonNullable<CatalogFile["products"]>[number];
type PolicyEntry = NonNullable<ProductEntry["policies"]>[number];
type FeatureEntry = NonNullable<ProductEntry["features"]>[number];

function sellable(entry: Omit<ProductEntry, "features" | "custom_fields" | "policies" | "defaults">): JsonObject {
  const { name, authorization_method = "license-key" } = entry;
  return { name, authorization_method, ...said(entry, ["active", "archived"], { active: true, archived: false }) };
}

function featureObject(entry: FeatureEntry, owner: string | undefined, position: string): CatalogObject {
  const { code, name = code, feature_type = "activation" } = entry;
  const properties = { name, feature_type, ...said(entry, termNames.feature, FEATURE_DEFAULTS) };
  return { kind: "feature", ...(owner === undefined ? {} : { owner }), code, position, properties };
}

function policyObject(entry: PolicyEntry, owner: string, position: string): CatalogObject {
  const { code, name = code, features = [], custom_fields = [], prices = [] } = entry;
  const properties = {
    name,
    ...said(entry, ["default", "archived"], { default: false, archived: false }),
    ...said(entry, termNames.policy, POLICY_DEFAULTS),
    features: Object.fromEntries(features.map((each) => [each.code, said(each, termNames.feature)])),
    custom_fields: Object.fromEntries(custom_fields.map((each) => [each.name, each.value])),
    ...(prices.length > 0 ? { prices: [...new Set(prices)].sort() } : {}),
  };
  return { kind: "policy", owner, code, position, properties };
}
