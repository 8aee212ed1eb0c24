-- How often somebody tried: a counter allows some attempts at once, and then one in a time. Not logged, so that counting costs no sync of
-- the disk: a crash of PostgreSQL forgets it. company_id 0: no company is known yet.
create unlogged table attempts (
  company_id bigint not null,
  counter text not null,
  -- When all attempts are free again.
  free_at timestamptz not null,
  primary key (company_id, counter)
) with (fillfactor = 70);
create index attempts_by_age on attempts (free_at);

-- They are counted there now.
alter table staff drop column attempts, drop column last_attempt_at;

-- Refused sign-ins, keys and calls, in one row for all of a minute that are alike. company_id 0: it is not known of which company.
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
