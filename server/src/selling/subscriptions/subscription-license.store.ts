import type { Db } from "../../platform/db/connect.ts";
import { jsonb } from "../../platform/db/json-rows.ts";
import type { Follower } from "./following.rules.ts";
import type { Applied } from "./license-target.rules.ts";

/** The licenses that follow some subscriptions, the oldest first. Those in bundles follow their bundle license. */
export function listFollowers(db: Db, companyId: number, subscriptionIds: readonly string[]): Promise<Follower[]> {
  return db<Follower[]>`
    select k.license_id, k.subscription_id, k.item, k.applied, k.is_due, l.license_key, l.license_type, l.validity_period,
      l.enabled, l.allow_grace_period, l.grace_period, l.max_activations, l.times_activated, l.product_id, l.order_id,
      p.product_name, p.short_code, p.authorization_method, o.store_id as order_store_id,
      o.test_clock_id as order_test_clock_id, t.code as policy_code, t.on_refund, t.on_dispute, t.on_cancel, t.on_quantity,
      t.allow_trial, array(select b.price from billing_prices b
        where b.company_id = t.company_id and b.license_template_id = t.id) as prices
    from subscription_licenses k
    join licenses l on l.company_id = k.company_id and l.id = k.license_id
    join products p on p.company_id = l.company_id and p.id = l.product_id
    join orders o on o.company_id = l.company_id and o.id = l.order_id
    left join license_templates t on t.company_id = l.company_id and t.id = l.license_template_id
    where k.company_id = ${companyId} and k.subscription_id = any(${[...subscriptionIds]}::text[])
    order by k.license_id`;
}

/** The ids of the licenses that follow a subscription. */
export async function listFollowerIds(db: Db, companyId: number, subscriptionId: string): Promise<number[]> {
  const rows = await db<{ license_id: number }[]>`
    select license_id from subscription_licenses
    where company_id = ${companyId} and subscription_id = ${subscriptionId}`;
  return rows.map(({ license_id }) => license_id);
}

/** Notes what a license was told. */
export async function updateTold(db: Db, companyId: number, licenseId: number, applied: Applied): Promise<void> {
  await db`
    update subscription_licenses set applied = ${jsonb(db, applied)}, is_due = false
    where company_id = ${companyId} and license_id = ${licenseId}`.execute();
}

/** Leaves the licenses of a subscription as they are until something new is known of it. */
export async function updateLeft(db: Db, companyId: number, subscriptionId: string): Promise<void> {
  await db`
    update subscription_licenses set is_due = false
    where company_id = ${companyId} and subscription_id = ${subscriptionId} and is_due`;
}

/** Licenses that follow a subscription by what they are sold as, not by its name: what was paid once. */
export async function insertFollowers(
  db: Db,
  companyId: number,
  subscriptionId: string,
  licenseIds: readonly number[],
  item: string | null,
): Promise<void> {
  await db`
    insert into subscription_licenses (company_id, license_id, subscription_id, item)
    select ${companyId}, id, ${subscriptionId}, ${item} from unnest(${[...licenseIds]}::bigint[]) as id
    on conflict (company_id, license_id) do update set item = excluded.item
      where subscription_licenses.subscription_id = excluded.subscription_id`;
}

/** Subscriptions that are known, with licenses that were not told yet. */
export function listDue(db: Db): Promise<{ company_id: number; subscription_id: string }[]> {
  return db<{ company_id: number; subscription_id: string }[]>`
    select distinct k.company_id, k.subscription_id from subscription_licenses k
    join subscriptions s on s.company_id = k.company_id and s.subscription_id = k.subscription_id
    where k.is_due limit 100`;
}

/** Who is to hold what is added to a license: the customer; where none has an address, its first user. */
export async function findHolder(db: Db, companyId: number, licenseId: number): Promise<string | null> {
  const [row] = await db<{ email: string | null }[]>`
    select coalesce(nullif(c.email, ''), nullif(o.customer_email, ''), (
      select u.true_email from license_assignments a
      join license_users u on u.company_id = a.company_id and u.id = a.license_user_id
      where a.company_id = l.company_id and a.license_id = l.id order by a.created_at, u.id limit 1)) as email
    from licenses l
    join orders o on o.company_id = l.company_id and o.id = l.order_id
    left join customers c on c.company_id = l.company_id and c.id = l.customer_id
    where l.company_id = ${companyId} and l.id = ${licenseId}`;
  return row?.email ?? null;
}
