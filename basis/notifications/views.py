"""Choosing when one hears of what, unsubscribing, the mail of the demo, and how the outbox stands."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from basis.notifications import actions, queries, rules
from basis.notifications.forms import ChoicesForm
from basis.notifications.mail import as_html
from basis.notifications.models import Message


@login_required
def choices(request: HttpRequest) -> HttpResponse:
    """Per kind of message: at once, weekly or never."""
    form = ChoicesForm(request.POST or None, person=request.user)
    if form.is_valid():
        for notice, when in form.changed().items():
            actions.choose(request.user, notice, when)
        messages.success(request, _("Uw keuze is bewaard."))
        return redirect("notifications:choices")
    fixed = [notice for notice, _when in queries.choices_of(request.user) if not notice.is_optional]
    return render(request, "notifications/choices.html", {"form": form, "fixed": fixed})


@csrf_exempt  # mail programs send this without cookies (RFC 8058); the signed token is the permission
@never_cache
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """One button behind the link in a mail; the mail program may press it by itself. Looking changes nothing."""
    told = queries.from_token(token)
    notice = queries.all_notices().get(told["n"]) if told else None
    if told is None or notice is None:
        raise Http404
    again = "again" in request.POST
    if request.method == "POST":
        actions.decline(told, again=again)
    done = request.method == "POST" and not again
    about = {"notice": notice, "done": done, "again": again, "has_account": "p" in told}
    return render(request, "notifications/unsubscribe.html", about)


@never_cache
def example_mail(request: HttpRequest) -> HttpResponse:
    """In the demo nothing is mailed: here stands what would have been, for whoever tries it."""
    if not queries.is_on_website():
        raise Http404
    mails = [(message, as_html(message.text)) for message in queries.example_mail()]
    return render(request, "notifications/example_mail.html", {"mails": mails})


@login_required
@never_cache
def outbox(request: HttpRequest) -> HttpResponse:
    """What waits and what went wrong, for the administrator: never to whom or what."""
    if not rules.may_read_outbox(request.user):
        raise PermissionDenied
    about = {"outbox": queries.outbox(), "has_server": bool(settings.SMTP), "on_website": queries.is_on_website()}
    return render(request, "notifications/outbox.html", about)


@login_required
@require_POST
def try_again(request: HttpRequest, pk: int = 0) -> HttpResponse:
    """Send what failed once more: one message, or all of them."""
    if not rules.may_read_outbox(request.user):
        raise PermissionDenied
    message = get_object_or_404(Message, pk=pk) if pk else None
    count = actions.try_again(message, by=request.user)
    messages.success(request, _("Opnieuw aangeboden: %(count)s.") % {"count": count})
    return redirect("notifications:outbox")
