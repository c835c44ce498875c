"""Theme pages, and the pages on which editors write them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basis.areas.models import Area
from basis.topics import actions, pages, rules
from basis.topics.forms import TopicForm, filled
from basis.topics.models import Topic


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All theme pages."""
    return render(request, "topics/list.html", pages.listing(request.user))


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """One theme: whom to ask, what it is, what there is near you."""
    found = get_object_or_404(Topic.objects.visible_to(request.user), slug=slug)
    area, form = pages.asked_area(request.GET.dict(), request.COOKIES.get(Area.COOKIE, ""))
    return render(request, "topics/topic.html", pages.topic(found, request.user, area, form))


@login_required
@require_safe
def manage(request: HttpRequest) -> HttpResponse:
    """For editors: every theme page, shown or not."""
    _only_editors(request)
    return render(request, "topics/manage.html", {"topics": list(Topic.objects.select_related("changed_by"))})


@login_required
@require_POST
def prepare(request: HttpRequest) -> HttpResponse:
    """Put up the theme pages that the municipality begins with."""
    made = actions.prepare(by=request.user)
    messages.success(request, _("Klaargezet: %(count)s. Kijk ze na, en vul in wie er helpt.") % {"count": made})
    return redirect("topics:manage")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """An editor begins a theme page."""
    _only_editors(request)
    return _written(request, None)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """An editor changes a theme page, or takes it off the website."""
    _only_editors(request)
    return _written(request, get_object_or_404(Topic, slug=slug))


def _written(request: HttpRequest, found: Topic | None) -> HttpResponse:
    initial = (filled(found) if found else {}) | getattr(request, "unsent", {})
    form = TopicForm(request.POST or None, initial=initial)
    if form.is_bound and form.is_valid() and (kept := _keep(request, found, form)):
        messages.success(request, _("Bewaard."))
        return redirect(kept)
    context = pages.editing(found) | {"form": form}
    return render(request, "topics/change.html", context, status=400 if form.errors else 200)


def _keep(request: HttpRequest, found: Topic | None, form: TopicForm) -> Topic | None:
    told = form.cleaned_data["told"]
    try:
        if found is None:
            return actions.begin(told, by=request.user)
        actions.change(found, told, by=request.user, seen_at=form.cleaned_data["seen_at"])
    except ValidationError as fault:
        form.add_error(None, fault.messages)
        return None
    return found


def _only_editors(request: HttpRequest) -> None:
    if not rules.may_edit(request.user):
        raise PermissionDenied
