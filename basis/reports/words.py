"""What a report says of itself, for its pages and its papers alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from basis.reports.models import Report


def title(report: Report) -> str:
    """'Wanneer hoorde u erbij? Verslag van de Ruwaard'."""
    if report.area is None:
        return _("Verslag: %(round)s") % {"round": report.round.title}
    return _("Verslag van %(area)s: %(round)s") % {"round": report.round.title, "area": report.area}


def where(report: Report) -> str:
    """The area it is of, or that it is of all of them."""
    return str(report.area) if report.area else _("de hele ronde")


def told(number: Mapping[str, int | None]) -> str:
    """How many stories were told, in fives, and none of few."""
    if number["round"] is None:
        return _("Er zijn te weinig verhalen verteld om te zeggen hoeveel.")
    said = _("Er zijn ongeveer %(number)s verhalen verteld.") % {"number": number["round"]}
    if number["area"]:
        said += " " + _("Ongeveer %(number)s daarvan gaan over dit gebied.") % {"number": number["area"]}
    return said


def total(number: int | None) -> str:
    """How many stories a pattern is of."""
    return _("Uit de hele ronde: samen ongeveer %(number)s verhalen.") % {"number": number} if number else ""


def coverage_title(name: str) -> str:
    return _("Hoe oud zij zijn") if name == "age" else _("Waar zij wonen of waar het was")


def coverage_source(one: Mapping[str, Any]) -> str:
    said = {"told": one["told"], "source": one["source"], "year": one["year"]}
    return _("Ongeveer %(told)s mensen zeiden dit. Inwoners: %(source)s, %(year)s.") % said


def cannot_say(report: Report) -> list[str]:
    """What one must not read in it."""
    said = [
        _("Wie vertelde, koos daar zelf voor. De verhalen zeggen niet hoeveel mensen iets meemaken of vinden."),
        _("Aantallen zijn afgerond op vijf. Waar minder dan vijf mensen iets zeiden, staat geen aantal."),
        _("Wat wij zien, kan iets anders betekenen dan wij denken. Daarom staan er meer duidingen naast elkaar."),
        _("Cijfers spreken niet voor zich. Naast elk cijfer staat wat mensen erin lezen."),
    ]
    if report.area:
        said.insert(
            1,
            _(
                "Dit verslag gaat over één gebied. De aantallen bij vragen komen uit de hele ronde: "
                "van één gebied zijn er te weinig verhalen om groepen te vergelijken."
            ),
        )
    return said


def paper() -> dict[str, str]:
    """The words between what is told, on paper."""
    return {
        "heard": _("Wat hoorden wij?"),
        "means": _("Wat kan het betekenen?"),
        "done": _("Wat gebeurt er nu?"),
        "who_told": _("Wie vertelde er?"),
        "period": _("Wanneer"),
        "for_whom": _("Wie kon vertellen"),
        "why": _("Waarom wij het vroegen"),
        "group": _("Groep"),
        "told": _("Vertelden"),
        "live": _("Wonen hier"),
        "few": _("te weinig om te tonen"),
        "seen": _("Wat wij zagen, en wat het kan betekenen"),
        "no_theme": _("Bij geen thema"),
        "idea": _("Idee:"),
        "contradicts": _("spreekt een andere duiding tegen"),
        "answer": _("Antwoord"),
        "number": _("Verhalen"),
        "figures": _("Cijfers ernaast"),
        "figures_lead": _("Cijfers spreken niet voor zich. Daarom staat bij elk cijfer wat mensen erin lezen."),
        "no_figure": _("Geen cijfer"),
        "area": _("Gebied"),
        "figure": _("Cijfer"),
        "agreed": _("Wat is afgesproken"),
        "nothing_agreed": _("Er is nog niets afgesproken."),
        "back": _("Wat mensen terughoorden"),
        "cannot": _("Wat dit verslag niet kan zeggen"),
        "ask": _("Bij wie kunt u terecht?"),
        "read_on": _("Het hele verslag staat op de website. Scan dit vierkant met uw telefoon, of typ dit adres."),
        "page": _("bladzijde"),
    }
