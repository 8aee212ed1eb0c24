-- Who changed what: one row for each write of the Management API, in its transaction.
create table audit (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  ts timestamptz not null,
  actor_kind text not null check (actor_kind in ('key', 'staff')),
  actor_id bigint not null,
  -- As it was called then: keys and people come and go.
  actor_name text not null,
  ip text not null,
  request_id text not null,
  action text not null,
  -- The collection in the address: licenses, products.
  object text not null,
  object_id bigint,
  -- The members that changed, as the API tells them; null: there was no object before, or there is none after.
  before jsonb,
  after jsonb,
  primary key (company_id, id)
);
create index audit_by_time on audit (company_id, ts, id);
create index audit_by_object on audit (company_id, object, object_id, id);
create index audit_by_actor on audit (company_id, actor_kind, actor_id, id);

-- What a key may do (null: everything), until when, and when it was last used.
alter table management_api_keys
  add column permissions text[],
  add column expires_at timestamptz,
  add column last_used_at timestamptz;
alter table license_api_keys add column last_used_at timestamptz;
