-- Existing rows: all stay. The words of events made since 0006 wait in event_texts, which a version before does not show; erasures are
-- forgotten.

revoke delete on reports from apex_service;
revoke update (note) on revision_reviews from apex_service;
revoke update (document, created_by) on project_payloads from apex_service;
drop function forget_search_words;
drop trigger revision_reviews_change_by_erasure on revision_reviews;
drop trigger revision_reviews_are_not_changed on revision_reviews;
create trigger revision_reviews_are_not_changed before update on revision_reviews
    for each row execute function refuse('a review is not changed');
drop trigger project_payloads_change_by_erasure on project_payloads;
drop trigger project_payloads_are_immutable on project_payloads;
create trigger project_payloads_are_immutable before update on project_payloads
    for each row execute function refuse('a revision is immutable');
drop function change_by_erasure();
drop table erasures;
