-- Batches that were written behind calls: one whose end nobody heard of, because the connection was lost, is not written twice.
create table written_batches (
  company_id bigint not null references companies (id) on delete cascade,
  id uuid not null,
  written_at timestamptz not null default now(),
  primary key (company_id, id)
);

create index written_batches_written_at on written_batches (company_id, written_at);
