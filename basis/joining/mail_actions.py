"""What people are told by mail: that they joined, that a seat came free, that it is moved or not done, and after it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from basis import packs
from basis.activities.models import Occurrence
from basis.joining import keys, queries
from basis.joining.models import Change, Party
from basis.moderation import queries as moderation
from basis.notifications import actions as notifications

CONFIRM, SEAT, CHANGED = "joining.confirm", "joining.seat", "joining.changed"
REMINDER, WORTH, HOST, INTRODUCED = "joining.reminder", "joining.worth", "joining.host", "joining.introduced"


@contextmanager
def _to(party: Party) -> Iterator[Any]:
    """Her address or account, with all that is said in between in her language."""
    with translation.override(party.person.language if party.person else party.language):
        yield party.person or party.email


def page_of(party: Party) -> str:
    """Her own page, as it stands in a mail."""
    return reverse("joining:party", args=[keys.mailed(party)])


def ask_to_confirm(parties: Sequence[Party], key: str, now: datetime.datetime) -> None:
    """The one mail to an address that was filled in. Its link leads to two buttons: that it is right, or not hers."""
    first = parties[0]
    with _to(first) as address:
        page = reverse("joining:party", args=[key])
        text = _(
            "Iemand schreef op %(site)s dat u komt, met dit e-mailadres erbij.\n\n%(lines)s\n\n"
            "Was u dat? Open dan de link en druk op de knop. Dan sturen wij u de dag ervoor een bericht. "
            "Met dezelfde link kunt u het afzeggen. Bewaar deze mail dus.\n\n"
            "Was u het niet? Open de link en druk op ‘Dit was ik niet’. Uw adres is dan meteen weg."
        )
        notifications.tell(
            address,
            CONFIRM,
            subject=_("Komt u naar ‘%(title)s’?") % {"title": first.occurrence.activity.title},
            text=text % {"site": packs.site().name, "lines": "\n".join(_line(one) for one in parties)},
            url=f"{page}?bevestig={keys.to_confirm(first)}",
            button=_("Bekijk uw plaats"),
            at=now,
        )


def tell_of_seat(party: Party, now: datetime.datetime) -> None:
    """A seat came free and it is hers; with the link to say no."""
    if not party.can_be_told:
        return
    with _to(party) as to:
        text = _(
            "Er kwam plaats vrij. U stond bovenaan de wachtlijst, dus u doet nu mee.\n\n%(line)s\n\n"
            "Kunt u niet meer? Meld u dan af met de link. Dan kan iemand anders komen."
        )
        notifications.tell(
            to,
            SEAT,
            subject=_("U kunt komen: ‘%(title)s’") % {"title": party.occurrence.activity.title},
            text=text % {"line": _line(party)},
            url=page_of(party),
            button=_("Bekijk uw plaats"),
            once=f"{SEAT}:{party.pk}:{now:%Y%m%d%H%M%S}",
            at=now,
        )


def tell_of_changes(parties: Sequence[Party], now: datetime.datetime) -> None:
    """What is otherwise, for one person: of each moment what it was, and what it is. One mail for all together."""
    first = parties[0]
    if not first.can_be_told:
        return
    with _to(first) as to:
        title = first.occurrence.activity.title
        off = all(one.news == Change.CANCELLED for one in parties)
        subject = _("Gaat niet door: ‘%(title)s’") if off else _("Veranderd: ‘%(title)s’")
        words = list(dict.fromkeys(one.news_words for one in parties if one.news_words))
        said = "\n".join(_("De organisator schrijft: ‘%(words)s’") % {"words": one} for one in words)
        told = "\n\n".join(_difference(one) for one in parties)
        after = "" if off else _("Kunt u dan niet? Meld u af met de link. Dan kan iemand anders komen.")
        notifications.tell(
            to,
            CHANGED,
            subject=subject % {"title": title},
            text="\n\n".join(part for part in (title, told, said, after) if part),
            url=page_of(first),
            button=_("Bekijk uw plaats"),
            at=now,
        )


def remind(party: Party, now: datetime.datetime) -> bool:
    """The day before: when, where, and the link to say no. Once; gives whether it was told now."""
    with _to(party) as to:
        text = _(
            "Morgen is het zover.\n\n%(line)s\n\nKunt u niet? Meld u dan af met de link. Dan kan iemand anders komen."
        )
        day = timezone.localdate(party.occurrence.starts_at)
        told = notifications.tell(
            to,
            REMINDER,
            subject=_("Morgen: ‘%(title)s’") % {"title": party.occurrence.activity.title},
            text=text % {"line": _line(party)},
            url=page_of(party),
            button=_("Bekijk of meld u af"),
            once=f"{REMINDER}:{party.pk}:{day}",
            at=now,
        )
    return told is not None


def ask_worth(party: Party, now: datetime.datetime) -> bool:
    """The day after: the one question. Once for each activity; gives whether it was asked now."""
    activity = party.occurrence.activity
    who = f"p{party.person_id}" if party.person_id else keys.hashed(party.email)[:24]
    with _to(party) as to:
        text = _(
            "U was bij ‘%(title)s’. Eén vraag: was het de moeite waard?\n\n"
            "Uw antwoord staat nergens met uw naam. Wilt u er iets over vertellen? Dat kan op dezelfde bladzijde."
        )
        told = notifications.tell(
            to,
            WORTH,
            subject=_("Was het de moeite waard?"),
            text=text % {"title": activity.title},
            url=reverse("joining:worth", args=[keys.mailed(party)]),
            button=_("Geef antwoord"),
            once=f"{WORTH}:{activity.pk}:{who}",
            at=now,
        )
    return told is not None


def tell_host(party: Party, now: datetime.datetime) -> None:
    """Somebody who comes asks or offers something: the host hears that there is, and reads on her list what and who."""
    activity = party.occurrence.activity
    host = moderation.giver_of(activity.contribution)
    if host is None:
        return
    with translation.override(getattr(host.to, "language", host.language)):
        asked = [
            _("Iemand zoekt een lift.") if party.needs_lift else "",
            _("Iemand komt liever niet alleen.") if party.not_alone else "",
            _("Iemand wil een ander meenemen, of wachten bij de deur.") if party.is_buddy else "",
            _("Iemand schreef u iets.") if party.word else "",
        ]
        said = " ".join(one for one in asked if one)
        if not said:
            return
        when = queries.when_of(party.occurrence.starts_at)
        notifications.tell(
            host.to,
            HOST,
            subject=_("Iemand doet mee met ‘%(title)s’") % {"title": activity.title},
            text=_("Dit gaat over %(when)s.\n\n%(said)s\n\nOp de lijst leest u wie het is.")
            % {"when": when, "said": said},
            url=f"{reverse('joining:list', args=[party.occurrence_id])}?sleutel={host.key or activity.contribution_id}",
            button=_("Bekijk de lijst"),
            at=now,
        )


def tell_introduced(party: Party, other: Party, url: str, now: datetime.datetime) -> None:
    """Who offered company hears whom the organiser brings her together with; the other hears it in the conversation."""
    with _to(party) as to:
        text = _(
            "De organisator van ‘%(title)s’ stelt u voor aan %(name)s. %(name)s komt liever niet alleen.\n\n"
            "Wij hebben u aan elkaar voorgesteld. U ziet elkaars e-mailadres niet. "
            "Zodra %(name)s antwoordt, krijgt u bericht. Met de link kunt u alvast iets schrijven."
        )
        notifications.tell(
            to,
            INTRODUCED,
            subject=_("U kunt %(name)s meenemen, of wachten bij de deur") % {"name": other.name},
            text=text % {"title": party.occurrence.activity.title, "name": other.name},
            url=url,
            button=_("Schrijf een bericht"),
            once=f"{INTRODUCED}:{party.pk}:{other.pk}",
            at=now,
        )


def _line(party: Party) -> str:
    """When, where and with how many, in one line."""
    occurrence = party.occurrence
    said = [queries.when_of(occurrence.starts_at), queries.where_of(occurrence)]
    if party.guests:
        said.append(_("u komt met %(count)s mensen") % {"count": party.size})
    if party.state == "waiting":
        said.append(_("u staat op de wachtlijst"))
    return f"{occurrence.activity.title}: " + ", ".join(one for one in said if one)


def _difference(party: Party) -> str:
    """What it was, and what it is."""
    occurrence = party.occurrence
    was = ", ".join(one for one in (queries.when_of(party.told_at), party.told_where) if one)
    if occurrence.is_cancelled:
        return _("Gaat niet door: %(was)s") % {"was": was}
    now = ", ".join(one for one in (queries.when_of(occurrence.starts_at), queries.where_of(occurrence)) if one)
    if was == now:
        return _("Gaat door, maar is veranderd: %(now)s") % {"now": now}
    return _("Eerst: %(was)s\nNu: %(now)s") % {"was": was, "now": now}


def told_of(occurrence: Occurrence) -> dict[str, Any]:
    """What somebody knows of a moment, to compare with later."""
    return {"told_at": occurrence.starts_at, "told_where": queries.where_of(occurrence)[:260]}
