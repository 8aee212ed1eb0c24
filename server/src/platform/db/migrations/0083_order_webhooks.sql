-- Plugins of shops place orders with a key of the License API (management-api.md §3.15). Such a key is no application's: whoever has it can
-- give licenses away.
alter table license_api_keys add column allow_orders boolean not null default false;

alter table audit drop constraint audit_actor_kind_check;
alter table audit add constraint audit_actor_kind_check check (actor_kind in ('key', 'staff', 'license_key'));
