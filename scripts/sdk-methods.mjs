// From the OpenAPI document to the resources and methods of @licet/sdk: their names, parameters and descriptions.

const verbs = { get: "retrieve", post: "create", patch: "update", put: "replace", delete: "delete" };

/** The resources of a document, by name; each with its methods in the order of the document. */
export function resourcesOf(document) {
  const resources = new Map();
  for (const [path, operations] of Object.entries(document.paths)) {
    const [, collection, rest = ""] = /^\/api\/v\d+\/([^/]+)\/(.*?)\/?$/.exec(path) ?? [];
    if (collection === undefined) continue;
    const name = camel(collection);
    const resource = resources.get(name) ?? {
      name,
      className: `${pascal(collection)}Resource`,
      path: path.slice(0, path.indexOf(collection) + collection.length + 1),
      methods: [],
    };
    resources.set(name, resource);
    for (const [verb, operation] of Object.entries(operations))
      resource.methods.push(methodOf({ path, verb, operation, collection, steps: stepsOf(rest), document }));
  }
  for (const resource of resources.values()) giveNames(resource.methods);
  return [...resources.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function methodOf({ path, verb, operation, collection, steps, document }) {
  const [success] = Object.entries(operation.responses).find(([status]) => status.startsWith("2"));
  const answer = operation.responses[success].content?.["application/json"]?.schema;
  const body = operation.requestBody?.content;
  const parameters = (operation.parameters ?? []).map((each) => resolve(each, document));
  const query = parameters.filter((each) => each.in === "query");
  const shape = body?.["application/json"]?.schema;
  return {
    id: operation.operationId,
    verb: verb.toUpperCase(),
    path,
    collection,
    steps,
    parameters: parameters
      .filter((each) => each.in === "path")
      .map(({ name, schema }) => ({ name, type: ["integer", "number"].includes(schema.type) ? "number" : "string" })),
    body: body && {
      isFile: body["multipart/form-data"] !== undefined,
      isOptional: verb === "post" && isOptional(shape),
    },
    query: query.length > 0 ? { isRequired: query.some((each) => each.required) } : undefined,
    isList: verb === "get" && isEnvelope(resolve(answer, document)),
    isPreviewed: query.some((each) => each.name === "dry_run") && hasPreview(answer, document),
    isPublic: operation.security?.length === 0,
    said: [operation.summary, operation.description].filter(Boolean),
  };
}

/** The names in a path after its collection, without its parameters. */
function stepsOf(rest) {
  return rest.split("/").filter((step) => step !== "" && !step.startsWith("{"));
}

/**
 * Names the methods of a resource. Calls on an object or a collection have the usual names; sub-paths have their own,
 * prefixed with a verb where more than one is served there. Where two would have the same name, the one without an id
 * has "All", or what it is found by.
 */
function giveNames(methods) {
  for (const method of methods) method.name = nameOf(method, methods);
  for (const method of methods) {
    const others = methods.filter((each) => each !== method && each.name === method.name);
    if (others.some((each) => each.parameters.length > method.parameters.length)) method.isShadowed = true;
  }
  for (const method of methods) if (method.isShadowed) method.name += method.query?.isRequired ? "By" : "All";
  const taken = new Set();
  for (const method of methods) {
    if (taken.has(method.name)) method.name = camel(method.id);
    taken.add(method.name);
  }
}

function nameOf(method, methods) {
  const { verb, steps, isList, collection } = method;
  if (nested.has(collection)) return nestedName(method, methods);
  const usual = verbs[verb.toLowerCase()];
  if (steps.length === 0) return isList ? "list" : usual;
  const words = [...steps.slice(1), steps[0]].join("_").split(/[^A-Za-z0-9]+/);
  // create_order of orders is create; check_license of licenses is check.
  if (words.length > 1 && `${words.at(-1)}s` === collection) words.pop();
  const served = methods.filter((each) => each.steps.join("/") === steps.join("/"));
  const isAmbiguous = new Set(served.map((each) => each.verb)).size > 1 || !["GET", "POST"].includes(verb);
  const isUpdate = /^(bulk_)?update/.test(words.join("_"));
  return camel((isAmbiguous && !isUpdate ? [usual, ...words] : words).join("_"));
}

/** What holds resources of its own, where names follow the path. */
const nested = new Set(["portal"]);

/** `licenses`, `license`, `licenseDevices`, `freeLicenseDevice`, `createLicenseUser`, `deleteLicenseUser`. */
function nestedName({ path, collection, verb }, methods) {
  const rest = path.slice(path.indexOf(`/${collection}/`) + collection.length + 2).split("/");
  const parts = rest.filter((part) => part !== "");
  const isId = (part) => part?.startsWith("{") ?? false;
  const single = (word) => word.replace(/s$/, "");
  // What is followed by an id is one of many.
  const words = parts.flatMap((part, index) => {
    if (isId(part)) return [];
    return [isId(parts[index + 1]) ? single(part) : part];
  });
  const name = (names) => camel(names.join("_"));
  if (verb === "GET") return name(words);
  const [last, ...before] = [...words].reverse();
  if (verb !== "POST") return name([verbs[verb.toLowerCase()], ...words]);
  const isShared = methods.some((each) => each.path === path && each.verb !== verb);
  if (isShared) return name([verbs.post, ...before.reverse(), single(last)]);
  return name(isId(parts.at(-2)) ? [last, ...before.reverse()] : words);
}

function isOptional(schema) {
  return schema?.type === "object" && (schema.required ?? []).length === 0;
}

function isEnvelope(schema) {
  return ["count", "next", "previous", "results"].every((name) => schema?.properties?.[name] !== undefined);
}

function hasPreview(schema, document) {
  const branches = schema?.anyOf ?? schema?.oneOf ?? [];
  return branches.some((branch) => resolve(branch, document)?.properties?.dry_run?.const === true);
}

/** A part of the document, or what it refers to. */
export function resolve(part, document) {
  if (part?.$ref === undefined) return part;
  const [kind, name] = part.$ref.split("/").slice(-2);
  return resolve(document.components[kind][name], document);
}

function camel(text) {
  return text.replace(/[^A-Za-z0-9]+(\w)/g, (_match, letter) => letter.toUpperCase());
}

function pascal(text) {
  return camel(`_${text}`);
}
