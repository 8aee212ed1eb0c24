-- The head of a file may take several lines, and others may stand before it: the last line before the first row.
alter table imports add column data_line bigint not null default 1;
