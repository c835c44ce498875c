"""What the pages of initiatives show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.http import urlencode

from basis.accounts.models import Role
from basis.areas.models import Area
from basis.initiatives import queries, rules
from basis.initiatives.kinds import STAGE_WORDS, STEPS, WANTING_WORDS, Stage, Wanting
from basis.initiatives.list_forms import NarrowForm
from basis.initiatives.models import Ask, Initiative
from basis.initiatives.queries import Wanted
from basis.modules import all_modules
from basis.themes import THEME_WORDS, Group
from basis.vision import rules as vision
from basis.vision import stance_queries

KIND = "initiatives.initiative"
A_PAGE = 12
UPDATES = 8  # on a page
ON_TOP = 10  # panels of a lower order are at the top
ROLES: dict[str, Any] = {role.value: role.label for role in Role}
NAMES = {"theme": "onderwerp", "stage": "stand", "asks": "zoekt"}
WORDS: dict[str, Mapping[Any, str]] = {"theme": THEME_WORDS, "stage": STAGE_WORDS, "asks": WANTING_WORDS}


def words_of(wanted: Wanted) -> dict[str, str]:
    """What was asked, as it stands in an address."""
    return {NAMES[name]: WORDS[name][value] for name, value in asdict(wanted).items() if value}


def listing(viewer: Any, area: Area | None, question: Mapping[str, Any]) -> dict[str, Any]:
    """The list of initiatives, with all by which it can be made shorter. Three queries, however many there are."""
    wanted = Wanted.asked(question)
    found = queries.visible(viewer, area, wanted).prefetch_related(queries.open_asks())
    page: Page[Initiative] = Paginator(found, A_PAGE).get_page(question.get("pagina"))
    asked = words_of(wanted)
    return {
        "page": page,
        "area": area,
        "is_everywhere": area is None,
        "tabs": [(one, f"?zoekt={WANTING_WORDS[one]}", one == wanted.asks) for one in Wanting],
        "narrow": NarrowForm(initial=asked),
        "is_narrow": bool(asked),
        "asked": urlencode(asked),
    }


def asks(viewer: Any, area: Area | None, kind: str, number: Any) -> dict[str, Any]:
    """What initiatives need now, by area and kind. Two queries."""
    page: Page[Ask] = Paginator(queries.asks(viewer, area, kind), A_PAGE).get_page(number)
    around = {"gebied": area.slug} if area else {}
    words = {"zoekt": WANTING_WORDS[Wanting(kind)]} if kind else {}
    return {
        "page": page,
        "area": area,
        "is_everywhere": area is None,
        "tabs": [(one, "?" + urlencode(around | {"zoekt": WANTING_WORDS[one]}), one == kind) for one in Wanting],
        "every": "?" + urlencode(around),
        "is_every": not kind,
        "asked": urlencode(around | words),
        "kind_words": words.get("zoekt", ""),
    }


def one(found: Initiative, viewer: Any, number: Any = None) -> dict[str, Any]:
    """An initiative: who, what, how far, what it needs, how it went, whose it is, and what other modules put there."""
    may_change = rules.may_change(viewer, found)
    asked = list(found.asks.visible_to(viewer).filter(answered_at=None).select_related("contribution"))
    return {
        "one": found,
        "area": found.area,
        "team": [member for member in found.team.all() if member.name],
        "steps": [(step, step == found.stage) for step in STEPS],
        "is_stopped": found.stage == Stage.STOPPED,
        "groups": [str(Group(code).label) for code in found.groups],
        "asks": asked,
        "updates": Paginator(queries.told(viewer, found), UPDATES).get_page(number),
        "face": queries.told(viewer, found).exclude(photo="").first(),  # the last photo its team told with
        "learned": _learned(found, viewer),
        "standing": stance_queries.standing(KIND, str(found.pk), ROLES),
        "stance_url": _stance_url(found, viewer),
        "may_change": may_change,
        "may_claim": _may_claim(found, viewer),
        "can_write": not found.is_imported and found.stage != Stage.STOPPED and not may_change,
        "follows": queries.follows(viewer, found),
        **_panels(viewer, found),
    }


def _stance_url(found: Initiative, viewer: Any) -> str:
    may = not found.is_imported and vision.may_set_stance(viewer, found.area)
    return reverse("initiatives:stance", args=[found.slug]) if may else ""


def _may_claim(found: Initiative, viewer: Any) -> bool:
    """Whether nobody carries it here yet: whoever has its link may."""
    return found.contribution.author_id is None and not found.is_imported and not found.source


def _learned(found: Initiative, viewer: Any) -> Any:
    """What its initiators said when it stood or stopped, if it does. One query."""
    if found.stage not in {Stage.STANDING, Stage.STOPPED}:
        return None
    return queries.told(viewer, found).filter(stage=found.stage).first()


def _panels(viewer: Any, found: Initiative) -> dict[str, Any]:
    """What other modules put on its page; what has an order under 10 is seen at once, as the one contact person."""
    offered = sorted((panel for m in all_modules() for panel in m.initiative_panels), key=lambda panel: panel.order)
    shown = [(panel.order, panel.template, panel.context(viewer, found)) for panel in offered]
    there = [(order < ON_TOP, template, told) for order, template, told in shown if told is not None]
    return {
        "first_panels": [(template, told) for is_first, template, told in there if is_first],
        "panels": [(template, told) for is_first, template, told in there if not is_first],
    }


def team(found: Initiative, viewer: Any) -> dict[str, Any]:
    """Who carries it, who was asked, and what waits for the team."""
    members = list(queries.team(found))
    mine = next((member for member in members if member.person_id == viewer.pk), None)
    return {
        "one": found,
        "area": found.area,
        "members": members,
        "mine": mine,
        "invitations": list(found.invitations.select_related("invited_by")),
        "proposals": list(queries.proposals_for(found)),
        "may_leave": rules.may_leave(viewer, found),
        "followers": found.followers.count(),
    }
