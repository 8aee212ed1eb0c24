-- The machines on which licenses are used, and what they hold: seats, slots of floating features, trials, units of
-- pools.

create table devices (
  company_id bigint not null,
  id bigint not null default nextval('big_id'),
  license_id bigint not null,
  license_user_id bigint,
  hardware_id text not null,
  device_active boolean not null,
  -- Freed and not yet replaced by another device: the queue by which transfers are counted.
  is_released boolean not null default false,
  -- Staff freed the seat: the device counts as if it had never taken one, until it takes one again.
  was_reset boolean not null default false,
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
  -- The API key or OAuth client that the application called with; files for the device are signed for it.
  credential text,
  -- Which signing keys the application says it knows; null: it says nothing.
  key_ids text[],
  time_activated timestamptz not null,
  time_deactivated timestamptz,
  last_check timestamptz,
  floating_last_seen timestamptz,
  is_borrowed boolean not null default false,
  borrowed_until timestamptz,
  -- A seat taken by an offline file is free again when the client proves that it removed the file, or when the file
  -- ends (docs/decisions/0013).
  is_offline boolean not null default false,
  -- When the latest file for the device was issued, and when it ends; null: never.
  offline_issued_at timestamptz,
  offline_until timestamptz,
  -- The request that the file answers: the time its client wrote in it, and its hash, so that the same request is
  -- answered by the same file.
  offline_requested_at timestamptz,
  offline_request_hash text,
  -- When the seat was given back by a request that does not prove that the file is gone: few of those are believed
  -- (docs/decisions/0061).
  unproven_release_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  unique nulls not distinct (company_id, license_id, hardware_id, license_user_id),
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade,
  foreign key (company_id, license_user_id) references license_users (company_id, id)
);
create index devices_by_hardware on devices (company_id, hardware_id);
-- Lists of devices, newest first, of all licenses or of one.
create index devices_by_license on devices (company_id, license_id, id);
create index devices_blacklisted on devices (company_id, id) where blacklisted;
create index devices_texts on devices using gin (hardware_id gin_trgm_ops, hostname gin_trgm_ops, os gin_trgm_ops)
  with (gin_pending_list_limit = 2048);
create index devices_by_creation on devices (company_id, created_at, id);
create index devices_inactive on devices (company_id, id) where not device_active;
-- The devices of a license user who goes stay, and are found here to be let go of.
create index devices_by_user on devices (company_id, license_user_id) where license_user_id is not null;

-- What applications note on a device.
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
create index device_variables_by_name on device_variables (company_id, variable, id);

-- A slot is held by a borrow, or by a last contact younger than the timeout in minutes (semantics.md §2.10), which is asked
-- only for what floats.
create function holds_slot(borrowed_until timestamptz, last_seen timestamptz, timeout integer, moment timestamptz)
returns boolean language sql stable parallel safe as $$
  select coalesce(borrowed_until > moment
    or case when last_seen is not null then last_seen > moment - make_interval(mins => timeout) end, false)
$$;

-- Which devices hold a slot of a floating feature, when they were last heard of, and until when they borrowed it.
create table license_feature_slots (
  company_id bigint not null,
  license_product_feature_id bigint not null,
  device_id bigint not null,
  last_seen timestamptz not null,
  borrowed_until timestamptz,
  primary key (company_id, license_product_feature_id, device_id),
  foreign key (company_id, license_product_feature_id) references license_product_features (company_id, id) on delete cascade,
  foreign key (company_id, device_id) references devices (company_id, id) on delete cascade
);
create index license_feature_slots_by_device on license_feature_slots (company_id, device_id);

-- Initialization codes: whoever has one can make activation codes that fit its public half. One code binds one device,
-- once.
create table air_gap_codes (
  company_id bigint not null,
  id bigint generated always as identity,
  license_id bigint not null,
  public_key text not null,
  created_at timestamptz not null,
  hardware_id text,
  activation_code text,
  time_activated timestamptz,
  time_deactivated timestamptz,
  primary key (company_id, id),
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade
);
create index air_gap_codes_by_license on air_gap_codes (company_id, license_id);

-- Trials that applications ask for: which license a device was given. Deleting the license lets the device ask again.
create table trials (
  company_id bigint not null,
  product_id bigint not null,
  hardware_id text not null,
  -- Folded; empty where licenses are held by keys: there the device alone counts.
  email text not null default '',
  -- The latest one. Null only inside the transaction that makes it.
  license_id bigint,
  created_at timestamptz not null,
  primary key (company_id, product_id, hardware_id, email),
  foreign key (company_id, product_id) references products (company_id, id) on delete cascade,
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade
);
create index trials_by_license on trials (company_id, license_id);

-- Units of a pool that an offline device was given for a license, or for a feature of it: held until they are consumed
-- or returned.
create table consumption_pool_checkouts (
  company_id bigint not null,
  id bigint generated always as identity,
  consumption_pool_id bigint not null,
  license_id bigint not null,
  -- null: for the license itself
  license_product_feature_id bigint,
  device_id bigint not null,
  checked_out bigint not null,
  consumed bigint not null default 0,
  returned bigint not null default 0,
  synced_at timestamptz,
  created_at timestamptz not null,
  primary key (company_id, id),
  check (consumed + returned <= checked_out),
  foreign key (company_id, consumption_pool_id) references consumption_pools (company_id, id),
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade,
  foreign key (company_id, license_product_feature_id) references license_product_features (company_id, id) on delete cascade,
  foreign key (company_id, device_id) references devices (company_id, id) on delete cascade
);
-- A device has at most one open checkout of each license or feature.
create unique index consumption_pool_checkouts_open on consumption_pool_checkouts
  (company_id, consumption_pool_id, license_id, license_product_feature_id, device_id) nulls not distinct
  where checked_out > consumed + returned;
create index consumption_pool_checkouts_by_pool on consumption_pool_checkouts (company_id, consumption_pool_id, id);
create index consumption_pool_checkouts_not_synced on consumption_pool_checkouts (company_id, id)
  where synced_at is null;
create index consumption_pool_checkouts_by_license on consumption_pool_checkouts (company_id, license_id);
create index consumption_pool_checkouts_by_feature on consumption_pool_checkouts
  (company_id, license_product_feature_id)
  where license_product_feature_id is not null;
create index consumption_pool_checkouts_by_device on consumption_pool_checkouts (company_id, device_id);
-- A list is of one kind: checkouts of features have an index already.
create index consumption_pool_checkouts_of_licenses on consumption_pool_checkouts (company_id, id, synced_at)
  where license_product_feature_id is null;
