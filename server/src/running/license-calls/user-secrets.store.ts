import type { Db } from "../../platform/db/connect.ts";

/** The secrets of a user, to compare a password with; undefined where no user has that e-mail. */
export async function findUserSecrets(db: Db, companyId: number, email: string) {
  const [row] = await db<
    { id: number; is_active: boolean; initial_password_sealed: Buffer | null; password_hash: string | null }[]
  >`
    select id, is_active, initial_password_sealed, password_hash from license_users
    where company_id = ${companyId} and fold_person(true_email) = fold_person(${email})`;
  return row;
}
