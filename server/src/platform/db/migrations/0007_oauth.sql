-- Credentials of the License API that reach a part of a company: an account, a customer, a license, or all of it.
create table oauth_clients (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  client_id text not null,
  scope text not null check (scope in ('company', 'customeraccount', 'customer', 'license')),
  customer_account_id bigint,
  customer_id bigint,
  license_id bigint,
  enabled boolean not null default true,
  -- Days after which a secret is replaced by itself; null: never. And for how many more days the old one is good.
  secret_days integer check (secret_days > 0),
  grace_days integer not null default 7 check (grace_days >= 0),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, client_id),
  check (num_nonnulls(customer_account_id, customer_id, license_id) = case scope when 'company' then 0 else 1 end),
  foreign key (company_id, customer_account_id) references customer_accounts (company_id, id) on delete cascade,
  foreign key (company_id, customer_id) references customers (company_id, id) on delete cascade,
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade
);
create index oauth_clients_by_client_id on oauth_clients (client_id);
create index oauth_clients_by_account on oauth_clients (company_id, customer_account_id);
create index oauth_clients_by_customer on oauth_clients (company_id, customer_id);
create index oauth_clients_by_license on oauth_clients (company_id, license_id);

-- Secrets are sealed, not hashed: they key the HMACs of offline documents. A replaced one ends.
create table oauth_secrets (
  company_id bigint not null,
  id bigint generated always as identity,
  oauth_client_id bigint not null,
  secret_sealed bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, oauth_client_id) references oauth_clients (company_id, id) on delete cascade
);
create index oauth_secrets_by_client on oauth_secrets (company_id, oauth_client_id);
