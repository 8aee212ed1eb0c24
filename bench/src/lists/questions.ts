import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Seeded } from "./seeded.ts";

/** One request of the first page of a list. */
export interface Question {
  /** The path under /api/v1/, without query. */
  readonly list: string;
  readonly query: string;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: { readonly description?: string };
}

interface Document {
  readonly paths: Record<
    string,
    {
      get?: {
        readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
        readonly "x-permission"?: string;
      };
    }
  >;
  readonly components: { readonly parameters: Record<string, Parameter> };
}

/** Lists of what is one's own, which only a person who is signed in may read. */
const ofPeople = ["session", "portal"];

/** Every list of the Management API that a key may read: without filter, with each filter that OpenAPI publishes, and in each order. */
export function questions(seeded: Seeded): Question[] {
  const file = join(import.meta.dirname, "../../../openapi/management.json");
  const { paths, components }: Document = JSON.parse(readFileSync(file, "utf8"));
  const resolve = (parameter: Parameter | { readonly $ref: string }) =>
    "$ref" in parameter ? (components.parameters[parameter.$ref.split("/").at(-1) ?? ""] ?? []) : parameter;
  return Object.entries(paths).flatMap(([path, { get }]) => {
    const parameters = (get?.parameters ?? []).flatMap(resolve).filter((parameter) => parameter.in === "query");
    if (!parameters.some(({ name }) => name === "offset") || path.includes("/export/")) return [];
    if (ofPeople.includes(get?.["x-permission"] ?? "")) return [];
    const list = path.replace("/api/v1/", "").replace("{id}", `${seeded.ids[path.split("/")[3] ?? ""]}`);
    return [
      { list, query: "" },
      ...(parameters.some(({ name }) => name === "metadata") ? metadataQueries : []).map((query) => ({ list, query })),
      ...parameters.flatMap(({ name, schema: { description = "" } }) =>
        valuesOf(list, name, description, seeded).map((value) => ({
          list,
          query: `${name}=${encodeURIComponent(value)}`,
        })),
      ),
    ];
  });
}

/** Parts of a path are not parameters. */
const metadataQueries = [
  "metadata__batch=7",
  "metadata__batch=none",
  "metadata__batch=null",
  "metadata__batch__contains=7",
  "metadata__batch__0=7",
  'metadata__batch__0__a=[7, {"b": true}]',
].map((query) => query.replace(/=.*/, (value) => `=${encodeURIComponent(value.slice(1))}`));

const row = "4321";
const day = 24 * 3600 * 1000;

/** A value that few rows have, one that many have, and one that none has, as far as the filter distinguishes them. */
function valuesOf(list: string, parameter: string, description: string, { ids, license_key }: Seeded): string[] {
  if (parameter === "limit") return ["100"];
  if (parameter === "offset") return ["1000"];
  // Every row is counted, however many and however long that takes.
  if (parameter === "count") return [];
  if (parameter === "order_by") {
    const names = (/One of ([^;]*)/.exec(description)?.[1] ?? "").split(", ").filter(Boolean);
    return names.flatMap((name) => [name, `-${name}`]);
  }
  if (parameter === "metadata") return ['{"batch": 7}', '{"batch": -1}'];
  const [kind, lookup] = /^(\w+), (\w+)\.$/.exec(description)?.slice(1) ?? ["text", "exact"];
  if (kind === "boolean" || lookup === "isnull") return ["true", "false"];
  if (kind === "time" || kind === "date") {
    return [-day, -300 * day, 1000 * day].map((from) => {
      const moment = new Date(Date.now() + from).toISOString();
      return kind === "date" || lookup?.startsWith("date") ? moment.slice(0, 10) : moment;
    });
  }
  const name = parameter.replace(/__(in|not|gte?|lte?|icontains|iexact|startswith|date)$/, "");
  if (kind === "integer") {
    if (name === "status_code") return ["200", "400", "999"];
    const subject = (name.split(/__(?!id$)/).at(-1) ?? "").replace(/__id$|_id$/, "");
    const id = name === "id" ? ids[list.replace("/", "")] : (ids[name] ?? ids[subject]);
    return [String(id ?? 2), "1", "999999999"];
  }
  const [rare, common] = textOf(list, name, license_key);
  if (lookup === "icontains") return [rare.slice(1), common, "q8q8q8"];
  if (lookup === "startswith") return [rare.slice(0, 6), common, "q8q8q8"];
  return [rare, common, "q8q8q8"];
}

const textsOfDecisions: Readonly<Record<string, [string, string]>> = {
  action: ["f_consumption", "check"],
  code: ["license_expired", "device_not_found"],
  feature_code: ["export-3", "export"],
  search: [`desktop-${row}`, "desktop"],
  username: [`user${row.slice(1)}@account.example`, "user"],
};

const textsOfDeliveries: Readonly<Record<string, [string, string]>> = {
  // As the rows have it: md5('event 4321').
  event_id: [
    createHash("md5")
      .update(`event ${row}`)
      .digest("hex")
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"),
    "none",
  ],
  event: ["order.deleted", "license.updated"],
  status: ["failed", "delivered"],
};

/** A text that one row or a few have, and one, or a part of one, that many have. */
function textOf(list: string, name: string, licenseKey: string): [string, string] {
  if (/^activities/.test(list) && name === "action") return ["add_consumption", "check_license"];
  const ofDeliveries = /^webhook-deliveries/.test(list) ? textsOfDeliveries[name] : undefined;
  if (ofDeliveries) return ofDeliveries;
  const ofDecisions = /^decisions/.test(list) ? textsOfDecisions[name] : undefined;
  if (ofDecisions) return ofDecisions;
  if (/^license-activation/.test(list) && name === "action") return ["deactivation", "activation"];
  if (/^license-users/.test(list) && name === "first_name") return [`Max${row}`, "Max"];
  if (/^license-users/.test(list) && name === "last_name") return ["Lovelace", "Planck"];
  const group = /^license-user-groups/.test(list) ? /^(code|name)$/.exec(name)?.[0] : undefined;
  if (group) return group === "code" ? ["group-321", "group"] : ["Group 321", "Group"];
  const texts: readonly (readonly [RegExp, string, string])[] = [
    [/license_key$/, licenseKey, licenseKey.slice(0, 2)],
    [/user.*email|manager.*email|true_email/, `user${row}@account32.example`, "account"],
    [/account.*email/, `info@account${row.slice(0, 2)}.example`, "account"],
    [/email/, `person${row}@account321.example`, "account"],
    [/account.*name|company_name/, `Account ${row.slice(0, 2)}`, "Account"],
    [/account.*code/, `account-${row.slice(0, 2)}`, "account"],
    [/store_id/, `SHOP-${row}`, "SHOP"],
    [/customer.*reference/, `CR-${row}`, "CR-"],
    [/reference/, `OR-${row}`, "OR-"],
    [/^actor_name$/, "key 3", "key"],
    [/^file_name$/, "import-321.csv", "import"],
    [/^label$/, "Label 7", "Label"],
    [/name/, `Ada${row} Lovelace`, "Lovelace"],
    [/description/, `Buys much, number ${row.slice(0, 2)}`, "Buys"],
    [/address/, `${row.slice(0, 2)} Long Street`, "Street"],
    [/phone/, `+1 555 ${row.slice(0, 2)}`, "+1 555"],
    [/note/, `Note ${row}`, "Note"],
    [/hostname/, `desktop-${row}`, "desktop"],
    [/hardware_id/, "c4ca4238a0b923820dcc509a6f75849b", "a0"],
    [/(^|_)os$/, "Windows 11", "win"],
    [/license_type/, "consumption", "perpetual"],
    [/authorization_method/, "user", "license-key"],
    [/subscription_id/, `sub_${row}`, "sub_"],
    [/code$/, "product-3", "product"],
    [/request_id/, `request-${row}`, "request"],
    [/^value$/, `value ${row}`, "value"],
    [/^variable$/, "language", "theme"],
    [/^source$/, "dashboard", "sdk"],
    [/^level$/, "warning", "info"],
    [/^text$/, "License consumed", "License check"],
    [/^status$/, "error", "success"],
    [/^feature_type$|__feature_type$/, "activation", "consumption"],
    [/^type$/, "license", "license_product_feature"],
    [/^color$/, "red", "green"],
    [/^actor_kind$/, "staff", "key"],
    [/^object$/, "orders", "licenses"],
    [/^action$/, "create", "update"],
    [/^ip$/, "10.0.0.7", "10.0.0"],
  ];
  const found = texts.find(([pattern]) => pattern.test(name));
  return found ? [found[1], found[2]] : ["rare", "e"];
}
