-- A seat that was taken by an offline file is free again by the client's proof of removal, or when the file ends.
alter table devices add column is_offline boolean not null default false;
-- When the latest file for the device was issued, and when it ends; null: it never ends.
alter table devices add column offline_issued_at timestamptz;
alter table devices add column offline_until timestamptz;
-- The request behind the file: the time its client wrote in it, and its hash, so that asking again answers the same file.
alter table devices add column offline_requested_at timestamptz;
alter table devices add column offline_request_hash text;
-- The API key or OAuth client that the application called with; files for the device are signed for it.
alter table devices add column credential text;

-- The key pair that confirms air-gapped activations; applications are built with the public half.
create table air_gap_keys (
  company_id bigint primary key references companies,
  private_sealed bytea not null,
  -- base64 of X and Y, 32 bytes each
  public_key text not null,
  created_at timestamptz not null
);

-- Initialization codes: who has one can make activation codes that fit its public half. One code binds one device, once.
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
