-- Existing rows: sessions stay as they are; the provider is asked no more until they end.

alter table sessions drop column sealed_refresh;
alter table sessions drop column vouched_at;
