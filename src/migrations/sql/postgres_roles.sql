-- Roles and the database, made once per server by a superuser; safe to run again.
-- psql --set=owner_password=... --set=app_password=... --file=postgres_roles.sql
-- apex owns the schema and migrates it. apex_app is what api and worker connect as: under row-level security, one account at a
-- time. apex_service sees every account; nobody connects as it: apex_app becomes it (set role) for the outbox, the queue,
-- metrics, and while no one signs in.

\set ON_ERROR_STOP on

select 'create role apex login nosuperuser nocreatedb nocreaterole nobypassrls'
where not exists (select from pg_roles where rolname = 'apex')
\gexec
select 'create role apex_app login noinherit nosuperuser nocreatedb nocreaterole nobypassrls'
where not exists (select from pg_roles where rolname = 'apex_app')
\gexec
select 'create role apex_service nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls'
where not exists (select from pg_roles where rolname = 'apex_service')
\gexec
grant apex_service to apex_app;

\if :{?owner_password}
alter role apex password :'owner_password';
\endif
\if :{?app_password}
alter role apex_app password :'app_password';
\endif

select 'create database apex owner apex encoding ''UTF8'' lc_collate ''C.UTF-8'' lc_ctype ''C.UTF-8'' template template0'
where not exists (select from pg_database where datname = 'apex')
\gexec
revoke all on database apex from public;
grant connect on database apex to apex_app;
