"""Numbers of meeting as people say them: spans, minutes, and how we counted."""

from __future__ import annotations

import math
from collections.abc import Callable

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from basis.meeting.catchment import DETOUR, STEPS
from basis.meeting.population_queries import People
from basis.meeting.queries import Picture
from basis.meeting.reach import Span
from basis.meeting.supply_queries import Sort
from basis.themes import Group

PER = 1_000  # inhabitants
AN_HOUR = 60.0

SORTS: dict[Sort, Promise] = {
    Sort.ALL: gettext_lazy("Alle plekken"),
    Sort.INDOOR: gettext_lazy("Binnen"),
    Sort.OUTDOOR: gettext_lazy("Buiten"),
    Sort.FREE: gettext_lazy("Gratis"),
    Sort.EVENING: gettext_lazy("Open in de avond"),
    Sort.STEP_FREE: gettext_lazy("Zonder drempel"),
}
GROUPS: dict[Group, Promise] = {
    Group.EVERYONE: gettext_lazy("Alle inwoners"),
    Group.CHILDREN: gettext_lazy("Kinderen tot 15 jaar"),
    Group.OLDER: gettext_lazy("Mensen van 65 jaar en ouder"),
}


def number(value: float, decimals: int = 0) -> str:
    """'13.595', or '1,2', as one writes it in the language of the reader."""
    return formats.number_format(round(value, decimals), decimals, use_l10n=True, force_grouping=True)


def span(given: Span, say: Callable[[float], str]) -> str:
    """'12 tot 14', or '12' where both ways of counting give the same."""
    low, high = say(given.low), say(given.high)
    return low if low == high else _("%(low)s tot %(high)s") % {"low": low, "high": high}


def percent(part: Span) -> str:
    """'54 tot 61 %'."""
    said = _("%(number)s %%") % {"number": span(part, lambda value: number(100 * value))}
    return said.replace(" %", "\u00a0%")  # the sign stays with its number


def minutes(walk: float) -> str:
    """'7 minuten', 'meer dan een uur'."""
    if walk > AN_HOUR:
        return _("meer dan een uur")
    whole = max(1, math.ceil(walk))
    return ngettext("%(count)s minuut", "%(count)s minuten", whole) % {"count": whole}


def half(walk: Span) -> str:
    """'Voor de helft is dat hooguit 7 tot 9 minuten lopen.', or '' when there is nothing to walk to."""
    if math.isinf(walk.low):
        return ""
    if walk.low > AN_HOUR:
        return _("De helft loopt meer dan een uur naar de plek die het dichtst bij is.")
    count = span(walk, lambda value: number(max(1, math.ceil(value))))
    if walk.high > AN_HOUR:
        count = _("%(low)s of meer") % {"low": number(math.ceil(walk.low))}
    return _("De helft heeft een plek binnen %(count)s minuten lopen.") % {"count": count}


def about(count: float) -> str:
    """'13.000' of 13.175: two figures, so that nobody takes an estimate for a count."""
    step = 10 ** max(0, len(str(round(count))) - 2)
    return number(round(count / step) * step)


def for_each(share: Span) -> str:
    """'2.700': for how many people there is one place, when a share is places for each of them; more than nought."""
    return span(Span.of(1 / share.low, 1 / share.high), about)


def source(people: People) -> str:
    """'Bron: CBS, 85984NED, 2024.', and that it is an estimate where it is one."""
    text = _("Bron: %(source)s.") % {"source": f"{'; '.join(people.sources)}, {people.year}"}
    if people.is_estimate:
        text += " " + _("Per buurt is dit een schatting uit postcodes.")
    return text


def method(found: Picture) -> list[str]:
    """How we counted, sentence by sentence, and what these numbers cannot say."""
    detour = number(DETOUR, 1)
    said = [
        _("Wij tellen plekken die openbaar zijn, of waar iedereen naar binnen mag. Elke plek telt als één."),
        _("Lopen gaat met 5 kilometer per uur. Wij meten een rechte lijn en maken die %(detour)s keer zo lang.")
        % {"detour": detour},
        _("De echte weg kan langer zijn, bijvoorbeeld om het spoor of een drukke weg heen."),
        _("Wij weten alleen hoeveel mensen er in een buurt wonen, niet in welke straat. Daarom rekenen wij twee keer.")
        + " "
        + _("Eerst alsof iedereen in het midden van de buurt woont. Dan alsof de mensen overal in de buurt wonen.")
        + " "
        + _("Staan er twee getallen, dan zijn dat de uitkomsten. Vaak ligt het ertussen."),
        _("Een plek delen wij door alle mensen die er binnen %(far)s minuten kunnen zijn, ook uit andere gebieden.")
        % {"far": STEPS[-1]},
        _("Is er niets binnen %(far)s minuten, dan is dat 0. Plekken buiten de gemeente tellen niet mee.")
        % {"far": STEPS[-1]},
        _("Weten wij de openingstijden niet, dan telt een plek niet als open in de avond."),
    ]
    if found.is_sketch:
        said.append(_("Hoe groot een buurt is, schatten wij: de grenzen op deze kaart zijn een schets."))
    if found.unplaced:
        text = ngettext(
            "Van %(count)s plek weten wij alleen in welk gebied zij ligt. Die telt niet mee bij het lopen.",
            "Van %(count)s plekken weten wij alleen in welk gebied zij liggen. Die tellen niet mee bij het lopen.",
            found.unplaced,
        )
        said.append(text % {"count": found.unplaced})
    return said
