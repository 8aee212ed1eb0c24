-- Work that no request waits for: imports of files, and updates of licenses at an hour to come. The queues themselves
-- are pg-boss's and stand in a schema of their own (docs/decisions/0039).

-- Files of rows on their way into the tables, and what became of them (docs/decisions/0038). Shared by all nodes:
-- whoever has the lease works on.
create table imports (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  kind text not null check (kind in ('licenses', 'license_features', 'customers', 'orders')),
  file_name text not null,
  status text not null check (status in ('uploading', 'pending', 'running', 'success', 'error')),
  dry_run boolean not null,
  -- nothing: no row is kept when any is bad
  on_error text not null check (on_error in ('keep', 'nothing')),
  -- Who sent it, for the audit of its end.
  author jsonb not null,
  delimiter text not null default ',',
  columns text[] not null default '{}',
  -- Where the rows begin, and the last line before the first row: the head may take several lines, and others may stand
  -- before it.
  data_start bigint not null default 0,
  data_line bigint not null default 1,
  -- How long the file is.
  size bigint not null default 0,
  -- check: rows are judged, and only what was found is written
  phase text not null check (phase in ('check', 'write')),
  -- The end of the last row that is done with, and its line.
  position bigint not null default 0,
  line bigint not null default 0,
  total_row_count bigint not null default 0,
  invalid_row_count bigint not null default 0,
  counts jsonb not null default '{}',
  -- The first good rows of a dry run, as they were read.
  sample jsonb not null default '[]',
  error text,
  -- The lease: which process works on it, and until when it need not show that it lives. By the clock of the database,
  -- which all nodes share.
  runner text,
  leased_until timestamptz,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (company_id, id)
);
create index imports_by_kind on imports (company_id, kind, id);
create index imports_under_way on imports (leased_until) where status in ('uploading', 'pending', 'running');

-- The file, in pieces, until the import ends. Stored as it comes: it is read once, so compressing it would not pay.
create table import_chunks (
  company_id bigint not null,
  import_id bigint not null,
  start bigint not null,
  data bytea not null,
  primary key (company_id, import_id, start),
  foreign key (company_id, import_id) references imports (company_id, id) on delete cascade
);
alter table import_chunks alter column data set storage external;

-- What is wrong with which row.
create table import_problems (
  company_id bigint not null,
  import_id bigint not null,
  id bigint generated always as identity,
  line bigint not null,
  column_name text,
  code text not null,
  message text not null,
  value text,
  -- The cells of the row as they stand in the file, with the first of its problems; null: not kept, there were too many.
  cells jsonb,
  primary key (company_id, import_id, id),
  foreign key (company_id, import_id) references imports (company_id, id) on delete cascade
);

create index import_problems_by_line on import_problems (company_id, import_id, line, id);

-- What earlier rows would make, so that a check finds the same row twice without having written it.
create table import_marks (
  company_id bigint not null,
  import_id bigint not null,
  mark text not null,
  value text not null,
  primary key (company_id, import_id, mark),
  foreign key (company_id, import_id) references imports (company_id, id) on delete cascade
);

-- Changes of licenses that are made at an hour to come (docs/decisions/0069). A license has one scheduled update for
-- each hour, whatever became of it.
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
create index scheduled_updates_pending on scheduled_updates (company_id, scheduled_at, created_at, id)
  where status = 'pending';

-- What a scheduled update does, in the order of the ids. Features and fields may be gone when its hour comes: then it
-- fails and says so.
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

-- What is done to many licenses after the answer (docs/decisions/0086). Shared by all nodes: whoever has the lease works
-- on.
create table bulk_actions (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  action text not null check (action in ('disable', 'enable', 'reset', 'update', 'apply_policy', 'follow_policy',
    'delete')),
  -- The members of an edit, as they were sent.
  terms jsonb not null default '{}',
  policy_code text,
  -- The filter that chose the licenses; null: they were named.
  filter text,
  -- Who asked for it, for the audit of what is done in their name.
  author jsonb not null,
  status text not null default 'pending' check (status in ('pending', 'running', 'success', 'cancelled', 'error')),
  total bigint not null,
  done bigint not null default 0,
  changed bigint not null default 0,
  failed bigint not null default 0,
  -- The license after which it goes on: each is done once, whatever dies.
  position bigint not null default 0,
  error text,
  -- The lease, as that of imports.
  runner text,
  leased_until timestamptz,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (company_id, id)
);
create index bulk_actions_under_way on bulk_actions (leased_until) where status in ('pending', 'running');

-- Which licenses: fixed when it is asked for, and forgotten when it ends. No foreign key: half a million of them would be
-- checked while a caller waits.
create table bulk_action_licenses (
  company_id bigint not null,
  bulk_action_id bigint not null,
  license_id bigint not null,
  primary key (company_id, bulk_action_id, license_id)
);

-- What spoke against which license.
create table bulk_action_problems (
  company_id bigint not null,
  bulk_action_id bigint not null,
  id bigint generated always as identity,
  license_id bigint not null,
  code text not null,
  message text not null,
  primary key (company_id, bulk_action_id, id),
  foreign key (company_id, bulk_action_id) references bulk_actions (company_id, id) on delete cascade
);
