"""Photos and documents that people give: looked at, made anew, kept under a name nobody can guess, and refused in B1.

A photo is never kept as it came: its pixels are read and written again, so that place, camera, and whatever else was
in the file are gone (EXIF, GPS, XMP, comments, colour profile, anything behind the end). What is odd is refused.
"""

from __future__ import annotations

import datetime
import io
import logging
import os
import re
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import clamd
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

log = logging.getLogger(__name__)

MOST_MB = 10
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 2400  # of a photo as we keep it
SMALL_SIDE = 480  # of the small one, for lists
NAME_SIZE = 16  # random bytes: 22 characters, 128 bits
QUALITY = 82
SCAN_SECONDS = 30
FORMATS = ("JPEG", "PNG", "WEBP")  # what may come in; MPO is a JPEG with more pictures behind it, as phones make
KINDS = {"jpg": "image/jpeg", "webp": "image/webp", "pdf": "application/pdf"}
SMALL = "-klein"
NAME = re.compile(rf"[\w-]{{22}}({SMALL})?\.({'|'.join(KINDS)})", re.ASCII)
HEIC = re.compile(rb"....ftyp(heic|heix|hevc|heim|mif1|msf1)", re.DOTALL)


@dataclass(frozen=True)
class Kept:
    """Where something that was given lies: its name, and for a photo its width and height."""

    name: str
    width: int = 0
    height: int = 0

    @property
    def small(self) -> str:
        """The name of the small photo."""
        stem, _dot, ending = self.name.rpartition(".")
        return f"{stem}{SMALL}.{ending}"


def keep_photo(given: IO[bytes]) -> Kept:
    """Make a photo anew and keep it, large and small. Raises ValidationError for what is no good photo.

    At most 10 MB and 50 megapixels, looked at before a pixel is read; JPEG, PNG or WebP. It comes out as JPEG, or as
    WebP when it is partly transparent, upright, at most 2400 pixels long.
    """
    content = _read(given)
    if HEIC.match(content):
        raise ValidationError(
            _("Deze foto is van een soort die wij niet kunnen lezen (HEIC). Bewaar haar als JPEG en probeer het weer.")
        )
    photo = _pixels(content)
    ending = "webp" if photo.mode == "RGBA" else "jpg"
    stem = secrets.token_urlsafe(NAME_SIZE)
    small = photo.copy()
    small.thumbnail((SMALL_SIDE, SMALL_SIDE))
    kept = Kept(f"{stem}.{ending}", *photo.size)
    _write(kept.name, _written(photo, ending))
    _write(kept.small, _written(small, ending))
    return kept


def keep_document(given: IO[bytes]) -> Kept:
    """Keep a PDF, after the virus scanner looked at it. Raises ValidationError for anything else.

    Without BASIS_CLAMD it is not scanned; with BASIS_SCAN_REQUIRED it is refused then, and when the scanner is away.
    """
    content = _read(given)
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-2048:]:
        raise ValidationError(_("Dit is geen PDF. Bewaar het als PDF en probeer het weer."))
    _scan(content)
    kept = Kept(f"{secrets.token_urlsafe(NAME_SIZE)}.pdf")
    _write(kept.name, content)
    return kept


def path_of(name: str) -> Path | None:
    """The file with this name, large or small; None when there is none, or when it is no name of ours."""
    if not NAME.fullmatch(name):
        return None
    path = _place(name)
    return path if path.is_file() else None


def remove(name: str) -> None:
    """Take a file away for good, and the small one of a photo. Doing it twice changes nothing."""
    for one in (name, Kept(name).small):
        if path := path_of(one):
            path.unlink(missing_ok=True)


def whole(name: str) -> str:
    """The name of the photo itself, also for its small one."""
    return name.replace(f"{SMALL}.", ".")


def sweep(before: datetime.datetime, needed: Collection[str]) -> int:
    """Take away what was written before this moment and is not needed, or was left half written; gives how many."""
    gone = 0
    for path in Path(settings.MEDIA_ROOT).glob("??/*"):
        if path.stat().st_mtime < before.timestamp() and whole(path.name) not in needed:
            path.unlink(missing_ok=True)
            gone += path.name == whole(path.name)
    return gone


def _read(given: IO[bytes]) -> bytes:
    limit = MOST_MB * 1024 * 1024
    content = given.read(limit + 1)
    if len(content) > limit:
        raise ValidationError(
            _("Dit bestand is groter dan %(limit)s MB. Kies een kleiner bestand.") % {"limit": MOST_MB}
        )
    if not content:
        raise ValidationError(_("Dit bestand is leeg."))
    return content


def _pixels(content: bytes) -> Image.Image:
    """The upright photo without anything but its pixels, no larger than we keep it."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
            _refuse_if_too_much(opened)
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is read at a fraction of its size
            opened.load()
            upright = ImageOps.exif_transpose(opened)
            transparent = "A" in upright.mode or "transparency" in upright.info
            photo = upright.convert("RGBA" if transparent else "RGB")
    except ValidationError:
        raise
    except Exception as error:  # whatever a decoder stumbles over: fail closed
        log.info("a photo was refused: %s", type(error).__name__)
        raise ValidationError(_("Wij kunnen deze foto niet lezen. Kies een andere foto: JPEG, PNG of WebP.")) from error
    photo.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.new(photo.mode, photo.size)  # nothing comes along but pixels
    clean.paste(photo)
    return clean


def _refuse_if_too_much(opened: Image.Image) -> None:
    """Before a pixel is read: only the head of the file says how large it is."""
    if opened.width * opened.height > MOST_PIXELS:
        raise ValidationError(
            _("Deze foto heeft te veel beeldpunten: hooguit %(most)s miljoen.") % {"most": MOST_PIXELS // 1_000_000}
        )
    if opened.format != "MPO" and getattr(opened, "n_frames", 1) > 1:
        raise ValidationError(_("Deze foto beweegt. Kies een foto die stilstaat."))


def _written(photo: Image.Image, ending: str) -> bytes:
    """The photo as a file. Looks at what it wrote: a file that still tells something is not kept (fail closed)."""
    out = io.BytesIO()
    options: dict[str, Any] = {"quality": QUALITY} | ({"optimize": True} if ending == "jpg" else {"method": 4})
    photo.save(out, "JPEG" if ending == "jpg" else "WEBP", **options)
    with Image.open(io.BytesIO(out.getvalue())) as again:
        told = set(again.info) & {"exif", "xmp", "icc_profile", "comment", "photoshop", "XML:com.adobe.xmp"}
        if told or again.getexif():
            raise ValidationError(_("Wij kunnen deze foto niet schoonmaken. Kies een andere foto."))
    return out.getvalue()


def _place(name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / name[:2] / name


def _write(name: str, content: bytes) -> None:
    """All of it or nothing, readable for the website only."""
    path = _place(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{name}.half")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    half.replace(path)


def _scan(content: bytes) -> None:
    """Ask the virus scanner. Refuses what it finds, and without answer where it must be scanned."""
    away = ValidationError(_("Wij kunnen nu geen bestanden aannemen. Probeer het later weer."))
    if not settings.CLAMD:
        if settings.SCAN_REQUIRED:
            raise away
        return
    try:
        status, virus = _scanner(settings.CLAMD).instream(io.BytesIO(content))["stream"]
    except (clamd.ClamdError, OSError, KeyError, TypeError, ValueError) as error:
        log.error("the virus scanner does not answer: %s", type(error).__name__)
        if settings.SCAN_REQUIRED:
            raise away from error
        return
    if status == "FOUND":
        log.warning("the virus scanner refused a file: %s", virus)
        raise ValidationError(_("Dit bestand is gevaarlijk. Wij hebben het niet bewaard."))
    if status != "OK" and settings.SCAN_REQUIRED:
        raise away


def _scanner(address: str) -> clamd.ClamdNetworkSocket:
    """`unix:/run/clamav/clamd.ctl` or `host:3310`."""
    if address.startswith("unix:"):
        return clamd.ClamdUnixSocket(address.removeprefix("unix:"), timeout=SCAN_SECONDS)
    host, _colon, port = address.rpartition(":")
    return clamd.ClamdNetworkSocket(host, int(port), timeout=SCAN_SECONDS)
