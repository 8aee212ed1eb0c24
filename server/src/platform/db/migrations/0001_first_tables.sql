-- The tables of the first slice: companies and keys, catalog, customers, orders, licenses, devices, history.
--
-- Every primary, unique and foreign key of a tenant's table begins with company_id: a row can never point into another
-- company, and the tables can be distributed by company_id as they stand. A table that refers to another one of its tenant needs
-- no reference to companies of its own. Names are those of the wire.

-- 16-digit ids of orders, licenses, products and devices, below 2^53. It starts where the known ids of the field are.
create sequence big_id as bigint start 1700000000000000 maxvalue 9007199254740991;

create table companies (
  id bigint generated always as identity primary key,
  name text not null,
  created_at timestamptz not null
);

-- One row per deployment key pair; the newest that is not retired signs.
create table signing_keys (
  id bigint generated always as identity primary key,
  public_pem text not null,
  private_sealed bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz
);

create table management_api_keys (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  prefix text not null,
  key_hash text not null,
  label text not null default '',
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (company_id, id),
  unique (company_id, prefix)
);
create index management_api_keys_by_prefix on management_api_keys (prefix);

create table license_api_keys (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  api_key text not null,
  shared_key_sealed bytea not null,
  label text not null default '',
  is_read_only boolean not null default false,
  -- null: every product
  product_ids bigint[],
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (company_id, id),
  unique (company_id, api_key)
);
create index license_api_keys_by_key on license_api_keys (api_key);

-- The answer of a write that carried an Idempotency-Key, claimed in the transaction of the write itself.
create table idempotency_keys (
  company_id bigint not null references companies,
  key text not null,
  request_hash text not null,
  status integer not null,
  answer text not null,
  created_at timestamptz not null,
  primary key (company_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

create table customer_accounts (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  code text not null,
  name text not null default '',
  description text not null default '',
  phone text not null default '',
  address text not null default '',
  email text not null default '',
  reference text not null default '',
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, code)
);

create table customers (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  customer_account_id bigint,
  email text not null default '',
  first_name text not null default '',
  last_name text not null default '',
  company_name text not null default '',
  phone text not null default '',
  reference text not null default '',
  address text not null default '',
  postcode text not null default '',
  city text not null default '',
  country text not null default '',
  state text not null default '',
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, customer_account_id) references customer_accounts (company_id, id)
);
create unique index customers_by_email on customers (company_id, lower(email)) where email <> '';
create index customers_by_account on customers (company_id, customer_account_id);
create index customers_by_reference on customers (company_id, reference);

-- Bundles are products with is_bundle. A null is "the product does not say": the next source decides.
create table products (
  company_id bigint not null references companies,
  id bigint not null default nextval('big_id'),
  product_name text not null,
  short_code text not null check (short_code ~ '^[A-Za-z0-9-]{2,}$'),
  is_bundle boolean not null default false,
  authorization_method text not null check (authorization_method in ('license-key', 'user')),
  active boolean not null default true,
  is_archived boolean not null default false,
  default_license_type text check (default_license_type in ('perpetual', 'time-limited', 'subscription', 'consumption')),
  valid_duration text,
  subscription_duration text,
  allow_trial boolean not null default false,
  trial_days integer,
  max_activations integer,
  max_consumptions bigint,
  allow_overages boolean,
  max_overages bigint,
  reset_consumption boolean,
  consumption_period text check (consumption_period in ('daily', 'weekly', 'monthly', 'annually')),
  enable_maintenance_period boolean,
  maintenance_duration text,
  is_floating boolean,
  is_floating_cloud boolean,
  floating_users integer,
  floating_timeout integer,
  prevent_vm boolean,
  hardware_id_required boolean not null default true,
  is_node_locked boolean not null default false,
  is_user_locked boolean not null default false,
  is_upgrade boolean not null default false,
  upgrade_from bigint[] not null default '{}',
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id)
);
-- An archived product gives its code back; codes differ by more than case, but are matched exactly.
create unique index products_by_code on products (company_id, lower(short_code)) where not is_archived;
create index products_by_short_code on products (company_id, short_code);

create table bundle_products (
  company_id bigint not null,
  bundle_id bigint not null,
  product_id bigint not null,
  position integer not null,
  primary key (company_id, bundle_id, product_id),
  foreign key (company_id, bundle_id) references products (company_id, id) on delete cascade,
  foreign key (company_id, product_id) references products (company_id, id)
);
create index bundle_products_by_product on bundle_products (company_id, product_id);

-- product_id null: a global feature, attachable to licenses of every product.
create table product_features (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  product_id bigint,
  code text not null check (code <> ''),
  name text not null,
  feature_type text not null check (feature_type in ('activation', 'consumption')),
  max_consumption bigint not null default 0,
  allow_unlimited_consumptions boolean not null default false,
  allow_negative_consumptions boolean not null default false,
  allow_overages boolean not null default false,
  max_overages bigint not null default 0,
  reset_consumption boolean not null default false,
  consumption_period text check (consumption_period in ('daily', 'weekly', 'monthly', 'annually')),
  is_floating boolean not null default false,
  is_floating_cloud boolean not null default false,
  floating_users integer not null default 0,
  floating_timeout integer not null default 120,
  can_borrow boolean not null default false,
  max_borrow_time integer not null default 0,
  expiry_date timestamptz,
  valid_duration text not null default '',
  metadata jsonb not null default '{}',
  is_deleted boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, product_id) references products (company_id, id) on delete cascade
);
create unique index product_features_by_code on product_features (company_id, product_id, code) nulls not distinct where not is_deleted;

create table product_custom_fields (
  company_id bigint not null,
  id bigint generated always as identity,
  product_id bigint not null,
  name text not null check (name <> ''),
  data_type text check (data_type in ('number', 'text', 'date/time')),
  default_value text not null default '',
  description text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, product_id, name),
  foreign key (company_id, product_id) references products (company_id, id) on delete cascade
);

create table installation_files (
  company_id bigint not null,
  id bigint generated always as identity,
  product_id bigint not null,
  version text not null,
  environment text not null default '',
  channel text not null default '',
  full_link text not null default '',
  filename text not null default '',
  hash_md5 text not null default '',
  eula_link text not null default '',
  release_notes_link text not null default '',
  requires_version text,
  size text,
  release_date date,
  enabled boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, product_id) references products (company_id, id) on delete cascade
);
create index installation_files_by_product on installation_files (company_id, product_id);

-- License policies. A null is "the policy does not say".
create table license_templates (
  company_id bigint not null,
  id bigint generated always as identity,
  product_id bigint not null,
  code text not null check (code <> ''),
  name text not null,
  is_default boolean not null default false,
  is_archived boolean not null default false,
  is_sku boolean not null default false,
  default_license_type text check (default_license_type in ('perpetual', 'time-limited', 'subscription', 'consumption')),
  allow_trial boolean,
  trial_days integer,
  max_activations integer,
  allow_unlimited_activations boolean,
  user_max_activations integer,
  max_license_users integer,
  max_transfers integer,
  prevent_vm boolean,
  is_floating boolean,
  is_floating_cloud boolean,
  floating_users integer,
  floating_timeout integer,
  can_borrow boolean,
  max_borrow_time integer,
  valid_duration text,
  allow_grace_period boolean,
  grace_period integer,
  enable_maintenance_period boolean,
  maintenance_duration text,
  max_consumptions bigint,
  allow_unlimited_consumptions boolean,
  allow_negative_consumptions boolean,
  allow_overages boolean,
  max_overages bigint,
  reset_consumption boolean,
  consumption_period text check (consumption_period in ('daily', 'weekly', 'monthly', 'annually')),
  is_air_gapped boolean,
  is_hardware_key_auth boolean,
  allow_offline_activation boolean,
  installation_file_id bigint,
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, product_id, code),
  foreign key (company_id, product_id) references products (company_id, id) on delete cascade,
  foreign key (company_id, installation_file_id) references installation_files (company_id, id)
);
create unique index license_templates_one_default on license_templates (company_id, product_id) where is_default;

-- Null members take the value of the feature itself.
create table license_template_features (
  company_id bigint not null,
  id bigint generated always as identity,
  license_template_id bigint not null,
  product_feature_id bigint not null,
  max_consumption bigint,
  allow_unlimited_consumptions boolean,
  allow_negative_consumptions boolean,
  allow_overages boolean,
  max_overages bigint,
  reset_consumption boolean,
  consumption_period text check (consumption_period in ('daily', 'weekly', 'monthly', 'annually')),
  is_floating boolean,
  is_floating_cloud boolean,
  floating_users integer,
  floating_timeout integer,
  can_borrow boolean,
  max_borrow_time integer,
  expiry_date timestamptz,
  valid_duration text,
  metadata jsonb,
  primary key (company_id, id),
  unique (company_id, license_template_id, product_feature_id),
  foreign key (company_id, license_template_id) references license_templates (company_id, id) on delete cascade,
  foreign key (company_id, product_feature_id) references product_features (company_id, id)
);

create table license_template_custom_fields (
  company_id bigint not null,
  id bigint generated always as identity,
  license_template_id bigint not null,
  product_custom_field_id bigint not null,
  default_value text not null,
  primary key (company_id, id),
  unique (company_id, license_template_id, product_custom_field_id),
  foreign key (company_id, license_template_id) references license_templates (company_id, id) on delete cascade,
  foreign key (company_id, product_custom_field_id) references product_custom_fields (company_id, id) on delete cascade
);

create table license_users (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  true_email text not null check (true_email <> ''),
  first_name text not null default '',
  last_name text not null default '',
  phone_number text not null default '',
  reference text not null default '',
  is_active boolean not null default true,
  -- Set while the generated password is in use; sealed, because the vendor may read it.
  initial_password_sealed bytea,
  -- argon2id; set once the user has chosen a password.
  password_hash text,
  last_login timestamptz,
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id)
);
create unique index license_users_by_email on license_users (company_id, lower(true_email));

create table orders (
  company_id bigint not null references companies,
  id bigint not null default nextval('big_id'),
  store_id text not null,
  is_bundle boolean not null default false,
  type text not null default 'normal' check (type = 'normal'),
  is_test boolean not null default false,
  is_trial boolean not null default false,
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
  foreign key (company_id, customer_id) references customers (company_id, id),
  foreign key (company_id, customer_account_id) references customer_accounts (company_id, id)
);
create index orders_by_customer on orders (company_id, customer_id) where customer_id is not null;
create index orders_by_account on orders (company_id, customer_account_id) where customer_account_id is not null;
create index orders_by_age on orders (company_id, created_at);

create table order_managers (
  company_id bigint not null,
  order_id bigint not null,
  license_user_id bigint not null,
  created_at timestamptz not null,
  primary key (company_id, order_id, license_user_id),
  foreign key (company_id, order_id) references orders (company_id, id) on delete cascade,
  foreign key (company_id, license_user_id) references license_users (company_id, id)
);
create index order_managers_by_user on order_managers (company_id, license_user_id);

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

-- Every property is a copy made when the license was issued: editing a policy changes no license.
create table licenses (
  company_id bigint not null,
  id bigint not null default nextval('big_id'),
  order_id bigint not null,
  order_item_id bigint not null,
  product_id bigint not null,
  license_template_id bigint,
  -- The bundle license this one belongs to; sub-licenses carry the key of their bundle license.
  bundle_license_id bigint,
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
  allow_unlimited_consumptions boolean not null,
  allow_negative_consumptions boolean not null,
  allow_overages boolean not null,
  max_overages bigint not null,
  reset_consumption boolean not null,
  consumption_period text check (consumption_period in ('daily', 'weekly', 'monthly', 'annually')),
  prevent_vm boolean not null,
  is_floating boolean not null,
  is_floating_cloud boolean not null,
  floating_users integer not null,
  floating_timeout integer not null,
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
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, order_id, order_item_id) references order_items (company_id, order_id, id) on delete cascade,
  foreign key (company_id, product_id) references products (company_id, id),
  foreign key (company_id, license_template_id) references license_templates (company_id, id),
  foreign key (company_id, bundle_license_id) references licenses (company_id, id) on delete cascade,
  foreign key (company_id, installation_file_id) references installation_files (company_id, id)
);
-- One key is one license, or one bundle license with its sub-licenses.
create unique index licenses_one_per_key on licenses (company_id, license_key) where bundle_license_id is null;
create index licenses_by_key on licenses (company_id, license_key, product_id);
create index licenses_by_order on licenses (company_id, order_id, order_item_id);
create index licenses_by_product on licenses (company_id, product_id);
create index licenses_by_bundle on licenses (company_id, bundle_license_id) where bundle_license_id is not null;
create index licenses_by_subscription on licenses (company_id, subscription_id) where subscription_id is not null;

create table license_product_features (
  company_id bigint not null,
  id bigint not null default nextval('big_id'),
  license_id bigint not null,
  product_feature_id bigint not null,
  max_consumption bigint not null,
  total_consumptions bigint not null default 0,
  allow_unlimited_consumptions boolean not null,
  allow_negative_consumptions boolean not null,
  allow_overages boolean not null,
  max_overages bigint not null,
  reset_consumption boolean not null,
  consumption_period text check (consumption_period in ('daily', 'weekly', 'monthly', 'annually')),
  is_floating boolean not null,
  is_floating_cloud boolean not null,
  floating_users integer not null,
  floating_timeout integer not null,
  can_borrow boolean not null,
  max_borrow_time integer not null,
  expiry_date timestamptz,
  valid_duration text not null,
  metadata jsonb not null,
  primary key (company_id, id),
  unique (company_id, license_id, product_feature_id),
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade,
  foreign key (company_id, product_feature_id) references product_features (company_id, id)
);
create index license_product_features_by_feature on license_product_features (company_id, product_feature_id);

create table license_custom_fields (
  company_id bigint not null,
  id bigint generated always as identity,
  license_id bigint not null,
  product_custom_field_id bigint not null,
  value text not null,
  primary key (company_id, id),
  unique (company_id, license_id, product_custom_field_id),
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade,
  foreign key (company_id, product_custom_field_id) references product_custom_fields (company_id, id) on delete cascade
);

-- Which user may use which license, with the user's own quota on it.
create table license_assignments (
  company_id bigint not null,
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

create table devices (
  company_id bigint not null,
  id bigint not null default nextval('big_id'),
  license_id bigint not null,
  license_user_id bigint,
  hardware_id text not null,
  device_active boolean not null,
  -- Freed and not yet replaced by another device: the queue by which transfers are counted.
  is_released boolean not null default false,
  blacklisted boolean not null default false,
  type text not null default 'desktop',
  os text not null default '',
  hostname text not null default '',
  ip text not null default '',
  external_ip text not null default '',
  mac_address text,
  is_vm boolean not null default false,
  vm_info text not null default '',
  sdk_build_version text not null default '',
  app_ver text not null default '',
  app_name text not null default '',
  time_activated timestamptz not null,
  time_deactivated timestamptz,
  last_check timestamptz,
  floating_last_seen timestamptz,
  is_borrowed boolean not null default false,
  borrowed_until timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  unique nulls not distinct (company_id, license_id, hardware_id, license_user_id),
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade,
  foreign key (company_id, license_user_id) references license_users (company_id, id)
);
create index devices_by_hardware on devices (company_id, hardware_id);

create table device_variables (
  company_id bigint not null,
  id bigint generated always as identity,
  device_id bigint not null,
  variable text not null,
  value text not null,
  created_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, device_id, variable),
  foreign key (company_id, device_id) references devices (company_id, id) on delete cascade
);

create table license_histories (
  company_id bigint not null,
  id bigint generated always as identity,
  license_id bigint not null,
  device_id bigint,
  license_user_id bigint,
  ts timestamptz not null,
  source text not null,
  sdk_version text,
  level text not null default 'info',
  text text not null,
  data jsonb,
  primary key (company_id, id),
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade
);
create index license_histories_by_license on license_histories (company_id, license_id, ts);

create table license_activation_histories (
  company_id bigint not null,
  id bigint generated always as identity,
  license_id bigint not null,
  device_id bigint not null,
  ts timestamptz not null,
  action text not null check (action in ('activation', 'deactivation')),
  primary key (company_id, id),
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade,
  foreign key (company_id, device_id) references devices (company_id, id) on delete cascade
);
create index license_activation_histories_by_license on license_activation_histories (company_id, license_id, ts);

-- What happened, written with the change; webhooks and analytics read it.
create table events (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  type text not null,
  subject_id bigint,
  data jsonb not null default '{}',
  ts timestamptz not null,
  primary key (company_id, id)
);
create index events_by_subject on events (company_id, subject_id);

-- Counts the changes of each company's catalog. Whoever keeps a part of the catalog in memory compares the count that it read
-- with it, and so never uses what has changed since.
create table catalog_versions (
  company_id bigint primary key references companies,
  version bigint not null
);

create function count_catalog_change() returns trigger language plpgsql as $$
begin
  insert into catalog_versions as v (company_id, version) values (coalesce(new.company_id, old.company_id), 1)
  on conflict (company_id) do update set version = v.version + 1;
  return null;
end $$;

create trigger catalog_changed after insert or update or delete on products
  for each row execute function count_catalog_change();
create trigger catalog_changed after insert or update or delete on bundle_products
  for each row execute function count_catalog_change();
create trigger catalog_changed after insert or update or delete on product_features
  for each row execute function count_catalog_change();
create trigger catalog_changed after insert or update or delete on product_custom_fields
  for each row execute function count_catalog_change();
create trigger catalog_changed after insert or update or delete on license_templates
  for each row execute function count_catalog_change();
create trigger catalog_changed after insert or update or delete on license_template_features
  for each row execute function count_catalog_change();
create trigger catalog_changed after insert or update or delete on license_template_custom_fields
  for each row execute function count_catalog_change();
