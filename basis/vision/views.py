"""The vision, its commitments, and how far each is."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from basis.modules import panels_of
from basis.vision import actions, queries, rules
from basis.vision.forms import UpdateForm
from basis.vision.pack import vision


def overview(request: HttpRequest) -> HttpResponse:
    """The whole vision on one page, in words of our own."""
    followed = queries.followed()
    told: dict[str, Any] = {"vision": vision(), "ownership": queries.ownership()}
    told |= {"followed": followed, "counts": queries.count_states(followed)}
    return render(request, "vision/overview.html", told)


def commitments(request: HttpRequest) -> HttpResponse:
    """Every commitment with its owner, state and newest report; `stand` shows those in one state."""
    followed = queries.followed()
    state = queries.STATES_BY_WORD.get(request.GET.get("stand", ""))
    shown = [thing for thing in followed if state in {None, thing.state}]
    told: dict[str, Any] = {"themes": queries.by_theme(shown), "shown": len(shown), "total": len(followed)}
    told |= {"counts": queries.count_states(followed), "state": state}
    return render(request, "vision/commitments.html", told)


def commitment(request: HttpRequest, key: str) -> HttpResponse:
    """What was promised, all that was reported on it, and for staff the form to report."""
    followed = queries.follow(key)
    if followed is None:
        raise Http404
    if request.method == "POST" and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    form = UpdateForm(request.POST or None, initial={"state": followed.state} | getattr(request, "unsent", {}))
    if request.method == "POST" and form.is_valid():
        actions.write_update(commitment=key, **form.cleaned_data, by=request.user)
        messages.success(request, _("Uw bericht staat erbij. Dank u wel."))
        return redirect("vision:commitment", key)
    told = {"followed": followed, "may_update": rules.may_update_commitment(request.user), "form": form}
    told |= {"updates": queries.updates(key), "panels": panels_of("commitment_panels", request.user, key)}
    return render(request, "vision/commitment.html", told | {"principles": _principles(followed)})


def _principles(followed: Any) -> list[Any]:
    return [vision().principle(name) for name in followed.commitment.principles]
