-- Who buys (customers, and the accounts they belong to), and who may use and manage what was bought (license users).
-- People are the same person where fold_person says so.

create table customer_accounts (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  code text not null,
  name text not null default '',
  description text not null default '',
  phone text not null default '',
  address text not null default '',
  email text not null default '',
  reference text not null default '',
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, code)
);
-- Lists of orders, licenses and customers too find accounts by a part of any of these texts.
create index customer_accounts_texts on customer_accounts using gin (name gin_trgm_ops, code gin_trgm_ops,
  description gin_trgm_ops, phone gin_trgm_ops, address gin_trgm_ops, email gin_trgm_ops, reference gin_trgm_ops)
  with (gin_pending_list_limit = 2048);
create index customer_accounts_by_metadata on customer_accounts using gin (metadata jsonb_path_ops);

-- The OpenID Connect provider of a customer account: it vouches for the users of the account's licenses, and nobody
-- else.
create table customer_account_sso (
  company_id bigint not null,
  customer_account_id bigint not null,
  issuer text not null check (issuer <> ''),
  client_id text not null check (client_id <> ''),
  -- Sealed; null for a client that has none.
  client_secret_sealed bytea,
  scopes text not null,
  -- The first is used where an application names none.
  redirect_uris text[] not null check (cardinality(redirect_uris) > 0),
  enabled boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, customer_account_id),
  foreign key (company_id, customer_account_id) references customer_accounts (company_id, id) on delete cascade
);

create table customers (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  customer_account_id bigint,
  email text not null default '',
  first_name text not null default '',
  last_name text not null default '',
  company_name text not null default '',
  phone text not null default '',
  reference text not null default '',
  address text not null default '',
  postcode text not null default '',
  city text not null default '',
  country text not null default '',
  state text not null default '',
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  -- The customers of an account that goes stay.
  foreign key (company_id, customer_account_id) references customer_accounts (company_id, id)
    on delete set null (customer_account_id)
);
create index customers_by_reference on customers (company_id, reference);
create index customers_texts on customers using gin (email gin_trgm_ops, company_name gin_trgm_ops,
  reference gin_trgm_ops, first_name gin_trgm_ops, last_name gin_trgm_ops, phone gin_trgm_ops,
  trim(first_name || ' ' || last_name) gin_trgm_ops)
  with (gin_pending_list_limit = 2048);
create index customers_by_metadata on customers using gin (metadata jsonb_path_ops)
  with (gin_pending_list_limit = 2048);
create index customers_by_creation on customers (company_id, created_at, id);
create index customers_by_change on customers (company_id, updated_at, id);
-- Whole texts: one whose words are in most rows is not found by its parts.
create index customers_by_company_name on customers (company_id, company_name) where company_name <> '';
create index customers_by_name on customers (company_id, trim(first_name || ' ' || last_name));
-- The e-mail as it was written; the unique index below finds it whatever its case.
create index customers_by_written_email on customers (company_id, email);
-- Most customers have no reference: one is looked up among those that have some.
create index customers_with_reference on customers (company_id, reference) where reference <> '';
-- With the id, the customers of an account are found without being read.
create index customers_by_account on customers (company_id, customer_account_id, id);
create unique index customers_by_email on customers (company_id, fold_person(email)) where email <> '';

-- Coloured words by which a back office sorts its customers.
create table customer_labels (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  label text not null check (label <> ''),
  color text not null default '',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id)
);
create unique index customer_labels_by_name on customer_labels (company_id, lower(label));

-- Which customer has which label. The id of the row is what takes the label off again.
create table customer_label_mappings (
  company_id bigint not null,
  id bigint generated always as identity,
  customer_id bigint not null,
  customer_label_id bigint not null,
  created_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, customer_id, customer_label_id),
  foreign key (company_id, customer_id) references customers (company_id, id) on delete cascade,
  foreign key (company_id, customer_label_id) references customer_labels (company_id, id) on delete cascade
);
create index customer_label_mappings_by_label on customer_label_mappings (company_id, customer_label_id, customer_id);

create table license_users (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  true_email text not null check (true_email <> ''),
  first_name text not null default '',
  last_name text not null default '',
  phone_number text not null default '',
  reference text not null default '',
  is_active boolean not null default true,
  -- Made by an application that asked for a trial: nobody has proven that the address is theirs. The first sale to it
  -- gives a new initial password and ends what was chosen before (docs/decisions/0050).
  is_unproven boolean not null default false,
  -- Set while the generated password is in use; sealed, because the vendor may read it.
  initial_password_sealed bytea,
  -- argon2id; set once the user has chosen a password.
  password_hash text,
  -- What the user may do in the portal (management-api.md §6.7; docs/decisions/0068); null: never was a manager, and
  -- was given no permissions.
  lm_permissions text[],
  last_login timestamptz,
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id)
);
create index license_users_texts on license_users using gin (true_email gin_trgm_ops, first_name gin_trgm_ops,
  last_name gin_trgm_ops, phone_number gin_trgm_ops, reference gin_trgm_ops) with (gin_pending_list_limit = 2048);
create index license_users_by_metadata on license_users using gin (metadata jsonb_path_ops)
  with (gin_pending_list_limit = 2048);
create index license_users_inactive on license_users (company_id, id) where not is_active;
create index license_users_by_age on license_users (company_id, created_at, id);
create unique index license_users_by_email on license_users (company_id, fold_person(true_email));

-- Groups of license users, of the whole company or of a customer account (docs/decisions/0033).
create table license_user_groups (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  customer_account_id bigint,
  code text not null check (code <> ''),
  name text not null default '',
  description text not null default '',
  metadata jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, customer_account_id) references customer_accounts (company_id, id) on delete cascade
);
create unique index license_user_groups_by_code on license_user_groups (company_id, lower(code));
create index license_user_groups_by_account on license_user_groups (company_id, customer_account_id, id);
create index license_user_groups_by_metadata on license_user_groups using gin (metadata jsonb_path_ops);

create table license_user_group_members (
  company_id bigint not null,
  license_user_group_id bigint not null,
  license_user_id bigint not null,
  created_at timestamptz not null,
  primary key (company_id, license_user_group_id, license_user_id),
  foreign key (company_id, license_user_group_id) references license_user_groups (company_id, id) on delete cascade,
  foreign key (company_id, license_user_id) references license_users (company_id, id) on delete cascade
);
create index license_user_group_members_by_user on license_user_group_members (company_id, license_user_id);

create table license_user_group_managers (
  company_id bigint not null,
  license_user_group_id bigint not null,
  license_user_id bigint not null,
  created_at timestamptz not null,
  primary key (company_id, license_user_group_id, license_user_id),
  foreign key (company_id, license_user_group_id) references license_user_groups (company_id, id) on delete cascade,
  foreign key (company_id, license_user_id) references license_users (company_id, id) on delete cascade
);
create index license_user_group_managers_by_user on license_user_group_managers (company_id, license_user_id);

-- License users who manage everything of a customer account.
create table customer_account_managers (
  company_id bigint not null,
  customer_account_id bigint not null,
  license_user_id bigint not null,
  created_at timestamptz not null,
  primary key (company_id, customer_account_id, license_user_id),
  foreign key (company_id, customer_account_id) references customer_accounts (company_id, id) on delete cascade,
  foreign key (company_id, license_user_id) references license_users (company_id, id) on delete cascade
);
create index customer_account_managers_by_user on customer_account_managers (company_id, license_user_id);

-- The products of which a manager may issue licenses, and how many; null: any number.
create table license_manager_products (
  company_id bigint not null,
  license_user_id bigint not null,
  product_id bigint not null,
  num_of_licenses integer check (num_of_licenses >= 0),
  primary key (company_id, license_user_id, product_id),
  foreign key (company_id, license_user_id) references license_users (company_id, id) on delete cascade,
  foreign key (company_id, product_id) references products (company_id, id) on delete cascade
);
create index license_manager_products_by_product on license_manager_products (company_id, product_id);

-- The policies by which a manager may issue licenses.
create table license_manager_templates (
  company_id bigint not null,
  license_user_id bigint not null,
  license_template_id bigint not null,
  primary key (company_id, license_user_id, license_template_id),
  foreign key (company_id, license_user_id) references license_users (company_id, id) on delete cascade,
  foreign key (company_id, license_template_id) references license_templates (company_id, id) on delete cascade
);
create index license_manager_templates_by_template on license_manager_templates (company_id, license_template_id);

-- Whoever becomes a manager, in whatever way, is given what the company gives new managers. Managers of orders too:
-- 0005.
create function give_manager_permissions() returns trigger language plpgsql as $$
begin
  update license_users u set lm_permissions = c.default_lm_permissions
  from companies c
  where c.id = new.company_id and u.company_id = new.company_id and u.id = new.license_user_id
    and u.lm_permissions is null;
  return null;
end $$;
create trigger manager_made after insert on customer_account_managers
  for each row execute function give_manager_permissions();
create trigger manager_made after insert on license_user_group_managers
  for each row execute function give_manager_permissions();
