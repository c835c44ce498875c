"""What people look for in their own words is among the first five: `search_cases.csv` on the demo world of Oss."""

import csv
from pathlib import Path

import pytest

from basis.search import queries

TABLE = Path(__file__).with_name("search_cases.csv")
RIGHT = 0.95  # of all questions
FIRST = 5

pytestmark = pytest.mark.usefixtures("demo_world")


def cases() -> list[tuple[str, list[list[str]]]]:
    """A question, and the names that must be among what it gives first; of each list of names one."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter=";")
        return [
            (row["vraag"], [[name.strip() for name in one.split("/")] for one in row["moet erbij"].split("|")])
            for row in rows
        ]


def test_there_are_enough_questions_each_asked_once():
    asked = [question for question, _names in cases()]
    assert len(asked) >= 150 and len(set(asked)) == len(asked)


def test_what_people_look_for_is_among_the_first_five():
    wrong = []
    for question, names in cases():
        first = [hit.entry.title for hit in queries.find(question, limit=FIRST).hits]
        if missing := [" / ".join(one) for one in names if not set(one) & set(first)]:
            wrong.append(f"{question}: not {', '.join(missing)}, but {first}")
    share = 1 - len(wrong) / len(cases())
    print(f"{share:.1%} of {len(cases())} questions\n" + "\n".join(wrong))
    assert share >= RIGHT


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("wheelchair", "Een rolstoel lenen"),
        ("borrow wheelchair", "Een rolstoel lenen"),
        ("dutch lessons", "Taalles Nederlands voor beginners"),
        ("language class", "Taalles Nederlands voor beginners"),
        ("lonely", "Een maatje als u zich eenzaam voelt"),
        ("bike repair", "Fietsen repareren"),
        ("help with letters", "Hulp bij formulieren en brieven"),
        ("carer", "Steunpunt Mantelzorg De Brug"),
        ("playground", "Speeltuin De Elzen"),
        ("library", "Leeszaal De Wal"),
        ("debts", "Rust in uw geld"),
        ("swimming", "Zwemmen voor vrouwen"),
    ],
)
def test_who_reads_no_dutch_yet_finds_it_in_english(question, name):
    assert name in [hit.entry.title for hit in queries.find(question, language="en", limit=FIRST).hits]
