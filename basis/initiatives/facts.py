"""What is said of an initiative as it comes in: from a form, a file or the demo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from basis.initiatives.kinds import Stage
from basis.themes import Theme

if TYPE_CHECKING:
    from basis.socialmap.models import Place


@dataclass(frozen=True)
class Facts:
    """An initiative in the words of who began it. All but title and text may come later."""

    title: str
    text: str
    theme: str = Theme.OTHER
    groups: tuple[str, ...] = ()
    place: Place | None = None
    where: str = ""
    byline: str = ""
    website: str = ""
    stage: str = Stage.IDEA  # only when it is begun here: afterwards it goes from step to step


@dataclass(frozen=True)
class Told:
    """What a team tells; `photo` is a file as it came."""

    text: str
    photo: IO[bytes] | None = None
    photo_alt: str = ""


def plain(text: str, *, lines: bool = False) -> str:
    """Without what is no text, and without more white space than it needs."""
    clean = text.replace("\x00", "").replace("\r\n", "\n")
    return clean.strip() if lines else " ".join(clean.split())
