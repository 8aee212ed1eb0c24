-- Whose license it is, as its order says: what belongs to a customer is asked for more often than anything else, and led through the orders.
alter table licenses add column customer_id bigint;
update licenses l set customer_id = o.customer_id
from orders o where o.company_id = l.company_id and o.id = l.order_id and o.customer_id is not null;
create index licenses_by_customer on licenses (company_id, customer_id, id) where customer_id is not null;

-- Licenses go with their order, whoever gives it to another customer.
create function licenses_follow_order() returns trigger language plpgsql as $$
begin
  update licenses set customer_id = new.customer_id where company_id = new.company_id and order_id = new.id;
  return null;
end $$;
create trigger customer_changed after update of customer_id on orders
  for each row when (old.customer_id is distinct from new.customer_id) execute function licenses_follow_order();

-- The customers of an account are found without being read.
drop index customers_by_account;
create index customers_by_account on customers (company_id, customer_account_id, id);
