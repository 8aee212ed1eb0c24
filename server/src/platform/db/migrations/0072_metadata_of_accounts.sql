-- Metadata is found by what it contains: accounts and groups may be very many as well.
create index customer_accounts_by_metadata on customer_accounts using gin (metadata jsonb_path_ops);
create index license_user_groups_by_metadata on license_user_groups using gin (metadata jsonb_path_ops);
