-- What licenses were (docs/decisions/0094). Of every change of a license, and of what is shown with it, the old values
-- of the changed columns are kept, so any moment is the present with some values put back. Triggers keep them: no
-- writer can forget to. A row that was not there yet is known by its created_at.

-- Rows as texts by the names of their columns, the difference of two of them, and back into a row of its types.
create extension if not exists hstore;

-- Refers to nothing: it outlives what it is about. Personal data and passwords: the columns of license_users that
-- tell a password are not kept.
create table past_changes (
  company_id bigint not null,
  -- The table, and the id of its row.
  what text not null,
  row_id bigint not null,
  id bigint generated always as identity,
  -- When it changed: until then the row had these values; all of them where the row is gone.
  until timestamptz not null,
  was hstore not null,
  primary key (company_id, what, row_id, id)
);
create index past_changes_by_end on past_changes (company_id, until);
-- Rows that belonged to a license, or to a customer, and do so no more.
create index past_changes_of_license on past_changes (company_id, (was->'license_id'), what) where was ? 'license_id';
create index past_changes_of_bundle on past_changes (company_id, (was->'bundle_license_id'))
  where was->'bundle_license_id' is not null;
create index past_changes_of_customer on past_changes (company_id, what, until) where was ? 'customer_id';
create index past_changes_of_email on past_changes (company_id, until) where what = 'license_users' and was ? 'true_email';

-- When a change counts as made: what its writer put into updated_at; else what its transaction began with; else, for a
-- hand at psql, the database's own time. What belongs to a test license is dated by its clock, as the work on it is. What
-- others share with it lives by the time, also where work on a test license changes it.
create function keep_past() returns trigger language plpgsql as $$
declare
  was hstore := hstore(old);
  moment timestamptz;
begin
  if tg_op = 'UPDATE' then was := was - hstore(new); end if;
  if tg_argv[0] = 'shared' then moment := nullif(current_setting('licet.real_now', true), '')::timestamptz; end if;
  if moment is null and tg_op = 'UPDATE' then
    if was ? 'updated_at' then
      moment := new.updated_at;
    -- Checks write what they saw of a device behind their answers.
    elsif was ? 'last_check' then
      moment := new.last_check;
    end if;
  end if;
  if tg_nargs > 1 then was := slice(was, tg_argv[1:]); end if;
  -- Whether there was an initial password is kept; what it was is not.
  if was->'initial_password_sealed' is not null then was := was || hstore('initial_password_sealed', '\x'); end if;
  insert into past_changes (company_id, what, row_id, until, was)
  values (old.company_id, tg_table_name, old.id,
    coalesce(moment, nullif(current_setting('licet.now', true), '')::timestamptz, clock_timestamp()), was);
  return null;
end $$;

-- Tables that speak in the license object, with the columns that do; none named: all but those of the list after it.
-- A check writes last_check behind itself, many times a day: the history of the license has the moments of checks. Of
-- test clocks it is kept when they went on.
do $$
declare
  kept record;
  names text[];
  list text;
begin
  for kept in values
    ('own', 'licenses', array[]::text[], array['last_check', 'ends_at']),
    ('own', 'license_product_features', '{}', '{}'),
    ('own', 'license_custom_fields', '{}', '{}'),
    ('own', 'license_assignments', '{}', '{}'),
    ('own', 'devices', array['license_id', 'device_active', 'app_ver', 'floating_last_seen', 'borrowed_until'], '{}'),
    ('own', 'orders', array['store_id', 'customer_id', 'test_clock_id'], '{}'),
    ('shared', 'test_clocks', array['time'], '{}'),
    ('shared', 'license_users', array['true_email', 'first_name', 'last_name', 'phone_number', 'is_active',
      'last_login', 'initial_password_sealed', 'updated_at'], '{}'),
    ('shared', 'customers', '{}', '{}'),
    ('shared', 'customer_labels', '{}', '{}'),
    ('shared', 'customer_label_mappings', '{}', '{}'),
    ('shared', 'products', array['product_name', 'short_code', 'authorization_method', 'is_bundle'], '{}'),
    ('shared', 'product_features', '{}', '{}'),
    ('shared', 'product_custom_fields', '{}', '{}'),
    ('shared', 'installation_files', array['product_id', 'version', 'version_order', 'enabled', 'release_date'], '{}')
  loop
    names := array(
      select attname from pg_attribute
      where attrelid = kept.column2::regclass and attnum > 0 and attgenerated = ''
        and case when kept.column3 = '{}' then attname <> all (kept.column4) else attname = any (kept.column3) end
      order by attnum);
    list := (select string_agg(quote_literal(each), ', ') from unnest(array[kept.column1]
      || case when kept.column3 <> '{}' then kept.column3 || '{company_id,id,created_at}'::text[] else '{}' end) each);
    execute format(
      'create trigger past_changed after update of %s on %I for each row when ((%s) is distinct from (%s))
        execute function keep_past(%s)',
      (select string_agg(quote_ident(each), ', ') from unnest(names) each), kept.column2,
      (select string_agg('old.' || quote_ident(each), ', ') from unnest(names) each),
      (select string_agg('new.' || quote_ident(each), ', ') from unnest(names) each), list);
    execute format('create trigger past_ended after delete on %I for each row execute function keep_past(%s)',
      kept.column2, list);
  end loop;
end $$;

-- The schema of the past has views with the names of these tables. A transaction that opens it at a moment, for a
-- license, and puts it before the present in its search path reads by the same statements what they answered then. The
-- views are right for what is shown with that license, and for nothing else.
create schema as_of;

create function as_of.moment() returns timestamptz language sql stable
  return current_setting('licet.as_of')::timestamptz;

-- The test clock of the license; null: it lives by the time.
create function as_of.clock() returns bigint language sql stable
  return nullif(current_setting('licet.as_of_clock', true), '')::bigint;

-- The moment by which everything is read that others share with the license: of one that lives by a test clock, when
-- that clock went on from the moment.
create function as_of.shared() returns timestamptz language sql stable
  return current_setting('licet.as_of_shared')::timestamptz;

-- The rows of a table that are put back; all others are as they are now.
create function as_of.ids(what text) returns bigint[] language sql stable
  return current_setting('licet.past_' || what)::bigint[];

create aggregate as_of.merged(hstore) (sfunc = hs_concat, stype = hstore);

-- By which moment the rows of a table are read: '%s' stands for a row. Orders and licenses of the same customer may live
-- by another time.
create function as_of.by(what text, row_of text) returns text language sql immutable
  return case
    when what in ('orders', 'licenses') then format('case when %s.test_clock_id is not distinct from (select as_of.clock())
      then (select as_of.moment()) else (select as_of.shared()) end', row_of)
    when what in ('license_product_features', 'license_custom_fields', 'license_assignments', 'devices')
      then '(select as_of.moment())'
    else '(select as_of.shared())' end;

-- When a row came. Whatever the license refers to was there, which may have been made by a test clock that is ahead; users
-- are also looked for by the address of the buyer.
create function as_of.came(what text, row_of text) returns text language sql immutable
  return case
    when what in ('customers', 'customer_labels', 'products', 'product_features') then quote_literal('-infinity')
    when what = 'license_users' then format('case when (select as_of.clock()) is null
        and %1$s.id <> all ((select as_of.ids(''assigned''))::bigint[])
      then %1$s.created_at else ''-infinity'' end', row_of)
    else format('%s.created_at', row_of) end;

-- Of all old values of a column, those of the first change after the moment.
create function as_of.rows(of anyelement, what text) returns setof anyelement language plpgsql stable as $$
declare
  -- A row that is gone has its clock among its last values.
  lives text := case when what in ('orders', 'licenses') then $query$
    cross join lateral (
      select case when t.id is not null then t.test_clock_id else (
        select (x.was->'test_clock_id')::bigint from past_changes x
        where x.company_id = $1 and x.what = $2 and x.row_id = i.id and x.was ? 'test_clock_id' limit 1)
      end as test_clock_id) lives $query$ else '' end;
begin
  return query execute format($query$
    select r.* from unnest(as_of.ids(%1$L)) i(id)
    left join %2$s t on t.company_id = $1 and t.id = i.id
    %5$s
    left join lateral (
      select as_of.merged(x.was order by x.id desc) as was from past_changes x
      where x.company_id = $1 and x.what = %1$L and x.row_id = i.id and x.until > %3$s) w on true
    cross join lateral populate_record(t, coalesce(w.was, '')) r
    where (t.id is not null or w.was is not null) and %4$s <= %3$s
  $query$, what, pg_typeof(of), as_of.by(what, 'lives'), as_of.came(what, 'r'), lives)
  using current_setting('licet.as_of_company')::bigint, what;
end $$;

do $$
declare
  name text;
  columns text;
begin
  for name in select event_object_table from information_schema.triggers
    where trigger_name = 'past_ended' and event_object_table <> 'test_clocks'
  loop
    columns := (
      select string_agg(case when name = 'licenses' and attname = 'last_check' then
          '(select max(h.ts) from license_histories h where h.company_id = r.company_id and h.license_id = r.id
            and h.text = ''License check'' and h.ts <= as_of.moment())'
        else 'r.' || quote_ident(attname) end, ', ' order by attnum)
      from pg_attribute where attrelid = name::regclass and attnum > 0);
    execute format(
      'create view as_of.%1$I as
        select t.* from %1$I t
        where %3$s <= %4$s and t.id <> all ((select as_of.ids(%1$L))::bigint[])
        union all
        select %2$s from as_of.rows(null::%1$I, %1$L) r', name, columns, as_of.came(name, 't'), as_of.by(name, 't'));
  end loop;
end $$;

-- Test clocks stood at the moment.
create view as_of.test_clocks as
  select company_id, id, name, as_of.moment() as time, advancing_to, advancing_from, created_at from test_clocks;

-- The test clock by which a license lives or lived.
create function as_of.clock_of(company bigint, license bigint) returns bigint language sql stable
  return coalesce(
    (select test_clock_id from licenses where company_id = company and id = license),
    (select (was->'test_clock_id')::bigint from past_changes
      where company_id = company and what = 'licenses' and row_id = license and was ? 'test_clock_id' limit 1));

-- When a clock went on from a moment, by the time; infinity: it has not. Null: there was no such clock yet.
create function as_of.left_at(company bigint, clock bigint, moment timestamptz) returns timestamptz language sql stable
  return case when exists (select from test_clocks where company_id = company and id = clock and time <= moment)
    then 'infinity'
    else (select until from past_changes
      where company_id = company and what = 'test_clocks' and row_id = clock and (was->'time')::timestamptz <= moment
      order by id desc limit 1) end;

-- Says which rows are put back: the license, what belongs to it, and what changed of whatever is shown with it.
create function as_of.open(company bigint, license bigint, moment timestamptz) returns void language plpgsql as $$
declare
  clock bigint := as_of.clock_of(company, license);
  shared timestamptz := case when clock is null then moment
    else coalesce(as_of.left_at(company, clock, moment), moment) end;
  since timestamptz := least(moment, shared);
  then_license licenses;
  buyer customers;
  name text;
  ids bigint[];
begin
  perform set_config('licet.as_of', moment::text, true), set_config('licet.as_of_shared', shared::text, true),
    set_config('licet.as_of_clock', coalesce(clock::text, ''), true),
    set_config('licet.as_of_company', company::text, true);
  perform set_config('licet.past_licenses', array[license]::text, true);
  select * into then_license from as_of.rows(null::licenses, 'licenses');
  perform set_config('licet.past_customers', array_remove(array[then_license.customer_id], null)::text, true);
  select * into buyer from as_of.rows(null::customers, 'customers');
  perform set_config('licet.past_products', array_remove(array[then_license.product_id], null)::text, true);

  foreach name in array '{license_product_features,license_custom_fields,license_assignments,devices}'::text[] loop
    execute format('select array(
      select id from %I where company_id = $1 and license_id = $2
      union select row_id from past_changes
      where company_id = $1 and was ? ''license_id'' and was->''license_id'' = $2::text and what = %L and until > $3)',
      name, name) into ids using company, license, moment;
    perform set_config('licet.past_' || name, ids::text, true);
  end loop;

  -- What was moved from one customer to another counts for the one that had it.
  foreach name in array '{licenses,orders,customer_label_mappings}'::text[] loop
    execute format('select array(
      select row_id from past_changes x
      where x.company_id = $1 and x.what = %L and x.was ? ''customer_id'' and x.until > $3 and (x.was->''customer_id'' = $2::text
        or exists (select from %I t where t.company_id = $1 and t.id = x.row_id and t.customer_id = $2)))',
      name, name) into ids using company, buyer.id, since;
    if name = 'licenses' then
      ids := array_append(ids, license) || array(select row_id from past_changes x
        where x.company_id = company and x.what = name and x.until > since
          and x.was->'bundle_license_id' is not null and x.was->'bundle_license_id' = license::text);
    elsif name = 'orders' and then_license.order_id is not null then
      ids := array_append(ids, then_license.order_id);
    end if;
    perform set_config('licet.past_' || name, array(select distinct unnest(ids))::text, true);
  end loop;

  ids := array(select license_user_id from as_of.rows(null::license_assignments, 'license_assignments'));
  perform set_config('licet.past_assigned', ids::text, true);
  ids := array(
    select unnest(ids)
    union select id from license_users where company_id = company and fold_person(true_email) = fold_person(buyer.email)
    union select row_id from past_changes x
    where x.company_id = company and x.what = 'license_users' and x.was ? 'true_email' and x.until > since
      and fold_person(x.was->'true_email') = fold_person(buyer.email));
  perform set_config('licet.past_license_users', ids::text, true);

  foreach name in array '{product_features,product_custom_fields,installation_files,customer_labels}'::text[] loop
    ids := array(select distinct row_id from past_changes x
      where x.company_id = company and x.what = name and x.until > since);
    perform set_config('licet.past_' || name, ids::text, true);
  end loop;
end $$;

-- Keys that licenses had before (docs/decisions/0095): each works until its end, on devices that have a seat. Of a
-- bundle, the license of the bundle had it. Asked only where no license has a key, so that present keys cost nothing.
create table former_license_keys (
  company_id bigint not null,
  id bigint generated always as identity,
  license_id bigint not null,
  license_key text not null,
  rolled_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade
);
create index former_license_keys_by_license on former_license_keys (company_id, license_id, id);
create index former_license_keys_by_key on former_license_keys (company_id, license_key, id);
create index former_license_keys_by_folded_key on former_license_keys (company_id, fold_key(license_key), id);
create index former_license_keys_by_end on former_license_keys (company_id, ends_at, id);
