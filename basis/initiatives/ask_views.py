"""What initiatives need: the list, ask something, answer it, say thanks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from basis.initiatives import ask_actions, pages, queries, rules
from basis.initiatives.models import Ask, Initiative
from basis.initiatives.queries import Wanted
from basis.initiatives.team_forms import AskForm, OfferForm, ThanksForm
from basis.initiatives.team_views import fill, mine
from basis.initiatives.views import READ_AND_SEND, readable
from basis.moderation import intake
from basis.needs import queries as needs
from basis.numbers import key_in
from basis.relay.actions import Side


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """What initiatives need now, by area and kind."""
    area = needs.area_called(request.GET.get("gebied", ""))
    kind = Wanted.asked(request.GET).asks
    context = pages.asks(request.user, area, kind, request.GET.get("pagina"))
    return render(request, "initiatives/asked.html", context)


@login_required
@READ_AND_SEND
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """The team says what it needs; who wrote it down for others may, as long as nobody claimed it."""
    one = readable(request, slug)
    records = one.contribution.recorded_by_id == request.user.pk and one.contribution.author_id is None
    if not (records and rules.may_record(request.user, one.area)):
        one = mine(request, slug)
    form = AskForm(request.POST or None, viewer=request.user)

    def do(told: dict[str, Any]) -> None:
        ask_actions.ask(one, told["kind"], told["words"], by=request.user, signs=form.signs(), on_behalf=records)

    return fill(request, one, form, do, page="ask")


@login_required
@READ_AND_SEND
def found(request: HttpRequest, pk: int) -> HttpResponse:
    """The team says that it was found, with a word of thanks."""
    asked = _asked(pk)
    one = mine(request, asked.initiative.slug)
    form = ThanksForm(request.POST or None, viewer=request.user, initial={"text": ""})

    def do(told: dict[str, Any]) -> None:
        ask_actions.answered(asked, told["text"], by=request.user, signs=form.signs())

    return fill(request, one, form, do, page="found", about=asked.words)


@login_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The team does not need it any more."""
    asked = _asked(pk)
    ask_actions.take_back(asked, by=request.user)
    messages.success(request, _("De vraag is weg."))
    return redirect(asked.initiative)


def _asked(pk: int) -> Ask:
    asks: QuerySet[Ask] = Ask.objects.select_related("initiative__area", "initiative__contribution")
    return get_object_or_404(asks, pk=pk)


@READ_AND_SEND
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Write to the team that one can help, or with a question."""
    one = readable(request, slug)
    if one.is_imported or one.merged_into_id or rules.may_change(request.user, one):
        raise PermissionDenied if not one.is_imported and not one.merged_into_id else Http404
    about = _about(request, one)
    form = OfferForm(request.POST or None, viewer=request.user, initial={"name": _name(request)})
    if stop := intake.stop(request, form, "initiatives.offer"):
        return stop
    if form.is_bound and form.is_valid() and _offer(request, one, about, form):
        return redirect(one)
    context = {"form": form, "one": one, "area": one.area, "ask": about}
    return render(request, "initiatives/write.html", context, status=400 if form.errors else 200)


def _about(request: HttpRequest, one: Initiative) -> Ask | None:
    """The ask in the address, when it is one of this initiative and still open."""
    number = key_in(request.GET.get("vraag", ""))
    return queries.asks(request.user).filter(initiative=one, pk=number).first() if number else None


def _name(request: HttpRequest) -> str:
    return request.user.name if request.user.is_authenticated else ""


def _offer(request: HttpRequest, one: Initiative, about: Ask | None, form: OfferForm) -> bool:
    person = request.user if request.user.is_authenticated else None
    told = form.cleaned_data
    asker = Side(person, email=told.get("email", ""), name=told["name"], language=get_language() or "nl")
    try:
        ask_actions.offer(one, told["text"], asker=asker, about=about)
    except ValidationError as fault:
        form.add_error(None, fault)
        return False
    done = _("Uw bericht is verstuurd. Het antwoord komt in uw mail.")
    proof = _("Wij stuurden u een mail. Open de link daarin, dan geven wij uw bericht door.")
    messages.success(request, done if person else proof)
    return True
