-- Files of rows that are on their way into the tables, and what became of them. Shared by all nodes: whoever has the lease works on.
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
  -- Where the rows begin, and how long the file is.
  data_start bigint not null default 0,
  size bigint not null default 0,
  -- check: rows are looked at, nothing is written but what was found
  phase text not null check (phase in ('check', 'write')),
  -- The end of the last row that is done with, and its line.
  position bigint not null default 0,
  line bigint not null default 0,
  total_row_count bigint not null default 0,
  invalid_row_count bigint not null default 0,
  counts jsonb not null default '{}',
  error text,
  -- Which process works on it, and until when it need not show that it lives.
  runner text,
  leased_until timestamptz,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (company_id, id)
);
create index imports_by_kind on imports (company_id, kind, id);
create index imports_under_way on imports (leased_until) where status in ('uploading', 'pending', 'running');

-- The file, in pieces, until the import ends.
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
  primary key (company_id, import_id, id),
  foreign key (company_id, import_id) references imports (company_id, id) on delete cascade
);

-- What the rows before would make, so that a check finds the same row twice without having written it.
create table import_marks (
  company_id bigint not null,
  import_id bigint not null,
  mark text not null,
  value text not null,
  primary key (company_id, import_id, mark),
  foreign key (company_id, import_id) references imports (company_id, id) on delete cascade
);
