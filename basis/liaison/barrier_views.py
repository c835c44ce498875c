"""Pages of barriers: the list, a year of them, one of them, and what people do with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from basis import rest
from basis.liaison import barrier_actions, barrier_queries, pages, paper, queries, rules
from basis.liaison.barrier_forms import HandForm, MoveForm, NotYetForm, OutcomeForm, ReportForm
from basis.liaison.barrier_queries import Wanted
from basis.liaison.list_forms import NarrowForm
from basis.liaison.models import Barrier
from basis.liaison.shapes import BarrierOut, barrier_out
from basis.liaison.views import READ_AND_SEND, done, initiatives, refuse, status_of
from basis.moderation import intake
from basis.modules import Words
from basis.needs import queries as needs

A_PAGE = 20


@require_safe
def barriers(request: HttpRequest) -> HttpResponse:
    """What stands in the way of initiatives and what became of it."""
    area, wanted = needs.area_called(request.GET.get("gebied", "")), Wanted.asked(request.GET)
    page = Paginator(barrier_queries.public(area, wanted), A_PAGE).get_page(request.GET.get("pagina"))
    asked = request.GET.copy()
    asked.pop("pagina", None)
    narrow = NarrowForm({name: request.GET.get(name, "") for name in ("soort", "gebied", "stand")})
    context = pages.listing(page, area, wanted) | {"asked": asked.urlencode(), "narrow": narrow}
    return render(request, "liaison/barriers.html", context)


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    """What was taken away in a year, by kind."""
    return render(request, "liaison/year.html", pages.year(_known(year)))


@require_safe
def year_csv(request: HttpRequest, year: int) -> StreamingHttpResponse:
    """The same for a spreadsheet."""
    found = barrier_queries.settled_in(_known(year))
    return rest.csv_file(found.iterator(), BarrierOut, barrier_out, f"belemmeringen-{year}", mark="\ufeff")


@require_safe
def year_pdf(request: HttpRequest, year: int) -> HttpResponse:
    """The same on paper."""
    made = paper.of_year(pages.year(_known(year)), language=get_language() or "nl")
    name = f'inline; filename="belemmeringen-{year}.pdf"'
    return HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": name})


def _known(year: int) -> int:
    """A year that a calendar has, and in which something was settled."""
    if year not in barrier_queries.years():
        raise Http404
    return year


@READ_AND_SEND
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """The initiators say what stands in the way."""
    one = get_object_or_404(initiatives(), slug=slug)
    if not rules.is_of_team(request.user, one):
        return refuse(request)
    form = ReportForm(request.POST or None, viewer=request.user, initial=getattr(request, "unsent", {}))
    if stop := intake.stop(request, form, barrier_actions.KIND):
        return stop
    if form.is_bound and form.is_valid():
        told = barrier_actions.report(one, form.reported(), by=request.user, intake=form.intake())
        return redirect(told)
    context = {"form": form, "initiative": one, "within": barrier_actions.REPLY_WITHIN}
    return render(request, "liaison/report.html", context, status=status_of(form))


@require_safe
def barrier(request: HttpRequest, pk: int) -> HttpResponse:
    """One barrier, with all that was done."""
    return render(request, "liaison/barrier.html", pages.barrier(_barrier(pk, request.user), request.user))


def _barrier(pk: int, viewer: Any) -> Barrier:
    known = Barrier.objects.of_now().select_related("initiative__area", "initiative__contribution", "owner")
    found = get_object_or_404(known.select_related("contribution"), pk=pk)
    if not rules.may_read(viewer, found):
        raise Http404
    return found


def _handles(viewer: Any, one: Barrier) -> bool:
    return rules.may_handle(viewer, one)


def _is_of_team(viewer: Any, one: Barrier) -> bool:
    return rules.is_of_team(viewer, one.initiative)


@dataclass(frozen=True)
class Doing:
    """Something one does with a barrier on a page of its own: its form, who may, its words and the verb."""

    title: Words
    lead: Words
    button: Words
    may: Callable[[Any, Barrier], bool]
    do: Callable[..., Any]
    form: Callable[..., forms.Form] = forms.Form


DEEDS = {
    "antwoord": Doing(
        _("Antwoord op deze belemmering"),
        _("Zeg wat eruit is gekomen. Kan het niet? Zeg dan waarom."),
        _("Zet het antwoord erbij"),
        _handles,
        barrier_actions.settle,
        OutcomeForm,
    ),
    "collega": Doing(
        _("Geef deze belemmering aan een collega"),
        _("De datum blijft. Uw collega en het initiatief krijgen bericht."),
        _("Geef door"),
        _handles,
        barrier_actions.hand_over,
        HandForm,
    ),
    "later": Doing(
        _("Verzet de datum"),
        _("Komt het antwoord later? Zeg wanneer, en waarom. Dat kan één keer."),
        _("Verzet"),
        _handles,
        barrier_actions.move_date,
        MoveForm,
    ),
    "klopt": Doing(
        _("Klopt het antwoord?"),
        _("Wie ervoor zorgde, krijgt bericht dat het klopt."),
        _("Ja, het klopt"),
        _is_of_team,
        barrier_actions.agree,
    ),
    "nog-niet": Doing(
        _("Nog niet opgelost?"),
        _("De belemmering gaat één keer opnieuw open. U krijgt dan een nieuw antwoord, met een nieuwe datum."),
        _("Zet weer open"),
        _is_of_team,
        barrier_actions.not_yet,
        NotYetForm,
    ),
    "niet-nodig": Doing(
        _("Is dit niet meer nodig?"),
        _("Dan hoeft niemand meer te antwoorden. Wat er stond, blijft staan."),
        _("Het is niet meer nodig"),
        _is_of_team,
        barrier_actions.drop,
    ),
}


@READ_AND_SEND
def deed(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Do something with a barrier: answer it, hand it over, move its date, say whether it is so."""
    one, doing = _barrier(pk, request.user), DEEDS.get(name)
    if doing is None:
        raise Http404
    if not doing.may(request.user, one):
        return refuse(request)
    form = _form(doing, request, one)
    if form.is_bound and form.is_valid() and done(form, lambda: doing.do(one, by=request.user, **_told(form))):
        return redirect(one)
    return render(request, "liaison/deed.html", {"form": form, "barrier": one, "doing": doing}, status=status_of(form))


def _form(doing: Doing, request: HttpRequest, one: Barrier) -> forms.Form:
    data = request.POST if request.method == "POST" else None
    more: dict[str, Any] = {"initial": getattr(request, "unsent", {})}
    if doing.form is HandForm:
        more["colleagues"] = [they for they in queries.colleagues(one.initiative.area) if they.person != one.owner]
    return doing.form(data, **more)


def _told(form: forms.Form) -> dict[str, Any]:
    return form.told() if hasattr(form, "told") else {}
