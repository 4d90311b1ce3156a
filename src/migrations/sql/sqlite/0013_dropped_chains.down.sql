-- Existing rows: what was dropped stays dropped, and nothing says so any more: where a root holds an event of such a chain, it is missing.

drop index project_files_of_project;
drop trigger accounts_are_not_removed;
drop trigger api_keys_keep_their_account;
drop trigger api_keys_are_not_removed;
drop trigger projects_do_not_return;
drop trigger revision_reviews_are_not_removed;
create trigger revision_reviews_are_not_removed before delete on revision_reviews
begin
    select raise(abort, 'a review is not removed');
end;
drop trigger project_events_are_not_removed;
create trigger project_events_are_not_removed before delete on project_events
begin
    select raise(abort, 'an event is not removed');
end;
drop table dropped_chains;
