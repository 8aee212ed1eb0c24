import type { FastifyBaseLogger } from "fastify";
import type { Clock } from "./clock.ts";
import type { Db, Pool } from "./platform/db/connect.ts";
import type { Reach } from "./platform/http/addresses.ts";
import type { Patience } from "./platform/http/slow-bodies.ts";
import type { MailTransport } from "./platform/mail/transport.ts";
import type { KeyRing } from "./platform/signing/key-ring.ts";
import type { Passwords } from "./platform/signing/passwords.ts";
import type { createSecretBox } from "./platform/signing/secret-box.ts";

/** Random bytes; `node:crypto`'s in the server, a fixed sequence in tests that want one. */
export type Random = (bytes: number) => Uint8Array;

/** Sends work that is done after the answer, by any node. */
export interface Jobs {
  /**
   * Puts a job into a queue, within the transaction of `on`, if it is one: the job is there when, and only when, that
   * commits. A job with a `key` that waits already is not sent again.
   */
  send(on: Db, queue: string, data: object, options?: { readonly key?: string }): Promise<void>;
}

/** All that routes need from outside, handed over by `main.ts` or by a test. */
export interface Deps extends Reach {
  readonly db: Pool;
  readonly clock: Clock;
  readonly random: Random;
  /** Seals shared keys, private keys and initial passwords at rest. */
  readonly secrets: ReturnType<typeof createSecretBox>;
  /** Hashes passwords, a few at a time. */
  readonly passwords: Passwords;
  /** Signs the answers of the License API, and files. */
  readonly keys: KeyRing;
  readonly jobs: Jobs;
  readonly log?: FastifyBaseLogger;
  /** How long bodies may take; what `platform/http/slow-bodies.ts` has unless given. */
  readonly patience?: Patience;
  /** Hosts that may be called although their address is private; none unless given. */
  readonly privateHosts?: readonly string[];
  /** Where Stripe's API is; its own address unless given. */
  readonly stripeApi?: string;
  /** For how many days single calls are kept for the statistics; 30 unless given. */
  readonly activityDays?: number;
  /** How many days hourly counts keep licenses, orders and customers; 400 unless given. */
  readonly hourlyDays?: number;
  /** How many days decisions are kept; 90 unless given. */
  readonly decisionDays?: number;
  /** How many days back licenses can be seen as they were; any unless given. */
  readonly pastDays?: number | undefined;
  /** The operator's mail server; without it nothing is mailed. */
  readonly mail?: MailTransport;
  /** How many days the log of mails is kept; 90 unless given. */
  readonly mailDays?: number;
  /** Whether webhooks may be sent to private addresses, and by http; false unless given. */
  readonly allowsPrivateTargets?: boolean;
  /** How many seconds the receiver of a webhook may take; 15 unless given. */
  readonly webhookSeconds?: number;
  /** How many days deliveries of webhooks are kept; 30 unless given. */
  readonly deliveryDays?: number;
  /** Tests check every answer against its published schema. */
  readonly checkAnswers?: boolean;
}
