"""What waits for a moderator, and the page on which she decides."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from basis.moderation import decision_actions, decision_rules, letters, queue_queries, rules
from basis.moderation.actions import NotNow
from basis.moderation.decision_forms import LetterForm, VerdictForm
from basis.moderation.models import Verdict
from basis.moderation.queue_queries import About

A_PAGE = 25


@never_cache
@login_required
def queue(request: HttpRequest) -> HttpResponse:
    """What waits in her areas, longest waiting first; with `gebied` in one of them."""
    if not rules.is_moderator(request.user):
        raise PermissionDenied
    found = queue_queries.waiting_for(request.user)
    areas = queue_queries.areas_of(found)
    chosen = request.GET.get("gebied", "")
    if chosen:
        found = found.filter(area=chosen)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("pagina"))
    told = {"page": page, "rows": queue_queries.rows(page.object_list), "areas": areas, "chosen": chosen}
    return render(request, "moderation/queue.html", told)


@never_cache
@login_required
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """All there is to know about one contribution; what she decides, then the letter, then it is done."""
    about = queue_queries.about(pk, request.user)
    if about is None:
        raise Http404
    one = about.waiting.one
    form: VerdictForm = VerdictForm(request.GET if "besluit" in request.GET else None, one=one)
    letter = None
    if request.method == "POST":
        letter = LetterForm(request.POST, one=one)
        if letter.is_valid() and _decided(request, about, letter):
            return redirect("moderation:queue")
    elif form.is_bound and form.is_valid():
        letter = _letter(request, about, form)
    may = decision_rules.may_decide_on(request.user, one, about.decided_first)
    told = {"about": about, "one": one, "form": form, "letter": letter, "may": may}
    return render(request, "moderation/decide.html", told, status=400 if letter and letter.errors else 200)


def _letter(request: HttpRequest, about: About, form: VerdictForm) -> LetterForm:
    """The first version of the letter, to be changed before it goes."""
    chosen: dict[str, Any] = form.cleaned_data
    title = about.waiting.shown.title if about.waiting.shown else str(about.waiting.kind)
    looks = {"second_look": bool(about.objections), "the_same": request.user.pk in about.decided_first}
    words = letters.to_giver(about.waiting.one, chosen["besluit"], chosen["grond"], title, **looks)
    return LetterForm(initial={**chosen, "words": words}, one=about.waiting.one)


def _decided(request: HttpRequest, about: About, letter: LetterForm) -> bool:
    said = letter.cleaned_data
    try:
        decision_actions.decide(
            about.waiting.one, verdict=said["besluit"], ground=said["grond"], words=said["words"], by=request.user
        )
    except (NotNow, ValidationError):
        letter.add_error(None, _("Dit kan nu niet meer. Iemand anders was misschien eerder."))
        return False
    shown = said["besluit"] == Verdict.PUBLISH
    messages.success(
        request, _("Het staat op de website.") if shown else _("Het is besloten, en wie het gaf hoort het.")
    )
    return True
