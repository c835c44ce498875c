"""Signing in by a code, joining, signing out."""

from __future__ import annotations

from django.contrib import auth, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from basis.accounts import codes, oidc, providers, session_actions, sign_in_actions
from basis.accounts.middleware import KEPT, keep_form
from basis.accounts.models import Person
from basis.accounts.sign_in_forms import CodeForm, EmailForm, NameForm
from basis.areas.models import Area

TOO_OFTEN = gettext_lazy("Dit is te vaak geprobeerd. Wacht een kwartier en probeer het dan opnieuw.")
WRONG = gettext_lazy("Deze code klopt niet. Kijk of u de nieuwste mail hebt en of u de code goed hebt getypt.")


@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """An e-mail address, to which a code goes. Also who has no account yet begins here."""
    onward = safe_next(request)
    if request.user.is_authenticated:
        return redirect(onward)
    form = EmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if codes.ask(request, form.cleaned_data["email"]):
            return _go("accounts:code", onward)
        form.add_error("email", TOO_OFTEN)
    told = {"form": form, "next": onward, "kept": KEPT in request.session, "providers": providers.providers()}
    return render(request, "accounts/sign_in.html", told)


@require_POST
def first(request: HttpRequest) -> HttpResponse:
    """Somebody in the middle of a form wants to sign in first: what she filled in waits for her on that page."""
    page = safe_next(request)
    keep_form(request, page.partition("?")[0])
    return _go("accounts:login", page)


@never_cache
@sensitive_post_parameters("code")
def code(request: HttpRequest) -> HttpResponse:
    """The code from the mail; a wrong one may be typed again a few times."""
    onward, process = safe_next(request), codes.running(request)
    if process is None:
        return _go("accounts:login", onward)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if codes.is_right(process, form.cleaned_data["code"]):
            return codes.enter(process, onward) or _go("accounts:name", onward)
        if codes.running(request) is None:
            messages.error(request, TOO_OFTEN)
            return _go("accounts:login", onward)
        form.add_error("code", WRONG)
    return render(request, "accounts/code.html", {"form": form, "email": process.state["email"], "next": onward})


@never_cache
def name(request: HttpRequest) -> HttpResponse:
    """Who is new says how she wants to be called; then she has an account."""
    email, onward = codes.newcomer(request), safe_next(request)
    if not email or request.user.is_authenticated:
        return _go("accounts:login", onward)
    form = NameForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (person := _joined(request, email, form)):
        entered: HttpResponse = codes.come_in(request, person, onward)
        return entered
    return render(request, "accounts/name.html", {"form": form, "email": email, "next": onward})


def inactive(request: HttpRequest) -> HttpResponse:
    """For who proved an address of an account that is no longer in use."""
    return render(request, "accounts/inactive.html", status=403)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session and all that was kept in it."""
    by = request.session.get("provider")
    if isinstance(request.user, Person):
        session_actions.end_this(request.session.session_key, request.user)
    auth.logout(request)
    provider = providers.provider(by["name"]) if by else None
    there = oidc.end_address(provider, by["token"]) if by and provider else ""
    if there:  # by a header: a form of ours may not lead to another website (CSP form-action)
        response = render(request, "accounts/signed_out.html", {"there": there})
        response.headers["Refresh"] = f"3; url={there}"
        return response
    messages.success(request, _("U bent uitgelogd. Tot ziens."))
    return redirect("home")


def safe_next(request: HttpRequest) -> str:
    """Where to go after signing in: a page of this website, else one's own page."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else reverse("accounts:me")


def _go(name: str, onward: str) -> HttpResponse:
    is_default = onward == reverse("accounts:me")
    return redirect(reverse(name) + ("" if is_default else f"?{urlencode({'next': onward})}"))


def _joined(request: HttpRequest, email: str, form: NameForm) -> Person | None:
    slug = request.COOKIES.get(Area.COOKIE, "")
    area = Area.objects.own().filter(slug=slug).first() if slug else None
    try:
        return sign_in_actions.join(
            email=email, name=form.cleaned_data["name"], language=translation.get_language() or "nl", area=area
        )
    except ValidationError as error:
        form.add_error(None, error.messages[0])
        return None
