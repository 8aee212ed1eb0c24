-- Accounts are named by a part of a text wherever orders, licenses and customers are filtered.
create index customer_accounts_texts on customer_accounts using gin (name gin_trgm_ops, code gin_trgm_ops, description gin_trgm_ops,
  phone gin_trgm_ops, address gin_trgm_ops, email gin_trgm_ops, reference gin_trgm_ops) with (gin_pending_list_limit = 2048);
