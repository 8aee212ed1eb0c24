-- Calls of applications, of orders and of generated keys (management-api.md §12), written behind them. They refer to nothing, so that
-- no call waits for them and statistics outlive what they count.
create table activities (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  ts timestamptz not null,
  action text not null,
  status_code integer not null,
  -- 1; for license_issued the licenses.
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
-- Few values, so that an entry costs little: what few calls have is found here, what many have by time.
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
create index activities_hourly_by_license on activities_hourly (company_id, license_id, hour) where license_id is not null;
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
