-- People who work in a company's back office.
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
  -- Since the last success.
  attempts integer not null default 0,
  last_attempt_at timestamptz,
  last_login timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id)
);
create unique index staff_emails on staff (company_id, lower(email));
create index staff_by_email on staff (lower(email));
create index staff_by_setup on staff (setup_hash) where setup_hash is not null;

create table staff_sessions (
  company_id bigint not null,
  id bigint generated always as identity,
  staff_id bigint not null,
  token_hash text not null,
  ip text not null,
  user_agent text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, staff_id) references staff (company_id, id) on delete cascade
);
create index staff_sessions_by_token on staff_sessions (token_hash);
create index staff_sessions_by_staff on staff_sessions (company_id, staff_id);
