"""What holds for who is signed in: a form survives an ended session, sessions end in time, staff have a second step."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, resolve_url
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from basis.accounts import queries, session_actions
from basis.accounts.models import Person, SignIn

Handler = Callable[[HttpRequest], HttpResponseBase]

KEPT = "unsent_form"
LARGEST = 20_000  # characters; a longer form is not kept
KEPT_FOR = 3600  # seconds in which to sign in again
NOT_KEPT = ("csrfmiddlewaretoken", "code")
WITHOUT_SECOND_STEP = ("accounts:logout", "choose_area", "privacy", "accessibility")
SECOND_STEP = {"mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes", "mfa_reauthenticate"}
SECOND_STEP |= {"mfa_reauthenticate_webauthn", "mfa_download_recovery_codes"}


def unsent_form(handle: Handler) -> Handler:
    """What somebody sent after the session had ended waits for her to sign in; `request.unsent` gives it back.

    A view shows it with `Form(initial=request.unsent)`. It is gone once she sends the form again.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        request.unsent = {}  # type: ignore[attr-defined]
        signed_in = request.user.is_authenticated
        if signed_in and (kept := request.session.get(KEPT)) and kept["path"] == request.path:
            request.unsent = QueryDict(kept["form"]).dict()  # type: ignore[attr-defined]
        response = handle(request)
        if request.method != "POST":
            return response
        if not signed_in and _asks_to_sign_in(request, response):
            keep_form(request, request.path)
        elif signed_in and request.unsent:  # type: ignore[attr-defined]
            request.session.pop(KEPT, None)
        return response

    return answer


def keep_form(request: HttpRequest, path: str) -> None:
    """Keep what was filled in on the page with this path until she has signed in."""
    form = request.POST.copy()
    for name in NOT_KEPT:
        form.pop(name, None)
    written = form.urlencode()
    if len(written) <= LARGEST:
        request.session[KEPT] = {"path": path, "form": written}
        request.session.set_expiry(timezone.now() + datetime.timedelta(seconds=KEPT_FOR))


def session_ends(handle: Handler) -> Handler:
    """A session that lasted long enough is over, whatever its cookie says; while it lasts we note that she is there."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        person, now = request.user, timezone.now()
        if isinstance(person, Person):
            if session_actions.is_over(request.session, person, now):
                auth.logout(request)
            else:
                session_actions.note_seen(request.session, person, now)
        return handle(request)

    return answer


def second_step(handle: Handler) -> Handler:
    """Staff who did not come by their own organisation show a second thing than their mailbox (BIO2 5.17.01)."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        return handle(request)

    def view(request: HttpRequest, *args: object) -> HttpResponseBase | None:
        person = request.user
        if not settings.SECOND_FACTOR or not isinstance(person, Person) or _has_shown_two(request, person):
            return None
        match = request.resolver_match or resolve(request.path_info)
        if match.view_name in WITHOUT_SECOND_STEP or not queries.is_staff(person):
            return None
        if match.view_name in SECOND_STEP:
            return None
        if queries.has_second_step(person):
            return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': request.get_full_path()})}")
        messages.warning(request, _("Wie hier werkt, logt in met twee stappen. Kies hieronder uw tweede stap."))
        return redirect("mfa_index")

    answer.process_view = view  # type: ignore[attr-defined]
    return answer


def _has_shown_two(request: HttpRequest, person: Person) -> bool:
    if request.session.get("way") == SignIn.Way.OIDC:
        return True
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, person))


def _asks_to_sign_in(request: HttpRequest, response: HttpResponseBase) -> bool:
    if response.status_code != 302:
        return False
    door = resolve_url(settings.LOGIN_URL)
    if request.path.startswith(door):  # at the door there is no form to keep
        return False
    return response.headers["Location"].partition("?")[0] == door
