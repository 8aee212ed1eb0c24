-- Histories are read newest first: of a company, of a license. Most of their rows are checks; whoever looks for another text
-- passes them by.
create index license_histories_by_time on license_histories (company_id, ts, id);
create index license_histories_beside_checks on license_histories (company_id, ts, id) where text <> 'License check';
drop index license_histories_by_license;
create index license_histories_by_license on license_histories (company_id, license_id, ts, id);

-- Whether it was activated on another device than the one before (management-api.md §6.5). Counted from here; limits of transfers
-- are counted on the license, where filling a free seat is none.
alter table license_activation_histories add column is_transfer boolean not null default false;
update license_activation_histories h set is_transfer = true
from (
  select company_id, id, device_id <> lag(device_id) over (partition by company_id, license_id order by ts, id) as is_transfer
  from license_activation_histories where action = 'activation') a
where a.is_transfer and h.company_id = a.company_id and h.id = a.id;
create index license_activation_histories_by_time on license_activation_histories (company_id, ts, id);
create index license_transfers on license_activation_histories (company_id, ts) where is_transfer;
drop index license_activation_histories_by_license;
create index license_activation_histories_by_license on license_activation_histories (company_id, license_id, ts, id);
