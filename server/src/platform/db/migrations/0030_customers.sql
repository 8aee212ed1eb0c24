-- The exact filters of customers' lists; the unique index of e-mails serves those that do not regard case.
create index customers_by_written_email on customers (company_id, email);

-- Coloured words that a back office sorts its customers by.
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

-- Which customer has which label. The id of a row is what takes the label off again.
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
