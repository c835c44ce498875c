"""Which column of a table is what in a round: from a file, chosen on screen, or guessed by the names of columns."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy
from rapidfuzz import fuzz

from basis import packs
from basis.stories.models import Kind, Question, Use
from basis.stories.table_reading import Form
from basis.telling.paper_codes import LETTERS

LIKE_ENOUGH = 84  # of 100; a person looks at what is guessed
PARTS: dict[str, Any] = {  # what a line has beside its answers, and what others call it
    "text": (gettext_lazy("Het verhaal"), ("verhaal", "story", "tekst", "text")),
    "title": (gettext_lazy("De titel"), ("titel", "title", "naam verhaal")),
    "teller": (gettext_lazy("Wie het is: een nummer of code"), ("verteller", "deelnemer", "participant", "teller")),
    "told_on": (gettext_lazy("De dag"), ("datum", "date", "dag")),
    "language": (gettext_lazy("De taal: nl, en, pl …"), ("taal", "language")),
    "use": (gettext_lazy("Waarvoor het mag"), ("toestemming", "mag", "consent", "gebruik")),
}
Slot = tuple[str, Any, tuple[str, ...]]  # name of a field, what it is, and words by which a column is likely it


def slots(questions: Sequence[Question]) -> Iterator[Slot]:
    """Everything for which a column can be chosen, in order."""
    for name, (label, words) in PARTS.items():
        yield name, label, words
    for question in questions:
        asked, key, name = question.say("nl"), question.key, f"q-{question.key}"
        if question.kind == Kind.TRIAD:
            for place, corner in enumerate(question.parts["corners"]):
                yield f"{name}-{place}", f"{asked}: {corner['nl']}", (f"{key} {corner['key']}", corner["nl"])
        elif question.kind == Kind.STONES:
            for stone in question.parts["stones"]:
                for way, arrow in (("x", "→"), ("y", "↑")):
                    yield (
                        f"{name}-{stone['key']}-{way}",
                        f"{asked}: {stone['nl']} {arrow}",
                        (f"{key} {stone['key']} {way}",),
                    )
        else:
            yield name, asked, (key, asked, question.words.get("en", asked))


def guessed(columns: Sequence[str], questions: Sequence[Question]) -> dict[str, str]:
    """The column that each thing likely is; each column once."""
    found: dict[str, str] = {}
    for name, _label, words in slots(questions):
        free = [column for column in columns if column not in found.values()]
        best = max(free, key=lambda column: _likeness(column, words), default="")
        if best and _likeness(best, words) >= LIKE_ENOUGH:
            found[name] = best
    return found


def _likeness(column: str, words: Sequence[str]) -> float:
    bare = column.casefold().replace("_", " ")
    return max(fuzz.ratio(bare, word.casefold().replace("_", " ")) for word in words)


def chosen(said: Mapping[str, Any], questions: Sequence[Question], uses: Sequence[str]) -> dict[str, Any]:
    """What was chosen on screen, as the form of `table_reading`. `uses` are the words in the column of the consent.

    Besides the columns: `by` is how an option is named, `separator` stands between several answers, `first` and
    `last` are the numbers of the two ends.
    """
    told: dict[str, Any] = {name: said[name] for name in PARTS if name != "use" and said.get(name)}
    if said.get("use"):
        told["use"] = {"column": said["use"], "values": _uses(uses)}
    answers = [_column(question, said) for question in questions]
    return told | {"answers": [one for one in answers if one]}


def _uses(words: Sequence[str]) -> dict[str, str]:
    """What each word in the column of the consent stands for: its name, its words, its letter on paper or its number.

    A word that is none of these stays out: its lines are named, and not read in as anything.
    """
    known: dict[str, str] = {}
    for letter, use in zip(LETTERS, Use, strict=False):
        names = (use.name, str(use.label), letter, str(use.value))
        known |= {name.casefold(): use.name.lower() for name in names}
    return {word: known[word.casefold()] for word in words if word.casefold() in known}


def _column(question: Question, said: Mapping[str, Any]) -> dict[str, Any]:
    key, name = question.key, f"q-{question.key}"
    ends = {"from": said["first"], "to": said["last"]}
    if question.kind == Kind.TRIAD:
        parts = [said.get(f"{name}-{place}") for place in range(3)]
        return {"question": key, "parts": parts} if all(parts) else {}
    if question.kind == Kind.STONES:
        stones = {
            one["key"]: [said.get(f"{name}-{one['key']}-{way}") for way in "xy"] for one in question.parts["stones"]
        }
        placed = {stone: two for stone, two in stones.items() if all(two)}
        return {"question": key, "stones": placed, **ends} if placed else {}
    if not said.get(name):
        return {}
    told: dict[str, Any] = {"question": key, "column": said[name], "by": said["by"]}
    if question.kind == Kind.CHOICES:
        told["separator"] = said["separator"]
    return told | (ends if question.kind == Kind.SCALE else {})


def written(told: Mapping[str, Any]) -> str:
    """As a file, which `./run import_stories` and this page take too."""
    return yaml.safe_dump(dict(told), allow_unicode=True, sort_keys=False)


def read(text: str) -> Form:
    """The form in such a file. Raises ValidationError with line and cause."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kolommen.yaml"
        path.write_text(text, encoding="utf-8")
        try:
            return packs.load(path, Form)
        except packs.PackError as fault:
            raise ValidationError(str(fault).splitlines()) from None
