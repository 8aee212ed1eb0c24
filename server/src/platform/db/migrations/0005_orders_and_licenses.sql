-- What was sold: orders, their items, and the licenses they became, with features, custom fields and users.

-- A counter that several licenses, or features of licenses, of one customer account share (semantics.md §1.13;
-- docs/decisions/0036).
create table consumption_pools (
  company_id bigint not null references companies,
  id bigint not null default nextval('big_id'),
  customer_account_id bigint not null,
  code text not null,
  name text not null,
  type text not null check (type in ('license', 'license_product_feature')),
  max_consumptions bigint not null default 0,
  total_consumptions bigint not null default 0,
  -- When the total was last changed.
  consumptions_at timestamptz not null,
  allow_overages boolean not null default false,
  max_overages bigint not null default 0,
  reset_consumption boolean not null default false,
  consumption_period text check (consumption_period in ('daily', 'weekly', 'monthly', 'annually')),
  -- Units that an offline device is given whose license or feature has no limit of its own.
  default_offline_checkout bigint not null default 0,
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, customer_account_id, code),
  -- An account with pools stays: they hold units.
  foreign key (company_id, customer_account_id) references customer_accounts (company_id, id)
);

-- Times that stand until they are advanced: what test orders live by (docs/decisions/0093).
create table test_clocks (
  company_id bigint not null references companies,
  id bigint not null default nextval('big_id'),
  name text not null,
  time timestamptz not null,
  -- Where it is on its way to, and where it came from; null: it stands.
  advancing_to timestamptz,
  advancing_from timestamptz,
  created_at timestamptz not null,
  primary key (company_id, id)
);
create index test_clocks_advancing on test_clocks (company_id, id) where advancing_to is not null;

create table orders (
  company_id bigint not null references companies,
  id bigint not null default nextval('big_id'),
  store_id text not null,
  is_bundle boolean not null default false,
  type text not null default 'normal' check (type = 'normal'),
  is_test boolean not null default false,
  is_trial boolean not null default false,
  -- Null: it lives by the time.
  test_clock_id bigint,
  reference text,
  language text,
  campaign_params text,
  download_id text,
  customer_id bigint,
  customer_account_id bigint,
  -- The customer as written in the order that made it.
  customer_email text,
  customer_first_name text,
  customer_last_name text,
  customer_company text,
  customer_phone text,
  customer_reference text not null default '',
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, store_id),
  check (test_clock_id is null or is_test),
  foreign key (company_id, test_clock_id) references test_clocks (company_id, id),
  foreign key (company_id, customer_id) references customers (company_id, id),
  -- The orders of an account that goes stay.
  foreign key (company_id, customer_account_id) references customer_accounts (company_id, id)
    on delete set null (customer_account_id)
);
create index orders_by_customer on orders (company_id, customer_id) where customer_id is not null;
create index orders_by_account on orders (company_id, customer_account_id) where customer_account_id is not null;
create index orders_by_age on orders (company_id, created_at);
create index orders_texts on orders using gin
  (store_id gin_trgm_ops, reference gin_trgm_ops, customer_email gin_trgm_ops)
  with (gin_pending_list_limit = 2048);
create index orders_by_metadata on orders using gin (metadata jsonb_path_ops) with (gin_pending_list_limit = 2048);
create index orders_by_change on orders (company_id, updated_at, id);
-- As a whole: a text whose words are in most rows is not found by its parts.
create index orders_by_reference on orders (company_id, reference) where reference is not null;
-- What few rows have.
create index orders_tests on orders (company_id, id) where is_test;
create index orders_by_test_clock on orders (company_id, test_clock_id) where test_clock_id is not null;
create index orders_trials on orders (company_id, id) where is_trial;
create index orders_bundles on orders (company_id, id) where is_bundle;
-- Orders without a customer are found by the address they were placed with.
create index orders_by_email on orders (company_id, fold_person(customer_email))
  where customer_id is null and customer_email <> '';

-- License users who manage what is in an order.
create table order_managers (
  company_id bigint not null,
  order_id bigint not null,
  license_user_id bigint not null,
  created_at timestamptz not null,
  primary key (company_id, order_id, license_user_id),
  foreign key (company_id, order_id) references orders (company_id, id) on delete cascade,
  foreign key (company_id, license_user_id) references license_users (company_id, id) on delete cascade
);
create index order_managers_by_user on order_managers (company_id, license_user_id);
create trigger manager_made after insert on order_managers
  for each row execute function give_manager_permissions();

create table order_items (
  company_id bigint not null,
  id bigint not null default nextval('big_id'),
  order_id bigint not null,
  product_id bigint not null,
  note text,
  subscription_id text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Led by the order, so that a license refers to its order and its item at once, and they cannot differ.
  primary key (company_id, order_id, id),
  foreign key (company_id, order_id) references orders (company_id, id) on delete cascade,
  foreign key (company_id, product_id) references products (company_id, id)
);

-- The last moment at which a license works, as the rule of terms/expiry.rules.ts has it. Added in UTC, since PostgreSQL
-- takes a sum of a moment and an interval for one that depends on the time zone, and would not keep it.
create function license_end(license_type text, is_trial boolean, validity_period timestamptz, allow_grace_period boolean,
  grace_period integer) returns timestamptz language sql immutable parallel safe as $$
  select case when license_type = 'perpetual' and not is_trial then null
    when license_type = 'subscription' and allow_grace_period
      then (validity_period at time zone 'UTC' + grace_period * interval '1 hour') at time zone 'UTC'
    else validity_period end
$$;

-- Every property is a copy made when the license was issued: editing a policy changes no license.
create table licenses (
  company_id bigint not null,
  id bigint not null default nextval('big_id'),
  order_id bigint not null,
  order_item_id bigint not null,
  -- Whose license it is, as its order says; kept up to date by the trigger below. What belongs to a customer is asked
  -- for more often than anything else, and would be found only through the orders.
  customer_id bigint,
  product_id bigint not null,
  -- No foreign key: a license keeps the number of the policy it was made by, like the policy's code in its provenance,
  -- after the policy has gone. Letting go of a million licenses would hold them all up (docs/decisions/0065).
  license_template_id bigint,
  -- The bundle license this one belongs to; sub-licenses carry the key of their bundle license.
  bundle_license_id bigint,
  -- That of its order.
  test_clock_id bigint,
  license_key text,
  license_type text not null check (license_type in ('perpetual', 'time-limited', 'subscription', 'consumption')),
  active boolean not null default false,
  enabled boolean not null default true,
  time_activated timestamptz,
  time_disabled timestamptz,
  max_activations integer not null,
  allow_unlimited_activations boolean not null,
  times_activated integer not null default 0,
  max_transfers integer not null,
  transfer_count integer not null default 0,
  -- How many seats users may free within a year; -1: any number (docs/decisions/0083).
  seat_resets_per_year integer not null,
  -- Whether who holds the key may put another device in the place of one.
  seat_replacement text not null check (seat_replacement in ('never', 'key', 'email')),
  start_date date,
  valid_duration text not null,
  validity_period timestamptz,
  allow_grace_period boolean not null,
  grace_period integer not null,
  enable_maintenance_period boolean not null,
  maintenance_duration text not null,
  maintenance_period timestamptz,
  is_trial boolean not null,
  trial_days integer not null,
  max_consumptions bigint not null,
  total_consumptions bigint not null default 0,
  -- When the total was last changed; null: not since the license was issued. A period that began later starts it anew.
  consumptions_at timestamptz,
  allow_unlimited_consumptions boolean not null,
  allow_negative_consumptions boolean not null,
  allow_overages boolean not null,
  max_overages bigint not null,
  reset_consumption boolean not null,
  consumption_period text check (consumption_period in ('daily', 'weekly', 'monthly', 'annually')),
  consumption_pool_id bigint,
  prevent_vm boolean not null,
  is_floating boolean not null,
  is_floating_cloud boolean not null,
  floating_users integer not null,
  floating_timeout integer not null check (floating_timeout > 0),
  can_borrow boolean not null,
  max_borrow_time integer not null,
  max_license_users integer not null,
  is_air_gapped boolean not null,
  is_hardware_key_auth boolean not null,
  allow_offline_activation boolean not null,
  installation_file_id bigint,
  subscription_id text,
  note text,
  metadata jsonb not null default '{}',
  -- Where each property came from, and the policy it was read from.
  provenance jsonb not null,
  last_check timestamptz,
  -- A column and no expression of an index: of a column, the planner knows how many rows a range has.
  ends_at timestamptz generated always as
    (license_end(license_type, is_trial, validity_period, allow_grace_period, grace_period)) stored,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, order_id, order_item_id) references order_items (company_id, order_id, id) on delete cascade,
  foreign key (company_id, product_id) references products (company_id, id),
  foreign key (company_id, bundle_license_id) references licenses (company_id, id) on delete cascade,
  foreign key (company_id, consumption_pool_id) references consumption_pools (company_id, id),
  -- A version that is taken back is pinned no longer.
  foreign key (company_id, installation_file_id) references installation_files (company_id, id)
    on delete set null (installation_file_id)
);
-- One key is one license, or one bundle license with its sub-licenses.
create unique index licenses_one_per_key on licenses (company_id, license_key) where bundle_license_id is null;
create index licenses_by_key on licenses (company_id, license_key, product_id);
create index licenses_by_order on licenses (company_id, order_id, order_item_id);
create index licenses_by_bundle on licenses (company_id, bundle_license_id) where bundle_license_id is not null;
create index licenses_by_subscription on licenses (company_id, subscription_id) where subscription_id is not null;
-- Whoever deletes a file asks which licenses pin it.
create index licenses_by_installation_file on licenses (company_id, installation_file_id)
  where installation_file_id is not null;
create index licenses_texts on licenses using gin (license_key gin_trgm_ops, note gin_trgm_ops)
  with (gin_pending_list_limit = 2048);
create index licenses_by_metadata on licenses using gin (metadata jsonb_path_ops) with (gin_pending_list_limit = 2048);
create index licenses_by_creation on licenses (company_id, created_at, id);
create index licenses_by_activation on licenses (company_id, time_activated, id) where time_activated is not null;
create index licenses_by_end on licenses (company_id, validity_period, id) where validity_period is not null;
create index licenses_by_last_moment on licenses (company_id, ends_at, id) where ends_at is not null;
create index licenses_by_maintenance on licenses (company_id, maintenance_period, id)
  where maintenance_period is not null and enable_maintenance_period;
create index licenses_by_state on licenses (company_id, active, id);
create index licenses_by_type on licenses (company_id, license_type, id);
create index licenses_by_seats on licenses (company_id, max_activations, id);
create index licenses_by_template on licenses (company_id, license_template_id, id)
  where license_template_id is not null;
create index licenses_by_test_clock on licenses (company_id, test_clock_id, id) where test_clock_id is not null;
create index licenses_by_product on licenses (company_id, product_id, id);
-- What few rows have.
create index licenses_disabled on licenses (company_id, id) where not enabled;
create index licenses_trials on licenses (company_id, id) where is_trial;
create index licenses_floating on licenses (company_id, id) where is_floating or is_floating_cloud;
-- What counters change with every call: block ranges leave an update as cheap as it was.
create index licenses_counters on licenses using brin (company_id, times_activated, updated_at)
  with (pages_per_range = 16, autosummarize = on);
create index licenses_by_pool on licenses (company_id, consumption_pool_id, id) where consumption_pool_id is not null;
create index licenses_by_customer on licenses (company_id, customer_id, id) where customer_id is not null;
-- Asked only where no license has the key as it was written.
create index licenses_by_folded_key on licenses (company_id, fold_key(license_key)) where license_key is not null;

-- Licenses go with their order, whoever gives it to another customer.
create function licenses_follow_order() returns trigger language plpgsql as $$
begin
  update licenses set customer_id = new.customer_id where company_id = new.company_id and order_id = new.id;
  return null;
end $$;
create trigger customer_changed after update of customer_id on orders
  for each row when (old.customer_id is distinct from new.customer_id) execute function licenses_follow_order();

create table license_product_features (
  company_id bigint not null,
  id bigint not null default nextval('big_id'),
  license_id bigint not null,
  product_feature_id bigint not null,
  max_consumption bigint not null,
  total_consumptions bigint not null default 0,
  -- As of licenses.
  consumptions_at timestamptz,
  allow_unlimited_consumptions boolean not null,
  allow_negative_consumptions boolean not null,
  allow_overages boolean not null,
  max_overages bigint not null,
  reset_consumption boolean not null,
  consumption_period text check (consumption_period in ('daily', 'weekly', 'monthly', 'annually')),
  consumption_pool_id bigint,
  is_floating boolean not null,
  is_floating_cloud boolean not null,
  floating_users integer not null,
  floating_timeout integer not null check (floating_timeout > 0),
  can_borrow boolean not null,
  max_borrow_time integer not null,
  expiry_date timestamptz,
  valid_duration text not null,
  metadata jsonb not null,
  created_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, license_id, product_feature_id),
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade,
  foreign key (company_id, consumption_pool_id) references consumption_pools (company_id, id),
  foreign key (company_id, product_feature_id) references product_features (company_id, id) on delete cascade
);
create index license_product_features_by_metadata on license_product_features using gin (metadata jsonb_path_ops)
  with (gin_pending_list_limit = 2048);
create index license_product_features_by_end on license_product_features (company_id, expiry_date, id)
  where expiry_date is not null;
create index license_product_features_by_feature on license_product_features
  (company_id, product_feature_id, license_id);
create index license_product_features_floating on license_product_features (company_id, license_id)
  where is_floating or is_floating_cloud;
create index license_product_features_by_pool on license_product_features (company_id, consumption_pool_id, id)
  where consumption_pool_id is not null;

create table license_custom_fields (
  company_id bigint not null,
  id bigint generated always as identity,
  license_id bigint not null,
  product_custom_field_id bigint not null,
  value text not null,
  created_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, license_id, product_custom_field_id),
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade,
  foreign key (company_id, product_custom_field_id) references product_custom_fields (company_id, id) on delete cascade
);
-- For lists, and for whoever deletes a field.
create index license_custom_fields_by_field on license_custom_fields (company_id, product_custom_field_id, id);
create index license_custom_fields_texts on license_custom_fields using gin (value gin_trgm_ops)
  with (gin_pending_list_limit = 2048);
-- A value as a whole: its parts may be those of every other one, and it may be too long for an index in order.
create index license_custom_fields_by_value on license_custom_fields using hash (value);

-- Which user may use which license, with the user's own quota on it.
create table license_assignments (
  company_id bigint not null,
  -- By which the past knows it (0015).
  id bigint generated always as identity,
  license_id bigint not null,
  license_user_id bigint not null,
  is_manager boolean not null default false,
  max_activations integer not null,
  allow_unlimited_activations boolean not null default false,
  total_activations integer not null default 0,
  created_at timestamptz not null,
  primary key (company_id, license_id, license_user_id),
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade,
  foreign key (company_id, license_user_id) references license_users (company_id, id)
);
create index license_assignments_by_user on license_assignments (company_id, license_user_id);

-- The licenses that belong to a group: for lists. It gives nobody a license (docs/decisions/0033).
create table license_user_group_licenses (
  company_id bigint not null,
  license_user_group_id bigint not null,
  license_id bigint not null,
  created_at timestamptz not null,
  primary key (company_id, license_user_group_id, license_id),
  foreign key (company_id, license_user_group_id) references license_user_groups (company_id, id) on delete cascade,
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade
);
create index license_user_group_licenses_by_license on license_user_group_licenses (company_id, license_id);

-- Licenses of which little is left: at least four fifths of the seats, where there are several, or of the units of the
-- license or of a feature (docs/decisions/0086). Counters change with every call, so no index of licenses may name them;
-- a license comes here when a counter crosses the line, and few calls do that.
create table near_limits (
  company_id bigint not null,
  id bigint generated always as identity,
  license_id bigint not null,
  -- null: the license itself
  license_product_feature_id bigint,
  what text not null check (what in ('seats', 'consumption')),
  percent integer not null,
  -- Then a period ends, and with it the count; null: it does not.
  until timestamptz,
  primary key (company_id, id),
  unique nulls not distinct (company_id, license_id, what, license_product_feature_id),
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade,
  foreign key (company_id, license_product_feature_id) references license_product_features (company_id, id)
    on delete cascade
);
create index near_limits_by_percent on near_limits (company_id, what, percent desc, license_id);
create index near_limits_by_license on near_limits (company_id, what, license_id);
create index near_limits_by_feature on near_limits (company_id, license_product_feature_id)
  where license_product_feature_id is not null;
create index near_limits_ended on near_limits (until) where until is not null;

-- How many hundredths are used; 0: nobody needs to know. A single seat that is taken is no sign of anything.
create function near_percent(used bigint, most bigint, unlimited boolean, most_at_least integer) returns integer
language sql immutable parallel safe as $$
  select case when unlimited or most < most_at_least or used < most - most / 5 then 0
    else least(used * 100 / greatest(most, 1), 100000)::integer end
$$;

create function keep_near_limit(company bigint, license bigint, feature bigint, counted text, used_percent integer, ends timestamptz)
returns void language plpgsql as $$
begin
  if used_percent = 0 then
    delete from near_limits where company_id = company and license_id = license and what = counted
      and license_product_feature_id is not distinct from feature;
  else
    insert into near_limits (company_id, license_id, license_product_feature_id, what, percent, until)
    values (company, license, feature, counted, used_percent, ends)
    on conflict (company_id, license_id, what, license_product_feature_id)
      do update set percent = excluded.percent, until = excluded.until;
  end if;
end $$;

-- When the period ends in which a total was counted.
create function end_of_period(resets boolean, period text, counted_at timestamptz) returns timestamptz
language sql immutable parallel safe as $$
  select case when resets then
    case period
      when 'daily' then date_trunc('day', counted_at at time zone 'UTC') + interval '1 day'
      when 'weekly' then date_trunc('week', counted_at at time zone 'UTC') + interval '1 week'
      when 'monthly' then date_trunc('month', counted_at at time zone 'UTC') + interval '1 month'
      when 'annually' then date_trunc('year', counted_at at time zone 'UTC') + interval '1 year'
    end at time zone 'UTC' end
$$;

create function license_seats_near_limit() returns trigger language plpgsql as $$
begin
  perform keep_near_limit(new.company_id, new.id, null, 'seats',
    near_percent(new.times_activated, new.max_activations, new.allow_unlimited_activations, 2), null);
  return null;
end $$;
create trigger seats_issued after insert on licenses
  for each row when (near_percent(new.times_activated, new.max_activations, new.allow_unlimited_activations, 2) > 0)
  execute function license_seats_near_limit();
create trigger seats_changed after update of times_activated, max_activations, allow_unlimited_activations on licenses
  for each row when (near_percent(old.times_activated, old.max_activations, old.allow_unlimited_activations, 2)
    <> near_percent(new.times_activated, new.max_activations, new.allow_unlimited_activations, 2))
  execute function license_seats_near_limit();

create function license_units_near_limit() returns trigger language plpgsql as $$
begin
  perform keep_near_limit(new.company_id, new.id, null, 'consumption',
    near_percent(new.total_consumptions, new.max_consumptions, new.allow_unlimited_consumptions, 1),
    end_of_period(new.reset_consumption, new.consumption_period, coalesce(new.consumptions_at, new.created_at)));
  return null;
end $$;
create trigger units_issued after insert on licenses
  for each row when (near_percent(new.total_consumptions, new.max_consumptions, new.allow_unlimited_consumptions, 1) > 0)
  execute function license_units_near_limit();
create trigger units_changed after update of total_consumptions, max_consumptions, allow_unlimited_consumptions,
  reset_consumption, consumption_period, consumptions_at on licenses
  for each row when (near_percent(old.total_consumptions, old.max_consumptions, old.allow_unlimited_consumptions, 1)
      <> near_percent(new.total_consumptions, new.max_consumptions, new.allow_unlimited_consumptions, 1)
    or near_percent(new.total_consumptions, new.max_consumptions, new.allow_unlimited_consumptions, 1) > 0
      and end_of_period(old.reset_consumption, old.consumption_period, old.consumptions_at)
        is distinct from end_of_period(new.reset_consumption, new.consumption_period, new.consumptions_at))
  execute function license_units_near_limit();

create function feature_units_near_limit() returns trigger language plpgsql as $$
begin
  perform keep_near_limit(new.company_id, new.license_id, new.id, 'consumption',
    near_percent(new.total_consumptions, new.max_consumption, new.allow_unlimited_consumptions, 1),
    end_of_period(new.reset_consumption, new.consumption_period, coalesce(new.consumptions_at, (
      select coalesce(l.consumptions_at, l.created_at) from licenses l
      where l.company_id = new.company_id and l.id = new.license_id))));
  return null;
end $$;
create trigger units_issued after insert on license_product_features
  for each row when (near_percent(new.total_consumptions, new.max_consumption, new.allow_unlimited_consumptions, 1) > 0)
  execute function feature_units_near_limit();
create trigger units_changed after update of total_consumptions, max_consumption, allow_unlimited_consumptions,
  reset_consumption, consumption_period, consumptions_at on license_product_features
  for each row when (near_percent(old.total_consumptions, old.max_consumption, old.allow_unlimited_consumptions, 1)
      <> near_percent(new.total_consumptions, new.max_consumption, new.allow_unlimited_consumptions, 1)
    or near_percent(new.total_consumptions, new.max_consumption, new.allow_unlimited_consumptions, 1) > 0
      and end_of_period(old.reset_consumption, old.consumption_period, old.consumptions_at)
        is distinct from end_of_period(new.reset_consumption, new.consumption_period, new.consumptions_at))
  execute function feature_units_near_limit();
