"""The screen on which papers are typed over one after the other, and the button that takes the last one back."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from basis.moderation import intake
from basis.moderation.actions import Given
from basis.stories.models import Round, Story, Teller
from basis.telling import entry_actions, entry_pages, entry_queries, entry_rules
from basis.telling.entry_forms import EntryForm

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@READ_AND_SEND
def entry(request: HttpRequest, slug: str) -> HttpResponse:
    """One paper, to be typed over; once it is kept, the next."""
    one = _round(request, slug)
    sitting = entry_pages.sitting(request.session, one)
    undone = entry_queries.undone(one, request.user, request.GET.get("weer", ""))
    asked = undone.questionnaire if undone else entry_queries.version(one, request.GET.get("versie", ""))
    teller = entry_queries.teller(one, request.user, request.GET.get("verteller", ""))
    sent = request.POST if request.method == "POST" else None
    form = entry_pages.form(sent, asked, sitting, teller=teller, undone=undone, viewer=request.user)
    if form.is_valid() and (given := _take_in(request, form, asked, teller)):
        return _onward(request, one, given)
    told = entry_pages.entry(form, one, asked, sitting, teller=teller)
    return render(request, "telling/entry.html", told, status=400 if form.errors else 200)


def _take_in(request: HttpRequest, form: EntryForm, asked: Any, teller: Teller | None) -> Given | None:
    said = form.cleaned_data
    try:
        return entry_actions.type_over(
            asked,
            said["told"],
            by=request.user,
            intake=form.intake(),
            told_on=said["told_on"],
            herself=said["herself"],
            teller=teller,
        )
    except ValidationError as fault:
        form.add_error(None, " ".join(fault.messages))
        return None


def _onward(request: HttpRequest, one: Round, given: Given) -> HttpResponse:
    """To the next paper; to another story of the same person; or to the link for who told it."""
    story = Story.objects.get(contribution=given.contribution)
    entry_pages.add(request.session, one, story)
    if request.POST.get("daarna") == "link":
        return intake.thanks(given)
    asked = {"versie": request.GET["versie"]} if request.GET.get("versie") else {}
    if request.POST.get("daarna") == "zelfde":
        asked["verteller"] = str(story.teller_id)
    return redirect(_address(one, asked))


@login_required
@require_POST
def undo(request: HttpRequest, slug: str) -> HttpResponse:
    """Take back what was typed last, and show it again to be mended."""
    one = _round(request, slug)
    story = Story.objects.filter(pk=entry_pages.sitting(request.session, one).last, round=one).first()
    if story is None:
        return redirect(_address(one, {}))
    entry_actions.undo(story, by=request.user)
    entry_pages.take_off(request.session, one)
    return redirect(_address(one, {"weer": str(story.pk)}))


def _round(request: HttpRequest, slug: str) -> Round:
    one = get_object_or_404(Round.objects.visible_to(request.user), slug=slug)
    if not entry_rules.may_type_over(request.user, one):
        raise PermissionDenied
    return one


def _address(one: Round, asked: dict[str, str]) -> str:
    page = reverse("telling:entry", args=[one.slug])
    return f"{page}?{urlencode(asked)}" if asked else page
