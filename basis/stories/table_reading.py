"""A CSV with stories and answers, by a form that says which column is what; each bad line with why."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from django.utils.translation import gettext as _
from pydantic import Field

from basis import files, packs
from basis.areas.models import Area
from basis.stories.answers import WHOLE
from basis.stories.kinds import OF_OPTIONS, About, Kind, Use, Way
from basis.stories.models import Question
from basis.stories.telling_actions import Herself, Told

NOT_MARKED = frozenset({"", "0", "nee", "no", "false", "onwaar"})
USES = {use.name.lower(): use for use in Use}
DATES = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y")
Cells = Mapping[str, str]


class Column(packs.Part):
    """In which columns the answer to a question is. Exactly one of `column`, `columns`, `marked`, `parts`, `stones`."""

    question: str
    column: str = ""  # one answer, or with `separator` several
    separator: str = ""
    columns: tuple[str, ...] = ()  # several answers, one in each column
    marked: dict[str, str] = {}  # option → the column that is filled when it was chosen
    parts: tuple[str, ...] = ()  # of a triad, in the order of its corners; any three numbers
    stones: dict[str, tuple[str, str]] = {}  # stone → the columns of its place to the right and up
    by: Literal["text", "key", "number"] = "text"  # how an option is named: its words, its key, or its place from 1
    first: float = Field(0, alias="from")  # the numbers of the two ends, of a scale or a field
    last: float = Field(100, alias="to")


class Consent(packs.Part):
    """In which column is what a story may be used for."""

    column: str
    values: dict[str, Literal["count", "talk", "quote", "publish"]]


class Form(packs.Part):
    """Which column of a table is what."""

    text: str
    title: str = ""
    teller: str = ""  # the same in this column is the same teller
    told_on: str = ""
    language: str = ""
    use: Consent | None = None  # without it a story only counts
    least_words: int = Field(0, ge=0)
    does_not_apply: tuple[str, ...] = ("n.v.t.",)
    library: tuple[str, ...] = ()  # questions of the library, for a round that asks nothing yet
    answers: tuple[Column, ...] = ()


@dataclass(frozen=True)
class Line:
    """One story of the table, as the verb takes it."""

    told: Told
    herself: Herself
    teller: str
    language: str
    told_on: datetime.date | None


@dataclass
class Read:
    """What a table holds, and what is wrong, both by line."""

    lines: dict[int, Line] = field(default_factory=dict)
    faults: dict[int, str] = field(default_factory=dict)


class _Fault(Exception):
    """Why a line cannot be taken over."""


def read(file: files.File, form: Form, questions: Sequence[Question], areas: Iterable[Area]) -> Read:
    """The stories in a table; an area by its name or code. Refuses a form that names columns or questions not there."""
    columns, rows = files.rows(file)
    asked = {question.key: question for question in questions}
    files.refuse(file.name, [*_not_there(form, columns, asked)])
    found, places = Read(), {name.casefold(): area.code for area in areas for name in (area.code, str(area))}
    for row in rows:
        try:
            found.lines[row.line] = _line(row.cells, form, asked, places)
        except _Fault as fault:
            found.faults[row.line] = str(fault)
    return found


def _not_there(form: Form, columns: Sequence[str], asked: Mapping[str, Question]) -> list[str]:
    named = [form.text, form.title, form.teller, form.told_on, form.language, form.use.column if form.use else ""]
    faults = []
    for one in form.answers:
        named += [
            one.column,
            *one.columns,
            *one.marked.values(),
            *one.parts,
            *(c for two in one.stones.values() for c in two),
        ]
        if one.question not in asked:
            faults.append(_("de vraag ‘%(key)s’ is niet van deze ronde") % {"key": one.question})
        if sum(map(bool, (one.column, one.columns, one.marked, one.parts, one.stones))) != 1:
            faults.append(_("zeg bij ‘%(key)s’ op één manier in welke kolommen het staat") % {"key": one.question})
    missing = dict.fromkeys(name for name in named if name and name not in columns)
    return faults + [_("kolom ‘%(name)s’ ontbreekt") % {"name": name} for name in missing]


def _line(cells: Cells, form: Form, asked: Mapping[str, Question], places: Mapping[str, str]) -> Line:
    text = cells[form.text]
    if len(text.split()) < form.least_words:
        raise _Fault(_("minder dan %(least)s woorden") % {"least": form.least_words})
    answers: dict[str, Any] = {}
    for one in form.answers:
        try:
            answer = _answer(cells, one, asked[one.question], form.does_not_apply)
        except ValueError as fault:
            raise _Fault(f"{one.question}: {fault}") from None
        if answer is not ...:
            is_area = asked[one.question].kind == Kind.AREA and answer
            answers[one.question] = places.get(answer.casefold(), answer) if is_area else answer
    of_story = {key: answer for key, answer in answers.items() if asked[key].about == About.STORY}
    herself = Herself({key: answers[key] for key in answers.keys() - of_story.keys()}, way=Way.FILE)
    told = Told(text, _cell(cells, form.title), of_story, _use(cells, form), external_id=_name(cells))
    language = _cell(cells, form.language)[:5].lower() or "nl"
    return Line(told, herself, _cell(cells, form.teller), language, _day(_cell(cells, form.told_on)))


def _cell(cells: Cells, column: str) -> str:
    return cells[column] if column else ""


def _name(cells: Cells) -> str:
    """A name for a line by all that it says: the same line again is the same story."""
    return hashlib.sha256(json.dumps(sorted(cells.items())).encode()).hexdigest()


def _use(cells: Cells, form: Form) -> int:
    if form.use is None:
        return Use.COUNT
    said = cells[form.use.column]
    if said not in form.use.values:
        raise _Fault(_("‘%(said)s’ zegt niet waarvoor het mag") % {"said": said})
    return USES[form.use.values[said]]


def _day(said: str) -> datetime.date | None:
    for shape in DATES if said else ():
        try:
            return datetime.datetime.strptime(said, shape).date()  # noqa: DTZ007 (a day)
        except ValueError:
            continue
    if said:
        raise _Fault(_("‘%(said)s’ is geen datum") % {"said": said})
    return None


def _answer(cells: Cells, one: Column, question: Question, does_not_apply: Sequence[str]) -> Any:
    """The answer in these cells; None when it says that it does not apply, and `...` when nothing is there."""
    if one.marked:
        marked = [key for key, name in one.marked.items() if cells[name].lower() not in NOT_MARKED]
        return marked or ...
    if one.stones:
        placed = {key: [cells[name] for name in names] for key, names in one.stones.items()}
        return {key: [_part(said, one, WHOLE) for said in two] for key, two in placed.items() if all(two)} or ...
    if one.parts:
        parts = [cells[name] for name in one.parts]
        if any(said in does_not_apply for said in parts):
            return None
        return _triad([_number(said) for said in parts]) if all(parts) else ...
    several = [cells[name] for name in one.columns]
    if one.column:
        said = cells[one.column]
        if said in does_not_apply:
            return None
        several = said.split(one.separator) if one.separator else [said]
    several = [said.strip() for said in several if said.strip()]
    if not several:
        return ...
    if one.columns or one.separator or question.kind == Kind.CHOICES:
        return [_option(said, one, question) for said in several]
    return _ONE[Kind(question.kind)](several[0], one, question)


def _number(said: str) -> float:
    try:
        return float(said.replace(",", "."))
    except ValueError:
        raise ValueError(_("‘%(said)s’ is geen getal") % {"said": said}) from None


def _part(said: str, one: Column, whole: int) -> int:
    """A number between the two ends, as a part of the whole. Refuses what lies outside them."""
    part = (_number(said) - one.first) / (one.last - one.first)
    if not 0 <= part <= 1:
        raise ValueError(_("‘%(said)s’ ligt niet tussen de twee kanten") % {"said": said})
    return round(part * whole)


def _triad(parts: list[float]) -> list[int]:
    """Three parts of any size, in thousandths that are 1000 together: what rounding leaves goes to the largest."""
    total = sum(parts)
    if total <= 0 or min(parts) < 0:
        raise ValueError(_("dit zijn geen drie delen"))
    shares = [round(part / total * WHOLE) for part in parts]
    shares[shares.index(max(shares))] += WHOLE - sum(shares)
    return shares


def _option(said: str, one: Column, question: Question) -> str:
    options = question.parts["options"]
    named: dict[str, str] = {}
    for number, option in enumerate(options, 1):
        names = {"text": [option["nl"], option.get("en", "")], "key": [option["key"]], "number": [str(number)]}[one.by]
        named |= {name.casefold(): option["key"] for name in names if name}
    if said.casefold() not in named:
        raise ValueError(_("‘%(said)s’ is geen antwoord op deze vraag") % {"said": said})
    return named[said.casefold()]


def _yes_no(said: str, one: Column, question: Question) -> bool:
    return said.lower() not in NOT_MARKED


_ONE: dict[Kind, Callable[[str, Column, Question], Any]] = {
    **dict.fromkeys(OF_OPTIONS, _option),
    Kind.YES_NO: _yes_no,
    Kind.SCALE: lambda said, one, question: _part(said, one, 100),
    **dict.fromkeys((Kind.SHORT, Kind.LONG, Kind.AREA), lambda said, one, question: said),
}
