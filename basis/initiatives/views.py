"""Pages of initiatives: the lists, one of them, begin one, follow one, and the role of the municipality."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basis import rest
from basis.accounts import queries as people
from basis.areas.models import Area
from basis.initiatives import actions, pages, queries, rules
from basis.initiatives.forms import InitiativeForm
from basis.initiatives.models import Initiative
from basis.initiatives.shapes import InitiativeOut, initiative_out
from basis.moderation import intake
from basis.moderation.actions import Given
from basis.needs import queries as needs
from basis.vision import rules as vision
from basis.vision import stance_actions
from basis.vision.stance_actions import Chosen
from basis.vision.stance_forms import StanceForm
from basis.vision.stance_models import Owner

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def everywhere(request: HttpRequest) -> HttpResponse:
    """Initiatives of the whole municipality."""
    return render(request, "initiatives/list.html", pages.listing(request.user, None, request.GET))


@require_safe
def of_area(request: HttpRequest, slug: str) -> HttpResponse:
    """Initiatives of one area; a buurt leads to the area it lies in."""
    area = needs.area_called(slug)
    if area is None:
        raise Http404
    if area.slug != slug:
        return redirect("initiatives:of_area", area.slug)
    return render(request, "initiatives/list.html", pages.listing(request.user, area, request.GET))


@require_safe
def download(request: HttpRequest) -> StreamingHttpResponse:
    """All initiatives as open data, for a spreadsheet; of one area with `?gebied=`."""
    area = needs.area_called(slug) if (slug := request.GET.get("gebied", "")) else None
    if slug and area is None:
        raise Http404
    found = queries.visible(None, area).select_related("place").prefetch_related(queries.open_asks())
    root = request.build_absolute_uri("/")
    rows = found.iterator(chunk_size=200)
    return rest.csv_file(rows, InitiativeOut, lambda one: initiative_out(one, root), "initiatieven", mark="\ufeff")


@require_safe
def initiative(request: HttpRequest, slug: str) -> HttpResponse:
    """One initiative; what went on in another leads there."""
    found = readable(request, slug)
    if found.merged_into is not None:
        return redirect(found.merged_into, permanent=True)
    return render(request, "initiatives/initiative.html", pages.one(found, request.user, request.GET.get("pagina")))


def readable(request: HttpRequest, slug: str) -> Initiative:
    """The initiative with this name, when this visitor may read it."""
    found = queries.called(request.user, slug)
    if found is None:
        raise Http404
    return found


@READ_AND_SEND
def begin(request: HttpRequest) -> HttpResponse:
    """Begin an initiative; first choose where, when that is not known."""
    area = _area_to_begin_in(request)
    if area is None:
        return render(request, "initiatives/choose.html", {"outside": needs.areas_outside()})
    form = _form(request, area)
    if stop := intake.stop(request, form, actions.KIND):
        return stop
    if form.is_bound and form.is_valid() and (given := _start(request, area, form)):
        return intake.thanks(given)
    context = {"form": form, "area": area}
    return render(request, "initiatives/begin.html", context, status=400 if form.errors else 200)


def _area_to_begin_in(request: HttpRequest) -> Area | None:
    """The one in the form or in the address (empty: none), else the one this visitor chose, or lives in."""
    sent = request.POST if request.method == "POST" else request.GET
    if "gebied" in sent:
        return needs.area_called(sent["gebied"])
    mine = getattr(request.user, "area", None)
    return needs.area_called(request.COOKIES.get(Area.COOKIE) or (mine.slug if mine else ""))


def _form(request: HttpRequest, area: Area) -> InitiativeForm:
    asked = queries.Wanted.asked(request.GET)
    begin = {"gebied": area.slug, "title": request.GET.get("titel", "")[:100], "place": request.GET.get("plek", "")}
    begin |= {"theme": asked.theme} if asked.theme else {}
    return InitiativeForm(
        request.POST or None,
        viewer=request.user,
        area=area,
        may_record=rules.may_record(request.user, area),
        initial=begin | getattr(request, "unsent", {}),
    )


def _start(request: HttpRequest, area: Area, form: InitiativeForm) -> Given | None:
    told = form.cleaned_data
    try:
        return actions.start(area, told["facts"], by=request.user, intake=form.intake(), name=told.get("name", ""))
    except ValidationError as fault:
        form.add_error(None, fault)
        return None


@login_required
@require_POST
def follow(request: HttpRequest, slug: str) -> HttpResponse:
    """Hear how it goes, or no more."""
    found = readable(request, slug)
    if "niet" in request.POST:
        actions.unfollow(found, by=request.user)
        messages.success(request, _("U volgt dit niet meer."))
    else:
        actions.follow(found, by=request.user)
        messages.success(request, _("U volgt dit nu. Wij laten u weten als er nieuws is."))
    return redirect(found)


@login_required
@READ_AND_SEND
def stance(request: HttpRequest, slug: str) -> HttpResponse:
    """Staff of the area choose which role the municipality takes; whose it is, is known: of its initiators."""
    found = readable(request, slug)
    if found.merged_into_id or found.is_imported or not vision.may_set_stance(request.user, found.area):
        raise PermissionDenied
    form = StanceForm(request.POST or None, whose=Owner.RESIDENTS)
    if form.is_bound and form.is_valid():
        _choose(request, found, form)
        return redirect(found)
    context = {"form": form, "one": found, "area": found.area}
    return render(request, "initiatives/stance.html", context, status=400 if form.errors else 200)


def _choose(request: HttpRequest, found: Initiative, form: StanceForm) -> None:
    told = {name: form.cleaned_data[name] for name in ("whose", "role", "why")}
    chosen = Chosen(pages.KIND, str(found.pk), found.area.code, **told)
    role = people.role_in(request.user, found.area) if request.user.is_authenticated else ""
    stance_actions.choose(chosen, by=request.user, as_role=role)
    messages.success(request, _("De rol staat erbij. Dank u wel."))
