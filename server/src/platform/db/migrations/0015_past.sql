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
-- hand at psql, the database's own time.
create function keep_past() returns trigger language plpgsql as $$
declare
  was hstore := hstore(old);
  moment timestamptz;
begin
  if tg_op = 'UPDATE' then
    was := was - hstore(new);
    if was ? 'updated_at' then moment := new.updated_at; end if;
  end if;
  if tg_nargs > 0 then was := slice(was, tg_argv); end if;
  -- Whether there was an initial password is kept; what it was is not.
  if was->'initial_password_sealed' is not null then was := was || hstore('initial_password_sealed', '\x'); end if;
  insert into past_changes (company_id, what, row_id, until, was)
  values (old.company_id, tg_table_name, old.id,
    coalesce(moment, nullif(current_setting('licet.now', true), '')::timestamptz, clock_timestamp()), was);
  return null;
end $$;

-- Tables that speak in the license object, with the columns that do; none named: all but those of the list after it.
-- A check writes last_check behind itself, many times a day: the history of the license has the moments of checks.
do $$
declare
  kept record;
  names text[];
  list text;
begin
  for kept in values
    ('licenses', array[]::text[], array['last_check', 'ends_at']),
    ('license_product_features', '{}', '{}'),
    ('license_custom_fields', '{}', '{}'),
    ('license_assignments', '{}', '{}'),
    ('devices', array['license_id', 'device_active', 'app_ver', 'floating_last_seen', 'borrowed_until'], '{}'),
    ('license_users', array['true_email', 'first_name', 'last_name', 'phone_number', 'is_active', 'last_login',
      'initial_password_sealed', 'updated_at'], '{}'),
    ('customers', '{}', '{}'),
    ('customer_labels', '{}', '{}'),
    ('customer_label_mappings', '{}', '{}'),
    ('orders', array['store_id', 'customer_id'], '{}'),
    ('products', array['product_name', 'short_code', 'authorization_method', 'is_bundle'], '{}'),
    ('product_features', '{}', '{}'),
    ('product_custom_fields', '{}', '{}'),
    ('installation_files', array['product_id', 'version', 'version_order', 'enabled', 'release_date'], '{}')
  loop
    names := array(
      select attname from pg_attribute
      where attrelid = kept.column1::regclass and attnum > 0 and attgenerated = ''
        and case when kept.column2 = '{}' then attname <> all (kept.column3) else attname = any (kept.column2) end
      order by attnum);
    list := case when kept.column2 <> '{}'
      then (select string_agg(quote_literal(each), ', ') from unnest(kept.column2 || '{company_id,id,created_at}'::text[]) each)
      else '' end;
    execute format(
      'create trigger past_changed after update of %s on %I for each row when ((%s) is distinct from (%s))
        execute function keep_past(%s)',
      (select string_agg(quote_ident(each), ', ') from unnest(names) each), kept.column1,
      (select string_agg('old.' || quote_ident(each), ', ') from unnest(names) each),
      (select string_agg('new.' || quote_ident(each), ', ') from unnest(names) each), list);
    execute format('create trigger past_ended after delete on %I for each row execute function keep_past(%s)',
      kept.column1, list);
  end loop;
end $$;

-- The schema of the past has views with the names of these tables. A transaction that opens it at a moment, for a
-- license, and puts it before the present in its search path reads by the same statements what they answered then. The
-- views are right for what is shown with that license, and for nothing else.
create schema as_of;

create function as_of.moment() returns timestamptz language sql stable
  return current_setting('licet.as_of')::timestamptz;

-- The rows of a table that are put back; all others are as they are now.
create function as_of.ids(what text) returns bigint[] language sql stable
  return current_setting('licet.past_' || what)::bigint[];

create aggregate as_of.merged(hstore) (sfunc = hs_concat, stype = hstore);

-- Of all old values of a column, those of the first change after the moment.
create function as_of.rows(of anyelement, what text) returns setof anyelement language plpgsql stable as $$
begin
  return query execute format($query$
    select r.* from unnest(as_of.ids(%L)) i(id)
    left join %s t on t.company_id = $1 and t.id = i.id
    left join lateral (
      select as_of.merged(x.was order by x.id desc) as was from past_changes x
      where x.company_id = $1 and x.what = %L and x.row_id = i.id and x.until > as_of.moment()) w on true
    cross join lateral populate_record(t, coalesce(w.was, '')) r
    where (t.id is not null or w.was is not null) and r.created_at <= as_of.moment()
  $query$, what, pg_typeof(of), what) using current_setting('licet.as_of_company')::bigint;
end $$;

do $$
declare
  name text;
  columns text;
begin
  for name in select event_object_table from information_schema.triggers where trigger_name = 'past_ended' loop
    columns := (
      select string_agg(case when name = 'licenses' and attname = 'last_check' then
          '(select max(h.ts) from license_histories h where h.company_id = r.company_id and h.license_id = r.id
            and h.text = ''License check'' and h.ts <= as_of.moment())'
        else 'r.' || quote_ident(attname) end, ', ' order by attnum)
      from pg_attribute where attrelid = name::regclass and attnum > 0);
    execute format(
      'create view as_of.%1$I as
        select t.* from %1$I t
        where t.created_at <= (select as_of.moment()) and t.id <> all ((select as_of.ids(%1$L))::bigint[])
        union all
        select %2$s from as_of.rows(null::%1$I, %1$L) r', name, columns);
  end loop;
end $$;

-- Says which rows are put back: the license, what belongs to it, and what changed of whatever is shown with it.
create function as_of.open(company bigint, license bigint, moment timestamptz) returns void language plpgsql as $$
declare
  then_license licenses;
  buyer customers;
  name text;
  ids bigint[];
begin
  perform set_config('licet.as_of', moment::text, true), set_config('licet.as_of_company', company::text, true);
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
      name, name) into ids using company, buyer.id, moment;
    if name = 'licenses' then
      ids := array_append(ids, license) || array(select row_id from past_changes x
        where x.company_id = company and x.what = name and x.until > moment
          and x.was->'bundle_license_id' is not null and x.was->'bundle_license_id' = license::text);
    elsif name = 'orders' and then_license.order_id is not null then
      ids := array_append(ids, then_license.order_id);
    end if;
    perform set_config('licet.past_' || name, array(select distinct unnest(ids))::text, true);
  end loop;

  ids := array(
    select a.license_user_id from as_of.rows(null::license_assignments, 'license_assignments') a
    union select id from license_users where company_id = company and fold_person(true_email) = fold_person(buyer.email)
    union select row_id from past_changes x
    where x.company_id = company and x.what = 'license_users' and x.was ? 'true_email' and x.until > moment
      and fold_person(x.was->'true_email') = fold_person(buyer.email));
  perform set_config('licet.past_license_users', ids::text, true);

  foreach name in array '{product_features,product_custom_fields,installation_files,customer_labels}'::text[] loop
    ids := array(select distinct row_id from past_changes x
      where x.company_id = company and x.what = name and x.until > moment);
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
