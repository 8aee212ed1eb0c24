-- Which devices hold a slot of a floating feature, since when they were last heard of, and until when they borrowed it.
create table license_feature_slots (
  company_id bigint not null,
  license_product_feature_id bigint not null,
  device_id bigint not null,
  last_seen timestamptz not null,
  borrowed_until timestamptz,
  primary key (company_id, license_product_feature_id, device_id),
  foreign key (company_id, license_product_feature_id) references license_product_features (company_id, id) on delete cascade,
  foreign key (company_id, device_id) references devices (company_id, id) on delete cascade
);
create index license_feature_slots_by_device on license_feature_slots (company_id, device_id);
