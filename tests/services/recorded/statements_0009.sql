-- What the version at revision 0009 sent to PostgreSQL while everything it does was done once: recorded from the server's log by
-- tests/services/record_statements.py, long texts cut. tests/services/test_data.py replays it on the schema of then and on the newest, and
-- compares the answers.

begin isolation level repeatable read, read only;
set local role apex_service;
select sequence, topic, account_id, subject, version, created_at
    from outbox
    where topic = 'project' and (NULL is null or account_id = NULL)
    order by sequence
    limit '500';
rollback;

begin isolation level repeatable read, read only;
set local role apex_service;
select
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent
    from tasks
    where status = 'running' and due_at <= '1795449156442812' and attempts >= '5' and (NULL is null or account_id = NULL)
    order by due_at
    limit '100';
rollback;

begin isolation level read committed, read write;
set local role apex_service;
delete from idempotency_keys where created_at < '1795362756443946';
commit;

begin isolation level read committed, read write;
set local role apex_service;
delete from sign_in_attempts
    where created_at < '1795448556444881';
delete from sessions
    where expires_at <= '1795449156444881';
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version
    from project_files
    where status = 'granted' and created_at < '1795362756445962' and (NULL is null or account_id = NULL)
    order by created_at
    limit '100';
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version
    from project_files as file
    where status = 'deleted' and sha256 is not null and updated_at < '1792857156446587'
      and not exists (
          select 1
          from project_files as other
          where other.sha256 = file.sha256
            and (other.status = 'stored' or (other.status = 'deleted' and other.updated_at >= '1792857156446587'))
      )
      and not exists (select 1 from reports where reports.sha256 = file.sha256)
      and (NULL is null or account_id = NULL)
    order by sha256, file_id
    limit '100';
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select number, as_of, made_at, heads, heads_hash, previous_hash, hash
    from audit_roots
    order by number desc
    limit 1;
rollback;

begin isolation level read committed, read write;
set local role apex_service;
select pg_advisory_xact_lock(1095779672, 2);
select number, as_of, made_at, heads, heads_hash, previous_hash, hash
    from audit_roots
    order by number desc
    limit 1;
with batch as materialized (
        select project_id
        from projects
        where project_id > ''
        order by project_id
        limit '500'),
    collected as (
        insert into audit_heads (project_id, sequence, root, hash)
        select head.project_id, head.sequence, '1', head.hash
        from batch
        cross join lateral (
            select project_id, sequence, hash
            from project_events
            where project_id = batch.project_id and created_at < '1795392000000000'
            order by sequence desc
            limit 1) as head
        on conflict do nothing)
    select max(project_id)
    from batch;
select project_id, sequence, hash, root
    from audit_heads
    where root = '1' and project_id > ''
    order by project_id
    limit '500';
insert into audit_roots (number, as_of, made_at, heads, heads_hash, previous_hash, hash) values ('1', '1795392000000000', '1795449156447371', '0', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '0000000000000000000000000000000000000000000000000000000000000000', '8259bda7ad1100f92394c50caa0a542822eed8db2f7509677320f4ad472266b7');
commit;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set status = 'running',
        attempts = attempts + 1,
        lease_owner = 'worker-14491',
        lease_token = lease_token + 1,
        due_at = '1795449186461241',
        version = version + 1,
        updated_at = '1795449156461241'
    where task_id = (select task_id
                     from tasks
                     where status in ('queued', 'running') and due_at <= '1795449156461241' and (status = 'queued' or attempts < '5')
                       and (NULL is null or account_id = NULL)
                     order by due_at, task_id
                     limit 1
                     for update skip locked)
    returning 
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent;
rollback;

begin isolation level read committed, read write;
set local role apex_service;
delete from sign_in_attempts
    where created_at < '1795448556903143';
delete from sessions
    where expires_at <= '1795449156903143';
select count(*)
    from (select 1 from sign_in_attempts limit '10000') as counted;
insert into sign_in_attempts (state_sha256, browser_sha256, nonce, code_verifier, return_to, created_at) values ('71cd0c0ce00fa44a3e90797f94cfb1e0051f9028d9ca51882ac9bd69555313b1', '32ebca20761d520614cc7b30271e7e42f18caa951b0af6c5893a3b8dff54ede7', '427a23bfd7933399d7a86b6ee10d8b3f7557a3570b71222a7713c954c09e86d8', '8a72462e924e86cd30c4a7e3ca3ac4a618e6df24c03fe0c316e3c8f7fc788730', '/', '1795449156903143');
commit;

begin isolation level read committed, read write;
set local role apex_service;
delete from sign_in_attempts
    where state_sha256 = '71cd0c0ce00fa44a3e90797f94cfb1e0051f9028d9ca51882ac9bd69555313b1'
    returning state_sha256, browser_sha256, nonce, code_verifier, return_to, created_at;
commit;

begin isolation level read committed, read write;
set local role apex_service;
insert into accounts (account_id, created_at)
    values ('acme', '1795449156938709')
    on conflict (account_id) do nothing;
insert into users (user_id, account_id, issuer, subject, name, email, role, created_at, seen_at)
    values ('usr_0cf6a128639f70d75412b97d940fe115', 'acme', 'http://127.0.0.1:37661/realm', 'ann', 'Ann Lee', 'ann@example.org', 'engineer', '1795449156938709', '1795449156938709')
    on conflict (issuer, subject, account_id) do update
    set name = excluded.name,
        email = excluded.email,
        role = excluded.role,
        seen_at = excluded.seen_at
    returning user_id, account_id, issuer, subject, name, email, role, created_at, seen_at;
insert into sessions (token_sha256, user_id, account_id, role, created_at, expires_at, vouched_at, sealed_refresh) values ('fbf1a73600ef22699636d9da7553f6fef2080458bd21b2d6830fda810b5345bc', 'usr_0cf6a128639f70d75412b97d940fe115', 'acme', 'engineer', '1795449156938709', '1795492356938709', '1795449156938709', 'WbKs2AVP2LZ4qxmnfxtYeSazhCN2PLaeZtJSqdlLH0E7KUNfvP8rUn6dCgzuj8vLD1a0GrHrfZGEjkka');
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select token_sha256, user_id, account_id, role, created_at, expires_at,
           coalesce(vouched_at, created_at), coalesce(sealed_refresh, '')
    from sessions
    where token_sha256 = 'fbf1a73600ef22699636d9da7553f6fef2080458bd21b2d6830fda810b5345bc';
select user_id, account_id, issuer, subject, name, email, role, created_at, seen_at
    from users
    where user_id = 'usr_0cf6a128639f70d75412b97d940fe115' and (NULL is null or account_id = NULL);
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select user_id, account_id, issuer, subject, name, email, role, created_at, seen_at
    from users
    where user_id = 'usr_0cf6a128639f70d75412b97d940fe115' and ('acme' is null or account_id = 'acme');
rollback;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
insert into projects (project_id, account_id, name, customer, description, site_name, street, created_by, status, version,
                          current_revision, created_at, updated_at)
    values ('prj_db35828e7083c7d70a5ea49a6f6a2e24', 'acme', 'By hand', 'Bo', NULL, NULL, NULL, NULL, 'draft', '1', '0', '1795449156958152', '1795449156958152');
select 1
    from projects
    where project_id = 'prj_db35828e7083c7d70a5ea49a6f6a2e24'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_db35828e7083c7d70a5ea49a6f6a2e24' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_db35828e7083c7d70a5ea49a6f6a2e24', account_id, '1', 'project.created', 'usr_0cf6a128639f70d75412b97d940fe115', '650275d14dfd43f26562f18ac93d272a', 'null', '"sha256:1e8628639b6a943e026f91bedd1880f907c12012cdad18552173cdcdd3d2d43f"', '1795449157122090', '0000000000000000000000000000000000000000000000000000000000000000', '4fd5b0b3ee0b9a30c7acbc7066d278af82209c25522487739330c4aa2a029859'
    from projects
    where project_id = 'prj_db35828e7083c7d70a5ea49a6f6a2e24' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_db35828e7083c7d70a5ea49a6f6a2e24', '1', account_id, NULL, NULL, 'ba3e9b96072430feed5fa7de3cfd9738', '{"account_id":"acme","name":"By hand","customer":"Bo","description":null,"site_name":null,"street":null,"created_by":null,"status":"draft"}'
    from projects
    where project_id = 'prj_db35828e7083c7d70a5ea49a6f6a2e24';
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_db35828e7083c7d70a5ea49a6f6a2e24', '1', '1795449156958152');
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from unnest('{prj_db35828e7083c7d70a5ea49a6f6a2e24}'::text[]) with ordinality as wanted (project_id, place)
    join projects as p on p.project_id = wanted.project_id
    where deleted_at is null and (NULL is null or account_id = NULL)
    order by place;
rollback;

begin isolation level read committed, read write;
set local role apex_service;
select put_project_search('prj_db35828e7083c7d70a5ea49a6f6a2e24', 'acme', 'draft', '1795449156958152', '1', 'By hand', 'Bo', NULL, NULL, NULL, '');
select put_project_vocabulary('prj_db35828e7083c7d70a5ea49a6f6a2e24');
commit;

begin isolation level read committed, read write;
set local role apex_service;
delete from outbox
    where sequence = any ('{1}'::bigint[]) and (NULL is null or account_id = NULL);
delete from outbox
    where sequence = any ('{}') and (NULL is null or account_id = NULL);
commit;

begin isolation level read committed, read write;
set local role apex_service;
update sessions
    set vouched_at = '1795449157492258', sealed_refresh = 'WbKs2AVP2LZ4qxmnfxtYeSazhCN2PLaeZtJSqdlLH0E7KUNfvP8rUn6dCgzuj8vLD1a0GrHrfZGEjkka'
    where token_sha256 = 'fbf1a73600ef22699636d9da7553f6fef2080458bd21b2d6830fda810b5345bc' and coalesce(vouched_at, created_at) = '1795448796938709';
commit;

begin isolation level read committed, read write;
set local role apex_service;
insert into accounts (account_id, created_at)
    values ('acme', '1795449156938709')
    on conflict (account_id) do nothing;
insert into users (user_id, account_id, issuer, subject, name, email, role, created_at, seen_at)
    values ('usr_0cf6a128639f70d75412b97d940fe115', 'acme', 'http://127.0.0.1:37661/realm', 'ann', 'Ann Lee', 'ann@example.org', 'engineer', '1795449156938709', '1795449157492258')
    on conflict (issuer, subject, account_id) do update
    set name = excluded.name,
        email = excluded.email,
        role = excluded.role,
        seen_at = excluded.seen_at
    returning user_id, account_id, issuer, subject, name, email, role, created_at, seen_at;
update sessions
    set vouched_at = '1795449157492258', sealed_refresh = 'PdEL8q0HxdT8extoZrQ7aSitENlbQQ8ngX4OHO_j6KV2_iT5h7CfzWS0MGtXYl1H_c_0pbuPRQ46g62b'
    where token_sha256 = 'fbf1a73600ef22699636d9da7553f6fef2080458bd21b2d6830fda810b5345bc' and coalesce(vouched_at, created_at) = '1795449157492258';
commit;

begin isolation level read committed, read write;
set local role apex_service;
delete from sessions
    where token_sha256 = 'fbf1a73600ef22699636d9da7553f6fef2080458bd21b2d6830fda810b5345bc';
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select user_id, account_id, issuer, subject, name, email, role, created_at, seen_at
    from users
    where issuer = 'http://127.0.0.1:37661/realm' and subject = 'boss' and account_id = 'acme' and (NULL is null or account_id = NULL);
rollback;

begin isolation level read committed, read write;
set local role apex_service;
insert into accounts (account_id, created_at)
    values ('acme', '1795449157625445')
    on conflict (account_id) do nothing;
insert into users (user_id, account_id, issuer, subject, name, email, role, created_at, seen_at)
    values ('usr_0257e7fbc90bc97fd29aa358e4a3a801', 'acme', 'http://127.0.0.1:37661/realm', 'boss', 'Boss', 'boss@example.org', 'admin', '1795449157625445', '1795449157625445')
    on conflict (issuer, subject, account_id) do update
    set name = excluded.name,
        email = excluded.email,
        role = excluded.role,
        seen_at = excluded.seen_at
    returning user_id, account_id, issuer, subject, name, email, role, created_at, seen_at;
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
insert into accounts (account_id, created_at)
    values ('acme', '1795449157654997')
    on conflict (account_id) do nothing;
insert into api_keys (prefix, account_id, name, role, secret_hash, created_at, created_by, expires_at, last_used_at, revoked_at)
    values ('b1b5844bfb63037a', 'acme', 'robot', 'estimator', '$argon2id$v=19$m=19456,t=2,p=1$OwhBHmLlRhH2i42Cz2rMxw$oo9FFiWuBfWdeQYlz/358HckgcLXwH49ncS1rjlGKzg', '1795449157654997', 'usr_0257e7fbc90bc97fd29aa358e4a3a801', NULL, NULL, NULL);
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select prefix, account_id, name, role, secret_hash, created_at, created_by, expires_at, last_used_at, revoked_at
    from api_keys
    where prefix = 'b1b5844bfb63037a' and (NULL is null or account_id = NULL);
rollback;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
update api_keys
    set last_used_at = '1795449158172720'
    where prefix = 'b1b5844bfb63037a' and coalesce(last_used_at, 0) < '1795449158172720' and ('acme' is null or account_id = 'acme');
commit;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select prefix, account_id, name, role, secret_hash, created_at, created_by, expires_at, last_used_at, revoked_at
    from api_keys
    where 'acme' is null or account_id = 'acme'
    order by created_at desc, prefix
    limit '500';
rollback;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
update api_keys
    set revoked_at = coalesce(revoked_at, '1795449158596882')
    where prefix = 'b1b5844bfb63037a' and ('acme' is null or account_id = 'acme');
select prefix, account_id, name, role, secret_hash, created_at, created_by, expires_at, last_used_at, revoked_at
    from api_keys
    where prefix = 'b1b5844bfb63037a' and ('acme' is null or account_id = 'acme');
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
insert into accounts (account_id, created_at)
    values ('acme', '1795449158746556')
    on conflict (account_id) do nothing;
insert into api_keys (prefix, account_id, name, role, secret_hash, created_at, created_by, expires_at, last_used_at, revoked_at)
    values ('b4dfa328bbd9027c', 'acme', 'robot', 'viewer', '$argon2id$v=19$m=19456,t=2,p=1$OHhTX0cQaK9DlodbYwyiBw$wPdE9VsZGHgDKnp6h4FLuKEDipB2twUkhNGTjPOceaA', '1795449158746556', 'command line', NULL, NULL, NULL);
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
update api_keys
    set last_used_at = '1795449159302983'
    where prefix = 'b4dfa328bbd9027c' and coalesce(last_used_at, 0) < '1795449159302983' and ('acme' is null or account_id = 'acme');
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select pg_advisory_xact_lock(hashtextextended(concat_ws(E'\n', 'acme', 'usr_0cf6a128639f70d75412b97d940fe115 POST /api/v1/projects', 'once'), 0));
select request_sha256, status, headers, body
    from idempotency_keys
    where account_id = 'acme' and route = 'usr_0cf6a128639f70d75412b97d940fe115 POST /api/v1/projects' and key = 'once' and created_at >= '1795362760475033';
insert into projects (project_id, account_id, name, customer, description, site_name, street, created_by, status, version,
                          current_revision, created_at, updated_at)
    values ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', 'acme', 'Łódź', 'Ann Lee', NULL, NULL, NULL, 'ann@example.org', 'draft', '1', '0', '1795449160486691', '1795449160486691');
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '1', 'project.created', 'usr_0cf6a128639f70d75412b97d940fe115', 'fbb979e282fa917ff322b5f1358dd6ac', 'null', '"sha256:14143894992905d950a292ace15f02555a7487138b87c10f33c28cb492f0ce5a"', '1795449160487718', '0000000000000000000000000000000000000000000000000000000000000000', '3877fd41bedd4d8c5fc2b503c87ef228b476a5404dc23d03290125f1a1c38837'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '1', account_id, NULL, NULL, 'e099bc3f519226f1b2b378a1a077a565', '{"account_id":"acme","name":"Łódź","customer":"Ann Lee","description":null,"site_name":null,"street":null,"created_by":"ann@example.org","status":"draft"}'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e';
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '1', '1795449160486691');
insert into idempotency_keys (account_id, route, key, request_sha256, status, headers, body, created_at)
    values ('acme', 'usr_0cf6a128639f70d75412b97d940fe115 POST /api/v1/projects', 'once', 'd7c4570d931632c5a22a705c47164d7cf3521bc3ffa60ce0e9abf912ab8c63dd', '201', 'ETag: "1-9ed1794e"
Location: /api/v1/projects/prj_4a15e149a2a4d78e0cff0c2f9ed1794e
Content-Type: application/json
', '{"cut":true}', '1795449160475033')
    on conflict (account_id, route, key) do update
    set request_sha256 = excluded.request_sha256,
        status = excluded.status,
        headers = excluded.headers,
        body = excluded.body,
        created_at = excluded.created_at;
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select pg_advisory_xact_lock(hashtextextended(concat_ws(E'\n', 'acme', 'usr_0cf6a128639f70d75412b97d940fe115 POST /api/v1/projects', 'once'), 0));
select request_sha256, status, headers, body
    from idempotency_keys
    where account_id = 'acme' and route = 'usr_0cf6a128639f70d75412b97d940fe115 POST /api/v1/projects' and key = 'once' and created_at >= '1795362760501758';
rollback;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
update projects
    set name = 'Main Street',
        customer = 'Ann Lee',
        description = NULL,
        site_name = NULL,
        street = '1 Main Street',
        created_by = 'ann@example.org',
        status = 'draft',
        version = '2',
        current_revision = '0',
        updated_at = '1795449160522820'
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and version = '2' - 1 and deleted_at is null and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '2', 'project.changed', 'usr_0cf6a128639f70d75412b97d940fe115', 'd5c090a3d9f90bd71f44e2618560fe06', '"sha256:0ffa67f4ea82855a2f850bd85f680367c2ea5c29f6da508262ed37eabb106bfc"', '"sha256:d5a0b8f634c9803a37e120b3e05eb8ad3793849d795848cdb4dabd61a005491f"', '1795449160540497', '3877fd41bedd4d8c5fc2b503c87ef228b476a5404dc23d03290125f1a1c38837', '625ba5c7f45bd63b1055a3138e3fbea4abacf793a3dedd3c96cb7546ed3df304'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '2', account_id, '6e8d971f79cd1ae16bb01118f17c0091', '{"name":"Łódź","street":null}', '02bddc1204f859601159eb7f2ed9e7f1', '{"name":"Main Street","street":"1 Main Street"}'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e';
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '2', '1795449160522820');
commit;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme');
rollback;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by, document, result, checks, assumptions, warnings, trace
    from project_payloads as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and revision = '0' and ('acme' is null or account_id = 'acme');
update projects
    set name = 'Main Street',
        customer = 'Ann Lee',
        description = NULL,
        site_name = NULL,
        street = '1 Main Street',
        created_by = 'ann@example.org',
        status = 'draft',
        version = '3',
        current_revision = '1',
        updated_at = '1795449160634560'
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and version = '3' - 1 and deleted_at is null and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '3', 'design.saved', 'usr_0cf6a128639f70d75412b97d940fe115', 'f676c626dc3258e968b2f140e4b3a746', 'null', '"sha256:e7b15014d686f348ac35ccaeba6ed214f96fac9ebb58b64c3178802852ae9f78"', '1795449160658393', '625ba5c7f45bd63b1055a3138e3fbea4abacf793a3dedd3c96cb7546ed3df304', '6efff2986c1fbd8b7c602e00762117d9e92718cff433a7d61f21ad184898ae18'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '3', account_id, NULL, NULL, '2ec252db5ece878088750be2ed31793c', '{"cut":true}'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e';
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '3', '1795449160634560');
insert into project_payloads (project_id, revision, account_id, input_hash, design_hash, engine_version, passes,
                                  governing_check_id, governing_check_title, governing_utilisation, pole_designation,
                                  footing_diameter_ft, footing_depth_ft, price_cents, currency, created_at, created_by, document,
                                  result, checks, assumptions, warnings, trace)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '1', account_id, '9556f9ec2b56bb91aa734882fdd8f5908b9ee2e50405290846e1936570bea0e8', 'a2d8dfd0ba3b6c9f31857aacffd0c0c52c183cbb05611ff7ec1eb4e52f49bb51', '0.1.0', 't', 'steel.interaction_below_grade', 'Axial force, flexure and torsion of the pole below grade', '0.9819678394635701', 'HSS14.000X0.188', '3', '12', '2061689', 'USD', '1795449160634536', 'usr_0cf6a128639f70d75412b97d940fe115', '{"cut":true}', '{"cut":true}', '[]', '[]', '[]', '[]'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and revision = '1' and ('acme' is null or account_id = 'acme');
commit;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and revision = '1' and ('acme' is null or account_id = 'acme');
rollback;

begin isolation level repeatable read, read only;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from unnest('{prj_4a15e149a2a4d78e0cff0c2f9ed1794e}'::text[]) with ordinality as wanted (project_id, place)
    join projects as p on p.project_id = wanted.project_id
    where deleted_at is null and (NULL is null or account_id = NULL)
    order by place;
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from unnest('{prj_4a15e149a2a4d78e0cff0c2f9ed1794e}'::text[]) as wanted (project_id)
    join projects on projects.project_id = wanted.project_id
    join project_payloads as p on p.project_id = projects.project_id and p.revision = projects.current_revision
    where (NULL is null or projects.account_id = NULL);
rollback;

begin isolation level read committed, read write;
set local role apex_service;
select put_project_search('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', 'acme', 'draft', '1795449160486691', '3', 'Main Street', 'Ann Lee', NULL, '1 Main Street', NULL, 'HSS14.000X0.188');
select put_project_vocabulary('prj_4a15e149a2a4d78e0cff0c2f9ed1794e');
commit;

begin isolation level read committed, read write;
set local role apex_service;
delete from outbox
    where sequence = any ('{2,3,4}'::bigint[]) and (NULL is null or account_id = NULL);
delete from outbox
    where sequence = any ('{}') and (NULL is null or account_id = NULL);
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by, document, result, checks, assumptions, warnings, trace
    from project_payloads as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and revision = '1' and ('acme' is null or account_id = 'acme');
update projects
    set name = 'Main Street',
        customer = 'Ann Lee',
        description = NULL,
        site_name = NULL,
        street = '1 Main Street',
        created_by = 'ann@example.org',
        status = 'draft',
        version = '4',
        current_revision = '2',
        updated_at = '1795449160897277'
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and version = '4' - 1 and deleted_at is null and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '4', 'design.saved', 'usr_0cf6a128639f70d75412b97d940fe115', '40c6f100d7fbd2983e8277cee9d4d4be', '"sha256:4602197d7a149b95cabb589f25bd95ebedc45efeae1d9f3c9fd2258078532d21"', '"sha256:0e5ffbdaece28dbbed9ef216c932318f2db85e4ddba763bccf2869e9b19a498b"', '1795449160898475', '6efff2986c1fbd8b7c602e00762117d9e92718cff433a7d61f21ad184898ae18', '40d850c97f6f02bdb852020f8f8ed586925b6e07cb6f649d31e2e1652318586a'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '4', account_id, 'efc70578d5ec270c7a74f6b134787d85', '{"cut":true}', '8e6f7674578e1485626dcea9f9cb0eca', '{"cut":true}'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e';
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '4', '1795449160897277');
insert into project_payloads (project_id, revision, account_id, input_hash, design_hash, engine_version, passes,
                                  governing_check_id, governing_check_title, governing_utilisation, pole_designation,
                                  footing_diameter_ft, footing_depth_ft, price_cents, currency, created_at, created_by, document,
                                  result, checks, assumptions, warnings, trace)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '2', account_id, '9556f9ec2b56bb91aa734882fdd8f5908b9ee2e50405290846e1936570bea0e8', 'a2d8dfd0ba3b6c9f31857aacffd0c0c52c183cbb05611ff7ec1eb4e52f49bb51', '0.1.0', 't', 'steel.interaction_below_grade', 'Axial force, flexure and torsion of the pole below grade', '0.9819678394635701', 'HSS14.000X0.188', '3', '12', '2061689', 'USD', '1795449160897255', 'usr_0cf6a128639f70d75412b97d940fe115', '{"cut":true}', '{"cut":true}', '[]', '[]', '[]', '[]'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and revision = '2' and ('acme' is null or account_id = 'acme');
commit;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by, document, result, checks, assumptions, warnings, trace
    from project_payloads as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and revision = '2' and ('acme' is null or account_id = 'acme');
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme') and (NULL is null or revision < NULL)
    order by revision desc
    limit '51';
select count(*)
    from (select 1 from project_payloads where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme') limit '1001') as counted;
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and revision = '1' and ('acme' is null or account_id = 'acme');
select project_id, revision, number, verdict, note, reviewer, created_at
    from revision_reviews
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and revision = '1' and ('acme' is null or account_id = 'acme')
    order by number;
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by, document, result, checks, assumptions, warnings, trace
    from project_payloads as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and revision = '1' and ('acme' is null or account_id = 'acme');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by, document, result, checks, assumptions, warnings, trace
    from project_payloads as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and revision = '2' and ('acme' is null or account_id = 'acme');
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme');
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or event.account_id = 'acme') and sequence > '0'
    order by sequence
    limit '51';
select count(*)
    from (select 1 from project_events where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme') limit '1001') as counted;
rollback;

begin isolation level read committed, read write;
set local role apex_service;
select put_project_search('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', 'acme', 'draft', '1795449160486691', '4', 'Main Street', 'Ann Lee', NULL, '1 Main Street', NULL, 'HSS14.000X0.188');
select put_project_vocabulary('prj_4a15e149a2a4d78e0cff0c2f9ed1794e');
commit;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme');
select project_id, account_id, sha256, size_bytes, kind, revision, task_id, created_at
    from reports
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme')
    order by created_at desc, sha256
    limit '500';
rollback;

begin isolation level read committed, read write;
set local role apex_service;
delete from outbox
    where sequence = any ('{5}'::bigint[]) and (NULL is null or account_id = NULL);
delete from outbox
    where sequence = any ('{}') and (NULL is null or account_id = NULL);
commit;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme');
select file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version
    from project_files
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and status <> 'deleted' and ('acme' is null or account_id = 'acme')
      and (NULL is null or (created_at, file_id) < (NULL, NULL))
    order by created_at desc, file_id desc
    limit '51';
select count(*)
    from (
        select 1
        from project_files
        where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and status <> 'deleted' and ('acme' is null or account_id = 'acme')
        limit '1001'
    ) as counted;
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme');
select submission_id, project_id, account_id, revision, design_hash, overridden_by, tasks, submitted_by, created_at
    from submissions
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme')
    order by created_at desc, submission_id desc
    limit '500';
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where deleted_at is null and ('acme' is null or account_id = 'acme') and account_id = 'acme'
    order by created_at desc, project_id desc
    limit '51';
select count(*)
    from (select 1 from projects
    where deleted_at is null and ('acme' is null or account_id = 'acme') and account_id = 'acme' limit '1001') as counted;
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from unnest('{prj_4a15e149a2a4d78e0cff0c2f9ed1794e}'::text[]) as wanted (project_id)
    join projects on projects.project_id = wanted.project_id
    join project_payloads as p on p.project_id = projects.project_id and p.revision = projects.current_revision
    where ('acme' is null or projects.account_id = 'acme');
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where deleted_at is null and ('acme' is null or account_id = 'acme') and account_id = 'acme' and (created_at, project_id) < ('1795449160486691', 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e')
    order by created_at desc, project_id desc
    limit '2';
select count(*)
    from (select 1 from projects
    where deleted_at is null and ('acme' is null or account_id = 'acme') and account_id = 'acme' limit '1001') as counted;
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where deleted_at is null and ('acme' is null or account_id = 'acme') and account_id = 'acme' and status = 'draft'
    order by created_at desc, project_id desc
    limit '51';
select count(*)
    from (select 1 from projects
    where deleted_at is null and ('acme' is null or account_id = 'acme') and account_id = 'acme' and status = 'draft' limit '1001') as counted;
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from unnest('{prj_4a15e149a2a4d78e0cff0c2f9ed1794e}'::text[]) as wanted (project_id)
    join projects on projects.project_id = wanted.project_id
    join project_payloads as p on p.project_id = projects.project_id and p.revision = projects.current_revision
    where ('acme' is null or projects.account_id = 'acme');
rollback;

begin isolation level repeatable read, read only;
set local role apex_service;
select to_regclass('project_search_body') is not null;
with found as materialized (select * from search_projects('{%main%,%street%}'::text[], NULL, 'acme', NULL, null, null, '1001'))
    select project_id, (select count(*) from found)
    from found
    join project_search using (project_id)
    order by ts_rank('{0.1, 0.3, 0.6, 1.0}', words, to_tsquery('simple', '''main'':* | ''street'':*')) desc, found.created_at desc, project_id desc
    limit '51'
    offset '0';
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from unnest('{prj_4a15e149a2a4d78e0cff0c2f9ed1794e}'::text[]) with ordinality as wanted (project_id, place)
    join projects as p on p.project_id = wanted.project_id
    where deleted_at is null and ('acme' is null or account_id = 'acme')
    order by place;
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from unnest('{prj_4a15e149a2a4d78e0cff0c2f9ed1794e}'::text[]) as wanted (project_id)
    join projects on projects.project_id = wanted.project_id
    join project_payloads as p on p.project_id = projects.project_id and p.revision = projects.current_revision
    where ('acme' is null or projects.account_id = 'acme');
rollback;

begin isolation level repeatable read, read only;
set local role apex_service;
with found as materialized (select * from search_projects('{%lodz%}'::text[], NULL, 'acme', NULL, null, null, '1001'))
    select project_id, (select count(*) from found)
    from found
    join project_search using (project_id)
    order by ts_rank('{0.1, 0.3, 0.6, 1.0}', words, to_tsquery('simple', '''lodz'':*')) desc, found.created_at desc, project_id desc
    limit '51'
    offset '0';
select set_config('pg_trgm.similarity_threshold', '0.1', true);
select word
    from project_search_vocabulary
    where word % lower('lodz') and length(word) >= '3'
    order by similarity(word, lower('lodz')) desc, word
    limit 1000;
rollback;

begin isolation level repeatable read, read only;
set local role apex_service;
with found as materialized (select * from search_projects('{%strete%}'::text[], NULL, 'acme', NULL, null, null, '1001'))
    select project_id, (select count(*) from found)
    from found
    join project_search using (project_id)
    order by ts_rank('{0.1, 0.3, 0.6, 1.0}', words, to_tsquery('simple', '''strete'':*')) desc, found.created_at desc, project_id desc
    limit '51'
    offset '0';
select set_config('pg_trgm.similarity_threshold', '0.2', true);
select word
    from project_search_vocabulary
    where word % lower('strete') and length(word) >= '4'
    order by similarity(word, lower('strete')) desc, word
    limit 1000;
with found as materialized (select * from search_projects('{}', '(''street'')', 'acme', NULL, null, null, '1001'))
    select project_id, (select count(*) from found)
    from found
    join project_search using (project_id)
    order by ts_rank('{0.1, 0.3, 0.6, 1.0}', words, to_tsquery('simple', '''street''')) desc, found.created_at desc, project_id desc
    limit '51'
    offset '0';
rollback;

begin isolation level repeatable read, read only;
set local role apex_service;
with found as materialized (select * from search_projects('{%main%}'::text[], NULL, 'acme', 'draft', null, null, '1001'))
    select project_id, (select count(*) from found)
    from found
    join project_search using (project_id)
    order by ts_rank('{0.1, 0.3, 0.6, 1.0}', words, to_tsquery('simple', '''main'':*')) desc, found.created_at desc, project_id desc
    limit '2'
    offset '0';
rollback;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
insert into tasks (task_id, account_id, project_id, kind, input, status, progress, stage, attempts, due_at, lease_token,
                       request_id, version, created_at, updated_at, traceparent)
    values ('tsk_6680e810c3acf647e900c77a960c8787', 'acme', 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', 'render_report', '{"kind":"calculation_package","revision":2}', 'queued', 0, 'waiting', 0, '1795449161393881', 0, '82eb42e89f061a5a6cc35b6070c00d63', 1, '1795449161393881', '1795449161393881', '00-4dba51f0941935e98867e768d1780dbb-b54eab0113b36a43-00');
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '5', 'report.requested', 'usr_0cf6a128639f70d75412b97d940fe115', '82eb42e89f061a5a6cc35b6070c00d63', 'null', '"sha256:72ce266a5319440eab015f568b810235a1a7e89fe242d6fea23d9e6f5b223939"', '1795449161403008', '40d850c97f6f02bdb852020f8f8ed586925b6e07cb6f649d31e2e1652318586a', 'a0aa1bef30b5c015df24ecd194fd2d8b629625ecf139e7f99bc6f3afa168d7fe'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '5', account_id, NULL, NULL, 'c6115c64cd4e0927ca791797d5e07957', '{"task_id":"tsk_6680e810c3acf647e900c77a960c8787","kind":"calculation_package","revision":2}'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e';
insert into outbox (topic, account_id, subject, version, created_at)
    values ('task', 'acme', 'tsk_6680e810c3acf647e900c77a960c8787', '1', '1795449161393881');
commit;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent
    from tasks
    where task_id = 'tsk_6680e810c3acf647e900c77a960c8787' and ('acme' is null or account_id = 'acme');
rollback;

begin isolation level read committed, read write;
set local role apex_service;
delete from outbox
    where sequence = any ('{6}'::bigint[]) and (NULL is null or account_id = NULL);
commit;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set status = 'running',
        attempts = attempts + 1,
        lease_owner = 'worker-14491',
        lease_token = lease_token + 1,
        due_at = '1795449191633077',
        version = version + 1,
        updated_at = '1795449161633077'
    where task_id = (select task_id
                     from tasks
                     where status in ('queued', 'running') and due_at <= '1795449161633077' and (status = 'queued' or attempts < '5')
                       and (NULL is null or account_id = NULL)
                     order by due_at, task_id
                     limit 1
                     for update skip locked)
    returning 
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent;
commit;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set progress = '0.1',
        stage = 'reading the revision',
        updated_at = '1795449161674295',
        due_at = '1795449191674295',
        version = version + 1
    where task_id = 'tsk_6680e810c3acf647e900c77a960c8787' and lease_token = '1' and status = 'running';
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and (NULL is null or account_id = NULL);
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by, document, result, checks, assumptions, warnings, trace
    from project_payloads as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and revision = '2' and (NULL is null or account_id = NULL);
rollback;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set progress = '0.3',
        stage = 'drawing the pages',
        updated_at = '1795449161703271',
        due_at = '1795449191703271',
        version = version + 1
    where task_id = 'tsk_6680e810c3acf647e900c77a960c8787' and lease_token = '1' and status = 'running';
commit;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set progress = '0.8',
        stage = 'storing the file',
        updated_at = '1795449162912179',
        due_at = '1795449192912179',
        version = version + 1
    where task_id = 'tsk_6680e810c3acf647e900c77a960c8787' and lease_token = '1' and status = 'running';
commit;

begin isolation level read committed, read write;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and (NULL is null or account_id = NULL)
    for no key update;
update tasks
    set status = 'completed',
        progress = 1,
        stage = 'done',
        result = '{"cut":true}',
        error = null,
        lease_owner = null,
        updated_at = '1795449163058888',
        version = version + 1
    where task_id = 'tsk_6680e810c3acf647e900c77a960c8787' and lease_token = '1' and status = 'running';
insert into reports (project_id, account_id, sha256, size_bytes, kind, revision, task_id, created_at)
    values ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', 'acme', '1dda051e1fa2f23e5a4a40699af8526f8bc57ac2858b90a76b2cff6dcef0d35b', '130374', 'calculation_package', '2', 'tsk_6680e810c3acf647e900c77a960c8787', '1795449163081856')
    on conflict (project_id, sha256) do nothing;
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and (NULL is null or event.account_id = NULL)
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '6', 'report.completed', 'worker', '82eb42e89f061a5a6cc35b6070c00d63', 'null', '"sha256:790057717094a2f2e73c1dd7e9caa5782b7a8649d88cb821551946064b227051"', '1795449163081856', 'a0aa1bef30b5c015df24ecd194fd2d8b629625ecf139e7f99bc6f3afa168d7fe', '24549bd1ca5c88c593ed20891a3e53b1bffaa1658c709459390a78d0b6f1b82f'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and (NULL is null or account_id = NULL);
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '6', account_id, NULL, NULL, '8a22d77e9ef59ccece678e5a7057b483', '{"task_id":"tsk_6680e810c3acf647e900c77a960c8787","kind":"calculation_package","revision":2,"sha256":"1dda051e1fa2f23e5a4a40699af8526f8bc57ac2858b90a76b2cff6dcef0d35b"}'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e';
update tasks
    set status = 'running',
        attempts = attempts + 1,
        lease_owner = 'worker-14491',
        lease_token = lease_token + 1,
        due_at = '1795449193117334',
        version = version + 1,
        updated_at = '1795449163117334'
    where task_id = (select task_id
                     from tasks
                     where status in ('queued', 'running') and due_at <= '1795449163117334' and (status = 'queued' or attempts < '5')
                       and (NULL is null or account_id = NULL)
                     order by due_at, task_id
                     limit 1
                     for update skip locked)
    returning 
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent;
commit;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme');
select project_id, account_id, sha256, size_bytes, kind, revision, task_id, created_at
    from reports
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and sha256 = '1dda051e1fa2f23e5a4a40699af8526f8bc57ac2858b90a76b2cff6dcef0d35b' and ('acme' is null or account_id = 'acme');
rollback;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
insert into tasks (task_id, account_id, project_id, kind, input, status, progress, stage, attempts, due_at, lease_token,
                       request_id, version, created_at, updated_at, traceparent)
    values ('tsk_a3c2d1476f26be84adffe085b5eb035f', 'acme', 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', 'render_report', '{"kind":"calculation_package","revision":2}', 'queued', 0, 'waiting', 0, '1795449163422925', 0, '0d16d08b989d81fd958bee0d488104a5', 1, '1795449163422925', '1795449163422925', '00-7c706f83bdf9e9ea889e10e7c222f25d-a5282fc78a147ff7-00');
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '7', 'report.requested', 'usr_0cf6a128639f70d75412b97d940fe115', '0d16d08b989d81fd958bee0d488104a5', 'null', '"sha256:47d974924226da3f8b0d74ed7362708b839e076d6e54cbd6beb23fef3bf87bba"', '1795449163442061', '24549bd1ca5c88c593ed20891a3e53b1bffaa1658c709459390a78d0b6f1b82f', 'b446e481e127b98eac9d30041ce4550034a15de79310170c62b7995f63437bfc'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '7', account_id, NULL, NULL, 'd3422faed38ea0a52bf2606c12c606d1', '{"task_id":"tsk_a3c2d1476f26be84adffe085b5eb035f","kind":"calculation_package","revision":2}'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e';
insert into outbox (topic, account_id, subject, version, created_at)
    values ('task', 'acme', 'tsk_a3c2d1476f26be84adffe085b5eb035f', '1', '1795449163422925');
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent
    from tasks
    where task_id = 'tsk_a3c2d1476f26be84adffe085b5eb035f' and ('acme' is null or account_id = 'acme');
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
update tasks
    set status = 'cancelled',
        lease_owner = null,
        updated_at = '1795449163523622',
        version = version + 1
    where task_id = 'tsk_a3c2d1476f26be84adffe085b5eb035f' and status in ('queued', 'running') and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '8', 'task.cancelled', 'usr_0cf6a128639f70d75412b97d940fe115', 'cfcd3b22acfaae49298eda90d87eb643', '"sha256:1da9d6e1292ed7b3806f7fa0fcf2b8c239d68b18688991e97a59ca1e258accc4"', '"sha256:2517f5c6c0bc625328176d408252ece2ca1b5fe3bedac6c9092173fc39b8ed5c"', '1795449163543479', 'b446e481e127b98eac9d30041ce4550034a15de79310170c62b7995f63437bfc', '1dc2af3f6a5c39fe5a7772a971baecddccd7c264daa492afd285c86149301565'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '8', account_id, '02ea8376e5f73385046f48e6fdc80b79', '{"task_id":"tsk_a3c2d1476f26be84adffe085b5eb035f","status":"queued"}', '488245c9d80fd76fd2cb8a7e7df0f797', '{"task_id":"tsk_a3c2d1476f26be84adffe085b5eb035f","status":"cancelled"}'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e';
select
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent
    from tasks
    where task_id = 'tsk_a3c2d1476f26be84adffe085b5eb035f' and ('acme' is null or account_id = 'acme');
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version
    from project_files
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and status <> 'deleted' and ('acme' is null or account_id = 'acme')
      and (NULL is null or (created_at, file_id) < (NULL, NULL))
    order by created_at desc, file_id desc
    limit '2';
select count(*)
    from (
        select 1
        from project_files
        where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and status <> 'deleted' and ('acme' is null or account_id = 'acme')
        limit '1001'
    ) as counted;
insert into project_files (file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version)
    values ('fil_7d0390eb12994942bf80dfb79c7b907c', 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', 'acme', 'plan.pdf', 'application/pdf', '10249', '3121cab18f86f1a677f5acedcc04e619d2a24aa86e7dcd82c9fbc4065058a764', 'granted', NULL, NULL, NULL, 'usr_0cf6a128639f70d75412b97d940fe115', '1795449163611018', '1795449163611018', '1');
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '9', 'file.granted', 'usr_0cf6a128639f70d75412b97d940fe115', '2a8aa1566c65d2ece11767c48696a8e0', 'null', '"sha256:fae3f38793cbc3834fc25d9ddc18af3a24f38198876181b09bda1274378cae2f"', '1795449163618285', '1dc2af3f6a5c39fe5a7772a971baecddccd7c264daa492afd285c86149301565', '8464e6f77af118684a756df31eaac223a743420d02e9968d27fb4b828fdad000'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '9', account_id, NULL, NULL, 'e4aa60d5e5d7d0301a399a7e8b9eef94', '{"file_id":"fil_7d0390eb12994942bf80dfb79c7b907c","name":"plan.pdf","content_type":"application/pdf","size_bytes":10249,"status":"granted"}'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e';
commit;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme');
select file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version
    from project_files
    where file_id = 'fil_7d0390eb12994942bf80dfb79c7b907c' and project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and status <> 'deleted'
      and ('acme' is null or account_id = 'acme');
rollback;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version
    from project_files
    where file_id = 'fil_7d0390eb12994942bf80dfb79c7b907c' and project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and status <> 'deleted'
      and ('acme' is null or account_id = 'acme');
update project_files
    set status = 'stored', sha256 = '3121cab18f86f1a677f5acedcc04e619d2a24aa86e7dcd82c9fbc4065058a764', scanner = NULL, reason = NULL, updated_at = '1795449163730796', version = '2'
    where file_id = 'fil_7d0390eb12994942bf80dfb79c7b907c' and version = '1' and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '10', 'file.stored', 'usr_0cf6a128639f70d75412b97d940fe115', 'c15054ba63bf24e08d954bfbf6f992bd', '"sha256:41e054afca5464633b0e741ee0f8fb1ff89a6d243f7a84f6b64af069d79bfbcd"', '"sha256:d2bb25f40b2523cfcab47033a93ad06379989bba7bd468f0c623391ba5ff6d5f"', '1795449163731340', '8464e6f77af118684a756df31eaac223a743420d02e9968d27fb4b828fdad000', 'b5c9993a07665fa9e71af226f2074a587b596a165e5d9a53dd1ec589312c8d5a'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '10', account_id, 'c1535ec6135c7e21932cd0b73c656ebf', '{"file_id":"fil_7d0390eb12994942bf80dfb79c7b907c","name":"plan.pdf","content_type":"application/pdf","size_bytes":10249,"status":"granted"}', '02153f6b6dd162a8017392b1b1dd5c43', '{"cut":true}'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e';
commit;

begin isolation level read committed, read write;
set local role apex_service;
delete from outbox
    where sequence = any ('{7}'::bigint[]) and (NULL is null or account_id = NULL);
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version
    from project_files
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and status <> 'deleted' and ('acme' is null or account_id = 'acme')
      and (NULL is null or (created_at, file_id) < (NULL, NULL))
    order by created_at desc, file_id desc
    limit '2';
select count(*)
    from (
        select 1
        from project_files
        where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and status <> 'deleted' and ('acme' is null or account_id = 'acme')
        limit '1001'
    ) as counted;
insert into project_files (file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version)
    values ('fil_bff1969d95a82e67cb8942660e819cbf', 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', 'acme', 'plan.pdf', 'application/pdf', '13', '030eed5d32611d19fb46fc702703edd5935e3d578285d3de21207afd6ad6d606', 'granted', NULL, NULL, NULL, 'usr_0cf6a128639f70d75412b97d940fe115', '1795449163790795', '1795449163790795', '1');
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '11', 'file.granted', 'usr_0cf6a128639f70d75412b97d940fe115', '2164738fa47c2645d39699350af0df5c', 'null', '"sha256:6681093e29fc03c8b833c0ed814a11ec6a40f49a527680783449f97d4539235a"', '1795449163791714', 'b5c9993a07665fa9e71af226f2074a587b596a165e5d9a53dd1ec589312c8d5a', 'd514452caab20b8876c115d08e03b962766e1d247314aa15d99e86cc0ef87256'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '11', account_id, NULL, NULL, '327986b9063a69b4d29bb9aa5fa38421', '{"file_id":"fil_bff1969d95a82e67cb8942660e819cbf","name":"plan.pdf","content_type":"application/pdf","size_bytes":13,"status":"granted"}'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e';
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version
    from project_files
    where file_id = 'fil_bff1969d95a82e67cb8942660e819cbf' and project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and status <> 'deleted'
      and ('acme' is null or account_id = 'acme');
update project_files
    set status = 'refused', sha256 = NULL, scanner = NULL, reason = '/content_type: the bytes are not those of a file of type application/pdf', updated_at = '1795449163848828', version = '2'
    where file_id = 'fil_bff1969d95a82e67cb8942660e819cbf' and version = '1' and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '12', 'file.refused', 'usr_0cf6a128639f70d75412b97d940fe115', '069beb07a15df46537b675440959c2a4', '"sha256:9a08bfcb623b713e670c294da97344a47bfef905767fe542f6ed7d3e4cc4e4f5"', '"sha256:18875c340f9a7dad6b3da0116f8c16b2885fe89fb0e456ffc75729136a16e5d1"', '1795449163849446', 'd514452caab20b8876c115d08e03b962766e1d247314aa15d99e86cc0ef87256', '7c2fe7194c2c8cea08390227737f4f4792aa9f4a1d5a585c12a9bdb9d685b394'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '12', account_id, '974c87a707169a4bc8d82e1a3c5f9a98', '{"file_id":"fil_bff1969d95a82e67cb8942660e819cbf","name":"plan.pdf","content_type":"application/pdf","size_bytes":13,"status":"granted"}', 'bd16913f46a7cea0b6c193128c6d7f30', '{"cut":true}'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e';
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version
    from project_files
    where file_id = 'fil_7d0390eb12994942bf80dfb79c7b907c' and project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and status <> 'deleted'
      and ('acme' is null or account_id = 'acme');
update project_files
    set status = 'deleted', sha256 = '3121cab18f86f1a677f5acedcc04e619d2a24aa86e7dcd82c9fbc4065058a764', scanner = NULL, reason = NULL, updated_at = '1795449163952773', version = '3'
    where file_id = 'fil_7d0390eb12994942bf80dfb79c7b907c' and version = '2' and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '13', 'file.deleted', 'usr_0cf6a128639f70d75412b97d940fe115', '7d304e535311acf692106b902c2144b4', '"sha256:cd7f8aae2d9380310aa5270f349e0029e4607e4af56ada6b20172a9a28e42c2a"', '"sha256:b2fcdd1a0120c46f91b3c43c1d12b4171145cf11c053f5f5a121f88caf5c6f97"', '1795449163953086', '7c2fe7194c2c8cea08390227737f4f4792aa9f4a1d5a585c12a9bdb9d685b394', '71b5bb40f4fa3d9fd5b01d5d2d41988a8b667f6734e498b0e824f0c2eb1812e7'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '13', account_id, '238daedf53a1b834e517fe473be445ef', '{"cut":true}', '3257860ca3f9c31b9f5e1d7e79aa3f3a', '{"cut":true}'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e';
commit;

begin isolation level read committed, read write;
set local role apex_service;
insert into accounts (account_id, created_at)
    values ('acme', '1795449163960157')
    on conflict (account_id) do nothing;
insert into users (user_id, account_id, issuer, subject, name, email, role, created_at, seen_at)
    values ('usr_4aaca980e2b94928ad8e9bd1f771c620', 'acme', 'http://127.0.0.1:37661/realm', 'bob', 'Bob', 'bob@example.org', 'pe', '1795449163960157', '1795449163960157')
    on conflict (issuer, subject, account_id) do update
    set name = excluded.name,
        email = excluded.email,
        role = excluded.role,
        seen_at = excluded.seen_at
    returning user_id, account_id, issuer, subject, name, email, role, created_at, seen_at;
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and revision = '2' and ('acme' is null or account_id = 'acme');
select distinct created_by
    from project_payloads
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and input_hash = '9556f9ec2b56bb91aa734882fdd8f5908b9ee2e50405290846e1936570bea0e8' and ('acme' is null or account_id = 'acme');
select project_id, revision, number, verdict, note, reviewer, created_at
    from revision_reviews
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and revision = '2' and ('acme' is null or account_id = 'acme')
    order by number;
insert into revision_reviews (project_id, revision, number, account_id, verdict, note, reviewer, created_at)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '2', '1', account_id, 'approved', 'by hand', 'usr_4aaca980e2b94928ad8e9bd1f771c620', '1795449163967468'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '14', 'revision.reviewed', 'usr_4aaca980e2b94928ad8e9bd1f771c620', 'ea2ac4ae4ae6c5501e57a709e33a1a5e', 'null', '"sha256:b6ea17c361be0badb3346463c7ad8397ed552d72e34f36d5cceb11e550b8cc5b"', '1795449163967922', '71b5bb40f4fa3d9fd5b01d5d2d41988a8b667f6734e498b0e824f0c2eb1812e7', '1745f5365232907c79977b8a786c81342d419bfd2bb29181f26e5f9d365a7534'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '14', account_id, NULL, NULL, '3452daeeb85013d34a3bc29ddcd11be2', '{"revision":2,"design_hash":"a2d8dfd0ba3b6c9f31857aacffd0c0c52c183cbb05611ff7ec1eb4e52f49bb51","review":1,"verdict":"approved","note":"by hand"}'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e';
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
update projects
    set name = 'Main Street',
        customer = 'Ann Lee',
        description = NULL,
        site_name = NULL,
        street = '1 Main Street',
        created_by = 'ann@example.org',
        status = 'estimating',
        version = '5',
        current_revision = '2',
        updated_at = '1795449163975364'
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and version = '5' - 1 and deleted_at is null and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '15', 'project.transitioned', 'usr_0cf6a128639f70d75412b97d940fe115', 'cee8d25b7713f2b3be9a74b3a2fa4bef', '"sha256:72d8ac5aa4cf871c9b61423f6b62969abfd612e579f2729835c85d5826072716"', '"sha256:af2e9b7454ad8c765da157ec256fad7a64c7db1bc5090b1d42e5c17b4f80a0eb"', '1795449163976136', '1745f5365232907c79977b8a786c81342d419bfd2bb29181f26e5f9d365a7534', '7b8df0dccadc4b965ca1a4019405b52640d4c23073f8ed3e0ca039de8b8b9bc9'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '15', account_id, '666aefcb2c6d38015b0693da3d6b8f8e', '{"status":"draft"}', '68b50e28e99366dcb6af12f8d48246f5', '{"status":"estimating"}'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e';
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '5', '1795449163975364');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and revision = '2' and ('acme' is null or account_id = 'acme');
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select submission_id, project_id, account_id, revision, design_hash, overridden_by, tasks, submitted_by, created_at
    from submissions
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme')
    order by created_at desc, submission_id desc
    limit '1';
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by, document, result, checks, assumptions, warnings, trace
    from project_payloads as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and revision = '2' and ('acme' is null or account_id = 'acme');
update projects
    set name = 'Main Street',
        customer = 'Ann Lee',
        description = NULL,
        site_name = NULL,
        street = '1 Main Street',
        created_by = 'ann@example.org',
        status = 'submitted',
        version = '6',
        current_revision = '2',
        updated_at = '1795449163987936'
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and version = '6' - 1 and deleted_at is null and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '16', 'project.submitted', 'usr_0cf6a128639f70d75412b97d940fe115', 'dfc856a285cd036c56f9a002f46c0a02', '"sha256:ad47ce30f5d4ee32576fbc1ce962014cfb2c6d2ac5df025d67c8fc84655d3f33"', '"sha256:7610ef2723536a8082bb6d2a821232ad3b2dc82057773f51f83f03877621994a"', '1795449163989541', '7b8df0dccadc4b965ca1a4019405b52640d4c23073f8ed3e0ca039de8b8b9bc9', '5b451e20b78f180529b286ccee214e6b28ff1d66ecb661f692d28765e7d650bc'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '16', account_id, 'ecff5edf07ee1d308f41512e8d1da228', '{"status":"estimating"}', '31403ec3471195e896159a8ebada1eca', '{"status":"submitted","submission_id":"sub_780ef4b95521afc055fe474a70d5815f","revision":2,"design_hash":"a2d8dfd0ba3b6c9f31857aacffd0c0c52c183cbb05611ff7ec1eb4e52f49bb51","overridden_by":null}'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e';
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '6', '1795449163987936');
select project_id, account_id, sha256, size_bytes, kind, revision, task_id, created_at
    from reports
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme')
    order by created_at desc, sha256
    limit '500';
insert into tasks (task_id, account_id, project_id, kind, input, status, progress, stage, attempts, due_at, lease_token,
                       request_id, version, created_at, updated_at, traceparent)
    values ('tsk_bc9ea5340d1e776f322d27a478cb5334', 'acme', 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', 'submit_webhook', '{"cut":true}', 'queued', 0, 'waiting', 0, '1795449163991080', 0, 'dfc856a285cd036c56f9a002f46c0a02', 1, '1795449163991080', '1795449163991080', '00-b0f1e354904431057786a837f432e539-754c5fb41cd14bc7-00');
insert into outbox (topic, account_id, subject, version, created_at)
    values ('task', 'acme', 'tsk_bc9ea5340d1e776f322d27a478cb5334', '1', '1795449163991080');
insert into submissions (submission_id, project_id, account_id, revision, design_hash, overridden_by, tasks, submitted_by, created_at)
    values ('sub_780ef4b95521afc055fe474a70d5815f', 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', 'acme', '2', 'a2d8dfd0ba3b6c9f31857aacffd0c0c52c183cbb05611ff7ec1eb4e52f49bb51', NULL, '[{"kind":"submit_webhook","task_id":"tsk_bc9ea5340d1e776f322d27a478cb5334"}]', 'usr_0cf6a128639f70d75412b97d940fe115', '1795449163987929');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and revision = '2' and ('acme' is null or account_id = 'acme');
commit;

begin isolation level read committed, read write;
set local role apex_service;
delete from outbox
    where sequence = any ('{10}'::bigint[]) and (NULL is null or account_id = NULL);
commit;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set status = 'running',
        attempts = attempts + 1,
        lease_owner = 'worker-14491',
        lease_token = lease_token + 1,
        due_at = '1795449194037521',
        version = version + 1,
        updated_at = '1795449164037521'
    where task_id = (select task_id
                     from tasks
                     where status in ('queued', 'running') and due_at <= '1795449164037521' and (status = 'queued' or attempts < '5')
                       and (NULL is null or account_id = NULL)
                     order by due_at, task_id
                     limit 1
                     for update skip locked)
    returning 
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent;
commit;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set progress = '0.5',
        stage = 'telling the receiver',
        updated_at = '1795449164039123',
        due_at = '1795449194039123',
        version = version + 1
    where task_id = 'tsk_bc9ea5340d1e776f322d27a478cb5334' and lease_token = '1' and status = 'running';
commit;

begin isolation level read committed, read write;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and (NULL is null or account_id = NULL)
    for no key update;
update tasks
    set status = 'completed',
        progress = 1,
        stage = 'done',
        result = '{"delivery_id":"tsk_bc9ea5340d1e776f322d27a478cb5334"}',
        error = null,
        lease_owner = null,
        updated_at = '1795449164077702',
        version = version + 1
    where task_id = 'tsk_bc9ea5340d1e776f322d27a478cb5334' and lease_token = '1' and status = 'running';
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and (NULL is null or event.account_id = NULL)
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '17', 'submission.delivered', 'worker', 'dfc856a285cd036c56f9a002f46c0a02', 'null', '"sha256:4fd0d5447d185e3f08b10b29b834da5074eee6b33269acc5b6e6a0a1e4207f17"', '1795449164078110', '5b451e20b78f180529b286ccee214e6b28ff1d66ecb661f692d28765e7d650bc', 'd479dc04ed49614dc15c66fe3d95e38be4893fc83bcff0667625279440283048'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and (NULL is null or account_id = NULL);
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '17', account_id, NULL, NULL, 'cd4cc4d2d5a7eabbccb67e76502ceda5', '{"task_id":"tsk_bc9ea5340d1e776f322d27a478cb5334","kind":"submit_webhook"}'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e';
update tasks
    set status = 'running',
        attempts = attempts + 1,
        lease_owner = 'worker-14491',
        lease_token = lease_token + 1,
        due_at = '1795449194079190',
        version = version + 1,
        updated_at = '1795449164079190'
    where task_id = (select task_id
                     from tasks
                     where status in ('queued', 'running') and due_at <= '1795449164079190' and (status = 'queued' or attempts < '5')
                       and (NULL is null or account_id = NULL)
                     order by due_at, task_id
                     limit 1
                     for update skip locked)
    returning 
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent;
commit;

begin isolation level read committed, read write;
set local role apex_service;
select put_project_search('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', 'acme', 'submitted', '1795449160486691', '6', 'Main Street', 'Ann Lee', NULL, '1 Main Street', NULL, 'HSS14.000X0.188');
select put_project_vocabulary('prj_4a15e149a2a4d78e0cff0c2f9ed1794e');
commit;

begin isolation level read committed, read write;
set local role apex_service;
delete from outbox
    where sequence = any ('{8,9}'::bigint[]) and (NULL is null or account_id = NULL);
delete from outbox
    where sequence = any ('{}') and (NULL is null or account_id = NULL);
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select account_id::text, created_at::bigint from accounts where account_id = 'acme' order by account_id collate "C" limit '200';
select user_id::text, account_id::text, issuer::text, subject::text, name::text, email::text, role::text, created_at::bigint, seen_at::bigint from users where account_id = 'acme' order by user_id collate "C" limit '200';
select prefix::text, account_id::text, name::text, role::text, secret_hash::text, created_at::bigint, created_by::text, expires_at::bigint, last_used_at::bigint, revoked_at::bigint from api_keys where account_id = 'acme' order by prefix collate "C" limit '200';
select project_id::text, account_id::text, name::text, customer::text, description::text, site_name::text, street::text, created_by::text, status::text, version::bigint, current_revision::bigint, created_at::bigint, updated_at::bigint, deleted_at::bigint from projects where account_id = 'acme' order by project_id collate "C" limit '200';
select project_id::text, revision::bigint, account_id::text, input_hash::text, design_hash::text, engine_version::text, document::text, result::text, checks::text, assumptions::text, warnings::text, trace::text, passes::boolean, governing_check_id::text, governing_check_title::text, governing_utilisation::double precision, pole_designation::text, footing_diameter_ft::double precision, footing_depth_ft::double precision, price_cents::bigint, currency::text, created_at::bigint, created_by::text from project_payloads where account_id = 'acme' order by project_id collate "C", revision limit '200';
select project_id::text, revision::bigint, number::bigint, account_id::text, verdict::text, note::text, reviewer::text, created_at::bigint from revision_reviews where account_id = 'acme' order by project_id collate "C", revision, number limit '200';
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where account_id = 'acme' order by project_id collate "C", sequence limit '200';
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where account_id = 'acme' order by project_id collate "C", sequence limit '200';
select task_id::text, account_id::text, project_id::text, kind::text, input::text, status::text, progress::double precision, stage::text, attempts::bigint, due_at::bigint, lease_owner::text, lease_token::bigint, result::text, error::text, request_id::text, version::bigint, created_at::bigint, updated_at::bigint, traceparent::text from tasks where account_id = 'acme' order by task_id collate "C" limit '200';
select project_id::text, sha256::text, account_id::text, size_bytes::bigint, kind::text, revision::bigint, task_id::text, created_at::bigint from reports where account_id = 'acme' order by project_id collate "C", sha256 collate "C" limit '200';
select file_id::text, project_id::text, account_id::text, name::text, content_type::text, size_bytes::bigint, announced_sha256::text, status::text, sha256::text, scanner::text, reason::text, created_by::text, created_at::bigint, updated_at::bigint, version::bigint from project_files where account_id = 'acme' order by file_id collate "C" limit '200';
select submission_id::text, project_id::text, account_id::text, revision::bigint, design_hash::text, overridden_by::text, tasks::text, submitted_by::text, created_at::bigint from submissions where account_id = 'acme' order by submission_id collate "C" limit '200';
rollback;

begin isolation level repeatable read, read only;
set local role apex_service;
select account_id::text, created_at::bigint from accounts where (account_id) = ('acme');
select user_id::text, account_id::text, issuer::text, subject::text, name::text, email::text, role::text, created_at::bigint, seen_at::bigint from users where (user_id) = ('usr_0257e7fbc90bc97fd29aa358e4a3a801');
select user_id::text, account_id::text, issuer::text, subject::text, name::text, email::text, role::text, created_at::bigint, seen_at::bigint from users where (user_id) = ('usr_0cf6a128639f70d75412b97d940fe115');
select user_id::text, account_id::text, issuer::text, subject::text, name::text, email::text, role::text, created_at::bigint, seen_at::bigint from users where (user_id) = ('usr_4aaca980e2b94928ad8e9bd1f771c620');
select prefix::text, account_id::text, name::text, role::text, secret_hash::text, created_at::bigint, created_by::text, expires_at::bigint, last_used_at::bigint, revoked_at::bigint from api_keys where (prefix) = ('b1b5844bfb63037a');
select prefix::text, account_id::text, name::text, role::text, secret_hash::text, created_at::bigint, created_by::text, expires_at::bigint, last_used_at::bigint, revoked_at::bigint from api_keys where (prefix) = ('b4dfa328bbd9027c');
select project_id::text, account_id::text, name::text, customer::text, description::text, site_name::text, street::text, created_by::text, status::text, version::bigint, current_revision::bigint, created_at::bigint, updated_at::bigint, deleted_at::bigint from projects where (project_id) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e');
select project_id::text, account_id::text, name::text, customer::text, description::text, site_name::text, street::text, created_by::text, status::text, version::bigint, current_revision::bigint, created_at::bigint, updated_at::bigint, deleted_at::bigint from projects where (project_id) = ('prj_db35828e7083c7d70a5ea49a6f6a2e24');
select project_id::text, revision::bigint, account_id::text, input_hash::text, design_hash::text, engine_version::text, document::text, result::text, checks::text, assumptions::text, warnings::text, trace::text, passes::boolean, governing_check_id::text, governing_check_title::text, governing_utilisation::double precision, pole_designation::text, footing_diameter_ft::double precision, footing_depth_ft::double precision, price_cents::bigint, currency::text, created_at::bigint, created_by::text from project_payloads where (project_id, revision) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '1');
select project_id::text, revision::bigint, account_id::text, input_hash::text, design_hash::text, engine_version::text, document::text, result::text, checks::text, assumptions::text, warnings::text, trace::text, passes::boolean, governing_check_id::text, governing_check_title::text, governing_utilisation::double precision, pole_designation::text, footing_diameter_ft::double precision, footing_depth_ft::double precision, price_cents::bigint, currency::text, created_at::bigint, created_by::text from project_payloads where (project_id, revision) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '2');
select project_id::text, revision::bigint, number::bigint, account_id::text, verdict::text, note::text, reviewer::text, created_at::bigint from revision_reviews where (project_id, revision, number) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '2', '1');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '1');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '2');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '3');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '4');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '5');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '6');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '7');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '8');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '9');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '10');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '11');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '12');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '13');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '14');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '15');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '16');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '17');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_db35828e7083c7d70a5ea49a6f6a2e24', '1');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '1');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '2');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '3');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '4');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '5');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '6');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '7');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '8');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '9');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '10');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '11');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '12');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '13');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '14');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '15');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '16');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '17');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_db35828e7083c7d70a5ea49a6f6a2e24', '1');
select task_id::text, account_id::text, project_id::text, kind::text, input::text, status::text, progress::double precision, stage::text, attempts::bigint, due_at::bigint, lease_owner::text, lease_token::bigint, result::text, error::text, request_id::text, version::bigint, created_at::bigint, updated_at::bigint, traceparent::text from tasks where (task_id) = ('tsk_6680e810c3acf647e900c77a960c8787');
select task_id::text, account_id::text, project_id::text, kind::text, input::text, status::text, progress::double precision, stage::text, attempts::bigint, due_at::bigint, lease_owner::text, lease_token::bigint, result::text, error::text, request_id::text, version::bigint, created_at::bigint, updated_at::bigint, traceparent::text from tasks where (task_id) = ('tsk_a3c2d1476f26be84adffe085b5eb035f');
select task_id::text, account_id::text, project_id::text, kind::text, input::text, status::text, progress::double precision, stage::text, attempts::bigint, due_at::bigint, lease_owner::text, lease_token::bigint, result::text, error::text, request_id::text, version::bigint, created_at::bigint, updated_at::bigint, traceparent::text from tasks where (task_id) = ('tsk_bc9ea5340d1e776f322d27a478cb5334');
select project_id::text, sha256::text, account_id::text, size_bytes::bigint, kind::text, revision::bigint, task_id::text, created_at::bigint from reports where (project_id, sha256) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '1dda051e1fa2f23e5a4a40699af8526f8bc57ac2858b90a76b2cff6dcef0d35b');
select file_id::text, project_id::text, account_id::text, name::text, content_type::text, size_bytes::bigint, announced_sha256::text, status::text, sha256::text, scanner::text, reason::text, created_by::text, created_at::bigint, updated_at::bigint, version::bigint from project_files where (file_id) = ('fil_7d0390eb12994942bf80dfb79c7b907c');
select file_id::text, project_id::text, account_id::text, name::text, content_type::text, size_bytes::bigint, announced_sha256::text, status::text, sha256::text, scanner::text, reason::text, created_by::text, created_at::bigint, updated_at::bigint, version::bigint from project_files where (file_id) = ('fil_bff1969d95a82e67cb8942660e819cbf');
select submission_id::text, project_id::text, account_id::text, revision::bigint, design_hash::text, overridden_by::text, tasks::text, submitted_by::text, created_at::bigint from submissions where (submission_id) = ('sub_780ef4b95521afc055fe474a70d5815f');
rollback;

begin isolation level read committed, read write;
set local role apex_service;
select account_id::text, created_at::bigint from accounts where (account_id) = ('acme');
select user_id::text, account_id::text, issuer::text, subject::text, name::text, email::text, role::text, created_at::bigint, seen_at::bigint from users where (user_id) = ('usr_0257e7fbc90bc97fd29aa358e4a3a801');
select user_id::text, account_id::text, issuer::text, subject::text, name::text, email::text, role::text, created_at::bigint, seen_at::bigint from users where (user_id) = ('usr_0cf6a128639f70d75412b97d940fe115');
select user_id::text, account_id::text, issuer::text, subject::text, name::text, email::text, role::text, created_at::bigint, seen_at::bigint from users where (user_id) = ('usr_4aaca980e2b94928ad8e9bd1f771c620');
select prefix::text, account_id::text, name::text, role::text, secret_hash::text, created_at::bigint, created_by::text, expires_at::bigint, last_used_at::bigint, revoked_at::bigint from api_keys where (prefix) = ('b1b5844bfb63037a');
select prefix::text, account_id::text, name::text, role::text, secret_hash::text, created_at::bigint, created_by::text, expires_at::bigint, last_used_at::bigint, revoked_at::bigint from api_keys where (prefix) = ('b4dfa328bbd9027c');
select project_id::text, account_id::text, name::text, customer::text, description::text, site_name::text, street::text, created_by::text, status::text, version::bigint, current_revision::bigint, created_at::bigint, updated_at::bigint, deleted_at::bigint from projects where (project_id) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e');
select project_id::text, account_id::text, name::text, customer::text, description::text, site_name::text, street::text, created_by::text, status::text, version::bigint, current_revision::bigint, created_at::bigint, updated_at::bigint, deleted_at::bigint from projects where (project_id) = ('prj_db35828e7083c7d70a5ea49a6f6a2e24');
select project_id::text, revision::bigint, account_id::text, input_hash::text, design_hash::text, engine_version::text, document::text, result::text, checks::text, assumptions::text, warnings::text, trace::text, passes::boolean, governing_check_id::text, governing_check_title::text, governing_utilisation::double precision, pole_designation::text, footing_diameter_ft::double precision, footing_depth_ft::double precision, price_cents::bigint, currency::text, created_at::bigint, created_by::text from project_payloads where (project_id, revision) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '1');
select project_id::text, revision::bigint, account_id::text, input_hash::text, design_hash::text, engine_version::text, document::text, result::text, checks::text, assumptions::text, warnings::text, trace::text, passes::boolean, governing_check_id::text, governing_check_title::text, governing_utilisation::double precision, pole_designation::text, footing_diameter_ft::double precision, footing_depth_ft::double precision, price_cents::bigint, currency::text, created_at::bigint, created_by::text from project_payloads where (project_id, revision) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '2');
select project_id::text, revision::bigint, number::bigint, account_id::text, verdict::text, note::text, reviewer::text, created_at::bigint from revision_reviews where (project_id, revision, number) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '2', '1');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '1');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '2');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '3');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '4');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '5');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '6');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '7');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '8');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '9');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '10');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '11');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '12');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '13');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '14');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '15');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '16');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '17');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_db35828e7083c7d70a5ea49a6f6a2e24', '1');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '1');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '2');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '3');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '4');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '5');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '6');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '7');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '8');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '9');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '10');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '11');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '12');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '13');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '14');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '15');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '16');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '17');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_db35828e7083c7d70a5ea49a6f6a2e24', '1');
select task_id::text, account_id::text, project_id::text, kind::text, input::text, status::text, progress::double precision, stage::text, attempts::bigint, due_at::bigint, lease_owner::text, lease_token::bigint, result::text, error::text, request_id::text, version::bigint, created_at::bigint, updated_at::bigint, traceparent::text from tasks where (task_id) = ('tsk_6680e810c3acf647e900c77a960c8787');
select task_id::text, account_id::text, project_id::text, kind::text, input::text, status::text, progress::double precision, stage::text, attempts::bigint, due_at::bigint, lease_owner::text, lease_token::bigint, result::text, error::text, request_id::text, version::bigint, created_at::bigint, updated_at::bigint, traceparent::text from tasks where (task_id) = ('tsk_a3c2d1476f26be84adffe085b5eb035f');
select task_id::text, account_id::text, project_id::text, kind::text, input::text, status::text, progress::double precision, stage::text, attempts::bigint, due_at::bigint, lease_owner::text, lease_token::bigint, result::text, error::text, request_id::text, version::bigint, created_at::bigint, updated_at::bigint, traceparent::text from tasks where (task_id) = ('tsk_bc9ea5340d1e776f322d27a478cb5334');
select project_id::text, sha256::text, account_id::text, size_bytes::bigint, kind::text, revision::bigint, task_id::text, created_at::bigint from reports where (project_id, sha256) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '1dda051e1fa2f23e5a4a40699af8526f8bc57ac2858b90a76b2cff6dcef0d35b');
select file_id::text, project_id::text, account_id::text, name::text, content_type::text, size_bytes::bigint, announced_sha256::text, status::text, sha256::text, scanner::text, reason::text, created_by::text, created_at::bigint, updated_at::bigint, version::bigint from project_files where (file_id) = ('fil_7d0390eb12994942bf80dfb79c7b907c');
select file_id::text, project_id::text, account_id::text, name::text, content_type::text, size_bytes::bigint, announced_sha256::text, status::text, sha256::text, scanner::text, reason::text, created_by::text, created_at::bigint, updated_at::bigint, version::bigint from project_files where (file_id) = ('fil_bff1969d95a82e67cb8942660e819cbf');
select submission_id::text, project_id::text, account_id::text, revision::bigint, design_hash::text, overridden_by::text, tasks::text, submitted_by::text, created_at::bigint from submissions where (submission_id) = ('sub_780ef4b95521afc055fe474a70d5815f');
select project_id::text, account_id::text, name::text, customer::text, description::text, site_name::text, street::text, created_by::text, status::text, version::bigint, current_revision::bigint, created_at::bigint, updated_at::bigint, deleted_at::bigint from projects where (project_id) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e');
select project_id::text, account_id::text, name::text, customer::text, description::text, site_name::text, street::text, created_by::text, status::text, version::bigint, current_revision::bigint, created_at::bigint, updated_at::bigint, deleted_at::bigint from projects where (project_id) = ('prj_db35828e7083c7d70a5ea49a6f6a2e24');
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
with recursive groups as (
        (select kind, status from tasks order by kind, status limit 1)
        union all
        select following.kind, following.status
        from groups
        cross join lateral (select t.kind, t.status
                            from tasks as t
                            where (t.kind, t.status) > (groups.kind, groups.status)
                            order by t.kind, t.status
                            limit 1) as following)
    select kind,
           status,
           (select count(*)
            from (select 1 from tasks as t where t.kind = groups.kind and t.status = groups.status limit '10001') as counted),
           (select min(created_at) from tasks as t where t.kind = groups.kind and t.status = groups.status)
    from groups
    order by kind, status;
select
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent
    from tasks
    where kind = 'render_report' and status = 'cancelled' and (NULL is null or account_id = NULL)
    order by created_at desc
    limit '50';
select
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent
    from tasks
    where kind = 'render_report' and status = 'completed' and (NULL is null or account_id = NULL)
    order by created_at desc
    limit '50';
select
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent
    from tasks
    where kind = 'submit_webhook' and status = 'completed' and (NULL is null or account_id = NULL)
    order by created_at desc
    limit '50';
rollback;

begin isolation level repeatable read, read only;
set local role apex_service;
with recursive groups as (
        (select kind, status from tasks order by kind, status limit 1)
        union all
        select following.kind, following.status
        from groups
        cross join lateral (select t.kind, t.status
                            from tasks as t
                            where (t.kind, t.status) > (groups.kind, groups.status)
                            order by t.kind, t.status
                            limit 1) as following)
    select kind,
           status,
           (select count(*)
            from (select 1 from tasks as t where t.kind = groups.kind and t.status = groups.status limit '10001') as counted),
           (select min(created_at) from tasks as t where t.kind = groups.kind and t.status = groups.status)
    from groups
    order by kind, status;
select
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent
    from tasks
    where kind = 'render_report' and status = 'cancelled' and (NULL is null or account_id = NULL)
    order by created_at desc
    limit '50';
rollback;

begin isolation level read committed, read write;
set local role apex_service;
select
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent
    from tasks
    where task_id = 'tsk_a3c2d1476f26be84adffe085b5eb035f' and (NULL is null or account_id = NULL);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and (NULL is null or account_id = NULL)
    for no key update;
update tasks
    set status = 'queued',
        stage = 'waiting',
        progress = 0,
        attempts = 0,
        due_at = '1795449166625382',
        version = version + 1,
        updated_at = '1795449166625382'
    where task_id = 'tsk_a3c2d1476f26be84adffe085b5eb035f' and status in ('failed', 'cancelled') and (NULL is null or account_id = NULL);
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and (NULL is null or event.account_id = NULL)
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '18', 'task.retried', 'operator', 'apex-tasks-16685', '"sha256:200f9b723cce2349727e95b6ecc24613629d6b07c492d1a04efb2bbe51b08676"', '"sha256:877cdaf18608c0a274f47f8a7c47204dcdd16d75dbfd9e4015560ba713acdaf3"', '1795449166626837', 'd479dc04ed49614dc15c66fe3d95e38be4893fc83bcff0667625279440283048', '8d75603cc5a81e3c30bcc9f30ff105546a176db2c2b696bf2310b061d5a23939'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and (NULL is null or account_id = NULL);
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '18', account_id, '306e432f8d393402fe0bc7fa590289e2', '{"task_id":"tsk_a3c2d1476f26be84adffe085b5eb035f","status":"cancelled","attempts":0,"reason":null}', 'b26e087a96eea2b03a6a89ae46e5b224', '{"task_id":"tsk_a3c2d1476f26be84adffe085b5eb035f","status":"queued"}'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e';
select
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent
    from tasks
    where task_id = 'tsk_a3c2d1476f26be84adffe085b5eb035f' and (NULL is null or account_id = NULL);
insert into outbox (topic, account_id, subject, version, created_at)
    values ('task', 'acme', 'tsk_a3c2d1476f26be84adffe085b5eb035f', '3', '1795449166625382');
commit;

begin isolation level read committed, read write;
set local role apex_service;
delete from outbox
    where sequence = any ('{11}'::bigint[]) and (NULL is null or account_id = NULL);
commit;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set status = 'running',
        attempts = attempts + 1,
        lease_owner = 'worker-14491',
        lease_token = lease_token + 1,
        due_at = '1795449196808076',
        version = version + 1,
        updated_at = '1795449166808076'
    where task_id = (select task_id
                     from tasks
                     where status in ('queued', 'running') and due_at <= '1795449166808076' and (status = 'queued' or attempts < '5')
                       and (NULL is null or account_id = NULL)
                     order by due_at, task_id
                     limit 1
                     for update skip locked)
    returning 
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent;
commit;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set progress = '0.1',
        stage = 'reading the revision',
        updated_at = '1795449166809066',
        due_at = '1795449196809066',
        version = version + 1
    where task_id = 'tsk_a3c2d1476f26be84adffe085b5eb035f' and lease_token = '1' and status = 'running';
commit;

begin isolation level read committed, read write;
set local role apex_service;
select pg_advisory_xact_lock(1095779672, 2);
select number, as_of, made_at, heads, heads_hash, previous_hash, hash
    from audit_roots
    order by number desc
    limit 1;
with batch as materialized (
        select project_id
        from projects
        where project_id > ''
        order by project_id
        limit '500'),
    collected as (
        insert into audit_heads (project_id, sequence, root, hash)
        select head.project_id, head.sequence, '2', head.hash
        from batch
        cross join lateral (
            select project_id, sequence, hash
            from project_events
            where project_id = batch.project_id and created_at < '1795449166803196'
            order by sequence desc
            limit 1) as head
        on conflict do nothing)
    select max(project_id)
    from batch;
with batch as materialized (
        select project_id
        from projects
        where project_id > 'prj_db35828e7083c7d70a5ea49a6f6a2e24'
        order by project_id
        limit '500'),
    collected as (
        insert into audit_heads (project_id, sequence, root, hash)
        select head.project_id, head.sequence, '2', head.hash
        from batch
        cross join lateral (
            select project_id, sequence, hash
            from project_events
            where project_id = batch.project_id and created_at < '1795449166803196'
            order by sequence desc
            limit 1) as head
        on conflict do nothing)
    select max(project_id)
    from batch;
select project_id, sequence, hash, root
    from audit_heads
    where root = '2' and project_id > ''
    order by project_id
    limit '500';
insert into audit_roots (number, as_of, made_at, heads, heads_hash, previous_hash, hash) values ('2', '1795449166803196', '1795449166803196', '2', 'd84783f95195aa6d54c798a4892eff895d0e64af6bf9fb81fdaeda5d43331e12', '8259bda7ad1100f92394c50caa0a542822eed8db2f7509677320f4ad472266b7', '3139f3a211c7e00ade93062f58d24d3d9f7dc8f803da9fce06d77a3b99bc5e4d');
commit;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set progress = '0.3',
        stage = 'drawing the pages',
        updated_at = '1795449166886814',
        due_at = '1795449196886814',
        version = version + 1
    where task_id = 'tsk_a3c2d1476f26be84adffe085b5eb035f' and lease_token = '1' and status = 'running';
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select number, as_of, made_at, heads, heads_hash, previous_hash, hash
    from audit_roots
    where number > '0'
    order by number
    limit '500';
select project_id, sequence, hash, root
    from audit_heads
    where root = '1' and project_id > ''
    order by project_id
    limit '500';
select project_id, sequence, hash, root
    from audit_heads
    where root = '2' and project_id > ''
    order by project_id
    limit '500';
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where (project_id, sequence) > ('', '0')
    order by project_id, sequence
    limit '500';
select project_id, sequence, hash, root
    from audit_heads
    where (project_id, sequence) > ('', '0')
    order by project_id, sequence
    limit '500';
select max(project_id)
    from (select project_id from projects where project_id > '' order by project_id limit '2000') as batch;
select project_id
    from projects
    where project_id > ''
      and not exists (select 1 from project_events where project_events.project_id = projects.project_id)
      and project_id <= 'prj_db35828e7083c7d70a5ea49a6f6a2e24'
    order by project_id;
select max(project_id)
    from (select project_id from projects where project_id > 'prj_db35828e7083c7d70a5ea49a6f6a2e24' order by project_id limit '2000') as batch;
rollback;

begin isolation level read committed, read write;
set local role apex_service;
insert into erasures (erasure_id, account_id, state, objects, created_at, finished_at) values ('era_50b3322828b510df0e7a02f0b6f49278', 'acme', 'rewriting', '', '1795449167682125', NULL) on conflict (erasure_id) do nothing;
select account_id::text, created_at::bigint from accounts where account_id = 'acme' order by account_id collate "C" limit '200';
select user_id::text, account_id::text, issuer::text, subject::text, name::text, email::text, role::text, created_at::bigint, seen_at::bigint from users where account_id = 'acme' order by user_id collate "C" limit '200';
update users set email = 'erased-ef98710d' where (user_id) = ('usr_0cf6a128639f70d75412b97d940fe115');
select prefix::text, account_id::text, name::text, role::text, secret_hash::text, created_at::bigint, created_by::text, expires_at::bigint, last_used_at::bigint, revoked_at::bigint from api_keys where account_id = 'acme' order by prefix collate "C" limit '200';
select project_id::text, account_id::text, name::text, customer::text, description::text, site_name::text, street::text, created_by::text, status::text, version::bigint, current_revision::bigint, created_at::bigint, updated_at::bigint, deleted_at::bigint from projects where account_id = 'acme' order by project_id collate "C" limit '200';
update projects set created_by = 'erased-ef98710d' where (project_id) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e');
select project_id::text, revision::bigint, account_id::text, input_hash::text, design_hash::text, engine_version::text, document::text, result::text, checks::text, assumptions::text, warnings::text, trace::text, passes::boolean, governing_check_id::text, governing_check_title::text, governing_utilisation::double precision, pole_designation::text, footing_diameter_ft::double precision, footing_depth_ft::double precision, price_cents::bigint, currency::text, created_at::bigint, created_by::text from project_payloads where account_id = 'acme' order by project_id collate "C", revision limit '200';
select project_id::text, revision::bigint, number::bigint, account_id::text, verdict::text, note::text, reviewer::text, created_at::bigint from revision_reviews where account_id = 'acme' order by project_id collate "C", revision, number limit '200';
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where account_id = 'acme' order by project_id collate "C", sequence limit '200';
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where account_id = 'acme' order by project_id collate "C", sequence limit '200';
update event_texts set after_salt = '492d133feaed463747ff938faa262205', after = '{"account_id":"acme","name":"Łódź","customer":"Ann Lee","description":null,"site_name":null,"street":null,"created_by":"erased-ef98710d","status":"draft"}' where (project_id, sequence) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '1');
select task_id::text, account_id::text, project_id::text, kind::text, input::text, status::text, progress::double precision, stage::text, attempts::bigint, due_at::bigint, lease_owner::text, lease_token::bigint, result::text, error::text, request_id::text, version::bigint, created_at::bigint, updated_at::bigint, traceparent::text from tasks where account_id = 'acme' order by task_id collate "C" limit '200';
select project_id::text, sha256::text, account_id::text, size_bytes::bigint, kind::text, revision::bigint, task_id::text, created_at::bigint from reports where account_id = 'acme' order by project_id collate "C", sha256 collate "C" limit '200';
select file_id::text, project_id::text, account_id::text, name::text, content_type::text, size_bytes::bigint, announced_sha256::text, status::text, sha256::text, scanner::text, reason::text, created_by::text, created_at::bigint, updated_at::bigint, version::bigint from project_files where account_id = 'acme' order by file_id collate "C" limit '200';
select submission_id::text, project_id::text, account_id::text, revision::bigint, design_hash::text, overridden_by::text, tasks::text, submitted_by::text, created_at::bigint from submissions where account_id = 'acme' order by submission_id collate "C" limit '200';
select account_id::text, route::text, key::text, request_sha256::text, status::bigint, headers::text, body::text, created_at::bigint from idempotency_keys where account_id = 'acme' order by account_id collate "C", route collate "C", key collate "C" limit '200';
delete from idempotency_keys where (account_id, route, key) = ('acme', 'usr_0cf6a128639f70d75412b97d940fe115 POST /api/v1/projects', 'once');
select account_id::text, route::text, key::text, request_sha256::text, status::bigint, headers::text, body::text, created_at::bigint from idempotency_keys where account_id = '' order by account_id collate "C", route collate "C", key collate "C" limit '200';
select file_id::text, project_id::text, account_id::text, name::text, content_type::text, size_bytes::bigint, announced_sha256::text, status::text, sha256::text, scanner::text, reason::text, created_by::text, created_at::bigint, updated_at::bigint, version::bigint from project_files where account_id = 'acme' order by file_id collate "C" limit '200';
select project_id::text, sha256::text, account_id::text, size_bytes::bigint, kind::text, revision::bigint, task_id::text, created_at::bigint from reports where account_id = 'acme' order by project_id collate "C", sha256 collate "C" limit '200';
delete from reports where (project_id, sha256) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '1dda051e1fa2f23e5a4a40699af8526f8bc57ac2858b90a76b2cff6dcef0d35b');
select 1 from reports where sha256 = '1dda051e1fa2f23e5a4a40699af8526f8bc57ac2858b90a76b2cff6dcef0d35b' limit 1;
select 1 from project_files where sha256 = '1dda051e1fa2f23e5a4a40699af8526f8bc57ac2858b90a76b2cff6dcef0d35b' limit 1;
select project_id::text, account_id::text, name::text, customer::text, description::text, site_name::text, street::text, created_by::text, status::text, version::bigint, current_revision::bigint, created_at::bigint, updated_at::bigint, deleted_at::bigint from projects where (project_id) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e');
update projects set version = '7', updated_at = '1795449167682125' where (project_id) = ('prj_4a15e149a2a4d78e0cff0c2f9ed1794e');
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and (NULL is null or event.account_id = NULL)
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '19', 'person.erased', 'apex erase', 'era_50b3322828b510df0e7a02f0b6f49278', 'null', '{"pseudonym":"erased-ef98710d","reports_removed":1,"events":[{"event":1,"after":"sha256:936de6625f51f2f4e797c2eb50a7c56b72d065d9bc3a20a89ac0d96abb675bcf"}]}', '1795449167682125', '8d75603cc5a81e3c30bcc9f30ff105546a176db2c2b696bf2310b061d5a23939', '3bd7a8969e4f4621dfe431d8a85ef59f51025031bec9dde4ccbf044caaa023d7'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and (NULL is null or account_id = NULL);
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '7', '1795449167682125');
select forget_search_words('{ann@example.org}'::text[]);
update erasures set state = 'removing', objects = '1dda051e1fa2f23e5a4a40699af8526f8bc57ac2858b90a76b2cff6dcef0d35b
' where (erasure_id) = ('era_50b3322828b510df0e7a02f0b6f49278');
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select erasure_id::text, account_id::text, state::text, objects::text, created_at::bigint, finished_at::bigint from erasures where account_id = 'acme' order by erasure_id collate "C" limit '200';
rollback;

begin isolation level read committed, read write;
set local role apex_service;
update erasures set state = 'finished', finished_at = '1795449167983953' where (erasure_id) = ('era_50b3322828b510df0e7a02f0b6f49278');
commit;

begin isolation level read committed, read write;
set local role apex_service;
select put_project_search('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', 'acme', 'submitted', '1795449160486691', '7', 'Main Street', 'Ann Lee', NULL, '1 Main Street', NULL, 'HSS14.000X0.188');
select put_project_vocabulary('prj_4a15e149a2a4d78e0cff0c2f9ed1794e');
commit;

begin isolation level read committed, read write;
set local role apex_service;
delete from outbox
    where sequence = any ('{12}'::bigint[]) and (NULL is null or account_id = NULL);
delete from outbox
    where sequence = any ('{}') and (NULL is null or account_id = NULL);
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select 1
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', account_id, '20', 'project.deleted', 'usr_0257e7fbc90bc97fd29aa358e4a3a801', 'c79937fc6d1f0afab9c47104652612e0', '"sha256:46eec3d42326b449b2e07e51cdaae492b3f7312d24c8199b0decf808d8c2d9c3"', 'null', '1795449168013746', '3bd7a8969e4f4621dfe431d8a85ef59f51025031bec9dde4ccbf044caaa023d7', 'bc6c8a2ab8ed6add02652f14c44cf638ce7c5a934e1b1578344daf5370cff04e'
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '20', account_id, '58884df449f6803073316651771e1cc2', '{"account_id":"acme","name":"Main Street","customer":"Ann Lee","description":null,"site_name":null,"street":"1 Main Street","created_by":"erased-ef98710d","status":"submitted"}', NULL, NULL
    from projects
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e';
update projects
    set deleted_at = '1795449168013740',
        updated_at = '1795449168013740',
        version = version + 1
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and version = '7' and deleted_at is null and ('acme' is null or account_id = 'acme');
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '8', '1795449168013740');
commit;

begin isolation level read committed, read write;
set local role apex_service;
select remove_project_search('prj_4a15e149a2a4d78e0cff0c2f9ed1794e', '8');
commit;

begin isolation level read committed, read write;
set local role apex_service;
delete from outbox
    where sequence = any ('{13}'::bigint[]) and (NULL is null or account_id = NULL);
delete from outbox
    where sequence = any ('{}') and (NULL is null or account_id = NULL);
commit;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set progress = '0.8',
        stage = 'storing the file',
        updated_at = '1795449168596357',
        due_at = '1795449198596357',
        version = version + 1
    where task_id = 'tsk_a3c2d1476f26be84adffe085b5eb035f' and lease_token = '1' and status = 'running';
commit;

begin isolation level read committed, read write;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and (NULL is null or account_id = NULL)
    for no key update;
rollback;

begin isolation level read committed, read write;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4a15e149a2a4d78e0cff0c2f9ed1794e' and deleted_at is null and (NULL is null or account_id = NULL)
    for no key update;
update tasks
    set status = 'failed',
        error = 'the project was deleted',
        lease_owner = null,
        updated_at = '1795449168661566',
        version = version + 1
    where task_id = 'tsk_a3c2d1476f26be84adffe085b5eb035f' and lease_token = '1' and status = 'running';
commit;
