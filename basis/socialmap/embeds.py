"""A list of the social map on another website: what stands in the frame, and the line of HTML that puts it there."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from basis import languages
from basis.languages import unmarked
from basis.socialmap import cards, hours, list_queries, queries
from basis.socialmap.embed_forms import MANY, PLACES, EmbedForm
from basis.socialmap.wishes import Wish
from basis.themes import Group, Theme

FIRST = {"wat": "plekken", "aantal": MANY[0]}  # what is chosen when the page opens
ROW = 130  # pixels: about what a row needs in a narrow column
AROUND = 150  # and what stands above and beneath the rows


def shown(asked: Mapping[str, Any], *, at: datetime.datetime) -> dict[str, Any]:
    """What stands in the frame: a title, so many rows, and the way to the whole list. What makes no sense is let go."""
    form = EmbedForm(asked)
    wish, what, many = form.wish(), form.what, form.many
    list_of = {"gebied": form.said("gebied"), "onderwerp": form.said("onderwerp"), "voor": form.said("voor")}
    query = urlencode({name: value for name, value in list_of.items() if value})
    context = {"title": title(wish, what), "whole": reverse(f"socialmap:{what}") + (f"?{query}" if query else "")}
    if what == PLACES:
        found = queries.places(wish, at=at, language=languages.complete())
        return context | {"places": cards.cards(found[:many], at=at), "more": max(0, len(found) - many)}
    offered = list_queries.services(wish, 1, today=at.astimezone(hours.HERE).date(), language=languages.complete())
    rows = cards.offers(offered.rows[:many], at=at)
    return context | {"offers": rows, "more": max(0, offered.total - many)}


def made(asked: dict[str, Any]) -> dict[str, Any]:
    """The page on which one chooses: the form, the address of the example, and the line to copy."""
    form = EmbedForm(FIRST | {"leestaal": languages.complete()} | asked)
    wish, what, many = form.wish(), form.what, form.many
    chosen = {name: form.said(name) for name in ("wat", "gebied", "onderwerp", "voor", "aantal")}
    query = urlencode({name: value for name, value in chosen.items() if value})
    with translation.override(form.said("leestaal") or languages.SOURCE):
        address = f"{reverse('socialmap:embed')}?{query}"
        told = title(wish, what)
    height = AROUND + ROW * many
    line = format_html(
        '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>',
        settings.ADDRESS + address,
        told,
        str(height),
    )
    return {"form": form, "address": address, "line": line, "title_of_frame": told, "height": str(height)}


def title(wish: Wish, what: str) -> str:
    """'Plekken in Ruwaard: leren, ouderen', in the language of now."""
    said = _("Plekken") if what == PLACES else _("Activiteiten en hulp")
    if wish.area:
        said = _("%(what)s in %(area)s") % {"what": said, "area": wish.area}
    narrowed = [str(Theme(wish.theme).label).lower()] if wish.theme else []
    narrowed += [str(Group(wish.group).label).lower()] if wish.group else []
    return unmarked(f"{said}: {', '.join(narrowed)}" if narrowed else said)
