import { findCompany } from "../../access/companies/company.store.ts";
import type { PortalLink } from "../../access/portal/portal-link.store.ts";
import { smallJson } from "../../platform/http/body-headers.ts";
import { type Api, type Context, endpoint } from "../../platform/http/endpoint.ts";
import { presentOpened } from "./own-session.flow.ts";
import { askForMail, confirmReplacement, openSessionByLink, prepareSession, requireLink } from "./portal-link.flow.ts";
import { askForMailBody, linkBody, portalLink, presentPortalLink, sessionByLinkBody } from "./portal-link.schema.ts";
import { findLinkedSeat } from "./portal-link.store.ts";
import { newPortalSession } from "./portal-session.schema.ts";
import { findSignedInUser } from "./sign-in.store.ts";

const open = { permission: "public", tag: "Portal", takes: smallJson } as const;

/** What people ask to be mailed, and the links in those mails (docs/guide/portal.md). */
export function portalLinkRoutes(api: Api): void {
  askForLinkRoute(api);
  askForKeysRoute(api);
  readLinkRoute(api);
  signInByLinkRoute(api);
  confirmRoute(api);
}

const forAnybody =
  "Answers the same, and as quickly, whoever has the address: a stranger learns nothing. Few such mails go to one address.";

function askForLinkRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...open,
      method: "POST",
      path: "/portal/sign_in_link/",
      summary: "Have a link to sign in mailed to a license user",
      description: `Good once, for 15 minutes. A customer who is no license user is mailed their license keys. ${forAnybody}`,
      body: askForMailBody,
      transaction: "handler",
      audits: "nothing",
      answers: "nothing",
      errors: ["company_required", "mail_not_offered"],
    },
    handle: ({ body }, context) => askForMail(context, "sign_in", body),
  });
}

function askForKeysRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...open,
      method: "POST",
      path: "/portal/license_keys/",
      summary: "Have the license keys of an address mailed to it",
      description: forAnybody,
      body: askForMailBody,
      transaction: "handler",
      audits: "nothing",
      answers: "nothing",
      errors: ["company_required", "mail_not_offered"],
    },
    handle: ({ body }, context) => askForMail(context, "keys", body),
  });
}

function readLinkRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...open,
      method: "POST",
      path: "/portal/link/",
      summary: "Read what a mailed link is good for",
      description: "The link stays good: programs that look into mail follow links.",
      body: linkBody,
      transaction: "none",
      audits: "nothing",
      answers: { json: portalLink },
      errors: ["mail_link_not_valid"],
    },
    handle: async ({ body }, context) => present(context, await requireLink(context, body.token)),
  });
}

async function present({ db }: Context, link: PortalLink) {
  const { company_id, license_id, device_id, license_user_id } = link;
  const [company, seat, user] = await Promise.all([
    findCompany(db, company_id),
    license_id === null || device_id === null ? undefined : findLinkedSeat(db, company_id, license_id, device_id),
    license_user_id === null ? undefined : findSignedInUser(db, company_id, license_user_id),
  ]);
  const asks_for_password = link.purpose === "set_password" || user?.is_initial_password === true;
  const facts = { product: seat?.product ?? null, device: seat?.device ?? null, asks_for_password };
  return presentPortalLink(link, facts, company?.portal_name ?? company?.name ?? "");
}

function signInByLinkRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...open,
      method: "POST",
      path: "/portal/session/link/",
      summary: "Sign in at the portal with a mailed link",
      description: "Uses the link up. With new_password, that takes the place of the user's password.",
      body: sessionByLinkBody,
      audits: "handler",
      answers: { json: newPortalSession },
      errors: ["mail_link_not_valid"],
    },
    prepare: ({ body }, context) => prepareSession(context, body),
    handle: async (_input, context, prepared) => presentOpened(context, await openSessionByLink(context, prepared)),
  });
}

function confirmRoute(api: Api): void {
  endpoint(api, {
    contract: {
      ...open,
      method: "POST",
      path: "/portal/link/confirm/",
      summary: "Confirm by a mailed link that a device makes place for another",
      description: "Uses the link up, and frees the seat within the budget of the license.",
      body: linkBody,
      audits: "handler",
      answers: { json: portalLink },
      errors: [
        "mail_link_not_valid",
        "unknown_device",
        "seat_replacement_not_allowed",
        "offline_deactivation_required",
        "device_borrowed",
        "seat_reset_limit_reached",
      ],
    },
    prepare: ({ body }, context) => requireLink(context, body.token),
    handle: async (_input, context, link) => {
      const shown = await present(context, link);
      await confirmReplacement(context, link);
      return shown;
    },
  });
}
