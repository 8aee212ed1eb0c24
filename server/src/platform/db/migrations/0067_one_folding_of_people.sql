-- One equality of people (docs/decisions/0056): an e-mail or a user name is folded here and nowhere else. NFC, then lower case in the root
-- locale, whatever the locale of the database is. A dotted capital I becomes a plain i, also where a client wrote it as i and a dot; a final
-- sigma is a sigma. Folding what is folded changes nothing.
create function fold_person(name text) returns text language sql immutable parallel safe
return normalize(
  replace(replace(lower(normalize(name, NFC) collate "und-x-icu"), U&'i\0307', 'i'), U&'\03C2', U&'\03C3'), NFC);

-- Who was two people until now and is one from here on: the row that was made first keeps the address, the others stay what they are, under an
-- address that most mail systems deliver to the same person (jane@x.com, jane+1234@x.com with the row's id).
with twice as (
  select company_id, id, row_number() over (partition by company_id, fold_person(email) order by created_at, id) as nth
  from customers where email <> '')
update customers c set email = regexp_replace(c.email, '@', '+' || c.id || '@')
from twice where twice.nth > 1 and c.company_id = twice.company_id and c.id = twice.id;

with twice as (
  select company_id, id, row_number() over (partition by company_id, fold_person(true_email) order by created_at, id) as nth
  from license_users)
update license_users u set true_email = regexp_replace(u.true_email, '@', '+' || u.id || '@')
from twice where twice.nth > 1 and u.company_id = twice.company_id and u.id = twice.id;

with twice as (
  select company_id, id, row_number() over (partition by company_id, fold_person(email) order by created_at, id) as nth
  from staff)
update staff s set email = regexp_replace(s.email, '@', '+' || s.id || '@')
from twice where twice.nth > 1 and s.company_id = twice.company_id and s.id = twice.id;

drop index customers_by_email;
create unique index customers_by_email on customers (company_id, fold_person(email)) where email <> '';
drop index license_users_by_email;
create unique index license_users_by_email on license_users (company_id, fold_person(true_email));
drop index staff_emails;
create unique index staff_emails on staff (company_id, fold_person(email));
drop index staff_by_email;
create index staff_by_email on staff (fold_person(email));
-- Orders without a customer are found by the address that they were placed with.
create index orders_by_email on orders (company_id, fold_person(customer_email)) where customer_id is null and customer_email <> '';

-- Trials are remembered by folded addresses: of two that are one now, the first stays.
delete from trials t using trials first
where first.company_id = t.company_id and first.product_id = t.product_id and first.hardware_id = t.hardware_id
  and fold_person(first.email) = fold_person(t.email) and (first.created_at, first.email) < (t.created_at, t.email);
update trials set email = fold_person(email) where email <> fold_person(email);
