-- What the version at revision 0011 sent to PostgreSQL while everything it does was done once: recorded from the server's log by
-- tests/services/record_statements.py, long texts cut. tests/services/test_data.py replays it on the schema of then and on the newest, and
-- compares the answers.

begin isolation level repeatable read, read only;
set local role apex_service;
select sequence, topic, account_id, subject, version, created_at
    from outbox
    where topic = 'task' and (NULL is null or account_id = NULL)
    order by sequence
    limit '100';
rollback;

begin isolation level repeatable read, read only;
set local role apex_service;
select
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent
    from tasks
    where status = 'running' and due_at <= '1795455757602375' and attempts >= '5' and (NULL is null or account_id = NULL)
    order by due_at
    limit '100';
rollback;

begin isolation level read committed, read write;
set local role apex_service;
delete from idempotency_keys where created_at < '1795369357603284';
commit;

begin isolation level read committed, read write;
set local role apex_service;
delete from sign_in_attempts
    where created_at < '1795455157604820';
delete from sessions
    where expires_at <= '1795455757604820';
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version
    from project_files
    where status = 'granted' and created_at < '1795369357605334' and (NULL is null or account_id = NULL)
    order by created_at
    limit '100';
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version
    from project_files as file
    where status = 'deleted' and sha256 is not null and updated_at < '1792863757608827'
      and not exists (
          select 1
          from project_files as other
          where other.sha256 = file.sha256
            and (other.status = 'stored' or (other.status = 'deleted' and other.updated_at >= '1792863757608827'))
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
insert into audit_roots (number, as_of, made_at, heads, heads_hash, previous_hash, hash) values ('1', '1795392000000000', '1795455757616748', '0', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '0000000000000000000000000000000000000000000000000000000000000000', 'd154f2aae8b4c46f01a5708c961fcccb29ec60451e19aaba9068c39f659aecbe');
commit;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set status = 'running',
        attempts = attempts + 1,
        lease_owner = 'worker-6872',
        lease_token = lease_token + 1,
        due_at = '1795455787632853',
        version = version + 1,
        updated_at = '1795455757632853'
    where task_id = (select task_id
                     from tasks
                     where status in ('queued', 'running') and due_at <= '1795455757632853' and (status = 'queued' or attempts < '5')
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
    where created_at < '1795455157823068';
delete from sessions
    where expires_at <= '1795455757823068';
select count(*)
    from (select 1 from sign_in_attempts limit '10000') as counted;
insert into sign_in_attempts (state_sha256, browser_sha256, nonce, code_verifier, return_to, created_at) values ('a666f322de80a7eed94ca212c87366d573f56aa1cb3a05331ba0d7732f565e08', '53afe5b7489a55e09aeb1be6beddd4c6b86fc99432bc100c5ee6e52567b4a5dc', 'd8cfc695f4ab3b9a5e75d54f33d0aff7904d157001dea83d74d2819963ea13f3', 'b05a286d70b1f606eb33f37d02bf0d1b1c25ec2e98e6e6fec8dc2fc908ee7c18', '/', '1795455757823068');
commit;

begin isolation level read committed, read write;
set local role apex_service;
delete from sign_in_attempts
    where state_sha256 = 'a666f322de80a7eed94ca212c87366d573f56aa1cb3a05331ba0d7732f565e08'
    returning state_sha256, browser_sha256, nonce, code_verifier, return_to, created_at;
commit;

begin isolation level read committed, read write;
set local role apex_service;
insert into accounts (account_id, created_at)
    values ('acme', '1795455757840690')
    on conflict (account_id) do nothing;
insert into users (user_id, account_id, issuer, subject, name, email, role, created_at, seen_at)
    values ('usr_a34f950af474e204d8f2a8199081a57a', 'acme', 'http://127.0.0.1:33341/realm', 'ann', 'Ann Lee', 'ann@example.org', 'engineer', '1795455757840690', '1795455757840690')
    on conflict (issuer, subject, account_id) do update
    set name = excluded.name,
        email = excluded.email,
        role = excluded.role,
        seen_at = excluded.seen_at
    returning user_id, account_id, issuer, subject, name, email, role, created_at, seen_at;
insert into sessions (token_sha256, user_id, account_id, role, created_at, expires_at, vouched_at, sealed_refresh) values ('4ceff1099df93d2d9ce876e6ad56ef24423ce1b3e1454020b24dcaeccd4dddc3', 'usr_a34f950af474e204d8f2a8199081a57a', 'acme', 'engineer', '1795455757840690', '1795498957840690', '1795455757840690', 'AYX6-_kvoQXGST0x9dKG5r2NoND9cmFrVMOkGRHqShH3AQ3vSIJanwiSyA5bchRYtzNWRCKeVl58LVGF');
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select token_sha256, user_id, account_id, role, created_at, expires_at,
           coalesce(vouched_at, created_at), coalesce(sealed_refresh, '')
    from sessions
    where token_sha256 = '4ceff1099df93d2d9ce876e6ad56ef24423ce1b3e1454020b24dcaeccd4dddc3';
select user_id, account_id, issuer, subject, name, email, role, created_at, seen_at
    from users
    where user_id = 'usr_a34f950af474e204d8f2a8199081a57a' and (NULL is null or account_id = NULL);
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select user_id, account_id, issuer, subject, name, email, role, created_at, seen_at
    from users
    where user_id = 'usr_a34f950af474e204d8f2a8199081a57a' and ('acme' is null or account_id = 'acme');
rollback;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
insert into projects (project_id, account_id, name, customer, description, site_name, street, created_by, status, version,
                          current_revision, created_at, updated_at)
    values ('prj_0379ad42d3c19035f34c956fd3dfbb05', 'acme', 'By hand', 'Bo', NULL, NULL, NULL, NULL, 'draft', '1', '0', '1795455757855431', '1795455757855431');
select 1
    from projects
    where project_id = 'prj_0379ad42d3c19035f34c956fd3dfbb05'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_0379ad42d3c19035f34c956fd3dfbb05' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_0379ad42d3c19035f34c956fd3dfbb05', account_id, '1', 'project.created', 'usr_a34f950af474e204d8f2a8199081a57a', '0a54e03c28da1cf2e12f29c57d500371', 'null', '"sha256:f5218bd69067cf6464c0422f03fb4cc5e7f0c9423f8a637a1991467e77abe204"', '1795455757859399', '0000000000000000000000000000000000000000000000000000000000000000', 'a56152735746f172e99354abd4f0c7f97b34c0072ee151ab9482f5b6de878476'
    from projects
    where project_id = 'prj_0379ad42d3c19035f34c956fd3dfbb05' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_0379ad42d3c19035f34c956fd3dfbb05', '1', account_id, NULL, NULL, '486ea5ed6ea56abeb2be39a29fffde91', '{"account_id":"acme","name":"By hand","customer":"Bo","description":null,"site_name":null,"street":null,"created_by":null,"status":"draft"}'
    from projects
    where project_id = 'prj_0379ad42d3c19035f34c956fd3dfbb05';
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_0379ad42d3c19035f34c956fd3dfbb05', '1', '1795455757855431');
commit;

begin isolation level read committed, read write;
set local role apex_service;
update sessions
    set vouched_at = '1795455757920399', sealed_refresh = 'AYX6-_kvoQXGST0x9dKG5r2NoND9cmFrVMOkGRHqShH3AQ3vSIJanwiSyA5bchRYtzNWRCKeVl58LVGF'
    where token_sha256 = '4ceff1099df93d2d9ce876e6ad56ef24423ce1b3e1454020b24dcaeccd4dddc3' and coalesce(vouched_at, created_at) = '1795455397840690';
commit;

begin isolation level read committed, read write;
set local role apex_service;
insert into accounts (account_id, created_at)
    values ('acme', '1795455757840690')
    on conflict (account_id) do nothing;
insert into users (user_id, account_id, issuer, subject, name, email, role, created_at, seen_at)
    values ('usr_a34f950af474e204d8f2a8199081a57a', 'acme', 'http://127.0.0.1:33341/realm', 'ann', 'Ann Lee', 'ann@example.org', 'engineer', '1795455757840690', '1795455757920399')
    on conflict (issuer, subject, account_id) do update
    set name = excluded.name,
        email = excluded.email,
        role = excluded.role,
        seen_at = excluded.seen_at
    returning user_id, account_id, issuer, subject, name, email, role, created_at, seen_at;
update sessions
    set vouched_at = '1795455757920399', sealed_refresh = 'V9ph5H9vsi2bqlZ5Ouc-8Y22D1At7jzIzANtincMSy6LbgDQVTMJz2LE4-hXZzt6QdVvhdlis8pduOdc'
    where token_sha256 = '4ceff1099df93d2d9ce876e6ad56ef24423ce1b3e1454020b24dcaeccd4dddc3' and coalesce(vouched_at, created_at) = '1795455757920399';
commit;

begin isolation level read committed, read write;
set local role apex_service;
delete from sessions
    where token_sha256 = '4ceff1099df93d2d9ce876e6ad56ef24423ce1b3e1454020b24dcaeccd4dddc3';
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select user_id, account_id, issuer, subject, name, email, role, created_at, seen_at
    from users
    where issuer = 'http://127.0.0.1:33341/realm' and subject = 'boss' and account_id = 'acme' and (NULL is null or account_id = NULL);
rollback;

begin isolation level read committed, read write;
set local role apex_service;
insert into accounts (account_id, created_at)
    values ('acme', '1795455757948204')
    on conflict (account_id) do nothing;
insert into users (user_id, account_id, issuer, subject, name, email, role, created_at, seen_at)
    values ('usr_7dc24fbb6a59feaf50c145d30a866223', 'acme', 'http://127.0.0.1:33341/realm', 'boss', 'Boss', 'boss@example.org', 'admin', '1795455757948204', '1795455757948204')
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
    values ('acme', '1795455757951125')
    on conflict (account_id) do nothing;
insert into api_keys (prefix, account_id, name, role, secret_hash, created_at, created_by, expires_at, last_used_at, revoked_at)
    values ('beee1d2db06219c2', 'acme', 'robot', 'estimator', '$argon2id$v=19$m=19456,t=2,p=1$ccv5CZCjKAOMQP1LkuZH9w$iN5n4a+oWCtPF6lGN/XS9XJQkILSy8m0ckK368scdNQ', '1795455757951125', 'usr_7dc24fbb6a59feaf50c145d30a866223', NULL, NULL, NULL);
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select prefix, account_id, name, role, secret_hash, created_at, created_by, expires_at, last_used_at, revoked_at
    from api_keys
    where prefix = 'beee1d2db06219c2' and (NULL is null or account_id = NULL);
rollback;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
update api_keys
    set last_used_at = '1795455758023186'
    where prefix = 'beee1d2db06219c2' and coalesce(last_used_at, 0) < '1795455758023186' and ('acme' is null or account_id = 'acme');
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
    set revoked_at = coalesce(revoked_at, '1795455758084718')
    where prefix = 'beee1d2db06219c2' and ('acme' is null or account_id = 'acme');
select prefix, account_id, name, role, secret_hash, created_at, created_by, expires_at, last_used_at, revoked_at
    from api_keys
    where prefix = 'beee1d2db06219c2' and ('acme' is null or account_id = 'acme');
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from unnest('{prj_0379ad42d3c19035f34c956fd3dfbb05}'::text[]) with ordinality as wanted (project_id, place)
    join projects as p on p.project_id = wanted.project_id
    where deleted_at is null and (NULL is null or account_id = NULL)
    order by place;
rollback;

begin isolation level read committed, read write;
set local role apex_service;
select put_project_search('prj_0379ad42d3c19035f34c956fd3dfbb05', 'acme', 'draft', '1795455757855431', '1', 'By hand', 'Bo', NULL, NULL, NULL, '');
select put_project_vocabulary('prj_0379ad42d3c19035f34c956fd3dfbb05');
commit;

begin isolation level read committed, read write;
set local role apex_service;
delete from outbox
    where sequence = any ('{1}'::bigint[]) and (NULL is null or account_id = NULL);
delete from outbox
    where sequence = any ('{}') and (NULL is null or account_id = NULL);
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
insert into accounts (account_id, created_at)
    values ('acme', '1795455758111519')
    on conflict (account_id) do nothing;
insert into api_keys (prefix, account_id, name, role, secret_hash, created_at, created_by, expires_at, last_used_at, revoked_at)
    values ('e092347c212c9d2d', 'acme', 'robot', 'viewer', '$argon2id$v=19$m=19456,t=2,p=1$enaqon1JDAQkQzQHcZ+WgQ$jyqtXo6Pv8X7MiiBMsyXm/TL0su1LixOCp/PZrGMJQw', '1795455758111519', 'command line', NULL, NULL, NULL);
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
update api_keys
    set last_used_at = '1795455758205758'
    where prefix = 'e092347c212c9d2d' and coalesce(last_used_at, 0) < '1795455758205758' and ('acme' is null or account_id = 'acme');
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select pg_advisory_xact_lock(hashtextextended(concat_ws(E'\n', 'acme', 'usr_a34f950af474e204d8f2a8199081a57a POST /api/v1/projects', 'once'), 0));
select request_sha256, status, headers, body
    from idempotency_keys
    where account_id = 'acme' and route = 'usr_a34f950af474e204d8f2a8199081a57a POST /api/v1/projects' and key = 'once' and created_at >= '1795369358321375';
insert into projects (project_id, account_id, name, customer, description, site_name, street, created_by, status, version,
                          current_revision, created_at, updated_at)
    values ('prj_89ca1152e6f72db36fac72fa0e53d0b9', 'acme', 'Łódź', 'Ann Lee', NULL, NULL, NULL, 'ann@example.org', 'draft', '1', '0', '1795455758321983', '1795455758321983');
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '1', 'project.created', 'usr_a34f950af474e204d8f2a8199081a57a', '8551ab51c8f6cb968c9d973a1410defb', 'null', '"sha256:6e6683e4d38bc20479dae3fb58d3e66aed1e60daf1748d6d1cfa98c53b7b9266"', '1795455758322626', '0000000000000000000000000000000000000000000000000000000000000000', 'f969d93102f2422f53bedd53c354682ed6ebb6efb04b1985f02f4b2ae7b8d04f'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '1', account_id, NULL, NULL, '2b90c460715517416f4fbf58dad4f8a0', '{"account_id":"acme","name":"Łódź","customer":"Ann Lee","description":null,"site_name":null,"street":null,"created_by":"ann@example.org","status":"draft"}'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9';
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '1', '1795455758321983');
insert into idempotency_keys (account_id, route, key, request_sha256, status, headers, body, created_at)
    values ('acme', 'usr_a34f950af474e204d8f2a8199081a57a POST /api/v1/projects', 'once', 'd7c4570d931632c5a22a705c47164d7cf3521bc3ffa60ce0e9abf912ab8c63dd', '201', 'ETag: "1-0e53d0b9"
Location: /api/v1/projects/prj_89ca1152e6f72db36fac72fa0e53d0b9
Content-Type: application/json
', '{"cut":true}', '1795455758321375')
    on conflict (account_id, route, key) do update
    set request_sha256 = excluded.request_sha256,
        status = excluded.status,
        headers = excluded.headers,
        body = excluded.body,
        created_at = excluded.created_at;
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select pg_advisory_xact_lock(hashtextextended(concat_ws(E'\n', 'acme', 'usr_a34f950af474e204d8f2a8199081a57a POST /api/v1/projects', 'once'), 0));
select request_sha256, status, headers, body
    from idempotency_keys
    where account_id = 'acme' and route = 'usr_a34f950af474e204d8f2a8199081a57a POST /api/v1/projects' and key = 'once' and created_at >= '1795369358325234';
rollback;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme')
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
        updated_at = '1795455758326626'
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and version = '2' - 1 and deleted_at is null and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '2', 'project.changed', 'usr_a34f950af474e204d8f2a8199081a57a', 'b6e624a2005cc226088ad72bd42bc7e5', '"sha256:3d996f53133d9f5481f84a7de33cd8a3991d19485a69e1ceeaa97b7477754b86"', '"sha256:8fdafc174a0312c5675d01e5d50451d62214e42f6c29cb098e059423dc42c915"', '1795455758327529', 'f969d93102f2422f53bedd53c354682ed6ebb6efb04b1985f02f4b2ae7b8d04f', '68da4820265510c17785a20ed9547505edfdac2b3a28ccbdb3a94f2bc13e24fb'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '2', account_id, '341cf0fcc238e39d0335b12480a51315', '{"name":"Łódź","street":null}', '8b115c14127eca6ce072b1fea0460844', '{"name":"Main Street","street":"1 Main Street"}'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9';
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '2', '1795455758326626');
commit;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme');
rollback;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by, document, result, checks, assumptions, warnings, trace
    from project_payloads as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and revision = '0' and ('acme' is null or account_id = 'acme');
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
        updated_at = '1795455758335341'
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and version = '3' - 1 and deleted_at is null and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '3', 'design.saved', 'usr_a34f950af474e204d8f2a8199081a57a', '67b601a0db1e6cbe9a1b083c39bbe3d5', 'null', '"sha256:5fef60f7e23b6f5d72ecb4e6d730e9d50937dcec30fb803851949849b4195f59"', '1795455758335842', '68da4820265510c17785a20ed9547505edfdac2b3a28ccbdb3a94f2bc13e24fb', '22c2ce7809b1db70e733a6afa44e470b2afbcbeacd6ab5d35119d2964a7d2ef5'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '3', account_id, NULL, NULL, 'cfeeccd645bf1435590c3b73d6b7dbbd', '{"cut":true}'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9';
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '3', '1795455758335341');
insert into project_payloads (project_id, revision, account_id, input_hash, design_hash, engine_version, passes,
                                  governing_check_id, governing_check_title, governing_utilisation, pole_designation,
                                  footing_diameter_ft, footing_depth_ft, price_cents, currency, created_at, created_by, document,
                                  result, checks, assumptions, warnings, trace)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '1', account_id, '9556f9ec2b56bb91aa734882fdd8f5908b9ee2e50405290846e1936570bea0e8', 'a2d8dfd0ba3b6c9f31857aacffd0c0c52c183cbb05611ff7ec1eb4e52f49bb51', '0.1.0', 't', 'steel.interaction_below_grade', 'Axial force, flexure and torsion of the pole below grade', '0.9819678394635701', 'HSS14.000X0.188', '3', '12', '2061689', 'USD', '1795455758335320', 'usr_a34f950af474e204d8f2a8199081a57a', '{"cut":true}', '{"cut":true}', '[]', '[]', '[]', '[]'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and revision = '1' and ('acme' is null or account_id = 'acme');
commit;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and revision = '1' and ('acme' is null or account_id = 'acme');
rollback;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by, document, result, checks, assumptions, warnings, trace
    from project_payloads as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and revision = '1' and ('acme' is null or account_id = 'acme');
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
        updated_at = '1795455758347710'
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and version = '4' - 1 and deleted_at is null and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '4', 'design.saved', 'usr_a34f950af474e204d8f2a8199081a57a', 'cf75bc0fb2873bcebe0fe7ff2f2bf254', '"sha256:ed19dea0cf61f3a06f68efb2c4e3ada80cc3e109605654d2c3268a135852fd0f"', '"sha256:0f27d596b082bd5a5f40f700820afaa183487ec5b15a92e308f415a9db8559c0"', '1795455758348295', '22c2ce7809b1db70e733a6afa44e470b2afbcbeacd6ab5d35119d2964a7d2ef5', 'afd286685fbba3e9daa80f638e89e82681517a2a70f5b4306701146ac3f5b799'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '4', account_id, '659c0f216defa8108563590b8b1f20c8', '{"cut":true}', 'ef255da8aa897cd6119c32c2dbae13d2', '{"cut":true}'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9';
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '4', '1795455758347710');
insert into project_payloads (project_id, revision, account_id, input_hash, design_hash, engine_version, passes,
                                  governing_check_id, governing_check_title, governing_utilisation, pole_designation,
                                  footing_diameter_ft, footing_depth_ft, price_cents, currency, created_at, created_by, document,
                                  result, checks, assumptions, warnings, trace)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '2', account_id, '9556f9ec2b56bb91aa734882fdd8f5908b9ee2e50405290846e1936570bea0e8', 'a2d8dfd0ba3b6c9f31857aacffd0c0c52c183cbb05611ff7ec1eb4e52f49bb51', '0.1.0', 't', 'steel.interaction_below_grade', 'Axial force, flexure and torsion of the pole below grade', '0.9819678394635701', 'HSS14.000X0.188', '3', '12', '2061689', 'USD', '1795455758347695', 'usr_a34f950af474e204d8f2a8199081a57a', '{"cut":true}', '{"cut":true}', '[]', '[]', '[]', '[]'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and revision = '2' and ('acme' is null or account_id = 'acme');
commit;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by, document, result, checks, assumptions, warnings, trace
    from project_payloads as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and revision = '2' and ('acme' is null or account_id = 'acme');
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme') and (NULL is null or revision < NULL)
    order by revision desc
    limit '51';
select count(*)
    from (select 1 from project_payloads where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme') limit '1001') as counted;
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and revision = '1' and ('acme' is null or account_id = 'acme');
select project_id, revision, number, verdict, note, reviewer, created_at
    from revision_reviews
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and revision = '1' and ('acme' is null or account_id = 'acme')
    order by number;
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by, document, result, checks, assumptions, warnings, trace
    from project_payloads as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and revision = '1' and ('acme' is null or account_id = 'acme');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by, document, result, checks, assumptions, warnings, trace
    from project_payloads as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and revision = '2' and ('acme' is null or account_id = 'acme');
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme');
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or event.account_id = 'acme') and sequence > '0'
    order by sequence
    limit '51';
select count(*)
    from (select 1 from project_events where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme') limit '1001') as counted;
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme');
select project_id, account_id, sha256, size_bytes, kind, revision, task_id, created_at
    from reports
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme')
    order by created_at desc, sha256
    limit '500';
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme');
select file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version
    from project_files
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and status <> 'deleted' and ('acme' is null or account_id = 'acme')
      and (NULL is null or (created_at, file_id) < (NULL, NULL))
    order by created_at desc, file_id desc
    limit '51';
select count(*)
    from (
        select 1
        from project_files
        where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and status <> 'deleted' and ('acme' is null or account_id = 'acme')
        limit '1001'
    ) as counted;
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme');
select submission_id, project_id, account_id, revision, design_hash, overridden_by, tasks, submitted_by, created_at
    from submissions
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme')
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
    from unnest('{prj_89ca1152e6f72db36fac72fa0e53d0b9}'::text[]) as wanted (project_id)
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
    where deleted_at is null and ('acme' is null or account_id = 'acme') and account_id = 'acme' and (created_at, project_id) < ('1795455758321983', 'prj_89ca1152e6f72db36fac72fa0e53d0b9')
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
    from unnest('{prj_89ca1152e6f72db36fac72fa0e53d0b9}'::text[]) as wanted (project_id)
    join projects on projects.project_id = wanted.project_id
    join project_payloads as p on p.project_id = projects.project_id and p.revision = projects.current_revision
    where ('acme' is null or projects.account_id = 'acme');
rollback;

begin isolation level read committed, read write;
set local role apex_service;
select put_project_search('prj_89ca1152e6f72db36fac72fa0e53d0b9', 'acme', 'draft', '1795455758321983', '4', 'Main Street', 'Ann Lee', NULL, '1 Main Street', NULL, 'HSS14.000X0.188');
select put_project_vocabulary('prj_89ca1152e6f72db36fac72fa0e53d0b9');
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from unnest('{prj_89ca1152e6f72db36fac72fa0e53d0b9}'::text[]) with ordinality as wanted (project_id, place)
    join projects as p on p.project_id = wanted.project_id
    where deleted_at is null and (NULL is null or account_id = NULL)
    order by place;
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from unnest('{prj_89ca1152e6f72db36fac72fa0e53d0b9}'::text[]) as wanted (project_id)
    join projects on projects.project_id = wanted.project_id
    join project_payloads as p on p.project_id = projects.project_id and p.revision = projects.current_revision
    where (NULL is null or projects.account_id = NULL);
rollback;

begin isolation level read committed, read write;
set local role apex_service;
delete from outbox
    where sequence = any ('{2,3,4,5}'::bigint[]) and (NULL is null or account_id = NULL);
delete from outbox
    where sequence = any ('{}') and (NULL is null or account_id = NULL);
commit;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from unnest('{prj_89ca1152e6f72db36fac72fa0e53d0b9}'::text[]) with ordinality as wanted (project_id, place)
    join projects as p on p.project_id = wanted.project_id
    where deleted_at is null and ('acme' is null or account_id = 'acme')
    order by place;
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from unnest('{prj_89ca1152e6f72db36fac72fa0e53d0b9}'::text[]) as wanted (project_id)
    join projects on projects.project_id = wanted.project_id
    join project_payloads as p on p.project_id = projects.project_id and p.revision = projects.current_revision
    where ('acme' is null or projects.account_id = 'acme');
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select to_regclass('project_search_body') is not null;
select total, project_id, created_at
    from search_page('{%main%,%street%}'::text[], NULL, '''main'':* | ''street'':*', 'acme', NULL, NULL, NULL, '0', '51', '1000')
    left join lateral unnest(project_ids, times) with ordinality as found (project_id, created_at, place) on true
    order by place;
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select total, project_id, created_at
    from search_page('{%lodz%}'::text[], NULL, '''lodz'':*', 'acme', NULL, NULL, NULL, '0', '51', '1000')
    left join lateral unnest(project_ids, times) with ordinality as found (project_id, created_at, place) on true
    order by place;
select words_alike('lodz', '0.1'::real, '3');
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select total, project_id, created_at
    from search_page('{%strete%}'::text[], NULL, '''strete'':*', 'acme', NULL, NULL, NULL, '0', '51', '1000')
    left join lateral unnest(project_ids, times) with ordinality as found (project_id, created_at, place) on true
    order by place;
select words_alike('strete', '0.2'::real, '4');
select total, project_id, created_at
    from search_page('{}', '(''street'')', '''street''', 'acme', NULL, NULL, NULL, '0', '51', '1000')
    left join lateral unnest(project_ids, times) with ordinality as found (project_id, created_at, place) on true
    order by place;
rollback;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
insert into tasks (task_id, account_id, project_id, kind, input, status, progress, stage, attempts, due_at, lease_token,
                       request_id, version, created_at, updated_at, traceparent)
    values ('tsk_d4e7f7dc9b017d7c64475bef4df3a635', 'acme', 'prj_89ca1152e6f72db36fac72fa0e53d0b9', 'render_report', '{"kind":"calculation_package","revision":2}', 'queued', 0, 'waiting', 0, '1795455758429060', 0, 'e8be4bc71121fa97cdb870b9a33e5849', 1, '1795455758429060', '1795455758429060', '00-cbada24e18208fea863c4700d6bf66e3-eebc677fab3cca97-00');
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '5', 'report.requested', 'usr_a34f950af474e204d8f2a8199081a57a', 'e8be4bc71121fa97cdb870b9a33e5849', 'null', '"sha256:c1d82e37114e67e78a1475185f15a3cadf808673a805851c5f0ddfde92326e3e"', '1795455758429960', 'afd286685fbba3e9daa80f638e89e82681517a2a70f5b4306701146ac3f5b799', '9843014da365535a58c887dcc007a11aedf11d29b0613aad1d78a7b21117c148'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '5', account_id, NULL, NULL, 'c51d91bf99d6f2751fa93f4cc47ba737', '{"task_id":"tsk_d4e7f7dc9b017d7c64475bef4df3a635","kind":"calculation_package","revision":2}'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9';
insert into outbox (topic, account_id, subject, version, created_at)
    values ('task', 'acme', 'tsk_d4e7f7dc9b017d7c64475bef4df3a635', '1', '1795455758429060');
commit;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select total, project_id, created_at
    from search_page('{%main%}'::text[], NULL, '''main'':*', 'acme', 'draft', NULL, NULL, '0', '2', '1000')
    left join lateral unnest(project_ids, times) with ordinality as found (project_id, created_at, place) on true
    order by place;
rollback;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent
    from tasks
    where task_id = 'tsk_d4e7f7dc9b017d7c64475bef4df3a635' and ('acme' is null or account_id = 'acme');
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
        lease_owner = 'worker-6872',
        lease_token = lease_token + 1,
        due_at = '1795455788649326',
        version = version + 1,
        updated_at = '1795455758649326'
    where task_id = (select task_id
                     from tasks
                     where status in ('queued', 'running') and due_at <= '1795455758649326' and (status = 'queued' or attempts < '5')
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
        updated_at = '1795455758656849',
        due_at = '1795455788656849',
        version = version + 1
    where task_id = 'tsk_d4e7f7dc9b017d7c64475bef4df3a635' and lease_token = '1' and status = 'running';
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and (NULL is null or account_id = NULL);
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by, document, result, checks, assumptions, warnings, trace
    from project_payloads as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and revision = '2' and (NULL is null or account_id = NULL);
select erasure_id::text, account_id::text, state::text, objects::text, created_at::bigint, finished_at::bigint from erasures where account_id = 'acme' order by erasure_id collate "C" limit '200';
rollback;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set progress = '0.3',
        stage = 'drawing the pages',
        updated_at = '1795455758671255',
        due_at = '1795455788671255',
        version = version + 1
    where task_id = 'tsk_d4e7f7dc9b017d7c64475bef4df3a635' and lease_token = '1' and status = 'running';
commit;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set progress = '0.8',
        stage = 'storing the file',
        updated_at = '1795455759038050',
        due_at = '1795455789038050',
        version = version + 1
    where task_id = 'tsk_d4e7f7dc9b017d7c64475bef4df3a635' and lease_token = '1' and status = 'running';
commit;

begin isolation level read committed, read write;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and (NULL is null or account_id = NULL)
    for no key update;
update tasks
    set status = 'completed',
        progress = 1,
        stage = 'done',
        result = '{"cut":true}',
        error = null,
        lease_owner = null,
        updated_at = '1795455759073668',
        version = version + 1
    where task_id = 'tsk_d4e7f7dc9b017d7c64475bef4df3a635' and lease_token = '1' and status = 'running';
select erasure_id::text, account_id::text, state::text, objects::text, created_at::bigint, finished_at::bigint from erasures where account_id = 'acme' order by erasure_id collate "C" limit '200';
select pg_advisory_xact_lock(hashtextextended(concat_ws(E'\n', 'object', '6ea301320bd7d151d20f28eedfccd9b829fd3f64b7d409190954d45b59b2df37'), 0));
insert into reports (project_id, account_id, sha256, size_bytes, kind, revision, task_id, created_at)
    values ('prj_89ca1152e6f72db36fac72fa0e53d0b9', 'acme', '6ea301320bd7d151d20f28eedfccd9b829fd3f64b7d409190954d45b59b2df37', '142140', 'calculation_package', '2', 'tsk_d4e7f7dc9b017d7c64475bef4df3a635', '1795455759077224')
    on conflict (project_id, sha256) do nothing;
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and (NULL is null or event.account_id = NULL)
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '6', 'report.completed', 'worker', 'e8be4bc71121fa97cdb870b9a33e5849', 'null', '"sha256:c83a21fc53e40ff698beaf2a1a200ddf36783c26136124de18ff60ded057985c"', '1795455759077224', '9843014da365535a58c887dcc007a11aedf11d29b0613aad1d78a7b21117c148', '5f299da5fff661c10710c4295cce25afbddf84984127982a7d58d771340c381d'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and (NULL is null or account_id = NULL);
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '6', account_id, NULL, NULL, 'ea24a0da8e6461355d96476c6f87049b', '{"task_id":"tsk_d4e7f7dc9b017d7c64475bef4df3a635","kind":"calculation_package","revision":2,"sha256":"6ea301320bd7d151d20f28eedfccd9b829fd3f64b7d409190954d45b59b2df37"}'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9';
update tasks
    set status = 'running',
        attempts = attempts + 1,
        lease_owner = 'worker-6872',
        lease_token = lease_token + 1,
        due_at = '1795455789078965',
        version = version + 1,
        updated_at = '1795455759078965'
    where task_id = (select task_id
                     from tasks
                     where status in ('queued', 'running') and due_at <= '1795455759078965' and (status = 'queued' or attempts < '5')
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
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme');
select project_id, account_id, sha256, size_bytes, kind, revision, task_id, created_at
    from reports
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and sha256 = '6ea301320bd7d151d20f28eedfccd9b829fd3f64b7d409190954d45b59b2df37' and ('acme' is null or account_id = 'acme');
rollback;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
insert into tasks (task_id, account_id, project_id, kind, input, status, progress, stage, attempts, due_at, lease_token,
                       request_id, version, created_at, updated_at, traceparent)
    values ('tsk_de27f3e97d0e0fd9482c503de181e4f0', 'acme', 'prj_89ca1152e6f72db36fac72fa0e53d0b9', 'render_report', '{"kind":"calculation_package","revision":2}', 'queued', 0, 'waiting', 0, '1795455759116269', 0, '69763aaf4e7cf314958b8c3e2a45cb59', 1, '1795455759116269', '1795455759116269', '00-5e7a95ecfea1ff2559d3e7c18a200a26-596cca1d8443945b-00');
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '7', 'report.requested', 'usr_a34f950af474e204d8f2a8199081a57a', '69763aaf4e7cf314958b8c3e2a45cb59', 'null', '"sha256:5fd299b7bdc534c39ef36c41bac79d1bd635c5d48c23db03af20bd342e9d7e38"', '1795455759116525', '5f299da5fff661c10710c4295cce25afbddf84984127982a7d58d771340c381d', '348eb147216c08bcee77dcd50e735b931766725354bcacc98821a24dad1eb30b'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '7', account_id, NULL, NULL, 'b5e6e49c28ae79c3f7c7fcb6154e4768', '{"task_id":"tsk_de27f3e97d0e0fd9482c503de181e4f0","kind":"calculation_package","revision":2}'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9';
insert into outbox (topic, account_id, subject, version, created_at)
    values ('task', 'acme', 'tsk_de27f3e97d0e0fd9482c503de181e4f0', '1', '1795455759116269');
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent
    from tasks
    where task_id = 'tsk_de27f3e97d0e0fd9482c503de181e4f0' and ('acme' is null or account_id = 'acme');
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
update tasks
    set status = 'cancelled',
        lease_owner = null,
        updated_at = '1795455759118878',
        version = version + 1
    where task_id = 'tsk_de27f3e97d0e0fd9482c503de181e4f0' and status in ('queued', 'running') and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '8', 'task.cancelled', 'usr_a34f950af474e204d8f2a8199081a57a', '0d830c5a07c45466cba9159b1f41227f', '"sha256:e8cd155f98c900bbe16764e974f560a488e92ad3d6a6b48e12d3452b3f529e04"', '"sha256:7a2980636f7fcf8ac5d417da73d0bc6f3a77b9f2aff0488636e3f93f9b1d3414"', '1795455759119294', '348eb147216c08bcee77dcd50e735b931766725354bcacc98821a24dad1eb30b', '934570d11f27170ccc80336586ce93da34b69ad1a578362ed881054e494b5204'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '8', account_id, '1028b8e65a5e38982b1ddb234b4fce8e', '{"task_id":"tsk_de27f3e97d0e0fd9482c503de181e4f0","status":"queued"}', 'f7c0e2535c3538fd66c25a070be21fb7', '{"task_id":"tsk_de27f3e97d0e0fd9482c503de181e4f0","status":"cancelled"}'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9';
select
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent
    from tasks
    where task_id = 'tsk_de27f3e97d0e0fd9482c503de181e4f0' and ('acme' is null or account_id = 'acme');
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version
    from project_files
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and status <> 'deleted' and ('acme' is null or account_id = 'acme')
      and (NULL is null or (created_at, file_id) < (NULL, NULL))
    order by created_at desc, file_id desc
    limit '2';
select count(*)
    from (
        select 1
        from project_files
        where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and status <> 'deleted' and ('acme' is null or account_id = 'acme')
        limit '1001'
    ) as counted;
insert into project_files (file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version)
    values ('fil_5b25e6d7af4ae6af7f67b2417ee71bf9', 'prj_89ca1152e6f72db36fac72fa0e53d0b9', 'acme', 'plan.pdf', 'application/pdf', '10249', '3121cab18f86f1a677f5acedcc04e619d2a24aa86e7dcd82c9fbc4065058a764', 'granted', NULL, NULL, NULL, 'usr_a34f950af474e204d8f2a8199081a57a', '1795455759137884', '1795455759137884', '1');
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '9', 'file.granted', 'usr_a34f950af474e204d8f2a8199081a57a', '3126448a7fe3613dbfcd7c8c1d523a67', 'null', '"sha256:127cfe30bf057b4016c5c2ea0566dc7f9ef17cfc6f9868f762c0660640b54f7f"', '1795455759138655', '934570d11f27170ccc80336586ce93da34b69ad1a578362ed881054e494b5204', 'c0e18dd7d368860e511fa6c46aeb597dfcd84e522701d449e044b6df6a21e343'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '9', account_id, NULL, NULL, '23c1533d009066ab9e2633639d736ea1', '{"file_id":"fil_5b25e6d7af4ae6af7f67b2417ee71bf9","name":"plan.pdf","content_type":"application/pdf","size_bytes":10249,"status":"granted"}'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9';
commit;

begin isolation level repeatable read, read only;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme');
select file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version
    from project_files
    where file_id = 'fil_5b25e6d7af4ae6af7f67b2417ee71bf9' and project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and status <> 'deleted'
      and ('acme' is null or account_id = 'acme');
rollback;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version
    from project_files
    where file_id = 'fil_5b25e6d7af4ae6af7f67b2417ee71bf9' and project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and status <> 'deleted'
      and ('acme' is null or account_id = 'acme');
select pg_advisory_xact_lock(hashtextextended(concat_ws(E'\n', 'object', '3121cab18f86f1a677f5acedcc04e619d2a24aa86e7dcd82c9fbc4065058a764'), 0));
update project_files
    set status = 'stored', sha256 = '3121cab18f86f1a677f5acedcc04e619d2a24aa86e7dcd82c9fbc4065058a764', scanner = NULL, reason = NULL, updated_at = '1795455759171820', version = '2'
    where file_id = 'fil_5b25e6d7af4ae6af7f67b2417ee71bf9' and version = '1' and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '10', 'file.stored', 'usr_a34f950af474e204d8f2a8199081a57a', 'a3f4b700aa99497ad58df2e3671ad672', '"sha256:e8c1940d1d6ce7a7d98963d9581daa5ba464c0b5d92a6fbd0cf4dc774c48811c"', '"sha256:1f7397fedef4265370ed2849c5fe5e9d860dcacd41f097995b723debc1accdd3"', '1795455759172313', 'c0e18dd7d368860e511fa6c46aeb597dfcd84e522701d449e044b6df6a21e343', '5bff73609c34564e72fde3e300fd4bb7fe78225865b05ac168d7b29912bda296'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '10', account_id, '3101d08fed73d50eb272d168568e98e9', '{"file_id":"fil_5b25e6d7af4ae6af7f67b2417ee71bf9","name":"plan.pdf","content_type":"application/pdf","size_bytes":10249,"status":"granted"}', '709e7bc0d0757be561c28a6954e5bfb9', '{"cut":true}'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9';
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version
    from project_files
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and status <> 'deleted' and ('acme' is null or account_id = 'acme')
      and (NULL is null or (created_at, file_id) < (NULL, NULL))
    order by created_at desc, file_id desc
    limit '2';
select count(*)
    from (
        select 1
        from project_files
        where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and status <> 'deleted' and ('acme' is null or account_id = 'acme')
        limit '1001'
    ) as counted;
insert into project_files (file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version)
    values ('fil_e4192e0694d3bd8ece69b93426d72c3d', 'prj_89ca1152e6f72db36fac72fa0e53d0b9', 'acme', 'plan.pdf', 'application/pdf', '13', '030eed5d32611d19fb46fc702703edd5935e3d578285d3de21207afd6ad6d606', 'granted', NULL, NULL, NULL, 'usr_a34f950af474e204d8f2a8199081a57a', '1795455759195161', '1795455759195161', '1');
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '11', 'file.granted', 'usr_a34f950af474e204d8f2a8199081a57a', '86a3f3bf1df20d2df9cdb544b061fe0f', 'null', '"sha256:db833efe69eb4af1460a2ef38ac82d37b99427e818139f0591875257a387abfc"', '1795455759199420', '5bff73609c34564e72fde3e300fd4bb7fe78225865b05ac168d7b29912bda296', '3b03a2e2d730aacc3a875961383969f3bab00873ebab431e2d4221286e251059'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '11', account_id, NULL, NULL, '0aa8afefab4449e38514562052815983', '{"file_id":"fil_e4192e0694d3bd8ece69b93426d72c3d","name":"plan.pdf","content_type":"application/pdf","size_bytes":13,"status":"granted"}'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9';
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version
    from project_files
    where file_id = 'fil_e4192e0694d3bd8ece69b93426d72c3d' and project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and status <> 'deleted'
      and ('acme' is null or account_id = 'acme');
update project_files
    set status = 'refused', sha256 = NULL, scanner = NULL, reason = '/content_type: the bytes are not those of a file of type application/pdf', updated_at = '1795455759231571', version = '2'
    where file_id = 'fil_e4192e0694d3bd8ece69b93426d72c3d' and version = '1' and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '12', 'file.refused', 'usr_a34f950af474e204d8f2a8199081a57a', '87fe6a8d65faa7991b33f92428a84a40', '"sha256:ade2f9c3e8dd0eefbbfd890c4b1eec8bbf6451a507373da52f754e6978f8fd4d"', '"sha256:e11b7d9c96204e2be0b453d10be78c195c4f0d5e04ee858c15f21bb8b1b64d71"', '1795455759231917', '3b03a2e2d730aacc3a875961383969f3bab00873ebab431e2d4221286e251059', '00943367cde43b6bd3310a1ac5053b478b81112b59db222b14c649fb1ac0353a'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '12', account_id, 'a6ed99d6cd8d6f550d9cb4d715e2c3cd', '{"file_id":"fil_e4192e0694d3bd8ece69b93426d72c3d","name":"plan.pdf","content_type":"application/pdf","size_bytes":13,"status":"granted"}', 'f77988865938bc76480cf82cb2e72736', '{"cut":true}'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9';
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select file_id, project_id, account_id, name, content_type, size_bytes, announced_sha256, status, sha256, scanner, reason, created_by, created_at, updated_at, version
    from project_files
    where file_id = 'fil_5b25e6d7af4ae6af7f67b2417ee71bf9' and project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and status <> 'deleted'
      and ('acme' is null or account_id = 'acme');
update project_files
    set status = 'deleted', sha256 = '3121cab18f86f1a677f5acedcc04e619d2a24aa86e7dcd82c9fbc4065058a764', scanner = NULL, reason = NULL, updated_at = '1795455759244214', version = '3'
    where file_id = 'fil_5b25e6d7af4ae6af7f67b2417ee71bf9' and version = '2' and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '13', 'file.deleted', 'usr_a34f950af474e204d8f2a8199081a57a', '5849735299dc140c7bc39d9748069ac3', '"sha256:999fb838cf6f5b65b9f630ff5e5519e90b6e777478120f1cda20c6da80f166d0"', '"sha256:c89cfeceae27f3df489f342f3dc9e259c4b460599c8b31ce93cde41f282138c7"', '1795455759244592', '00943367cde43b6bd3310a1ac5053b478b81112b59db222b14c649fb1ac0353a', '34f2fff638dabb1bbce988a3c62a87daac70477f710882f9dbb0626755daffa0'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '13', account_id, 'c92fa410e1db671de488a164eaf9055b', '{"cut":true}', 'fea5c5f497052e336c9b08ff890e1ab9', '{"cut":true}'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9';
commit;

begin isolation level read committed, read write;
set local role apex_service;
insert into accounts (account_id, created_at)
    values ('acme', '1795455759256224')
    on conflict (account_id) do nothing;
insert into users (user_id, account_id, issuer, subject, name, email, role, created_at, seen_at)
    values ('usr_0c4ebe59491c864a5dba082688669996', 'acme', 'http://127.0.0.1:33341/realm', 'bob', 'Bob', 'bob@example.org', 'pe', '1795455759256224', '1795455759256224')
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
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and revision = '2' and ('acme' is null or account_id = 'acme');
select distinct created_by
    from project_payloads
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and input_hash = '9556f9ec2b56bb91aa734882fdd8f5908b9ee2e50405290846e1936570bea0e8' and ('acme' is null or account_id = 'acme');
select project_id, revision, number, verdict, note, reviewer, created_at
    from revision_reviews
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and revision = '2' and ('acme' is null or account_id = 'acme')
    order by number;
insert into revision_reviews (project_id, revision, number, account_id, verdict, note, reviewer, created_at)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '2', '1', account_id, 'approved', 'by hand', 'usr_0c4ebe59491c864a5dba082688669996', '1795455759262066'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '14', 'revision.reviewed', 'usr_0c4ebe59491c864a5dba082688669996', '5283112dca3611034a75d94e52edec70', 'null', '"sha256:66ba8c21f5cd71a8bfd251e4307203b045d55ec45ef7230889e256be4b63d2f2"', '1795455759264843', '34f2fff638dabb1bbce988a3c62a87daac70477f710882f9dbb0626755daffa0', '0253649786a1669f5ab0369da2126ededf9226feee3c8cd512338ac8c0a01158'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '14', account_id, NULL, NULL, '2afbb29d3ffbb8bef834a6a056e925be', '{"revision":2,"design_hash":"a2d8dfd0ba3b6c9f31857aacffd0c0c52c183cbb05611ff7ec1eb4e52f49bb51","review":1,"verdict":"approved","note":"by hand"}'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9';
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme')
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
        updated_at = '1795455759268137'
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and version = '5' - 1 and deleted_at is null and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '15', 'project.transitioned', 'usr_a34f950af474e204d8f2a8199081a57a', 'e7a35f884ec0b19cc6f41b88ea7dbda0', '"sha256:07c5fe2eaf296684cc4a5a9b3e940705487b1832f43c0b0a3fa8c4ff8f2186d8"', '"sha256:c1c1d955bb9bf39137ecd80eb6f8e3c21ab9edb775de122ca9fc1e8d687b56ce"', '1795455759269267', '0253649786a1669f5ab0369da2126ededf9226feee3c8cd512338ac8c0a01158', '90c399277a64f3900c2c24c2481af1a1849ed194975b8f7a2fb2ffe0f3482224'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '15', account_id, 'fa4cfedb420919c66693b2679beef116', '{"status":"draft"}', '1336e66eaf1dfcc49e49c8aa11b8a83f', '{"status":"estimating"}'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9';
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '5', '1795455759268137');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and revision = '2' and ('acme' is null or account_id = 'acme');
commit;

begin isolation level read committed, read write;
select set_config('apex.account_id', 'acme', true);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select submission_id, project_id, account_id, revision, design_hash, overridden_by, tasks, submitted_by, created_at
    from submissions
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme')
    order by created_at desc, submission_id desc
    limit '1';
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by, document, result, checks, assumptions, warnings, trace
    from project_payloads as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and revision = '2' and ('acme' is null or account_id = 'acme');
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
        updated_at = '1795455759288760'
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and version = '6' - 1 and deleted_at is null and ('acme' is null or account_id = 'acme');
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '16', 'project.submitted', 'usr_a34f950af474e204d8f2a8199081a57a', '30892abbbb64144e764280803b6d5d87', '"sha256:7fef30519d8016d1efe9dcf91239ca9a2c97e866ccd65fa9124555c70122248a"', '"sha256:166561497c7c0f23b3a447e83fe2c2d118fc2fb38a446a22cc670dbb83ba74ab"', '1795455759289804', '90c399277a64f3900c2c24c2481af1a1849ed194975b8f7a2fb2ffe0f3482224', '6c862ceef19c74222eff4a8884ccf181d0f61f1871cca490baf6d868a9a2963d'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '16', account_id, 'b0a34ce5d707b932b7efef94d9a6f065', '{"status":"estimating"}', '10a70b0846698b5746d184780ea2b46d', '{"status":"submitted","submission_id":"sub_9a19411e950e0875d6045549eb675ef8","revision":2,"design_hash":"a2d8dfd0ba3b6c9f31857aacffd0c0c52c183cbb05611ff7ec1eb4e52f49bb51","overridden_by":null}'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9';
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '6', '1795455759288760');
select project_id, account_id, sha256, size_bytes, kind, revision, task_id, created_at
    from reports
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme')
    order by created_at desc, sha256
    limit '500';
insert into tasks (task_id, account_id, project_id, kind, input, status, progress, stage, attempts, due_at, lease_token,
                       request_id, version, created_at, updated_at, traceparent)
    values ('tsk_864ab9a41f90e454df23dce6aeebf0d8', 'acme', 'prj_89ca1152e6f72db36fac72fa0e53d0b9', 'submit_webhook', '{"cut":true}', 'queued', 0, 'waiting', 0, '1795455759290664', 0, '30892abbbb64144e764280803b6d5d87', 1, '1795455759290664', '1795455759290664', '00-65b807833b295fbc390ee1b776ba2250-bfe415730a326231-00');
insert into outbox (topic, account_id, subject, version, created_at)
    values ('task', 'acme', 'tsk_864ab9a41f90e454df23dce6aeebf0d8', '1', '1795455759290664');
insert into submissions (submission_id, project_id, account_id, revision, design_hash, overridden_by, tasks, submitted_by, created_at)
    values ('sub_9a19411e950e0875d6045549eb675ef8', 'prj_89ca1152e6f72db36fac72fa0e53d0b9', 'acme', '2', 'a2d8dfd0ba3b6c9f31857aacffd0c0c52c183cbb05611ff7ec1eb4e52f49bb51', NULL, '[{"kind":"submit_webhook","task_id":"tsk_864ab9a41f90e454df23dce6aeebf0d8"}]', 'usr_a34f950af474e204d8f2a8199081a57a', '1795455759288755');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and revision = '2' and ('acme' is null or account_id = 'acme');
commit;

begin isolation level read committed, read write;
set local role apex_service;
delete from outbox
    where sequence = any ('{7,10}'::bigint[]) and (NULL is null or account_id = NULL);
commit;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set status = 'running',
        attempts = attempts + 1,
        lease_owner = 'worker-6872',
        lease_token = lease_token + 1,
        due_at = '1795455789349119',
        version = version + 1,
        updated_at = '1795455759349119'
    where task_id = (select task_id
                     from tasks
                     where status in ('queued', 'running') and due_at <= '1795455759349119' and (status = 'queued' or attempts < '5')
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
        updated_at = '1795455759353116',
        due_at = '1795455789353116',
        version = version + 1
    where task_id = 'tsk_864ab9a41f90e454df23dce6aeebf0d8' and lease_token = '1' and status = 'running';
commit;

begin isolation level read committed, read write;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and (NULL is null or account_id = NULL)
    for no key update;
update tasks
    set status = 'completed',
        progress = 1,
        stage = 'done',
        result = '{"delivery_id":"tsk_864ab9a41f90e454df23dce6aeebf0d8"}',
        error = null,
        lease_owner = null,
        updated_at = '1795455759362352',
        version = version + 1
    where task_id = 'tsk_864ab9a41f90e454df23dce6aeebf0d8' and lease_token = '1' and status = 'running';
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and (NULL is null or event.account_id = NULL)
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '17', 'submission.delivered', 'worker', '30892abbbb64144e764280803b6d5d87', 'null', '"sha256:22970be61a9c2b9832a93ea34a095efe9b75a553b4507f183da34fbc7d42f26f"', '1795455759362915', '6c862ceef19c74222eff4a8884ccf181d0f61f1871cca490baf6d868a9a2963d', '7fc2eefccf89df38549b9adf96b80fcd82e3c3c4cb34479634139d2fd30239b1'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and (NULL is null or account_id = NULL);
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '17', account_id, NULL, NULL, 'f0ffe72e1f16f6b59c88777de15104db', '{"task_id":"tsk_864ab9a41f90e454df23dce6aeebf0d8","kind":"submit_webhook"}'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9';
update tasks
    set status = 'running',
        attempts = attempts + 1,
        lease_owner = 'worker-6872',
        lease_token = lease_token + 1,
        due_at = '1795455789363366',
        version = version + 1,
        updated_at = '1795455759363366'
    where task_id = (select task_id
                     from tasks
                     where status in ('queued', 'running') and due_at <= '1795455759363366' and (status = 'queued' or attempts < '5')
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
select put_project_search('prj_89ca1152e6f72db36fac72fa0e53d0b9', 'acme', 'submitted', '1795455758321983', '6', 'Main Street', 'Ann Lee', NULL, '1 Main Street', NULL, 'HSS14.000X0.188');
select put_project_vocabulary('prj_89ca1152e6f72db36fac72fa0e53d0b9');
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
select user_id::text, account_id::text, issuer::text, subject::text, name::text, email::text, role::text, created_at::bigint, seen_at::bigint from users where (user_id) = ('usr_0c4ebe59491c864a5dba082688669996');
select user_id::text, account_id::text, issuer::text, subject::text, name::text, email::text, role::text, created_at::bigint, seen_at::bigint from users where (user_id) = ('usr_7dc24fbb6a59feaf50c145d30a866223');
select user_id::text, account_id::text, issuer::text, subject::text, name::text, email::text, role::text, created_at::bigint, seen_at::bigint from users where (user_id) = ('usr_a34f950af474e204d8f2a8199081a57a');
select prefix::text, account_id::text, name::text, role::text, secret_hash::text, created_at::bigint, created_by::text, expires_at::bigint, last_used_at::bigint, revoked_at::bigint from api_keys where (prefix) = ('beee1d2db06219c2');
select prefix::text, account_id::text, name::text, role::text, secret_hash::text, created_at::bigint, created_by::text, expires_at::bigint, last_used_at::bigint, revoked_at::bigint from api_keys where (prefix) = ('e092347c212c9d2d');
select project_id::text, account_id::text, name::text, customer::text, description::text, site_name::text, street::text, created_by::text, status::text, version::bigint, current_revision::bigint, created_at::bigint, updated_at::bigint, deleted_at::bigint from projects where (project_id) = ('prj_0379ad42d3c19035f34c956fd3dfbb05');
select project_id::text, account_id::text, name::text, customer::text, description::text, site_name::text, street::text, created_by::text, status::text, version::bigint, current_revision::bigint, created_at::bigint, updated_at::bigint, deleted_at::bigint from projects where (project_id) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9');
select project_id::text, revision::bigint, account_id::text, input_hash::text, design_hash::text, engine_version::text, document::text, result::text, checks::text, assumptions::text, warnings::text, trace::text, passes::boolean, governing_check_id::text, governing_check_title::text, governing_utilisation::double precision, pole_designation::text, footing_diameter_ft::double precision, footing_depth_ft::double precision, price_cents::bigint, currency::text, created_at::bigint, created_by::text from project_payloads where (project_id, revision) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '1');
select project_id::text, revision::bigint, account_id::text, input_hash::text, design_hash::text, engine_version::text, document::text, result::text, checks::text, assumptions::text, warnings::text, trace::text, passes::boolean, governing_check_id::text, governing_check_title::text, governing_utilisation::double precision, pole_designation::text, footing_diameter_ft::double precision, footing_depth_ft::double precision, price_cents::bigint, currency::text, created_at::bigint, created_by::text from project_payloads where (project_id, revision) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '2');
select project_id::text, revision::bigint, number::bigint, account_id::text, verdict::text, note::text, reviewer::text, created_at::bigint from revision_reviews where (project_id, revision, number) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '2', '1');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_0379ad42d3c19035f34c956fd3dfbb05', '1');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '1');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '2');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '3');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '4');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '5');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '6');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '7');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '8');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '9');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '10');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '11');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '12');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '13');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '14');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '15');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '16');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '17');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_0379ad42d3c19035f34c956fd3dfbb05', '1');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '1');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '2');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '3');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '4');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '5');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '6');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '7');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '8');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '9');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '10');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '11');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '12');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '13');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '14');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '15');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '16');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '17');
select task_id::text, account_id::text, project_id::text, kind::text, input::text, status::text, progress::double precision, stage::text, attempts::bigint, due_at::bigint, lease_owner::text, lease_token::bigint, result::text, error::text, request_id::text, version::bigint, created_at::bigint, updated_at::bigint, traceparent::text from tasks where (task_id) = ('tsk_864ab9a41f90e454df23dce6aeebf0d8');
select task_id::text, account_id::text, project_id::text, kind::text, input::text, status::text, progress::double precision, stage::text, attempts::bigint, due_at::bigint, lease_owner::text, lease_token::bigint, result::text, error::text, request_id::text, version::bigint, created_at::bigint, updated_at::bigint, traceparent::text from tasks where (task_id) = ('tsk_d4e7f7dc9b017d7c64475bef4df3a635');
select task_id::text, account_id::text, project_id::text, kind::text, input::text, status::text, progress::double precision, stage::text, attempts::bigint, due_at::bigint, lease_owner::text, lease_token::bigint, result::text, error::text, request_id::text, version::bigint, created_at::bigint, updated_at::bigint, traceparent::text from tasks where (task_id) = ('tsk_de27f3e97d0e0fd9482c503de181e4f0');
select project_id::text, sha256::text, account_id::text, size_bytes::bigint, kind::text, revision::bigint, task_id::text, created_at::bigint from reports where (project_id, sha256) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '6ea301320bd7d151d20f28eedfccd9b829fd3f64b7d409190954d45b59b2df37');
select file_id::text, project_id::text, account_id::text, name::text, content_type::text, size_bytes::bigint, announced_sha256::text, status::text, sha256::text, scanner::text, reason::text, created_by::text, created_at::bigint, updated_at::bigint, version::bigint from project_files where (file_id) = ('fil_5b25e6d7af4ae6af7f67b2417ee71bf9');
select file_id::text, project_id::text, account_id::text, name::text, content_type::text, size_bytes::bigint, announced_sha256::text, status::text, sha256::text, scanner::text, reason::text, created_by::text, created_at::bigint, updated_at::bigint, version::bigint from project_files where (file_id) = ('fil_e4192e0694d3bd8ece69b93426d72c3d');
select submission_id::text, project_id::text, account_id::text, revision::bigint, design_hash::text, overridden_by::text, tasks::text, submitted_by::text, created_at::bigint from submissions where (submission_id) = ('sub_9a19411e950e0875d6045549eb675ef8');
rollback;

begin isolation level read committed, read write;
set local role apex_service;
select account_id::text, created_at::bigint from accounts where (account_id) = ('acme');
select user_id::text, account_id::text, issuer::text, subject::text, name::text, email::text, role::text, created_at::bigint, seen_at::bigint from users where (user_id) = ('usr_0c4ebe59491c864a5dba082688669996');
select user_id::text, account_id::text, issuer::text, subject::text, name::text, email::text, role::text, created_at::bigint, seen_at::bigint from users where (user_id) = ('usr_7dc24fbb6a59feaf50c145d30a866223');
select user_id::text, account_id::text, issuer::text, subject::text, name::text, email::text, role::text, created_at::bigint, seen_at::bigint from users where (user_id) = ('usr_a34f950af474e204d8f2a8199081a57a');
select prefix::text, account_id::text, name::text, role::text, secret_hash::text, created_at::bigint, created_by::text, expires_at::bigint, last_used_at::bigint, revoked_at::bigint from api_keys where (prefix) = ('beee1d2db06219c2');
select prefix::text, account_id::text, name::text, role::text, secret_hash::text, created_at::bigint, created_by::text, expires_at::bigint, last_used_at::bigint, revoked_at::bigint from api_keys where (prefix) = ('e092347c212c9d2d');
select project_id::text, account_id::text, name::text, customer::text, description::text, site_name::text, street::text, created_by::text, status::text, version::bigint, current_revision::bigint, created_at::bigint, updated_at::bigint, deleted_at::bigint from projects where (project_id) = ('prj_0379ad42d3c19035f34c956fd3dfbb05');
select project_id::text, account_id::text, name::text, customer::text, description::text, site_name::text, street::text, created_by::text, status::text, version::bigint, current_revision::bigint, created_at::bigint, updated_at::bigint, deleted_at::bigint from projects where (project_id) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9');
select project_id::text, revision::bigint, account_id::text, input_hash::text, design_hash::text, engine_version::text, document::text, result::text, checks::text, assumptions::text, warnings::text, trace::text, passes::boolean, governing_check_id::text, governing_check_title::text, governing_utilisation::double precision, pole_designation::text, footing_diameter_ft::double precision, footing_depth_ft::double precision, price_cents::bigint, currency::text, created_at::bigint, created_by::text from project_payloads where (project_id, revision) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '1');
select project_id::text, revision::bigint, account_id::text, input_hash::text, design_hash::text, engine_version::text, document::text, result::text, checks::text, assumptions::text, warnings::text, trace::text, passes::boolean, governing_check_id::text, governing_check_title::text, governing_utilisation::double precision, pole_designation::text, footing_diameter_ft::double precision, footing_depth_ft::double precision, price_cents::bigint, currency::text, created_at::bigint, created_by::text from project_payloads where (project_id, revision) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '2');
select project_id::text, revision::bigint, number::bigint, account_id::text, verdict::text, note::text, reviewer::text, created_at::bigint from revision_reviews where (project_id, revision, number) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '2', '1');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_0379ad42d3c19035f34c956fd3dfbb05', '1');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '1');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '2');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '3');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '4');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '5');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '6');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '7');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '8');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '9');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '10');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '11');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '12');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '13');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '14');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '15');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '16');
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '17');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_0379ad42d3c19035f34c956fd3dfbb05', '1');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '1');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '2');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '3');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '4');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '5');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '6');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '7');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '8');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '9');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '10');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '11');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '12');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '13');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '14');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '15');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '16');
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '17');
select task_id::text, account_id::text, project_id::text, kind::text, input::text, status::text, progress::double precision, stage::text, attempts::bigint, due_at::bigint, lease_owner::text, lease_token::bigint, result::text, error::text, request_id::text, version::bigint, created_at::bigint, updated_at::bigint, traceparent::text from tasks where (task_id) = ('tsk_864ab9a41f90e454df23dce6aeebf0d8');
select task_id::text, account_id::text, project_id::text, kind::text, input::text, status::text, progress::double precision, stage::text, attempts::bigint, due_at::bigint, lease_owner::text, lease_token::bigint, result::text, error::text, request_id::text, version::bigint, created_at::bigint, updated_at::bigint, traceparent::text from tasks where (task_id) = ('tsk_d4e7f7dc9b017d7c64475bef4df3a635');
select task_id::text, account_id::text, project_id::text, kind::text, input::text, status::text, progress::double precision, stage::text, attempts::bigint, due_at::bigint, lease_owner::text, lease_token::bigint, result::text, error::text, request_id::text, version::bigint, created_at::bigint, updated_at::bigint, traceparent::text from tasks where (task_id) = ('tsk_de27f3e97d0e0fd9482c503de181e4f0');
select project_id::text, sha256::text, account_id::text, size_bytes::bigint, kind::text, revision::bigint, task_id::text, created_at::bigint from reports where (project_id, sha256) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '6ea301320bd7d151d20f28eedfccd9b829fd3f64b7d409190954d45b59b2df37');
select file_id::text, project_id::text, account_id::text, name::text, content_type::text, size_bytes::bigint, announced_sha256::text, status::text, sha256::text, scanner::text, reason::text, created_by::text, created_at::bigint, updated_at::bigint, version::bigint from project_files where (file_id) = ('fil_5b25e6d7af4ae6af7f67b2417ee71bf9');
select file_id::text, project_id::text, account_id::text, name::text, content_type::text, size_bytes::bigint, announced_sha256::text, status::text, sha256::text, scanner::text, reason::text, created_by::text, created_at::bigint, updated_at::bigint, version::bigint from project_files where (file_id) = ('fil_e4192e0694d3bd8ece69b93426d72c3d');
select submission_id::text, project_id::text, account_id::text, revision::bigint, design_hash::text, overridden_by::text, tasks::text, submitted_by::text, created_at::bigint from submissions where (submission_id) = ('sub_9a19411e950e0875d6045549eb675ef8');
select project_id::text, account_id::text, name::text, customer::text, description::text, site_name::text, street::text, created_by::text, status::text, version::bigint, current_revision::bigint, created_at::bigint, updated_at::bigint, deleted_at::bigint from projects where (project_id) = ('prj_0379ad42d3c19035f34c956fd3dfbb05');
select project_id::text, account_id::text, name::text, customer::text, description::text, site_name::text, street::text, created_by::text, status::text, version::bigint, current_revision::bigint, created_at::bigint, updated_at::bigint, deleted_at::bigint from projects where (project_id) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9');
select pg_advisory_xact_lock(hashtextextended(concat_ws(E'\n', 'object', '3121cab18f86f1a677f5acedcc04e619d2a24aa86e7dcd82c9fbc4065058a764'), 0));
select pg_advisory_xact_lock(hashtextextended(concat_ws(E'\n', 'object', '6ea301320bd7d151d20f28eedfccd9b829fd3f64b7d409190954d45b59b2df37'), 0));
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
    where task_id = 'tsk_de27f3e97d0e0fd9482c503de181e4f0' and (NULL is null or account_id = NULL);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and (NULL is null or account_id = NULL)
    for no key update;
update tasks
    set status = 'queued',
        stage = 'waiting',
        progress = 0,
        attempts = 0,
        due_at = '1795455759881413',
        version = version + 1,
        updated_at = '1795455759881413'
    where task_id = 'tsk_de27f3e97d0e0fd9482c503de181e4f0' and status in ('failed', 'cancelled') and (NULL is null or account_id = NULL);
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and (NULL is null or event.account_id = NULL)
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '18', 'task.retried', 'operator', 'apex-tasks-7084', '"sha256:af4ad858c17c8c7806cb863cf0a1a0d014684d01f678159561f9a4fc5ee9347d"', '"sha256:4c297b2ebe7f354bda24750f3fc4758e62d38a6a95a6cddcfd348240852290a3"', '1795455759889432', '7fc2eefccf89df38549b9adf96b80fcd82e3c3c4cb34479634139d2fd30239b1', '68efee059bf0cae9b98c13bfd4fe6ecc4b40acdd0f084667748b6960bd64f230'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and (NULL is null or account_id = NULL);
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '18', account_id, '44f88fce275d627f596785f508659b0a', '{"task_id":"tsk_de27f3e97d0e0fd9482c503de181e4f0","status":"cancelled","attempts":0,"reason":null}', 'c7c81ea76b0981a99f0ef502cea5a237', '{"task_id":"tsk_de27f3e97d0e0fd9482c503de181e4f0","status":"queued"}'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9';
select
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token, traceparent
    from tasks
    where task_id = 'tsk_de27f3e97d0e0fd9482c503de181e4f0' and (NULL is null or account_id = NULL);
insert into outbox (topic, account_id, subject, version, created_at)
    values ('task', 'acme', 'tsk_de27f3e97d0e0fd9482c503de181e4f0', '3', '1795455759881413');
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
            where project_id = batch.project_id and created_at < '1795455759941277'
            order by sequence desc
            limit 1) as head
        on conflict do nothing)
    select max(project_id)
    from batch;
with batch as materialized (
        select project_id
        from projects
        where project_id > 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
        order by project_id
        limit '500'),
    collected as (
        insert into audit_heads (project_id, sequence, root, hash)
        select head.project_id, head.sequence, '2', head.hash
        from batch
        cross join lateral (
            select project_id, sequence, hash
            from project_events
            where project_id = batch.project_id and created_at < '1795455759941277'
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
insert into audit_roots (number, as_of, made_at, heads, heads_hash, previous_hash, hash) values ('2', '1795455759941277', '1795455759941277', '2', 'cf76116e89f9313c85520c9b275504cf1934700c540ad685b2e10aad11eac0c5', 'd154f2aae8b4c46f01a5708c961fcccb29ec60451e19aaba9068c39f659aecbe', '63f04e9b0dd196eb9ea4d17f261eae28f4bcdd7316025a2ebd80f387b59502d7');
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
      and project_id <= 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    order by project_id;
select max(project_id)
    from (select project_id from projects where project_id > 'prj_89ca1152e6f72db36fac72fa0e53d0b9' order by project_id limit '2000') as batch;
rollback;

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
        lease_owner = 'worker-6872',
        lease_token = lease_token + 1,
        due_at = '1795455790128378',
        version = version + 1,
        updated_at = '1795455760128378'
    where task_id = (select task_id
                     from tasks
                     where status in ('queued', 'running') and due_at <= '1795455760128378' and (status = 'queued' or attempts < '5')
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
        updated_at = '1795455760134792',
        due_at = '1795455790134792',
        version = version + 1
    where task_id = 'tsk_de27f3e97d0e0fd9482c503de181e4f0' and lease_token = '1' and status = 'running';
commit;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set progress = '0.3',
        stage = 'drawing the pages',
        updated_at = '1795455760143176',
        due_at = '1795455790143176',
        version = version + 1
    where task_id = 'tsk_de27f3e97d0e0fd9482c503de181e4f0' and lease_token = '1' and status = 'running';
commit;

begin isolation level read committed, read write;
set local role apex_service;
insert into erasures (erasure_id, account_id, state, objects, created_at, finished_at) values ('era_b8d3e84bc39aa4dddb3efddd04e05ad4', 'acme', 'rewriting', '', '1795455760125267', NULL) on conflict (erasure_id) do nothing;
select account_id::text, created_at::bigint from accounts where account_id = 'acme' order by account_id collate "C" limit '200';
select user_id::text, account_id::text, issuer::text, subject::text, name::text, email::text, role::text, created_at::bigint, seen_at::bigint from users where account_id = 'acme' order by user_id collate "C" limit '200';
select user_id::text, account_id::text, issuer::text, subject::text, name::text, email::text, role::text, created_at::bigint, seen_at::bigint from users where (user_id) = ('usr_a34f950af474e204d8f2a8199081a57a') for no key update;
update users set email = 'erased-cbabc47e' where (user_id) = ('usr_a34f950af474e204d8f2a8199081a57a');
select prefix::text, account_id::text, name::text, role::text, secret_hash::text, created_at::bigint, created_by::text, expires_at::bigint, last_used_at::bigint, revoked_at::bigint from api_keys where account_id = 'acme' order by prefix collate "C" limit '200';
select project_id::text, account_id::text, name::text, customer::text, description::text, site_name::text, street::text, created_by::text, status::text, version::bigint, current_revision::bigint, created_at::bigint, updated_at::bigint, deleted_at::bigint from projects where account_id = 'acme' order by project_id collate "C" limit '200';
select project_id::text, account_id::text, name::text, customer::text, description::text, site_name::text, street::text, created_by::text, status::text, version::bigint, current_revision::bigint, created_at::bigint, updated_at::bigint, deleted_at::bigint from projects where (project_id) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9') for no key update;
select project_id::text, account_id::text, name::text, customer::text, description::text, site_name::text, street::text, created_by::text, status::text, version::bigint, current_revision::bigint, created_at::bigint, updated_at::bigint, deleted_at::bigint from projects where (project_id) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9') for no key update;
update projects set created_by = 'erased-cbabc47e' where (project_id) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9');
select project_id::text, revision::bigint, account_id::text, input_hash::text, design_hash::text, engine_version::text, document::text, result::text, checks::text, assumptions::text, warnings::text, trace::text, passes::boolean, governing_check_id::text, governing_check_title::text, governing_utilisation::double precision, pole_designation::text, footing_diameter_ft::double precision, footing_depth_ft::double precision, price_cents::bigint, currency::text, created_at::bigint, created_by::text from project_payloads where account_id = 'acme' order by project_id collate "C", revision limit '200';
select project_id::text, revision::bigint, number::bigint, account_id::text, verdict::text, note::text, reviewer::text, created_at::bigint from revision_reviews where account_id = 'acme' order by project_id collate "C", revision, number limit '200';
select project_id::text, sequence::bigint, account_id::text, kind::text, actor::text, request_id::text, before::text, after::text, created_at::bigint, previous_hash::text, hash::text from project_events where account_id = 'acme' order by project_id collate "C", sequence limit '200';
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where account_id = 'acme' order by project_id collate "C", sequence limit '200';
select project_id::text, sequence::bigint, account_id::text, before_salt::text, before::text, after_salt::text, after::text from event_texts where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '1') for no key update;
update event_texts set after_salt = 'c06b26a695335f0e5bc6cdfa1233f2ba', after = '{"account_id":"acme","name":"Łódź","customer":"Ann Lee","description":null,"site_name":null,"street":null,"created_by":"erased-cbabc47e","status":"draft"}' where (project_id, sequence) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '1');
select task_id::text, account_id::text, project_id::text, kind::text, input::text, status::text, progress::double precision, stage::text, attempts::bigint, due_at::bigint, lease_owner::text, lease_token::bigint, result::text, error::text, request_id::text, version::bigint, created_at::bigint, updated_at::bigint, traceparent::text from tasks where account_id = 'acme' order by task_id collate "C" limit '200';
select project_id::text, sha256::text, account_id::text, size_bytes::bigint, kind::text, revision::bigint, task_id::text, created_at::bigint from reports where account_id = 'acme' order by project_id collate "C", sha256 collate "C" limit '200';
select file_id::text, project_id::text, account_id::text, name::text, content_type::text, size_bytes::bigint, announced_sha256::text, status::text, sha256::text, scanner::text, reason::text, created_by::text, created_at::bigint, updated_at::bigint, version::bigint from project_files where account_id = 'acme' order by file_id collate "C" limit '200';
select submission_id::text, project_id::text, account_id::text, revision::bigint, design_hash::text, overridden_by::text, tasks::text, submitted_by::text, created_at::bigint from submissions where account_id = 'acme' order by submission_id collate "C" limit '200';
select account_id::text, route::text, key::text, request_sha256::text, status::bigint, headers::text, body::text, created_at::bigint from idempotency_keys where account_id = 'acme' order by account_id collate "C", route collate "C", key collate "C" limit '200';
select account_id::text, route::text, key::text, request_sha256::text, status::bigint, headers::text, body::text, created_at::bigint from idempotency_keys where (account_id, route, key) = ('acme', 'usr_a34f950af474e204d8f2a8199081a57a POST /api/v1/projects', 'once') for no key update;
delete from idempotency_keys where (account_id, route, key) = ('acme', 'usr_a34f950af474e204d8f2a8199081a57a POST /api/v1/projects', 'once');
select account_id::text, route::text, key::text, request_sha256::text, status::bigint, headers::text, body::text, created_at::bigint from idempotency_keys where account_id = '' order by account_id collate "C", route collate "C", key collate "C" limit '200';
select file_id::text, project_id::text, account_id::text, name::text, content_type::text, size_bytes::bigint, announced_sha256::text, status::text, sha256::text, scanner::text, reason::text, created_by::text, created_at::bigint, updated_at::bigint, version::bigint from project_files where account_id = 'acme' order by file_id collate "C" limit '200';
select project_id::text, sha256::text, account_id::text, size_bytes::bigint, kind::text, revision::bigint, task_id::text, created_at::bigint from reports where account_id = 'acme' order by project_id collate "C", sha256 collate "C" limit '200';
delete from reports where (project_id, sha256) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9', '6ea301320bd7d151d20f28eedfccd9b829fd3f64b7d409190954d45b59b2df37');
select 1 from reports where sha256 = '6ea301320bd7d151d20f28eedfccd9b829fd3f64b7d409190954d45b59b2df37' limit 1;
select 1 from project_files where sha256 = '6ea301320bd7d151d20f28eedfccd9b829fd3f64b7d409190954d45b59b2df37' limit 1;
select project_id::text, account_id::text, name::text, customer::text, description::text, site_name::text, street::text, created_by::text, status::text, version::bigint, current_revision::bigint, created_at::bigint, updated_at::bigint, deleted_at::bigint from projects where (project_id) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9') for no key update;
update projects set version = '7', updated_at = '1795455760125267' where (project_id) = ('prj_89ca1152e6f72db36fac72fa0e53d0b9');
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and (NULL is null or event.account_id = NULL)
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '19', 'person.erased', 'apex erase', 'era_b8d3e84bc39aa4dddb3efddd04e05ad4', 'null', '{"pseudonym":"erased-cbabc47e","reports_removed":1,"events":[{"event":1,"after":"sha256:a39fc9c47c1aaafdf710794e7bb915b007c2f5b8acba4ecebc4e1fee769b77cb"}]}', '1795455760125267', '68efee059bf0cae9b98c13bfd4fe6ecc4b40acdd0f084667748b6960bd64f230', 'b57cd92aaa17174bba28b160688096593ca2ad92e9902046db2d8f77ac3f4aa0'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and (NULL is null or account_id = NULL);
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '7', '1795455760125267');
select forget_search_words('{ann@example.org}'::text[]);
update erasures set state = 'removing', objects = '6ea301320bd7d151d20f28eedfccd9b829fd3f64b7d409190954d45b59b2df37
' where (erasure_id) = ('era_b8d3e84bc39aa4dddb3efddd04e05ad4');
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select erasure_id::text, account_id::text, state::text, objects::text, created_at::bigint, finished_at::bigint from erasures where account_id = 'acme' order by erasure_id collate "C" limit '200';
rollback;

begin isolation level read committed, read write;
set local role apex_service;
select pg_advisory_xact_lock(hashtextextended(concat_ws(E'\n', 'object', '6ea301320bd7d151d20f28eedfccd9b829fd3f64b7d409190954d45b59b2df37'), 0));
select 1 from reports where sha256 = '6ea301320bd7d151d20f28eedfccd9b829fd3f64b7d409190954d45b59b2df37' limit 1;
select 1 from project_files where sha256 = '6ea301320bd7d151d20f28eedfccd9b829fd3f64b7d409190954d45b59b2df37' limit 1;
commit;

begin isolation level read committed, read write;
set local role apex_service;
update erasures set state = 'finished', finished_at = '1795455760232843' where (erasure_id) = ('era_b8d3e84bc39aa4dddb3efddd04e05ad4');
commit;

begin isolation level read committed, read write;
set local role apex_service;
select put_project_search('prj_89ca1152e6f72db36fac72fa0e53d0b9', 'acme', 'submitted', '1795455758321983', '7', 'Main Street', 'Ann Lee', NULL, '1 Main Street', NULL, 'HSS14.000X0.188');
select put_project_vocabulary('prj_89ca1152e6f72db36fac72fa0e53d0b9');
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
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and ('acme' is null or account_id = 'acme')
    for no key update;
select 1
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9'
    for no key update;
select project_id, sequence, kind, actor, request_id, event.before, event.after, event.created_at, previous_hash, hash, texts.before_salt, texts.before, texts.after_salt, texts.after
    from project_events as event
    left join event_texts as texts using (project_id, sequence)
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or event.account_id = 'acme')
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', account_id, '20', 'project.deleted', 'usr_7dc24fbb6a59feaf50c145d30a866223', '781571df531cbe969a36e71db7e3ec64', '"sha256:0272a7faf4b01d7284d2e203f6f6769061df5ac9539554c507074b7f6b8348a0"', 'null', '1795455760316719', 'b57cd92aaa17174bba28b160688096593ca2ad92e9902046db2d8f77ac3f4aa0', 'cfb585d05f2936363d84c021de5fd28838ff927d7bd1c093c4f85b1bb648374a'
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and ('acme' is null or account_id = 'acme');
insert into event_texts (project_id, sequence, account_id, before_salt, before, after_salt, after)
    select 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '20', account_id, '873c7e5e9b41b2540fe256bcc3967767', '{"account_id":"acme","name":"Main Street","customer":"Ann Lee","description":null,"site_name":null,"street":"1 Main Street","created_by":"erased-cbabc47e","status":"submitted"}', NULL, NULL
    from projects
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9';
update projects
    set deleted_at = '1795455760316714',
        updated_at = '1795455760316714',
        version = version + 1
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and version = '7' and deleted_at is null and ('acme' is null or account_id = 'acme');
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_89ca1152e6f72db36fac72fa0e53d0b9', '8', '1795455760316714');
commit;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set progress = '0.8',
        stage = 'storing the file',
        updated_at = '1795455760395252',
        due_at = '1795455790395252',
        version = version + 1
    where task_id = 'tsk_de27f3e97d0e0fd9482c503de181e4f0' and lease_token = '1' and status = 'running';
commit;

begin isolation level read committed, read write;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and (NULL is null or account_id = NULL)
    for no key update;
rollback;

begin isolation level read committed, read write;
set local role apex_service;
select pg_advisory_xact_lock(hashtextextended(concat_ws(E'\n', 'object', '6ea301320bd7d151d20f28eedfccd9b829fd3f64b7d409190954d45b59b2df37'), 0));
select 1 from reports where sha256 = '6ea301320bd7d151d20f28eedfccd9b829fd3f64b7d409190954d45b59b2df37' limit 1;
select 1 from project_files where sha256 = '6ea301320bd7d151d20f28eedfccd9b829fd3f64b7d409190954d45b59b2df37' limit 1;
commit;

begin isolation level read committed, read write;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_89ca1152e6f72db36fac72fa0e53d0b9' and deleted_at is null and (NULL is null or account_id = NULL)
    for no key update;
update tasks
    set status = 'failed',
        error = 'the project was deleted',
        lease_owner = null,
        updated_at = '1795455760436978',
        version = version + 1
    where task_id = 'tsk_de27f3e97d0e0fd9482c503de181e4f0' and lease_token = '1' and status = 'running';
commit;

begin isolation level read committed, read write;
set local role apex_service;
select remove_project_search('prj_89ca1152e6f72db36fac72fa0e53d0b9', '8');
commit;

begin isolation level read committed, read write;
set local role apex_service;
delete from outbox
    where sequence = any ('{13}'::bigint[]) and (NULL is null or account_id = NULL);
delete from outbox
    where sequence = any ('{}') and (NULL is null or account_id = NULL);
commit;
