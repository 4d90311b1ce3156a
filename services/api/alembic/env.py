"""Alembic's side of the migrations: the lock, the transaction and the SQL files of `apex migrate`, so that either goes on from the other.

DATABASE_MIGRATION_URL, or without it DATABASE_URL, names the database: postgresql://... as the role that owns the schema, or
sqlite:///path; with _FILE behind the name, the file that holds it. Nothing else is configured here.
"""

import os
import sqlite3
import sys
from logging.config import fileConfig
from pathlib import Path

import sqlalchemy
from alembic import context
from alembic.operations import MigrateOperation, Operations

# The same as in src/migrations/postgres_schema.cpp and sqlite_schema.cpp.
LOCK = "select pg_advisory_xact_lock(1095779672, 1)"
WAIT_FOR_RUNNERS, HURRY_AT_TABLES = "set local lock_timeout = '30s'", "set local lock_timeout = '2s'"
SQLITE_BUSY_TIMEOUT_S = 30

HERE = Path(__file__).resolve().parent


def sql_folder():
    """Beside this file in the image, in the tree of the sources otherwise."""
    for folder in (HERE / "sql", *(above / "src/migrations/sql" for above in HERE.parents)):
        if folder.is_dir():
            return folder
    sys.exit(f"The SQL files of the migrations are neither in {HERE / 'sql'} nor in the sources.")


def statements(sql):
    """Split where SQLite says that one is complete: triggers hold semicolons of their own."""
    statement = ""
    for part in sql.split(";")[:-1]:
        statement += part + ";"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    rest = statement + sql.rpartition(";")[2]
    if rest.strip():
        raise ValueError(f"a statement has no end: {rest.strip()}")


@Operations.register_operation("run_sql_file")
class RunSqlFile(MigrateOperation):
    """op.run_sql_file("0001", "up"): the file of that number for the database at hand, unchanged."""

    def __init__(self, revision, direction):
        self.revision, self.direction = revision, direction

    @classmethod
    def run_sql_file(cls, operations, revision, direction):
        return operations.invoke(cls(revision, direction))


@Operations.implementation_for(RunSqlFile)
def run_sql_file(operations, operation):
    connection = operations.get_bind()
    dialect = connection.dialect.name
    folder = sql_folder() / {"postgresql": "postgres"}.get(dialect, dialect)
    (path,) = folder.glob(f"{operation.revision}_*.{operation.direction}.sql")
    sql = path.read_text(encoding="utf-8")
    # The driver's own cursor: nothing in the file is a parameter.
    cursor = connection.connection.cursor()
    for statement in statements(sql) if dialect == "sqlite" else [sql]:
        cursor.execute(statement)


def postgres_engine(url):
    import psycopg2

    # libpq reads the URL itself, as the programs do: the same parameters, TLS among them.
    return sqlalchemy.create_engine("postgresql+psycopg2://", creator=lambda: psycopg2.connect(url), poolclass=sqlalchemy.pool.NullPool)


def sqlite_engine(path):
    engine = sqlalchemy.create_engine(
        f"sqlite:///{path}", connect_args={"timeout": SQLITE_BUSY_TIMEOUT_S}, poolclass=sqlalchemy.pool.NullPool)

    @sqlalchemy.event.listens_for(engine, "connect")
    def connected(driver_connection, _):
        driver_connection.isolation_level = None  # Python's sqlite3 leaves transactions alone.
        for pragma in ("journal_mode = wal", "synchronous = full", "foreign_keys = off"):
            driver_connection.execute(f"pragma {pragma}")

    @sqlalchemy.event.listens_for(engine, "begin")
    def begun(connection):
        connection.exec_driver_sql("begin immediate")

    return engine


def setting(name):
    """As the programs read it: by value, or by the name of a file."""
    path = os.environ.get(f"{name}_FILE")
    return Path(path).read_text(encoding="utf-8").rstrip("\r\n") if path else os.environ.get(name)


def engine():
    url = setting("DATABASE_MIGRATION_URL") or setting("DATABASE_URL") or ""
    if url.startswith(("postgresql://", "postgres://")):
        return postgres_engine(url)
    if url.startswith("sqlite:///") and len(url) > len("sqlite:///"):
        return sqlite_engine(url[len("sqlite:///"):])
    sys.exit("Set DATABASE_MIGRATION_URL (or DATABASE_URL) to postgresql://... or sqlite:///path.")


def take_turn(connection):
    """One run at a time, and a table that someone uses is not waited for: everyone who comes after would wait too."""
    if connection.dialect.name == "postgresql":
        for statement in (WAIT_FOR_RUNNERS, LOCK, HURRY_AT_TABLES):
            connection.exec_driver_sql(statement)


def check_references(connection):
    if connection.dialect.name == "sqlite":
        for table, *_ in connection.exec_driver_sql("pragma foreign_key_check"):
            raise ValueError(f"rows of table {table} would refer to nothing")


fileConfig(context.config.config_file_name, disable_existing_loggers=False)
if context.is_offline_mode():
    sys.exit("The migrations are SQL files already: src/migrations/sql.")

with engine().connect() as connection:
    context.configure(connection=connection, transactional_ddl=True, transaction_per_migration=False)
    with context.begin_transaction():
        take_turn(connection)
        context.run_migrations()
        check_references(connection)
