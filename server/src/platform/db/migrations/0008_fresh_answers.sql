-- The key pairs that fresh answers are signed with (docs/guide/fresh-answers.md). They stand apart from signing_keys, where a
-- node of an older release takes the newest row for its RSA key.
create table fresh_answer_keys (
  id bigint generated always as identity primary key,
  public_pem text not null,
  private_sealed bytea not null,
  created_at timestamptz not null,
  retired_at timestamptz
);
