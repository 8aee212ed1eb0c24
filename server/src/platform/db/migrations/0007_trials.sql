-- Trials that applications ask for: which license a device was given. Deleting the license lets the device ask again.
create table trials (
  company_id bigint not null,
  product_id bigint not null,
  hardware_id text not null,
  -- In lower case; empty where licenses are held by keys: there the device alone counts.
  email text not null default '',
  -- The latest one. Null only inside the transaction that makes it.
  license_id bigint,
  created_at timestamptz not null,
  primary key (company_id, product_id, hardware_id, email),
  foreign key (company_id, product_id) references products (company_id, id) on delete cascade,
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade
);
create index trials_by_license on trials (company_id, license_id);

-- A device may have trial after trial.
alter table companies add column allow_multiple_trials boolean not null default false;

-- Installation files that licenses and policies pin: whoever deletes a file asks for them.
create index licenses_by_installation_file on licenses (company_id, installation_file_id) where installation_file_id is not null;
create index license_templates_by_installation_file on license_templates (company_id, installation_file_id)
  where installation_file_id is not null;
