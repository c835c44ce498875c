"""The seam to the database: which entries have these words. The only place with SQL of one kind of database.

Both engines get the same exact words (what a question widens to is decided before), so both find the same entries;
only the order among them may differ: bm25 on SQLite, ts_rank on PostgreSQL. All words are `[a-z0-9]+` (`plain`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

Rows = list[tuple[int]]


@dataclass(frozen=True)
class Term:
    """One word of a question: an entry has it when it has one of these words, or one of these stems."""

    words: frozenset[str]
    stems: frozenset[str]


@dataclass(frozen=True)
class Filter:
    """Where to look: entries in one language, and perhaps of one kind, of one area, only in their names."""

    language: str
    kind: str = ""
    area: str = ""
    only_names: bool = False  # not in the text


def plain(word: str) -> str:
    """A folded word in letters that every database takes as they are; other scripts are spelled in numbers."""
    return "".join(sign if sign.isascii() else f"u{ord(sign):x}" for sign in word)


def search(terms: Sequence[Term], where: Filter, limit: int, *, every: bool = True, wide: bool = False) -> list[int]:
    """The ids of the best entries that have every term, or at least one of them.

    A word in the title counts most, then its stem in the title, the word in the text, and its stem there. `wide` terms
    have many words: PostgreSQL takes those it meets first, for to weigh thousands by dozens of words takes longer than
    all else (`./run bench search`).
    """
    return [row[0] for row in _engine().search(terms, where, limit, every, wide)]


def tidy() -> None:
    """After many changes: SQLite puts the parts of its index together, in which it would look one by one."""
    if connection.vendor == "sqlite":
        _execute("INSERT INTO search_index (search_index) VALUES ('optimize')")


@contextmanager
def asking() -> Iterator[None]:
    """Around all that is searched for one question.

    PostgreSQL thinks that comparing words costs next to nothing, and would read every entry, or all in a language,
    rather than the index of words. What is left to it is to gather from that index.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic():
        _execute("SELECT set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)")
        yield


class _Fts5:
    """SQLite: one question in the language of FTS5; language, kind and area are words in the column `marks`."""

    def search(self, terms: Sequence[Term], where: Filter, limit: int, every: bool, wide: bool) -> Rows:
        rank = "bm25(search_index, 0.0, 10.0, 5.0, 2.0, 1.0)"  # marks, name, its stems, text, its stems
        best = f"SELECT rowid FROM search_index WHERE search_index MATCH %s ORDER BY {rank}, rowid LIMIT %s"  # noqa: S608
        return _rows(best, [self.question(terms, where, every), limit])

    def question(self, terms: Sequence[Term], where: Filter, every: bool) -> str:
        marks = [("l", where.language), ("k", where.kind), ("a", where.area)]
        filters = [f'marks : "{letter}{value.encode().hex()}"' for letter, value in marks if value]
        asked = (" AND " if every else " OR ").join(self.term(term, where.only_names) for term in terms)
        return " AND ".join([f"({asked})", *filters])

    def term(self, term: Term, only_names: bool) -> str:
        ends = ("words", term.words), ("stems", term.stems)
        parts = [(f"title_{end}" if only_names else f"title_{end} body_{end}", found) for end, found in ends]
        said = [f"{{{columns}}} : ({' OR '.join(_quoted(found))})" for columns, found in parts if found]
        return f"({' OR '.join(said)})"


class _Tsvector:
    """PostgreSQL: a tsquery in which A and C are words, B and D stems, beside ordinary conditions."""

    def search(self, terms: Sequence[Term], where: Filter, limit: int, every: bool, wide: bool) -> Rows:
        asked, conditions, values = self.question(terms, where, every)
        if wide:
            return _rows(f"SELECT id FROM search_entry WHERE {conditions} LIMIT %s", [*values, limit])  # noqa: S608
        best = "ORDER BY ts_rank('{0.1, 0.2, 0.5, 1.0}', lexemes, %s::tsquery, 1) DESC, id LIMIT %s"
        return _rows(f"SELECT id FROM search_entry WHERE {conditions} {best}", [*values, asked, limit])  # noqa: S608

    def question(self, terms: Sequence[Term], where: Filter, every: bool) -> tuple[str, str, list[str | int]]:
        asked = (" & " if every else " | ").join(self.term(term, where.only_names) for term in terms)
        filters = {"language": where.language, "kind": where.kind, "area": where.area}
        chosen = {column: value for column, value in filters.items() if value}
        conditions = ["lexemes @@ %s::tsquery", *(f"{column} = %s" for column in chosen)]
        return asked, " AND ".join(conditions), [asked, *chosen.values()]

    def term(self, term: Term, only_names: bool) -> str:
        words, stems = ("A", "B") if only_names else ("AC", "BD")
        said = [f"'{plain(word)}':{words}" for word in sorted(term.words)]
        said += [f"'{plain(stem)}':{stems}" for stem in sorted(term.stems)]
        return f"({' | '.join(said)})"


def _engine() -> _Fts5 | _Tsvector:
    return _Fts5() if connection.vendor == "sqlite" else _Tsvector()


def _quoted(words: Iterable[str]) -> list[str]:
    return [f'"{plain(word)}"' for word in sorted(words)]


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _rows(sql: str, values: Sequence[str | int]) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: Rows = cursor.fetchall()
        return found
