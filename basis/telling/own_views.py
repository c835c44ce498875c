"""One's own story, seen back by a secret link or by one's account: what it is used for, and everything one can do."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from basis.moderation import actions as moderation
from basis.moderation import intake as of_moderation
from basis.moderation import limit_actions as limits
from basis.moderation import rules as of_giver
from basis.moderation.models import Contribution
from basis.stories import address_actions, telling_actions
from basis.stories.models import Story, Way
from basis.telling import draft_actions, intake, pages, queries, return_actions
from basis.telling.forms import ReturnForm, UseForm
from basis.telling.photo_forms import PhotoForm

View = Callable[..., HttpResponse]


def of_teller(view: View) -> View:
    """The view gets the story that the key opens; an unknown key gets a page that helps on."""

    @wraps(view)
    def answer(request: HttpRequest, key: str) -> HttpResponse:
        found = queries.told_with(key, request.user)
        response = view(request, *found, key) if found else render(request, "moderation/unknown.html", status=404)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return never_cache(answer)


def of_open(view: View) -> View:
    """The view changes something, which only goes while the story is not withdrawn or removed."""

    @wraps(view)
    def answer(request: HttpRequest, one: Contribution, story: Story, key: str) -> HttpResponse:
        if not of_giver.of_giver(request.user, one).change:
            messages.error(request, _("Dit verhaal kunt u nu niet veranderen."))
            return redirect("telling:mine", key)
        return view(request, one, story, key)

    return require_POST(of_teller(answer))


@require_safe
@of_teller
def mine(request: HttpRequest, one: Contribution, story: Story, key: str) -> HttpResponse:
    """Her story as it is used now."""
    return render(request, "telling/mine.html", pages.own(one, story, key, request.user, timezone.localdate()))


@require_safe
@of_teller
def thanks(request: HttpRequest, one: Contribution, story: Story, key: str) -> HttpResponse:
    """Thank you, the link to keep, and the way to tell another."""
    link = request.build_absolute_uri(reverse("telling:mine", args=[key]))
    return render(request, "telling/thanks.html", pages.thanks(link, one, key) | {"frame": "design/page.html"})


@of_open
def use(request: HttpRequest, one: Contribution, story: Story, key: str) -> HttpResponse:
    """From now on it may be used for this."""
    form = UseForm(request.POST, has_text=bool(story.text), asks_age=False)
    if form.is_valid() and "use" in form.cleaned_data:
        by = request.user if request.user.is_authenticated else None
        telling_actions.use_for(one, form.cleaned_data["use"], with_area=form.cleaned_data["with_area"], by=by)
        messages.success(request, _("Dat is veranderd."))
    else:
        messages.error(request, _("Kies wat er met uw verhaal mag."))
    return redirect("telling:mine", key)


@of_open
def photo(request: HttpRequest, one: Contribution, story: Story, key: str) -> HttpResponse:
    """A photo with her story; it has to be chosen again when something is wrong with it."""
    form = PhotoForm(request.POST, request.FILES)
    by = request.user if request.user.is_authenticated else None
    faults = [str(text) for listed in form.errors.values() for text in listed]
    try:
        if not faults:
            telling_actions.add_photo(one, form.cleaned_data["photo"], form.cleaned_data["photo_alt"], by=by)
            messages.success(request, _("De foto staat erbij."))
    except ValidationError as fault:
        faults = fault.messages
    for text in faults:
        messages.error(request, text)
    return redirect("telling:mine", key)


@of_open
def withdraw(request: HttpRequest, one: Contribution, story: Story, key: str) -> HttpResponse:
    """Out of everything, at once: the pages, the conversations and the numbers."""
    moderation.withdraw(one, by=request.user)
    messages.success(request, _("Uw verhaal en uw antwoorden doen nergens meer mee."))
    return redirect("telling:mine", key)


@of_open
def another(request: HttpRequest, one: Contribution, story: Story, key: str) -> HttpResponse:
    """The same teller tells another story of the same round."""
    language = get_language() or "nl"
    try:
        begun = draft_actions.begin(story.round, by=None, way=Way.WEB, language=language, teller=story.teller)
    except ValidationError:
        return redirect("telling:tell", story.round.slug)  # it says why not
    first = queries.course(begun.draft).screens[0].name
    return intake.remember(request, redirect("telling:screen", story.round.slug, first), story.round, begun.key)


@of_open
def address(request: HttpRequest, one: Contribution, story: Story, key: str) -> HttpResponse:
    """Where she hears back: another address, her account, or nowhere."""
    if "weg" in request.POST:
        return_actions.forget(story.teller)
        messages.success(request, _("Wij sturen u geen bericht."))
        return redirect("telling:mine", key)
    is_hers = one.author_id is not None and one.author_id == request.user.pk
    form = ReturnForm(request.POST, has_account=is_hers)
    if not limits.allow(of_moderation.address_of(request), return_actions.NOTICE):
        return of_moderation.over_limit(request)
    if is_hers:
        address_actions.keep(story.teller, person=request.user, language=get_language() or "nl")
        messages.success(request, _("U krijgt bericht."))
    elif form.is_valid() and form.cleaned_data["email"]:
        return_actions.ask(story.teller, form.cleaned_data["email"], language=get_language() or "nl")
        messages.success(request, _("Wij stuurden u een mail. Open de link daarin en druk op de knop."))
    else:
        messages.error(request, _("Vul een e-mailadres in, zoals naam@voorbeeld.nl."))
    return redirect("telling:mine", key)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """The page behind the link in the mail: a button says that the address is hers."""
    if request.method == "POST":
        is_done = return_actions.confirm(key)
        return render(request, "telling/confirm.html", {"is_done": is_done, "is_old": not is_done})
    found = queries.unproven(key)
    told = {"is_old": found is None, "round": found.teller.round if found else None}
    return render(request, "telling/confirm.html", told, status=200 if found else 404)
