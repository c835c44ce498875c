"""What a page needs to say whose a thing is and which role the municipality takes, now and before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from basis.modules import Words
from basis.vision.pack import Ownership, Point, vision
from basis.vision.queries import government_role
from basis.vision.stance_models import Owner, Stance

LAWFUL = "lawful"  # may also come in where residents own: when a permit or a rule is part of it


@dataclass(frozen=True)
class Held:
    """One choice: whose it is and the role, in the words of the vision; `by` is the role of who chose it."""

    stance: Stance
    owner: Ownership | None
    role: Point | None
    by: Words
    is_usual: bool  # this role goes with this owner in figure 1


@dataclass(frozen=True)
class Standing:
    """What holds for a thing, and what held before, newest first; `now` is None until somebody chose."""

    now: Held | None
    before: tuple[Held, ...]


def standing(kind: str, key: str, names: Mapping[str, Words]) -> Standing:
    """Owner and role of one thing; `names` says how the roles of staff are called. One query."""
    found = [_held(one, names) for one in Stance.objects.filter(kind=kind, key=key)]
    return Standing(found[0] if found else None, tuple(found[1:]))


def latest(kind: str, keys: Sequence[str]) -> dict[str, Stance]:
    """What holds for each of these things, by key; what nobody chose for is not in it. One query."""
    found: dict[str, Stance] = {}
    for one in Stance.objects.filter(kind=kind, key__in=keys):
        found.setdefault(one.key, one)
    return found


def ownership_of(whose: str) -> Ownership | None:
    """What figure 1 says of an owner: who decides, what the municipality does."""
    return next((part for part in vision().ownership if part.owner == whose), None)


def roles_for(whose: str) -> list[Point]:
    """The roles that may be taken where this is the owner: those of figure 1, and of residents also the lawful one."""
    part, found = ownership_of(whose), vision()
    fitting = found.roles_that_fit(part) if part else list(found.roles)
    lawful = [one for one in found.roles if one.key == LAWFUL and one not in fitting]
    return fitting + (lawful if whose == Owner.RESIDENTS else [])


def may_take(whose: str, role: str) -> bool:
    """Whether the municipality can choose this role where this is the owner."""
    return any(one.key == role for one in roles_for(whose))


def fits(whose: str, role: str) -> bool:
    """Whether a role goes with an owner in figure 1."""
    part = ownership_of(whose)
    return part is not None and role in part.roles


def chosen_by(person: Any) -> list[dict[str, Any]]:
    """What somebody chose, as plain values."""
    return [
        {"about": f"{one.kind} {one.key}", "text": one.why, "on": one.begins_on.isoformat()}
        for one in Stance.objects.filter(by=person)
    ]


def _held(one: Stance, names: Mapping[str, Words]) -> Held:
    part, role = ownership_of(one.whose), government_role(one.role)
    return Held(one, part, role, names.get(one.as_role, ""), fits(one.whose, one.role))
