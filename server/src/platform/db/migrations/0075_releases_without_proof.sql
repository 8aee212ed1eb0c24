-- When the seat of a license file was given back by a request that does not prove that the file is gone: few of those are believed.
alter table devices add column unproven_release_at timestamptz;
