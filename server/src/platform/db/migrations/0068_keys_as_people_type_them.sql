-- A license key as people type it (docs/decisions/0057): without dashes, in lower case, with what a mail program put between its parts. Letters and
-- digits of any script count, in upper case; full-width ones are the ordinary ones. Most keys are ASCII, for which the rules of Unicode need not be asked.
create function fold_key(license_key text) returns text language sql immutable parallel safe
return case
  when octet_length(license_key) = length(license_key)
    then upper(regexp_replace(license_key collate "C", '[^A-Za-z0-9]+', '', 'g'))
  else upper(regexp_replace(normalize(license_key, NFKC) collate "und-x-icu", '[^[:alnum:]]+', '', 'g')) collate "C"
end;

-- Asked only where no license has the key as it was written.
create index licenses_by_folded_key on licenses (company_id, fold_key(license_key)) where license_key is not null;
