-- Values of one custom field on many licenses: for lists, and for whoever deletes the field.
create index license_custom_fields_by_field on license_custom_fields (company_id, product_custom_field_id, id);
create index license_custom_fields_texts on license_custom_fields using gin (value gin_trgm_ops) with (gin_pending_list_limit = 2048);
