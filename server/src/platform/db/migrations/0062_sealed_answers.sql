-- Answers that are kept for Idempotency-Keys may hold keys, set-up tokens and passwords: they are sealed with the master key. Those from
-- before stand in the clear until the server has sealed them.
alter table idempotency_keys add column sealed bytea;
create index idempotency_keys_in_clear on idempotency_keys (company_id, key) where answer <> '';
