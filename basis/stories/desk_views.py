"""The desk of who leads a round: how it stands, and what is done with a story before others read it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basis.stories import blacking, pages, round_queries, telling_actions
from basis.stories.desk_forms import BlackForm
from basis.stories.make_views import led


@login_required
@require_safe
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    """A round for who leads it."""
    told = pages.desk(led(request, slug), request.user, request.GET.get("pagina"), timezone.localdate())
    return render(request, "stories/desk.html", told)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def black(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Make words of a story black, or show all of it again. Nothing else about it can be changed."""
    one = led(request, slug)
    story = get_object_or_404(round_queries.to_read(one), pk=pk)
    form = BlackForm(request.POST or None, story=story)
    if form.is_bound and form.is_valid():
        telling_actions.redact(story, form.text, by=request.user)
        messages.success(request, _("Bewaard.") if form.text else _("Er is niets zwart in dit verhaal."))
        return redirect("stories:desk", one.slug)
    context = {"round": one, "story": story, "form": form, "paragraphs": blacking.paragraphs(story.text)}
    return render(request, "stories/black.html", context, status=400 if form.errors else 200)


@login_required
@require_POST
def keep(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Keep a story to conversations, or no longer."""
    one = led(request, slug)
    story = get_object_or_404(round_queries.to_read(one), pk=pk)
    try:
        telling_actions.keep_to_talk(story, by=request.user, is_so="niet" not in request.POST)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    else:
        messages.success(request, _("Bewaard."))
    return redirect("stories:desk", one.slug)
