import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import type { Random } from "./deps.ts";
import { proxyTest } from "./platform/http/addresses.ts";
import type { MailConfig } from "./platform/mail/transport.ts";
import { messageOf } from "./platform/values/thrown.ts";
import { isPlainAddress } from "./platform/values/urls.ts";

/** Everything an operator can set; read once, at the start (docs/guide/configuration.md). */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | undefined;
  /** Whether a pooler in transaction mode stands before the database. */
  readonly isPooled: boolean;
  /** Absolute path of the data folder. */
  readonly dataDir: string;
  /** 32 bytes. */
  readonly masterKey: Buffer;
  readonly presets: {
    readonly managementKey: string | undefined;
    readonly apiKey: string | undefined;
    readonly sharedKey: string | undefined;
    /** PEM text of the operator's own RSA private key. */
    readonly signingKey: string | undefined;
  };
  readonly signingKeyBits: 2048 | 3072 | 4096;
  /** Licet's own address as given to others, without a trailing slash. */
  readonly publicUrl: string | undefined;
  /** Whether the forwarding headers of a peer count. */
  readonly isProxy: ((address: string) => boolean) | undefined;
  /** Hosts that the server may call although their address is private. */
  readonly privateHosts: readonly string[];
  /** For how many days single calls are kept for the statistics. */
  readonly activityDays: number;
  /** How many days hourly counts keep licenses, orders and customers. */
  readonly hourlyDays: number;
  /** How many days decisions are kept. */
  readonly decisionDays: number;
  /** How many days back licenses can be seen as they were; undefined: any. */
  readonly pastDays: number | undefined;
  /** The operator's mail server; undefined: nothing is mailed. */
  readonly mail: MailConfig | undefined;
  /** How many days the log of mails is kept. */
  readonly mailDays: number;
  /** Whether webhooks may be sent to private addresses, and by http. */
  readonly allowsPrivateTargets: boolean;
  /** How many seconds the receiver of a webhook may take. */
  readonly webhookSeconds: number;
  /** How many days deliveries of webhooks are kept. */
  readonly deliveryDays: number;
  /** The first of the staff; without a password they are given a link to set one. */
  readonly admin: { readonly email: string; readonly password: string | undefined } | undefined;
}

/** A configuration that cannot work; the message names every variable that is wrong. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const optional = z.preprocess((value) => (value === "" ? undefined : value), z.string().optional());

const days = z.coerce
  .number("must be a number of days.")
  .int("must be a whole number of days.")
  .min(1, "must be at least 1.");

/** Entries with commas between them. */
const list = z
  .string()
  .default("")
  .transform((text) => text.split(",").map((entry) => entry.trim().toLowerCase()))
  .transform((entries) => entries.filter((entry) => entry !== ""));

const variables = z.object({
  PORT: z.coerce.number("must be a port number.").int().min(0).max(65535, "must be a port number.").default(8080),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: optional.refine(
    (url) => url === undefined || /^postgres(ql)?:\/\//.test(url),
    "must begin with postgres://.",
  ),
  LICET_DATABASE_POOLER: z.enum(["", "transaction"], "must be transaction, or absent.").default(""),
  LICET_DATA: z.string().min(1).default("./data"),
  LICET_MASTER_KEY: optional.refine(
    (key) => key === undefined || Buffer.from(key, "base64").length === 32,
    "must be 32 bytes in base64.",
  ),
  LICET_MANAGEMENT_KEY: optional.refine(
    (key) => key === undefined || /^[A-Za-z0-9]{8}\.[A-Za-z0-9]{32}$/.test(key),
    "must be 8 letters or digits, a dot, and 32 letters or digits.",
  ),
  LICET_API_KEY: optional,
  LICET_SHARED_KEY: optional,
  LICET_ADMIN_EMAIL: optional.refine(
    (email) => email === undefined || /^\S+@\S+$/.test(email),
    "must be an e-mail address.",
  ),
  LICET_ADMIN_PASSWORD: optional.refine(
    (password) => password === undefined || password.length >= 10,
    "needs at least 10 characters.",
  ),
  LICET_SIGNING_KEY: optional,
  LICET_PRIVATE_HOSTS: list.refine((hosts) => hosts.every((host) => /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])$/.test(host)), {
    error: "must be host names with commas between them, without ports.",
  }),
  LICET_PUBLIC_URL: optional
    .refine(
      (url) => url === undefined || (/^https?:\/\//.test(url) && isPlainAddress(url)),
      "must be an address such as https://licenses.example.com/licet.",
    )
    .transform((url) => url?.replace(/\/+$/, "")),
  LICET_TRUSTED_PROXIES: list.transform((entries, context) => {
    try {
      return entries.length === 0 ? undefined : proxyTest(entries);
    } catch (error) {
      context.addIssue({ code: "custom", message: `holds ${messageOf(error)}.` });
      return z.NEVER;
    }
  }),
  LICET_ACTIVITY_DAYS: days.default(30),
  LICET_HOURLY_DAYS: days.default(400),
  LICET_DECISION_DAYS: days.default(90),
  LICET_PAST_DAYS: z.preprocess((value) => (value === "" ? undefined : value), days.optional()),
  LICET_SMTP_URL: optional.refine(
    (url) => url === undefined || (/^smtps?:\/\//.test(url) && URL.canParse(url) && new URL(url).hostname !== ""),
    "must be an address such as smtps://user:password@mail.example.com:465.",
  ),
  LICET_MAIL_FROM: optional.refine(
    (address) => address === undefined || /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+$/.test(address),
    "must be a plain e-mail address.",
  ),
  LICET_MAIL_PER_MINUTE: z.coerce.number("must be a number.").int().min(1, "must be at least 1.").default(300),
  LICET_MAIL_DAYS: days.default(90),
  LICET_DELIVERY_DAYS: days.default(30),
  LICET_ALLOW_PRIVATE_TARGETS: z.enum(["", "0", "1"], "must be 1, or absent.").default(""),
  LICET_WEBHOOK_TIMEOUT: z.coerce
    .number("must be a number of seconds.")
    .int("must be a whole number of seconds.")
    .min(1, "must be at least 1.")
    .max(30, "must be at most 30.")
    .default(15),
  LICET_SIGNING_KEY_BITS: z.enum(["2048", "3072", "4096"], "must be 2048, 3072 or 4096.").default("2048"),
});

/**
 * Reads the environment. Makes the data folder (mode 0700) and the master key in it where none is given. Throws a
 * `ConfigError` that lists every variable with a bad value.
 */
export function readConfig(random: Random, environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = variables.safeParse(environment);
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new ConfigError(sentences.join("\n"));
  }
  const values = parsed.data;
  const mail = mailOf(values);
  const dataDir = resolve(values.LICET_DATA);
  if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return {
    port: values.PORT,
    host: values.HOST,
    databaseUrl: values.DATABASE_URL,
    isPooled: values.LICET_DATABASE_POOLER === "transaction",
    dataDir,
    masterKey: values.LICET_MASTER_KEY
      ? Buffer.from(values.LICET_MASTER_KEY, "base64")
      : readMasterKey(dataDir, random),
    presets: {
      managementKey: values.LICET_MANAGEMENT_KEY,
      apiKey: values.LICET_API_KEY,
      sharedKey: values.LICET_SHARED_KEY,
      signingKey: readPem(values.LICET_SIGNING_KEY),
    },
    signingKeyBits: signingKeyBits[values.LICET_SIGNING_KEY_BITS],
    publicUrl: values.LICET_PUBLIC_URL,
    isProxy: values.LICET_TRUSTED_PROXIES,
    privateHosts: values.LICET_PRIVATE_HOSTS,
    activityDays: values.LICET_ACTIVITY_DAYS,
    hourlyDays: values.LICET_HOURLY_DAYS,
    decisionDays: values.LICET_DECISION_DAYS,
    pastDays: values.LICET_PAST_DAYS,
    mail,
    mailDays: values.LICET_MAIL_DAYS,
    allowsPrivateTargets: values.LICET_ALLOW_PRIVATE_TARGETS === "1",
    webhookSeconds: values.LICET_WEBHOOK_TIMEOUT,
    deliveryDays: values.LICET_DELIVERY_DAYS,
    admin: values.LICET_ADMIN_EMAIL
      ? { email: values.LICET_ADMIN_EMAIL, password: values.LICET_ADMIN_PASSWORD }
      : undefined,
  };
}

/** The mail server, where one is configured; mails hold links, so Licet must know its own address then. */
function mailOf(values: z.output<typeof variables>): MailConfig | undefined {
  const { LICET_SMTP_URL, LICET_MAIL_FROM, LICET_PUBLIC_URL, LICET_MAIL_PER_MINUTE } = values;
  if (LICET_SMTP_URL === undefined && LICET_MAIL_FROM === undefined) return undefined;
  if (LICET_SMTP_URL === undefined) throw new ConfigError("LICET_SMTP_URL must be set with LICET_MAIL_FROM.");
  if (LICET_MAIL_FROM === undefined) throw new ConfigError("LICET_MAIL_FROM must be set with LICET_SMTP_URL.");
  if (LICET_PUBLIC_URL === undefined)
    throw new ConfigError("LICET_PUBLIC_URL must be set with LICET_SMTP_URL: mails hold links.");
  return { smtpUrl: LICET_SMTP_URL, from: LICET_MAIL_FROM, perMinute: LICET_MAIL_PER_MINUTE };
}

/**
 * The database that the environment means, found without making anything: what it is called, and whether it may be
 * there.
 */
export function databaseOf(environment: NodeJS.ProcessEnv = process.env): {
  readonly name: string;
  readonly mayExist: boolean;
} {
  const { DATABASE_URL: url, LICET_DATA: data = "./data" } = environment;
  if (url) return { name: `DATABASE_URL, ${url.replace(/\/\/[^@/]*@/, "//")}`, mayExist: true };
  const dataDir = resolve(data);
  return {
    name: `the embedded database below ${dataDir} (LICET_DATA)`,
    mayExist: existsSync(join(dataDir, "postgres")),
  };
}

const signingKeyBits = { "2048": 2048, "3072": 3072, "4096": 4096 } as const;

/**
 * Two servers that start at the same time on one folder end up with the same key: only one of them can create the file.
 */
function readMasterKey(dataDir: string, random: Random): Buffer {
  const file = join(dataDir, "master.key");
  if (!existsSync(file)) {
    try {
      writeFileSync(file, `${Buffer.from(random(32)).toString("base64")}\n`, { mode: 0o600, flag: "wx" });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
  chmodSync(file, 0o600);
  const key = Buffer.from(readFileSync(file, "utf8").trim(), "base64");
  if (key.length !== 32) throw new ConfigError(`${file} does not hold 32 bytes in base64. Restore it from a backup.`);
  return key;
}

/** The variable holds the PEM itself, or the path of a file that does. */
function readPem(value: string | undefined): string | undefined {
  if (value === undefined || value.includes("-----BEGIN")) return value;
  try {
    return readFileSync(value, "utf8");
  } catch {
    throw new ConfigError(`LICET_SIGNING_KEY names ${value}, which cannot be read.`);
  }
}
