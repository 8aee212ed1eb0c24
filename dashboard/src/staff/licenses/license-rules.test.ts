import { describe, expect, test } from "vitest";
import { bodyOf, type EditValues } from "./edit-license.rules.ts";
import { explainAgain, explainRequest } from "./explain.search.ts";
import { stretchesOf } from "./time-line.rules.ts";

describe("the body of an edit", () => {
  const before: EditValues = {
    max_activations: "2",
    note: "",
    start_date: "",
    prevent_vm: false,
    validity_period: null,
  };

  test.each([
    ["what stays as it was is not sent", {}, {}],
    ["numbers are numbers", { max_activations: "3" }, { max_activations: 3 }],
    ["what is no number goes to the server as it is", { max_activations: "many" }, { max_activations: "many" }],
    ["an emptied day is none", { start_date: "2026-01-01" }, { start_date: "2026-01-01" }],
    ["flags are flags", { prevent_vm: true }, { prevent_vm: true }],
  ])("%s", (_name, change, body) => {
    expect(bodyOf({ ...before, ...change }, before)).toEqual(body);
  });

  test("an emptied note is none", () => {
    expect(bodyOf({ ...before, note: "" }, { ...before, note: "Call them." })).toEqual({ note: null });
  });
});

describe("the address of an explanation", () => {
  test.each([
    ["asks to activate where it names no call", {}, { action: "activate" }],
    ["asks for what the call needs only", { action: "check", feature: "pages" }, { action: "check" }],
    ["names the device", { action: "borrow", hardware_id: "a" }, { action: "borrow", hardware_id: "a" }],
    ["does not ask for calls that there are not", { action: "fly" }, { action: "activate" }],
  ])("%s", (_name, search, request) => {
    expect(explainRequest(search as Record<string, string>)).toEqual(request);
  });

  test("a decision about a call that rules do not judge cannot be explained", () => {
    const decision = { hardware_id: "a", username: null, feature_code: null, app_ver: "2.1" };
    expect(explainAgain({ ...decision, action: "trial_key" } as never)).toBeUndefined();
    expect(explainAgain({ ...decision, action: "activation_offline" } as never)).toEqual({
      action: "activate",
      seat: "offline",
      hardware_id: "a",
      app_ver: "2.1",
    });
  });
});

describe("the time line", () => {
  const entry = (id: string, importance: string) => ({ id, importance }) as never;
  const entries = [entry("a", "low"), entry("b", "low"), entry("c", "high"), entry("d", "low")];

  test("folds neighbours that happened by themselves", () => {
    expect(stretchesOf(entries, false).map((stretch) => stretch.entries.length)).toEqual([2, 1, 1]);
  });

  test("shows all of them where they are asked for", () => {
    expect(stretchesOf(entries, true)).toHaveLength(4);
  });
});
