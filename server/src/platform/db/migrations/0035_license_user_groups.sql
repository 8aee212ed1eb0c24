-- Groups of license users, of the whole company or of a customer account.
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

-- The licenses that belong to a group: for lists. It gives nobody a license (docs/decisions/0033).
create table license_user_group_licenses (
  company_id bigint not null,
  license_user_group_id bigint not null,
  license_id bigint not null,
  created_at timestamptz not null,
  primary key (company_id, license_user_group_id, license_id),
  foreign key (company_id, license_user_group_id) references license_user_groups (company_id, id) on delete cascade,
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade
);
create index license_user_group_licenses_by_license on license_user_group_licenses (company_id, license_id);

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

-- Whoever lists license users lists them newest first.
create index license_users_by_age on license_users (company_id, created_at, id);
