import type { Decision } from "@licet/sdk";

/** What a call would ask for: the names of the wire. */
export const explainMembers = [
  "action",
  "hardware_id",
  "license_user",
  "feature",
  "consumptions",
  "seat",
  "is_vm",
  "app_ver",
] as const;

/** What can be explained. */
export const explainActions = ["activate", "check", "consume", "feature", "borrow"] as const;

/** Which members mean something for which call. */
const membersOf: Readonly<Record<(typeof explainActions)[number], readonly string[]>> = {
  activate: ["seat", "is_vm", "app_ver"],
  check: ["is_vm"],
  consume: ["feature", "consumptions"],
  feature: ["feature"],
  borrow: ["feature"],
};

/** The call of an address; to activate a device where it names none. */
export function actionOf({ action }: Readonly<Record<string, string>>): (typeof explainActions)[number] {
  return explainActions.find((each) => each === action) ?? "activate";
}

/** Whether a member means something for a call. */
export function asksFor(action: (typeof explainActions)[number], member: string): boolean {
  return membersOf[action].includes(member);
}

/** The request of an address. */
export function explainRequest(search: Readonly<Record<string, string>>): Record<string, string> {
  const action = actionOf(search);
  const given = explainMembers.flatMap((name) => {
    const value = search[name];
    const isMeant = name === "hardware_id" || name === "license_user" || asksFor(action, name);
    return isMeant && value ? [[name, value] as const] : [];
  });
  return { ...Object.fromEntries(given), action };
}

/** Calls of applications that can be explained, by the words of activities. */
const explained: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  activation: { action: "activate" },
  activation_offline: { action: "activate", seat: "offline" },
  check: { action: "check" },
  consumption: { action: "consume" },
  f_consumption: { action: "consume" },
  check_feature: { action: "feature" },
  floating_borrow: { action: "borrow" },
};

/** The same call now; nothing where such calls cannot be explained. */
export function explainAgain(decision: Decision): Record<string, string> | undefined {
  const { hardware_id, username, feature_code, app_ver } = decision;
  const call = explained[decision.action];
  if (!call) return undefined;
  return {
    ...call,
    ...(hardware_id ? { hardware_id } : {}),
    ...(username ? { license_user: username } : {}),
    ...(feature_code ? { feature: feature_code } : {}),
    ...(app_ver && call["action"] === "activate" ? { app_ver } : {}),
  };
}
