-- What Licet writes to people: the mails themselves, which are queue and log at once, what each company says in them,
-- and the links in them that prove who opens them.

-- Mails that wait and mails that were sent (docs/decisions/0091). A mail refers to nothing, so that the log outlives
-- what it is about.
create table mails (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  kind text not null,
  language text not null,
  recipient text not null check (recipient <> ''),
  -- What it is about, so that each is made once: an event, an order, a license and its date.
  occasion text not null,
  event_id bigint,
  order_id bigint,
  license_id bigint,
  -- The mail that this one repeats.
  repeats_id bigint,
  sender_name text not null,
  reply_to text,
  subject text not null,
  text text not null,
  html text not null,
  -- What stands only in the mail itself, and no longer here once it is sent: links that sign somebody in.
  secrets_sealed bytea,
  has_secrets boolean not null default false,
  -- sending: the server was given the text, and has not answered yet; unknown: it never did.
  status text not null default 'waiting'
    check (status in ('waiting', 'sending', 'sent', 'failed', 'bounced', 'unknown')),
  -- Those that somebody waits for go first.
  is_urgent boolean not null,
  attempts integer not null default 0,
  next_at timestamptz not null,
  -- After this it is of no use.
  useful_until timestamptz,
  message_id text,
  problem text,
  response text,
  -- The lease, by the clock of the database, which all nodes share.
  runner text,
  leased_until timestamptz,
  created_at timestamptz not null,
  begun_at timestamptz,
  finished_at timestamptz,
  primary key (company_id, id)
);
create unique index mails_once on mails (company_id, kind, occasion, fold_person(recipient));
create index mails_waiting on mails (is_urgent desc, next_at, id) where status = 'waiting';
create index mails_under_way on mails (leased_until) where status = 'sending';
create index mails_begun on mails (begun_at) where begun_at is not null;
create index mails_by_age on mails (company_id, created_at, id);
create index mails_by_kind on mails (company_id, kind, id);
create index mails_by_status on mails (company_id, status, id);
create index mails_by_order on mails (company_id, order_id, id) where order_id is not null;
create index mails_by_license on mails (company_id, license_id, id) where license_id is not null;
create index mails_by_recipient on mails (company_id, fold_person(recipient), id);
create index mails_recipients on mails using gin (recipient gin_trgm_ops) with (gin_pending_list_limit = 2048);

-- What a company lets Licet write, and how. No row: the defaults.
create table mail_settings (
  company_id bigint primary key references companies,
  -- Kinds that are switched on or off against their default.
  kinds jsonb not null default '{}',
  sender_name text check (sender_name <> ''),
  reply_to text check (reply_to <> ''),
  -- Where the company itself is written to; null: its owners.
  staff_email text check (staff_email <> ''),
  -- Of people whose order says none.
  language text not null default 'en',
  -- How many days before its end a license is written about.
  expiry_days integer[] not null default '{30,7,3}',
  updated_at timestamptz not null
);

-- Texts of a company in place of those that Licet brings.
create table mail_texts (
  company_id bigint not null references companies,
  kind text not null,
  language text not null,
  subject text not null,
  text text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, kind, language)
);

-- What people asked to be mailed, before anybody looked who they are: forgotten when the mails are made.
create table mail_requests (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  purpose text not null check (purpose in ('sign_in', 'keys', 'replace_device')),
  email text,
  -- No foreign keys: whoever asks has the license locked.
  license_id bigint,
  device_id bigint,
  new_device text,
  created_at timestamptz not null,
  primary key (company_id, id),
  check (num_nonnulls(email, license_id) = 1)
);

-- Links that were mailed: whoever has one reads the mail of that address. Hashed, and good once.
create table portal_links (
  company_id bigint not null,
  id bigint generated always as identity,
  token_hash text not null,
  purpose text not null check (purpose in ('sign_in', 'set_password', 'replace_device')),
  license_user_id bigint,
  license_id bigint,
  device_id bigint,
  email text not null,
  -- The machine that wants the seat, as it was named.
  new_device text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, license_user_id) references license_users (company_id, id) on delete cascade,
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade,
  foreign key (company_id, device_id) references devices (company_id, id) on delete cascade,
  check (num_nonnulls(license_user_id, license_id) = 1)
);
create index portal_links_by_token on portal_links (token_hash);
create index portal_links_by_end on portal_links (expires_at);
create index portal_links_by_user on portal_links (company_id, license_user_id) where license_user_id is not null;
create index portal_links_by_license on portal_links (company_id, license_id) where license_id is not null;
create index portal_links_by_device on portal_links (company_id, device_id) where device_id is not null;
