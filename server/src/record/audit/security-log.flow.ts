import type { FastifyError, FastifyInstance, FastifyRequest } from "fastify";
import type { Deps } from "../../deps.ts";
import { ApiError, type ErrorCode } from "../../errors.ts";
import { WriteBehind } from "../../platform/db/write-behind.ts";
import { callerAddress } from "../../platform/http/addresses.ts";
import { dayMs } from "../../platform/values/durations.ts";
import { deleteOldSecurityEvents, insertSecurityEvents, type SecurityEvent } from "./security-event.store.ts";

/**
 * Different rows of one company in one minute, at most; what goes beyond is counted without saying who and from where.
 */
const differentMax = 60;
const keptDays = 90;
/** Rows of one company that are kept, at most. */
const keptMax = 100_000;

/** The answers that are recorded: to callers that do not prove who they are, or may not do what they ask for. */
const noted: ReadonlySet<ErrorCode> = new Set([
  "invalid_login",
  "invalid_code",
  "invalid_credentials",
  "too_many_attempts",
  "passwords_busy",
  "setup_link_not_valid",
  "password_login_not_allowed",
  "session_not_valid",
  "foreign_origin",
  "sign_on_not_valid",
  "sso_domain_not_allowed",
  "sso_staff_not_found",
  "sso_staff_not_active",
  "sso_other_person",
  "sso_token_not_valid",
  "invalid_management_key",
  "expired_management_key",
  "permission_denied",
  "permission_not_grantable",
  "owner_required",
  "invalid_api_key",
  "revoked_api_key",
  "signature_mismatch",
  "read_only_api_key",
  "api_key_product_not_allowed",
  "api_key_orders_not_allowed",
  "oauth_required",
  "oauth_token_malformed",
  "air_gap_code_not_valid",
]);

/**
 * Records, after the answer, who was refused what, from where, and no secrets; in bounded space, however many calls are
 * refused.
 */
export class SecurityLog extends WriteBehind<SecurityEvent> {
  private minute = 0;
  private readonly different = new Map<number, Set<string>>();

  constructor(private readonly deps: Deps) {
    super("security events", (batch) => insertSecurityEvents(deps.db, batch), deps.log);
  }

  /** Listens to what an app answers. */
  watch(app: FastifyInstance): void {
    app.decorateRequest("suspect", undefined);
    app.addHook("onError", async (request: FastifyRequest, _reply, error: FastifyError | ApiError) => {
      if (error instanceof ApiError && noted.has(error.code)) this.note(request, error.code);
    });
    app.addHook("onClose", () => this.settle());
  }

  /** Notes one refused call. */
  note(request: FastifyRequest, code: string): void {
    const { deps } = this;
    const { companyId = 0, who = "" } = request.suspect ?? {};
    const route = `${request.method} ${request.routeOptions.url ?? ""}`;
    const ts = deps.clock.now();
    const event = { companyId, ts, code, who: tidy(who), ip: callerAddress({ request, deps }), route };
    this.add(this.hasRoom(event) ? event : { ...event, who: "", ip: "" });
  }

  private hasRoom({ companyId, ts, code, who, ip, route }: SecurityEvent): boolean {
    const minute = Math.floor(ts.getTime() / 60_000);
    if (minute !== this.minute) this.different.clear();
    this.minute = minute;
    const rows = this.different.get(companyId) ?? new Set();
    this.different.set(companyId, rows);
    const row = JSON.stringify([code, who, ip, route]);
    if (!rows.has(row) && rows.size >= differentMax) return false;
    rows.add(row);
    return true;
  }
}

/** What was typed, as a row can hold it. */
function tidy(who: string): string {
  return who.replace(/\p{Cc}/gu, "").slice(0, 254);
}

/** Forgets what is older than 90 days, and what is too much. */
export function sweepSecurityEvents({ db, clock }: Deps): Promise<void> {
  return deleteOldSecurityEvents(db, new Date(clock.now().getTime() - keptDays * dayMs), keptMax);
}
