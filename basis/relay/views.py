"""One's conversations, and one conversation by its link."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from basis.relay import actions, keys, queries, sharing_actions
from basis.relay.forms import LineForm, ReportForm, ShareForm
from basis.relay.models import Participant


@login_required
@never_cache
def conversations(request: HttpRequest) -> HttpResponse:
    """All conversations of who is signed in, the last spoken in first."""
    mine = [(part, keys.link_key(part)) for part in queries.conversations_of(request.user)[:200]]
    return render(request, "relay/conversations.html", {"mine": mine})


@never_cache
def conversation(request: HttpRequest, key: str) -> HttpResponse:
    """What was said, and a form to say something. Reading changes nothing."""
    part = _opened(key)
    form = LineForm(request.POST or None)
    if form.is_valid() and _said(part, form):
        return redirect("relay:conversation", key=key)
    return render(request, "relay/conversation.html", _told(part, key, form))


def _told(part: Participant, key: str, form: LineForm, sharing: ShareForm | None = None) -> dict[str, Any]:
    """What the page of a conversation shows."""
    return {
        "part": part,
        "key": key,
        "form": form,
        "lines": queries.lines_for(part),
        "others": queries.others(part),
        "advice": queries.advice_of(part),
        "shared": queries.shared_with(part),
        "sharing": sharing or ShareForm(initial={"address": part.email or getattr(part.person, "email", "")}),
    }


@require_POST
def prove(request: HttpRequest, key: str) -> HttpResponse:
    """The button behind the link in the mail: the address is hers."""
    actions.prove(_opened(key))
    messages.success(request, _("Dank u. Uw bericht is doorgegeven."))
    return redirect("relay:conversation", key=key)


@require_POST
def share(request: HttpRequest, key: str) -> HttpResponse:
    """Let the other see one's address, once both share one."""
    part, form = _opened(key), ShareForm(request.POST)
    if form.is_valid() and _shared(part, form):
        return redirect("relay:conversation", key=key)
    return render(request, "relay/conversation.html", _told(part, key, LineForm(), form), status=400)


@require_POST
def take_back(request: HttpRequest, key: str) -> HttpResponse:
    """The other sees one's address no longer."""
    sharing_actions.take_back(_opened(key))
    messages.success(request, _("U deelt uw adres niet meer."))
    return redirect("relay:conversation", key=key)


@require_POST
def stop(request: HttpRequest, key: str) -> HttpResponse:
    """No more messages, for both."""
    actions.stop(_opened(key))
    messages.success(request, _("Het gesprek is gestopt."))
    return redirect("relay:conversation", key=key)


@never_cache
def report(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Say that a line of the other should not have been written; a moderator looks."""
    part = _opened(key)
    line = get_object_or_404(queries.lines_for(part).exclude(participant=part), pk=pk)
    form = ReportForm(request.POST or None)
    if form.is_valid():
        actions.report(line, by=part, **form.cleaned_data)
        messages.success(request, _("Dank u. Een moderator kijkt ernaar."))
        return redirect("relay:conversation", key=key)
    return render(request, "relay/report.html", {"part": part, "key": key, "line": line, "form": form})


def _opened(key: str) -> Participant:
    part = keys.opened_by(key)
    if part is None:
        raise Http404
    return part


def _said(part: Participant, form: LineForm) -> bool:
    """Say what was filled in; what cannot be said becomes an error in the form."""
    try:
        actions.say(part, form.cleaned_data["text"])
    except ValidationError as error:
        form.add_error("text", error)
    except actions.Stopped:
        form.add_error(None, _("Dit gesprek is gestopt."))
    return not form.errors


def _shared(part: Participant, form: ShareForm) -> bool:
    """Share what was filled in; what cannot be shared becomes an error in the form."""
    try:
        sharing_actions.share(part, form.cleaned_data["address"])
    except ValidationError as error:
        form.add_error("address", error)
    except actions.Stopped:
        form.add_error(None, _("Dit gesprek is gestopt."))
    return not form.errors
