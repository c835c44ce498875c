"""Pages on which somebody tells: the beginning, one screen after another, all of it once more, and thank you."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from basis.moderation import intake as of_moderation
from basis.moderation import limit_actions as limits
from basis.moderation.actions import Given
from basis.moderation.forms import BACK
from basis.stories.models import Round, Way
from basis.stories.question_forms import QuestionForm
from basis.telling import draft_actions, intake, pages, queries
from basis.telling.forms import SendForm
from basis.telling.models import Draft

ACT = "telling.sent"
View = Callable[..., HttpResponse]


def of_round(view: View) -> View:
    """The view gets the round; on a tablet all of its pages are of the tablet. Nothing of it is kept by the browser."""

    @wraps(view)
    def answer(request: HttpRequest, slug: str, **rest: str) -> HttpResponse:
        one = get_object_or_404(Round.objects.visible_to(request.user), slug=slug)
        return view(request, one, **rest)

    return never_cache(answer)


def page(request: HttpRequest, template: str, one: Round, told: dict[str, Any], status: int = 200) -> HttpResponse:
    """A page of telling, in the frame of the website or in that of a tablet."""
    kiosk = bool(intake.kiosk_code(request, one))
    frame = "telling/_tablet.html" if kiosk else "design/page.html"
    return render(
        request, template, told | {"round": one, "kiosk": kiosk, "frame": frame, "idle": intake.IDLE}, status=status
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_round
def tell(request: HttpRequest, one: Round) -> HttpResponse:
    """Why this is asked and how it goes; the button begins. On a tablet this is where everything is forgotten."""
    if request.method == "POST":
        return _begin(request, one)
    kiosk, draft = bool(intake.kiosk_code(request, one)), intake.draft_of(request, one)
    if kiosk and draft:  # whoever was here walked away
        draft_actions.forget(draft)
    told = pages.beginning(one, request.user, request.GET.get("taal", ""), request.path, timezone.localdate())
    told |= {"on_behalf": "namens" in request.GET, "draft": None if kiosk else draft, "is_start": True}
    response = page(request, "telling/begin.html", one, told)
    return intake.forget(response, one) if kiosk else response


def _begin(request: HttpRequest, one: Round) -> HttpResponse:
    if before := intake.draft_of(request, one):
        draft_actions.forget(before)
    kiosk = intake.kiosk_code(request, one)
    way = Way.KIOSK if kiosk else Way.DOOR if "namens" in request.POST else Way.WEB
    language = request.POST.get("taal") or get_language() or "nl"
    try:
        begun = draft_actions.begin(one, by=request.user, way=way, language=language)
    except ValidationError:
        return redirect("telling:tell", one.slug)  # it says why not
    draft_actions.say(begun.draft, {"began": SendForm().fields["began"].initial})
    first = queries.course(begun.draft).screens[0].name
    return intake.remember(request, redirect("telling:screen", one.slug, first), one, begun.key)


@require_http_methods(["GET", "HEAD", "POST"])
@of_round
def screen(request: HttpRequest, one: Round, name: str) -> HttpResponse:
    """One question on one screen. Both buttons keep what stands there."""
    draft = intake.draft_of(request, one)
    course = queries.course(draft) if draft else None
    if draft is None or course is None or course.at(name) < 0:
        return redirect("telling:tell", one.slug)
    if name == queries.CHECK:
        return _check(request, draft, course)
    return _ask(request, draft, course, course.screens[course.at(name)])


def _ask(request: HttpRequest, draft: Draft, course: queries.Course, here: queries.Screen) -> HttpResponse:
    form = pages.form_of(here, draft, request.POST if request.method == "POST" else None, request.user)
    if stop := _urgent(request, form):
        return stop
    if form.is_bound and (where := _next(request, draft, course, here, form)):
        return redirect("telling:screen", draft.round.slug, where)
    told = pages.screen(draft, course, here.name) | form.get_context()
    return page(request, "telling/screen.html", draft.round, told, 400 if form.errors else 200)


def _urgent(request: HttpRequest, form: forms.Form) -> HttpResponse | None:
    """Before anything is kept: who to ring, when what was written cannot wait."""
    if not form.is_bound:
        return None
    names = ("text", "title", "answer")
    texts = [str(form[name].value() or "") for name in names if name in form.fields]
    kinds = SendForm(request.POST, written=texts).urgent_kinds()
    told = {"kinds": kinds, "kept": of_moderation.kept(request), "asked": True}
    return render(request, "moderation/urgent.html", told) if kinds else None


def _next(request: HttpRequest, draft: Draft, course: queries.Course, here: queries.Screen, form: forms.Form) -> str:
    """Keep what was filled in; gives the screen to go to, or nothing when there is something to mend first."""
    back = course.before(here.name) if "vorige" in request.POST else ""
    if BACK in request.POST:  # from the page about what is urgent: her text stands there again
        return ""
    if not form.is_valid():
        return back
    language = pages.language_of(draft)
    if here.question and isinstance(form, QuestionForm):
        draft_actions.answer(draft, here.question.key, form.given, language=language)
    else:
        draft_actions.say(draft, form.cleaned_data, language=language)
    where = back or queries.course(draft).after(here.name)
    draft_actions.say(draft, {"at": where})
    return where


def _check(request: HttpRequest, draft: Draft, course: queries.Course) -> HttpResponse:
    """All of it once more, with a look at names; the button sends it."""
    texts = pages.written(draft, course)
    form = SendForm(request.POST if request.method == "POST" else None, written=texts, began=draft.has("began"))
    kiosk = bool(intake.kiosk_code(request, draft.round))
    if form.is_bound and not kiosk and not limits.allow(of_moderation.address_of(request), ACT):
        return of_moderation.over_limit(request)
    if form.is_bound and form.is_valid() and (given := _send(request, draft, form)):
        return _thanks(request, draft, given, kiosk=kiosk)
    told = pages.screen(draft, course, queries.CHECK) | form.get_context()
    told |= {"lines": pages.told_back(draft, course), "use": pages.use_words(int(draft.has("use") or 1))}
    return page(request, "telling/check.html", draft.round, told, 400 if form.errors else 200)


def _send(request: HttpRequest, draft: Draft, form: SendForm) -> Given | None:
    is_door = draft.way == Way.DOOR
    how = replace(form.intake(), on_behalf=is_door, language=pages.language_of(draft))
    by = None if draft.way == Way.KIOSK or not request.user.is_authenticated else request.user
    try:
        return draft_actions.send(draft, by=by, intake=how)
    except ValidationError as fault:
        form.add_error(None, ValidationError(fault.messages))
    except PermissionDenied:
        form.add_error(None, ValidationError(_("Dit is van een gebied waar u niet voor werkt. Kies een ander gebied.")))
    return None


def _thanks(request: HttpRequest, draft: Draft, given: Given, *, kiosk: bool) -> HttpResponse:
    """To the page that says thank you; a tablet says it at once, so that no address keeps the key."""
    if not kiosk:
        return intake.forget(redirect("telling:thanks", given.key), draft.round)
    link = request.build_absolute_uri(reverse("telling:mine", args=[given.key]))
    told = pages.thanks(link, given.contribution, given.key)
    return intake.forget(page(request, "telling/thanks.html", draft.round, told), draft.round)


@require_POST
@of_round
def stop(request: HttpRequest, one: Round) -> HttpResponse:
    """She does not want to go on: what she said goes."""
    if draft := intake.draft_of(request, one):
        draft_actions.forget(draft)
        messages.success(request, _("Wij hebben niets bewaard."))
    return intake.forget(redirect("telling:tell", one.slug), one)
