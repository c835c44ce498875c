"""The same question finds the same things on SQLite and on PostgreSQL: one list, asked of whichever runs the tests."""

import hashlib

import pytest

from basis.search import queries
from basis.search.tests.makers import entry, index

FIRST = ["fietsen", "wandelen", "mantelzorg", "eten", "koken", "taal", "muziek", "tuinieren", "praten", "computerles"]
FOR = ["ouderen", "kinderen", "jongeren", "nieuwkomers", "mantelzorgers", "vrijwilligers", "de buurt", "iedereen"]
PLACE = ["Ruwaard", "Centrum", "Ussen", "Ravenstein", "Megen", "Schadewijk", "Berghem"]
QUESTIONS = """fiets fietsen fietser wandelaars mantelzorg mantelzorgers zorg eten gegeten kook talen muziek tuin praat
computer computerlessen ouderen bejaarden senioren kids jeugd vrijwilliger buurt wijk ruwaard ruward centrum-noord
ravenstijn tuinieren+megen fietsen+ouderen+ussen koken+voor+kinderen+in+berghem onzin fietsen+onzin 2026 3 e123 1e5
x.y.nl a@b.nl de iedereen schade"""
# The digest of all answers, as sets. It was the same on both; a change of stems, synonyms or rules changes it on both.
DIGEST = "d5a4bab945b5e04f"


@pytest.mark.django_db
def test_both_databases_find_the_same_sets():
    index(
        *(
            entry(
                f"{what.capitalize()} voor {whom}",
                f"Bijeenkomst {number} in {place}, zie x.y.nl of mail a@b.nl",
                words=f"1e{number} e12{number}",
                key=f"{what} {whom} {place}",
            )
            for number, (what, whom, place) in enumerate(
                (a, b, c) for a in FIRST for b in FOR for c in PLACE[: 1 + len(a) % 7]
            )
        )
    )
    answers = []
    for question in QUESTIONS.split():
        found = queries.find(question.replace("+", " "), limit=queries.MOST)
        shown = sorted(hit.entry.key for hit in found.hits) if not found.has_more else []
        answers.append((question, found.total, found.corrected, found.some, shown))
    assert hashlib.sha256(repr(answers).encode()).hexdigest()[:16] == DIGEST, answers
