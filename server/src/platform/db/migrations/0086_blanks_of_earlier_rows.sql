-- Texts that identify are cut of the blanks around them when they are read (docs/decisions/0055). What was written before that is cut here: a
-- machine that says `HW1 ` is looked for as `HW1`, and would be a new one, with a seat and a trial of its own.
create function cut_of_blanks(value text) returns text language sql immutable parallel safe
return btrim(value, E'\t\n\u000b\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff');

-- A row stays as it is where another one has the text without blanks, where nothing would be left, and where an earlier row becomes the same.
do $$
declare
  name record;
begin
  for name in
    select * from (values
      ('devices', 'hardware_id', 'o.hardware_id', '{company_id,license_id}'::text[], 'license_user_id', 'true'),
      ('trials', 'hardware_id', 'o.hardware_id', '{company_id,product_id,email}', null, 'true'),
      ('orders', 'store_id', 'o.store_id', '{company_id}', null, 'true'),
      ('licenses', 'license_key', 'o.license_key', '{company_id}', null, 'o.bundle_license_id is null'),
      ('product_features', 'code', 'o.code', '{company_id}', 'product_id', 'not o.is_deleted'),
      ('product_custom_fields', 'name', 'o.name', '{company_id,product_id}', null, 'true'),
      ('license_templates', 'code', 'o.code', '{company_id,product_id}', null, 'true'),
      ('license_user_groups', 'code', 'lower(o.code)', '{company_id}', null, 'true'),
      ('customer_accounts', 'code', 'o.code', '{company_id}', null, 'true'),
      ('customer_labels', 'label', 'lower(o.label)', '{company_id}', null, 'true'),
      ('consumption_pools', 'code', 'o.code', '{company_id,customer_account_id}', null, 'true'),
      ('device_variables', 'variable', 'o.variable', '{company_id,device_id}', null, 'true')
    ) as names (of_table, of_column, compared, scope, nullable, is_live)
  loop
    execute format(
      $sql$
        with blank as (
          select o.*, o.ctid as place, cut_of_blanks(o.%2$I) as cut
          from %1$I o
          where o.%2$I <> cut_of_blanks(o.%2$I) and cut_of_blanks(o.%2$I) <> '' and %4$s),
        ranked as (
          select blank.*, row_number() over (partition by %5$s, %6$s order by created_at, place) as nth from blank)
        update %1$I t set %2$I = b.cut
        from ranked b
        where t.ctid = b.place and b.nth = 1
          and not exists (select from %1$I o where %3$s = %7$s and %4$s and %8$s)
      $sql$,
      name.of_table,
      name.of_column,
      name.compared,
      name.is_live,
      array_to_string(array_append(name.scope, name.nullable), ', '),
      replace(name.compared, 'o.' || name.of_column, 'cut'),
      replace(name.compared, 'o.' || name.of_column, 'b.cut'),
      (select string_agg(format('o.%1$I = b.%1$I', c), ' and ') from unnest(name.scope) c)
        || case when name.nullable is null then '' else format(' and o.%1$I is not distinct from b.%1$I', name.nullable) end);
  end loop;
end $$;

-- The licenses of a bundle have its key.
update licenses l set license_key = bundle.license_key
from licenses bundle
where bundle.company_id = l.company_id and bundle.id = l.bundle_license_id
  and l.license_key <> bundle.license_key and cut_of_blanks(l.license_key) = bundle.license_key;

-- Renewals ask for subscriptions, of which several licenses may be.
update licenses set subscription_id = cut_of_blanks(subscription_id)
where subscription_id <> cut_of_blanks(subscription_id) and cut_of_blanks(subscription_id) <> '';
update order_items set subscription_id = cut_of_blanks(subscription_id)
where subscription_id <> cut_of_blanks(subscription_id) and cut_of_blanks(subscription_id) <> '';

drop function cut_of_blanks(text);
