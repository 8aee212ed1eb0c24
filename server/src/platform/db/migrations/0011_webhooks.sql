-- What other systems are told by HTTP (docs/decisions/0088): where to, what, and what became of it.

-- Where events are sent.
create table webhook_endpoints (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  url text not null,
  -- Codes of events as the operator names them: license.created, license.*, *.
  events text[] not null,
  format text not null check (format in ('licensespring', 'standard')),
  description text not null default '',
  enabled boolean not null default true,
  -- gone: it answered 410; failing: nothing arrived for days; staff: switched off by the back office
  disabled_reason text check (disabled_reason in ('gone', 'failing', 'staff')),
  disabled_at timestamptz,
  -- Since when nothing has arrived; null: the last attempt succeeded, or there was none.
  failing_since timestamptz,
  -- When the owner was told that it fails.
  warned_at timestamptz,
  last_success_at timestamptz,
  last_failure_at timestamptz,
  -- It asked to be left alone until then.
  not_before timestamptz,
  -- Deleted: nothing is sent there any more, and its deliveries stay in the log for as long as any.
  deleted_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id)
);
create index webhook_endpoints_in_use on webhook_endpoints (company_id, id) where deleted_at is null;

-- What deliveries are signed with: each attempt with every secret that is valid then.
create table webhook_secrets (
  company_id bigint not null,
  id bigint generated always as identity,
  endpoint_id bigint not null,
  secret_sealed bytea not null,
  created_at timestamptz not null,
  -- Null: until another takes its place.
  expires_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, endpoint_id) references webhook_endpoints (company_id, id) on delete cascade
);
create index webhook_secrets_of_endpoint on webhook_secrets (company_id, endpoint_id);

-- An event as the wire has it, once for all endpoints.
create table webhook_messages (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  -- The id on the wire, the same for every endpoint, attempt and replay.
  event_id uuid not null,
  event text not null,
  ts timestamptz not null,
  -- The person of the staff who caused it.
  user_id bigint,
  -- As text: the members keep their order.
  data text not null,
  created_at timestamptz not null,
  primary key (company_id, id)
);
create index webhook_messages_by_event_id on webhook_messages (company_id, (event_id::text));
create index webhook_messages_by_age on webhook_messages (company_id, created_at);

-- A message on its way to an endpoint.
create table webhook_deliveries (
  company_id bigint not null,
  id bigint generated always as identity,
  endpoint_id bigint not null,
  message_id bigint not null,
  event text not null,
  license_id bigint,
  -- Deliveries of one key arrive in their order.
  order_key text not null,
  -- 1: checks, which are many and must not delay anything else
  lane smallint not null default 0,
  status text not null default 'pending' check (status in ('pending', 'delivered', 'failed', 'canceled')),
  attempts integer not null default 0,
  due_at timestamptz not null,
  -- Until when the process that sends it has it for itself.
  leased_until timestamptz,
  last_status_code integer,
  last_error text,
  finished_at timestamptz,
  -- The delivery that was sent again.
  replay_of bigint,
  created_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, endpoint_id) references webhook_endpoints (company_id, id),
  foreign key (company_id, message_id) references webhook_messages (company_id, id)
);
create index webhook_deliveries_due on webhook_deliveries (company_id, endpoint_id, lane, due_at, id)
  where status = 'pending';
create index webhook_deliveries_in_order on webhook_deliveries (company_id, endpoint_id, lane, order_key, id)
  where status = 'pending';
create index webhook_deliveries_by_time on webhook_deliveries (company_id, created_at, id);
create index webhook_deliveries_by_endpoint on webhook_deliveries (company_id, endpoint_id, created_at, id);
create index webhook_deliveries_by_event on webhook_deliveries (company_id, event, created_at, id);
create index webhook_deliveries_by_status on webhook_deliveries (company_id, status, created_at, id)
  where status <> 'delivered';
create index webhook_deliveries_by_license on webhook_deliveries (company_id, license_id, created_at, id)
  where license_id is not null;
create index webhook_deliveries_by_message on webhook_deliveries (company_id, message_id);

-- What was sent, and what came back.
create table webhook_attempts (
  company_id bigint not null,
  id bigint generated always as identity,
  delivery_id bigint not null,
  url text not null,
  ts timestamptz not null,
  signature text not null,
  status_code integer,
  -- The beginning of the answer.
  response text not null default '',
  error text,
  duration_ms integer not null,
  primary key (company_id, id),
  foreign key (company_id, delivery_id) references webhook_deliveries (company_id, id) on delete cascade
);
create index webhook_attempts_of_delivery on webhook_attempts (company_id, delivery_id, id);
