-- Changes of licenses that are made at an hour to come. A license has one scheduled update for each hour, whatever became of it.
create table scheduled_updates (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  license_id bigint not null,
  scheduled_at timestamptz not null check (scheduled_at = date_trunc('hour', scheduled_at, 'UTC')),
  status text not null default 'pending' check (status in ('pending', 'applied', 'cancelled', 'failed')),
  name text,
  note text,
  -- Who scheduled it, for the audit of what is done in their name.
  author jsonb not null,
  created_at timestamptz not null,
  applied_at timestamptz,
  cancelled_at timestamptz,
  failed_at timestamptz,
  primary key (company_id, id),
  unique (company_id, license_id, scheduled_at),
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade
);
create index scheduled_updates_by_hour on scheduled_updates (company_id, scheduled_at, created_at, id);
create index scheduled_updates_by_creation on scheduled_updates (company_id, created_at, id);
-- What waits: which companies have updates that are due, and those of a company in the order in which they are applied.
create index scheduled_updates_due on scheduled_updates (scheduled_at) where status = 'pending';
create index scheduled_updates_pending on scheduled_updates (company_id, scheduled_at, created_at, id) where status = 'pending';

-- What a scheduled update does, in the order of the ids. Features and fields may be gone when its hour comes: then it fails and says so.
create table scheduled_update_items (
  company_id bigint not null,
  id bigint generated always as identity,
  scheduled_update_id bigint not null,
  action text not null,
  product_feature_id bigint,
  product_custom_field_id bigint,
  update_data jsonb not null default '{}',
  error_message text,
  primary key (company_id, id),
  unique nulls not distinct (company_id, scheduled_update_id, action, product_feature_id, product_custom_field_id),
  foreign key (company_id, scheduled_update_id) references scheduled_updates (company_id, id) on delete cascade
);
