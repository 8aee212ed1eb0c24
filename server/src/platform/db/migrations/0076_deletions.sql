-- What is deleted takes along what is a part of it, and lets go of what only refers to it (docs/decisions/0065).

-- A license keeps the number of the policy that it was made of, like the code of it in its provenance, whether the policy is there or not:
-- letting go of a million licenses would hold them all up.
alter table licenses drop constraint licenses_company_id_license_template_id_fkey;

-- A feature goes with what licenses and policies have of it.
alter table license_product_features
  drop constraint license_product_features_company_id_product_feature_id_fkey,
  add foreign key (company_id, product_feature_id) references product_features (company_id, id) on delete cascade;
alter table license_template_features
  drop constraint license_template_features_company_id_product_feature_id_fkey,
  add foreign key (company_id, product_feature_id) references product_features (company_id, id) on delete cascade;

-- A version that is taken back is pinned no longer.
alter table licenses
  drop constraint licenses_company_id_installation_file_id_fkey,
  add foreign key (company_id, installation_file_id) references installation_files (company_id, id)
    on delete set null (installation_file_id);
alter table license_templates
  drop constraint license_templates_company_id_installation_file_id_fkey,
  add foreign key (company_id, installation_file_id) references installation_files (company_id, id)
    on delete set null (installation_file_id);

-- The customers and orders of an account that goes stay.
alter table customers
  drop constraint customers_company_id_customer_account_id_fkey,
  add foreign key (company_id, customer_account_id) references customer_accounts (company_id, id)
    on delete set null (customer_account_id);
alter table orders
  drop constraint orders_company_id_customer_account_id_fkey,
  add foreign key (company_id, customer_account_id) references customer_accounts (company_id, id)
    on delete set null (customer_account_id);

-- Nobody manages an order any more who is no license user. The devices of former users are found to be let go of.
alter table order_managers
  drop constraint order_managers_company_id_license_user_id_fkey,
  add foreign key (company_id, license_user_id) references license_users (company_id, id) on delete cascade;
create index devices_by_user on devices (company_id, license_user_id) where license_user_id is not null;
