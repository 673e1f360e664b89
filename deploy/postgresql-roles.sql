-- Two roles and a database for Mingxuan, on a PostgreSQL of your own (15 or newer). Run once, as a superuser:
--
--   OWNER_PASSWORD=… APP_PASSWORD=… psql -f deploy/postgresql-roles.sql postgres
--
-- mingxuan_owner  owns the tables; used for a moment at each start, to migrate and to grant
-- mingxuan_app    answers requests; may add to the ledger and read it, never change or delete it;
--                 row-level security shows it only the communities its transaction names. Never give it SUPERUSER or BYPASSRLS
--
-- The grants themselves are made by the server at its start (packages/store/src/migrate.ts).

\set ON_ERROR_STOP on
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD

CREATE ROLE mingxuan_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE mingxuan_app   LOGIN PASSWORD :'app_password';

-- UTF8 is demanded (rare characters in names); C.UTF-8 sorts the same on every machine.
CREATE DATABASE mingxuan OWNER mingxuan_owner ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0;

REVOKE ALL ON DATABASE mingxuan FROM PUBLIC;
GRANT CONNECT ON DATABASE mingxuan TO mingxuan_owner, mingxuan_app;
-- Rows of a large act wait in a temporary table (the server grants it as well, where the owner may).
GRANT TEMPORARY ON DATABASE mingxuan TO mingxuan_app;

\connect mingxuan
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
