import type { Rule } from "../../terms/rule-list.rules.ts";
import { type FoundFacts, hasLicense } from "../license-calls/call.rules.ts";

/** Whether a machine without a network may have a file or a confirmation (semantics.md §2.4, §2.15, §5 Q13). */

/** A request for an offline file, identified. */
export interface OfflineRequest {
  readonly hash: string;
  /** As the client's clock said; null where that cannot be read. */
  readonly requested_at: Date | null;
}

interface Asked {
  readonly seat: "online" | "air-gap" | OfflineRequest;
}

/** Subscriptions live from being renewed, so they need the network. */
export const offlineActivation: Rule<FoundFacts, Asked> = {
  name: "offline_activation",
  canJudge: hasLicense,
  judge({ license }, { seat }) {
    if (seat === "online" || (license.allow_offline_activation && license.license_type !== "subscription"))
      return undefined;
    return { refusal: "offline_activation_not_allowed" };
  },
  facts: ({ license }, { seat }) => ({
    seat: typeof seat === "string" ? seat : "offline",
    allow_offline_activation: license.allow_offline_activation,
    license_type: license.license_type,
  }),
  remedy: ({ license }) =>
    license.license_type === "subscription"
      ? { action: "activate_online", text: "Activate with a connection: subscriptions cannot do without." }
      : { action: "allow_offline_activation", text: "Switch allow_offline_activation of the license on." },
};

/** An air-gapped exchange is for licenses that are made for it. */
export const airGap: Rule<FoundFacts, Asked> = {
  name: "air_gap",
  canJudge: hasLicense,
  judge: ({ license }, { seat }) =>
    seat === "air-gap" && !license.is_air_gapped ? { refusal: "air_gap_not_allowed" } : undefined,
  facts: ({ license }) => ({ is_air_gapped: license.is_air_gapped }),
  remedy: () => ({ action: "allow_air_gap", text: "Switch is_air_gapped of the license on." }),
};

/** A request older than the latest of its device is spent. */
export const offlineRequest: Rule<FoundFacts, Asked> = {
  name: "offline_request",
  canJudge: hasLicense,
  judge({ device }, { seat }) {
    if (typeof seat === "string") return undefined;
    const holdsIt = device?.device_active && device.is_offline && device.offline_request_hash === seat.hash;
    const last = device?.offline_requested_at ?? null;
    const isSpent = last !== null && seat.requested_at !== null && seat.requested_at <= last;
    return isSpent && !holdsIt ? { refusal: "offline_request_out_of_date" } : undefined;
  },
  facts: ({ device }, { seat }) =>
    typeof seat === "string"
      ? {}
      : { requested_at: seat.requested_at, last_requested_at: device?.offline_requested_at ?? null },
  remedy: () => ({ action: "make_new_request", text: "Make a new request file on the machine." }),
};
