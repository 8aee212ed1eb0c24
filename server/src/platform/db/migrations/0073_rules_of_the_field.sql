-- A slot that is held for no time would be counted for nobody: 0 says nothing, so the product's time counts, else two hours.
update products set floating_timeout = null where floating_timeout = 0;
update product_features set floating_timeout = 120 where floating_timeout = 0;
update license_templates set floating_timeout = null where floating_timeout = 0;
update license_template_features set floating_timeout = null where floating_timeout = 0;
update licenses l set floating_timeout = coalesce(p.floating_timeout, 120)
from products p where p.company_id = l.company_id and p.id = l.product_id and l.floating_timeout = 0;
update license_product_features f set floating_timeout = d.floating_timeout
from product_features d where d.company_id = f.company_id and d.id = f.product_feature_id and f.floating_timeout = 0;
alter table products add check (floating_timeout > 0);
alter table product_features add check (floating_timeout > 0);
alter table license_templates add check (floating_timeout > 0);
alter table license_template_features add check (floating_timeout > 0);
alter table licenses add check (floating_timeout > 0);
alter table license_product_features add check (floating_timeout > 0);

-- Staff freed the seat: the device counts as if it had never taken one, until it does so again.
alter table devices add column was_reset boolean not null default false;

-- What applications may do beyond what was sold, and read beyond what they need: nothing, unless the company says so.
alter table companies add column allow_client_overages boolean not null default false,
  add column allow_password_readback boolean not null default false;
