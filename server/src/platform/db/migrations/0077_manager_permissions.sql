-- What license managers may do in the portal (management-api.md §6.7; docs/decisions/0068).
alter table companies add column default_lm_permissions text[] not null default '{}';

-- null: never a manager, nor given permissions.
alter table license_users add column lm_permissions text[];
update license_users u set lm_permissions = '{}'
where exists (select from order_managers m where m.company_id = u.company_id and m.license_user_id = u.id)
  or exists (select from customer_account_managers m where m.company_id = u.company_id and m.license_user_id = u.id)
  or exists (select from license_user_group_managers m where m.company_id = u.company_id and m.license_user_id = u.id);

-- The products of which a manager may issue licenses, and how many; null: any number.
create table license_manager_products (
  company_id bigint not null,
  license_user_id bigint not null,
  product_id bigint not null,
  num_of_licenses integer check (num_of_licenses >= 0),
  primary key (company_id, license_user_id, product_id),
  foreign key (company_id, license_user_id) references license_users (company_id, id) on delete cascade,
  foreign key (company_id, product_id) references products (company_id, id) on delete cascade
);
create index license_manager_products_by_product on license_manager_products (company_id, product_id);

-- The policies by which a manager may issue licenses.
create table license_manager_templates (
  company_id bigint not null,
  license_user_id bigint not null,
  license_template_id bigint not null,
  primary key (company_id, license_user_id, license_template_id),
  foreign key (company_id, license_user_id) references license_users (company_id, id) on delete cascade,
  foreign key (company_id, license_template_id) references license_templates (company_id, id) on delete cascade
);
create index license_manager_templates_by_template on license_manager_templates (company_id, license_template_id);

-- Whoever becomes a manager, and by whatever way, is given what the company gives new managers.
create function give_manager_permissions() returns trigger language plpgsql as $$
begin
  update license_users u set lm_permissions = c.default_lm_permissions
  from companies c
  where c.id = new.company_id and u.company_id = new.company_id and u.id = new.license_user_id and u.lm_permissions is null;
  return null;
end $$;
create trigger manager_made after insert on order_managers
  for each row execute function give_manager_permissions();
create trigger manager_made after insert on customer_account_managers
  for each row execute function give_manager_permissions();
create trigger manager_made after insert on license_user_group_managers
  for each row execute function give_manager_permissions();
