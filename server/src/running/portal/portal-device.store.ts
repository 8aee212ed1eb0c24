import type { Db } from "../../platform/db/connect.ts";
import { timeOf } from "../../platform/db/license-time.ts";
import {
  type Fragment,
  type ListPage,
  type ListSpec,
  newestFirst,
  type Page,
  readPage,
} from "../../platform/db/list-query.ts";
import type { PortalPerson } from "../../platform/http/endpoint.ts";
import { isManaged, isSeen } from "./portal-scope.store.ts";

/** A device as its owner, or the manager of its license, sees it. */
export interface PortalDevice {
  readonly id: number;
  readonly license: number;
  readonly hostname: string;
  readonly hardware_id: string;
  readonly os: string;
  readonly app_ver: string;
  readonly is_vm: boolean;
  readonly device_active: boolean;
  readonly blacklisted: boolean;
  readonly time_activated: Date;
  readonly time_deactivated: Date | null;
  readonly last_check: Date | null;
  readonly floating_in_use: boolean;
  readonly is_borrowed: boolean;
  readonly borrowed_until: Date | null;
  readonly is_offline: boolean;
  readonly offline_until: Date | null;
  readonly license_user: { readonly id: number; readonly true_email: string } | null;
  /** Whether the caller holds it; a manager sees those of others as well. */
  readonly is_own: boolean;
}

/** What the devices of a license can be filtered and ordered by. */
export const portalDeviceGrammar = {
  filters: {
    id: { kind: "integer", column: (db) => db`d.id`, published: ["exact", "in"] },
    device_active: { kind: "boolean", column: (db) => db`d.device_active`, published: ["exact"] },
    hostname: { kind: "text", column: (db) => db`d.hostname`, published: ["exact", "icontains"] },
    license_user: { kind: "integer", column: (db) => db`d.license_user_id`, published: ["exact"] },
  },
  orderings: {
    id: (db) => db`d.id`,
    hostname: (db) => db`d.hostname`,
    time_activated: (db) => db`d.time_activated`,
    last_check: (db) => db`d.last_check`,
  },
  unindexed: ["hostname", "last_check"],
  nullable: ["last_check"],
  limitMax: 1000,
} satisfies Omit<ListSpec, "from" | "id">;

/** The devices of a license that somebody may see: of users who manage nothing, their own. */
function portalDeviceList(person: PortalPerson, licenseId: number): ListSpec {
  return {
    ...portalDeviceGrammar,
    from: (db, companyId) => db`
      from devices d join licenses l on l.company_id = d.company_id and l.id = d.license_id
      where d.company_id = ${companyId} and d.license_id = ${licenseId} and ${isSeenDevice(db, companyId, person)}`,
    id: (db) => db`d.id`,
  };
}

/** One page of the devices of a license, those that were heard of last first where no order is asked for. */
export function listPortalDevices(
  db: Db,
  companyId: number,
  { person, licenseId, page }: { readonly person: PortalPerson; readonly licenseId: number; readonly page: ListPage },
  now: Date,
): Promise<Page<PortalDevice>> {
  const spec = portalDeviceList(person, licenseId);
  const newest = newestFirst(page, (sql) => sql`coalesce(d.last_check, d.time_activated)`);
  return readPage<PortalDevice>(db, companyId, spec, newest, columnsOf(db, person, now));
}

/** One device of a license, if somebody may see it. */
export async function findPortalDevice(
  db: Db,
  companyId: number,
  { person, licenseId, id }: { readonly person: PortalPerson; readonly licenseId: number; readonly id: number },
  now: Date,
): Promise<PortalDevice | undefined> {
  const [row] = await db<PortalDevice[]>`
    select ${columnsOf(db, person, now)}
    from devices d join licenses l on l.company_id = d.company_id and l.id = d.license_id
    where d.company_id = ${companyId} and d.id = ${id} and d.license_id = ${licenseId}
      and ${isSeenDevice(db, companyId, person)}`;
  return row;
}

function isSeenDevice(db: Db, companyId: number, person: PortalPerson): Fragment {
  const seen = isSeen(db, companyId, person);
  return db`${seen} and (${isOwnDevice(db, person)} or ${isManaged(db, companyId, person)})`;
}

function isOwnDevice(db: Db, person: PortalPerson): Fragment {
  if ("license_id" in person) return db`true`;
  return db`coalesce(d.license_user_id = ${person.license_user_id}, false)`;
}

function columnsOf(db: Db, person: PortalPerson, now: Date): Fragment {
  return db`d.id, d.license_id as license, d.hostname, d.hardware_id, d.os, d.app_ver, d.is_vm, d.device_active,
    d.blacklisted, d.time_activated, d.time_deactivated, d.last_check,
    d.device_active and holds_slot(d.borrowed_until, d.floating_last_seen, l.floating_timeout, ${timeOf(db, now)})
      as floating_in_use,
    d.is_borrowed, d.borrowed_until, d.is_offline, d.offline_until, ${isOwnDevice(db, person)} as is_own, (
      select json_build_object('id', u.id, 'true_email', u.true_email) from license_users u
      where u.company_id = d.company_id and u.id = d.license_user_id) as license_user`;
}
