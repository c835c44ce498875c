"""Figures in words: numbers as the reader's language writes them, what they are uncertain by, how they were made."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import formats
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from basis.figures.comparison import Cell
from basis.figures.models import Method, Missing
from basis.figures.registry import Indicator, Unit

SPACE = "\u00a0"  # keeps number and unit on one line


def number(value: float, decimals: int = 0) -> str:
    """13.595 or 49,2 in Dutch, 13,595 or 49.2 in English; a real minus sign."""
    point, thousand = formats.get_format("DECIMAL_SEPARATOR"), formats.get_format("THOUSAND_SEPARATOR")
    plain = f"{abs(value):,.{decimals}f}"
    shown = plain.replace(",", "\0").replace(".", point).replace("\0", thousand)
    is_nought = not plain.strip("0.,")
    return shown if value >= 0 or is_nought else f"−{shown}"


def short(value: float, unit: Unit, decimals: int = 0) -> str:
    """A value as it stands at a bar: with %, km or € and without further words."""
    match unit:
        case Unit.PERCENT:
            return f"{number(value, decimals)}{_percent_space()}%"
        case Unit.EURO1000:
            return f"€{SPACE}{number(value * 1000)}"
        case Unit.KM:
            return f"{number(value, decimals)}{SPACE}km"
        case _:
            return number(value, decimals)


def _percent_space() -> str:
    """Dutch writes 49,2 %, English 49.2%."""
    return "" if (get_language() or "").startswith("en") else SPACE


def is_about(cell: Cell) -> bool:
    """Whether a number was shared out from postcodes, and so is only known about."""
    return cell.method == Method.SHARED


def amount(cell: Cell, unit: Unit, decimals: int) -> str:
    """The number of a cell; one that is only known about in whole percents, or in tens, a great one in hundreds."""
    value = cell.value or 0.0
    if not is_about(cell):
        return short(value, unit, decimals)
    if unit in {Unit.PEOPLE, Unit.HOUSEHOLDS, Unit.HOMES, Unit.COUNT}:
        return number(round(value, -2 if value >= 1000 else -1))
    return short(value, unit, 0)


def about(cell: Cell, unit: Unit, decimals: int) -> str:
    """The same on its own: 'ongeveer 1.900', '49,2 %'."""
    shown = amount(cell, unit, decimals)
    return _("ongeveer %(number)s") % {"number": shown} if is_about(cell) else shown


def unit(cell: Cell, indicator: Indicator) -> str:
    """What stands behind the number: 'inwoners', 'inwoners, ongeveer'; empty where % or km is in it already."""
    if indicator.unit in {Unit.PERCENT, Unit.EURO1000, Unit.KM}:
        return ""
    said = indicator.unit_in_words
    return _("%(unit)s, ongeveer") % {"unit": said} if is_about(cell) else said


def missing(cell: Cell) -> str:
    """Why there is no number: 'niet gepubliceerd'."""
    return str(Missing(cell.missing).label)


def why_missing(cell: Cell) -> str:
    """The reason as a sentence: 'Dit cijfer is niet gepubliceerd.'"""
    return {
        Missing.NOT_PUBLISHED: _("De bron heeft dit cijfer hier niet gepubliceerd."),
        Missing.SECRET: _("Dit cijfer is geheim: het gaat om zo weinig mensen dat zij te herkennen zouden zijn."),
        Missing.IMPOSSIBLE: _("Dit kan hier niet voorkomen."),
        Missing.NOT_YET: _("Dit cijfer is nog niet bekend."),
        Missing.NOT_IN_SOURCE: _("De bron geeft dit cijfer niet voor dit gebied."),
    }[Missing(cell.missing)]


def interval(cell: Cell, unit: Unit, decimals: int) -> str:
    """'waarschijnlijk tussen 44,1 % en 54,3 %', or empty when the source gives no interval."""
    if cell.lower is None or cell.upper is None:
        return ""
    low, high = short(cell.lower, unit, decimals), short(cell.upper, unit, decimals)
    return _("waarschijnlijk tussen %(low)s en %(high)s") % {"low": low, "high": high}


def brackets(cell: Cell, unit: Unit, decimals: int) -> str:
    """The interval as short as a table can have it: ' (44,1–54,3)'; empty when the source gives none."""
    if cell.lower is None or cell.upper is None:
        return ""
    factor = 1000 if unit == Unit.EURO1000 else 1
    return f" ({number(cell.lower * factor, decimals)}–{number(cell.upper * factor, decimals)})"


def uncertainty(cell: Cell, indicator: Indicator) -> str:
    """How sure the number is, in sentences: its interval, or what is not known and what rounding can have done.

    Empty when it is exact. The margin of a sum holds what is missing, that of a mean cannot: then it is said apart.
    """
    if cell.value is None:
        return ""
    if between := interval(cell, indicator.unit, indicator.decimals):
        return f"{between[:1].upper()}{between[1:]}."
    said = [_coverage(cell), _rounding(cell, indicator)]
    return " ".join(sentence for sentence in said if sentence)


def _is_partial(cell: Cell) -> bool:
    """Whether it was made of parts that are not all known; a two-thousandth is no part worth a word."""
    return cell.coverage is not None and cell.coverage < 0.9995


def _coverage(cell: Cell) -> str:
    if not _is_partial(cell):
        return ""
    percent = short(100 * (cell.coverage or 0.0), Unit.PERCENT, 1 if (cell.coverage or 0.0) > 0.99 else 0)
    said = _("Niet elk deel heeft een cijfer: dit gaat over %(part)s van het geheel.") % {"part": percent}
    return said if cell.method == Method.SUM else said + " " + _("Hoe het met de rest is, weten we niet.")


def _rounding(cell: Cell, indicator: Indicator) -> str:
    if not cell.margin or (indicator.rounding < 2 and cell.margin < 1):
        return ""
    if cell.method == Method.SOURCE and indicator.rounding:
        return _("De bron rondt dit af op %(step)s.") % {"step": indicator.rounding}
    margin = number(cell.margin, max(indicator.decimals, 0 if cell.margin >= 1 else 1))
    if not _is_partial(cell):
        return _("Door afronding kan dit er %(margin)s naast zitten.") % {"margin": margin}
    if cell.method == Method.SUM:
        return _("Door afronding en door wat ontbreekt kan dit er %(margin)s naast zitten.") % {"margin": margin}
    return _("Voor het deel dat we kennen, kan dit er door afronding %(margin)s naast zitten.") % {"margin": margin}


def method(cell: Cell, indicator: Indicator) -> str:
    """How the number came to be, in a sentence; empty when it stands in the source as it is."""
    if cell.value is None:
        return ""
    said = []
    if indicator.is_estimate:
        said.append(
            _("Dit is een schatting met een rekenmodel: gebruik dit cijfer niet om te meten of iets heeft geholpen.")
        )
    match cell.method:
        case Method.SUM:
            said.append(_("Wij hebben de delen van dit gebied opgeteld."))
        case Method.WEIGHTED:
            said.append(_("Dit is een gemiddelde van de delen van dit gebied. Een groot deel telt zwaarder mee."))
        case Method.SHARED:
            said.append(_("Dit is een schatting uit cijfers per postcode, in verhouding verdeeld over de wijken."))
    return " ".join(said)


def listing(names: Sequence[str]) -> str:
    """'Centrum', 'Centrum en Lith', 'Centrum, Lith en Megen'."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s en %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def more_readings(count: int) -> str:
    """'nog 2 lezingen'; empty when there are no more."""
    if count < 1:
        return ""
    return ngettext("nog %(count)s lezing", "nog %(count)s lezingen", count) % {"count": count}
