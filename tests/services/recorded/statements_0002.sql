-- What the version at revision 0002 sent to PostgreSQL for projects, designs, reports, tasks and searches: recorded from the server's log,
-- long texts cut. tests/services/test_data.py replays it on the schema of then and on the newest, and compares the answers.

begin isolation level repeatable read, read only;
set local role apex_service;
select sequence, topic, account_id, subject, version, created_at
    from outbox
    where topic = 'task' and (NULL is null or account_id = NULL)
    order by sequence
    limit '100';
rollback;

begin isolation level read committed, read write;
set local role apex_service;
delete from idempotency_keys where created_at < '1795336223852319';
commit;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set status = 'failed',
        error = 'the worker was lost in attempt ' || attempts || ' of ' || '5' || coalesce('; before that: ' || error, ''),
        lease_owner = null,
        version = version + 1,
        updated_at = '1795422623871956'
    where task_id in (select task_id
                      from tasks
                      where status = 'running' and due_at <= '1795422623871956' and attempts >= '5' and (NULL is null or account_id = NULL)
                      for update skip locked);
update tasks
    set status = 'running',
        attempts = attempts + 1,
        lease_owner = 'worker-26165',
        lease_token = lease_token + 1,
        due_at = '1795422653871956',
        version = version + 1,
        updated_at = '1795422623871956'
    where task_id = (select task_id
                     from tasks
                     where status in ('queued', 'running') and due_at <= '1795422623871956' and (NULL is null or account_id = NULL)
                     order by due_at, task_id
                     limit 1
                     for update skip locked)
    returning
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token;
commit;

begin isolation level read committed, read write;
set local role apex_service;
insert into projects (project_id, account_id, name, customer, description, site_name, street, created_by, status, version,
                          current_revision, created_at, updated_at)
    values ('prj_4d3995684be12b7e1c5deb05b7b62977', 'acme', 'Łódź', 'Ann', NULL, NULL, NULL, NULL, 'draft', '1', '0', '1795422624046240', '1795422624046240');
select 1
    from projects
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977'
    for no key update;
select project_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash, hash
    from project_events
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL)
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4d3995684be12b7e1c5deb05b7b62977', account_id, '1', 'project.created', 'anonymous', 'b520fc3c5efa832c77ebec6ee7fa9a20', 'null', '{"account_id":"acme","name":"Łódź","customer":"Ann","description":null,"site_name":null,"street":null,"created_by":null,"status":"draft"}', '1795422624058131', '0000000000000000000000000000000000000000000000000000000000000000', '83e219bfa887f5aefb3f64f5d385d48a03972b50f37c03de550b5222e16e3c28'
    from projects
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL);
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_4d3995684be12b7e1c5deb05b7b62977', '1', '1795422624046240');
commit;

begin isolation level read committed, read write;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and deleted_at is null and (NULL is null or account_id = NULL)
    for no key update;
update projects
    set name = 'Two',
        customer = 'Ann',
        description = NULL,
        site_name = NULL,
        street = NULL,
        created_by = NULL,
        status = 'draft',
        version = '2',
        current_revision = '0',
        updated_at = '1795422624072932'
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and version = '2' - 1 and deleted_at is null and (NULL is null or account_id = NULL);
select 1
    from projects
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977'
    for no key update;
select project_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash, hash
    from project_events
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL)
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4d3995684be12b7e1c5deb05b7b62977', account_id, '2', 'project.changed', 'anonymous', 'b0dbfaf41c44e65117bec26e498161eb', '{"name":"Łódź"}', '{"name":"Two"}', '1795422624074589', '83e219bfa887f5aefb3f64f5d385d48a03972b50f37c03de550b5222e16e3c28', '5f77cde38ed29f346a906d3319d66881c8fa8dab581e5452c6c4730622240b1f'
    from projects
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL);
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_4d3995684be12b7e1c5deb05b7b62977', '2', '1795422624072932');
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and deleted_at is null and (NULL is null or account_id = NULL);
rollback;

begin isolation level read committed, read write;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and deleted_at is null and (NULL is null or account_id = NULL)
    for no key update;
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by, document, result, checks, assumptions, warnings, trace
    from project_payloads as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and revision = '0' and (NULL is null or account_id = NULL);
update projects
    set name = 'Two',
        customer = 'Ann',
        description = NULL,
        site_name = NULL,
        street = NULL,
        created_by = NULL,
        status = 'draft',
        version = '3',
        current_revision = '1',
        updated_at = '1795422624109807'
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and version = '3' - 1 and deleted_at is null and (NULL is null or account_id = NULL);
select 1
    from projects
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977'
    for no key update;
select project_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash, hash
    from project_events
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL)
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4d3995684be12b7e1c5deb05b7b62977', account_id, '3', 'design.saved', 'anonymous', 'a0252b1bede4bdc0093127db0db03e97', 'null', '{"revision":1,"input_hash":"9556f9ec2b56bb91aa734882fdd8f5908b9ee2e50405290846e1936570bea0e8","design_hash":"a2d8dfd0ba3b6c9f31857aacffd0c0c52c183cbb05611ff7ec1eb4e52f49bb51","engine_version":"0.1.0","passes":true}', '1795422624110295', '5f77cde38ed29f346a906d3319d66881c8fa8dab581e5452c6c4730622240b1f', 'a0db9ccabe7169be69448e3514e858ce6530f955319b027b28fd05e5c7d60c18'
    from projects
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL);
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_4d3995684be12b7e1c5deb05b7b62977', '3', '1795422624109807');
insert into project_payloads (project_id, revision, account_id, input_hash, design_hash, engine_version, passes,
                                  governing_check_id, governing_check_title, governing_utilisation, pole_designation,
                                  footing_diameter_ft, footing_depth_ft, price_cents, currency, created_at, created_by, document,
                                  result, checks, assumptions, warnings, trace)
    select 'prj_4d3995684be12b7e1c5deb05b7b62977', '1', account_id, '9556f9ec2b56bb91aa734882fdd8f5908b9ee2e50405290846e1936570bea0e8', 'a2d8dfd0ba3b6c9f31857aacffd0c0c52c183cbb05611ff7ec1eb4e52f49bb51', '0.1.0', 't', 'steel.interaction_below_grade', 'Axial force, flexure and torsion of the pole below grade', '0.9819678394635701', 'HSS14.000X0.188', '3', '12', '2061689', 'USD', '1795422624109792', 'anonymous', '{"cut":true}', '{"cut":true}', '{"cut":true}', '{"cut":true}', '["The footing is wider than 1.5 times the pole: practice reinforces such a pier, and no bars are designed here.","Not checked: Depth of the footing below frost: no frost depth is given.","Not checked: Torsion on the footing by skin friction: no soil report gives it."]', '{"cut":true}'
    from projects
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL);
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and revision = '1' and (NULL is null or account_id = NULL);
commit;

begin isolation level read committed, read write;
set local role apex_service;
select pg_advisory_xact_lock(hashtextextended(concat_ws(E'\n', '', 'POST /api/v1/projects/prj_4d3995684be12b7e1c5deb05b7b62977/report', 'k'), 0));
select request_sha256, status, headers, body
    from idempotency_keys
    where account_id = '' and route = 'POST /api/v1/projects/prj_4d3995684be12b7e1c5deb05b7b62977/report' and key = 'k' and created_at >= '1795336224140012';
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and deleted_at is null and (NULL is null or account_id = NULL)
    for no key update;
insert into tasks (task_id, account_id, project_id, kind, input, status, progress, stage, attempts, due_at, lease_token,
                       request_id, version, created_at, updated_at)
    values ('tsk_34f04e871cbcfec01eecaad1a40b3127', 'acme', 'prj_4d3995684be12b7e1c5deb05b7b62977', 'render_report', '{"kind":"calculation_package","revision":1}', 'queued', 0, 'waiting', 0, '1795422624140951', 0, '65d1825e3e581afdc248f33b2df9c9e0', 1, '1795422624140951', '1795422624140951');
select 1
    from projects
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977'
    for no key update;
select project_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash, hash
    from project_events
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL)
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4d3995684be12b7e1c5deb05b7b62977', account_id, '4', 'report.requested', 'anonymous', '65d1825e3e581afdc248f33b2df9c9e0', 'null', '{"task_id":"tsk_34f04e871cbcfec01eecaad1a40b3127","kind":"calculation_package","revision":1}', '1795422624141644', 'a0db9ccabe7169be69448e3514e858ce6530f955319b027b28fd05e5c7d60c18', '0d113fc5f99ef99bbb2129e534416e9dc4b4074d58ab555ccd7bb68b547c26ed'
    from projects
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL);
insert into outbox (topic, account_id, subject, version, created_at)
    values ('task', 'acme', 'tsk_34f04e871cbcfec01eecaad1a40b3127', '1', '1795422624140951');
insert into idempotency_keys (account_id, route, key, request_sha256, status, headers, body, created_at)
    values ('', 'POST /api/v1/projects/prj_4d3995684be12b7e1c5deb05b7b62977/report', 'k', '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', '202', 'Location: /api/v1/tasks/tsk_34f04e871cbcfec01eecaad1a40b3127
Content-Type: application/json
', '{"task_id":"tsk_34f04e871cbcfec01eecaad1a40b3127","status":"queued"}', '1795422624140012')
    on conflict (account_id, route, key) do update
    set request_sha256 = excluded.request_sha256,
        status = excluded.status,
        headers = excluded.headers,
        body = excluded.body,
        created_at = excluded.created_at;
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token
    from tasks
    where task_id = 'tsk_34f04e871cbcfec01eecaad1a40b3127' and (NULL is null or account_id = NULL);
rollback;

begin isolation level read committed, read write;
set local role apex_service;
delete from outbox
    where sequence = any ('{4}') and (NULL is null or account_id = NULL);
commit;

begin isolation level read committed, read write;
set local role apex_service;
select put_project_search('prj_4d3995684be12b7e1c5deb05b7b62977', 'acme', 'draft', '1795422624046240', '3', 'Two', 'Ann', NULL, NULL, NULL, 'HSS14.000X0.188');
select put_project_vocabulary('prj_4d3995684be12b7e1c5deb05b7b62977');
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and deleted_at is null and (NULL is null or account_id = NULL);
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and revision = '1' and (NULL is null or account_id = NULL);
rollback;

begin isolation level read committed, read write;
set local role apex_service;
delete from outbox
    where sequence = any ('{1,2,3}') and (NULL is null or account_id = NULL);
commit;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set progress = '0.1',
        stage = 'reading the revision',
        updated_at = '1795422624301735',
        due_at = '1795422654301735',
        version = version + 1
    where task_id = 'tsk_34f04e871cbcfec01eecaad1a40b3127' and lease_token = '1' and status = 'running';
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and deleted_at is null and (NULL is null or account_id = NULL);
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by, document, result, checks, assumptions, warnings, trace
    from project_payloads as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and revision = '1' and (NULL is null or account_id = NULL);
rollback;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set progress = '0.3',
        stage = 'drawing the pages',
        updated_at = '1795422624311797',
        due_at = '1795422654311797',
        version = version + 1
    where task_id = 'tsk_34f04e871cbcfec01eecaad1a40b3127' and lease_token = '1' and status = 'running';
commit;

begin isolation level read committed, read write;
set local role apex_service;
update tasks
    set progress = '0.8',
        stage = 'storing the file',
        updated_at = '1795422624807133',
        due_at = '1795422654807133',
        version = version + 1
    where task_id = 'tsk_34f04e871cbcfec01eecaad1a40b3127' and lease_token = '1' and status = 'running';
commit;

begin isolation level read committed, read write;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and deleted_at is null and (NULL is null or account_id = NULL)
    for no key update;
update tasks
    set status = 'completed',
        progress = 1,
        stage = 'done',
        result = '{"pdf_ref":"reports/c30cb3afd1b26b0b9d3945da3da81b3b50d34a42969d66b83de29983807be39f.pdf","sha256":"c30cb3afd1b26b0b9d3945da3da81b3b50d34a42969d66b83de29983807be39f","url":"/api/v1/projects/prj_4d3995684be12b7e1c5deb05b7b62977/reports/c30cb3afd1b26b0b9d3945da3da81b3b50d34a42969d66b83de29983807be39f.pdf"}',
        error = null,
        lease_owner = null,
        updated_at = '1795422624847592',
        version = version + 1
    where task_id = 'tsk_34f04e871cbcfec01eecaad1a40b3127' and lease_token = '1' and status = 'running';
insert into reports (project_id, account_id, sha256, size_bytes, kind, revision, task_id, created_at)
    values ('prj_4d3995684be12b7e1c5deb05b7b62977', 'acme', 'c30cb3afd1b26b0b9d3945da3da81b3b50d34a42969d66b83de29983807be39f', '130917', 'calculation_package', '1', 'tsk_34f04e871cbcfec01eecaad1a40b3127', '1795422624847888')
    on conflict (project_id, sha256) do nothing;
select 1
    from projects
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977'
    for no key update;
select project_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash, hash
    from project_events
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL)
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4d3995684be12b7e1c5deb05b7b62977', account_id, '5', 'report.completed', 'worker', '65d1825e3e581afdc248f33b2df9c9e0', 'null', '{"task_id":"tsk_34f04e871cbcfec01eecaad1a40b3127","kind":"calculation_package","revision":1,"sha256":"c30cb3afd1b26b0b9d3945da3da81b3b50d34a42969d66b83de29983807be39f"}', '1795422624847888', '0d113fc5f99ef99bbb2129e534416e9dc4b4074d58ab555ccd7bb68b547c26ed', '227919517c08c7d095fc9c4f88882ce749673b9f397fb07bd0f3fed96c1a78d1'
    from projects
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL);
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and deleted_at is null and (NULL is null or account_id = NULL);
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL) and (NULL is null or revision < NULL)
    order by revision desc
    limit '51';
select count(*)
    from (select 1 from project_payloads where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL) limit '1001') as counted;
rollback;

begin isolation level repeatable read, read only;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and deleted_at is null and (NULL is null or account_id = NULL);
select project_id, account_id, sha256, size_bytes, kind, revision, task_id, created_at
    from reports
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL)
    order by created_at desc, sha256
    limit '500';
rollback;

begin isolation level repeatable read, read only;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and deleted_at is null and (NULL is null or account_id = NULL);
select project_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash, hash
    from project_events
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL) and sequence > '0'
    order by sequence
    limit '51';
select count(*)
    from (select 1 from project_events where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL) limit '1001') as counted;
rollback;

begin isolation level repeatable read, read only;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where deleted_at is null and (NULL is null or account_id = NULL)
    order by created_at desc, project_id desc
    limit '51';
select count(*)
    from (select 1 from projects
    where deleted_at is null and (NULL is null or account_id = NULL) limit '1001') as counted;
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from unnest('{prj_4d3995684be12b7e1c5deb05b7b62977}'::text[]) as wanted (project_id)
    join projects on projects.project_id = wanted.project_id
    join project_payloads as p on p.project_id = projects.project_id and p.revision = projects.current_revision
    where (NULL is null or projects.account_id = NULL);
rollback;

begin isolation level repeatable read, read only;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from unnest('{prj_4d3995684be12b7e1c5deb05b7b62977}'::text[]) with ordinality as wanted (project_id, place)
    join projects as p on p.project_id = wanted.project_id
    where deleted_at is null and (NULL is null or account_id = NULL)
    order by place;
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from unnest('{prj_4d3995684be12b7e1c5deb05b7b62977}'::text[]) as wanted (project_id)
    join projects on projects.project_id = wanted.project_id
    join project_payloads as p on p.project_id = projects.project_id and p.revision = projects.current_revision
    where (NULL is null or projects.account_id = NULL);
rollback;

begin isolation level read committed, read write;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and deleted_at is null and (NULL is null or account_id = NULL)
    for no key update;
insert into tasks (task_id, account_id, project_id, kind, input, status, progress, stage, attempts, due_at, lease_token,
                       request_id, version, created_at, updated_at)
    values ('tsk_cf1d3f658a136f75a3c988ddfbfbc18b', 'acme', 'prj_4d3995684be12b7e1c5deb05b7b62977', 'render_report', '{"kind":"calculation_package","revision":1}', 'queued', 0, 'waiting', 0, '1795422624920933', 0, '2875178f1eed3460fa50f324d9d623fa', 1, '1795422624920933', '1795422624920933');
select 1
    from projects
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977'
    for no key update;
select project_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash, hash
    from project_events
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL)
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4d3995684be12b7e1c5deb05b7b62977', account_id, '6', 'report.requested', 'anonymous', '2875178f1eed3460fa50f324d9d623fa', 'null', '{"task_id":"tsk_cf1d3f658a136f75a3c988ddfbfbc18b","kind":"calculation_package","revision":1}', '1795422624921136', '227919517c08c7d095fc9c4f88882ce749673b9f397fb07bd0f3fed96c1a78d1', '3ec00c38626f3acf1a7aad9f2947c3b3e0b2910811aed58c2b99917f857327b1'
    from projects
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL);
insert into outbox (topic, account_id, subject, version, created_at)
    values ('task', 'acme', 'tsk_cf1d3f658a136f75a3c988ddfbfbc18b', '1', '1795422624920933');
commit;

begin isolation level repeatable read, read only;
set local role apex_service;
select to_regclass('project_search_body') is not null;
with found as materialized (select * from search_projects('{%two%}', NULL, NULL, 'draft', null, null, '1001'))
    select project_id, (select count(*) from found)
    from found
    join project_search using (project_id)
    order by ts_rank('{0.1, 0.3, 0.6, 1.0}', words, to_tsquery('simple', '''two'':*')) desc, found.created_at desc, project_id desc
    limit '51'
    offset '0';
rollback;

begin isolation level read committed, read write;
set local role apex_service;
select
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token
    from tasks
    where task_id = 'tsk_cf1d3f658a136f75a3c988ddfbfbc18b' and (NULL is null or account_id = NULL);
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and deleted_at is null and (NULL is null or account_id = NULL)
    for no key update;
update tasks
    set status = 'cancelled',
        lease_owner = null,
        updated_at = '1795422624922585',
        version = version + 1
    where task_id = 'tsk_cf1d3f658a136f75a3c988ddfbfbc18b' and status in ('queued', 'running') and (NULL is null or account_id = NULL);
select 1
    from projects
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977'
    for no key update;
select project_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash, hash
    from project_events
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL)
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4d3995684be12b7e1c5deb05b7b62977', account_id, '7', 'task.cancelled', 'anonymous', 'f96fc32e07adc273669f4f17e98a48fc', '{"task_id":"tsk_cf1d3f658a136f75a3c988ddfbfbc18b","status":"queued"}', '{"task_id":"tsk_cf1d3f658a136f75a3c988ddfbfbc18b","status":"cancelled"}', '1795422624922838', '3ec00c38626f3acf1a7aad9f2947c3b3e0b2910811aed58c2b99917f857327b1', '8b6c7198a380459eccfd504cddac18483b46ae454bd25779f779466b8a1539dc'
    from projects
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL);
select
    task_id, account_id, project_id, kind, input, status, progress, stage, attempts, result, error, request_id, created_at, updated_at,
    version, lease_token
    from tasks
    where task_id = 'tsk_cf1d3f658a136f75a3c988ddfbfbc18b' and (NULL is null or account_id = NULL);
commit;

begin isolation level read committed, read write;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and deleted_at is null and (NULL is null or account_id = NULL)
    for no key update;
update projects
    set name = 'Two',
        customer = 'Ann',
        description = NULL,
        site_name = NULL,
        street = NULL,
        created_by = NULL,
        status = 'estimating',
        version = '4',
        current_revision = '1',
        updated_at = '1795422624924447'
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and version = '4' - 1 and deleted_at is null and (NULL is null or account_id = NULL);
select 1
    from projects
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977'
    for no key update;
select project_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash, hash
    from project_events
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL)
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4d3995684be12b7e1c5deb05b7b62977', account_id, '8', 'project.transitioned', 'anonymous', '10a26d451d3034b8bbd8c6a5f98fd1bf', '{"status":"draft"}', '{"status":"estimating"}', '1795422624925382', '8b6c7198a380459eccfd504cddac18483b46ae454bd25779f779466b8a1539dc', 'ccf0e5361cc3a4b4ee862a7b630260e24b48c66e0d1e17fd91cf8a3c2d282c90'
    from projects
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL);
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_4d3995684be12b7e1c5deb05b7b62977', '4', '1795422624924447');
select
    p.project_id, p.revision, p.input_hash, p.design_hash, p.engine_version, p.passes, p.governing_check_id, p.governing_check_title,
    p.governing_utilisation, p.pole_designation, p.footing_diameter_ft, p.footing_depth_ft, p.price_cents, p.currency, p.created_at,
    p.created_by
    from project_payloads as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and revision = '1' and (NULL is null or account_id = NULL);
commit;

begin isolation level read committed, read write;
set local role apex_service;
select
    p.project_id, p.account_id, p.name, p.customer, p.description, p.site_name, p.street, p.created_by, p.status, p.version,
    p.current_revision, p.created_at, p.updated_at
    from projects as p
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and deleted_at is null and (NULL is null or account_id = NULL)
    for no key update;
select 1
    from projects
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977'
    for no key update;
select project_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash, hash
    from project_events
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL)
    order by sequence desc
    limit 1;
insert into project_events (project_id, account_id, sequence, kind, actor, request_id, before, after, created_at, previous_hash,
                                hash)
    select 'prj_4d3995684be12b7e1c5deb05b7b62977', account_id, '9', 'project.deleted', 'anonymous', 'b7187f7166621e4decde7f0fb5935a7b', '{"account_id":"acme","name":"Two","customer":"Ann","description":null,"site_name":null,"street":null,"created_by":null,"status":"estimating"}', 'null', '1795422624929056', 'ccf0e5361cc3a4b4ee862a7b630260e24b48c66e0d1e17fd91cf8a3c2d282c90', '7b87b8ed921a678e3777709b78a0034d0f1387302699c8c5b306aa10778f29be'
    from projects
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and (NULL is null or account_id = NULL);
update projects
    set deleted_at = '1795422624929052',
        updated_at = '1795422624929052',
        version = version + 1
    where project_id = 'prj_4d3995684be12b7e1c5deb05b7b62977' and version = '4' and deleted_at is null and (NULL is null or account_id = NULL);
insert into outbox (topic, account_id, subject, version, created_at)
    values ('project', 'acme', 'prj_4d3995684be12b7e1c5deb05b7b62977', '5', '1795422624929052');
commit;
