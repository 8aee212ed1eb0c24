import type { Db } from "../../platform/db/connect.ts";
import type { Fragment, Value } from "../../platform/db/list-query.ts";
import type { InstallationFilesRow } from "../../platform/db/rows.generated.ts";

// Which installation files applications see, decided in one place (license-api.md §9.6, semantics.md §2.12).

/** What a caller asks for; absent members leave everything. */
export interface FileWish {
  readonly env?: Value<string> | undefined;
  readonly channel?: Value<string> | undefined;
  readonly version?: Value<string> | undefined;
}

/** A version as product_details shows it. */
export type LatestVersion = Omit<InstallationFilesRow, "company_id" | "version_order">;

/** A file as installation_file shows it. */
export type OfferedFile = Omit<
  LatestVersion,
  "created_at" | "updated_at" | "enabled" | "filename" | "product_id" | "channel" | "full_link"
> & { readonly channel: string | null; readonly installation_file: string | null };

/** Whether a file is released by now: a future date hides it, no date shows it to everyone. */
function released(db: Db, now: Value<Date>): Fragment {
  return db`coalesce(f.release_date <= (${now}::timestamptz at time zone 'UTC')::date, true)`;
}

/** The enabled files `f` of a product that fit the wish. */
function fitting(db: Db, companyId: Value<number>, product: Fragment, { env, channel, version }: FileWish): Fragment {
  return db`f.company_id = ${companyId} and f.product_id = ${product} and f.enabled
    and (${env ?? null}::text is null or f.environment = ${env ?? null})
    and (${channel ?? null}::text is null or f.channel = ${channel ?? null})
    and (${version ?? null}::text is null or f.version = ${version ?? null})`;
}

/**
 * Those of them that the license in the relation `license` may have: the pinned one, which may be dated ahead, else
 * what was released until now, and until the end of maintenance, or without one until the end of the license. A
 * perpetual license has no end, whatever date it kept from a trial; a file without a date is for everyone.
 */
export function offered(db: Db, companyId: Value<number>, wish: FileWish, now: Value<Date>): Fragment {
  return db`${fitting(db, companyId, db`license.product_id`, wish)}
    and case when license.installation_file_id is null then ${released(db, now)} else f.id = license.installation_file_id end
    and coalesce(f.release_date <= (case
      when license.enable_maintenance_period and license.maintenance_period is not null then license.maintenance_period
      when license.license_type <> 'perpetual' or license.is_trial then license.validity_period
    end)::date, true)`;
}

/** The order in which the first file is the newest: by version, so that a patch of an older line is no news. */
export function newestFirst(db: Db): Fragment {
  return db`f.version_order desc, f.release_date desc nulls last, f.id desc`;
}

/** The versions that a license may have, oldest first; one that exists for several environments is there as often. */
export function listOfferedVersions(db: Db, companyId: number, licenseId: number, wish: FileWish, now: Date) {
  return db<{ version: string; release_date: string | null }[]>`
    select f.version, f.release_date
    from licenses license, installation_files f
    where license.company_id = ${companyId} and license.id = ${licenseId} and ${offered(db, companyId, wish, now)}
    order by f.version_order, f.release_date nulls first, f.id`;
}

/** All files that a license may have, the newest first. */
export function listOfferedFiles(db: Db, companyId: number, licenseId: number, now: Date): Promise<OfferedFile[]> {
  return db<OfferedFile[]>`
    select ${fileColumns(db)}
    from licenses license, installation_files f
    where license.company_id = ${companyId} and license.id = ${licenseId} and ${offered(db, companyId, {}, now)}
    order by ${newestFirst(db)}`;
}

function fileColumns(db: Db): Fragment {
  return db`f.id, f.version, nullif(f.full_link, '') as installation_file, f.release_date, f.hash_md5, f.environment,
    f.eula_link, f.release_notes_link, f.size, f.requires_version, nullif(f.channel, '') as channel`;
}

/** The newest file that a license may have. */
export async function findOfferedFile(
  db: Db,
  companyId: number,
  licenseId: number,
  wish: FileWish,
  now: Date,
): Promise<OfferedFile | undefined> {
  const [row] = await db<OfferedFile[]>`
    select ${fileColumns(db)}
    from licenses license, installation_files f
    where license.company_id = ${companyId} and license.id = ${licenseId} and ${offered(db, companyId, wish, now)}
    order by ${newestFirst(db)} limit 1`;
  return row;
}

/** The newest version of a product, for callers without a license. */
export async function findLatestVersion(
  db: Db,
  companyId: number,
  productId: number,
  wish: FileWish,
  now: Date,
): Promise<LatestVersion | null> {
  const [row] = await db<LatestVersion[]>`
    select f.id, f.created_at, f.updated_at, f.version, f.full_link, nullif(f.filename, '') as filename, f.release_date,
      f.enabled, f.hash_md5, f.product_id, f.environment, f.eula_link, f.release_notes_link, f.size, f.requires_version,
      nullif(f.channel, '') as channel
    from installation_files f
    where ${fitting(db, companyId, db`${productId}`, wish)} and ${released(db, now)}
    order by ${newestFirst(db)} limit 1`;
  return row ?? null;
}
