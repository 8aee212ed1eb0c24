-- What happens because time passes (docs/decisions/0092).

-- Moments of licenses that were announced, so that each is announced once: the end, or a warning before it, of the
-- given date. Another date is announced anew. Rows whose date has long passed are of no use any more, and go.
create table license_timers (
  company_id bigint not null,
  license_id bigint not null,
  type text not null,
  date timestamptz not null,
  primary key (company_id, license_id, type, date),
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade
);
create index license_timers_by_date on license_timers (date);
