-- Companies (the tenants), the keys they and their applications call with, their staff, and how all of them prove who
-- they are. OAuth clients reach accounts, customers and licenses, so they stand in 0007_oauth.sql.

create table companies (
  id bigint generated always as identity primary key,
  name text not null,
  -- Applications must use OAuth clients; API keys are refused.
  is_oauth_required boolean not null default false,
  -- Applications must sign what they ask, not only when they ask it.
  require_signed_requests boolean not null default false,
  -- A device may have trial after trial.
  allow_multiple_trials boolean not null default false,
  -- What applications may do beyond what was sold, and read beyond what they need: nothing, unless the company says so.
  allow_client_overages boolean not null default false,
  allow_password_readback boolean not null default false,
  -- What new license managers may do in the portal (docs/decisions/0068).
  default_lm_permissions text[] not null default '{}',
  -- A name of the IANA database: where a chosen last day ends.
  time_zone text not null default 'UTC',
  -- How the customers' portal looks (docs/decisions/0085); null: as Licet does.
  portal_name text check (portal_name <> ''),
  primary_color text check (primary_color ~ '^#[0-9a-f]{6}$'),
  support_email text,
  support_url text,
  created_at timestamptz not null
);

-- The logo of a company, beside its settings, which are read far more often.
create table company_logos (
  company_id bigint primary key references companies,
  media_type text not null check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
  bytes bytea not null check (octet_length(bytes) <= 131072),
  -- Of the bytes: the address of a logo changes with them.
  sha256 text not null
);

-- The keys of this deployment (docs/decisions/0095): sets of two key pairs, which are changed together. One signs answers
-- and files of the License API, the other answers to a nonce (docs/guide/fresh-answers.md): of another algorithm, so
-- neither can be taken for the other. Private keys go when their set retires; public ones stay.
create table signing_keys (
  id bigint generated always as identity primary key,
  public_pem text not null,
  private_sealed bytea,
  fresh_public_pem text not null,
  fresh_private_sealed bytea,
  created_at timestamptz not null,
  -- null: published, and waits.
  activated_at timestamptz,
  -- From then on it signs nothing.
  retires_at timestamptz,
  -- Until then its public keys are published; null: for ever.
  verifiable_until timestamptz,
  -- The vendor's recovery key, and its word that these are the server's keys.
  recovery_pem text,
  voucher text,
  -- The word of the keys that signed before, kept since their private halves go: for devices without a network.
  handovers jsonb not null default '[]'
);

-- The key pair that confirms air-gapped activations; applications are built with the public half.
create table air_gap_keys (
  company_id bigint primary key references companies,
  private_sealed bytea not null,
  -- base64 of X and Y, 32 bytes each
  public_key text not null,
  created_at timestamptz not null
);

create table management_api_keys (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  prefix text not null,
  key_hash text not null,
  label text not null default '',
  -- null: everything
  permissions text[],
  expires_at timestamptz,
  created_at timestamptz not null,
  last_used_at timestamptz,
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
  -- For plugins of shops, which place orders (management-api.md §3.15). No application has such a key: whoever has it
  -- can give licenses away.
  allow_orders boolean not null default false,
  -- null: every product
  product_ids bigint[],
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (company_id, id),
  unique (company_id, api_key)
);
create index license_api_keys_by_key on license_api_keys (api_key);

-- The answer of a write that carried an Idempotency-Key, claimed in the transaction of the write itself. Answers may
-- hold keys, set-up tokens and passwords, so they are sealed with the master key.
create table idempotency_keys (
  company_id bigint not null references companies,
  key text not null,
  request_hash text not null,
  status integer not null,
  -- Null only inside the transaction that claims the key.
  sealed bytea,
  created_at timestamptz not null,
  primary key (company_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

-- The nonces of requests that were signed whole: each is good once.
create table request_nonces (
  company_id bigint not null references companies (id),
  nonce text not null,
  expires_at timestamptz not null,
  primary key (company_id, nonce)
);
create index request_nonces_by_end on request_nonces (expires_at);

-- How often somebody tried: a counter allows some attempts at once, then one per interval (docs/decisions/0048).
-- Unlogged, so that counting costs no sync of the disk: a crash of PostgreSQL forgets it. company_id 0: the company is
-- not known yet.
create unlogged table attempts (
  company_id bigint not null,
  counter text not null,
  -- When all attempts are free again.
  free_at timestamptz not null,
  primary key (company_id, counter)
) with (fillfactor = 70);
create index attempts_by_age on attempts (free_at);

-- The people of a company's back office.
create table staff (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  email text not null,
  name text not null default '',
  role text not null check (role in ('owner', 'admin', 'support', 'read-only')),
  is_active boolean not null default true,
  -- null: not set up yet
  password_hash text,
  setup_hash text,
  setup_expires_at timestamptz,
  totp_sealed bytea,
  totp_confirmed_at timestamptz,
  -- The time step of the last code: none is taken twice.
  totp_last_step bigint,
  recovery_hashes text[] not null default '{}',
  last_login timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id)
);
create index staff_by_setup on staff (setup_hash) where setup_hash is not null;
create unique index staff_emails on staff (company_id, fold_person(email));
create index staff_by_email on staff (fold_person(email));

create table staff_sessions (
  company_id bigint not null,
  id bigint generated always as identity,
  staff_id bigint not null,
  token_hash text not null,
  ip text not null,
  user_agent text not null,
  created_at timestamptz not null,
  -- To the minute.
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, staff_id) references staff (company_id, id) on delete cascade
);
create index staff_sessions_by_token on staff_sessions (token_hash);
create index staff_sessions_by_staff on staff_sessions (company_id, staff_id);

-- Lists as somebody of the staff keeps them. Those of one's own go with their person; shared ones stay, without one.
create table saved_filters (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  staff_id bigint check (staff_id is not null or is_shared),
  name text not null,
  -- Of the dashboard, as in "licenses".
  page text not null,
  -- As it stands in an address after the question mark.
  query text not null,
  is_shared boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, staff_id) references staff (company_id, id) on delete cascade
);
create unique index saved_filters_by_name on saved_filters (company_id, staff_id, page, lower(name));

-- The OpenID Connect provider of a company: it vouches for the company's staff (docs/decisions/0042).
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
  -- The role of somebody who is not on the staff yet; null: such people are refused.
  new_staff_role text check (new_staff_role in ('admin', 'support', 'read-only')),
  -- Owners may always use theirs.
  allows_passwords boolean not null default true,
  asks_for_code boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- At some providers half the world has an account.
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
  -- Whom the provider vouched for, while a code of an authenticator app is still to come.
  staff_id bigint,
  primary key (company_id, state_hash),
  foreign key (company_id, staff_id) references staff (company_id, id) on delete cascade
);
create index staff_sign_ons_by_state on staff_sign_ons (state_hash);
create index staff_sign_ons_by_staff on staff_sign_ons (company_id, staff_id) where staff_id is not null;
create index staff_sign_ons_by_expiry on staff_sign_ons (company_id, expires_at);
