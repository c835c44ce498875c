"""Questions that a story round can take as they are, by theme, and sets of them for an occasion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from basis import languages, packs
from basis.packs import Fault
from basis.stories.kinds import OF_OPTIONS, About, Kind
from basis.themes import Theme

FILE = Path(__file__).with_name("library.yaml")
GENERAL = "general"  # the theme of a question that goes with every theme
PARTS: dict[str, dict[str, tuple[int, int]]] = {  # of each kind: which parts, and how many at least and at most
    **{kind: {"options": (2, 12)} for kind in (*OF_OPTIONS, Kind.CHOICES)},
    Kind.SCALE: {"ends": (2, 2)},
    Kind.TRIAD: {"corners": (3, 3)},
    Kind.STONES: {"stones": (2, 4), "axes": (2, 2)},
}

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Said = Annotated[str, Field(min_length=1, max_length=300)]


class Feels(TextChoices):
    """How private a question feels to who is asked."""

    EVERYDAY = "everyday", _("gewoon: daar praat iedereen over")
    PERSONAL = "personal", _("persoonlijk: dat vertelt u niet aan iedereen")
    SENSITIVE = "sensitive", _("gevoelig: mensen schamen zich of krijgen er last van")


class Occasion(TextChoices):
    """How much time people have who are asked to tell."""

    STALL = "stall", _("in het voorbijgaan, bij een kraam of op straat")
    WILLING = "willing", _("mensen die er even voor gaan zitten")
    COMMITTED = "committed", _("mensen die erbij horen en er de tijd voor nemen")


class Words(packs.Part):
    """A text in the two languages that are always complete."""

    nl: Said
    en: Said

    def say(self, language: str) -> str:
        """The text in this language (`nl`, `en`, `en-gb`); any other language gets Dutch, marked as such on a page."""
        return _said(self.nl, self.en, language)


class Item(Words):
    """Something with a name of its own: an option, a beginning of a story, a corner or a stone."""

    key: Key


Ends = tuple[Words, Words]  # the one at 0 first


class Question(Words):
    """One question; its kind says which parts it has. Everyone may also answer 'past niet'."""

    key: Key
    kind: Kind
    themes: tuple[str, ...] = Field(min_length=1)  # of basis.themes.Theme, or GENERAL
    about: About
    feels: Feels = Feels.EVERYDAY
    source: str = Field("", pattern=r"^(\d+(\.\d+)*)?$")  # paragraph or principle of the vision
    hint_nl: str = Field("", max_length=300)
    hint_en: str = Field("", max_length=300)
    options: tuple[Item, ...] = ()  # of an eliciting question: the beginnings one can choose from
    most: int | None = Field(None, ge=1)  # how many options may be chosen; None: all
    ends: Ends | None = None
    corners: tuple[Item, ...] = ()
    stones: tuple[Item, ...] = ()
    axes: tuple[Ends, ...] = ()  # from left to right, then upward

    def say_hint(self, language: str) -> str:
        """A word of help in this language, '' when there is none."""
        return _said(self.hint_nl, self.hint_en, language)

    @property
    def words(self) -> dict[str, str]:
        """The question by language, as a question of a round keeps it."""
        return {"nl": self.nl, "en": self.en}

    @property
    def hint(self) -> dict[str, str]:
        """The word of help by language, as a question of a round keeps it; empty when there is none."""
        return {"nl": self.hint_nl, "en": self.hint_en} if self.hint_nl else {}

    @property
    def parts(self) -> dict[str, Any]:
        """What belongs to its kind, as a question of a round keeps it: options, ends, corners, stones, axes, most."""
        names = {"options", "ends", "corners", "stones", "axes", "most"}
        return self.model_dump(mode="json", include=names, exclude_defaults=True)

    def faults(self) -> Iterator[Fault]:
        """What does not go with its kind, what is there twice, what is in one language only."""
        wanted = PARTS.get(self.kind, {})
        for part in ("options", "ends", "corners", "stones", "axes"):
            least, most = wanted.get(part, (0, 0))
            number = len(getattr(self, part) or ())
            if number and not most:
                yield (part,), f"dit hoort niet bij de soort {self.kind}"
            elif not least <= number <= most:
                many = least if least == most else f"{least} tot {most}"
                yield (part,), f"bij de soort {self.kind} horen er {many}, hier staan er {number}"
        for part in ("options", "corners", "stones"):
            yield from _twice(getattr(self, part), part)
        if self.most is not None and (self.kind != Kind.CHOICES or self.most >= len(self.options)):
            yield ("most",), "dit kan alleen bij de soort choices, en is minder dan er antwoorden zijn"
        if bool(self.hint_nl) != bool(self.hint_en):
            yield ("hint_nl" if self.hint_nl else "hint_en",), "deze uitleg moet er in twee talen zijn"
        for number, theme in enumerate(self.themes):
            if theme != GENERAL and theme not in Theme.values:
                yield ("themes", number), f"het thema {theme} bestaat niet"


class QuestionSet(Words):
    """Questions that make a good whole for an occasion, in the order in which they are asked."""

    key: Key
    occasion: Occasion
    why_nl: Said
    why_en: Said
    questions: tuple[Key, ...] = Field(min_length=1)

    def why(self, language: str) -> str:
        """When to take it, in this language."""
        return _said(self.why_nl, self.why_en, language)


class Library(packs.Part):
    """The whole file."""

    questions: tuple[Question, ...]
    sets: tuple[QuestionSet, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """The faults of each question, a key that is there twice, a set of what is not there."""
        yield from _twice(self.questions, "questions")
        yield from _twice(self.sets, "sets")
        for number, one in enumerate(self.questions):
            yield from ((("questions", number, *place), cause) for place, cause in one.faults())
        known = {one.key for one in self.questions}
        for number, group in enumerate(self.sets):
            for place, key in enumerate(group.questions):
                if key not in known:
                    yield ("sets", number, "questions", place), f"de vraag {key} bestaat niet"
                elif key in group.questions[:place]:
                    yield ("sets", number, "questions", place), f"de vraag {key} staat hier twee keer"


def questions(theme: str | None = None) -> tuple[Question, ...]:
    """All questions in the order of the file, or those that go with a theme: its own first, then the general ones."""
    every = library().questions
    if theme is None:
        return every
    going = [one for one in every if theme in one.themes or GENERAL in one.themes]
    return tuple(sorted(going, key=lambda one: theme not in one.themes))


def question(key: str) -> Question:
    """The question with this key. Raises KeyError when there is none."""
    return _by_key()[key]


def most_private(keys: Iterable[str]) -> Feels:
    """How the most private of these questions feels; what is not of the library counts as everyday."""
    order = list(Feels)
    felt = [_by_key()[key].feels for key in keys if key in _by_key()]
    return max(felt, key=order.index, default=Feels.EVERYDAY)


def sets() -> tuple[QuestionSet, ...]:
    """Ready-made sets, in the order of the file."""
    return library().sets


@cache
def library() -> Library:
    """What stands in `library.yaml`, read once. Raises PackError with line, place and cause when it is wrong."""
    return read(FILE)


def read(path: Path) -> Library:
    """A file of questions of this shape. Raises PackError with line, place and cause when it is wrong."""
    return packs.load(path, Library)


@cache
def _by_key() -> dict[str, Question]:
    return {one.key: one for one in library().questions}


def _said(dutch: str, english: str, language: str) -> str:
    code = language.split("-")[0]
    if code == "en":
        return english
    return dutch if code == languages.SOURCE else languages.mark(dutch)


def _twice(things: Sequence[Item | Question | QuestionSet], part: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, one in enumerate(things):
        if one.key in seen:
            yield (part, number, "key"), f"de naam {one.key} staat er twee keer"
        seen.add(one.key)
