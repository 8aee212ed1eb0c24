-- The OpenID Connect provider of a company: it vouches for the company's staff.
create table company_sso (
  company_id bigint not null primary key references companies,
  issuer text not null check (issuer <> ''),
  client_id text not null check (client_id <> ''),
  -- Sealed; null for a client that has none.
  client_secret_sealed bytea,
  scopes text not null,
  -- The first is used where a sign-on names none.
  redirect_uris text[] not null check (cardinality(redirect_uris) > 0),
  enabled boolean not null default true,
  -- In lower case; none: any domain.
  email_domains text[] not null default '{}',
  -- What somebody becomes who is not of the staff yet; null: nobody becomes anything.
  new_staff_role text check (new_staff_role in ('admin', 'support', 'read-only')),
  -- Of owners always true.
  allows_passwords boolean not null default true,
  asks_for_code boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Half the world has an account at some providers.
  check (new_staff_role is null or cardinality(email_domains) > 0)
);

-- Whom the provider means by a subject. An e-mail may change, and may be given to another person; a subject does not.
create table staff_subjects (
  company_id bigint not null,
  subject text not null,
  staff_id bigint not null,
  created_at timestamptz not null,
  primary key (company_id, subject),
  unique (company_id, staff_id),
  foreign key (company_id) references company_sso on delete cascade,
  foreign key (company_id, staff_id) references staff (company_id, id) on delete cascade
);

-- Sign-ons that have begun. Each is used once.
create table staff_sign_ons (
  company_id bigint not null references company_sso on delete cascade,
  state_hash text not null,
  -- Of the cookie that was given to the browser in which it began.
  browser_hash text not null,
  -- Nonce and verifier.
  sealed bytea not null,
  redirect_uri text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- Whom the provider vouched for, where a code of an authenticator app is still to come.
  staff_id bigint,
  primary key (company_id, state_hash),
  foreign key (company_id, staff_id) references staff (company_id, id) on delete cascade
);
create index staff_sign_ons_by_state on staff_sign_ons (state_hash);
create index staff_sign_ons_by_staff on staff_sign_ons (company_id, staff_id) where staff_id is not null;
create index staff_sign_ons_by_expiry on staff_sign_ons (company_id, expires_at);
