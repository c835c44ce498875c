"""How the stories of a round stand, in one line: so that who made something of them can tell later whether it holds."""

from __future__ import annotations

import hashlib

from basis.stories.models import Round, Story

FIELDS = (
    *("pk", "use", "with_area", "area_id", "is_for_talk_only", "redacted", "photo"),
    *("contribution__state", "contribution__changed_at"),
)


def standing(one: Round, *, until: int | None = None) -> str:
    """How the stories of this round stand now: `"<last story>.<sha256>"`. One query.

    It changes when a story comes, is changed, withdrawn, hidden or removed, when it may be used for more or for less,
    and when words of it are blacked out. `until` leaves out what was told after that story.
    """
    found = Story.objects.counted().filter(round=one)
    if until is not None:
        found = found.filter(pk__lte=until)
    digest, last = hashlib.sha256(), until or 0
    for row in found.order_by("pk").values_list(*FIELDS).iterator():
        last = max(last, row[0])
        digest.update(repr(row).encode())
    return f"{last}.{digest.hexdigest()}"


def still_stands(one: Round, before: str) -> bool:
    """Whether all that was told until then stands as it did `before`; what was told later does not count. One query."""
    return standing(one, until=int(before.partition(".")[0])) == before
