"""What the theme pages show."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from basis.areas.forms import PostcodeForm
from basis.areas.models import Area
from basis.audit import queries as audit
from basis.modules import panels_of
from basis.themes import Subject
from basis.topics import queries, rules
from basis.topics.models import Topic


def listing(viewer: Any) -> dict[str, Any]:
    """All theme pages that everyone sees."""
    return {"topics": queries.shown(), "may_edit": rules.may_edit(viewer)}


def topic(found: Topic, viewer: Any, area: Area | None, form: PostcodeForm) -> dict[str, Any]:
    """A theme page: whom to ask, the introduction, and what each module has that belongs to it, near this area."""
    subject = Subject(str(found), tuple(found.themes), tuple(found.groups), area)
    return {
        "topic": found,
        "contact": found.contact,
        "links": list(found.links.all()),
        "area": area,
        "form": form,
        "panels": panels_of("theme_panels", viewer, subject),
        "may_edit": rules.may_edit(viewer),
    }


def asked_area(asked: dict[str, Any], chosen: str) -> tuple[Area | None, PostcodeForm]:
    """The area to look in, and the form that asks for it: by a postcode in the address, else by the name of an area."""
    if "postcode" not in asked:
        return queries.area_asked(asked, chosen), PostcodeForm()
    form = PostcodeForm(asked)
    area = queries.area_of_postcode(form.cleaned_data["postcode"]) if form.is_valid() else None
    if area is None and form.is_valid():
        form.add_error("postcode", _("Deze postcode kennen wij hier niet. Kijk of het de juiste is."))
    return area, form


def home_panel(viewer: Any, area: Area | None) -> dict[str, Any] | None:
    """On home: the theme pages, a quiet row; None when there are none. One query."""
    topics = queries.shown()
    return {"topics": topics} if topics else None


def editor_panel(viewer: Any, person: Any) -> dict[str, Any]:
    """On one's own page: for an editor the way to what she writes."""
    return {"may": rules.may_edit(viewer)}


def editing(found: Topic | None) -> dict[str, Any]:
    """Beside the form of an editor: what happened to the page before."""
    return {"topic": found, "history": audit.history(found) if found else []}
