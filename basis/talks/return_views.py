"""The page on which a round is given back to who told in it: write, look at it, send."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from basis.stories import return_actions as stories
from basis.stories.models import Return, Round
from basis.talks import pages, return_actions, rules
from basis.talks.return_forms import ReturnForm
from basis.talks.views import READ_AND_SEND, refuse, round_of

SEND = "verstuur"


@READ_AND_SEND
def give_back(request: HttpRequest, slug: str) -> HttpResponse:
    """Write what was heard and what is done; then see it as others will; then send it. After that: correct it."""
    one = round_of(request, slug)
    if not rules.may_hold(request.user, one):
        return refuse(request)
    given = Return.objects.filter(round=one).select_related("round").first()
    form = ReturnForm(request.POST or None, is_correction=given is not None, initial=pages.heard_so_far(one, given))
    is_fine = form.is_bound and form.is_valid()
    if is_fine and request.POST.get("stap") == SEND and _sent(one, given, form, request):
        return redirect(pages.after_return(one))
    told = pages.giving_back(one, given) | {"form": form, "shown": form.cleaned_data if is_fine else None}
    return render(request, "talks/give_back.html", told, status=400 if form.errors else 200)


def _sent(one: Round, given: Return | None, form: ReturnForm, request: HttpRequest) -> bool:
    said = form.cleaned_data
    try:
        if given:
            return_actions.correct(given, **said, by=request.user)
        else:
            stories.give_back(one, **said, by=request.user)
    except ValidationError as fault:
        form.add_error(None, fault)
        return False
    return True
