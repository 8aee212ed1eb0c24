-- A list is of one kind: those of features have an index of their own already.
create index consumption_pool_checkouts_of_licenses on consumption_pool_checkouts (company_id, id, synced_at)
  where license_product_feature_id is null;
