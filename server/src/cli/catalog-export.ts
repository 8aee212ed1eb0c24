import { stringify } from "yaml";
import type { Json, JsonObject } from "../platform/values/json.ts";
import { isJsonObject } from "../platform/values/json.ts";
import type { CatalogKind, CatalogObject } from "./catalog-object.ts";

/** The catalog as the text of a file: the same catalog gives the same text, and applying it changes nothing. */
export function writeCatalogFile(objects: readonly CatalogObject[]): string {
  const file: Record<string, Json> = {
    products: sorted(objects, "product", undefined).map((product) => productEntry(product, objects)),
  };
  const features = sorted(objects, "feature", undefined).map(entry);
  const bundles = sorted(objects, "bundle", undefined).map(entry);
  if (features.length > 0) file["global_features"] = features;
  if (bundles.length > 0) file["bundles"] = bundles;
  const webhooks = sorted(objects, "webhook", undefined).map(({ code, properties }) => ({ url: code, ...properties }));
  if (webhooks.length > 0) file["webhooks"] = webhooks;
  const mail = mailEntry(objects);
  if (Object.keys(mail).length > 0) file["mail"] = mail;
  return stringify(file, { lineWidth: 120, aliasDuplicateObjects: false });
}

function mailEntry(objects: readonly CatalogObject[]): JsonObject {
  const [settings] = sorted(objects, "mail settings", undefined);
  const texts = sorted(objects, "mail text", undefined).map(({ code, properties }) => {
    const [kind = "", language = ""] = code.split("/");
    return { kind, language, ...properties };
  });
  return { ...(settings ? { settings: settings.properties } : {}), ...(texts.length > 0 ? { texts } : {}) };
}

function productEntry(product: CatalogObject, objects: readonly CatalogObject[]): JsonObject {
  const features = sorted(objects, "feature", product.code).map(entry);
  const fields = sorted(objects, "custom field", product.code).map(({ code, properties }) => ({
    name: code,
    ...properties,
  }));
  const policies = sorted(objects, "policy", product.code).map(policyEntry);
  return {
    ...entry(product),
    ...(features.length > 0 ? { features } : {}),
    ...(fields.length > 0 ? { custom_fields: fields } : {}),
    ...(policies.length > 0 ? { policies } : {}),
  };
}

function policyEntry(policy: CatalogObject): JsonObject {
  const { features, custom_fields, ...rest } = policy.properties;
  const listed = members(features).map(([code, values]) => ({ code, ...Object.fromEntries(members(values)) }));
  const overridden = members(custom_fields).map(([name, value]) => ({ name, value }));
  return {
    code: policy.code,
    ...rest,
    ...(listed.length > 0 ? { features: listed } : {}),
    ...(overridden.length > 0 ? { custom_fields: overridden } : {}),
  };
}

function entry({ code, properties }: CatalogObject): JsonObject {
  return { code, ...properties };
}

function members(value: Json | undefined): [string, Json][] {
  return isJsonObject(value) ? Object.entries(value).sort(([one], [other]) => order(one, other)) : [];
}

function sorted(objects: readonly CatalogObject[], kind: CatalogKind, owner: string | undefined): CatalogObject[] {
  return objects
    .filter((each) => each.kind === kind && each.owner === owner)
    .sort((one, other) => order(one.code, other.code));
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
