-- What every table builds on: ids, and which texts count as the same.
--
-- How to read the schema. Names are those of the wire. Every primary, unique and foreign key of a tenant's table begins
-- with company_id: no row can point into another company, and tables can be distributed by company_id as they stand. A
-- table that refers to another table of its tenant needs no reference to companies of its own. A row that is deleted
-- takes its parts along, and what merely refers to it lets go of it (docs/decisions/0065); a foreign key that does
-- neither refuses. Times come from the server's clock, never from a default of the database.

-- Parts of texts in lists (docs/decisions/0020). Each such index keeps its list of pending entries short
-- (gin_pending_list_limit), so that both searching the list and merging it stay quick.
create extension if not exists pg_trgm;

-- 16-digit ids of orders, licenses, products and devices, below 2^53. Starts where the known ids of the field are.
create sequence big_id as bigint start 1700000000000000 maxvalue 9007199254740991;

-- The one equality of people (docs/decisions/0056): e-mails and user names are folded here and nowhere else. NFC, then
-- lower case in the root locale, whatever the locale of the database. A dotted capital I becomes a plain i, also where
-- a client wrote it as i and a combining dot; a final sigma becomes a sigma. Folding twice changes nothing. ASCII is
-- composed already and lower case alone folds it, twenty times as fast.
create function fold_person(name text) returns text language sql immutable parallel safe
return case
  when octet_length(name) = length(name) then lower(name collate "C")
  else normalize(
      replace(replace(lower(normalize(name, NFC) collate "und-x-icu"), U&'i\0307', 'i'), U&'\03C2', U&'\03C3'), NFC)
    collate "C"
end;

-- A license key as people type it (docs/decisions/0057): without dashes, in lower case, with whatever a mail program
-- put between its parts. Letters and digits of any script count, in upper case; full-width ones equal the ordinary
-- ones. Most keys are ASCII and need none of the rules of Unicode.
create function fold_key(license_key text) returns text language sql immutable parallel safe
return case
  when octet_length(license_key) = length(license_key)
    then upper(regexp_replace(license_key collate "C", '[^A-Za-z0-9]+', '', 'g'))
  else upper(regexp_replace(normalize(license_key, NFKC) collate "und-x-icu", '[^[:alnum:]]+', '', 'g')) collate "C"
end;

-- Versions in the order in which people count them: 1.10 after 1.9, a pre-release before its release (semver where the
-- text parses as such, natural order elsewhere). The answer is a text that sorts byte by byte: numbers by length and
-- then digits, words after numbers, the end before everything.
create function version_order(version text) returns text language sql immutable parallel safe as $$
  with parts as (
    -- What stands after a plus says nothing about the order; nor does a leading v.
    select regexp_replace(regexp_replace(lower(btrim(version)), '\+.*$', ''), '^v(?=\d)', '') as whole),
  cut as (
    select whole,
      regexp_match(whole, '^(\d+(?:\.\d+){2})-(.+)$') as semver,
      regexp_match(whole, '^(\d+(?:\.\d+)*)[-.]?((?:alpha|beta|rc|pre|dev|preview|snapshot).*)$') as early
    from parts),
  named as (
    select regexp_replace(coalesce(semver[1], early[1], whole), '(\.0+)+$', '') as core,
      case when semver is null and early is null then null else coalesce(semver[2], early[2]) end as pre
    from cut),
  keys as (
    select pre, (
        select coalesce(string_agg(case when token[1] ~ '^\d' then '0' || lpad(length(ltrim(token[1], '0'))::text, 3, '0')
          || ltrim(token[1], '0') else 'a' || token[1] || chr(1) end, '' order by n), '')
        from regexp_matches(core, '\d+|[^\d._\s-]+', 'g') with ordinality as t(token, n)) as of_core, (
        select coalesce(string_agg(case when token[1] ~ '^\d' then '0' || lpad(length(ltrim(token[1], '0'))::text, 3, '0')
          || ltrim(token[1], '0') else 'a' || token[1] || chr(1) end, '' order by n), '')
        from regexp_matches(coalesce(pre, ''), '\d+|[^\d._\s-]+', 'g') with ordinality as t(token, n)) as of_pre
    from named)
  select of_core || chr(1) || case when pre is null then '~' else '!' || of_pre end from keys
$$;
