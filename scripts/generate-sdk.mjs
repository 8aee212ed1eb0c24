// Writes the parts of @licet/sdk that follow from openapi/management.json: its types, and a method for every operation.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { resolve, resourcesOf } from "./sdk-methods.mjs";
import { root } from "./steps.mjs";

const from = "Generated from openapi/management.json.";

/** Writes sdk/src/generated. Returns whether that succeeded. */
export async function generateSdk() {
  const document = JSON.parse(readFileSync(join(root, "openapi/management.json"), "utf8"));
  const folder = join(root, "sdk/src/generated");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "management.ts"), `// ${from}\n\n${await typesOf(document)}`);
  writeFileSync(join(folder, "models.ts"), modelsText(Object.keys(document.components.schemas)));
  writeFileSync(join(folder, "resources.ts"), resourcesText(resourcesOf(document)));
  return true;
}

/** The types of the document. A moment in a query may be given as a Date; JSON that contains JSON has its own type. */
async function typesOf(document) {
  // The SDK depends on it, so that the compiler comes with it.
  const load = createRequire(join(root, "sdk/package.json"));
  const { default: openapiTS, astToString } = load("openapi-typescript");
  const { factory, SyntaxKind } = load("typescript");
  const text = factory.createKeywordTypeNode(SyntaxKind.StringKeyword);
  const moment = factory.createUnionTypeNode([text, factory.createTypeReferenceNode("Date")]);
  const json = factory.createTypeReferenceNode("Json");
  const tree = await openapiTS(asCalled(document), {
    inject: anyJson,
    silent: true,
    transform: (schema, { path = "" }) => {
      if (path === "#/components/schemas/JsonValue") return json;
      return schema.format === "date-time" && path.includes("/parameters/query/") ? moment : undefined;
    },
  });
  return astToString(tree);
}

/** Refusals are thrown, as their own type. */
function asCalled(document) {
  const isAnswer = ([status]) => status.startsWith("2");
  const kept = (operation) => ({
    ...operation,
    parameters: operation.parameters.map((parameter) => resolve(parameter, document)),
    responses: Object.fromEntries(Object.entries(operation.responses).filter(isAnswer)),
  });
  const paths = Object.entries(document.paths).map(([path, operations]) => [
    path,
    Object.fromEntries(Object.entries(operations).map(([verb, operation]) => [verb, kept(operation)])),
  ]);
  const { responses: _refusals, parameters: _writtenOut, ...components } = document.components;
  return { ...document, paths: Object.fromEntries(paths), components };
}

const anyJson = `
/** Any JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
`;

/** A name for every schema that has one, except the body of errors: they are thrown. */
function modelsText(names) {
  const models = names
    .filter((name) => !["Error", "JsonValue"].includes(name))
    .map(
      (name) =>
        `/** \`${name}\` of the OpenAPI document. */\nexport type ${name} = components["schemas"]["${name}"];\n`,
    );
  return `// ${from}\n\nimport type { components } from "./management.ts";\n\n${models.join("\n")}`;
}

function resourcesText(resources) {
  const members = resources
    .map(({ name, className, path }) => `  /** \`${path}\` */\n  readonly ${name}: ${className};`)
    .join("\n");
  const made = resources.map(({ name, className }) => `    this.${name} = new ${className}(caller);`).join("\n");
  const open = resources
    .flatMap(({ methods }) => methods)
    .filter(({ isPublic, verb }) => isPublic && verb !== "GET")
    .map(({ verb, path }) => `  "${verb} ${path}",`);
  return `// ${from}

import type { Call } from "../call.ts";
import type { CallOptions, Caller } from "../caller.ts";
import type { List } from "../list.ts";
import type { AnswerOf, BodyOf, DoneOf, FileBody, PreviewOf, QueryOf, RowOf } from "../types.ts";

/** Writes without a caller, which no idempotency key protects. */
export const unprotected: ReadonlySet<string> = new Set([
${open.join("\n")}
]);

/** A property for every resource of the Management API. */
export abstract class Resources {
${members}

  /** Made by \`Licet\`. */
  constructor(caller: Caller) {
${made}
  }
}

${resources.map(classText).join("\n\n")}
`;
}

function classText({ className, path, methods }) {
  return `/** \`${path}\` */
export class ${className} {
  readonly #caller: Caller;

  /** Made by \`Licet\`. */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

${methods.map(methodText).join("\n\n")}
}`;
}

function methodText(method) {
  const { name, verb, path, id, isList, isPreviewed, said } = method;
  const doc = comment([...said, `\`${verb} ${path}\``]);
  const parameters = parametersOf(method);
  const parts = partsOf(method);
  const call = `this.#caller.${isList ? "list" : "call"}("${verb}", "${path}", ${parts})`;
  const body = `{\n    return ${call};\n  }`;
  const signature = (query, answer) => `  ${name}(${parameters(query)}): ${answer}`;
  const usual = `QueryOf<"${id}">`;
  if (isList) return `${doc}\n${signature(usual, `List<RowOf<"${id}">>`)} ${body}`;
  if (!isPreviewed) return `${doc}\n${signature(usual, `Call<AnswerOf<"${id}">>`)} ${body}`;
  return [
    doc,
    `${signature(`${usual} & { dry_run?: false }`, `Call<DoneOf<"${id}">>`)};`,
    comment(["Answers what it would do, and writes nothing.", ...said, `\`${verb} ${path}\``]),
    `${signature(`!${usual} & { dry_run: true }`, `Call<PreviewOf<"${id}">>`)};`,
    `${signature(usual, `Call<AnswerOf<"${id}">>`)};`,
    `${signature(usual, `Call<AnswerOf<"${id}">>`)} ${body}`,
  ].join("\n");
}

/**
 * The parameters of a method in their order: of the path, body, query, options. A query type prefixed with ! is
 * required.
 */
function parametersOf({ id, parameters, body, query }) {
  return (type) => {
    const bodyType = body?.isFile ? "FileBody" : `BodyOf<"${id}">`;
    const isRequired = type.startsWith("!") || query?.isRequired;
    return [
      ...parameters.map(({ name, type }) => `${name}: ${type}`),
      ...(body ? [body.isOptional && !isRequired ? `body: ${bodyType} = {}` : `body: ${bodyType}`] : []),
      ...(query ? [`query${isRequired ? "" : "?"}: ${type.replace("!", "")}`] : []),
      "options?: CallOptions",
    ].join(", ");
  };
}

function partsOf({ parameters, body, query }) {
  const parts = [
    ...(parameters.length > 0 ? [`path: { ${parameters.map(({ name }) => name).join(", ")} }`] : []),
    ...(body ? [body.isFile ? "file: body" : "body"] : []),
    ...(query ? ["query"] : []),
    "options",
  ];
  return `{ ${parts.join(", ")} }`;
}

/** A doc comment with a paragraph for each text. */
function comment(paragraphs) {
  const lines = paragraphs.flatMap((text) => ["", ...wrapped(text.replaceAll("*/", "* /"))]).slice(1);
  if (lines.length === 1) return `  /** ${lines[0]} */`;
  return `  /**\n${lines.map((line) => `   * ${line}`.trimEnd()).join("\n")}\n   */`;
}

function wrapped(text) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const line = `${lines.at(-1)} ${word}`.trim();
    if (line.length > 110) lines.push(word);
    else lines[lines.length - 1] = line;
  }
  return lines;
}

if (process.argv[1] === import.meta.filename) process.exitCode = (await generateSdk()) ? 0 : 1;
