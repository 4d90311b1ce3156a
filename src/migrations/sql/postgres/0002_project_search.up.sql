-- Existing rows: every project that is not deleted enters the search table; nothing else changes.
-- The table is a copy and may be rebuilt at any time. Triggers keep it in step within each transaction, so that it never lags.

-- Substrings and misspellings need the extension; without it words are found by their beginnings.
do $$
begin
    create extension if not exists pg_trgm;
exception
    when feature_not_supported or undefined_file or insufficient_privilege then
        raise notice 'pg_trgm is not available: search finds words by their beginnings only';
end
$$;

-- body: everything known of the project in lower case, a line each; words: the same for ranking and for whole words.
create table project_search (
    project_id text     collate "C" not null,
    account_id text     collate "C" not null,
    status     text     collate "C" not null,
    created_at bigint   not null,
    version    bigint   not null,
    removed    boolean  not null,
    body       text     not null,
    words      tsvector not null,
    constraint project_search_pk primary key (project_id)
);

create index project_search_newest on project_search (created_at desc, project_id desc) where not removed;
create index project_search_newest_of_account on project_search (account_id, created_at desc, project_id desc) where not removed;
create index project_search_newest_by_status on project_search (status, created_at desc, project_id desc) where not removed;
create index project_search_newest_of_account_by_status on project_search (account_id, status, created_at desc, project_id desc)
    where not removed;
create index project_search_words on project_search using gin (words) with (gin_pending_list_limit = 512);

-- The words that were ever put into the index: they correct misspellings.
create table project_search_vocabulary (
    word text collate "C" not null,
    constraint project_search_vocabulary_pk primary key (word)
);

do $$
begin
    if exists (select from pg_extension where extname = 'pg_trgm') then
        create index project_search_body on project_search using gin (body gin_trgm_ops) with (gin_pending_list_limit = 512);
        create index project_search_vocabulary_near on project_search_vocabulary using gin (word gin_trgm_ops);
    end if;
end
$$;

-- An index is a copy: the newest version known of a project stays, whatever order the changes arrive in.
create function put_project_search(
    of_project text, of_account text, with_status text, made_at bigint, at_version bigint,
    name text, customer text, site_name text, street text, description text, designation text)
returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    insert into project_search as known (project_id, account_id, status, created_at, version, removed, body, words)
    values (of_project, of_account, with_status, made_at, at_version, false,
            lower(concat_ws(E'\n', name, customer, site_name, street, description, designation)),
            setweight(to_tsvector('simple', name), 'A')
            || setweight(to_tsvector('simple', concat_ws(E'\n', customer, designation)), 'B')
            || setweight(to_tsvector('simple', concat_ws(E'\n', site_name, street)), 'C')
            || setweight(to_tsvector('simple', coalesce(description, '')), 'D'))
    on conflict (project_id) do update
    set account_id = excluded.account_id,
        status = excluded.status,
        created_at = excluded.created_at,
        version = excluded.version,
        removed = excluded.removed,
        body = excluded.body,
        words = excluded.words
    where excluded.version >= known.version
      and (excluded.account_id, excluded.status, excluded.version, excluded.removed, excluded.body)
          is distinct from (known.account_id, known.status, known.version, known.removed, known.body)
$$;

create function remove_project_search(of_project text, at_version bigint)
returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    insert into project_search as known (project_id, account_id, status, created_at, version, removed, body, words)
    values (of_project, '', '', 0, at_version, true, '', '')
    on conflict (project_id) do update
    set account_id = excluded.account_id,
        status = excluded.status,
        version = excluded.version,
        removed = excluded.removed,
        body = excluded.body,
        words = excluded.words
    where excluded.version >= known.version
$$;

-- In the order of their words, so that two that put the same new words wait and never deadlock.
create function put_project_vocabulary(of_project text)
returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    insert into project_search_vocabulary (word)
    select word
    from project_search, unnest(tsvector_to_array(words)) as word
    where project_id = of_project and length(word) between 3 and 60
    order by word
    on conflict do nothing
$$;

create function project_search_follows_projects() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    if new.deleted_at is not null then
        perform remove_project_search(new.project_id, new.version);
    else
        perform put_project_search(
            new.project_id, new.account_id, new.status, new.created_at, new.version,
            new.name, new.customer, new.site_name, new.street, new.description,
            (select pole_designation
             from project_payloads
             where project_id = new.project_id and revision = new.current_revision));
    end if;
    return null;
end
$$;

-- A revision is stored after the project that has it as its current one.
create function project_search_follows_payloads() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    perform put_project_search(
        project_id, account_id, status, created_at, version,
        name, customer, site_name, street, description, new.pole_designation)
    from projects
    where project_id = new.project_id and current_revision = new.revision and deleted_at is null;
    return null;
end
$$;

create trigger project_search_follows after insert or update on projects
    for each row execute function project_search_follows_projects();
create trigger project_search_follows after insert on project_payloads
    for each row execute function project_search_follows_payloads();

-- The projects whose text fits every pattern (of LIKE) and the terms (of to_tsquery; null for none), newest first, for the caller's
-- account or, as apex_service, for every one. A function, because neither LIKE nor @@ is leak-proof: under row-level security no
-- index could serve them, and the planner may not look at what is common. So it is tried out on the newest projects: what is
-- common there is read from newest to oldest until there is enough of it, and what is rare is fetched by its index and sorted.
create function search_projects(
    patterns text[], terms text, of_account text, with_status text, before_time bigint, before_project text, at_most bigint)
returns table (project_id text, created_at bigint)
language plpgsql stable security definer rows 50 set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
    tried_out constant bigint := 2000;
    exactly text := 'not removed';
    fitting text := 'true';
    newest  text;
    reach   bigint;
    ids     text[];
    times   bigint[];
    is_all  boolean;
begin
    if current_setting('role') <> 'apex_service' then
        exactly := exactly || ' and account_id = nullif(current_setting(''apex.account_id'', true), '''')';
    end if;
    if of_account is not null then
        exactly := exactly || ' and account_id = $3';
    end if;
    if with_status is not null then
        exactly := exactly || ' and status = $4';
    end if;
    if before_time is not null then
        exactly := exactly || ' and (created_at, project_id) < ($5, $6)';
    end if;
    for nth in 1 .. cardinality(patterns) loop
        fitting := fitting || format(' and body like lower($1[%s])', nth);
    end loop;
    if terms is not null then
        fitting := fitting || ' and words @@ to_tsquery(''simple'', $2)';
    end if;
    newest := 'from project_search where ' || exactly || ' order by created_at desc, project_id desc limit $8';

    foreach reach in array array[tried_out, 50 * tried_out] loop
        -- Reading ends with the last one that is wanted.
        execute 'select coalesce(array_agg(project_id), ''{}''), coalesce(array_agg(created_at), ''{}'')
                 from (select project_id, created_at
                       from (select project_id, created_at, body, words ' || newest || ') as newest
                       where ' || fitting || '
                       limit $7) as found'
        into ids, times
        using patterns, terms, of_account, with_status, before_time, before_project, at_most, reach;
        is_all := cardinality(ids) >= at_most;
        if not is_all and reach = tried_out then
            execute 'select count(*) < $8 from (select 1 ' || newest || ') as newest'
            into is_all
            using patterns, terms, of_account, with_status, before_time, before_project, at_most, reach;
        end if;
        if is_all then
            return query select * from unnest(ids, times);
            return;
        end if;
        exit when cardinality(ids) * 100 < tried_out;
    end loop;
    return query execute
        'select project_id, created_at from project_search where ' || exactly || ' and ' || fitting
        || ' order by created_at desc, project_id desc limit $7'
        using patterns, terms, of_account, with_status, before_time, before_project, at_most;
end
$$;

-- No one but the owner touches the tables; the functions decide.
grant select on project_search, project_search_vocabulary to apex_service;
revoke execute on function put_project_search, remove_project_search, put_project_vocabulary, search_projects from public;
grant execute on function put_project_search, remove_project_search, put_project_vocabulary to apex_service;
grant execute on function search_projects to apex_app, apex_service;

alter table project_search enable row level security;
alter table project_search force row level security;
create policy owner_migrates on project_search to current_user using (true);
create policy service_sees_all on project_search to apex_service using (true);

select put_project_search(
    p.project_id, p.account_id, p.status, p.created_at, p.version,
    p.name, p.customer, p.site_name, p.street, p.description, d.pole_designation)
from projects as p
left join project_payloads as d on d.project_id = p.project_id and d.revision = p.current_revision
where p.deleted_at is null;
select put_project_vocabulary(project_id) from projects where deleted_at is null order by created_at;
