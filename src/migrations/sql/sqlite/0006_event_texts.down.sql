-- Existing rows: all stay. The words of events made since 0006 wait in event_texts, which a version before does not show; erasures are
-- forgotten.

drop trigger revision_reviews_change_by_erasure;
drop trigger revision_reviews_are_not_changed;
create trigger revision_reviews_are_not_changed before update on revision_reviews
begin
    select raise(abort, 'a review is not changed');
end;
drop trigger project_payloads_change_by_erasure;
drop trigger project_payloads_are_immutable;
create trigger project_payloads_are_immutable before update on project_payloads
begin
    select raise(abort, 'a revision is immutable');
end;
drop table erasures;
