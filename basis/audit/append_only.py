"""The database itself refuses to change or remove a line of the log: triggers for SQLite and PostgreSQL.

A migration that rebuilds the table on SQLite loses its triggers and must call `install` again; a test sees it.
On PostgreSQL a superuser can still take triggers away: give the application a role that does not own the table.
"""

from __future__ import annotations

from typing import Any

MESSAGE = "audit: lines are added, never changed or removed"

SQLITE = tuple(
    f"CREATE TRIGGER IF NOT EXISTS audit_act_no_{verb} BEFORE {verb} ON audit_act"
    f" BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    for verb in ("update", "delete")
)
POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION audit_act_refuse() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
    "DROP TRIGGER IF EXISTS audit_act_append_only ON audit_act",
    "CREATE TRIGGER audit_act_append_only BEFORE UPDATE OR DELETE ON audit_act"
    " FOR EACH ROW EXECUTE FUNCTION audit_act_refuse()",
)
SQLITE_GONE = tuple(f"DROP TRIGGER IF EXISTS audit_act_no_{verb}" for verb in ("update", "delete"))
POSTGRESQL_GONE = (
    "DROP TRIGGER IF EXISTS audit_act_append_only ON audit_act",
    "DROP FUNCTION IF EXISTS audit_act_refuse()",
)


def install(connection: Any) -> None:
    """Put the triggers on the table; doing it twice changes nothing."""
    _run(connection, SQLITE, POSTGRESQL)


def remove(connection: Any) -> None:
    """Take the triggers away: only to undo the migration, and between tests."""
    _run(connection, SQLITE_GONE, POSTGRESQL_GONE)


def _run(connection: Any, sqlite: tuple[str, ...], postgresql: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]:
            cursor.execute(statement)
