import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { successOf } from "../../src/platform/http/contract.ts";
import { officeExamples } from "../every-call/back-office.ts";
import { type Office, type OfficeCall, openOffice } from "../every-call/office.ts";

// Every route of the Management API, called with blanks around every text of its body and its query.

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
beforeEach(() => office.app.clock.set("2026-03-15T12:00:00.000Z"));
afterAll(() => office.app.close());

/** Members that are kept as they are. */
const verbatim = ["password", "new_password", "metadata", "value", "note"];

function padded(value: unknown, name = ""): unknown {
  if (verbatim.includes(name)) return value;
  if (typeof value === "string") return `\u00a0${value}\ufeff \n`;
  if (Array.isArray(value)) return value.map((each) => padded(each));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, padded(each, key)]));
}

function paddedAddress(address: string): string {
  const [path = "", query] = address.split("?");
  if (query === undefined) return address;
  const values = [...new URLSearchParams(query)].map(([name, value]) => [name, `${padded(value, name)}`] as const);
  return `${path}?${new URLSearchParams(Object.fromEntries(values))}`;
}

describe("case 6 and case 15: a call with blanks around its texts is answered like the call without", () => {
  test.each(Object.keys(officeExamples))("%s", async (route) => {
    const method = route.split(" ")[0] as "GET" | "POST" | "PATCH" | "DELETE";
    const send = ({ address, body, token, headers: own }: OfficeCall) => {
      const who = token ? { authorization: `Bearer ${token}` } : {};
      const key = token === undefined ? office.app.managementKey : null;
      return office.app.management(method, address, { body, headers: { ...own, ...who }, key });
    };
    const call = (await officeExamples[route]?.(office)) as OfficeCall;
    // A file is not a text of the wire.
    const body = typeof call.body === "string" ? call.body : padded(call.body);
    const answer = await send({ ...call, address: paddedAddress(call.address), body });
    const contract = office.app.contracts.management.find(({ method: own, path }) => `${own} ${path}` === route);
    expect(answer.status, answer.text).toBe(contract && successOf(contract.answers));
  });
});
