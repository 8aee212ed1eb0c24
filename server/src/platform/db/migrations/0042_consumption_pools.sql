-- A counter that several licenses, or features of licenses, of one customer account share (semantics.md §1.13).
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
  -- Units that an offline device is given whose member knows no limit of its own.
  default_offline_checkout bigint not null default 0,
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, customer_account_id, code),
  foreign key (company_id, customer_account_id) references customer_accounts (company_id, id)
);

alter table licenses add column consumption_pool_id bigint,
  add foreign key (company_id, consumption_pool_id) references consumption_pools (company_id, id);
create index licenses_by_pool on licenses (company_id, consumption_pool_id, id) where consumption_pool_id is not null;
alter table license_product_features add column consumption_pool_id bigint,
  add foreign key (company_id, consumption_pool_id) references consumption_pools (company_id, id);
create index license_product_features_by_pool on license_product_features (company_id, consumption_pool_id, id)
  where consumption_pool_id is not null;

-- Units of a pool that an offline device was given for a license, or for a feature of it: held until they are consumed or returned.
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
-- A device holds one open checkout of a member at most.
create unique index consumption_pool_checkouts_open on consumption_pool_checkouts
  (company_id, consumption_pool_id, license_id, license_product_feature_id, device_id) nulls not distinct
  where checked_out > consumed + returned;
create index consumption_pool_checkouts_by_pool on consumption_pool_checkouts (company_id, consumption_pool_id, id);
create index consumption_pool_checkouts_not_synced on consumption_pool_checkouts (company_id, id) where synced_at is null;
create index consumption_pool_checkouts_by_license on consumption_pool_checkouts (company_id, license_id);
create index consumption_pool_checkouts_by_feature on consumption_pool_checkouts (company_id, license_product_feature_id)
  where license_product_feature_id is not null;
create index consumption_pool_checkouts_by_device on consumption_pool_checkouts (company_id, device_id);

-- Whoever frees the seat of an offline device, and for whatever reason, gives back what the device still held.
create function return_checkouts() returns trigger language plpgsql as $$
begin
  with given_back as (
    update consumption_pool_checkouts c
    set returned = c.checked_out - c.consumed, synced_at = new.updated_at
    where c.company_id = new.company_id and c.device_id = new.id and c.checked_out > c.consumed + c.returned
    returning c.id, c.license_product_feature_id, c.consumption_pool_id, c.checked_out, c.consumed, c.returned)
  insert into events (company_id, type, subject_id, data, ts)
  select new.company_id,
    case when license_product_feature_id is null then 'consumption_pool_license_checkout.returned'
      else 'consumption_pool_license_feature_checkout.returned' end,
    id, jsonb_build_object('consumption_pool', consumption_pool_id, 'device', new.id, 'checked_out', checked_out,
      'consumed', consumed, 'returned', returned), new.updated_at
  from given_back;
  return null;
end $$;
create trigger devices_return_checkouts after update of device_active on devices
  for each row when (old.is_offline and not new.device_active) execute function return_checkouts();
