-- Existing rows: what search holds of projects that were dropped loses its words now. A dropped project leaves no word in the search of the
-- database, whichever search is in use: where it is another one, nobody else told this copy.

create function project_search_forgets_projects() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform remove_project_search(old.project_id, old.version + 1);
    return null;
end
$$;

revoke execute on function project_search_forgets_projects from public;

create trigger project_search_forgets after delete on projects
    for each row execute function project_search_forgets_projects();

-- An older entry cannot come back: the row stays, without words, under a version that no copy of the project had.
select remove_project_search(known.project_id, known.version + 1)
from project_search as known
join dropped_chains as dropped on dropped.project_id = known.project_id
where not known.removed;
