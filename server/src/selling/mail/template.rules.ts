// The language of mail texts: a small part of Mustache. {{name}} stands for a value, {{#name}}…{{/name}} repeats its
// content for every item of a list, or is there where a value is, and {{^name}}…{{/name}} where it is not. Nothing in it
// calls anything, and every value is text.

/** What a template is filled with. */
export type TemplateValue = string | number | boolean | readonly TemplateValues[] | undefined;
/** Values by their names. */
export interface TemplateValues {
  readonly [name: string]: TemplateValue;
}

/** The names that a template may use: of a value, or of a list with the names of its items. */
export interface TemplateNames {
  readonly [name: string]: true | TemplateNames;
}

type Node =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "value"; readonly name: string; readonly at: number }
  | {
      readonly kind: "section";
      readonly name: string;
      readonly isInverted: boolean;
      readonly at: number;
      readonly nodes: readonly Node[];
    };

/** A template that can be filled. */
export interface Template {
  readonly nodes: readonly Node[];
}

interface Open {
  readonly name: string;
  readonly isInverted: boolean;
  readonly at: number;
  readonly nodes: Node[];
}

const depthMax = 5;
/** A tag that stands alone in its line takes the line with it. */
const tags = /^[ \t]*\{\{([#^/])\s*([\w.]+)\s*\}\}[ \t]*(?:\r?\n|(?![\s\S]))|\{\{([#^/]?)\s*([^{}]*?)\s*\}\}/gm;

/** Reads a template; or says, in a sentence, what is wrong with it. */
export function parseTemplate(source: string, names: TemplateNames): Template | { readonly problem: string } {
  const root: Node[] = [];
  const open: Open[] = [];
  let last = 0;
  const [brace] = source.replace(tags, "").match(/\{\{|\}\}/) ?? [];
  if (brace !== undefined) return { problem: `There is a ${brace} that belongs to nothing.` };
  for (const found of source.matchAll(tags)) {
    const at = found.index;
    const line = source.slice(0, at).split("\n").length;
    const sign = found[1] ?? found[3] ?? "";
    const name = found[2] ?? found[4] ?? "";
    const nodes = open.at(-1)?.nodes ?? root;
    if (at > last) nodes.push({ kind: "text", text: source.slice(last, at) });
    last = at + found[0].length;
    if (!/^\w+$/.test(name)) return { problem: `Line ${line}: {{${name}}} is no name.` };
    if (sign === "/") {
      const section = open.pop();
      if (section?.name !== name)
        return { problem: `Line ${line}: {{/${name}}} closes ${section ? `{{#${section.name}}}` : "nothing"}.` };
      (open.at(-1)?.nodes ?? root).push({ kind: "section", ...section });
      continue;
    }
    const known = lookUp(names, open, name);
    if (known === undefined) return { problem: `Line ${line}: there is no {{${name}}} in this mail.` };
    if (sign === "") {
      if (known !== true) return { problem: `Line ${line}: {{${name}}} is a list; write {{#${name}}}…{{/${name}}}.` };
      nodes.push({ kind: "value", name, at });
    } else {
      if (open.length === depthMax) return { problem: `Line ${line}: sections are nested at most ${depthMax} deep.` };
      open.push({ name, isInverted: sign === "^", at, nodes: [] });
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) return { problem: `{{#${unclosed.name}}} is not closed.` };
  if (last < source.length) root.push({ kind: "text", text: source.slice(last) });
  return { nodes: root };
}

/** What a name means here: in a section of a list, the names of its items come first. */
function lookUp(names: TemplateNames, open: readonly Open[], name: string): true | TemplateNames | undefined {
  const scopes = [names];
  for (const { name: section, isInverted } of open) {
    const inner = scopes.map((scope) => scope[section]).findLast((each) => each !== undefined);
    if (!isInverted && inner !== undefined && inner !== true) scopes.push(inner);
  }
  return scopes
    .map((scope) => (Object.hasOwn(scope, name) ? scope[name] : undefined))
    .findLast((each) => each !== undefined);
}

/** Fills a template; `show` gives what stands for a value. */
export function fillTemplate(
  { nodes }: Template,
  values: TemplateValues,
  show: (value: string | number | true, name: string) => string,
): string {
  return fillNodes(nodes, [values], show);
}

function fillNodes(
  nodes: readonly Node[],
  scopes: readonly TemplateValues[],
  show: (value: string | number | true, name: string) => string,
): string {
  return nodes
    .map((node) => {
      if (node.kind === "text") return node.text;
      const value = scopes
        .map((scope) => (Object.hasOwn(scope, node.name) ? scope[node.name] : undefined))
        .findLast(isThere);
      if (node.kind === "value") {
        if (typeof value === "string" || typeof value === "number") return show(value, node.name);
        return "";
      }
      const isFull = Array.isArray(value) ? value.length > 0 : isThere(value);
      if (node.isInverted) return isFull ? "" : fillNodes(node.nodes, scopes, show);
      if (!isFull) return "";
      if (!Array.isArray(value)) return fillNodes(node.nodes, scopes, show);
      return (value as readonly TemplateValues[])
        .map((item) => fillNodes(node.nodes, [...scopes, item], show))
        .join("");
    })
    .join("");
}

function isThere(value: TemplateValue): boolean {
  return value !== undefined && value !== "" && value !== false;
}
