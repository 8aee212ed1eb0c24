-- Billing systems, what they say about subscriptions, and the licenses that follow it (docs/decisions/0089, 0090).

-- A billing system whose messages a company takes. They arrive at an address that holds the token.
create table billing_sources (
  company_id bigint not null references companies,
  id bigint generated always as identity,
  kind text not null check (kind in ('stripe', 'paddle', 'fastspring', 'lemon_squeezy', 'woocommerce', 'generic')),
  name text not null,
  token text not null,
  -- Signs messages; null: not known yet, since some systems make it when they are told the address.
  secret_sealed bytea,
  -- Of the generation of licenses during checkout (FastSpring).
  private_key_sealed bytea,
  -- With it, the present state is asked for instead of believing what a message says.
  api_key_sealed bytea,
  livemode boolean not null,
  enabled boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, name)
);
create index billing_sources_by_token on billing_sources (token);

-- What is known of a subscription, or of what was paid once. The facts are what messages said; the columns follow from
-- them.
create table subscriptions (
  company_id bigint not null references companies,
  id bigint not null default nextval('big_id'),
  -- null: a back office says what is known, by a key.
  source_id bigint,
  -- Its name at the billing system, which licenses carry as well.
  subscription_id text not null,
  is_recurring boolean not null default true,
  is_test boolean not null default false,
  status text not null check (status in
    ('incomplete', 'incomplete_expired', 'trialing', 'active', 'past_due', 'unpaid', 'paused', 'canceled')),
  paid_through timestamptz,
  trial_end timestamptz,
  cancel_at timestamptz,
  ended_at timestamptz,
  quantity integer,
  customer_email text,
  facts jsonb not null,
  -- When the last of them happened.
  occurred_at timestamptz,
  -- When time alone changes it.
  wakes_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, subscription_id),
  foreign key (company_id, source_id) references billing_sources (company_id, id) on delete set null (source_id)
);
create index subscriptions_by_source on subscriptions (company_id, source_id, id) where source_id is not null;
create index subscriptions_by_status on subscriptions (company_id, status, id);
create index subscriptions_by_end on subscriptions (company_id, paid_through, id);
create index subscriptions_by_change on subscriptions (company_id, updated_at, id);
create index subscriptions_by_email on subscriptions (company_id, fold_person(customer_email))
  where customer_email is not null;
create index subscriptions_texts on subscriptions using gin (subscription_id gin_trgm_ops)
  with (gin_pending_list_limit = 2048);
create index subscriptions_that_wake on subscriptions (wakes_at) where wakes_at is not null;

-- Which licenses follow a subscription. One that carries its name does, whoever gave it the name.
create table subscription_licenses (
  company_id bigint not null,
  license_id bigint not null,
  subscription_id text not null,
  -- Which of its items is the license's; null: the only one, or the whole.
  item text,
  -- What the license was last told, so that changes by hand stay until something new is known.
  applied jsonb not null default '{}',
  -- Not told yet.
  is_due boolean not null default true,
  primary key (company_id, license_id),
  foreign key (company_id, license_id) references licenses (company_id, id) on delete cascade
);
create index subscription_licenses_by_subscription on subscription_licenses (company_id, subscription_id);
create index subscription_licenses_due on subscription_licenses (company_id, subscription_id) where is_due;

create function license_follows_subscription() returns trigger language plpgsql as $$
begin
  if new.subscription_id is null then
    delete from subscription_licenses where company_id = new.company_id and license_id = new.id;
  else
    insert into subscription_licenses (company_id, license_id, subscription_id)
    values (new.company_id, new.id, new.subscription_id)
    on conflict (company_id, license_id)
      do update set subscription_id = excluded.subscription_id, item = null, is_due = true;
  end if;
  return null;
end $$;
create trigger subscription_named after insert on licenses
  for each row when (new.subscription_id is not null) execute function license_follows_subscription();
create trigger subscription_changed after update of subscription_id on licenses
  for each row when (old.subscription_id is distinct from new.subscription_id)
  execute function license_follows_subscription();

-- Other names of a subscription, or of a payment of it: invoices, payment intents, charges, orders. A refund names only
-- one of these.
create table subscription_references (
  company_id bigint not null,
  source_id bigint not null,
  reference text not null,
  subscription_id text not null,
  payment text,
  primary key (company_id, source_id, reference),
  foreign key (company_id, source_id) references billing_sources (company_id, id) on delete cascade
);

-- Who the customers of a billing system are, where its messages about purchases only name them.
create table billing_customers (
  company_id bigint not null,
  source_id bigint not null,
  customer text not null,
  email text not null,
  name text not null default '',
  occurred_at timestamptz not null,
  primary key (company_id, source_id, customer),
  foreign key (company_id, source_id) references billing_sources (company_id, id) on delete cascade
);

-- Every message, as it came, and what became of it.
create table billing_messages (
  company_id bigint not null,
  id bigint generated always as identity,
  source_id bigint not null,
  -- The same message again has the same one.
  dedup_id text not null,
  type text not null,
  subscription_id text,
  livemode boolean,
  occurred_at timestamptz,
  body text not null,
  status text not null check (status in ('pending', 'applied', 'ignored', 'waiting', 'failed', 'refused')),
  reason text,
  -- What another message has to tell first.
  waits_for text[] not null default '{}',
  -- How often it came again.
  repeats integer not null default 0,
  attempts integer not null default 0,
  due_at timestamptz,
  received_at timestamptz not null,
  processed_at timestamptz,
  primary key (company_id, id),
  unique (company_id, source_id, dedup_id),
  foreign key (company_id, source_id) references billing_sources (company_id, id) on delete cascade
);
create index billing_messages_due on billing_messages (due_at, company_id) where status = 'pending';
create index billing_messages_waiting on billing_messages using gin (waits_for) where status = 'waiting';
create index billing_messages_by_subscription on billing_messages (company_id, subscription_id, id)
  where subscription_id is not null;
create index billing_messages_by_status on billing_messages (company_id, status, id);
create index billing_messages_by_age on billing_messages (received_at);

-- Which policy is sold at a price of a billing system.
create table billing_prices (
  company_id bigint not null,
  price text not null check (price <> ''),
  license_template_id bigint not null,
  primary key (company_id, price),
  foreign key (company_id, license_template_id) references license_templates (company_id, id) on delete cascade
);
create index billing_prices_by_policy on billing_prices (company_id, license_template_id);
