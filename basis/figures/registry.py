"""The registry of indicators: what each figure means, where it comes from, and what may be done with it."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field, model_validator

from basis import packs
from basis.texts import Text
from basis.themes import Group
from basis.themes import Theme as Subject

FILE = Path(__file__).with_name("indicators.yaml")


class Unit(StrEnum):
    """What a value counts or measures."""

    PEOPLE = "people"
    HOUSEHOLDS = "households"
    HOMES = "homes"
    EURO1000 = "euro1000"  # thousands of euros
    PERCENT = "percent"
    PER1000 = "per1000"  # per thousand inhabitants
    PER_KM2 = "perkm2"
    KM = "km"
    COUNT = "count"
    SIZE = "size"  # people per household
    HA = "ha"
    CLASS = "class"  # a class from 1 up
    SCORE = "score"  # difference with the national mean, or another score without unit


class Aggregation(StrEnum):
    """How values of parts make the value of the whole."""

    SUM = "sum"
    WEIGHTED = "weighted"
    NONE = "none"


class Direction(StrEnum):
    """Whether more of it is good news for an area."""

    MORE_IS_BETTER = "more_is_better"
    MORE_IS_WORSE = "more_is_worse"
    NEUTRAL = "neutral"


class Condition(StrEnum):
    """The condition of social quality it tells something about (annex II of the vision)."""

    INCLUSION = "inclusion"
    COHESION = "cohesion"
    EMPOWERMENT = "empowerment"
    SECURITY = "security"
    INFRASTRUCTURE = "infrastructure"


class Theme(packs.Part):
    """A chapter of the wijkfoto; the order in the file is the order on the page."""

    key: str
    title: Text
    introduction: Text


class Source(packs.Part):
    """Whose figures these are and on what terms; `tables` gives the table per year where there is one a year."""

    key: str
    title: Text
    publisher: str
    licence: str
    url: str = ""
    table: str = ""
    tables: dict[int, str] = {}
    note: Text | None = None

    def table_of(self, year: int) -> str:
        """The table with the figures of this year, or an empty string when we know of none."""
        return self.tables.get(year, self.table)


class Break(packs.Part):
    """A year from which figures cannot be laid beside earlier ones: the trend is cut before it."""

    year: int
    reason: Text


class Indicator(packs.Part):
    """One figure that an area can have.

    `denominator`: of a rate, the code by which its mean over parts is weighted; of a count, the code of the
    whole it is a share of when areas are compared (65 and over → inhabitants), or empty.
    `rounding`: the source gives wijken and buurten in multiples of this (at random, so that a single figure is
    off by less than this) and a municipality not at all; 1: everything in whole units; 0: nothing is known about it.
    `cbs`: identifier of the measure in CBS OData v4. `v3`: its numbered names in the tables of 2024 and 2025, one
    for each known edition. `names`: other headers by which files call it.
    """

    code: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)
    title: Text
    meaning: Text
    theme: str
    condition: Condition
    source: str
    unit: Unit
    decimals: int = Field(0, ge=0, le=2)
    aggregation: Aggregation = Aggregation.NONE
    denominator: str = ""
    direction: Direction = Direction.NEUTRAL
    valid_from: int | None = None
    valid_to: int | None = None
    breaks: tuple[Break, ...] = ()
    rounding: int = Field(0, ge=0)
    is_estimate: bool = False  # computed with a model, not counted or asked
    never_measured: bool = False  # there is no official figure; `meaning` says so, and where to look instead
    groups: tuple[Group, ...] = (Group.EVERYONE,)
    headline: int | None = Field(None, ge=1)  # place among the figures that matter first
    about: tuple[Subject, ...] = ()  # the theme pages on which it stands beside the rest
    cbs: str = ""
    cbs_title: str = ""  # its official title, to notice that a table has changed
    v3: tuple[str, ...] = ()
    is_alone: bool = True  # no other column of the table has the same name before its number
    names: tuple[str, ...] = ()
    rivm: str = ""  # column of 50120NED
    rivm_age: str = ""  # 20300: 18 and over, 53115: 18 to 65, 80200: 65 and over

    @property
    def unit_in_words(self) -> str:
        """'inwoners', '%', 'km', in the language of the reader; empty for a bare number."""
        return str(_UNITS[self.unit])

    @property
    def source_details(self) -> Source:
        return source(self.source)

    @property
    def has_interval(self) -> bool:
        """Whether its source gives a 95 % interval, which must be shown."""
        return self.source == "rivm"

    def margin_at(self, kind: str) -> float | None:
        """The most that the source's rounding can have changed a value of this kind of area; None: not rounded.

        Counts are rounded at random to a neighbouring multiple (of 5: off by at most 4); whole hectares by half of one.
        """
        if self.rounding == 1:
            return 0.5
        return float(self.rounding - 1) if self.rounding and kind in {"wijk", "buurt"} else None

    def is_valid_in(self, year: int) -> bool:
        return (self.valid_from or 0) <= year <= (self.valid_to or 9999)

    def break_between(self, earlier: int, later: int) -> Break | None:
        """The first break after `earlier` up to and including `later`, if there is one."""
        return next((b for b in sorted(self.breaks, key=lambda b: b.year) if earlier < b.year <= later), None)


_UNITS = {
    Unit.PEOPLE: _("inwoners"),
    Unit.HOUSEHOLDS: _("huishoudens"),
    Unit.HOMES: _("woningen"),
    Unit.EURO1000: _("duizend euro"),
    Unit.PERCENT: "%",
    Unit.PER1000: _("per 1.000 inwoners"),
    Unit.PER_KM2: _("per vierkante kilometer"),
    Unit.KM: "km",
    Unit.COUNT: "",
    Unit.SIZE: _("mensen"),
    Unit.HA: _("hectare"),
    Unit.CLASS: "",
    Unit.SCORE: "",
}


class Variant(packs.Part):
    """An age group for which a survey gives every figure again: its own code by `suffix`."""

    suffix: str
    rivm_age: str
    title: Text  # added to the title: ", 65 jaar en ouder"
    groups: tuple[Group, ...]


class RegistryFile(packs.Part):
    """The whole file. An indicator with a `rivm` column is multiplied by `variants`."""

    themes: tuple[Theme, ...] = ()
    sources: tuple[Source, ...] = ()
    variants: tuple[Variant, ...] = ()
    indicators: tuple[Indicator, ...]

    @model_validator(mode="after")
    def _codes_are_unique(self) -> RegistryFile:
        seen: set[str] = set()
        for one in self.indicators:
            if one.code in seen:
                raise ValueError(f"de code {one.code} staat er twee keer in")
            seen.add(one.code)
        return self


class _Registry:
    """Everything read and checked, ready to look up."""

    def __init__(self, *files: RegistryFile) -> None:
        self.themes = {theme.key: theme for file in files for theme in file.themes}
        self.sources = {source.key: source for file in files for source in file.sources}
        variants = [variant for file in files for variant in file.variants]
        self.by_code = {
            one.code: one for file in files for given in file.indicators for one in _multiplied(given, variants)
        }
        self._check()
        order = {key: place for place, key in enumerate(self.themes)}
        self.indicators = tuple(sorted(self.by_code.values(), key=lambda one: order[one.theme]))

    def _check(self) -> None:
        for one in self.by_code.values():
            if one.theme not in self.themes:
                raise packs.PackError(f"indicators.yaml, {one.code}: het thema {one.theme} bestaat niet")
            if one.source not in self.sources:
                raise packs.PackError(f"indicators.yaml, {one.code}: de bron {one.source} bestaat niet")
            if one.denominator and one.denominator not in self.by_code:
                raise packs.PackError(f"indicators.yaml, {one.code}: de noemer {one.denominator} bestaat niet")
            if one.aggregation == Aggregation.WEIGHTED and not one.denominator:
                raise packs.PackError(f"indicators.yaml, {one.code}: een gewogen gemiddelde heeft een noemer nodig")


def _multiplied(one: Indicator, variants: list[Variant]) -> list[Indicator]:
    """The indicator itself, or one for each age group when it comes from the health survey."""
    if not one.rivm:
        return [one]
    found = []
    for variant in variants:
        changed: dict[str, Any] = {"rivm_age": variant.rivm_age}
        if variant.suffix:
            changed |= {
                "code": f"{one.code}-{variant.suffix}",
                "title": Text(
                    {key: words + variant.title.in_language(key) for key, words in one.title.by_language.items()}
                ),
                "groups": variant.groups,
                "headline": None,
                "about": (),
            }
        found.append(one.model_copy(update=changed))
    return found


@cache
def _registry() -> _Registry:
    files = [packs.load(FILE, RegistryFile)]
    extra = packs.pack_path("indicators.yaml")
    if extra.exists():
        files.append(packs.load(extra, RegistryFile))
    return _Registry(*files)


def forget() -> None:
    """Read the files again at the next question (after a change of the pack, in tests)."""
    _registry.cache_clear()


def all_indicators() -> tuple[Indicator, ...]:
    """Every indicator, by theme in the order of the wijkfoto and then as in the file; also what is never measured."""
    return _registry().indicators


def indicator(code: str) -> Indicator:
    """The indicator with this code. Raises KeyError when there is none."""
    return _registry().by_code[code]


def exists(code: str) -> bool:
    return code in _registry().by_code


def themes() -> tuple[Theme, ...]:
    """The themes in the order of the wijkfoto."""
    return tuple(_registry().themes.values())


def theme(key: str) -> Theme:
    return _registry().themes[key]


def sources() -> tuple[Source, ...]:
    return tuple(_registry().sources.values())


def source(key: str) -> Source:
    return _registry().sources[key]


def of_theme(key: str, group: Group = Group.EVERYONE) -> tuple[Indicator, ...]:
    """The indicators of a theme that are about this group."""
    return tuple(one for one in all_indicators() if one.theme == key and group in one.groups)


def headlines() -> tuple[Indicator, ...]:
    """The figures that matter first, most important first; a page takes the first few that have a value."""
    ranked = [one for one in all_indicators() if one.headline is not None]
    return tuple(sorted(ranked, key=lambda one: one.headline or 0))


def about(subjects: Collection[str]) -> tuple[Indicator, ...]:
    """The indicators that stand on a theme page of one of these subjects, by their headline and then as in the file."""
    found = [one for one in all_indicators() if set(one.about) & set(subjects)]
    return tuple(sorted(found, key=lambda one: one.headline or 99))
