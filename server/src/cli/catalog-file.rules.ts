/**
 * What is wrong with a catalog file whose form is right: codes twice, names of nothing, no default policy. Works on a
 * file of any form, so that these problems are reported beside those of the form.
 */

/** A problem of a file, at a path of member names and indexes. */
export interface FileProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type Path = readonly (string | number)[];
interface Entry {
  readonly value: unknown;
  readonly path: Path;
}

/** Every such problem of a parsed file. */
export function judgeFile(file: unknown): FileProblem[] {
  const products = entries(file, "products", []);
  const bundles = entries(file, "bundles", []);
  const globalFeatures = entries(file, "global_features", []);
  const globalCodes = globalFeatures.map((each) => textOf(each, "code"));
  return [
    ...duplicates([...products, ...bundles], "code", "product or bundle", true),
    ...duplicates(globalFeatures, "code", "global feature"),
    ...duplicates(entries(file, "webhooks", []), "url", "webhook"),
    ...judgeTexts(entries(member(file, "mail"), "texts", ["mail"])),
    ...products.flatMap((product) => judgeProduct(product, globalCodes)),
    ...bundles.flatMap((bundle) => judgeBundle(bundle, products, bundles)),
  ];
}

function judgeTexts(texts: readonly Entry[]): FileProblem[] {
  const names = texts.map((text) => `${textOf(text, "kind")} in ${textOf(text, "language")?.trim().toLowerCase()}`);
  return texts.flatMap(({ path }, index) =>
    names.indexOf(names[index] ?? "") < index ? [{ path, message: `The text of ${names[index]} appears twice.` }] : [],
  );
}

function judgeProduct(product: Entry, globalCodes: readonly (string | undefined)[]): FileProblem[] {
  const features = entries(product.value, "features", product.path);
  const fields = entries(product.value, "custom_fields", product.path);
  const policies = entries(product.value, "policies", product.path);
  const featureCodes = [...features.map((each) => textOf(each, "code")), ...globalCodes];
  const fieldNames = fields.map((each) => textOf(each, "name"));
  return [
    ...duplicates(features, "code", "feature"),
    ...duplicates(fields, "name", "custom field"),
    ...duplicates(policies, "code", "policy"),
    ...judgeDefaults(product, policies),
    ...policies.flatMap((policy) => {
      const listed = entries(policy.value, "features", policy.path);
      const overridden = entries(policy.value, "custom_fields", policy.path);
      return [
        ...duplicates(listed, "code", "feature"),
        ...duplicates(overridden, "name", "custom field"),
        ...unknown(listed, "code", featureCodes, "feature"),
        ...unknown(overridden, "name", fieldNames, "custom field"),
      ];
    }),
  ];
}

function judgeDefaults(product: Entry, policies: readonly Entry[]): FileProblem[] {
  if (policies.length === 0) return [];
  const isTrue = (entry: Entry, name: string) =>
    ["true", "1"].includes(String(member(entry.value, name)).toLowerCase());
  const defaults = policies.filter((each) => isTrue(each, "default"));
  const [first, second] = defaults;
  if (!first)
    return [{ path: [...product.path, "policies"], message: "One policy of the product needs default: true." }];
  if (second)
    return [{ path: [...second.path, "default"], message: "The product has another default policy already." }];
  if (isTrue(first, "archived"))
    return [{ path: [...first.path, "archived"], message: "The default policy of a product is not archived." }];
  return [];
}

function judgeBundle(bundle: Entry, products: readonly Entry[], bundles: readonly Entry[]): FileProblem[] {
  const listed = member(bundle.value, "products");
  if (!Array.isArray(listed)) return [];
  const path = [...bundle.path, "products"];
  if (listed.length === 0) return [{ path, message: "A bundle holds at least one product." }];
  const method = (entry: Entry) => textOf(entry, "authorization_method")?.replace("_", "-") ?? "license-key";
  return listed.flatMap((code: unknown, index): FileProblem[] => {
    const problem = (message: string) => [{ path: [...path, index], message }];
    const named = (entry: Entry) => textOf(entry, "code") === String(code);
    const product = products.find(named);
    if (listed.indexOf(code) < index) return problem(`The product ${String(code)} is listed twice.`);
    if (bundles.some(named)) return problem("A bundle cannot hold another bundle.");
    if (!product) return problem(`The file has no product ${String(code)}.`);
    if (method(product) === method(bundle)) return [];
    return problem(`The product ${String(code)} has another authorization_method than the bundle.`);
  });
}

function duplicates(list: readonly Entry[], name: string, kind: string, ignoreCase = false): FileProblem[] {
  const seen = new Set<string>();
  return list.flatMap((entry) => {
    const text = textOf(entry, name);
    if (text === undefined) return [];
    const key = ignoreCase ? text.toLowerCase() : text;
    if (seen.has(key)) return [{ path: [...entry.path, name], message: `The ${kind} ${text} appears twice.` }];
    seen.add(key);
    return [];
  });
}

function unknown(
  list: readonly Entry[],
  name: string,
  known: readonly (string | undefined)[],
  kind: string,
): FileProblem[] {
  return list.flatMap((entry) => {
    const text = textOf(entry, name);
    if (text === undefined || known.includes(text)) return [];
    return [{ path: [...entry.path, name], message: `The product has no ${kind} ${text}.` }];
  });
}

function entries(parent: unknown, name: string, path: Path): Entry[] {
  const list = member(parent, name);
  return Array.isArray(list) ? list.map((value: unknown, index) => ({ value, path: [...path, name, index] })) : [];
}

function textOf(entry: Entry, name: string): string | undefined {
  const value = member(entry.value, name);
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

function member(parent: unknown, name: string): unknown {
  return typeof parent === "object" && parent !== null && Object.hasOwn(parent, name)
    ? Reflect.get(parent, name)
    : undefined;
}
