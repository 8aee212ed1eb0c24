-- The OpenID Connect provider of a customer account: it vouches for the users of the account's licenses, and for nobody else.
create table customer_account_sso (
  company_id bigint not null,
  customer_account_id bigint not null,
  issuer text not null check (issuer <> ''),
  client_id text not null check (client_id <> ''),
  -- Sealed; null for a client that has none.
  client_secret_sealed bytea,
  scopes text not null,
  -- The first is used where an application names none.
  redirect_uris text[] not null check (cardinality(redirect_uris) > 0),
  enabled boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, customer_account_id),
  foreign key (company_id, customer_account_id) references customer_accounts (company_id, id) on delete cascade
);
