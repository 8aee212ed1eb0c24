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

-- What came while a test clock was advanced (docs/decisions/0093), also what leaves no event. Kept until the clock goes.
create table test_clock_moments (
  company_id bigint not null,
  id bigint generated always as identity,
  test_clock_id bigint not null,
  at timestamptz not null,
  kind text not null,
  license_id bigint not null,
  -- The device, the feature, the number of the update: whatever it was about.
  detail text,
  primary key (company_id, id),
  foreign key (company_id, test_clock_id) references test_clocks (company_id, id) on delete cascade,
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade
);
create index test_clock_moments_by_clock on test_clock_moments (company_id, test_clock_id, id);
create index test_clock_moments_by_license on test_clock_moments (company_id, license_id);
