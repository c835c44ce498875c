# ruff: noqa: S608 - only names of our own columns
"""The index over the words: FTS5 kept by triggers on SQLite, a generated tsvector with GIN on PostgreSQL.

FTS5 filters slowly by what is not in it, so language, kind and area are in it too, as words in a column `marks`.
A later migration that makes SQLite rebuild the table of entries (altering a field) loses the triggers: it must run
`drop` before and `make` after it.
"""

from django.db import migrations

COLUMNS = ("title_words", "title_stems", "body_words", "body_stems")
NAMES = ", ".join(("marks", *COLUMNS))


def _values(row):
    marks = f"'l' || hex({row}language) || ' k' || hex({row}kind) || ' a' || hex({row}area)"
    return ", ".join((marks, *(row + column for column in COLUMNS)))


ADD = f"INSERT INTO search_index(rowid, {NAMES}) VALUES (new.id, {_values('new.')});"
TAKE = f"INSERT INTO search_index(search_index, rowid, {NAMES}) VALUES ('delete', old.id, {_values('old.')});"
SQLITE = (
    f"CREATE VIEW search_words(id, {NAMES}) AS SELECT id, {_values('')} FROM search_entry",
    f"CREATE VIRTUAL TABLE search_index USING fts5({NAMES}, content='search_words', content_rowid='id', "
    "tokenize='ascii')",  # not detail='column': without positions bm25 reads each text anew, five times slower
    f"CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN {ADD} END",
    f"CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN {TAKE} END",
    f"CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN {TAKE} {ADD} END",
    "INSERT INTO search_index(search_index) VALUES ('rebuild')",
)
SQLITE_DROP = (
    "DROP TRIGGER search_entry_added",
    "DROP TRIGGER search_entry_removed",
    "DROP TRIGGER search_entry_changed",
    "DROP TABLE search_index",
    "DROP VIEW IF EXISTS search_words",
)
LEXEMES = " || ".join(
    f"setweight(to_tsvector('simple', {column}), '{weight}')" for column, weight in zip(COLUMNS, "ABCD", strict=True)
)
POSTGRESQL = (
    f"ALTER TABLE search_entry ADD COLUMN lexemes tsvector GENERATED ALWAYS AS ({LEXEMES}) STORED",
    "CREATE INDEX search_entry_lexemes ON search_entry USING gin (lexemes)",
)
POSTGRESQL_DROP = ("ALTER TABLE search_entry DROP COLUMN lexemes",)


def _run(schema_editor, sqlite, postgresql):
    for statement in {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def make(apps, schema_editor):
    _run(schema_editor, SQLITE, POSTGRESQL)


def drop(apps, schema_editor):
    _run(schema_editor, SQLITE_DROP, POSTGRESQL_DROP)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_words")]
    operations = [migrations.RunPython(make, drop)]
