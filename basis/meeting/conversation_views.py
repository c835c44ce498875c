"""Pages of area conversations: to read, and for staff of the area to write down and change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basis.areas.models import Area
from basis.meeting import actions, pages, rules
from basis.meeting.agreement_forms import AgreementForm
from basis.meeting.forms import ConversationForm
from basis.meeting.models import Agreement, AreaConversation
from basis.meeting.population_queries import area_called
from basis.meeting.supply_queries import supply

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def conversation(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What was heard and agreed; before it is published only for who works for the area."""
    found = _conversation(request, slug, pk)
    return render(request, "meeting/conversation.html", pages.conversation(found, request.user))


@READ_AND_SEND
def new_conversation(request: HttpRequest, slug: str) -> HttpResponse:
    """Staff of the area write a conversation down."""
    return _written(request, _area(slug), None)


@READ_AND_SEND
def change_conversation(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Staff of the area say it otherwise."""
    area = _area(slug)
    return _written(request, area, _conversation(request, slug, pk))


@require_POST
def publish(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let everybody read it."""
    found = _conversation(request, slug, pk)
    if not rules.may_hold_conversation(request.user, found.area):
        return _refuse(request)
    actions.publish_conversation(found, by=request.user)
    return redirect(found)


@READ_AND_SEND
def new_agreement(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Add what was agreed."""
    return _agreed(request, _conversation(request, slug, pk), None)


@READ_AND_SEND
def change_agreement(request: HttpRequest, slug: str, pk: int, agreement: int) -> HttpResponse:
    """Say how it went with what was agreed, or say it otherwise."""
    found = _conversation(request, slug, pk)
    return _agreed(request, found, get_object_or_404(Agreement, pk=agreement, conversation=found))


def _written(request: HttpRequest, area: Area, found: AreaConversation | None) -> HttpResponse:
    if not rules.may_hold_conversation(request.user, area):
        return _refuse(request)
    form = ConversationForm(
        request.POST or None,
        supply=supply(timezone.now()).inside(area),
        is_published=bool(found and found.published_at),
        initial=ConversationForm.filled(found) if found else {"held_on": timezone.localdate()},
    )

    def keep() -> AreaConversation:
        if found is None:
            return actions.hold_conversation(area, form.told(), by=request.user)
        actions.change_conversation(found, form.told(), why=form.cleaned_data.get("why", ""), by=request.user)
        return found

    context = {"form": form, "area": area, "conversation": found}
    return _sent(request, form, keep, "meeting/conversation_form.html", context)


def _agreed(request: HttpRequest, conversation: AreaConversation, found: Agreement | None) -> HttpResponse:
    if not rules.may_hold_conversation(request.user, conversation.area):
        return _refuse(request)
    begin = AgreementForm.filled(found) if found else {}
    form = AgreementForm(request.POST or None, area=conversation.area, is_new=found is None, initial=begin)

    def keep() -> AreaConversation:
        if found is None:
            actions.agree(conversation, form.agreed(), by=request.user)
        else:
            actions.change_agreement(found, form.agreed(), by=request.user)
        return conversation

    context = {"form": form, "area": conversation.area, "conversation": conversation, "agreement": found}
    return _sent(request, form, keep, "meeting/agreement_form.html", context)


def _sent(
    request: HttpRequest, form: Form, keep: Callable[[], AreaConversation], template: str, context: dict[str, Any]
) -> HttpResponse:
    """To the conversation when it is kept, or the form again with what is wrong."""
    if form.is_bound and form.is_valid():
        try:
            return redirect(keep())
        except ValidationError as fault:
            form.add_error(None, fault)
    return render(request, template, context, status=400 if form.errors else 200)


def _area(slug: str) -> Area:
    found = area_called(slug)
    if found is None or found.kind == Area.Kind.MUNICIPALITY:
        raise Http404
    return found


def _conversation(request: HttpRequest, slug: str, pk: int) -> AreaConversation:
    readable = AreaConversation.objects.visible_to(request.user, _area(slug))
    return get_object_or_404(readable.select_related("area", "place"), pk=pk)


def _refuse(request: HttpRequest) -> HttpResponse:
    """Who is not signed in may do so first. Who works elsewhere is told that she may not."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.get_full_path())
