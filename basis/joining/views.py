"""Join an activity, and one's own place in it: how it stands, change it, say that one does not come."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basis.activities.models import Occurrence
from basis.joining import actions, keys, pages, queries
from basis.joining.actions import Joined
from basis.joining.forms import JoinForm, PartyForm
from basis.joining.models import Party
from basis.moderation import intake
from basis.numbers import key_in

READ_AND_SEND = require_http_methods(["GET", "HEAD", "POST"])
JOIN = "joining.join"


def of_party(view: Callable[[HttpRequest, Party, str], HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the first time that the key opens; an unknown key gets a page that helps on."""

    @wraps(view)
    def answer(request: HttpRequest, key: str) -> HttpResponse:
        found = keys.opened_by(key, request.user)
        if key.isdigit() and not request.user.is_authenticated:  # from a mail to her account
            return redirect_to_login(request.get_full_path())
        response = view(request, found, key) if found else render(request, "moderation/unknown.html", status=404)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return never_cache(answer)


@never_cache
@READ_AND_SEND
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """The form to join one moment of an activity, or every one."""
    occurrence = get_object_or_404(Occurrence.objects.visible_to(request.user).select_related(*pages.WITH), pk=pk)
    mine = queries.party_of(request.user, occurrence)
    if mine:
        return redirect("joining:party", key=str(mine.pk))
    form = JoinForm(
        request.POST or None, viewer=request.user, is_repeated=pages.is_repeated(occurrence, timezone.now())
    )
    if stop := intake.stop(request, form, JOIN):
        return stop
    if form.is_bound and form.is_valid() and (joined := _join(request, occurrence, form)):
        return redirect("joining:party", key=_key(joined))
    told = pages.joining(occurrence, form, timezone.now())
    return render(request, "joining/join.html", told, status=400 if form.errors else 200)


def _join(request: HttpRequest, occurrence: Occurrence, form: JoinForm) -> Joined | None:
    who = {"by": request.user, "email": form.cleaned_data.get("email", ""), "language": get_language() or "nl"}
    try:
        if form.cleaned_data.get("every_time"):
            joined = actions.join_all(occurrence.activity, form.said(), **who)
        else:
            joined = actions.join(occurrence, form.said(), **who)
    except ValidationError as fault:
        form.add_error(None, fault) if not hasattr(fault, "error_dict") else form.add_error("guests", fault.messages)
        return None
    messages.success(request, pages.thanks(joined))
    return joined


def _key(joined: Joined) -> str:
    """What opens her page: her account when she has one, else the key."""
    first = joined.parties[0]
    return str(first.pk) if first.person_id else joined.key


@require_safe
@of_party
def party(request: HttpRequest, one: Party, key: str) -> HttpResponse:
    """How she comes, when and where, and what she can do."""
    page = reverse("joining:party", args=[key])
    told = pages.of_party(one, key, request.build_absolute_uri(page))
    told |= {"proof": request.GET.get("bevestig", ""), "sign_in": _sign_in(key)}
    return render(request, "joining/party.html", told)


@READ_AND_SEND
@of_party
def change(request: HttpRequest, one: Party, key: str) -> HttpResponse:
    """With how many she comes and what she asks; of the times she joined at once, the one that is chosen."""
    chosen = _chosen(request, one)
    form = PartyForm(request.POST if request.method == "POST" else None, party=chosen)
    if form.is_bound and form.is_valid():
        try:
            actions.change(chosen, form.said(), by=request.user)
        except ValidationError as fault:
            form.add_error("guests" if hasattr(fault, "error_dict") else None, fault.messages)
        else:
            messages.success(request, _("Het is veranderd."))
            return redirect("joining:party", key=key)
    told = {"form": form, "party": chosen, "key": key}
    return render(request, "joining/change.html", told, status=400 if form.errors else 200)


@require_POST
@of_party
def cancel(request: HttpRequest, one: Party, key: str) -> HttpResponse:
    """She does not come: this time, or none of the times."""
    try:
        if "alles" in request.POST:
            actions.cancel_all(one, by=request.user)
        else:
            actions.cancel(_chosen(request, one), by=request.user)
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    else:
        messages.success(request, _("U staat niet meer op de lijst. Bedankt dat u het laat weten."))
    return redirect("joining:party", key=key)


@require_POST
@of_party
def confirm(request: HttpRequest, one: Party, key: str) -> HttpResponse:
    """The button behind the link in the mail."""
    try:
        actions.confirm(one, proof=request.POST.get("bevestig", ""))
    except PermissionDenied:
        messages.error(request, _("Deze link is oud of niet van deze plaats. Kijk of u de hele link hebt."))
    else:
        messages.success(request, _("Bedankt. U hoort het als er iets verandert."))
    return redirect("joining:party", key=key)


@require_POST
@of_party
def disown(request: HttpRequest, one: Party, key: str) -> HttpResponse:
    """'That was not me': everything of it is away."""
    actions.disown(one)
    return render(request, "joining/disowned.html")


@require_POST
@of_party
def keep(request: HttpRequest, one: Party, key: str) -> HttpResponse:
    """From now on it is with the account of who is signed in."""
    if not request.user.is_authenticated:
        return redirect(_sign_in(key))
    try:
        actions.keep_for(one, by=request.user)
    except PermissionDenied:
        messages.error(request, _("Dit hoort al bij een ander account."))
        return redirect("joining:party", key=key)
    messages.success(request, _("Dit hoort nu bij uw account."))
    return redirect("joining:party", key=str(one.pk))


def _sign_in(key: str) -> str:
    return f"{resolve_url(settings.LOGIN_URL)}?next={reverse('joining:party', args=[key])}"


def _chosen(request: HttpRequest, one: Party) -> Party:
    """Of the times she joined at once the one that is meant; without a word the first that the key opens."""
    asked = request.POST.get("keer") or request.GET.get("keer") or ""
    return get_object_or_404(queries.joined_together(one), pk=key_in(asked) or one.pk)
