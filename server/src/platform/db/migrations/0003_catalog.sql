-- What a company sells: products and bundles, their features, custom fields and installation files, and license
-- policies (`license_templates` on the wire). A license copies its properties from here when it is issued.

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
  -- In minutes. A slot that is held for no time would count for nobody, so there is no 0 here or anywhere below.
  floating_timeout integer check (floating_timeout > 0),
  seat_resets_per_year integer,
  seat_replacement text check (seat_replacement in ('never', 'key', 'email')),
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
-- An archived product gives its code back. Codes must differ by more than case, but are matched exactly.
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

-- product_id null: a global feature, which licenses of every product may have.
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
  floating_timeout integer not null default 120 check (floating_timeout > 0),
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
create unique index product_features_by_code on product_features (company_id, product_id, code) nulls not distinct
  where not is_deleted;

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
  -- Whatever is the newest version is read from the end of the index below.
  version_order text collate "C" generated always as (version_order(version)) stored,
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
create index installation_files_by_version on installation_files (company_id, product_id, version_order);

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
  seat_resets_per_year integer,
  seat_replacement text check (seat_replacement in ('never', 'key', 'email')),
  prevent_vm boolean,
  is_floating boolean,
  is_floating_cloud boolean,
  floating_users integer,
  floating_timeout integer check (floating_timeout > 0),
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
  -- What a subscription means for licenses of this policy (docs/decisions/0089).
  on_refund text check (on_refund in ('by_kind', 'disable', 'shorten', 'keep')),
  on_dispute text check (on_dispute in ('suspend', 'keep')),
  on_cancel text check (on_cancel in ('end', 'paid_through')),
  on_quantity text check (on_quantity in ('keep', 'max_activations', 'floating_users', 'licenses')),
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, product_id, code),
  foreign key (company_id, product_id) references products (company_id, id) on delete cascade,
  -- A version that is taken back is pinned no longer.
  foreign key (company_id, installation_file_id) references installation_files (company_id, id)
    on delete set null (installation_file_id)
);
create unique index license_templates_one_default on license_templates (company_id, product_id) where is_default;
create index license_templates_by_installation_file on license_templates (company_id, installation_file_id)
  where installation_file_id is not null;

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
  floating_timeout integer check (floating_timeout > 0),
  can_borrow boolean,
  max_borrow_time integer,
  expiry_date timestamptz,
  valid_duration text,
  metadata jsonb,
  primary key (company_id, id),
  unique (company_id, license_template_id, product_feature_id),
  foreign key (company_id, license_template_id) references license_templates (company_id, id) on delete cascade,
  foreign key (company_id, product_feature_id) references product_features (company_id, id) on delete cascade
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

-- Counts the changes of each company's catalog. Whoever keeps a part of the catalog in memory compares the count it was
-- read at with this one, and so never uses what has changed since.
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
