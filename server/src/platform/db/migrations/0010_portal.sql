-- The sessions of the vendor's customers in the portal (docs/decisions/0084): of a license user, or of whoever has a
-- license key and the e-mail of its customer.
create table portal_sessions (
  company_id bigint not null,
  id bigint generated always as identity,
  license_user_id bigint,
  -- The account whose provider vouched for the user: only its licenses are reached; null: a password did.
  customer_account_id bigint,
  -- The license that a key opened. The e-mail must be its customer's for as long as the session is used.
  license_id bigint,
  email text not null,
  token_hash text not null,
  ip text not null,
  user_agent text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, license_user_id) references license_users (company_id, id) on delete cascade,
  foreign key (company_id, customer_account_id) references customer_accounts (company_id, id) on delete cascade,
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade,
  check (num_nonnulls(license_user_id, license_id) = 1),
  check (customer_account_id is null or license_user_id is not null)
);
create index portal_sessions_by_token on portal_sessions (token_hash);
create index portal_sessions_by_user on portal_sessions (company_id, license_user_id) where license_user_id is not null;
create index portal_sessions_by_account on portal_sessions (company_id, customer_account_id)
  where customer_account_id is not null;
create index portal_sessions_by_license on portal_sessions (company_id, license_id) where license_id is not null;

-- Another password, whoever set it, ends what the one before it opened.
create function end_portal_sessions() returns trigger language plpgsql as $$
begin
  delete from portal_sessions where company_id = new.company_id and license_user_id = new.id;
  return null;
end $$;
create trigger password_changed after update of password_hash, initial_password_sealed on license_users
  for each row
  when (old.password_hash is distinct from new.password_hash
    or old.initial_password_sealed is distinct from new.initial_password_sealed)
  execute function end_portal_sessions();
