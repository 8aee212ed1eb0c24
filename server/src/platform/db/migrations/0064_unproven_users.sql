-- License users whom an application made by asking for a trial: nobody has proven that the address is theirs. The first sale to it gives a new
-- initial password, and ends what was chosen before (docs/decisions/0050).
alter table license_users add column is_unproven boolean not null default false;

-- Whoever has licenses of such trials, and nothing else.
update license_users u set is_unproven = true
where exists (
    select from license_assignments a
    join trials t on t.company_id = a.company_id and t.license_id = a.license_id
    where a.company_id = u.company_id and a.license_user_id = u.id)
  and not exists (
    select from license_assignments a
    where a.company_id = u.company_id and a.license_user_id = u.id and not exists (
      select from trials t where t.company_id = a.company_id and t.license_id = a.license_id))
  and not exists (
    select from order_managers m where m.company_id = u.company_id and m.license_user_id = u.id);
