-- What happened: events, the audit, what was refused and why, the histories of licenses, and how often what was called.

-- Written in the transaction of the change; webhooks and analytics read them.
create table events (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  type text not null,
  subject_id bigint,
  data jsonb not null default '{}',
  ts timestamptz not null,
  -- Who and what caused it (docs/decisions/0096), as its transaction says; null where nobody did.
  cause jsonb default nullif(current_setting('licet.cause', true), '')::jsonb,
  primary key (company_id, id)
);
create index events_by_subject on events (company_id, subject_id);

-- Which types of events somebody waits for: webhooks, mail. Nobody waits for most of them.
create table event_subscriptions (
  company_id bigint not null references companies,
  consumer text not null,
  type text not null,
  primary key (company_id, type, consumer)
);

-- Events on their way to those who wait for them (docs/decisions/0087); an entry goes in the transaction of what they
-- make of it.
create table event_outbox (
  company_id bigint not null,
  event_id bigint not null,
  primary key (company_id, event_id)
);

-- Whatever statement writes events, those that somebody waits for are on their way when, and only when, it commits.
create function send_events() returns trigger language plpgsql as $$
begin
  insert into event_outbox (company_id, event_id)
  select made.company_id, made.id from made
  where exists (select from event_subscriptions s where s.company_id = made.company_id and s.type = made.type);
  return null;
end $$;
create trigger events_made after insert on events referencing new table as made
  for each statement execute function send_events();

-- Who changed what: one row for each write of the Management API, in its transaction (docs/decisions/0016).
create table audit (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  ts timestamptz not null,
  actor_kind text not null check (actor_kind in ('key', 'staff', 'license_key', 'license_user', 'license', 'billing')),
  actor_id bigint not null,
  -- The name it had then: keys and people come and go.
  actor_name text not null,
  ip text not null,
  request_id text not null,
  action text not null,
  -- The collection in the address: licenses, products.
  object text not null,
  object_id bigint,
  -- The members that changed, as the API presents them; null: there was no object before, or there is none after.
  before jsonb,
  after jsonb,
  primary key (company_id, id)
);
create index audit_by_time on audit (company_id, ts, id);
create index audit_by_object on audit (company_id, object, object_id, id);
create index audit_by_actor on audit (company_id, actor_kind, actor_id, id);
create index audit_by_name on audit (company_id, actor_name);
create index audit_names on audit using gin (actor_name gin_trgm_ops) with (gin_pending_list_limit = 2048);
create index audit_by_request on audit (company_id, request_id);
create index audit_by_action on audit (company_id, action, ts, id);
create index audit_by_address on audit (company_id, ip, ts, id);
create index audit_by_object_id on audit (company_id, object_id, ts, id) where object_id is not null;

-- Refused sign-ins, keys and calls (docs/decisions/0049): one row for all of a minute that are alike. company_id 0: the
-- company is not known.
create table security_events (
  company_id bigint not null,
  id bigint generated always as identity,
  minute timestamptz not null,
  code text not null,
  who text not null,
  ip text not null,
  route text not null,
  count integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (company_id, id)
);
create unique index security_events_of_a_minute on security_events (company_id, minute, code, who, ip, route);
create index security_events_by_age on security_events (minute);

-- What was done with a license. Read newest first, of a company or of a license. Nearly all rows are checks of
-- applications (docs/decisions/0059), all alike: several indexes leave those out, so that the others are found.
create table license_histories (
  company_id bigint not null,
  id bigint generated always as identity,
  license_id bigint not null,
  device_id bigint,
  license_user_id bigint,
  ts timestamptz not null,
  source text not null,
  sdk_version text,
  level text not null default 'info',
  text text not null,
  data jsonb,
  primary key (company_id, id),
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade
);
create index license_histories_texts on license_histories using gin (text gin_trgm_ops)
  with (gin_pending_list_limit = 2048) where text <> 'License check';
create index license_histories_by_level on license_histories (company_id, level, ts, id) where level <> 'info';
create index license_histories_by_device on license_histories (company_id, device_id, ts, id)
  where device_id is not null;
create index license_histories_by_user on license_histories (company_id, license_user_id, ts, id)
  where license_user_id is not null;
create index license_histories_by_time on license_histories (company_id, ts, id);
create index license_histories_beside_checks on license_histories (company_id, ts, id) where text <> 'License check';
create index license_histories_by_license on license_histories (company_id, license_id, ts, id);
-- Of a license, what is not routine: few rows among its checks and consumptions (docs/decisions/0086).
create index license_histories_of_note on license_histories (company_id, license_id, ts, id)
  where text <> 'License check' and data->'consumptions' is null;
-- Checks are recorded as calls of the API.
create index license_histories_by_source on license_histories (company_id, source, ts, id) where source <> 'api';

create table license_activation_histories (
  company_id bigint not null,
  id bigint generated always as identity,
  license_id bigint not null,
  device_id bigint not null,
  ts timestamptz not null,
  action text not null check (action in ('activation', 'deactivation')),
  -- Activated on another device than the one before (management-api.md §6.5). Limits of transfers are counted on the
  -- license, where filling a free seat is no transfer.
  is_transfer boolean not null default false,
  -- Who on the side of the customer freed the seat, within the budget of its license (docs/decisions/0083).
  recovered_by text check (recovered_by in ('user', 'manager', 'key', 'customer')),
  primary key (company_id, id),
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade,
  foreign key (company_id, device_id) references devices (company_id, id) on delete cascade
);
create index license_activation_histories_of_device on license_activation_histories (company_id, device_id, ts, id);
create index license_activation_histories_by_action on license_activation_histories (company_id, action, ts, id);
create index license_activation_histories_by_time on license_activation_histories (company_id, ts, id);
create index license_transfers on license_activation_histories (company_id, ts) where is_transfer;
create index license_recoveries on license_activation_histories (company_id, license_id, ts)
  where recovered_by is not null;
create index license_activation_histories_by_license on license_activation_histories (company_id, license_id, ts, id);

-- Calls of applications, of orders and of generated keys (management-api.md §12; docs/decisions/0034), written after
-- them. They refer to nothing, so that no call waits for them and statistics outlive what they count.
create table activities (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  ts timestamptz not null,
  action text not null,
  status_code integer not null,
  -- 1; for license_issued the number of licenses.
  count integer not null,
  product_id bigint,
  license_id bigint,
  order_id bigint,
  customer_id bigint,
  primary key (company_id, id)
);
create index activities_by_time on activities (company_id, ts, id);
create index activities_by_license on activities (company_id, license_id, ts) where license_id is not null;
create index activities_by_order on activities (company_id, order_id) where order_id is not null;
create index activities_by_customer on activities (company_id, customer_id) where customer_id is not null;
-- These have few values, so that an entry costs little. What few calls have is found here, what many have by time.
create index activities_by_action on activities (company_id, action);
create index activities_by_product on activities (company_id, product_id);
create index activities_by_status on activities (company_id, status_code) where status_code <> 200;

-- The same by hour, for as long as the company wishes to look back.
create table activities_hourly (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  hour timestamptz not null,
  action text not null,
  status_code integer not null,
  product_id bigint,
  license_id bigint,
  order_id bigint,
  customer_id bigint,
  count bigint not null,
  primary key (company_id, id),
  unique nulls not distinct (company_id, hour, action, status_code, product_id, license_id, order_id, customer_id)
);
create index activities_hourly_by_license on activities_hourly (company_id, license_id, hour)
  where license_id is not null;
create index activities_hourly_by_order on activities_hourly (company_id, order_id) where order_id is not null;
create index activities_hourly_by_customer on activities_hourly (company_id, customer_id) where customer_id is not null;
create index activities_hourly_by_action on activities_hourly (company_id, action);
create index activities_hourly_by_product on activities_hourly (company_id, product_id);
create index activities_hourly_by_status on activities_hourly (company_id, status_code) where status_code <> 200;

-- The same without licenses, orders and customers: few rows, however many licenses are in use.
create table activity_totals (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  hour timestamptz not null,
  action text not null,
  status_code integer not null,
  product_id bigint,
  count bigint not null,
  primary key (company_id, id),
  unique nulls not distinct (company_id, hour, action, status_code, product_id)
);

-- Refused calls of applications (docs/decisions/0082), written after them. They refer to nothing, so that no call waits
-- for them and they outlive what they are about. Ids are reserved in blocks by every process, and told to callers.
create table decisions (
  company_id bigint not null references companies,
  id bigint not null,
  created_at timestamptz not null,
  action text not null,
  code text not null,
  message text not null,
  product_id bigint,
  license_id bigint,
  order_id bigint,
  customer_id bigint,
  -- What the call named, as it came.
  product_code text,
  license_key text,
  username text,
  feature_code text,
  hardware_id text,
  device_name text,
  app_ver text,
  sdk_ver text,
  ip text not null,
  request_id text not null,
  facts jsonb not null default '{}',
  rules jsonb not null default '[]',
  words text not null generated always as (
    coalesce(hardware_id, '') || ' ' || coalesce(device_name, '') || ' ' || coalesce(license_key, '') || ' '
    || coalesce(username, '') || ' ' || ip) stored,
  primary key (company_id, id)
);
create index decisions_by_time on decisions (company_id, created_at, id);
create index decisions_by_code on decisions (company_id, code, created_at, id);
create index decisions_by_action on decisions (company_id, action, created_at, id);
create index decisions_by_product on decisions (company_id, product_id, created_at, id) where product_id is not null;
create index decisions_by_license on decisions (company_id, license_id, created_at, id) where license_id is not null;
create index decisions_by_order on decisions (company_id, order_id) where order_id is not null;
create index decisions_by_customer on decisions (company_id, customer_id, created_at, id) where customer_id is not null;
create index decisions_by_device on decisions (company_id, hardware_id, created_at, id) where hardware_id is not null;
create index decisions_by_feature on decisions (company_id, feature_code, created_at, id) where feature_code is not null;
create index decisions_by_key on decisions (company_id, license_key) where license_key is not null;
create index decisions_by_user on decisions (company_id, fold_person(username)) where username <> '';
create index decisions_words on decisions using gin (words gin_trgm_ops) with (gin_pending_list_limit = 2048);

-- The last id that a process of a company has reserved.
create table decision_numbers (
  company_id bigint not null references companies,
  last bigint not null,
  primary key (company_id)
);

-- How many calls were refused in each hour, those included whose decision was not kept. Features are those that the
-- product has: what else callers name is not counted apart.
create table decisions_hourly (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  hour timestamptz not null,
  action text not null,
  code text not null,
  product_id bigint,
  feature_code text,
  license_id bigint,
  order_id bigint,
  customer_id bigint,
  count bigint not null,
  not_kept bigint not null,
  primary key (company_id, id),
  unique nulls not distinct (company_id, hour, action, code, product_id, feature_code, license_id, order_id, customer_id)
);
create index decisions_hourly_by_license on decisions_hourly (company_id, license_id, hour) where license_id is not null;
create index decisions_hourly_by_customer on decisions_hourly (company_id, customer_id, hour)
  where customer_id is not null;

-- The same without licenses, orders and customers.
create table decision_totals (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  hour timestamptz not null,
  action text not null,
  code text not null,
  product_id bigint,
  feature_code text,
  count bigint not null,
  not_kept bigint not null,
  primary key (company_id, id),
  unique nulls not distinct (company_id, hour, action, code, product_id, feature_code)
);

-- Batches of telemetry that were written after the calls: one whose answer was lost with its connection is not written
-- twice.
create table written_batches (
  company_id bigint not null references companies (id) on delete cascade,
  id uuid not null,
  written_at timestamptz not null,
  primary key (company_id, id)
);
create index written_batches_written_at on written_batches (company_id, written_at);
