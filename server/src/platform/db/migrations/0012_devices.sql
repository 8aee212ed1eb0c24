-- Lists of devices, newest first, whole or by license.
create index devices_by_license on devices (company_id, license_id, id);
create index devices_blacklisted on devices (company_id, id) where blacklisted;
