-- Existing rows: untouched.

drop trigger project_search_forgets on projects;
drop function project_search_forgets_projects;
