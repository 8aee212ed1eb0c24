-- Checks are recorded as calls of the API, as the wire has them: nearly all rows are, so the others are the ones to be led to.
drop index license_histories_by_source;
create index license_histories_by_source on license_histories (company_id, source, ts, id) where source <> 'api';
