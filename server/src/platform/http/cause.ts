import type { Cause, RequestInfo } from "../values/cause.ts";
import { isPlainObject } from "../values/json.ts";
import { callerAddress } from "./addresses.ts";
import type { Author } from "./audit.ts";
import type { Context } from "./endpoint.ts";

const told = ["hardware_id", "app_ver", "sdk_ver", "os_ver"] as const;
const charactersMax = 500;

/** Who and what a call is, for the events that it causes. */
export function causeOf(context: Pick<Context, "caller" | "decision" | "deps" | "request">): Cause {
  const { caller, decision, request } = context;
  const members: unknown = decision.named ?? (request.method === "GET" ? request.query : request.body);
  return {
    ...userOf(caller.actor),
    // Only pages have sessions of staff.
    ...(caller.actor?.kind === "staff" ? { via: "page" } : {}),
    request_info: {
      ip: callerAddress(context),
      ...factOf("user_agent", userAgentOf(request)),
      ...Object.assign({}, ...told.map((name) => factOf(name, isPlainObject(members) ? members[name] : undefined))),
    },
  };
}

/** The same of a job, in the name of the one who asked for it. */
export function causeOfAuthor({ actor, ip }: Pick<Author, "actor" | "ip">): Cause {
  return { ...userOf(actor), request_info: { ip } };
}

/** What a client calls itself. */
export function userAgentOf({ headers }: Pick<Context["request"], "headers">): string | undefined {
  return headers["user-agent"]?.slice(0, charactersMax) || undefined;
}

function userOf(actor: Context["caller"]["actor"]): Pick<Cause, "user_id"> {
  return actor?.kind === "staff" ? { user_id: actor.id } : {};
}

/** A fact as the database can keep it, and no longer than anybody reads; left out where there is none. */
function factOf(name: keyof RequestInfo, value: unknown): Partial<RequestInfo> {
  if (typeof value !== "string" && typeof value !== "number") return {};
  const text = String(value).replaceAll("\u0000", "").trim().slice(0, charactersMax).toWellFormed();
  return text === "" ? {} : { [name]: text };
}
