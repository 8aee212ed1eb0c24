-- Versions in the order in which people count them: 1.10 after 1.9, a pre-release before its release (semver where it parses), natural order
-- elsewhere. The text that is answered sorts so byte by byte: numbers by their length and digits, words after numbers, the end before all.
create function version_order(version text) returns text language sql immutable parallel safe as $$
  with parts as (
    -- What stands behind a plus says nothing of the order; a leading v neither.
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

alter table installation_files
  add column version_order text collate "C" generated always as (version_order(version)) stored;
create index installation_files_by_version on installation_files (company_id, product_id, version_order);
drop index installation_files_by_product;
