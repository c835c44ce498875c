"""Pages of one place, offer or organisation, and saying that something is not right."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from basis.moderation import intake
from basis.socialmap import correction_actions, entry_queries, markup, pages, voices
from basis.socialmap.forms import CorrectionForm
from basis.socialmap.models import Organisation, Place, Service
from basis.socialmap.moved_views import leads_on


@require_safe
@leads_on
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """One place: who one meets, what one can do, when it is open, how to get in."""
    one = get_object_or_404(
        Place.objects.visible_to(request.user).select_related("organisation", "area", "buurt"), slug=slug
    )
    context = pages.place(one, at=timezone.now()) | voices.of(one, request.user) | pages.panels(request.user, one)
    context |= {"data": markup.script(markup.place(one, _root(request)))}
    return render(request, "socialmap/place.html", context)


@require_safe
@leads_on
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """Something an organisation offers."""
    one = get_object_or_404(Service.objects.visible_to(request.user).select_related("organisation", "area"), slug=slug)
    context = pages.service(one, at=timezone.now()) | pages.panels(request.user, one)
    context |= {"data": markup.script(markup.service(one, _root(request)))}
    return render(request, "socialmap/service.html", context)


@require_safe
@leads_on
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """An organisation, how to reach it and what it does."""
    one = get_object_or_404(Organisation.objects.visible_to(request.user), slug=slug)
    context = pages.organisation(one) | pages.panels(request.user, one)
    context |= {"data": markup.script(markup.organisation(one, _root(request)))}
    return render(request, "socialmap/organisation.html", context)


@require_safe
@leads_on
def vcard(request: HttpRequest, slug: str) -> HttpResponse:
    """The card of an organisation, for an address book."""
    one = get_object_or_404(Organisation.objects.visible_to(request.user), slug=slug)
    response = HttpResponse(markup.vcard(one, _root(request)), content_type="text/vcard; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{one.slug}.vcf"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@leads_on
def correct(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Say what is not right about an entry; anyone may."""
    if (entry := entry_queries.entry_called(kind, slug)) is None:
        raise Http404
    form = CorrectionForm(request.POST or None, viewer=request.user, initial=getattr(request, "unsent", {}))
    if stop := intake.stop(request, form, "socialmap.correction"):
        return stop
    if form.is_bound and form.is_valid():
        by = request.user if request.user.is_authenticated else None
        email = by.email if by else form.cleaned_data["email"]
        text, language = form.cleaned_data["text"], get_language() or "nl"
        correction_actions.say_wrong(entry, text=text, email=email, language=language, by=by)
        messages.success(request, _("Dank u wel. De redacteur kijkt het na."))
        return redirect(entry.get_absolute_url())
    return render(request, "socialmap/correct.html", {"entry": entry, "form": form}, status=400 if form.errors else 200)


def _root(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
