-- Whoever deletes a device, or the order that it was sold by, asks for its history.
create index license_activation_histories_by_device on license_activation_histories (company_id, device_id);
