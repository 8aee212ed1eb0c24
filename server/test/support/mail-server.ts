import { once } from "node:events";
import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import { createMailTransport, type MailTransport } from "../../src/platform/mail/transport.ts";
import { eventDispatcher } from "../../src/record/events/dispatch.flow.ts";
import { mailSender } from "../../src/record/mail/send-mails.flow.ts";
import { answerMailRequests } from "../../src/selling/mail/asked-mails.flow.ts";
import { mailConsumer } from "../../src/selling/mail/mail-consumer.flow.ts";
import type { TestApp } from "./app.ts";

/** A mail as it arrived. */
export interface ArrivedMail {
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly raw: string;
  readonly parsed: ParsedMail;
  readonly from: string;
  readonly fromName: string;
  readonly to: string;
  readonly replyTo: string | undefined;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
}

/** What a mail server does with a mail: takes it, refuses it with a code, or hangs up after it has the whole text. */
export type Reaction = "take" | "hang up" | number;

/** A real mail server, which keeps what it gets. */
export interface MailServer {
  readonly url: string;
  readonly transport: MailTransport;
  readonly arrived: ArrivedMail[];
  /** Reactions to the next recipients, and to the next texts; then everything is taken. */
  readonly atRecipient: Reaction[];
  readonly atText: Reaction[];
  /** Called with every recipient, before it is answered. */
  onRecipient: () => Promise<void>;
  stop(): Promise<void>;
}

/** Starts a mail server on a free port. */
export async function startMailServer({
  port = 0,
  user,
  perMinute = 10_000,
}: {
  port?: number;
  user?: { readonly name: string; readonly password: string };
  perMinute?: number;
} = {}): Promise<MailServer> {
  const arrived: ArrivedMail[] = [];
  const atRecipient: Reaction[] = [];
  const atText: Reaction[] = [];
  const server = new SMTPServer({
    disabledCommands: user ? ["STARTTLS"] : ["STARTTLS", "AUTH"],
    authOptional: !user,
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      if (auth.username === user?.name && auth.password === user?.password) done(null, { user: auth.username });
      else done(refusal(535));
    },
    onRcptTo(_address, session, done) {
      told.onRecipient().then(() => react(atRecipient.shift() ?? "take", session, done), done);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const reaction = atText.shift() ?? "take";
        if (typeof reaction !== "number") arrived.push(await read(Buffer.concat(chunks), session));
        react(reaction, session, done);
      });
    },
  });
  server.on("error", () => {});
  const sockets = server.server;
  const open = new Set<import("node:net").Socket>();
  sockets.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });

  function react(reaction: Reaction, _session: SMTPServerSession, done: (error?: Error | null) => void) {
    if (reaction === "take") return done();
    if (reaction === "hang up") {
      for (const socket of open) socket.destroy();
      return undefined;
    }
    return done(refusal(reaction));
  }

  server.listen(port, "127.0.0.1");
  await once(sockets, "listening");
  const address = sockets.address();
  const bound = typeof address === "object" && address !== null ? address.port : 0;
  const login = user ? `${user.name}:${user.password}@` : "";
  const url = `smtp://${login}127.0.0.1:${bound}`;
  const told: MailServer = {
    url,
    transport: createMailTransport({ smtpUrl: url, from: "licenses@vendor.example", perMinute }),
    arrived,
    atRecipient,
    atText,
    onRecipient: async () => {},
    stop: () =>
      new Promise((done) => {
        for (const socket of open) socket.destroy();
        server.close(() => done());
      }),
  };
  return told;
}

function refusal(responseCode: number): Error {
  return Object.assign(new Error(`refused with ${responseCode}`), { responseCode });
}

async function read(raw: Buffer, session: SMTPServerSession): Promise<ArrivedMail> {
  const parsed = await simpleParser(raw);
  const { mailFrom, rcptTo } = session.envelope;
  const first = (named: AddressObject | AddressObject[] | undefined) =>
    (Array.isArray(named) ? named[0] : named)?.value[0];
  return {
    envelope: { from: mailFrom ? mailFrom.address : "", to: rcptTo.map(({ address }) => address) },
    raw: raw.toString("utf8"),
    parsed,
    from: first(parsed.from)?.address ?? "",
    fromName: first(parsed.from)?.name ?? "",
    to: first(parsed.to)?.address ?? "",
    replyTo: first(parsed.replyTo)?.address,
    subject: parsed.subject ?? "",
    text: parsed.text ?? "",
    html: typeof parsed.html === "string" ? parsed.html : "",
    messageId: parsed.messageId ?? "",
  };
}

/** Makes mails of what happened, and sends them, as the jobs of a server do. */
export async function sendMails(app: TestApp): Promise<void> {
  await eventDispatcher(app.deps, [mailConsumer(app.deps)])();
  await answerMailRequests(app.deps);
  await mailSender(app.deps).work();
}

/** Switches kinds of mails on or off, for the first company. */
export async function switchKinds(app: TestApp, kinds: Readonly<Record<string, boolean>>): Promise<void> {
  const { status, text } = await app.management("PATCH", "mail-settings/", { body: { kinds } });
  if (status !== 200) throw new Error(`the settings were refused: ${text}`);
}
