import { dayMs, minuteMs } from "../../platform/values/durations.ts";

/** What can become of a mail. */
export const MAIL_STATUSES = ["waiting", "sending", "sent", "failed", "bounced", "unknown"] as const;

/** One of `MAIL_STATUSES`. */
export type MailStatus = (typeof MAIL_STATUSES)[number];

const pauses = [1, 5, 15, 60, 180, 360, 720, 720].map((minutes) => minutes * minuteMs);
/** After this nobody expects the mail any more. */
const patienceMs = 2 * dayMs;

/**
 * When a mail that could not be sent is tried again, after its `attempts`th attempt; undefined: never. `chance` is
 * between 0 and 1, and spreads mails that failed together.
 */
export function nextAttempt(
  { attempts, created_at, useful_until }: { attempts: number; created_at: Date; useful_until: Date | null },
  chance: number,
  now: Date,
): Date | undefined {
  const pause = pauses[Math.max(0, attempts - 1)];
  if (pause === undefined || now.getTime() - created_at.getTime() > patienceMs) return undefined;
  const next = new Date(now.getTime() + Math.round(pause * (0.8 + 0.4 * chance)));
  return useful_until !== null && next > useful_until ? undefined : next;
}

/**
 * The Message-ID of a mail: the same at every attempt, so that a receiver can tell two copies of one mail from two
 * mails.
 */
export function messageIdOf(
  mail: { readonly company_id: number; readonly id: number; readonly created_at: Date },
  from: string,
): string {
  const domain = from.slice(from.lastIndexOf("@") + 1);
  return `<licet.${mail.company_id}.${mail.id}.${mail.created_at.getTime().toString(36)}@${domain}>`;
}

/** Whether a mail may be repeated by staff: not while it waits, and not where its link was good once. */
export function isRepeatable({ status, has_secrets }: { status: MailStatus; has_secrets: boolean }): boolean {
  return !has_secrets && status !== "waiting" && status !== "sending";
}

/** A recipient that can stand in an envelope: one plain address. */
export function isPlainRecipient(address: string): boolean {
  return address.length <= 254 && /^[^\s@|<>()[\]\\,;:"\p{Cc}]+@[^\s@|<>()[\]\\,;:"\p{Cc}]+$/u.test(address);
}
