import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import { parseConnectionUrl } from "nodemailer/lib/shared";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { messageOf } from "../values/thrown.ts";

/** One mail as it leaves the server. Whatever its texts hold, they become no headers: nodemailer encodes them. */
export interface OutgoingMail {
  readonly senderName: string;
  readonly replyTo: string | null;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly date: Date;
}

/**
 * What became of a mail. `refused`: the server said no, for good or for now. `interrupted`: it never had the whole text.
 * `unknown`: it had, and its answer did not arrive, so it may have delivered it.
 */
export type MailOutcome =
  | { readonly outcome: "sent"; readonly response: string }
  | { readonly outcome: "refused"; readonly problem: string; readonly isFinal: boolean; readonly isBounce: boolean }
  | { readonly outcome: "interrupted" | "unknown"; readonly problem: string };

/** A connection to the operator's mail server, for one mail after the other. */
export interface MailSession {
  /**
   * Sends one mail. `begin` is awaited when the server asks for the text: nothing of it is sent before, and nothing at
   * all where it throws.
   */
  send(mail: OutgoingMail, begin: () => Promise<void>): Promise<MailOutcome>;
  /** Whether another mail can be sent by it. */
  readonly isOpen: boolean;
  close(): void;
}

/** The operator's mail server. */
export interface MailTransport {
  /** The address that mails come from, and that bounces go to. */
  readonly from: string;
  /** Name and port, for people. */
  readonly host: string;
  /** How many mails are sent within a minute, at most. */
  readonly perMinute: number;
  /** Connects and signs in; throws an Error that says why not. */
  open(): Promise<MailSession>;
}

const connectMs = 15_000;
const silentMs = 60_000;

/** How the mail server is reached. */
export interface MailConfig {
  /** `smtp://` or `smtps://`, with user and password where it asks for them. */
  readonly smtpUrl: string;
  readonly from: string;
  readonly perMinute: number;
}

/** The mail server that an address names, by nodemailer. */
export function createMailTransport({ smtpUrl, from, perMinute }: MailConfig): MailTransport {
  const { auth, ...server } = parseConnectionUrl(smtpUrl);
  const host = `${server.host ?? "localhost"}:${server.port ?? (server.secure ? 465 : 587)}`;
  const open = async () => {
    const connection = new SMTPConnection({
      ...server,
      connectionTimeout: connectMs,
      greetingTimeout: connectMs,
      dnsTimeout: connectMs,
      socketTimeout: silentMs,
    });
    try {
      await new Promise<void>((done, fail) => {
        connection.once("error", fail);
        connection.connect((error) => (error ? fail(error) : done()));
      });
      if (auth?.user) {
        const { user, pass } = auth;
        await new Promise<void>((done, fail) => {
          connection.once("error", fail);
          connection.login({ user, pass }, (error) => (error ? fail(error) : done()));
        });
      }
    } catch (error) {
      connection.close();
      throw new Error(`${host}: ${messageOf(error)}`);
    }
    return sessionOn(connection, from);
  };
  return { from, host, perMinute, open };
}

function sessionOn(connection: SMTPConnection, from: string): MailSession {
  let isOpen = true;
  connection.removeAllListeners("error");
  connection.on("error", () => {
    isOpen = false;
  });
  connection.once("end", () => {
    isOpen = false;
  });
  const close = () => {
    isOpen = false;
    connection.quit();
    connection.close();
  };
  return {
    get isOpen() {
      return isOpen;
    },
    async send(mail, begin) {
      const message = await composed(mail, from);
      let hasBegun = false;
      async function* body() {
        await begin();
        hasBegun = true;
        yield message;
      }
      const envelope = { from, to: [mail.to], size: message.length };
      return new Promise<MailOutcome>((done) => {
        connection.send(envelope, Readable.from(body()), (error, info) => {
          if (!error) return done({ outcome: "sent", response: info?.response ?? "" });
          const told = outcomeOf(error, hasBegun);
          // In the middle of a text nothing else can be said on this connection.
          if (told.outcome !== "refused") {
            close();
            return done(told);
          }
          connection.reset((refusal) => {
            if (refusal) close();
            done(told);
          });
        });
      });
    },
    close,
  };
}

interface SmtpError extends Error {
  readonly responseCode?: number | undefined;
  readonly command?: string | undefined;
  readonly code?: string | undefined;
}

function outcomeOf(error: SmtpError, hasBegun: boolean): MailOutcome {
  const { responseCode = 0, command = "", code, message } = error;
  // A failure to pass on the text cuts it off before its end, and what has no end is no mail.
  if (code === "ESTREAM") return { outcome: "interrupted", problem: message };
  if (responseCode >= 400 && command !== "CONN") {
    const isFinal = responseCode >= 500;
    // As a wrong address is told: by what is said of the recipient, or of the whole mail (RFC 5321, 4.2.2).
    const isBounce = isFinal && (command === "RCPT TO" || [550, 551, 552, 553].includes(responseCode));
    return { outcome: "refused", problem: message, isFinal, isBounce };
  }
  return { outcome: hasBegun ? "unknown" : "interrupted", problem: message };
}

function composed(mail: OutgoingMail, from: string): Promise<Buffer> {
  const { senderName, replyTo, to, subject, text, html, messageId, date } = mail;
  const composer = new MailComposer({
    from: { name: senderName, address: from },
    to: { name: "", address: to },
    ...(replyTo === null ? {} : { replyTo: { name: senderName, address: replyTo } }),
    subject,
    text,
    html,
    messageId,
    date,
    // So that no absence notice answers (RFC 3834).
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Promise((done, fail) => {
    composer.compile().build((error, message) => (error || !message ? fail(error) : done(message)));
  });
}
