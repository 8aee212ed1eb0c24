import type { Deps } from "../../deps.ts";
import type { MailOutcome, MailSession, MailTransport } from "../../platform/mail/transport.ts";
import { placeOf } from "../../platform/signing/sealed-places.ts";
import { dayMs, secondMs } from "../../platform/values/durations.ts";
import { messageOf } from "../../platform/values/thrown.ts";
import { isPlainRecipient, messageIdOf, nextAttempt } from "./mail.rules.ts";
import {
  type ClaimedMail,
  claimMails,
  deleteOldMails,
  releaseMails,
  updateBegun,
  updateEnded,
  updateLost,
  updatePostponed,
} from "./mail.store.ts";
import { fillMarks } from "./marks.rules.ts";

// Few: who signs in meanwhile waits behind these only.
const batchMax = 10;
/** After a mail server that cannot be reached, this node lets it be for so long. */
const restMs = 30 * secondMs;
const lost = "The server stopped while it sent the mail. Nobody knows whether it arrived.";

type Parts = Pick<Deps, "db" | "clock" | "random" | "secrets" | "log" | "mail">;

/**
 * Sends what waits (docs/decisions/0091). A mail is begun once: before the first letter of its text is sent, its row
 * says so and is committed, and whatever happens then, it is not sent again by itself.
 */
export function mailSender(deps: Parts & Pick<Deps, "mailDays">) {
  const { db, clock } = deps;
  const runner = Buffer.from(deps.random(12)).toString("base64url");
  let restsUntil = new Date(0);

  return {
    /** Sends a few mails that are due. */
    async work(): Promise<void> {
      const transport = deps.mail;
      if (!transport) return;
      await updateLost(db, lost, clock.now());
      while (clock.now() >= restsUntil) {
        const mails = await claimMails(db, { runner, max: batchMax, perMinute: transport.perMinute }, clock.now());
        if (mails.length === 0) return;
        if (!(await sendAll({ ...deps, runner, transport }, mails)))
          restsUntil = new Date(clock.now().getTime() + restMs);
      }
    },

    /** Forgets mails that are older than the log is kept. */
    async sweep(): Promise<void> {
      await deleteOldMails(db, new Date(clock.now().getTime() - (deps.mailDays ?? 90) * dayMs));
    },
  };
}

interface Sending extends Parts {
  readonly runner: string;
  readonly transport: MailTransport;
}

/** Sends claimed mails over one connection; false where the mail server cannot be reached. */
async function sendAll(sending: Sending, mails: readonly ClaimedMail[]): Promise<boolean> {
  const { db, clock, transport, runner, log } = sending;
  let session: MailSession | undefined;
  const rest = [...mails];
  try {
    for (let mail = rest.shift(); mail; mail = rest.shift()) {
      if (mail.useful_until !== null && mail.useful_until <= clock.now()) {
        const problem = "It could not be sent in time.";
        await updateEnded(db, mail, { status: "failed", problem }, clock.now());
        continue;
      }
      if (!isPlainRecipient(mail.recipient)) {
        const problem = "The recipient is no plain address.";
        await updateEnded(db, mail, { status: "failed", problem }, clock.now());
        continue;
      }
      if (!session?.isOpen) {
        try {
          session = await transport.open();
        } catch (error) {
          log?.warn(`no mail can be sent: ${messageOf(error)}`);
          await settle(sending, mail, { outcome: "interrupted", problem: messageOf(error) });
          return false;
        }
      }
      await settle(sending, mail, await sendOne(sending, session, mail));
    }
    return true;
  } finally {
    session?.close();
    if (rest.length > 0) await releaseMails(db, runner, rest);
  }
}

async function sendOne(sending: Sending, session: MailSession, mail: ClaimedMail): Promise<MailOutcome> {
  const { db, clock, transport, runner, secrets } = sending;
  const messageId = messageIdOf(mail, transport.from);
  const held: readonly string[] =
    mail.secrets_sealed === null
      ? []
      : JSON.parse(secrets.open(mail.secrets_sealed, placeOf.mailSecrets(mail.company_id)));
  const filled = (text: string) => fillMarks(text, (index) => held[index]);
  const begin = async () => {
    if (!(await updateBegun(db, mail, { runner, messageId }, clock.now())))
      throw new Error("Another process has taken it over.");
  };
  return session.send(
    {
      senderName: mail.sender_name,
      replyTo: mail.reply_to,
      to: mail.recipient,
      subject: mail.subject,
      text: filled(mail.text),
      html: filled(mail.html),
      messageId,
      date: clock.now(),
    },
    begin,
  );
}

/** Notes what became of a mail. */
async function settle({ db, clock, random }: Sending, mail: ClaimedMail, told: MailOutcome): Promise<void> {
  const now = clock.now();
  if (told.outcome === "sent") return updateEnded(db, mail, { status: "sent", response: told.response }, now);
  const { problem } = told;
  if (told.outcome === "unknown") return updateEnded(db, mail, { status: "unknown", problem }, now);
  if (told.outcome === "refused" && told.isFinal)
    return updateEnded(db, mail, { status: told.isBounce ? "bounced" : "failed", problem }, now);
  const chance = (random(1)[0] ?? 0) / 255;
  const next = nextAttempt(mail, chance, now);
  if (next) return updatePostponed(db, mail, { problem, next });
  return updateEnded(db, mail, { status: "failed", problem }, now);
}
