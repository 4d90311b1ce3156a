-- Existing rows: only the index is lost, which is a copy. The extension pg_trgm stays: others may use it.

drop trigger project_search_follows on project_payloads;
drop trigger project_search_follows on projects;
drop function search_projects;
drop function project_search_follows_payloads;
drop function project_search_follows_projects;
drop function put_project_vocabulary;
drop function remove_project_search;
drop function put_project_search;
drop table project_search_vocabulary;
drop table project_search;
