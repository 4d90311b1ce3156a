-- Existing rows: every project that is not deleted enters the outbox, so that the worker puts it into the new index.
-- The index is a copy and may be dropped and rebuilt at any time.

create table project_search_state (
    rowid      integer not null,
    project_id text    not null,
    account_id text    not null,
    status     text    not null,
    created_at integer not null,
    version    integer not null,
    removed    integer not null,
    constraint project_search_state_pk primary key (rowid),
    constraint project_search_state_project unique (project_id)
) strict;

create virtual table project_search using fts5 (
    name,
    customer,
    site_name,
    street,
    description,
    designation,
    tokenize = 'trigram'
);

-- The same texts by words: their vocabulary corrects misspellings.
create virtual table project_search_words using fts5 (
    text,
    tokenize = 'unicode61'
);
create virtual table project_search_vocabulary using fts5vocab (project_search_words, row);

insert into outbox (topic, account_id, subject, version, created_at)
select 'project', account_id, project_id, version, updated_at
from projects
where deleted_at is null
order by created_at;
