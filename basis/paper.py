"""Documents on paper: a Typst layout and the texts that go in it, as PDF/UA-1, which a screen reader can read."""

from __future__ import annotations

import fcntl
import hashlib
import json
import time
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

FONTS = Path(settings.DATA) / "build" / "fonts"  # TrueType files of the house style, when set-up has put them there
KEPT = Path(settings.DATA) / "papers"  # what took long to make; may be thrown away
TYPST = version("typst")  # another one may draw otherwise
MOST_KEPT = 300  # files; the oldest go first
KEPT_FOR = 2 * 24 * 3600  # seconds: with its date in it, a paper is not asked for after its day


def pdf(layout: Path, data: Mapping[str, Any]) -> bytes:
    """The PDF of this layout with these texts and numbers.

    They go to the layout as data (`sys.inputs.data`, JSON), never as markup, so that no name or word of people can
    change the document. Raises typst.TypstError when it would not be accessible: then the layout is wrong.
    """
    made: bytes = typst.compile(
        str(layout),
        format="pdf",
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        font_paths=[str(FONTS)] if FONTS.is_dir() else [],
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return made


def kept(layout: Path, data: Mapping[str, Any], whole: Callable[[], Mapping[str, Any]]) -> bytes:
    """The PDF of this layout with what `whole` gives, made once: as long as layout and `data` stay the same it is kept.

    `data` must say all that `whole` depends on. They are made one at a time, so that who asks for many at once waits
    for herself and leaves the rest of the machine to others.
    """
    said = json.dumps(data, ensure_ascii=False, sort_keys=True).encode()
    name = hashlib.sha256(b"\0".join((TYPST.encode(), layout.read_bytes(), said))).hexdigest()
    path = KEPT / f"{name}.pdf"
    if path.exists():
        return path.read_bytes()
    KEPT.mkdir(exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if path.exists():  # somebody else asked for it a moment ago
            return path.read_bytes()
        made = pdf(layout, whole())
        half = path.with_suffix(".half")
        half.write_bytes(made)
        half.replace(path)
        _throw_away(time.time() - KEPT_FOR)
    return made


def _throw_away(before: float) -> None:
    """What was made before this moment, and what is more than there is room for."""
    newest = sorted(KEPT.glob("*.pdf"), key=lambda one: one.stat().st_mtime, reverse=True)
    for number, path in enumerate(newest):
        if number >= MOST_KEPT or path.stat().st_mtime < before:
            path.unlink(missing_ok=True)


def part(percent: str) -> float:
    """A width of the page as a part of the whole: `"37.5%"` → 0.375."""
    return float(percent.rstrip("%")) / 100
