/** What a company lets Licet write, and how. */
export interface MailSettings {
  /** Kinds that are switched on or off against their default. */
  readonly kinds: Readonly<Record<string, unknown>>;
  readonly sender_name: string | null;
  readonly reply_to: string | null;
  readonly staff_email: string | null;
  readonly language: string;
  readonly expiry_days: readonly number[];
}

/** The settings of a company that has set none. */
export const MAIL_DEFAULTS: MailSettings = {
  kinds: {},
  sender_name: null,
  reply_to: null,
  staff_email: null,
  language: "en",
  expiry_days: [30, 7, 3],
};
