-- Existing rows: untouched. The number is PostgreSQL's; here nothing changes.

select 1;
