"""Pages of cards: put one up, read them, and write to who put one up."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basis.areas.models import Area
from basis.exchange import actions, pages, queries, rules, writing_actions
from basis.exchange.forms import CardForm
from basis.exchange.models import Card
from basis.exchange.queries import Wanted
from basis.exchange.step_forms import WriteForm
from basis.moderation import intake
from basis.moderation.actions import Given
from basis.needs import queries as needs
from basis.relay import queries as relay
from basis.relay.actions import Side

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])


@READ_AND_SEND
def new(request: HttpRequest) -> HttpResponse:
    """Put up a card; first choose for which area, when it is not known."""
    area = _area_to_tell_of(request)
    if area is None:
        kept = {name: request.GET[name] for name in ("zin", "onderwerp", "namens") if request.GET.get(name)}
        return render(request, "exchange/choose.html", {"kept": kept, "outside": needs.areas_outside()})
    form = _form(request, area)
    if stop := intake.stop(request, form, actions.KIND):
        return stop
    if form.is_bound and form.is_valid() and (given := _put_up(request, area, form)):
        return intake.thanks(given)
    return render(request, "exchange/new.html", pages.telling(form, area, request.user), status=_status(form))


def _area_to_tell_of(request: HttpRequest) -> Area | None:
    """The one in the form or in the address (empty: none), else the one this visitor chose, or lives in."""
    sent = request.POST if request.method == "POST" else request.GET
    if "gebied" in sent:
        return needs.area_called(sent["gebied"])
    mine = getattr(request.user, "area", None)
    return needs.area_called(request.COOKIES.get(Area.COOKIE) or (mine.slug if mine else ""))


def _form(request: HttpRequest, area: Area) -> CardForm:
    asked = Wanted.asked(request.GET)
    begin = {"gebied": area.slug, "sentence": asked.sentence, "on_behalf": bool(request.GET.get("namens"))}
    begin |= {"theme": asked.theme} if asked.theme else {}
    begin |= {"text": request.GET["tekst"][:200]} if request.GET.get("tekst") else {}
    return CardForm(
        request.POST or None,
        area=area,
        speakers=pages.speakers_of(request.user),
        viewer=request.user,
        may_record=rules.may_record(request.user, area),
        initial=begin | getattr(request, "unsent", {}),
    )


def _put_up(request: HttpRequest, area: Area, form: CardForm) -> Given | None:
    try:
        return actions.put_up(area, form.cleaned_data["told"], by=request.user, intake=form.intake())
    except ValidationError as fault:
        form.add_error(None, fault)
        return None


@require_safe
def everywhere(request: HttpRequest) -> HttpResponse:
    """What people ask and offer in the whole municipality."""
    return _list(request, None)


@require_safe
def of_area(request: HttpRequest, slug: str) -> HttpResponse:
    """What people ask and offer in one area; a buurt leads to the area it lies in."""
    area = area_or_404(slug)
    return _list(request, area) if area.slug == slug else redirect("exchange:of_area", area.slug)


def area_or_404(slug: str) -> Area:
    """The area of a page."""
    area = needs.area_called(slug)
    if area is None:
        raise Http404
    return area


def _list(request: HttpRequest, area: Area | None) -> HttpResponse:
    wanted, today = Wanted.asked(request.GET), timezone.localdate()
    found = queries.cards(request.user, area, wanted, today)
    page = Paginator(found, pages.A_PAGE).get_page(request.GET.get("pagina"))
    may_record = area is not None and rules.may_record(request.user, area)
    told = pages.listing(page, area, wanted, today) | {"may_record": may_record}
    return render(request, "exchange/list.html", told)


@require_safe
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """One card, and a form to write to who put it up."""
    return _card_page(request, card_or_404(request, pk), WriteForm(viewer=request.user))


def card_or_404(request: HttpRequest, pk: int) -> Card:
    """The card of a page, as this viewer reads it."""
    found = queries.one(request.user, pk)
    if found is None:
        raise Http404
    return found


def _card_page(request: HttpRequest, found: Card, form: WriteForm) -> HttpResponse:
    told = pages.one(found, request.user, timezone.localdate()) | {"form": form}
    return render(request, "exchange/card.html", told, status=_status(form))


@require_POST
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to who put it up; who has no account gets a mail first."""
    found, form = card_or_404(request, pk), WriteForm(request.POST, viewer=request.user)
    if stop := intake.stop(request, form, "exchange.write"):
        return stop
    if not form.is_valid() or (where := _written(request, found, form)) is None:
        return _card_page(request, found, form)
    return redirect(where)


def _written(request: HttpRequest, found: Card, form: WriteForm) -> str | None:
    """Where to go when it was written; None when it cannot be, with why in the form."""
    said, person = form.cleaned_data, request.user if request.user.is_authenticated else None
    name, language = said["name"], get_language() or "nl"
    asker = Side(person=person, email=said.get("email", ""), name=name, language=language)
    try:
        line = writing_actions.write(found, asker=asker, text=said["text"])
    except ValidationError as fault:
        form.add_error(None, fault)
        return None
    if person:
        return relay.page_of(line.participant)
    messages.success(request, _("Kijk in uw mail. Druk daar op de knop, dan geven wij uw bericht door."))
    return found.get_absolute_url()


def _status(form: CardForm | WriteForm) -> int:
    return 400 if form.errors else 200
