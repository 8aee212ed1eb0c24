import type { Sql } from "postgres";

/** How many rows of each kind a company of some size has. */
export interface Size {
  readonly licenses: number;
  readonly devices: number;
  readonly histories: number;
}

/**
 * Fills the only company with orders, licenses and devices of some years, behind the server's back: a fifth of the licenses belong to users, each
 * order has two licenses, each customer two orders. Names carry the number of their row, so that filters can name one of them. Ends
 * with the analysis that autovacuum would make within minutes.
 */
export async function seed(db: Sql, { licenses, devices, histories }: Size): Promise<void> {
  const orders = licenses / 2;
  const customers = orders / 2;
  const accounts = Math.ceil(customers / 50);
  const users = licenses / 5;
  // The rows are right: keys need no checking while they are copied.
  await db`set session_replication_role = replica`;
  await db.unsafe(`
    create temporary table one as select id as company from companies;

    insert into customer_accounts (company_id, name, code, description, phone, address, email, reference, created_at, updated_at)
    select company, 'Account ' || n, 'account-' || n, 'Buys much, number ' || n, '+1 555 ' || n, n || ' Long Street',
      'info@account' || n || '.example', 'AR-' || n, now() - (${accounts} - n) * interval '1 minute', now() from one, generate_series(1, ${accounts}) n;

    insert into customers (company_id, email, first_name, last_name, company_name, phone, reference, customer_account_id, created_at, updated_at)
    select company, 'person' || n || '@account' || n % ${accounts} || '.example', 'Ada' || n, 'Lovelace', 'Account ' || n % ${accounts}, '+1 556 ' || n,
      'CR-' || n, (select min(id) from customer_accounts) + n % ${accounts}, now() - (${customers} - n) * interval '10 minutes', now()
    from one, generate_series(1, ${customers}) n;

    insert into license_users (company_id, true_email, first_name, last_name, phone_number, reference, created_at, updated_at)
    select company, 'user' || n || '@account' || n % ${accounts} || '.example', 'Max' || n, 'Planck', '+1 557 ' || n, 'UR-' || n,
      now() - (${users} - n) * interval '5 minutes', now() from one, generate_series(1, ${users}) n;

    insert into orders (company_id, store_id, reference, is_test, is_trial, customer_id, customer_account_id, customer_email, created_at, updated_at, metadata)
    select company, 'SHOP-' || n, 'OR-' || n, n % 50 = 0, n % 20 = 0, (select min(id) from customers) + n / 2 % ${customers},
      case when n % 10 = 0 then (select min(id) from customer_accounts) + n % ${accounts} end, 'person' || n / 2 || '@shop.example',
      now() - (${orders} - n) * interval '5 minutes', now() - (${orders} - n) * interval '1 minute', jsonb_build_object('batch', n % 1000)
    from one, generate_series(1, ${orders}) n;

    insert into order_managers (company_id, order_id, license_user_id, created_at)
    select company_id, id, (select min(id) from license_users) + id % ${users}, created_at from orders where id % 10 = 0;

    create temporary table sold_products as
      select row_number() over (order by id) - 1 as at, count(*) over () as among, p.*,
        (select min(id) from license_templates t where t.company_id = p.company_id and t.product_id = p.id) as policy
      from products p where not is_bundle;

    insert into order_items (company_id, order_id, product_id, created_at, updated_at)
    select o.company_id, o.id, p.id, o.created_at, o.updated_at from orders o join sold_products p on p.at = o.id % p.among;

    insert into licenses (company_id, order_id, order_item_id, product_id, license_template_id, license_key, license_type, active,
      enabled, time_activated, max_activations, allow_unlimited_activations, times_activated, max_transfers, start_date, valid_duration,
      validity_period, allow_grace_period, grace_period, enable_maintenance_period, maintenance_duration, is_trial, trial_days,
      max_consumptions, allow_unlimited_consumptions, allow_negative_consumptions, allow_overages, max_overages, reset_consumption,
      prevent_vm, is_floating, is_floating_cloud, floating_users, floating_timeout, can_borrow, max_borrow_time, max_license_users,
      is_air_gapped, is_hardware_key_auth, allow_offline_activation, subscription_id, note, metadata, provenance, last_check,
      created_at, updated_at)
    select i.company_id, i.order_id, i.id, i.product_id, p.policy,
      case when p.authorization_method = 'user' then null
        else upper(substr(md5(i.id || '-' || n), 1, 4) || '-' || substr(md5(i.id || '-' || n), 5, 4) || '-' || substr(md5(i.id || '-' || n), 9, 4) || '-' || substr(md5(i.id || '-' || n), 13, 4)) end,
      (array['perpetual', 'time-limited', 'subscription', 'consumption'])[1 + (i.id + n) % 4], i.id % 3 > 0, i.id % 100 > 0,
      case when i.id % 3 > 0 then i.created_at + interval '1 day' end, 1 + i.id % 5, false, i.id % 3, 0, null, '1y',
      i.created_at + interval '1 year', false, 0, false, '', i.id % 40 = 0, 0, 1000, false, false, false, 0, false, false, i.id % 25 = 0,
      i.id % 50 = 0, 3, 120, false, 0, 1, i.id % 500 = 0, false, true, case when i.id % 20 = 0 then 'sub_' || i.id end,
      'Note ' || i.id, jsonb_build_object('batch', i.id % 1000), '{}', i.created_at + interval '2 days', i.created_at, i.updated_at
    from order_items i join sold_products p on p.id = i.product_id, generate_series(1, 2) n;

    insert into license_assignments (company_id, license_id, license_user_id, max_activations, created_at)
    select l.company_id, l.id, (select min(id) from license_users) + l.id % ${users}, 1, l.created_at from licenses l where license_key is null;

    insert into license_product_features (company_id, license_id, product_feature_id, max_consumption, allow_unlimited_consumptions,
      allow_negative_consumptions, allow_overages, max_overages, reset_consumption, is_floating, is_floating_cloud, floating_users,
      floating_timeout, can_borrow, max_borrow_time, expiry_date, valid_duration, metadata)
    select l.company_id, l.id, f.id, 100, false, false, false, 0, false, false, l.id % 60 = 0, 0, 120, false, 0, null, '', '{}'
    from licenses l join product_features f on f.company_id = l.company_id and f.product_id = l.product_id;

    insert into license_custom_fields (company_id, license_id, product_custom_field_id, value)
    select l.company_id, l.id, f.id, 'value ' || l.id
    from licenses l join product_custom_fields f on f.company_id = l.company_id and f.product_id = l.product_id where l.id % 4 = 0;

    create temporary table numbered as select company_id, id, created_at, row_number() over (order by id) - 1 as at from licenses;
    create unique index on numbered (at);
    analyze numbered;

    insert into devices (company_id, license_id, hardware_id, device_active, blacklisted, os, hostname, ip, app_ver, time_activated, last_check,
      created_at, updated_at)
    select l.company_id, l.id, md5('hardware ' || n), n % 3 > 0, n % 1000 = 0, (array['Windows 11', 'macOS 26', 'Ubuntu 26.04'])[1 + n % 3],
      'desktop-' || n, '10.0.0.1', '1.' || n % 10, l.created_at, l.created_at + interval '3 days', l.created_at, l.created_at
    from generate_series(0, ${devices - 1}) n join numbered l on l.at = n % ${licenses};

    insert into device_variables (company_id, device_id, variable, value, created_at)
    select company_id, id, 'theme', 'dark ' || id, created_at from devices where id % 4 = 0;

    create temporary table numbered_devices as select company_id, id, license_id, created_at, row_number() over (order by id) - 1 as at from devices;
    create unique index on numbered_devices (at);
    analyze numbered_devices;

    insert into license_histories (company_id, license_id, device_id, ts, source, sdk_version, text)
    select d.company_id, d.license_id, d.id, d.created_at + n * interval '1 minute', 'sdk', '1.0',
      case n % 20 when 7 then 'License activated' when 13 then 'License consumed' else 'License check' end
    from generate_series(0, ${histories - 1}) n join numbered_devices d on d.at = n % ${devices};

    insert into license_activation_histories (company_id, license_id, device_id, ts, action)
    select d.company_id, d.license_id, d.id, d.created_at + n * interval '1 minute', (array['activation', 'deactivation'])[1 + n / ${devices} % 2]
    from generate_series(0, ${histories - 1}) n join numbered_devices d on d.at = n % ${devices};

    insert into audit (company_id, ts, actor_kind, actor_id, actor_name, ip, request_id, action, object, object_id, before, after)
    select company, now() - (${histories} - n) * interval '1 minute', 'key', 1 + n % 5, 'key ' || n % 5, '10.0.0.' || n % 250, 'request-' || n,
      (array['create', 'update', 'delete'])[1 + n % 3], (array['licenses', 'orders', 'devices'])[1 + n / 3 % 3], n, null, '{"note": "x"}'
    from one, generate_series(1, ${histories}) n;`);
  await db`set session_replication_role = origin`;
  await db`vacuum analyze`;
}
