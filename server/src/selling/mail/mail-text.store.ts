import type { Db } from "../../platform/db/connect.ts";

/** A text of a company in place of one that Licet brings. */
export interface OwnText {
  readonly kind: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly updated_at: Date;
}

/** All texts that a company has written. */
export function listMailTexts(db: Db, companyId: number): Promise<OwnText[]> {
  return db<OwnText[]>`
    select kind, language, subject, text, updated_at from mail_texts
    where company_id = ${companyId} order by kind, language`;
}

/** The text of a company for a kind in a language. */
export async function findMailText(
  db: Db,
  companyId: number,
  kind: string,
  language: string,
): Promise<OwnText | undefined> {
  const [row] = await db<OwnText[]>`
    select kind, language, subject, text, updated_at from mail_texts
    where company_id = ${companyId} and kind = ${kind} and language = ${language}`;
  return row;
}

/** Writes a text, in place of the one that was there. */
export async function upsertMailText(
  db: Db,
  companyId: number,
  { kind, language, subject, text }: Omit<OwnText, "updated_at">,
  now: Date,
): Promise<void> {
  await db`
    insert into mail_texts (company_id, kind, language, subject, text, created_at, updated_at)
    values (${companyId}, ${kind}, ${language}, ${subject}, ${text}, ${now}, ${now})
    on conflict (company_id, kind, language) do update
      set subject = excluded.subject, text = excluded.text, updated_at = excluded.updated_at`;
}

/** Takes a text back; false where there was none. */
export async function deleteMailText(db: Db, companyId: number, kind: string, language: string): Promise<boolean> {
  const gone = await db`
    delete from mail_texts where company_id = ${companyId} and kind = ${kind} and language = ${language}`;
  return gone.count === 1;
}
