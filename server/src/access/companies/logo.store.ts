import type { Db } from "../../platform/db/connect.ts";
import type { LogoType } from "./logo.rules.ts";

/** A logo as browsers get it. */
export interface Logo {
  readonly media_type: LogoType;
  readonly bytes: Buffer;
}

/** The logo of a company. */
export async function findLogo(db: Db, companyId: number): Promise<Logo | undefined> {
  const [row] = await db<Logo[]>`select media_type, bytes from company_logos where company_id = ${companyId}`;
  return row;
}

/** Puts a logo in place of the one that was there. */
export async function upsertLogo(db: Db, companyId: number, { media_type, bytes }: Logo): Promise<void> {
  await db`
    insert into company_logos (company_id, media_type, bytes, sha256)
    values (${companyId}, ${media_type}, ${bytes}, encode(sha256(${bytes}), 'hex'))
    on conflict (company_id) do update
      set media_type = excluded.media_type, bytes = excluded.bytes, sha256 = excluded.sha256`;
}

/** Takes the logo away. */
export async function deleteLogo(db: Db, companyId: number): Promise<void> {
  await db`delete from company_logos where company_id = ${companyId}`;
}
