import type { Reader } from "./license-values.rules.ts";
import type { MailKindName } from "./mail-kinds.rules.ts";
import type { TemplateValues } from "./template.rules.ts";

/** A mail that is to be made, before its language is known. */
export interface MailWish {
  readonly kind: MailKindName;
  readonly to: { readonly email: string; readonly name: string };
  /** The language of the reader, where something says it. */
  readonly language?: string | undefined;
  /** What the text may name, for a reader. */
  readonly values: (reader: Reader) => TemplateValues;
  readonly occasion: string;
  readonly event_id?: number;
  readonly order_id?: number | null;
  readonly license_id?: number | null;
  readonly useful_until?: Date;
}
