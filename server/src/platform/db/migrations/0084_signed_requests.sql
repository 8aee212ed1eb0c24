-- Whether applications must sign what they ask, and not only when; and the nonces of such requests, each good for once.
alter table companies add column require_signed_requests boolean not null default false;

create table request_nonces (
  company_id bigint not null references companies (id),
  nonce text not null,
  expires_at timestamptz not null,
  primary key (company_id, nonce)
);
create index request_nonces_by_end on request_nonces (expires_at);
