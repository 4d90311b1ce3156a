-- Existing rows: what was dropped stays dropped, and nothing says so any more: where a root holds an event of such a chain, it is missing.

revoke delete on api_keys, accounts from apex_service;
drop index project_files_of_project;
drop trigger accounts_are_not_removed on accounts;
drop trigger api_keys_keep_their_account on api_keys;
drop trigger api_keys_are_not_removed on api_keys;
drop trigger projects_do_not_return on projects;
create or replace trigger revision_reviews_are_not_removed before delete on revision_reviews
    for each row execute function refuse('a review is not removed');
create or replace trigger project_events_are_not_removed before delete on project_events
    for each row execute function refuse('an event is not removed');
drop table dropped_chains;
drop function check_dropped_chain, drop_chain, refuse_unless_dropped, refuse_dropped_project, refuse_unless_of_smoke_test;
