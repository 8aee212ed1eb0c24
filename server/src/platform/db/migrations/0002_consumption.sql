-- When a counter was last changed; null: not since the license was issued. A period that began after it starts the counter anew.
alter table licenses add column consumptions_at timestamptz;
alter table license_product_features add column consumptions_at timestamptz;
