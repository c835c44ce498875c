"""What the pages of reading in say, as plain answers."""

from __future__ import annotations

import csv
import io
from typing import Any

import yaml
from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from basis.sources import candidate_queries, queries, rules
from basis.sources.candidate_actions import Proposed
from basis.sources.candidate_models import Candidate
from basis.sources.columns import LABELS
from basis.sources.forms import ListForm
from basis.sources.models import Import

A_PAGE = 25  # faults
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lists(form: ListForm) -> dict[str, Any]:
    """All lists, and the files that are on their way."""
    waiting = Candidate.objects.waiting().count()
    return {"form": form, "lists": queries.lists(), "under_way": queries.under_way(), "waiting": waiting}


def one(found: Import, page: str | None) -> dict[str, Any]:
    """One file: its faults by page, and some of what it changes."""
    shown = [row | {"label": LABELS.get(row.get("column", ""), row.get("column", ""))} for row in found.examples]
    return {
        "one": found,
        "faults": Paginator(found.faults, A_PAGE).get_page(page),
        "changes": [row for row in shown if row.get("column")],
        "new": [row for row in shown if not row.get("column")],
    }


def faults_csv(found: Import) -> str:
    """A line for each fault. What a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["regel", "reden"])
    writer.writerows([_cell(cell) for cell in row] for row in found.faults)
    return out.getvalue()


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def columns_yaml(found: Import) -> str:
    """What `./run import_socialmap FILE.csv --columns` takes."""
    kept = {name: found.layout[name] for name in ("columns", "values", "skip", "name_is_key") if found.layout.get(name)}
    head = _("# Zo las u de lijst ‘%(origin)s’ in.") % {"origin": found.origin.replace("\n", " ")}
    return f"{head}\n{yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)}"


def candidates(asked: str, page: str | None) -> dict[str, Any]:
    """The proposals that wait, in the area with this name in its address or in all, with what each likely is."""
    areas = candidate_queries.by_area()
    area = next((area for area, _count in areas if area.slug == asked), None)
    waiting = Candidate.objects.waiting().select_related("area", "place")
    found = Paginator(waiting.filter(area=area) if area else waiting, 24).get_page(page)
    likely = candidate_queries.likely(found.object_list)
    rows = [(one, likely.get(one.pk, [])) for one in found.object_list]
    return {"page": found, "rows": rows, "areas": areas, "area": area, "total": sum(count for _area, count in areas)}


def candidate(found: Candidate, chosen: str) -> dict[str, Any]:
    """One proposal: what it says, and for each place that it may be what it would fill in and where they differ."""
    likely = [one.place for one in candidate_queries.likely([found]).get(found.pk, [])]
    places = [found.place] if found.place else [one for one in likely if str(one.pk) == chosen] or likely
    compared = []
    for place in places[:3]:
        rows = candidate_queries.differences(place, found.facts, with_name=place.origin == found.origin)
        told = candidate_queries.in_words(place, rows)
        blank = [change for row, change in told if row.is_blank]
        compared.append((place, blank, [(row.field, change) for row, change in told if not row.is_blank]))
    return {"one": found, "told": candidate_queries.told(found), "compared": compared}


def passed(done: Proposed) -> str:
    """What of a file was passed over, and why; '' when nothing was."""
    words = {
        "name": _("zonder naam: %(count)s"),
        "outside": _("buiten de gemeente: %(count)s"),
        "declined": _("eerder afgewezen: %(count)s"),
        "kind": _("geen plek om heen te gaan: %(count)s"),
        "wrong": _("niet goed: %(count)s"),
    }
    told = [text % {"count": done.passed[why]} for why, text in words.items() if done.passed[why]]
    return _("Overgeslagen: %(told)s.") % {"told": ", ".join(told)} if told else ""


def desk(viewer: Any, thing: Any) -> dict[str, Any] | None:
    """On the page of the editors of the social map: the way here, with how much waits."""
    if not rules.may_read_in(viewer):
        return None
    return {"under_way": queries.under_way().count(), "waiting": Candidate.objects.waiting().count()}
