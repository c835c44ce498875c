"""What somebody looks for on the social map."""

from __future__ import annotations

from dataclasses import dataclass, fields

from basis.areas.models import Area


@dataclass(frozen=True)
class Wish:
    """What somebody looks for; what is empty does not matter."""

    words: str = ""
    area: Area | None = None
    postcode: str = ""
    now: bool = False
    weekday: int | None = None  # 0 is Monday
    part: str = ""  # of the day: one of `hours.PARTS`
    free: bool = False
    step_free: bool = False
    setting: str = ""
    group: str = ""
    theme: str = ""
    language: str = ""

    @property
    def asked(self) -> tuple[str, ...]:
        """The names of what matters."""
        return tuple(one.name for one in fields(self) if getattr(self, one.name) not in ("", None, False))

    def without(self, name: str) -> Wish:
        """The same, where one thing does not matter."""
        kept = {one.name: getattr(self, one.name) for one in fields(self) if one.name != name}
        return Wish(**kept)
