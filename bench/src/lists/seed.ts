import type { Database } from "../database.ts";

/** How many rows of each kind a company of some size has. */
export interface Size {
  readonly licenses: number;
  readonly devices: number;
  readonly histories: number;
}

/**
 * Fills the first company, which has only a catalog, with the orders, licenses and devices of some years, bypassing the
 * server: a fifth of the licenses belong to users, each order has two licenses, each customer two orders. Names contain
 * the number of their row, so that filters can name one of them. Ends with the analysis that autovacuum would run
 * within minutes. Takes a pool of one connection.
 */
export async function seed(db: Database, { licenses, devices, histories }: Size): Promise<void> {
  const orders = licenses / 2;
  const customers = orders / 2;
  const accounts = Math.ceil(customers / 50);
  const users = licenses / 5;
  const groups = Math.ceil(users / 20);
  // The rows are valid: foreign keys need no checks while they are copied.
  await db`set session_replication_role = replica`;
  await db.unsafe(`
    create temporary table one as select min(id) as company from companies;

    insert into customer_accounts (company_id, name, code, description, phone, address, email, reference, created_at, updated_at)
    select company, 'Account ' || n, 'account-' || n, 'Buys much, number ' || n, '+1 555 ' || n, n || ' Long Street',
      'info@account' || n || '.example', 'AR-' || n, now() - (${accounts} - n) * interval '1 minute', now() from one, generate_series(1, ${accounts}) n;

    insert into customers (company_id, email, first_name, last_name, company_name, phone, reference, customer_account_id, metadata,
      created_at, updated_at)
    select company, 'person' || n || '@account' || n % ${accounts} || '.example', 'Ada' || n, 'Lovelace', 'Account ' || n % ${accounts}, '+1 556 ' || n,
      'CR-' || n, (select min(id) from customer_accounts) + n % ${accounts}, jsonb_build_object('batch', n % 1000), now() - (${customers} - n) * interval '10 minutes', now()
    from one, generate_series(1, ${customers}) n;

    insert into customer_labels (company_id, label, color, created_at, updated_at)
    select company, 'Label ' || n, (array['red', 'green', 'blue'])[1 + n % 3], now(), now() from one, generate_series(1, 20) n;

    insert into customer_label_mappings (company_id, customer_id, customer_label_id, created_at)
    select company_id, id, (select min(id) from customer_labels) + id / 2 % 20, created_at from customers where id % 2 = 0;

    insert into license_users (company_id, true_email, first_name, last_name, phone_number, reference, is_active, last_login, metadata,
      created_at, updated_at)
    select company, 'user' || n || '@account' || n % ${accounts} || '.example', 'Max' || n, 'Planck', '+1 557 ' || n, 'UR-' || n,
      n % 50 > 0, case when n % 3 = 0 then now() - n * interval '1 minute' end, jsonb_build_object('batch', n % 1000),
      now() - (${users} - n) * interval '5 minutes', now() from one, generate_series(1, ${users}) n;

    insert into license_user_groups (company_id, customer_account_id, code, name, description, metadata, created_at, updated_at)
    select company, case when n % 2 = 0 then (select min(id) from customer_accounts) + n % ${accounts} end, 'group-' || n, 'Group ' || n,
      'Number ' || n, jsonb_build_object('batch', n % 1000), now(), now() from one, generate_series(1, ${groups}) n;

    insert into license_user_group_members (company_id, license_user_group_id, license_user_id, created_at)
    select company_id, (select min(id) from license_user_groups) + id % ${groups}, id, created_at from license_users where id % 4 > 0;

    insert into license_user_group_managers (company_id, license_user_group_id, license_user_id, created_at)
    select company_id, id, (select min(id) from license_users) + id % ${users}, created_at from license_user_groups;

    insert into customer_account_managers (company_id, customer_account_id, license_user_id, created_at)
    select company_id, id, (select min(id) from license_users) + id * 7 % ${users}, created_at from customer_accounts;

    insert into consumption_pools (company_id, customer_account_id, code, name, type, max_consumptions, consumptions_at, metadata, created_at, updated_at)
    select company_id, id, 'pool-' || id || '-' || n, 'Pool ' || id, (array['license', 'license_product_feature'])[n], 1000, now(),
      jsonb_build_object('batch', id % 1000), now(), now() from customer_accounts, generate_series(1, 2) n order by id, n;
    create temporary table pooled as select min(id) as first from consumption_pools;

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
    select o.company_id, o.id, p.id, o.created_at, o.updated_at from orders o join sold_products p on p.at = o.id % p.among order by o.id;

    insert into licenses (company_id, order_id, order_item_id, product_id, license_template_id, license_key, license_type, active,
      enabled, time_activated, max_activations, allow_unlimited_activations, times_activated, max_transfers,
      seat_resets_per_year, seat_replacement, start_date, valid_duration,
      validity_period, allow_grace_period, grace_period, enable_maintenance_period, maintenance_duration, is_trial, trial_days,
      max_consumptions, allow_unlimited_consumptions, allow_negative_consumptions, allow_overages, max_overages, reset_consumption,
      prevent_vm, is_floating, is_floating_cloud, floating_users, floating_timeout, can_borrow, max_borrow_time, max_license_users,
      is_air_gapped, is_hardware_key_auth, allow_offline_activation, subscription_id, note, metadata, provenance, last_check,
      consumption_pool_id, customer_id, created_at, updated_at)
    select i.company_id, i.order_id, i.id, i.product_id, p.policy,
      case when p.authorization_method = 'user' then null
        else upper(substr(md5(i.id || '-' || n), 1, 4) || '-' || substr(md5(i.id || '-' || n), 5, 4) || '-' || substr(md5(i.id || '-' || n), 9, 4) || '-' || substr(md5(i.id || '-' || n), 13, 4)) end,
      (array['perpetual', 'time-limited', 'subscription', 'consumption'])[1 + (i.id + n) % 4], i.id % 3 > 0, i.id % 100 > 0,
      case when i.id % 3 > 0 then i.created_at + interval '1 day' end, 1 + i.id % 5, false, i.id % 3, 0, -1, 'never', null, '1y',
      i.created_at + interval '1 year', false, 0, false, '', i.id % 40 = 0, 0, 1000, false, false, false, 0, false, false, i.id % 25 = 0,
      i.id % 50 = 0, 3, 120, false, 0, 1, i.id % 500 = 0, false, true, case when i.id % 20 = 0 then 'sub_' || i.id end,
      'Note ' || i.id, jsonb_build_object('batch', i.id % 1000), '{}', i.created_at + interval '2 days',
      case when i.id % 20 = 10 then pooled.first + i.id / 20 % ${accounts} * 2 end, o.customer_id, i.created_at, i.updated_at
    from order_items i join orders o on o.id = i.order_id join sold_products p on p.id = i.product_id, pooled, generate_series(1, 2) n
    order by i.id, n;

    insert into license_assignments (company_id, license_id, license_user_id, max_activations, created_at)
    select l.company_id, l.id, (select min(id) from license_users) + l.id % ${users}, 1, l.created_at from licenses l where license_key is null;

    insert into license_product_features (company_id, license_id, product_feature_id, max_consumption, allow_unlimited_consumptions,
      allow_negative_consumptions, allow_overages, max_overages, reset_consumption, is_floating, is_floating_cloud, floating_users,
      floating_timeout, can_borrow, max_borrow_time, expiry_date, valid_duration, metadata, consumption_pool_id, created_at)
    select l.company_id, l.id, f.id, 100, false, false, false, 0, false, false, l.id % 60 = 0, 0, 120, false, 0,
      case when l.id % 4 = 0 then l.created_at + interval '2 years' end, '', jsonb_build_object('batch', l.id % 1000),
      case when l.id % 20 = 5 then pooled.first + l.id / 20 % ${accounts} * 2 + 1 end, l.created_at
    from pooled, licenses l join product_features f on f.company_id = l.company_id and f.product_id = l.product_id order by l.id;

    -- As the triggers of the counters, which rest here, would have it.
    insert into near_limits (company_id, license_id, what, percent)
    select company_id, id, 'seats', near_percent(times_activated, max_activations, allow_unlimited_activations, 2) from licenses
    where near_percent(times_activated, max_activations, allow_unlimited_activations, 2) > 0 order by id;

    insert into license_custom_fields (company_id, license_id, product_custom_field_id, value, created_at)
    select l.company_id, l.id, f.id, 'value ' || l.id, l.created_at
    from licenses l join product_custom_fields f on f.company_id = l.company_id and f.product_id = l.product_id where l.id % 4 = 0;

    insert into license_user_group_licenses (company_id, license_user_group_id, license_id, created_at)
    select company_id, (select min(id) from license_user_groups) + id / 10 % ${groups}, id, created_at from licenses where id % 10 = 0;

    create temporary table numbered as
      select company_id, id, created_at, product_id, order_id, customer_id, row_number() over (order by id) - 1 as at from licenses;
    create unique index on numbered (at);
    analyze numbered;

    insert into devices (company_id, license_id, hardware_id, device_active, blacklisted, os, hostname, ip, app_ver, time_activated, last_check,
      created_at, updated_at)
    select l.company_id, l.id, md5('hardware ' || n), n % 3 > 0, n % 1000 = 0, (array['Windows 11', 'macOS 26', 'Ubuntu 26.04'])[1 + n % 3],
      'desktop-' || n, '10.0.0.1', '1.' || n % 10, l.created_at, l.created_at + interval '3 days', l.created_at, l.created_at
    from generate_series(0, ${devices - 1}) n join numbered l on l.at = n % ${licenses};

    insert into device_variables (company_id, device_id, variable, value, created_at)
    select company_id, id, (array['theme', 'language'])[n], 'dark ' || id, created_at from devices, generate_series(1, 2) n where n = 1 or id % 4 = 0;

    create temporary table numbered_devices as select company_id, id, license_id, created_at, row_number() over (order by id) - 1 as at from devices;
    create unique index on numbered_devices (at);
    analyze numbered_devices;

    insert into consumption_pool_checkouts (company_id, consumption_pool_id, license_id, license_product_feature_id, device_id, checked_out,
      consumed, synced_at, created_at)
    select d.company_id, pooled.first + d.at / 10 % (${accounts} * 2), d.license_id, case when d.at % 20 = 0 then f.id end, d.id, 10, d.at / 10 % 10,
      case when d.at % 30 > 0 then d.created_at end, d.created_at
    from pooled, numbered_devices d
    join license_product_features f on f.company_id = d.company_id and f.license_id = d.license_id where d.at % 10 = 0;

    insert into license_histories (company_id, license_id, device_id, license_user_id, ts, source, sdk_version, level, text)
    select d.company_id, d.license_id, d.id, case when n % 10 = 0 then (select min(id) from license_users) + n / 10 % ${users} end,
      d.created_at + n * interval '1 minute', case when n % 50 = 13 then 'dashboard' when n % 20 in (7, 13) then 'sdk' else 'api' end, '1.0',
      case when n % 1000 = 5 then 'warning' else 'info' end,
      case n % 20 when 7 then 'License activated' when 13 then 'License consumed' else 'License check' end
    from generate_series(0, ${histories - 1}) n join numbered_devices d on d.at = n % ${devices};

    insert into license_activation_histories (company_id, license_id, device_id, ts, action, is_transfer)
    select d.company_id, d.license_id, d.id, d.created_at + n * interval '1 minute', (array['activation', 'deactivation'])[1 + n / ${devices} % 2],
      n / ${devices} % 2 = 0 and n % 100 = 0
    from generate_series(0, ${histories - 1}) n join numbered_devices d on d.at = n % ${devices};

    insert into audit (company_id, ts, actor_kind, actor_id, actor_name, ip, request_id, action, object, object_id, before, after)
    select company, now() - (${histories} - n) * interval '1 minute', 'key', 1 + n % 5, 'key ' || n % 5, '10.0.0.' || n % 250, 'request-' || n,
      (array['create', 'update', 'delete'])[1 + n % 3], (array['licenses', 'orders', 'devices'])[1 + n / 3 % 3], n, null, '{"note": "x"}'
    from one, generate_series(1, ${histories}) n;

    insert into activities (company_id, ts, action, status_code, count, product_id, license_id, order_id, customer_id)
    select l.company_id, now() - (${histories} - n) * interval '20 seconds', (array['check_license', 'activate_license', 'add_consumption'])[1 + n % 3],
      case when n % 20 = 0 then 400 else 200 end, 1, l.product_id, l.id, l.order_id, l.customer_id
    from generate_series(0, ${histories - 1}) n join numbered l on l.at = n % ${licenses};

    insert into activities_hourly (company_id, hour, action, status_code, product_id, license_id, order_id, customer_id, count)
    select l.company_id, date_trunc('hour', now(), 'UTC') - (l.at * 7 + n / ${licenses} * 97) % 8760 * interval '1 hour',
      (array['check_license', 'activate_license', 'add_consumption'])[1 + n % 3], case when n % 20 = 0 then 400 else 200 end, l.product_id, l.id,
      l.order_id, l.customer_id, 1 + n % 9
    from generate_series(0, ${histories - 1}) n join numbered l on l.at = n % ${licenses};

    insert into activity_totals (company_id, hour, action, status_code, product_id, count)
    select company_id, hour, action, status_code, product_id, sum(count) from activities_hourly group by 1, 2, 3, 4, 5;

    insert into decisions (company_id, id, created_at, action, code, message, product_id, license_id, order_id, customer_id, product_code,
      license_key, username, feature_code, hardware_id, device_name, ip, request_id)
    select l.company_id, 1001 + n, now() - (${histories} - n) * interval '1 minute',
      case when n % 50 = 7 then 'f_consumption' when n % 3 = 0 then 'activation' else 'check' end,
      case when n % 1000 = 5 then 'license_expired' when n % 3 = 0 then 'license_activated_max_times' else 'device_not_found' end, 'Refused',
      l.product_id, l.id, l.order_id, l.customer_id, 'product-' || n % 20, 'KEY-' || l.at,
      case when n % 5 = 0 then 'user' || n / 10 || '@account.example' end, case when n % 50 = 7 then 'export-' || n % 20 end,
      md5('hardware ' || n % ${devices}), 'desktop-' || n, '10.0.0.' || n % 250, 'request-' || n
    from generate_series(0, ${histories - 1}) n join numbered l on l.at = n % ${licenses};

    insert into decisions_hourly (company_id, hour, action, code, product_id, license_id, order_id, customer_id, count, not_kept)
    select company_id, date_trunc('hour', created_at, 'UTC'), action, code, product_id, license_id, order_id, customer_id, count(*), 0
    from decisions group by 1, 2, 3, 4, 5, 6, 7, 8;

    insert into decision_totals (company_id, hour, action, code, product_id, count, not_kept)
    select company_id, hour, action, code, product_id, sum(count), 0 from decisions_hourly group by 1, 2, 3, 4, 5;

    insert into imports (company_id, kind, file_name, status, dry_run, on_error, author, phase, total_row_count, created_at, started_at, finished_at)
    select company, (array['licenses', 'license_features', 'customers', 'orders'])[1 + n % 4], 'import-' || n || '.csv',
      case when n % 20 = 0 then 'error' else 'success' end, false, 'keep', '{"kind": "key", "id": 1, "name": "key 1"}', 'write', 1000,
      now() - (2000 - n) * interval '1 hour', now(), now() from one, generate_series(1, 2000) n;

    insert into webhook_endpoints (company_id, url, events, format, description, enabled, created_at, updated_at)
    select company, 'https://hooks.example/' || n, array['*'], 'licensespring', 'Number ' || n, n % 10 > 0, now(), now()
    from one, generate_series(1, 50) n;

    insert into webhook_messages (company_id, event_id, event, ts, data, created_at)
    select company, md5('event ' || n)::uuid, case when n % 5000 = 0 then 'order.deleted' else 'license.updated' end, t, '{}', t
    from one, generate_series(1, ${histories}) n, lateral (select now() - (${histories} - n) * interval '2 seconds' as t) moment;

    insert into webhook_deliveries (company_id, endpoint_id, message_id, event, license_id, order_key, status, attempts, due_at, finished_at,
      created_at)
    select m.company_id, (select min(id) from webhook_endpoints) + m.id % 50, m.id, m.event, l.id, 'license:' || l.id,
      case when m.id % 1000 = 0 then 'failed' else 'delivered' end, 1, m.created_at, m.created_at, m.created_at
    from webhook_messages m join numbered l on l.at = m.id % ${licenses} order by m.id;`);
  await db`set session_replication_role = origin`;
  await db`vacuum analyze`;
}
