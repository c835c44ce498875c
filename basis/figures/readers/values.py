"""What a delivery holds, once read: values with their place, whatever shape the file had."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from basis import files
from basis.areas.models import Area
from basis.figures.models import Method, Missing
from basis.figures.registry import Aggregation, Indicator, Unit
from basis.files import Refused

COUNTRY = "NL00"
CODE = re.compile(r"NL00|GM\d{4}|WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4}")
OTHER_REGION = re.compile(r"(NL|LD|PV|CR|GG|GR|AM|VR|RE|SG|KK|CP|TR|PC)\d{2,6}")  # regions we have no areas for
NUMBER = re.compile(r"[+-]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)")
THOUSANDS = re.compile(r"[+-]?\d{1,3}([.,]\d{3})+")
HIGHEST = 1e12  # more than there is of anything
SENTINEL = -90_000  # below it CBS and PDOK mean 'no number'
YEARS = range(1995, 2101)

KINDS = {
    "NL": Area.Kind.COUNTRY,
    "GM": Area.Kind.MUNICIPALITY,
    "WK": Area.Kind.WIJK,
    "BU": Area.Kind.BUURT,
}


@dataclass(frozen=True, slots=True)
class Value:
    """One figure as delivered: a number, or the reason why there is none. `line` is where it stands in the file."""

    area: str
    indicator: str
    period: int
    value: float | None
    missing: str = ""
    lower: float | None = None
    upper: float | None = None
    method: str = Method.SOURCE
    line: int = 0
    source: str = ""  # what the file itself says it came from; empty: the file


@dataclass
class Delivered:
    """A delivery, read whole: its values and what is known about where they came from."""

    name: str
    sha256: str
    source: str  # key in the registry
    year: int | None
    rows: int
    values: list[Value] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)  # of areas, by code, where the file says them
    moved: dict[tuple[str, int], bool] = field(default_factory=dict)  # area, year → is its border another than before?
    url: str = ""
    notes: list[str] = field(default_factory=list)  # what was passed over, for whoever imports

    def within(self, municipality: str) -> Delivered:
        """Only what is of this municipality (GM0828) and the country. Refuses when nothing is of the municipality."""
        digits = municipality[2:]
        self.values = [v for v in self.values if v.area == COUNTRY or v.area[2:6] == digits]
        self.moved = {key: moved for key, moved in self.moved.items() if key[0][2:6] == digits}
        if not any(v.area != COUNTRY for v in self.values):
            raise Refused(
                _("%(file)s: hier staat niets in over %(municipality)s.")
                % {"file": self.name, "municipality": municipality}
            )
        return self


class Faults:
    """Faults found while reading, so that one attempt shows them all (the first ten)."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[str] = []

    def add(self, line: int, cause: str, column: str = "") -> None:
        words = {"line": line, "column": column, "cause": cause}
        self.found.append(
            _("regel %(line)s, kolom %(column)s: %(cause)s") % words
            if column
            else _("regel %(line)s: %(cause)s") % words
        )

    def refuse(self) -> None:
        """Raise Refused when there were any."""
        files.refuse(self.file, self.found)


def code_of(text: str) -> str:
    """The code of an area as CBS writes it, or '' when it is none: ' gm0828   ' gives GM0828, NL and NL01 give NL00."""
    code = text.strip().upper()
    code = COUNTRY if code in {"NL", "NL01"} else code
    return code if CODE.fullmatch(code) else ""


def has_moved(text: str) -> bool | None:
    """Whether a border moved since the year before, as CBS writes it: 1 no, 2 no but the code changed, 3 yes.

    None when it says nothing. Raises ValueError with the cause for anything else.
    """
    written = text.strip().removesuffix(".0")
    if written in {"", "."}:
        return None
    if written not in {"1", "2", "3"}:
        raise ValueError(_("verwacht 1, 2 of 3, er staat '%s'") % text[:40])
    return written == "3"


def number_of(text: str, indicator: Indicator) -> tuple[float | None, str]:
    """A cell as (number, '') or (None, why not). Raises ValueError with the cause for what is neither.

    A full stop means: not published, or secret (CBS does not say which). Blank means: cannot occur. Large negative
    numbers are how PDOK writes 'no number'. Decimal comma and point are both fine; dots between thousands are not,
    since 13.595 can be read in two ways.
    """
    text = text.strip()
    if text in {".", "-", "x", "X"}:
        return None, Missing.SECRET if text in {"x", "X"} else Missing.NOT_PUBLISHED
    if not text:
        return None, Missing.IMPOSSIBLE
    if not NUMBER.fullmatch(text):
        if THOUSANDS.fullmatch(text):
            raise ValueError(_("%s heeft punten of komma's tussen de duizendtallen; laat die weg") % text)
        raise ValueError(_("verwacht een getal, er staat '%s'") % text[:40])
    if is_whole(indicator) and THOUSANDS.fullmatch(text):
        raise ValueError(_("%s heeft punten of komma's tussen de duizendtallen; laat die weg") % text)
    return checked(float(text.replace(",", ".")), indicator)


def checked(number: float, indicator: Indicator) -> tuple[float | None, str]:
    """The number if this indicator can have it; a sentinel is 'not published'. Raises ValueError with the cause.

    Below nought can be a score, and a middle amount: half of the households may have debts.
    """
    if not number <= HIGHEST:
        raise ValueError(_("%s kan niet: het is te groot") % number)
    if number < SENTINEL:
        return None, Missing.NOT_PUBLISHED
    if is_whole(indicator) and number != int(number):
        raise ValueError(_("verwacht een heel getal, er staat %s") % number)
    is_middle = indicator.unit == Unit.EURO1000 and indicator.aggregation == Aggregation.NONE
    if number < 0 and indicator.unit != Unit.SCORE and not is_middle:
        raise ValueError(_("%s kan niet: het is minder dan nul") % number)
    if number > 100 and indicator.unit == Unit.PERCENT:
        raise ValueError(_("%s procent kan niet") % number)
    return number, ""


def is_whole(indicator: Indicator) -> bool:
    """Whether it counts people, things or whole hectares."""
    return indicator.aggregation == Aggregation.SUM


def year_of(text: str) -> int | None:
    """The year of a period, '2022' or '2022JJ00'; None when it is none from 1995 to 2100."""
    found = re.fullmatch(r"([0-9]{4})(JJ00)?", text)
    return int(found[1]) if found and int(found[1]) in YEARS else None


def check_year(year: int) -> None:
    if year not in YEARS:
        raise Refused(_("Het jaar %s kan niet: verwacht 1995 tot en met 2100.") % year)
