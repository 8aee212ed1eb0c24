-- A value as a whole: its parts may be those of every other one, and it may be too long for an index in order.
create index license_custom_fields_by_value on license_custom_fields using hash (value);

-- Most customers have no reference: one is looked up among those that have some.
create index customers_with_reference on customers (company_id, reference) where reference <> '';
