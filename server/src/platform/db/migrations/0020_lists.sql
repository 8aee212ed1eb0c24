-- What the lists of the Management API are filtered by (docs/decisions/0020).
create extension if not exists pg_trgm;

-- Parts of texts. A short list of pending entries keeps both searching it and merging it quick.
create index licenses_texts on licenses using gin (license_key gin_trgm_ops, note gin_trgm_ops)
  with (gin_pending_list_limit = 2048);
create index orders_texts on orders using gin (store_id gin_trgm_ops, reference gin_trgm_ops, customer_email gin_trgm_ops)
  with (gin_pending_list_limit = 2048);
create index devices_texts on devices using gin (hardware_id gin_trgm_ops, hostname gin_trgm_ops, os gin_trgm_ops)
  with (gin_pending_list_limit = 2048);
create index customers_texts on customers using gin (email gin_trgm_ops, company_name gin_trgm_ops, reference gin_trgm_ops,
  first_name gin_trgm_ops, last_name gin_trgm_ops, phone gin_trgm_ops, trim(first_name || ' ' || last_name) gin_trgm_ops)
  with (gin_pending_list_limit = 2048);
create index license_users_texts on license_users using gin (true_email gin_trgm_ops, first_name gin_trgm_ops, last_name gin_trgm_ops,
  phone_number gin_trgm_ops, reference gin_trgm_ops) with (gin_pending_list_limit = 2048);

create index licenses_by_metadata on licenses using gin (metadata jsonb_path_ops) with (gin_pending_list_limit = 2048);
create index orders_by_metadata on orders using gin (metadata jsonb_path_ops) with (gin_pending_list_limit = 2048);
create index customers_by_metadata on customers using gin (metadata jsonb_path_ops) with (gin_pending_list_limit = 2048);

create index license_users_by_metadata on license_users using gin (metadata jsonb_path_ops) with (gin_pending_list_limit = 2048);
create index license_product_features_by_metadata on license_product_features using gin (metadata jsonb_path_ops)
  with (gin_pending_list_limit = 2048);

create index licenses_by_creation on licenses (company_id, created_at, id);
create index licenses_by_activation on licenses (company_id, time_activated, id) where time_activated is not null;
create index licenses_by_end on licenses (company_id, validity_period, id) where validity_period is not null;
create index licenses_by_state on licenses (company_id, active, id);
create index licenses_by_type on licenses (company_id, license_type, id);
create index licenses_by_seats on licenses (company_id, max_activations, id);
create index licenses_by_template on licenses (company_id, license_template_id, id) where license_template_id is not null;
create index devices_by_creation on devices (company_id, created_at, id);
create index customers_by_creation on customers (company_id, created_at, id);
create index customers_by_change on customers (company_id, updated_at, id);
create index orders_by_change on orders (company_id, updated_at, id);
create index device_variables_by_name on device_variables (company_id, variable, id);
create index license_product_features_by_end on license_product_features (company_id, expiry_date, id) where expiry_date is not null;
drop index license_product_features_by_feature;
create index license_product_features_by_feature on license_product_features (company_id, product_feature_id, license_id);
drop index licenses_by_product;
create index licenses_by_product on licenses (company_id, product_id, id);

-- Exactly these: a whole text whose words are in most rows is not found by its parts.
create index orders_by_reference on orders (company_id, reference) where reference is not null;
create index customers_by_company_name on customers (company_id, company_name) where company_name <> '';
create index customers_by_name on customers (company_id, trim(first_name || ' ' || last_name));
create index audit_by_name on audit (company_id, actor_name);

-- What few rows have.
create index licenses_disabled on licenses (company_id, id) where not enabled;
create index licenses_trials on licenses (company_id, id) where is_trial;
create index licenses_floating on licenses (company_id, id) where is_floating or is_floating_cloud;
create index license_product_features_floating on license_product_features (company_id, license_id)
  where is_floating or is_floating_cloud;
create index orders_tests on orders (company_id, id) where is_test;
create index orders_trials on orders (company_id, id) where is_trial;
create index orders_bundles on orders (company_id, id) where is_bundle;
create index license_users_inactive on license_users (company_id, id) where not is_active;
create index devices_inactive on devices (company_id, id) where not device_active;

-- What counters change with every call: block ranges leave an update as cheap as it was.
create index licenses_counters on licenses using brin (company_id, times_activated, updated_at)
  with (pages_per_range = 16, autosummarize = on);

-- Of histories, nearly all lines are checks of applications, all alike.
create index license_histories_texts on license_histories using gin (text gin_trgm_ops)
  with (gin_pending_list_limit = 2048) where text <> 'License check';
create index license_histories_by_source on license_histories (company_id, source, ts, id) where source <> 'sdk';
create index license_histories_by_level on license_histories (company_id, level, ts, id) where level <> 'info';
create index license_histories_by_device on license_histories (company_id, device_id, ts, id) where device_id is not null;
create index license_histories_by_user on license_histories (company_id, license_user_id, ts, id) where license_user_id is not null;
create index license_activation_histories_of_device on license_activation_histories (company_id, device_id, ts, id);
create index license_activation_histories_by_action on license_activation_histories (company_id, action, ts, id);

create index audit_names on audit using gin (actor_name gin_trgm_ops) with (gin_pending_list_limit = 2048);
create index audit_by_request on audit (company_id, request_id);
create index audit_by_action on audit (company_id, action, ts, id);
create index audit_by_address on audit (company_id, ip, ts, id);
create index audit_by_object_id on audit (company_id, object_id, ts, id) where object_id is not null;

-- How many customers have a name in common is known from here on.
analyze customers;
